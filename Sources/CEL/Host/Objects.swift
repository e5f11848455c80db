// Records of the host: types with named fields, read by slot.

/// A record type the host offers to expressions. Immutable and shared.
public final class ObjectType: Sendable {
    public let name: String
    public let fields: [Field]
    private let slots: [String: Int]

    /// If two fields bear one name, the first counts.
    public init(name: String, fields: [Field]) {
        self.name = name
        self.fields = fields
        slots = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The slot of a field, for the compiler and for values whose type was not known to it.
    public func slot(of name: String) -> Int? { slots[name] }
}

/// One field of a record type.
public struct Field: Sendable {
    public enum Presence: Sendable {
        /// Every record has it (its value may still be unknown).
        case always
        /// A record may lack it: reading it needs a guard, or the expression does not compile.
        case optional
    }
    public let name: String
    public let type: CELType
    public let presence: Presence

    public init(_ name: String, _ type: CELType, presence: Presence = .always) {
        self.name = name
        self.type = type
        self.presence = presence
    }
}

/// Whether a field is there.
public enum Presence: Sendable {
    case present
    case absent
    case unknown(Unknown)
}

/// A record of the host.
///
/// ```swift
/// final class Person: ObjectValue {
///     static let type = ObjectType(name: "Person", fields: [Field("name", .string), Field("age", .int, presence: .optional)])
///     let name: String
///     let age: Int64?
///     init(name: String, age: Int64?) {
///         self.name = name
///         self.age = age
///     }
///     var objectType: ObjectType { Self.type }
///     func field(_ index: Int) -> Value? { index == 0 ? .string(name) : age.map { .int($0) } }
/// }
/// let environment = try Environment(variables: [VariableDeclaration("p", .object(Person.type))], types: [Person.type])
/// let isOfAge = try environment.compile("has(p.age) && p.age >= 18")
/// isOfAge.evaluate([.object(Person(name: "Ada", age: 36))])     // true
/// isOfAge.evaluate([.object(Person(name: "Bob", age: nil))])    // false
/// ```
public protocol ObjectValue: AnyObject, Sendable {
    /// The very instance that was declared to the environment.
    var objectType: ObjectType { get }

    /// The value of the field in that slot; `nil` if it is absent (`presence: .optional` only).
    func field(_ index: Int) -> Value?

    /// What `has(x)` is to answer. The default derives it from `field(_:)`.
    func presence(_ index: Int) -> Presence

    /// Equality of two records; the default is identity.
    func isEqual(to other: any ObjectValue) -> Value
}

extension ObjectValue {
    public func presence(_ index: Int) -> Presence {
        switch field(index) {
        case nil: .absent
        case .unknown(let unknown)?: unknown.mayBeAbsent ? .unknown(unknown) : .present
        default: .present
        }
    }

    public func isEqual(to other: any ObjectValue) -> Value { .bool(self === other) }
}

/// A value of the host that is no record: money, an identifier of its own kind…
public protocol OpaqueValue: Sendable {
    /// The name under which its type was declared.
    var typeName: String { get }

    /// A boolean, an unknown or an error. Called only for two values of one type name.
    func isEqual(to other: any OpaqueValue) -> Value

    /// The order as −1, 0 or 1, an unknown or an error; `nil` if such values have no order.
    func compare(to other: any OpaqueValue) -> Value?

    /// For people who read a log.
    var description: String { get }
}

extension OpaqueValue {
    public func compare(to other: any OpaqueValue) -> Value? { nil }
}

/// Declares the type of an `OpaqueValue`.
public struct OpaqueType: Hashable, Sendable {
    public let name: String
    /// The operators `<`, `<=`, `>`, `>=` are there, through `compare(to:)`.
    public let isOrdered: Bool

    public init(_ name: String, isOrdered: Bool = false) {
        self.name = name
        self.isOrdered = isOrdered
    }
}
