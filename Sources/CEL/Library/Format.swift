// `'%d of %s'.format([…])`: the templates of the strings extension.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

enum Format {
    private static let greatestPrecision = 1_000

    static func format(_ template: String, _ arguments: [Value]) -> Value {
        let bytes = Array(template.utf8)
        var result: [UInt8] = []
        var position = 0
        var used = 0
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "%") else {
                result.append(bytes[position])
                position += 1
                continue
            }
            position += 1
            guard position < bytes.count else { return unreadable("unexpected end of string") }
            if bytes[position] == UInt8(ascii: "%") {
                result.append(UInt8(ascii: "%"))
                position += 1
                continue
            }
            var precision: Int?
            if bytes[position] == UInt8(ascii: ".") {
                position += 1
                var number = 0
                let digits = position
                while position < bytes.count, isDigit(bytes[position]), number <= greatestPrecision {
                    number = number * 10 + Int(bytes[position] - UInt8(ascii: "0"))
                    position += 1
                }
                guard position > digits, number <= greatestPrecision else { return unreadable("invalid precision") }
                precision = number
            }
            guard position < bytes.count else { return unreadable("unexpected end of string") }
            let clause = bytes[position]
            position += 1
            guard "sdfebxXo".utf8.contains(clause) else {
                return unreadable("unrecognized formatting clause \"\(Character(Unicode.Scalar(clause)))\"")
            }
            guard used < arguments.count else { return .failure(.invalidArgument, "index \(used) out of range") }
            let argument = arguments[used]
            used += 1
            switch text(clause, argument, precision) {
            case .success(let text): result.append(contentsOf: text.utf8)
            case .failure(let error): return .error(error)
            }
            if result.count > Strings.lengthLimit { return Failures.costLimit }
        }
        return .string(String(decoding: result, as: UTF8.self))
    }

    private static func unreadable(_ reason: String) -> Value {
        .failure(.invalidArgument, "could not parse formatting clause: \(reason)")
    }

    private static func text(_ clause: UInt8, _ value: Value, _ precision: Int?) -> Result<String, EvaluationError> {
        func wrong(_ expected: String) -> Result<String, EvaluationError> {
            .failure(EvaluationError(.invalidArgument, "error during formatting: \(expected), was given \(value.typeName)"))
        }
        switch clause {
        case UInt8(ascii: "s"):
            if let text = plain(value) { return .success(text) }
            let culprit = unprintable(value) ?? value
            return .failure(
                EvaluationError(
                    .invalidArgument,
                    "error during formatting: string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps, was given \(culprit.typeName)"))
        case UInt8(ascii: "d"):
            switch value {
            case .int(let number): return .success(String(number))
            case .uint(let number): return .success(String(number))
            case .decimal(let number) where number.scale == 0: return .success(number.description)
            case .double(let number) where !number.isFinite: return .success(number.celText)
            default: return wrong("decimal clause can only be used on integers")
            }
        case UInt8(ascii: "f"), UInt8(ascii: "e"):
            let isFixed = clause == UInt8(ascii: "f")
            let number: Double
            switch value {
            case .double(let real): number = real
            case .int(let whole): number = Double(whole)
            case .uint(let whole): number = Double(whole)
            case .decimal(let exact): number = exact.approximateValue
            default:
                return wrong(isFixed ? "fixed-point clause can only be used on doubles" : "scientific clause can only be used on doubles")
            }
            guard number.isFinite else { return .success(number.celText) }
            return .success(printed(number, precision ?? 6, isFixed: isFixed))
        case UInt8(ascii: "b"):
            switch value {
            case .int(let number): return .success(String(number, radix: 2))
            case .uint(let number): return .success(String(number, radix: 2))
            case .bool(let flag): return .success(flag ? "1" : "0")
            default: return wrong("only integers and bools can be formatted as binary")
            }
        case UInt8(ascii: "o"):
            switch value {
            case .int(let number): return .success(String(number, radix: 8))
            case .uint(let number): return .success(String(number, radix: 8))
            default: return wrong("octal clause can only be used on integers")
            }
        default:
            let isUpper = clause == UInt8(ascii: "X")
            switch value {
            case .int(let number): return .success(String(number, radix: 16, uppercase: isUpper))
            case .uint(let number): return .success(String(number, radix: 16, uppercase: isUpper))
            case .string(let text): return .success(hex(Array(text.utf8), isUpper))
            case .bytes(let bytes): return .success(hex(bytes, isUpper))
            default: return wrong("only integers, byte buffers, and strings can be formatted as hex")
            }
        }
    }

    private static func hex(_ bytes: [UInt8], _ isUpper: Bool) -> String {
        bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: isUpper) }.joined()
    }

    /// Rounds the exact binary value to the nearest, halves to even, as C does.
    private static func printed(_ number: Double, _ precision: Int, isFixed: Bool) -> String {
        var buffer = [CChar](repeating: 0, count: precision + 330)
        let capacity = buffer.count
        let count = withVaList([Int32(precision), number]) {
            vsnprintf(&buffer, capacity, isFixed ? "%.*f" : "%.*e", $0)
        }
        return String(decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// As `%s` writes it; `nil` for what has no text.
    private static func plain(_ value: Value) -> String? {
        switch value {
        case .null: return "null"
        case .string(let text): return text
        case .type(let type): return type.name
        case .list(let list):
            let parts = list.elements.compactMap(plain)
            return parts.count == list.elements.count ? "[" + parts.joined(separator: ", ") + "]" : nil
        case .map(let map):
            let parts = zip(map.keys, map.values).compactMap { key, value -> (String, String)? in
                guard let key = plain(key), let value = plain(value) else { return nil }
                return (key, value)
            }
            guard parts.count == map.count else { return nil }
            let sorted = parts.sorted { $0.0.order(against: $1.0) < 0 }
            return "{" + sorted.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + "}"
        case .object: return nil
        case .opaque(let opaque): return opaque.description
        default:
            if case .string(let text) = Conversions.string(value) { return text }
            return nil
        }
    }

    private static func unprintable(_ value: Value) -> Value? {
        switch value {
        case .list(let list): list.elements.lazy.compactMap(unprintable).first
        case .map(let map): map.values.lazy.compactMap(unprintable).first
        default: plain(value) == nil ? value : nil
        }
    }
}
