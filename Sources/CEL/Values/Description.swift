// Values for people: as they would be written in an expression, where that is possible.

extension Value {
    /// The name of the value's type, as `type(x)` gives it.
    var typeName: String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .list: "list"
        case .map: "map"
        case .type: "type"
        case .optional: "optional_type"
        case .date: "date"
        case .calendarDuration: "calendarDuration"
        case .decimal: "decimal"
        case .object(let object): object.objectType.name
        case .opaque(let opaque): opaque.typeName
        case .unknown: "unknown"
        case .error: "error"
        }
    }
}

extension Value: CustomStringConvertible {
    public var description: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .uint(let number): "\(number)u"
        case .double(let number): number.rounded() == number && number.magnitude < 1e15 ? "\(number)" : number.celText
        case .string(let text): Self.quoted(text)
        case .bytes(let bytes):
            "b\"" + bytes.map { byte in
                let hex = String(byte, radix: 16)
                return "\\x" + (hex.utf8.count < 2 ? "0" : "") + hex
            }.joined() + "\""
        case .timestamp(let time): "timestamp(\"\(time)\")"
        case .duration(let span): "duration(\"\(span)\")"
        case .list(let list): list.description
        case .map(let map): map.description
        case .type(let type): type.name
        case .optional(let optional): optional.value.map { "optional.of(\($0))" } ?? "optional.none()"
        case .date(let date): "date(\"\(date)\")"
        case .calendarDuration(let duration): "\(duration.unit.rawValue)s(\(duration.amount))"
        case .decimal(let number): "decimal(\"\(number)\")"
        case .object(let object): "\(object.objectType.name){…}"
        case .opaque(let opaque): opaque.description
        case .unknown(let unknown): "unknown(\(unknown))"
        case .error(let error): "error(\(error.message))"
        }
    }

    /// In double quotes, with the escapes of the language.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{7}": result += "\\a"
            case "\u{8}": result += "\\b"
            case "\u{c}": result += "\\f"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{b}": result += "\\v"
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension ListValue: CustomStringConvertible {
    public var description: String {
        var parts = elements.map(\.description)
        if let rest { parts.append("… \(rest.unknown)") }
        return "[" + parts.joined(separator: ", ") + "]"
    }
}

extension MapValue: CustomStringConvertible {
    public var description: String {
        var parts = zip(keys, values).map { "\($0): \($1)" }
        if let rest { parts.append("… \(rest)") }
        return "{" + parts.joined(separator: ", ") + "}"
    }
}

extension Unknown: CustomStringConvertible {
    public var description: String { attributes.map { "\($0.id.rawValue) \($0.kind)" }.joined(separator: ", ") }
}

/// Equality of structure: no conversion between numbers, unknowns by their attributes. For tests
/// and tables; the language's own `==` is in `Equality.swift`.
extension Value: Equatable {
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.unknown(let a), .unknown(let b)): a.hasSameAttributes(as: b)
        case (.error(let a), .error(let b)): a.code == b.code && a.message == b.message
        default: left.isIdentical(to: right)
        }
    }
}
