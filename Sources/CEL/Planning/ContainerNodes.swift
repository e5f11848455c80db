// What is asked of a list, a map or a text as a whole: membership, size, patterns.

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
