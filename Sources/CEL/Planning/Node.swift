// What a program is made of: nodes that compute a value from a frame.

/// One step of a compiled expression. Immutable, so that programs can be shared between threads.
protocol Node: AnyObject, Sendable {
    func evaluate(_ frame: inout Frame) -> Value
}

/// The state of one evaluation. Lives on the stack.
struct Frame {
    let variables: [Value]
    /// Variables of comprehensions and bindings, by depth.
    var locals: [Value]
    /// Steps that may still be made.
    var budget: Int
    let assumptions: Assumptions
    /// Only while explaining.
    var recorder: Recorder?
    /// Only while completions are tried.
    let memo: SearchMemo?

    init(
        variables: [Value], localCount: Int, budget: Int, assumptions: Assumptions, recorder: Recorder? = nil, memo: SearchMemo? = nil
    ) {
        self.variables = variables
        locals = localCount == 0 ? [] : Array(repeating: .null, count: localCount)
        self.budget = budget
        self.assumptions = assumptions
        self.recorder = recorder
        self.memo = memo
    }

    /// `false` once the limit is reached.
    @inline(__always)
    mutating func spend(_ steps: Int = 1) -> Bool {
        budget -= steps
        return budget >= 0
    }

    /// A value as it was read from the host or from an aggregate: an attribute under an assumption
    /// gives way to it. An attribute assumed to be absent fails; where absence has a meaning,
    /// `absence(of:)` is asked first.
    @inline(__always)
    func leaf(_ value: Value) -> Value { assumptions.isEmpty ? value : assumptions.apply(to: value) }

    /// The attribute is assumed to be absent.
    func isAssumedAbsent(_ unknown: Unknown) -> Bool {
        guard let attribute = unknown.attribute, let assumed = assumptions[attribute.id] else { return false }
        return assumed == nil
    }

    /// Charges for the size of a value that was built.
    mutating func charge(_ value: Value) -> Value {
        let steps: Int
        switch value {
        case .string(let text): steps = text.utf8.count >> 4
        case .bytes(let bytes): steps = bytes.count >> 4
        case .list(let list): steps = list.elements.count
        default: return value
        }
        return spend(steps) ? value : Failures.costLimit
    }
}

/// Collects the operands of a strict operation that are no ordinary values.
struct StrictTally {
    private(set) var failure: EvaluationError?
    private(set) var unknown: Unknown?
    /// What is unknown inside operands that are themselves known.
    private var within: Unknown?

    @inline(__always)
    mutating func add(_ value: Value) {
        switch value {
        case .error(let error): failure = failure ?? error
        case .unknown(let more): unknown = unknown.map { $0.merged(with: more) } ?? more
        case .list, .map, .optional:
            if let more = value.unknownWithin { within = within.map { $0.merged(with: more) } ?? more }
        default: break
        }
    }

    /// `nil` if all operands were ordinary. An operand that fails makes every completion fail, so
    /// the failure is certain whatever else is unknown.
    func result(isTotal: Bool, residual: @autoclosure () -> UInt64? = nil) -> Value? {
        if let failure { return .error(failure) }
        if let unknown {
            let all = within.map { unknown.merged(with: $0) } ?? unknown
            return .unknown(all.derived(mayFail: !isTotal, residual: residual()))
        }
        return nil
    }
}

/// Collects the outcomes of conditions of which one can decide for all.
struct LogicTally {
    private(set) var failure: EvaluationError?
    private(set) var unknown: Unknown?
    /// Fingerprints of the unknown parts, in order.
    private var residual: UInt64?
    private var count = 0

    /// - Parameter node: the one that asks.
    init(_ node: AnyObject) { residual = Residual.of(node) }

    mutating func add(_ value: Value) {
        switch value {
        case .unknown(let more): add(more)
        case .error(let error): failure = failure ?? error
        default: if failure == nil, case .error(let error) = Failures.noSuchOverload { failure = error }
        }
    }

    mutating func add(rest more: Unknown) { add(more.derived()) }

    private mutating func add(_ more: Unknown) {
        unknown = unknown.map { $0.merged(with: more) } ?? more
        count += 1
        if let state = residual, let part = more.residual { residual = Residual.mix(state, part) } else { residual = nil }
    }

    /// `neutral` if nothing stood in the way. An unknown comes before a failure, which it may still
    /// overrule.
    func result(neutral: Value) -> Value {
        if let unknown {
            // Alone between neutral operands it is the result itself.
            if count == 1, failure == nil { return .unknown(unknown) }
            let state = residual.map { Residual.mix($0, failure == nil ? 0 : 1) }
            return .unknown(unknown.derived(mayFail: failure != nil, residual: state))
        }
        if let failure { return .error(failure) }
        return neutral
    }
}
