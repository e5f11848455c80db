// Operators with rules of their own for what is only partly known.

final class EqualityNode: Node {
    let left: any Node
    let right: any Node
    let isNegated: Bool
    /// No host's own equality is involved, so it cannot fail.
    let isTotal: Bool
    init(_ left: any Node, _ right: any Node, isNegated: Bool, isTotal: Bool) {
        self.left = left
        self.right = right
        self.isNegated = isNegated
        self.isTotal = isTotal
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let a = left.evaluate(&frame)
        let b = right.evaluate(&frame)
        let result: Value
        if case .calendarDuration(let first) = a, case .calendarDuration(let second) = b {
            result = CalendarComparison.order(first, second, assuming: frame.assumptions).equality
        } else {
            result = a.equals(b)
        }
        switch result {
        case .bool(let flag): return .bool(flag != isNegated)
        case .unknown(let unknown): return .unknown(unknown.derived(mayFail: !isTotal, residual: Residual.of(self, a, b)))
        default: return result
        }
    }
}

/// Equality with a constant string: codes are compared all the time.
final class StringEqualityNode: Node {
    let operand: any Node
    let constant: String
    let isNegated: Bool
    init(_ operand: any Node, _ constant: String, isNegated: Bool) {
        self.operand = operand
        self.constant = constant
        self.isNegated = isNegated
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let value = operand.evaluate(&frame)
        switch value {
        case .string(let text): return .bool(text.hasSameBytes(as: constant) != isNegated)
        case .unknown(let unknown): return .unknown(unknown.derived(residual: Residual.of(self, value)))
        case .error: return value
        default: return .bool(isNegated)
        }
    }
}

final class RelationNode: Node {
    let relation: Relation
    let left: any Node
    let right: any Node
    let isTotal: Bool
    init(_ relation: Relation, _ left: any Node, _ right: any Node, isTotal: Bool) {
        self.relation = relation
        self.left = left
        self.right = right
        self.isTotal = isTotal
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let a = left.evaluate(&frame)
        let b = right.evaluate(&frame)
        if case .int(let x) = a, case .int(let y) = b { return .bool(relation.holds(x < y, x == y)) }
        if a.isOrdinary, b.isOrdinary {
            let result = relation.test(a.order(against: b, assuming: frame.assumptions))
            if case .unknown(let unknown) = result {
                return .unknown(unknown.derived(mayFail: !isTotal, residual: Residual.of(self, a, b)))
            }
            return result
        }
        if let decided = bounded(a, b) { return decided }
        var tally = StrictTally()
        tally.add(a)
        tally.add(b)
        return tally.result(isTotal: isTotal, residual: Residual.of(self, a, b)) ?? Failures.noSuchOverload
    }

    /// `size(list) >= 2` for a list of which two elements are known.
    private func bounded(_ a: Value, _ b: Value) -> Value? {
        let bounds: (lower: Int64, upper: Int64)
        let number: Int64
        let relation: Relation
        switch (a, b) {
        case (.unknown(let unknown), .int(let value)):
            guard let known = unknown.bounds, !unknown.mayFail else { return nil }
            (bounds, number, relation) = (known, value, self.relation)
        case (.int(let value), .unknown(let unknown)):
            guard let known = unknown.bounds, !unknown.mayFail else { return nil }
            (bounds, number, relation) = (known, value, self.relation.mirrored)
        default: return nil
        }
        let atLeast = relation.holds(bounds.lower < number, bounds.lower == number)
        let atMost = relation.holds(bounds.upper < number, bounds.upper == number)
        return atLeast == atMost ? .bool(atLeast) : nil
    }
}

/// An `int` against a constant.
final class IntRelationNode: Node {
    let relation: Relation
    let operand: any Node
    let constant: Int64
    let general: RelationNode
    init(_ general: RelationNode, _ constant: Int64) {
        relation = general.relation
        operand = general.left
        self.constant = constant
        self.general = general
    }
    func evaluate(_ frame: inout Frame) -> Value {
        if case .int(let value) = operand.evaluate(&frame) { return .bool(relation.holds(value < constant, value == constant)) }
        return general.evaluate(&frame)
    }
}

final class AddNode: Node {
    let left: any Node
    let right: any Node
    let isTotal: Bool
    init(_ left: any Node, _ right: any Node, isTotal: Bool) {
        self.left = left
        self.right = right
        self.isTotal = isTotal
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let a = left.evaluate(&frame)
        let b = right.evaluate(&frame)
        if case .int(let x) = a, case .int(let y) = b {
            let (sum, overflow) = x.addingReportingOverflow(y)
            return overflow ? Failures.overflow : .int(sum)
        }
        if a.isOrdinary, b.isOrdinary { return frame.charge(Arithmetic.add(a, b)) }
        var tally = StrictTally()
        tally.add(a)
        tally.add(b)
        return tally.result(isTotal: isTotal, residual: Residual.of(self, a, b)) ?? Failures.noSuchOverload
    }
}

/// `x in list`, `x in map`.
final class MembershipNode: Node {
    let element: any Node
    let range: any Node
    let isTotal: Bool
    init(_ element: any Node, _ range: any Node, isTotal: Bool) {
        self.element = element
        self.range = range
        self.isTotal = isTotal
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let wanted = element.evaluate(&frame)
        let value = range.evaluate(&frame)
        switch value {
        case .list(let list): return search(list, wanted, frame)
        case .map(let map):
            var tally = StrictTally()
            tally.add(wanted)
            if map.keys.isEmpty, map.rest == nil, tally.failure == nil, !(tally.unknown?.mayFail ?? false) { return .bool(false) }
            if let result = tally.result(isTotal: isTotal) { return result }
            if map[wanted] != nil { return .bool(true) }
            return map.rest.map { .unknown($0.derived()) } ?? .bool(false)
        default:
            if case .unknown(let unknown) = value, let list = unknown.provided?.listValue {
                return unknown.preventing(search(list, wanted, frame))
            }
            var tally = StrictTally()
            tally.add(wanted)
            tally.add(value)
            return tally.result(isTotal: isTotal) ?? Failures.noSuchOverload
        }
    }

    private func search(_ list: ListValue, _ wanted: Value, _ frame: borrowing Frame) -> Value {
        if case .error = wanted { return wanted }
        if case .string(let text) = wanted, list.rest == nil {
            var onlyStrings = true
            for element in list.elements {
                if case .string(let candidate) = element {
                    if candidate.hasSameBytes(as: text) { return .bool(true) }
                } else {
                    onlyStrings = false
                    break
                }
            }
            if onlyStrings { return .bool(false) }
        }
        var tally = LogicTally(self)
        for element in list.elements {
            switch frame.leaf(element).equals(wanted) {
            case .bool(true): return .bool(true)
            case .bool(false): break
            case let other: tally.add(other)
            }
        }
        if let rest = list.rest {
            let answers = rest.shapes.map { frame.leaf($0).equals(wanted) }
            if !answers.allSatisfy({ $0 == .bool(false) }) { tally.add(rest: rest.unknown) }
            for case .unknown(let unknown) in answers { tally.add(rest: unknown) }
        }
        if case .unknown(let unknown) = wanted, unknown.mayFail {
            // The failure of what is looked for cannot be hidden by an empty list.
            return .unknown(tally.unknown.map { unknown.merged(with: $0) } ?? unknown)
        }
        return tally.result(neutral: .bool(false))
    }
}

final class SizeNode: Node {
    let operand: any Node
    let isTotal: Bool
    init(_ operand: any Node, isTotal: Bool) {
        self.operand = operand
        self.isTotal = isTotal
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let value = operand.evaluate(&frame)
        switch value {
        case .list(let list):
            let count = Int64(list.elements.count)
            guard let rest = list.rest else { return .int(count) }
            let more = rest.isOpen ? Int64.max - count : Int64(rest.shapes.count)
            return .unknown(rest.unknown.derived(bounds: (count, count + more)))
        case .map(let map):
            let count = Int64(map.count)
            guard let rest = map.rest else { return .int(count) }
            return .unknown(rest.derived(bounds: (count, Int64.max)))
        case .string(let text): return .int(Int64(text.unicodeScalars.count))
        case .bytes(let bytes): return .int(Int64(bytes.count))
        case .unknown(let unknown): return .unknown(unknown.derived(mayFail: !isTotal, bounds: (0, Int64.max)))
        case .error: return value
        default: return Failures.noSuchOverload
        }
    }
}

/// `x.matches('constant')`.
final class PatternNode: Node {
    let operand: any Node
    let pattern: Pattern
    let isTotal: Bool
    init(_ operand: any Node, _ pattern: Pattern, isTotal: Bool) {
        self.operand = operand
        self.pattern = pattern
        self.isTotal = isTotal
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let value = operand.evaluate(&frame)
        switch value {
        case .string(let text):
            return frame.spend(text.utf8.count >> 4) ? .bool(pattern.matches(text)) : Failures.costLimit
        case .unknown(let unknown): return .unknown(unknown.derived(mayFail: !isTotal))
        case .error: return value
        default: return Failures.noSuchOverload
        }
    }
}

/// `a.or(b)` and `a.orValue(b)`: the second is looked at only if the first is empty.
final class AlternativeNode: Node {
    let first: any Node
    let second: any Node
    /// `orValue`.
    let unwraps: Bool
    init(_ first: any Node, _ second: any Node, unwraps: Bool) {
        self.first = first
        self.second = second
        self.unwraps = unwraps
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let value = first.evaluate(&frame)
        switch value {
        case .optional(let optional):
            guard let inner = optional.value else { return second.evaluate(&frame) }
            return unwraps ? frame.leaf(inner) : value
        case .unknown(let unknown):
            switch second.evaluate(&frame) {
            case .unknown(let more): return .unknown(unknown.merged(with: more))
            case .error: return .unknown(unknown.derived(mayFail: true))
            default: return .unknown(unknown.derived())
            }
        case .error: return value
        default: return Failures.noSuchOverload
        }
    }
}

/// `x.hasValue()`, `x.value()`.
final class OptionalReadNode: Node {
    let operand: any Node
    let readsValue: Bool
    init(_ operand: any Node, readsValue: Bool) {
        self.operand = operand
        self.readsValue = readsValue
    }
    func evaluate(_ frame: inout Frame) -> Value {
        let value = operand.evaluate(&frame)
        switch value {
        case .optional(let optional):
            if !readsValue { return .bool(optional.value != nil) }
            guard let inner = optional.value else {
                return .failure(.invalidArgument, "optional.none() dereference")
            }
            return frame.leaf(inner)
        case .unknown(let unknown): return .unknown(unknown.derived(mayFail: readsValue))
        case .error: return value
        default: return Failures.noSuchOverload
        }
    }
}

/// `optional.of(x)`: an unknown that cannot fail is a value like any other.
final class OptionalOfNode: Node {
    let operand: any Node
    init(_ operand: any Node) { self.operand = operand }
    func evaluate(_ frame: inout Frame) -> Value {
        let value = operand.evaluate(&frame)
        switch value {
        case .error: return value
        case .unknown(let unknown) where unknown.mayFail: return value
        default: return .optional(OptionalValue(value))
        }
    }
}
