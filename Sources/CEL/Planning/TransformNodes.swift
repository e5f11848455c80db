// Comprehensions that build: filter, map, transformList, transformMap.

/// `filter`, `map` and `transformList`.
///
/// An element whose condition is unknown may or may not be in the result: it becomes a candidate of
/// the result's rest, so that what holds for every candidate, or for the certain ones, is decided.
final class TransformListNode: Node {
    let source: FoldSource
    let filter: (any Node)?
    /// `nil`: the element itself.
    let transform: (any Node)?
    init(_ source: FoldSource, filter: (any Node)?, transform: (any Node)?) {
        self.source = source
        self.filter = filter
        self.transform = transform
    }

    private struct Result {
        var kept: [Value] = []
        var candidates: [Value] = []
        /// Makes the candidates uncertain.
        var doubt: Unknown?
        /// Makes the whole result uncertain, since a completion may fail.
        var danger: Unknown?
        var failure: EvaluationError?
        var isOpen = false
        var isTail = true

        mutating func keep(_ value: Value) {
            if doubt != nil { isTail = false }
            kept.append(value)
        }
        mutating func doubt(_ unknown: Unknown) { doubt = doubt.map { $0.merged(with: unknown) } ?? unknown.derived() }
        mutating func endanger(_ unknown: Unknown) {
            danger = danger.map { $0.merged(with: unknown) } ?? unknown.derived(mayFail: true)
        }
    }

    func evaluate(_ frame: inout Frame) -> Value {
        let (found, other) = source.items(&frame)
        guard let items = found else { return other }
        var result = Result()
        if filter == nil { result.kept.reserveCapacity(items.first.count) }
        for position in items.first.indices {
            guard frame.spend() else { return Failures.costLimit }
            source.bind(items, position, &frame)
            add(&result, certainty: nil, &frame)
            if let failure = result.failure { return .error(failure) }
        }
        if let rest = items.rest {
            let before = result.candidates.count
            for candidate in rest.shapes {
                guard frame.spend() else { return Failures.costLimit }
                source.bind(candidate: candidate, rest, &frame)
                add(&result, certainty: rest.unknown, &frame)
            }
            // A shape stands for any number of elements.
            if rest.isOpen, result.candidates.count > before { result.isOpen = true }
            result.isTail = result.isTail && rest.isTail
        }
        let rest = result.doubt.map { ListRest($0, shapes: result.candidates, isOpen: result.isOpen, isTail: result.isTail) }
        let list = Value.list(ListValue(result.kept, rest: rest))
        return items.settle(result.danger.map { $0.preventing(list) } ?? list)
    }

    /// Adds the item that is bound; `certainty` is what makes its presence uncertain.
    @inline(__always)
    private func add(_ result: inout Result, certainty: Unknown?, _ frame: inout Frame) {
        var doubt = certainty
        if let filter {
            switch filter.evaluate(&frame) {
            case .bool(true): break
            case .bool(false): return
            case .unknown(let unknown):
                if unknown.mayFail {
                    result.endanger(unknown)
                    if let certainty { result.endanger(certainty) }
                }
                doubt = doubt.map { $0.merged(with: unknown) } ?? unknown
            case .error(let error): return fail(&result, error, certainty)
            default:
                if case .error(let error) = Failures.noSuchOverload { fail(&result, error, certainty) }
                return
            }
        }
        let value = transform?.evaluate(&frame) ?? frame.locals[source.firstLocal]
        switch value {
        case .error(let error): return fail(&result, error, doubt)
        default:
            if case .unknown(let unknown) = value, unknown.mayFail {
                result.endanger(unknown)
                if let doubt { result.endanger(doubt) }
            }
            if let doubt {
                result.doubt(doubt)
                result.candidates.append(value)
            } else {
                result.keep(value)
            }
        }
    }

    private func fail(_ result: inout Result, _ error: EvaluationError, _ doubt: Unknown?) {
        if let doubt {
            result.endanger(doubt)
        } else {
            result.failure = result.failure ?? error
        }
    }
}

/// `transformMap` and `transformMapEntry`.
final class TransformMapNode: Node {
    let source: FoldSource
    let filter: (any Node)?
    let transform: any Node
    /// The transformation yields a map whose entries are merged.
    let yieldsEntries: Bool
    init(_ source: FoldSource, filter: (any Node)?, transform: any Node, yieldsEntries: Bool) {
        self.source = source
        self.filter = filter
        self.transform = transform
        self.yieldsEntries = yieldsEntries
    }

    func evaluate(_ frame: inout Frame) -> Value {
        let (found, other) = source.items(&frame)
        guard let items = found else { return other }
        var builder = MapBuilder(capacity: items.first.count)
        var tally = StrictTally()
        for position in items.first.indices {
            guard frame.spend() else { return Failures.costLimit }
            source.bind(items, position, &frame)
            if let filter {
                switch filter.evaluate(&frame) {
                case .bool(true): break
                case .bool(false): continue
                case .unknown(let unknown):
                    tally.add(.unknown(unknown))
                    continue
                case .error(let error): return .error(error)
                default: return Failures.noSuchOverload
                }
            }
            let value = transform.evaluate(&frame)
            switch value {
            case .error: return value
            case .unknown(let unknown) where unknown.mayFail || yieldsEntries:
                tally.add(value)
                continue
            default: break
            }
            if let failure = insert(items.first[position], value, &builder) { return .error(failure) }
        }
        if let rest = items.rest { tally.add(.unknown(rest.unknown)) }
        if let danger = items.danger { tally.add(.unknown(danger)) }
        if let result = tally.result(isTotal: false) { return result }
        return .map(builder.finish())
    }

    private func insert(_ key: Value, _ value: Value, _ builder: inout MapBuilder) -> EvaluationError? {
        guard yieldsEntries else { return builder.insert(key, value) }
        guard case .map(let entries) = value else { return EvaluationError(.noSuchOverload, "no such overload") }
        for (key, value) in zip(entries.keys, entries.values) {
            if let failure = builder.insert(key, value) { return failure }
        }
        return nil
    }
}
