// Equality: across numeric types, deep, and with parts that are not known.

extension Value {
    /// `a == b`: a boolean, an unknown, or an error of a host's own equality.
    func equals(_ other: Value) -> Value {
        switch (self, other) {
        case (.bool(let a), .bool(let b)): return .bool(a == b)
        case (.int(let a), .int(let b)): return .bool(a == b)
        case (.string(let a), .string(let b)): return .bool(a.hasSameBytes(as: b))
        case (.error, _): return self
        case (_, .error): return other
        case (.unknown(let a), .unknown(let b)): return .unknown(a.merged(with: b))
        case (.unknown(let a), _): return Self.unknown(a, equals: other)
        case (_, .unknown(let b)): return Self.unknown(b, equals: self)
        case (.uint(let a), .uint(let b)): return .bool(a == b)
        case (.double(let a), .double(let b)): return .bool(a == b)
        case (.null, .null): return .bool(true)
        case (.bytes(let a), .bytes(let b)): return .bool(a == b)
        case (.timestamp(let a), .timestamp(let b)): return .bool(a == b)
        case (.duration(let a), .duration(let b)): return .bool(a == b)
        case (.date(let a), .date(let b)): return .bool(a == b)
        case (.decimal(let a), .decimal(let b)): return .bool(a == b)
        case (.type(let a), .type(let b)): return .bool(a == b)
        case (.calendarDuration(let a), .calendarDuration(let b)):
            return CalendarComparison.order(a, b).equality
        case (.list(let a), .list(let b)): return a.equals(b)
        case (.map(let a), .map(let b)): return a.equals(b)
        case (.optional(let a), .optional(let b)):
            guard let left = a.value, let right = b.value else { return .bool(a.value == nil && b.value == nil) }
            return left.equals(right)
        case (.object(let a), .object(let b)):
            if a === b { return .bool(true) }
            return a.objectType.name == b.objectType.name ? a.isEqual(to: b) : .bool(false)
        case (.opaque(let a), .opaque(let b)):
            return a.typeName == b.typeName ? a.isEqual(to: b) : .bool(false)
        default:
            if let order = NumberOrder.compare(self, other) { return .bool(order == .equal) }
            return .bool(false)
        }
    }

    private static func unknown(_ unknown: Unknown, equals other: Value) -> Value {
        if let bounds = unknown.bounds, !unknown.mayFail, case .int(let number) = other, number < bounds.lower || number > bounds.upper {
            return .bool(false)
        }
        return .unknown(other.unknownWithin.map { unknown.merged(with: $0) } ?? unknown.derived())
    }

    /// The same in type and content; what is unknown or failed is the same as nothing.
    func isIdentical(to other: Value) -> Bool {
        switch (self, other) {
        case (.int, .int), (.uint, .uint), (.null, .null), (.bool, .bool), (.string, .string), (.bytes, .bytes),
            (.timestamp, .timestamp), (.duration, .duration), (.date, .date), (.decimal, .decimal), (.type, .type),
            (.object, .object), (.opaque, .opaque):
            return equals(other).boolValue ?? false
        case (.double(let a), .double(let b)):
            return a == b && a.sign == b.sign || a.isNaN && b.isNaN
        case (.calendarDuration(let a), .calendarDuration(let b)): return a == b
        case (.list(let a), .list(let b)):
            return a.rest == nil && b.rest == nil && a.elements.count == b.elements.count
                && zip(a.elements, b.elements).allSatisfy { $0.isIdentical(to: $1) }
        case (.map(let a), .map(let b)):
            guard a.rest == nil, b.rest == nil, a.count == b.count else { return false }
            return zip(a.keys, a.values).allSatisfy { key, value in b[key].map { value.isIdentical(to: $0) } ?? false }
        case (.optional(let a), .optional(let b)):
            guard let left = a.value, let right = b.value else { return a.value == nil && b.value == nil }
            return left.isIdentical(to: right)
        default: return false
        }
    }
}

/// Collects what the parts of a comparison say: one certain difference decides.
struct EqualityTally {
    private(set) var unknown: Unknown?
    private(set) var failure: EvaluationError?
    private(set) var isDifferent = false

    /// `false` once it is decided.
    mutating func add(_ part: Value) -> Bool {
        switch part {
        case .bool(let same): isDifferent = isDifferent || !same
        case .unknown(let more): unknown = unknown.map { $0.merged(with: more) } ?? more.derived()
        case .error(let error): failure = failure ?? error
        default: break
        }
        return !isDifferent
    }

    var result: Value {
        if isDifferent { return .bool(false) }
        if let failure, unknown == nil { return .error(failure) }
        if let unknown { return .unknown(unknown.derived(mayFail: failure != nil)) }
        return .bool(true)
    }
}

extension ListValue {
    func equals(_ other: ListValue) -> Value {
        if rest == nil, other.elements.count > elements.count { return .bool(false) }
        if other.rest == nil, elements.count > other.elements.count { return .bool(false) }
        var tally = EqualityTally()
        let isAligned = (rest?.isTail ?? true) && (other.rest?.isTail ?? true)
        if isAligned {
            for (left, right) in zip(elements, other.elements) {
                guard tally.add(left.equals(right)) else { return .bool(false) }
            }
        }
        if rest != nil || other.rest != nil {
            // Elements that meet one that is not known yet.
            let common = isAligned ? min(elements.count, other.elements.count) : 0
            let shapes = (rest?.shapes ?? []) + (other.rest?.shapes ?? [])
            for part in elements[common...] + other.elements[common...] + shapes {
                if let within = part.unknownWithin { _ = tally.add(.unknown(within)) }
            }
        }
        if let rest { _ = tally.add(.unknown(rest.unknown)) }
        if let rest = other.rest { _ = tally.add(.unknown(rest.unknown)) }
        return tally.result
    }
}

extension MapValue {
    func equals(_ other: MapValue) -> Value {
        if rest == nil, other.count > count { return .bool(false) }
        if other.rest == nil, count > other.count { return .bool(false) }
        var tally = EqualityTally()
        for (key, value) in zip(keys, values) {
            if let counterpart = other[key] {
                guard tally.add(value.equals(counterpart)) else { return .bool(false) }
            } else if other.rest == nil {
                return .bool(false)
            } else if let within = value.unknownWithin {
                _ = tally.add(.unknown(within))
            }
        }
        if rest == nil, other.keys.contains(where: { self[$0] == nil }) { return .bool(false) }
        if let rest { _ = tally.add(.unknown(rest)) }
        if let rest = other.rest { _ = tally.add(.unknown(rest)) }
        return tally.result
    }
}
