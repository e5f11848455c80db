// The folding itself, byte by byte, for whoever wants the folded bytes: to keep them, or only to see
// which words occur.

/// Folds UTF-8 to ASCII.
enum Folding {
    /// Calls `emit` for each folded byte, with the offset at which its character starts.
    @inline(__always)
    static func fold(_ utf8: UnsafeBufferPointer<UInt8>, _ emit: (UInt8, Int) -> Void) {
        var last: UInt8 = 0
        var offset = 0
        while offset < utf8.count {
            let byte = utf8[offset]
            if byte < 0x80 {
                // Nearly every byte.
                let next = fold(ascii: byte)
                if next != space || last != space { emit(next, offset) }
                last = next
                offset += 1
                continue
            }
            let (scalar, length) = decode(utf8, offset)
            var folded = fold(scalar)
            while folded != 0 {
                let next = UInt8(truncatingIfNeeded: folded)
                // Spaces in a row are one.
                if next != space || last != space { emit(next, offset) }
                last = next
                folded >>= 8
            }
            offset += length
        }
    }

    /// Appends a text that begins with no space, and notes where its characters start.
    static func append(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], origins: inout FoldedOrigins) {
        // A character of n bytes becomes at most n.
        let room = utf8.count
        let source = UnsafeRawBufferPointer(utf8)
        let base = bytes.count
        var count = 0
        // How far the source of the byte before was from it: nothing yet.
        var distance = Int.min
        let folded = [UInt8](unsafeUninitializedCapacity: room) { folded, foldedCount in
            // As if a space stood before it.
            var last = space
            var offset = 0
            while offset < room {
                if offset + 8 <= room {
                    let (eight, plain) = fold(eight: source.loadUnaligned(fromByteOffset: offset, as: UInt64.self), after: last)
                    if plain > 0 {
                        if offset &- count != distance {
                            distance = offset &- count
                            origins.note(base + count, offset)
                        }
                        UnsafeMutableRawBufferPointer(folded).storeBytes(of: eight, toByteOffset: count, as: UInt64.self)
                        count += plain
                        offset += plain
                        last = folded[count - 1]
                        continue
                    }
                }
                let (scalar, length) = utf8[offset] < 0x80 ? (0, 1) : decode(utf8, offset)
                var characters = length == 1 ? UInt32(fold(ascii: utf8[offset])) : fold(scalar)
                while characters != 0 {
                    let next = UInt8(truncatingIfNeeded: characters)
                    // Spaces in a row are one.
                    if next != space || last != space {
                        if offset &- count != distance {
                            distance = offset &- count
                            origins.note(base + count, offset)
                        }
                        folded[count] = next
                        count += 1
                    }
                    last = next
                    characters >>= 8
                }
                offset += length
            }
            foldedCount = count
        }
        bytes.append(contentsOf: folded)
    }

    private static let space: UInt8 = 32
    /// ☐ in folded text.
    static let emptyBox: UInt8 = 1
    /// ☒ in folded text.
    static let tickedBox: UInt8 = 2

    /// Eight bytes at once, the first one lowest, and how many of them are what they are folded to: all before
    /// the first that is not ASCII, is a backquote or DEL, or would be a space behind a space.
    @inline(__always)
    private static func fold(eight bytes: UInt64, after last: UInt8) -> (folded: UInt64, plain: Int) {
        // One bit in each byte tells: set by adding what is lacking to 128. What a byte beyond ASCII carries over
        // meets only those behind it.
        let ones: UInt64 = 0x0101_0101_0101_0101
        let bits = ones << 7
        let backquotes = bytes ^ ones &* UInt64(UInt8(ascii: "`"))
        let blanks = ~(bytes &+ ones &* UInt64(127 - space)) & bits
        let odd = bytes | bytes &+ ones | (backquotes &- ones) & ~backquotes | blanks & (blanks << 8 | (last == space ? 0x80 : 0))
        let capitals = (bytes &+ ones &* 63) & ~(bytes &+ ones &* 37) & bits
        let blankBytes = (blanks >> 7) &* 0xFF
        let folded = (bytes | capitals >> 2) & ~blankBytes | blankBytes & (ones &* UInt64(space))
        return (folded, (odd & bits).trailingZeroBitCount / 8)
    }

    /// Lower case; any white space and control character is a space.
    @inline(__always)
    private static func fold(ascii byte: UInt8) -> UInt8 {
        if byte &- UInt8(ascii: "A") < 26 { return byte | 32 }
        if byte <= space || byte == 127 { return space }
        return byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : byte
    }

    /// What a character beyond ASCII becomes: up to three bytes, the first one lowest; 0 for none.
    private static func fold(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: bytes(" ")
        // Zero-width characters, soft hyphens and combining accents leave no trace.
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF, 0x300...0x36F: 0
        case 0x2018, 0x2019, 0x201B, 0x2032, 0xB4, 0x2BC: bytes("'")
        case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: bytes("\"")
        case 0x2010...0x2015, 0x2212: bytes("-")
        case 0x153, 0x152: bytes("o", "e")
        case 0xE6, 0xC6: bytes("a", "e")
        case 0xFB00: bytes("f", "f")
        case 0xFB01: bytes("f", "i")
        case 0xFB02: bytes("f", "l")
        case 0x20AC: bytes("e", "u", "r")
        case 0x2026: bytes(".")
        // Boxes keep whether they are ticked: control characters, which no other character becomes.
        case 0x2610, 0x25A1, 0x25FB, 0x2B1C, 0x274F, 0x2751: UInt32(emptyBox)
        case 0x2611, 0x2612, 0x2713, 0x2714, 0x25A0, 0x25FC, 0x1F5F9, 0x1F5F7, 0x2705: UInt32(tickedBox)
        case 0xB0, 0xBA: bytes("o")
        // The signs of a formula: no letter that a bad export has lost.
        case 0xD7: bytes("x")
        case 0xF7: bytes("/")
        // The letter without its accent: Latin-1, and what of Latin Extended-A French text has.
        case 0xC0...0xC5, 0xE0...0xE5: bytes("a")
        case 0xC7, 0xE7: bytes("c")
        case 0xC8...0xCB, 0xE8...0xEB: bytes("e")
        case 0xCC...0xCF, 0xEC...0xEF: bytes("i")
        case 0xD1, 0xF1: bytes("n")
        case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8: bytes("o")
        case 0xD9...0xDC, 0xF9...0xFC: bytes("u")
        case 0xDD, 0xFD, 0xFF, 0x178: bytes("y")
        default: 0x1A
        }
    }

    @inline(__always)
    private static func bytes(_ first: Unicode.Scalar, _ second: Unicode.Scalar = "\0", _ third: Unicode.Scalar = "\0") -> UInt32 {
        first.value | second.value << 8 | third.value << 16
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
