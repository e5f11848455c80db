// Agreement of types: assignability with type variables, and the more general of two types.
//
// The rules are those of the reference checker, so that deduced types are the same.

struct Unifier {
    private var substitutions: [CELType?] = []
    /// What stood before, of the variables that the present assignment has set: to take it back.
    private var trail: [(variable: Int, before: CELType?)] = []

    mutating func fresh() -> CELType {
        substitutions.append(nil)
        return .variable(substitutions.count - 1)
    }

    /// A signature with its parameters replaced by new variables.
    mutating func instantiate(_ overload: Overload) -> (parameters: [CELType], result: CELType) {
        guard overload.isGeneric else { return (overload.parameters, overload.result) }
        var names: [(String, CELType)] = []
        let parameters = overload.parameters.map { instantiate($0, &names) }
        return (parameters, instantiate(overload.result, &names))
    }

    private mutating func instantiate(_ type: CELType, _ names: inout [(String, CELType)]) -> CELType {
        switch type {
        case .parameter(let name):
            if let known = names.first(where: { $0.0 == name }) { return known.1 }
            let variable = fresh()
            names.append((name, variable))
            return variable
        case .list(let inner): return .list(instantiate(inner, &names))
        case .optional(let inner): return .optional(instantiate(inner, &names))
        case .type(let inner): return .type(instantiate(inner, &names))
        case .map(let key, let value): return .map(instantiate(key, &names), instantiate(value, &names))
        case .opaque(let name, let parameters): return .opaque(name, parameters.map { instantiate($0, &names) })
        default: return type
        }
    }

    /// The type with its variables replaced as far as they are known; those that stay free become
    /// `dyn` if asked for.
    func resolve(_ type: CELType, freeAsDyn: Bool = false) -> CELType {
        switch type {
        case .variable(let number):
            if let known = substitutions[number] { return resolve(known, freeAsDyn: freeAsDyn) }
            return freeAsDyn ? .dyn : type
        case .list(let inner): return .list(resolve(inner, freeAsDyn: freeAsDyn))
        case .optional(let inner): return .optional(resolve(inner, freeAsDyn: freeAsDyn))
        case .type(let inner): return .type(resolve(inner, freeAsDyn: freeAsDyn))
        case .map(let key, let value): return .map(resolve(key, freeAsDyn: freeAsDyn), resolve(value, freeAsDyn: freeAsDyn))
        case .opaque(let name, let parameters) where !parameters.isEmpty:
            return .opaque(name, parameters.map { resolve($0, freeAsDyn: freeAsDyn) })
        default: return type
        }
    }

    /// The outermost constructor, seen through variables.
    func head(_ type: CELType) -> CELType {
        var current = type
        while case .variable(let number) = current, let known = substitutions[number] { current = known }
        return current
    }

    /// Whether all pairs agree. What is learnt about variables is kept only if they do.
    mutating func assign(_ actual: [CELType], to expected: [CELType]) -> Bool {
        guard actual.count == expected.count else { return false }
        for index in actual.indices where !isAssignable(actual[index], expected[index]) { return takeBack() }
        trail.removeAll(keepingCapacity: true)
        return true
    }

    mutating func assign(_ actual: CELType, to expected: CELType) -> Bool {
        if !isAssignable(actual, expected) { return takeBack() }
        trail.removeAll(keepingCapacity: true)
        return true
    }

    private mutating func set(_ variable: Int, _ type: CELType) {
        trail.append((variable, substitutions[variable]))
        substitutions[variable] = type
    }

    private mutating func takeBack() -> Bool {
        while let last = trail.popLast() { substitutions[last.variable] = last.before }
        return false
    }

    private mutating func isAssignable(_ left: CELType, _ right: CELType) -> Bool {
        if case .variable(let number) = right {
            switch substitute(number, right, with: left) {
            case .agreed: return true
            case .disagreed: return false
            case .impossible: break
            }
        }
        if case .variable(let number) = left {
            return substitute(number, left, with: right) == .agreed
        }
        switch (left, right) {
        case (.dyn, _), (_, .dyn): return true
        case (.null, _): return Self.isNullable(right)
        case (_, .null): return Self.isNullable(left)
        case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): return isAssignable(a, b)
        case (.map(let a, let b), .map(let c, let d)): return isAssignable(a, c) && isAssignable(b, d)
        case (.type, .type): return true
        case (.opaque(let a, let p), .opaque(let b, let q)):
            guard a == b, p.count == q.count else { return false }
            for (x, y) in zip(p, q) where !isAssignable(x, y) { return false }
            return true
        default: return left == right
        }
    }

    /// Kept for compatibility by all checkers: these accept `null`.
    private static func isNullable(_ type: CELType) -> Bool {
        switch type {
        case .null, .timestamp, .duration, .object, .opaque, .optional: true
        default: false
        }
    }

    private enum Substitution { case agreed, disagreed, impossible }

    private mutating func substitute(_ number: Int, _ variable: CELType, with type: CELType) -> Substitution {
        if type == variable { return .agreed }
        if let known = substitutions[number] {
            if known == type { return .agreed }
            guard isAssignable(type, known) else { return .disagreed }
            let general = moreGeneral(type, known)
            if !occurs(number, in: general) { set(number, general) }
            return .agreed
        }
        if occurs(number, in: type) { return .impossible }
        set(number, type)
        return .agreed
    }

    private func occurs(_ number: Int, in type: CELType) -> Bool {
        switch type {
        case .variable(let other):
            if other == number { return true }
            return substitutions[other].map { occurs(number, in: $0) } ?? false
        case .list(let inner), .optional(let inner), .type(let inner): return occurs(number, in: inner)
        case .map(let key, let value): return occurs(number, in: key) || occurs(number, in: value)
        case .opaque(_, let parameters): return parameters.contains { occurs(number, in: $0) }
        default: return false
        }
    }

    func moreGeneral(_ left: CELType, _ right: CELType) -> CELType {
        if right == .null { return left }
        return isLessSpecific(left, right) ? left : right
    }

    private func isLessSpecific(_ left: CELType, _ right: CELType) -> Bool {
        switch (left, right) {
        case (.dyn, _), (.variable, _): return true
        case (_, .dyn), (_, .variable): return false
        case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): return isLessSpecific(a, b)
        case (.map(let a, let b), .map(let c, let d)): return isLessSpecific(a, c) && isLessSpecific(b, d)
        case (.type, .type): return true
        case (.opaque(let a, let p), .opaque(let b, let q)):
            return a == b && p.count == q.count && zip(p, q).allSatisfy { isLessSpecific($0, $1) }
        default: return left == right
        }
    }
}
