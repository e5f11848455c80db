// Maps: entries in the order they were written, with an index once there are many.

/// A map from booleans, integers or strings to values.
public final class MapValue: Sendable {
    public let keys: [Value]
    public let values: [Value]
    /// If not `nil`, entries may exist beyond the known ones.
    public let rest: Unknown?
    /// Empty for small maps, which are scanned.
    private let index: [MapKey: Int]

    public static let empty = MapValue(keys: [], values: [], index: [:], rest: nil)
    static let scanLimit = 8

    init(keys: [Value], values: [Value], index: [MapKey: Int], rest: Unknown?) {
        self.keys = keys
        self.values = values
        self.index = index
        self.rest = rest
    }

    public var count: Int { keys.count }

    /// The same entries, with more that are not known.
    public func withMore(_ unknown: Unknown) -> MapValue {
        MapValue(keys: keys, values: values, index: index, rest: unknown)
    }

    func mapValues(_ change: (Value) -> Value) -> MapValue {
        MapValue(keys: keys, values: values.map(change), index: index, rest: rest)
    }

    /// The value of a known entry. Numbers match across types: `{1u: 'a'}[1]`.
    public subscript(key: Value) -> Value? {
        if index.isEmpty, !keys.isEmpty {
            for position in keys.indices where MapKey.matches(keys[position], key) { return values[position] }
            return nil
        }
        guard let wanted = MapKey(key), let position = index[wanted] else { return nil }
        return values[position]
    }
}

/// A key normalised so that equal keys hash alike: whole numbers of every type, strings by bytes.
struct MapKey: Hashable, Sendable {
    private enum Content: Sendable {
        case bool(Bool)
        case negative(Int64)
        case number(UInt64)
        case string(String)
    }
    private let content: Content

    /// `nil` for a value that cannot equal any key.
    init?(_ value: Value) {
        switch value {
        case .bool(let flag): content = .bool(flag)
        case .int(let number): content = number < 0 ? .negative(number) : .number(UInt64(number))
        case .uint(let number): content = .number(number)
        case .double(let number):
            if let whole = UInt64(exactly: number) {
                content = .number(whole)
            } else if let whole = Int64(exactly: number) {
                content = .negative(whole)
            } else {
                return nil
            }
        case .string(let text): content = .string(text)
        default: return nil
        }
    }

    static func == (left: MapKey, right: MapKey) -> Bool {
        switch (left.content, right.content) {
        case (.bool(let a), .bool(let b)): a == b
        case (.negative(let a), .negative(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        switch content {
        case .bool(let flag): hasher.combine(flag)
        case .negative(let number): hasher.combine(number)
        case .number(let number): hasher.combine(number)
        case .string(let text):
            // Swift hashes canonical equivalents alike; keys here are equal by code points, which
            // is finer, so the ordinary hash is consistent with it.
            hasher.combine(text)
        }
    }

    static func matches(_ key: Value, _ wanted: Value) -> Bool {
        switch (key, wanted) {
        case (.string(let a), .string(let b)): return a.hasSameBytes(as: b)
        case (.int(let a), .int(let b)): return a == b
        case (.bool(let a), .bool(let b)): return a == b
        case (.string, _), (_, .string), (.bool, _), (_, .bool): return false
        default:
            guard let left = MapKey(key), let right = MapKey(wanted) else { return false }
            return left == right
        }
    }
}

/// Collects the entries of a map and refuses what cannot be a key.
struct MapBuilder {
    private var keys: [Value] = []
    private var values: [Value] = []
    private var index: [MapKey: Int] = [:]

    init(capacity: Int) {
        keys.reserveCapacity(capacity)
        values.reserveCapacity(capacity)
    }

    /// The failure, if `key` is no key or was there before.
    mutating func insert(_ key: Value, _ value: Value) -> EvaluationError? {
        switch key {
        case .bool, .int, .uint, .string: break
        default: return EvaluationError(.invalidArgument, "unsupported key type: \(key.typeName)")
        }
        let isRepeated: Bool
        if keys.count < MapValue.scanLimit {
            isRepeated = keys.contains { MapKey.matches($0, key) }
        } else {
            if index.isEmpty {
                for (position, earlier) in keys.enumerated() {
                    if let earlier = MapKey(earlier) { index[earlier] = position }
                }
            }
            isRepeated = MapKey(key).map { index.updateValue(keys.count, forKey: $0) != nil } ?? false
        }
        if isRepeated {
            return EvaluationError(.repeatedKey, "Failed with repeated key: \(key)")
        }
        keys.append(key)
        values.append(value)
        return nil
    }

    func finish(rest: Unknown? = nil) -> MapValue {
        MapValue(keys: keys, values: values, index: index, rest: rest)
    }
}
