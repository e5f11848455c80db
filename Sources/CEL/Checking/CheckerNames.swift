// Names and fields: what they refer to, and what was probably meant.

extension Checker {
    mutating func checkName(_ name: String, _ isRooted: Bool, _ node: Expression) -> CELType {
        if !isRooted, let index = local(name) {
            references[node.id] = .local(index)
            return locals[index].type
        }
        if let target = declarations.resolve(isRooted ? "." + name : name) { return refer(node, to: target) }
        references[node.id] = .unresolved
        if isChecked {
            let known = locals.map(\.name).filter { !$0.hasPrefix("@") } + Array(declarations.names.keys)
            fault(.undeclaredName, "there is no `\(name)` here", node, suggestion: nearest(to: name, among: known))
        }
        return .dyn
    }

    private mutating func refer(_ node: Expression, to target: NameTarget) -> CELType {
        switch target {
        case .variable(let slot, let type):
            references[node.id] = .variable(slot: slot)
            return type
        case .constant(let value, let type):
            references[node.id] = .constant(value)
            return type
        }
    }

    mutating func checkSelect(_ operand: Expression, _ field: String, _ isOptional: Bool, _ node: Expression) -> CELType {
        // The longest qualified name that is declared wins over a field of a shorter one.
        if !isOptional, let root = rootName(operand), declarations.mayBeQualified(root),
            let path = Parser.qualifiedName(operand), isVisible(operand), let target = declarations.resolve(path + "." + field)
        {
            return refer(node, to: target)
        }
        let type = fieldType(check(operand), field, node, operand, .value)
        guard isOptional else { return type }
        if case .optional = unifier.head(type) { return type }
        return .optional(type)
    }

    /// The first name of `a.b.c`, without the leading dot.
    func rootName(_ node: Expression) -> String? {
        switch node.kind {
        case .name(let name, _): name
        case .select(let operand, _, isOptional: false): rootName(operand)
        default: nil
        }
    }

    /// The path does not start at a local variable.
    func isVisible(_ node: Expression) -> Bool {
        switch node.kind {
        case .name(let name, let isRooted): isRooted || local(name) == nil
        case .select(let operand, _, _): isVisible(operand)
        default: false
        }
    }

    /// The type of a field of a value of this type; of an optional, an optional.
    mutating func fieldType(
        _ type: CELType, _ field: String, _ node: Expression, _ operand: Expression, _ purpose: FieldRead.Purpose
    ) -> CELType {
        switch unifier.head(type) {
        case .object(let name):
            guard let objectType = declarations.objectTypes[name] else { return .dyn }
            guard let slot = objectType.slot(of: field) else {
                // The name itself: the last thing of a selection.
                let isSelection = if case .select = node.kind { true } else { false }
                let start = isSelection ? max(operand.end, node.end - field.utf8.count) : operand.end + 1
                faults.append(
                    Fault(
                        code: .undeclaredField, message: "\(name) has no field `\(field)`", start: start,
                        end: isSelection ? node.end : start + field.utf8.count,
                        suggestion: nearest(to: field, among: objectType.fields.map(\.name))))
                return .dyn
            }
            references[node.id] = .field(objectType, slot: slot)
            fieldNodes.append((node, purpose))
            let declared = objectType.fields[slot]
            if declared.presence == .optional { readsOptionalField = true }
            return declared.type
        case .map(let key, let value):
            require(.string, key, node, "a key of this map")
            return value
        case .optional(let inner):
            let type = fieldType(inner, field, node, operand, purpose)
            if case .optional = unifier.head(type) { return type }
            return .optional(type)
        case .dyn: return .dyn
        case .variable: return .dyn
        case let other:
            if isChecked { fault(.typeMismatch, "\(shown(other)) has no fields", node) }
            return .dyn
        }
    }

    func nearest(to name: String, among candidates: [String]) -> String? {
        var best: (distance: Int, name: String)?
        for candidate in candidates where !candidate.hasPrefix("@") {
            let distance = editDistance(name.lowercased(), candidate.lowercased())
            guard distance <= max(1, name.utf8.count / 3), distance < candidate.utf8.count else { continue }
            if let current = best, (current.distance, current.name) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.name
    }
}

/// Insertions, deletions, substitutions and exchanges of neighbours between two names.
func editDistance(_ left: String, _ right: String) -> Int {
    let a = Array(left.utf8)
    let b = Array(right.utf8)
    if abs(a.count - b.count) > 8 || a.count > 64 || b.count > 64 { return max(a.count, b.count) }
    var twoBack: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
        var current = [i + 1]
        for j in b.indices {
            var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, twoBack[j - 1] + 1) }
            current.append(cost)
        }
        twoBack = previous
        previous = current
    }
    return previous[b.count]
}
