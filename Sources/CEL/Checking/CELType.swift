// Types as the checker knows them.

/// The static type of an expression.
public indirect enum CELType: Hashable, Sendable {
    /// Checked at run time.
    case dyn
    case null
    case bool
    case int
    case uint
    case double
    case string
    case bytes
    case timestamp
    case duration
    case date
    case decimal
    case calendarDuration
    case list(CELType)
    case map(CELType, CELType)
    case optional(CELType)
    /// The type of a type: `type(int)` for `int`.
    case type(CELType)
    /// A record type of the host, by name, so that records may refer to each other.
    case object(String)
    /// Any other type of the host, with parameters if it is generic.
    case opaque(String, [CELType] = [])
    /// A type parameter in the signature of a function.
    case parameter(String)
    /// A type the checker has still to find. Never seen outside it.
    case variable(Int)
}

extension CELType {
    /// An ordered record type.
    public static func object(_ type: ObjectType) -> CELType { .object(type.name) }
}

extension CELType {
    /// A number for types without parts, 0 for all others: what most overloads are chosen by.
    var tag: UInt8 {
        switch self {
        case .null: 1
        case .bool: 2
        case .int: 3
        case .uint: 4
        case .double: 5
        case .string: 6
        case .bytes: 7
        case .timestamp: 8
        case .duration: 9
        case .date: 10
        case .decimal: 11
        case .calendarDuration: 12
        default: 0
        }
    }
}

extension CELType: CustomStringConvertible {
    /// As the documentation of CEL writes types: `map(string, list(int))`.
    public var description: String {
        switch self {
        case .dyn: "dyn"
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .date: "date"
        case .decimal: "decimal"
        case .calendarDuration: "calendarDuration"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .optional(let wrapped): "optional(\(wrapped))"
        case .type(let instance): "type(\(instance))"
        case .object(let name): name
        case .opaque(let name, let parameters):
            parameters.isEmpty ? name : "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
        case .parameter(let name): name
        case .variable(let number): "_\(number)"
        }
    }
}
