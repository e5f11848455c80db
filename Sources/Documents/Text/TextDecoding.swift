// Bytes of a text in one of the encodings that French texts come in → UTF-8.

import XML

/// A text, and how it was encoded.
enum TextDecoding {
    /// UTF-8, without a byte order mark. Never fails: what is in no other encoding is read as
    /// Windows-1252, in which all bytes mean something.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if let isBigEndian = sixteenBits(bytes) { return fromUTF16(bytes, isBigEndian) }
        if isUTF8(bytes) { return bytes }
        return fromWindows1252(bytes)
    }

    static func isUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
    }

    static func fromWindows1252(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
            } else if let scalar = Unicode.Scalar(SingleByteTables.windows1252[Int(byte) - 0x80]) {
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return text
    }

    /// Whether somebody could read it in an editor: hardly any control characters.
    static func looksLikeText(_ bytes: [UInt8]) -> Bool {
        var head = Array(bytes.prefix(8192))
        if sixteenBits(head) != nil { head = fromUTF16(head, sixteenBits(head) ?? false) }
        let controls = head.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0x0C || $0 == 0x7F }
        return !head.isEmpty && !head.contains(0) && controls * 200 <= head.count
    }

    /// Whether the text is UTF-16, and which one: by its mark, or by the zeros of its Latin letters.
    static func sixteenBits(_ bytes: [UInt8]) -> Bool? {
        if bytes.starts(with: [0xFF, 0xFE]) { return false }
        if bytes.starts(with: [0xFE, 0xFF]) { return true }
        let head = bytes.prefix(512)
        guard head.count >= 4, head.contains(0) else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in head.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let many = head.count / 2 * 8 / 10
        if zeros.odd >= many, zeros.even * 20 <= zeros.odd { return false }
        if zeros.even >= many, zeros.odd * 20 <= zeros.even { return true }
        return nil
    }

    private static func fromUTF16(_ bytes: [UInt8], _ isBigEndian: Bool) -> [UInt8] {
        let start = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? 2 : 0
        let units = stride(from: start, to: bytes.count - 1, by: 2).lazy.map { index -> UInt16 in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        _ = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false) { text.append($0) }
        return text
    }
}
