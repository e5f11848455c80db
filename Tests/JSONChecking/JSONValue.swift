// A small JSON reader, so that the tests look at what is written with other eyes than the writer's.

import Foundation

/// A JSON value that tests can walk.
public indirect enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    public init(_ bytes: [UInt8]) throws {
        self = try Self.convert(JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed))
    }

    public subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    public subscript(index: Int) -> JSONValue? {
        if case .array(let elements) = self, elements.indices.contains(index) { elements[index] } else { nil }
    }

    public var text: String? { if case .string(let text) = self { text } else { nil } }
    public var number: Double? { if case .number(let number) = self { number } else { nil } }
    public var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    private static func convert(_ any: Any) throws -> JSONValue {
        switch any {
        case is NSNull: .null
        // JSONSerialization gives booleans as NSNumber: only their Objective-C type tells them apart.
        case let number as NSNumber:
            String(cString: number.objCType) == "c" ? .bool(number.boolValue) : .number(number.doubleValue)
        case let text as String: .string(text)
        case let elements as [Any]: .array(try elements.map(convert))
        case let members as [String: Any]: .object(try members.mapValues(convert))
        default: throw CocoaError(.coderReadCorrupt)
        }
    }
}
