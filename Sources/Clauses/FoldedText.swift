// Text as patterns see it: lower case, no accents, plain apostrophes, single spaces.
//
// French is written with any apostrophe, with no-break spaces, with accents that a bad export has
// lost. Folding brings all of it to ASCII once, so that a pattern is written once; every folded byte
// remembers where it came from, so that a quote is cut from the original and stays verbatim.

/// A text folded to ASCII, byte by byte traceable to the original.
public struct FoldedText: Sendable {
    /// ASCII bytes. A character that has no ASCII form stands as 0x1A.
    public private(set) var bytes: [UInt8] = []
    /// For each byte, the offset in the original's UTF-8 at which its character starts; one more for the end.
    private var origins: [Int32] = []
    private let original: String

    public init(_ text: String) {
        original = text
        var text = text
        bytes.reserveCapacity(text.utf8.count)
        origins.reserveCapacity(text.utf8.count + 1)
        text.withUTF8 { utf8 in fold(utf8) }
    }

    /// The words of the original between two offsets in the folded bytes.
    public func quote(_ range: Range<Int>) -> String {
        let utf8 = original.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: Int(origins[range.lowerBound]))
        let end = utf8.index(utf8.startIndex, offsetBy: Int(origins[range.upperBound]))
        return String(original[start..<end])
    }

    /// A piece of the folded text.
    public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The sentence that a match stands in, at most 300 characters to either side.
    func sentence(around range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while start > max(0, range.lowerBound - 300), !endsSentence(start - 1) { start -= 1 }
        while start < range.lowerBound, bytes[start] == 32 { start += 1 }
        var end = range.upperBound
        while end < min(bytes.count, range.upperBound + 300), !endsSentence(end) { end += 1 }
        while end > range.upperBound, bytes[end - 1] == 32 { end -= 1 }
        return start..<end
    }

    /// A semicolon, or a full stop that is not one of « L. 2113-11 », « art. », « n. ».
    private func endsSentence(_ index: Int) -> Bool {
        if bytes[index] == UInt8(ascii: ";") { return true }
        guard bytes[index] == UInt8(ascii: "."), index + 1 == bytes.count || bytes[index + 1] == 32 else { return false }
        let word = bytes[..<index].reversed().prefix(4).prefix { (97...122).contains($0) }
        return word.count > 3
    }

    private mutating func fold(_ utf8: UnsafeBufferPointer<UInt8>) {
        var offset = 0
        while offset < utf8.count {
            let byte = utf8[offset]
            if byte < 0x80 {
                append(ascii: byte, at: offset)
                offset += 1
                continue
            }
            let (scalar, length) = Self.decode(utf8, offset)
            append(scalar, at: offset)
            offset += length
        }
        origins.append(Int32(utf8.count))
    }

    private mutating func append(ascii byte: UInt8, at offset: Int) {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte + 32, offset)
        case 0...32, 127: appendSpace(offset)
        case UInt8(ascii: "`"): append(UInt8(ascii: "'"), offset)
        default: append(byte, offset)
        }
    }

    private mutating func append(_ scalar: UInt32, at offset: Int) {
        switch scalar {
        case 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: appendSpace(offset)
        // Zero-width characters, soft hyphens and combining accents leave no trace.
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF, 0x300...0x36F: break
        case 0x2018, 0x2019, 0x201B, 0x2032, 0xB4, 0x2BC: append(UInt8(ascii: "'"), offset)
        case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: append(UInt8(ascii: "\""), offset)
        case 0x2010...0x2015, 0x2212: append(UInt8(ascii: "-"), offset)
        case 0x153, 0x152: append(UInt8(ascii: "o"), offset); append(UInt8(ascii: "e"), offset)
        case 0xE6, 0xC6: append(UInt8(ascii: "a"), offset); append(UInt8(ascii: "e"), offset)
        case 0xFB00: append(UInt8(ascii: "f"), offset); append(UInt8(ascii: "f"), offset)
        case 0xFB01: append(UInt8(ascii: "f"), offset); append(UInt8(ascii: "i"), offset)
        case 0xFB02: append(UInt8(ascii: "f"), offset); append(UInt8(ascii: "l"), offset)
        case 0x20AC: for byte in "eur".utf8 { append(byte, offset) }
        case 0x2026: append(UInt8(ascii: "."), offset)
        case 0xB0, 0xBA: append(UInt8(ascii: "o"), offset)
        default: append(Self.baseLetter(scalar) ?? 0x1A, offset)
        }
    }

    private mutating func append(_ byte: UInt8, _ offset: Int) {
        bytes.append(byte)
        origins.append(Int32(truncatingIfNeeded: offset))
    }

    private mutating func appendSpace(_ offset: Int) {
        if bytes.last != 32 { append(32, offset) }
    }

    /// The letter without its accent, lower case: Latin-1 and Latin Extended-A as French text has them.
    private static func baseLetter(_ scalar: UInt32) -> UInt8? {
        let letter: Character? =
            switch scalar {
            case 0xC0...0xC5, 0xE0...0xE5: "a"
            case 0xC7, 0xE7: "c"
            case 0xC8...0xCB, 0xE8...0xEB: "e"
            case 0xCC...0xCF, 0xEC...0xEF: "i"
            case 0xD1, 0xF1: "n"
            case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8: "o"
            case 0xD9...0xDC, 0xF9...0xFC: "u"
            case 0xDD, 0xFD, 0xFF, 0x178: "y"
            default: nil
            }
        return letter?.asciiValue
    }

    /// One character of valid UTF-8 (which the text of a String always is).
    private static func decode(_ utf8: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (scalar: UInt32, length: Int) {
        let first = UInt32(utf8[offset])
        func next(_ distance: Int) -> UInt32 {
            offset + distance < utf8.count ? UInt32(utf8[offset + distance] & 0x3F) : 0
        }
        if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
        if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
        return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }
}
