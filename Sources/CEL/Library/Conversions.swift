// Conversions between types, and `type`.

import Figures

extension StandardLibrary {
    static func declareConversions(_ table: inout FunctionTable) {
        func convert(_ name: String, _ result: CELType, from types: [CELType], _ body: @escaping @Sendable (Value) -> Value) {
            for type in types { table.add(name, [type], result, .unary(body)) }
        }
        convert("int", .int, from: [.int, .uint, .double, .string, .timestamp, .decimal], Conversions.int)
        convert("uint", .uint, from: [.uint, .int, .double, .string], Conversions.uint)
        convert("double", .double, from: [.double, .int, .uint, .string, .decimal], Conversions.double)
        convert("bool", .bool, from: [.bool, .string], Conversions.bool)
        convert("bytes", .bytes, from: [.bytes, .string], Conversions.bytes)
        convert(
            "string", .string,
            from: [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration, .date, .decimal, .calendarDuration],
            Conversions.string)
        convert("timestamp", .timestamp, from: [.timestamp, .string, .int], Conversions.timestamp)
        convert("duration", .duration, from: [.duration, .string], Conversions.duration)
        table.add("dyn", [a], .dyn, total: true, .unary { $0 })
        table.add("type", [a], .type(a), total: true, .unary { .type(TypeValue($0.typeName)) })
    }
}

enum Conversions {
    @Sendable static func int(_ value: Value) -> Value {
        switch value {
        case .int: return value
        case .uint(let number): return Int64(exactly: number).map { .int($0) } ?? Failures.range
        case .double(let number):
            // The ends are excluded, since nearby doubles are not told apart there.
            guard number > -0x1p63, number < 0x1p63 else { return Failures.range }
            return .int(Int64(number))
        case .string(let text): return Int64(text).map { .int($0) } ?? invalid(text, "int")
        case .timestamp(let time): return .int(time.seconds)
        case .decimal(let number):
            return number.divided(by: .one, places: 0)?.wholeValue.map { .int(Int64($0)) } ?? Failures.range
        default: return Failures.noSuchOverload
        }
    }

    @Sendable static func uint(_ value: Value) -> Value {
        switch value {
        case .uint: return value
        case .int(let number): return UInt64(exactly: number).map { .uint($0) } ?? Failures.range
        case .double(let number):
            guard number >= 0, number < 0x1p64 else { return Failures.range }
            return .uint(UInt64(number))
        case .string(let text): return UInt64(text).map { .uint($0) } ?? invalid(text, "uint")
        default: return Failures.noSuchOverload
        }
    }

    @Sendable static func double(_ value: Value) -> Value {
        switch value {
        case .double: value
        case .int(let number): .double(Double(number))
        case .uint(let number): .double(Double(number))
        case .string(let text): Double(text).map { .double($0) } ?? invalid(text, "double")
        case .decimal(let number): .double(number.approximateValue)
        default: Failures.noSuchOverload
        }
    }

    @Sendable static func bool(_ value: Value) -> Value {
        switch value {
        case .bool: return value
        case .string(let text):
            switch text {
            case "1", "t", "true", "TRUE", "True": return .bool(true)
            case "0", "f", "false", "FALSE", "False": return .bool(false)
            default: return invalid(text, "bool")
            }
        default: return Failures.noSuchOverload
        }
    }

    @Sendable static func bytes(_ value: Value) -> Value {
        switch value {
        case .bytes: value
        case .string(let text): .bytes(Array(text.utf8))
        default: Failures.noSuchOverload
        }
    }

    @Sendable static func string(_ value: Value) -> Value {
        switch value {
        case .string: return value
        case .bool(let flag): return .string(flag ? "true" : "false")
        case .int(let number): return .string(String(number))
        case .uint(let number): return .string(String(number))
        case .double(let number): return .string(number.celText)
        case .bytes(let bytes):
            return String(validating: bytes, as: UTF8.self).map { .string($0) }
                ?? .failure(.invalidArgument, "invalid UTF-8 in bytes, cannot convert to string")
        case .timestamp(let time): return .string(time.description)
        case .duration(let span): return .string(span.description)
        case .date(let date): return .string(date.description)
        case .decimal(let number): return .string(number.description)
        case .calendarDuration(let duration): return .string(duration.description)
        default: return Failures.noSuchOverload
        }
    }

    @Sendable static func timestamp(_ value: Value) -> Value {
        switch value {
        case .timestamp: value
        case .int(let seconds): Timestamp(seconds: seconds).map { .timestamp($0) } ?? Failures.range
        case .string(let text): TimeText.timestamp(text)
        default: Failures.noSuchOverload
        }
    }

    @Sendable static func duration(_ value: Value) -> Value {
        switch value {
        case .duration: value
        case .string(let text): TimeText.duration(text)
        default: Failures.noSuchOverload
        }
    }

    private static func invalid(_ text: String, _ type: String) -> Value {
        .failure(.invalidArgument, "Type conversion error: \(Value.quoted(text)) is no \(type)")
    }
}
