// Leaves, logic, conditionals, bindings.

final class ConstantNode: Node {
    let value: Value
    init(_ value: Value) { self.value = value }
    func evaluate(_ frame: inout Frame) -> Value { value }
}

final class VariableNode: Node {
    let slot: Int
    let name: String
    init(_ slot: Int, _ name: String) {
        self.slot = slot
        self.name = name
    }
    func evaluate(_ frame: inout Frame) -> Value {
        guard slot < frame.variables.count else {
            return .failure(.undeclaredName, "no value was given for the variable \(name)")
        }
        return frame.leaf(frame.variables[slot])
    }
}

final class LocalNode: Node {
    let index: Int
    init(_ index: Int) { self.index = index }
    func evaluate(_ frame: inout Frame) -> Value { frame.locals[index] }
}

/// A part that depends on no local variable, and that takes some time: while completions are tried, it is
/// computed again only if one of its attributes is tried.
final class RememberedNode: Node {
    let part: any Node
    init(_ part: any Node) { self.part = part }
    func evaluate(_ frame: inout Frame) -> Value {
        guard let memo = frame.memo else { return part.evaluate(&frame) }
        if let known = memo.value(of: self, under: frame.assumptions) { return known }
        let value = part.evaluate(&frame)
        memo.note(value, of: self, under: frame.assumptions)
        return value
    }
}

final class AndNode: Node {
    let operands: [any Node]
    init(_ operands: [any Node]) { self.operands = operands }
    func evaluate(_ frame: inout Frame) -> Value {
        for position in operands.indices {
            switch operands[position].evaluate(&frame) {
            case .bool(true): continue
            case .bool(false): return .bool(false)
            case let other: return rest(from: position, other, &frame)
            }
        }
        return .bool(true)
    }

    private func rest(from position: Int, _ value: Value, _ frame: inout Frame) -> Value {
        var tally = LogicTally(self)
        tally.add(value)
        for operand in operands[(position + 1)...] {
            switch operand.evaluate(&frame) {
            case .bool(true): continue
            case .bool(false): return .bool(false)
            case let other: tally.add(other)
            }
        }
        return tally.result(neutral: .bool(true))
    }
}

final class OrNode: Node {
    let operands: [any Node]
    init(_ operands: [any Node]) { self.operands = operands }
    func evaluate(_ frame: inout Frame) -> Value {
        for position in operands.indices {
            switch operands[position].evaluate(&frame) {
            case .bool(false): continue
            case .bool(true): return .bool(true)
            case let other: return rest(from: position, other, &frame)
            }
        }
        return .bool(false)
    }

    private func rest(from position: Int, _ value: Value, _ frame: inout Frame) -> Value {
        var tally = LogicTally(self)
        tally.add(value)
        for operand in operands[(position + 1)...] {
            switch operand.evaluate(&frame) {
            case .bool(false): continue
            case .bool(true): return .bool(true)
            case let other: tally.add(other)
            }
        }
        return tally.result(neutral: .bool(false))
    }
}

final class NotNode: Node {
    let operand: any Node
    init(_ operand: any Node) { self.operand = operand }
    func evaluate(_ frame: inout Frame) -> Value {
        switch operand.evaluate(&frame) {
        case .bool(let flag): .bool(!flag)
        case .unknown(let unknown): .unknown(unknown.derived(residual: Residual.of(self, .unknown(unknown))))
        case .error(let error): .error(error)
        default: Failures.noSuchOverload
        }
    }
}

final class ConditionalNode: Node {
    let condition: any Node
    let yes: any Node
    let no: any Node
    init(_ condition: any Node, _ yes: any Node, _ no: any Node) {
        self.condition = condition
        self.yes = yes
        self.no = no
    }
    func evaluate(_ frame: inout Frame) -> Value {
        switch condition.evaluate(&frame) {
        case .bool(true): return yes.evaluate(&frame)
        case .bool(false): return no.evaluate(&frame)
        case .unknown(let unknown): return undecided(unknown, &frame)
        case .error(let error): return .error(error)
        default: return Failures.noSuchOverload
        }
    }

    /// Branches that agree decide, unless the condition itself may fail.
    private func undecided(_ unknown: Unknown, _ frame: inout Frame) -> Value {
        let left = yes.evaluate(&frame)
        let right = no.evaluate(&frame)
        switch (left, right) {
        case (.error, .error):
            return left
        case (.unknown(let a), .unknown(let b)):
            if !unknown.mayFail, let first = a.attribute, let second = b.attribute, first.id == second.id { return left }
        default:
            if !unknown.mayFail, left.isIdentical(to: right) { return left }
        }
        var merged = unknown.derived()
        for branch in [left, right] {
            if case .error = branch { merged = merged.derived(mayFail: true) }
            if let more = branch.unknownWithin { merged = merged.merged(with: more) }
        }
        return .unknown(merged)
    }
}

final class BindNode: Node {
    let local: Int
    let initializer: any Node
    let body: any Node
    init(_ local: Int, _ initializer: any Node, _ body: any Node) {
        self.local = local
        self.initializer = initializer
        self.body = body
    }
    /// The initializer is evaluated once; its failure shows only where the variable is used.
    func evaluate(_ frame: inout Frame) -> Value {
        let value = initializer.evaluate(&frame)
        let outer = frame.locals[local]
        frame.locals[local] = value
        defer { frame.locals[local] = outer }
        return body.evaluate(&frame)
    }
}

final class BlockNode: Node {
    let firstLocal: Int
    let elements: [any Node]
    let result: any Node
    init(_ firstLocal: Int, _ elements: [any Node], _ result: any Node) {
        self.firstLocal = firstLocal
        self.elements = elements
        self.result = result
    }
    func evaluate(_ frame: inout Frame) -> Value {
        for (position, element) in elements.enumerated() {
            frame.locals[firstLocal + position] = element.evaluate(&frame)
        }
        return result.evaluate(&frame)
    }
}
