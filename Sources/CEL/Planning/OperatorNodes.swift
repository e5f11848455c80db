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
