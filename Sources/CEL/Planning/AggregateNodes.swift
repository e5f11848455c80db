// Building lists and maps.

final class ListNode: Node {
    let items: [(node: any Node, isOptional: Bool)]
    init(_ items: [(node: any Node, isOptional: Bool)]) { self.items = items }

    func evaluate(_ frame: inout Frame) -> Value {
        var elements: [Value] = []
        elements.reserveCapacity(items.count)
        var tally = StrictTally()
        /// Whether an optional element is there.
        var doubt: Unknown?
        var isTail = true
        for item in items {
            var value = item.node.evaluate(&frame)
            if item.isOptional {
                switch value {
                case .optional(let optional):
                    guard let inner = optional.value else { continue }
                    value = inner
                case .unknown(let unknown) where !unknown.mayFail:
                    doubt = doubt.map { $0.merged(with: unknown) } ?? unknown.derived()
                    continue
                case .unknown, .error: break
                default: value = Failures.noSuchOverload
                }
            }
            switch value {
            case .error: tally.add(value)
            case .unknown(let unknown) where unknown.mayFail: tally.add(value)
            default:
                if doubt != nil { isTail = false }
                elements.append(value)
            }
        }
        if tally.unknown != nil {
            // The whole list is unknown then, and so depends on all its parts.
            if let doubt { tally.add(.unknown(doubt)) }
            for element in elements {
                if let within = element.unknownWithin { tally.add(.unknown(within)) }
            }
        }
        if let result = tally.result(isTotal: false) { return result }
        return .list(ListValue(elements, rest: doubt.map { ListRest($0, isTail: isTail) }))
    }
}

final class MapNode: Node {
    let entries: [(key: any Node, value: any Node, isOptional: Bool)]
    init(_ entries: [(key: any Node, value: any Node, isOptional: Bool)]) { self.entries = entries }

    func evaluate(_ frame: inout Frame) -> Value {
        var builder = MapBuilder(capacity: entries.count)
        var tally = StrictTally()
        for entry in entries {
            let key = entry.key.evaluate(&frame)
            tally.add(key)
            var value = entry.value.evaluate(&frame)
            if entry.isOptional {
                switch value {
                case .optional(let optional):
                    guard let inner = optional.value else { continue }
                    value = inner
                case .unknown:
                    tally.add(value)
                    continue
                case .error: break
                default: value = Failures.noSuchOverload
                }
            }
            switch value {
            case .error: tally.add(value)
            case .unknown(let unknown) where unknown.mayFail: tally.add(value)
            default: break
            }
            if tally.failure == nil, tally.unknown == nil, let failure = builder.insert(key, value) { return .error(failure) }
        }
        return tally.result(isTotal: false) ?? .map(builder.finish())
    }
}
