// Optional values: alternatives, reading, making.

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
