// The run-time value: everything an expression can read, build or return.

import Figures

/// A value of the language.
///
/// Scalars are held in place; the larger and rarer ones (decimals, opaque host values) in a box, so
/// that a `Value` stays at 17 bytes.
public enum Value: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    /// A point in time of CEL (`google.protobuf.Timestamp`).
    case timestamp(Timestamp)
    /// A span of CEL in nanoseconds (`google.protobuf.Duration`).
    case duration(Duration)
    case list(ListValue)
    case map(MapValue)
    case type(TypeValue)
    case optional(OptionalValue)
    /// A day without hour or zone.
    case date(CivilDate)
    /// « 48 mois »: an amount and a unit, compared through the calendar.
    case calendarDuration(CalendarDuration)
    /// An exact decimal number.
    indirect case decimal(ExactDecimal)
    /// A record of the host.
    case object(any ObjectValue)
    /// Any other value of the host.
    indirect case opaque(any OpaqueValue)
    /// Not known: the attributes that would have to be known are inside.
    case unknown(Unknown)
    /// Evaluation failed.
    case error(EvaluationError)
}

extension Value {
    /// A list whose elements are all there.
    public static func list(_ elements: [Value]) -> Value { .list(ListValue(elements)) }

    /// A map; keys must be booleans, integers or strings, and differ.
    public static func map(_ entries: [(Value, Value)]) -> Value {
        var builder = MapBuilder(capacity: entries.count)
        for (key, value) in entries {
            if let failure = builder.insert(key, value) { return .error(failure) }
        }
        return .map(builder.finish())
    }

    /// A failure with a stable code.
    public static func failure(_ code: EvaluationError.Code, _ message: String) -> Value {
        .error(EvaluationError(code, message))
    }

    /// One unknown attribute.
    public static func unknown(
        _ id: AttributeID, _ kind: UnknownKind = .unread, domain: Domain = .open, mayBeAbsent: Bool = false
    ) -> Value {
        .unknown(Unknown(UnknownAttribute(id: id, kind: kind, domain: domain, mayBeAbsent: mayBeAbsent)))
    }

    public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }
    public var intValue: Int64? { if case .int(let value) = self { value } else { nil } }
    public var stringValue: String? { if case .string(let value) = self { value } else { nil } }
    public var listValue: ListValue? { if case .list(let value) = self { value } else { nil } }
    public var unknownValue: Unknown? { if case .unknown(let value) = self { value } else { nil } }
    public var errorValue: EvaluationError? { if case .error(let value) = self { value } else { nil } }

    /// Neither unknown nor an error (its parts may still be unknown).
    @inlinable
    public var isOrdinary: Bool {
        switch self {
        case .unknown, .error: false
        default: true
        }
    }
}

/// A type as a value: `type(1) == int`.
public struct TypeValue: Hashable, Sendable {
    public let name: String
    public init(_ name: String) { self.name = name }
}

/// A value that may be absent: `optional.of(x)`, `a.?b`.
public final class OptionalValue: Sendable {
    /// `nil` for `optional.none()`.
    public let value: Value?
    public init(_ value: Value?) { self.value = value }
    public static let none = OptionalValue(nil)
}

/// Why an evaluation failed.
public final class EvaluationError: Error, Sendable, CustomStringConvertible {
    /// Stable, for programs; the message is for programmers.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static let noSuchOverload = Code(rawValue: "no-such-overload")
        public static let noSuchKey = Code(rawValue: "no-such-key")
        public static let noSuchField = Code(rawValue: "no-such-field")
        public static let divisionByZero = Code(rawValue: "division-by-zero")
        public static let overflow = Code(rawValue: "overflow")
        public static let outOfRange = Code(rawValue: "out-of-range")
        public static let invalidArgument = Code(rawValue: "invalid-argument")
        public static let repeatedKey = Code(rawValue: "repeated-key")
        public static let undeclaredName = Code(rawValue: "undeclared-name")
        public static let costLimit = Code(rawValue: "cost-limit")
        public static let host = Code(rawValue: "host")
    }
    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
