// The text of a literal → its value.

enum Literals {
    /// `isNegative` for a literal with a minus sign, so that the least integer can be written.
    static func int(_ text: ArraySlice<UInt8>, isNegative: Bool) -> Int64? {
        guard let magnitude = magnitude(text) else { return nil }
        if isNegative { return magnitude <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil }
        return Int64(exactly: magnitude)
    }

    static func uint(_ text: ArraySlice<UInt8>) -> UInt64? { magnitude(text.dropLast()) }

    static func double(_ text: ArraySlice<UInt8>) -> Double? { Double(String(decoding: text, as: UTF8.self)) }

    private static func magnitude(_ text: ArraySlice<UInt8>) -> UInt64? {
        let isHex = text.count > 2 && text[text.startIndex + 1] | 0x20 == UInt8(ascii: "x")
        var result: UInt64 = 0
        for byte in isHex ? text.dropFirst(2) : text {
            guard let digit = hexValue(byte) else { return nil }
            let (shifted, tooBig) = result.multipliedReportingOverflow(by: isHex ? 16 : 10)
            let (sum, tooBigStill) = shifted.addingReportingOverflow(UInt64(digit))
            if tooBig || tooBigStill { return nil }
            result = sum
        }
        return result
    }

    /// The content of a string or bytes literal, `start` being its place in the source.
    static func string(_ text: ArraySlice<UInt8>, isBytes: Bool) throws(Fault) -> [UInt8] {
        var position = text.startIndex
        var isRaw = false
        while text[position] != UInt8(ascii: "\""), text[position] != UInt8(ascii: "'") {
            if text[position] | 0x20 == UInt8(ascii: "r") { isRaw = true }
            position += 1
        }
        let quote = text[position]
        let isTriple = text.endIndex - position >= 6 && text[position + 1] == quote && text[position + 2] == quote
        let content = text[(position + (isTriple ? 3 : 1))..<(text.endIndex - (isTriple ? 3 : 1))]
        if isRaw || !content.contains(0x5C) { return Array(content) }
        var result: [UInt8] = []
        result.reserveCapacity(content.count)
        position = content.startIndex
        while position < content.endIndex {
            if content[position] == 0x5C {
                try escape(content, &position, isBytes: isBytes, into: &result)
            } else {
                result.append(content[position])
                position += 1
            }
        }
        return result
    }

    private static func escape(
        _ text: ArraySlice<UInt8>, _ position: inout Int, isBytes: Bool, into result: inout [UInt8]
    ) throws(Fault) {
        let start = position
        func fault(_ message: String, _ length: Int) -> Fault {
            Fault(code: .invalidLiteral, message: message, start: start, end: min(start + length, text.endIndex))
        }
        guard start + 1 < text.endIndex else { throw fault("an escape sequence is cut off", 1) }
        let letter = text[start + 1]
        position = start + 2
        switch letter {
        case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            result.append(letter)
        case UInt8(ascii: "a"): result.append(7)
        case UInt8(ascii: "b"): result.append(8)
        case UInt8(ascii: "f"): result.append(12)
        case UInt8(ascii: "n"): result.append(10)
        case UInt8(ascii: "r"): result.append(13)
        case UInt8(ascii: "t"): result.append(9)
        case UInt8(ascii: "v"): result.append(11)
        case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "u"), UInt8(ascii: "U"):
            let digits = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 2
            if isBytes, digits > 2 { throw fault("`\\u` and `\\U` are not for bytes; write `\\x` for each", 2) }
            var code: UInt32 = 0
            for _ in 0..<digits {
                guard position < text.endIndex, let digit = hexValue(text[position]) else {
                    throw fault("`\\\(Character(Unicode.Scalar(letter)))` must be followed by \(digits) hexadecimal digits", position - start)
                }
                code = code << 4 | digit
                position += 1
            }
            try append(code, isBytes, &result, fault("this is no Unicode code point", position - start))
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            var code: UInt32 = UInt32(letter - UInt8(ascii: "0"))
            for _ in 0..<2 {
                guard position < text.endIndex, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(text[position]) else {
                    throw fault("an octal escape has three digits, 000 to 377", position - start)
                }
                code = code << 3 | UInt32(text[position] - UInt8(ascii: "0"))
                position += 1
            }
            try append(code, isBytes, &result, fault("this is no Unicode code point", position - start))
        default:
            throw fault("this is no escape sequence; a backslash is written `\\\\`", 2)
        }
    }

    private static func append(_ code: UInt32, _ isBytes: Bool, _ result: inout [UInt8], _ fault: @autoclosure () -> Fault) throws(Fault) {
        if isBytes {
            result.append(UInt8(truncatingIfNeeded: code))
        } else if let scalar = Unicode.Scalar(code) {
            result.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        } else {
            throw fault()
        }
    }
}
