// Which characters a JSON string must or should not carry as they are.

/// Escapes for JSON strings.
///
/// Beyond what JSON demands, control codes (C1, DEL) and marks that turn the direction of text are
/// escaped too: JSON is often looked at on a terminal, and a quote comes from anywhere.
enum JSONEscapes {
    /// Appends UTF-8 text, escaped, without the quotation marks. Copies run by run.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var runStart = 0
        var index = 0
        let raw = UnsafeRawBufferPointer(text)
        while index < text.count {
            if index + 8 <= text.count, isPlain(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
                index += 8
                continue
            }
            let byte = text[index]
            // Almost every byte of a report ends here.
            if byte >= 0x20, byte != 0x22, byte != 0x5C, byte < 0x7F {
                index += 1
                continue
            }
            let length: Int
            let scalar: UInt32
            switch byte {
            case 0..<0x20, 0x22, 0x5C, 0x7F:
                (length, scalar) = (1, UInt32(byte))
            case 0xC2 where index + 1 < text.count && text[index + 1] < 0xA0:
                (length, scalar) = (2, UInt32(text[index + 1]))
            case 0xD8 where index + 1 < text.count && text[index + 1] == 0x9C:
                (length, scalar) = (2, 0x061C)
            case 0xE2 where index + 2 < text.count:
                let code = 0x2000 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
                guard isDirectionMark(code) else {
                    index += 3
                    continue
                }
                (length, scalar) = (3, code)
            default:
                index += 1
                continue
            }
            bytes.append(contentsOf: text[runStart..<index])
            appendEscape(of: scalar, to: &bytes)
            index += length
            runStart = index
        }
        bytes.append(contentsOf: text[runStart..<text.count])
    }

    /// Whether none of eight bytes needs a closer look: all ASCII, no control code, `"`, `\\` or DEL.
    private static func isPlain(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let high: UInt64 = 0x8080_8080_8080_8080
        // A byte that is subtracted too much from borrows its highest bit; bytes beyond ASCII are out anyway.
        func hasZero(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes }
        let suspicious = word | (word &- 0x20 &* ones) | hasZero(word ^ 0x22 &* ones) | hasZero(word ^ 0x5C &* ones) | hasZero(word ^ 0x7F &* ones)
        return suspicious & high == 0
    }

    /// Marks that change the direction of text, and separators that some readers take for line ends.
    private static func isDirectionMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func appendEscape(of scalar: UInt32, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch scalar {
        case 0x22: bytes.append(UInt8(ascii: "\""))
        case 0x5C: bytes.append(UInt8(ascii: "\\"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(UInt8(ascii: "u"))
            for shift in [12, 8, 4, 0] as [UInt32] {
                let digit = UInt8(truncatingIfNeeded: scalar >> shift & 0xF)
                bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}
