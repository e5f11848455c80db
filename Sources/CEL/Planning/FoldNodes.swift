// Comprehensions that ask: all, exists, exists_one.

/// The items a comprehension runs over.
struct FoldItems {
    /// Elements or keys; indices in the two-variable form over a list.
    var first: [Value] = []
    /// The values, in the two-variable form.
    var second: [Value]?
    /// What else there may be.
    var rest: ListRest?
    /// Why finding the range itself may fail.
    var danger: Unknown?

    /// A range of which nothing is known.
    init(_ unknown: Unknown, mayFail: Bool) {
        rest = ListRest(unknown.derived())
        danger = mayFail ? unknown.derived(mayFail: true) : nil
    }

    /// `nil` if the value is no list and no map.
    init?(_ value: Value, hasSecond: Bool) {
        switch value {
        case .list(let list):
            if hasSecond {
                first = list.elements.indices.map { .int(Int64($0)) }
                second = list.elements
            } else {
                first = list.elements
            }
            rest = list.rest
        case .map(let map):
            first = map.keys
            second = hasSecond ? map.values : nil
            rest = map.rest.map { ListRest($0) }
        default: return nil
        }
    }

    /// A result reached although the range may fail.
    func settle(_ result: Value) -> Value {
        danger.map { $0.preventing(result) } ?? result
    }
}

/// What all comprehensions share.
final class FoldSource: Sendable {
    let range: any Node
    let firstLocal: Int
    let hasSecond: Bool
    /// The range is a list or a map for certain.
    let isStatic: Bool
    init(_ range: any Node, _ firstLocal: Int, hasSecond: Bool, isStatic: Bool) {
        self.range = range
        self.firstLocal = firstLocal
        self.hasSecond = hasSecond
        self.isStatic = isStatic
    }

    /// The items, or the result for a range that is no ordinary aggregate.
    func items(_ frame: inout Frame) -> (items: FoldItems?, other: Value) {
        let value = range.evaluate(&frame)
        switch value {
        case .unknown(let unknown):
            if let provided = unknown.provided, var items = FoldItems(provided, hasSecond: hasSecond) {
                items.danger = unknown
                return (items, value)
            }
            return (FoldItems(unknown, mayFail: unknown.mayFail || !isStatic), value)
        case .error: return (nil, value)
        default:
            if let items = FoldItems(value, hasSecond: hasSecond) { return (items, value) }
            return (nil, Failures.noSuchOverload)
        }
    }

    @inline(__always)
    func bind(_ items: FoldItems, _ position: Int, _ frame: inout Frame) {
        frame.locals[firstLocal] = frame.leaf(items.first[position])
        if hasSecond, let second = items.second { frame.locals[firstLocal + 1] = frame.leaf(second[position]) }
    }

    /// Binds a value that may or may not be in the range: its place is not known.
    func bind(candidate: Value, _ rest: ListRest, _ frame: inout Frame) {
        if hasSecond {
            frame.locals[firstLocal] = .unknown(rest.unknown.derived())
            frame.locals[firstLocal + 1] = frame.leaf(candidate)
        } else {
            frame.locals[firstLocal] = frame.leaf(candidate)
        }
    }
}

/// `all` and `exists`: the first item with the deciding outcome decides.
final class QuantifierNode: Node {
    let source: FoldSource
    let body: any Node
    /// `false` for `all`, `true` for `exists`.
    let deciding: Bool
    init(_ source: FoldSource, _ body: any Node, deciding: Bool) {
        self.source = source
        self.body = body
        self.deciding = deciding
    }

    func evaluate(_ frame: inout Frame) -> Value {
        let (found, other) = source.items(&frame)
        guard let items = found else { return other }
        var tally = LogicTally(self)
        var isClean = true
        for position in items.first.indices {
            guard frame.spend() else { return Failures.costLimit }
            source.bind(items, position, &frame)
            switch body.evaluate(&frame) {
            case .bool(let flag): if flag == deciding { return items.settle(.bool(deciding)) }
            case let other:
                isClean = false
                tally.add(other)
            }
        }
        if let rest = items.rest {
            isClean = false
            addRest(rest, &tally, &frame)
        }
        return items.settle(isClean ? .bool(!deciding) : tally.result(neutral: .bool(!deciding)))
    }

    private func addRest(_ rest: ListRest, _ tally: inout LogicTally, _ frame: inout Frame) {
        for candidate in rest.shapes {
            guard frame.spend() else { return tally.add(Failures.costLimit) }
            source.bind(candidate: candidate, rest, &frame)
            switch body.evaluate(&frame) {
            case .bool(let flag): if flag == deciding { tally.add(rest: rest.unknown) }
            case .unknown(let unknown): tally.add(.unknown(rest.unknown.merged(with: unknown)))
            default: tally.add(.unknown(rest.unknown.derived(mayFail: true)))
            }
        }
    }
}

/// `exists_one`: a failure for any item is a failure of the whole.
final class ExistsOneNode: Node {
    let source: FoldSource
    let body: any Node
    init(_ source: FoldSource, _ body: any Node) {
        self.source = source
        self.body = body
    }

    func evaluate(_ frame: inout Frame) -> Value {
        let (found, other) = source.items(&frame)
        guard let items = found else { return other }
        var tally = StrictTally()
        var matches = 0
        for position in items.first.indices {
            guard frame.spend() else { return Failures.costLimit }
            source.bind(items, position, &frame)
            switch body.evaluate(&frame) {
            case .bool(let flag): matches += flag ? 1 : 0
            case .unknown(let unknown): tally.add(.unknown(unknown))
            case .error(let error): tally.add(.error(error))
            default: tally.add(Failures.noSuchOverload)
            }
        }
        if let rest = items.rest { addRest(rest, &tally, &frame) }
        if let failure = tally.failure { return .error(failure) }
        guard let unknown = tally.unknown else { return items.settle(.bool(matches == 1)) }
        // A second match decides, but for what may still fail.
        return items.settle(matches > 1 && !unknown.mayFail ? .bool(false) : .unknown(unknown.derived()))
    }

    private func addRest(_ rest: ListRest, _ tally: inout StrictTally, _ frame: inout Frame) {
        for candidate in rest.shapes {
            guard frame.spend() else { return tally.add(Failures.costLimit) }
            source.bind(candidate: candidate, rest, &frame)
            switch body.evaluate(&frame) {
            case .bool(false): break
            case .bool(true): tally.add(.unknown(rest.unknown))
            case .unknown(let unknown): tally.add(.unknown(rest.unknown.merged(with: unknown)))
            default: tally.add(.unknown(rest.unknown.derived(mayFail: true)))
            }
        }
    }
}
