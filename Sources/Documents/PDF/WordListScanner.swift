// What `pdftotext -bbox` writes → words on pages. Read byte by byte: for a long PDF these are ten
// megabytes, of which a reader of XML would make half a million events.

/// The output is a list of lines `<page width="…" height="…">` and `<word xMin="…" yMin="…" xMax="…" yMax="…">…</word>`.
struct WordListScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var text = PrintedText()

    /// Nil if the output is cut off or not what it should be.
    static func scan(_ bytes: [UInt8]) -> PrintedText? {
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = WordListScanner(buffer)
            return scanner.scan() ? scanner.text : nil
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        text.bytes.reserveCapacity(bytes.count / 10)
        text.words.reserveCapacity(bytes.count / 90)
    }

    private mutating func scan() -> Bool {
        while let open = next(0x3C) {
            position = open + 1
            if starts(with: "word ") {
                guard readWord() else { return false }
            } else if starts(with: "page ") {
                guard let width = number(), let height = number() else { return false }
                text.pages.append(
                    PrintedPage(
                        number: text.pages.count + 1, width: width, height: height, words: text.words.count..<text.words.count))
            } else if starts(with: "/doc>") {
                return true
            }
        }
        return false
    }

    private mutating func readWord() -> Bool {
        guard let x0 = number(), let y0 = number(), let x1 = number(), let y1 = number(), !text.pages.isEmpty,
            position + 1 < bytes.count, bytes[position] == 0x3E, let end = Self.index(of: 0x3C, in: bytes, from: position + 1)
        else { return false }
        let start = text.bytes.count
        appendText(position + 1..<end)
        position = end
        text.words.append(PrintedWord(x0: x0, y0: y0, x1: x1, y1: y1, bytes: start..<text.bytes.count))
        text.pages[text.pages.count - 1].words = text.pages[text.pages.count - 1].words.lowerBound..<text.words.count
        return true
    }

    /// The word's own characters; those beyond Latin letters and punctuation are looked at one by one.
    private mutating func appendText(_ range: Range<Int>) {
        let start = text.bytes.count
        var index = range.lowerBound
        var isPlain = true
        while index < range.upperBound {
            var byte = bytes[index]
            index += 1
            if byte == 0x26 { byte = entity(&index, range.upperBound) }
            // U+0300 and above, but for general punctuation (E2 80 …), and U+00A0, U+00AD.
            if byte >= 0xCC && byte != 0xE2 || byte == 0xC2 || byte < 0x20 { isPlain = false }
            if byte == 0xE2, index < range.upperBound, bytes[index] != 0x80 || index + 1 < range.upperBound && bytes[index + 1] <= 0x8F || bytes[index + 1] == 0xAF {
                isPlain = false
            }
            text.bytes.append(byte)
        }
        guard !isPlain else { return }
        let raw = Array(text.bytes[start...])
        text.bytes.removeSubrange(start...)
        raw.withUnsafeBufferPointer { SignRepair.repaired($0, into: &text.bytes) }
    }

    /// `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`: the five that are written.
    private func entity(_ index: inout Int, _ end: Int) -> UInt8 {
        for (name, byte) in Self.entities where index + name.utf8CodeUnitCount <= end {
            let matches = (0..<name.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == name.utf8Start[$0] }
            if matches {
                index += name.utf8CodeUnitCount
                return byte
            }
        }
        return 0x26
    }

    private static let entities: [(StaticString, UInt8)] = [("apos;", 0x27), ("amp;", 0x26), ("quot;", 0x22), ("lt;", 0x3C), ("gt;", 0x3E)]

    /// The number in the next pair of quotes.
    private mutating func number() -> Double? {
        guard let quote = next(0x22) else { return nil }
        var index = quote + 1
        let isNegative = index < bytes.count && bytes[index] == 0x2D
        if isNegative { index += 1 }
        // Coordinates beyond any page would overflow: such a file is not worth more digits.
        var whole = 0, divisor = 1, hasPoint = false, digits = 0
        while index < bytes.count, bytes[index] != 0x22 {
            let byte = bytes[index]
            if byte == 0x2E { hasPoint = true } else if byte >= 0x30, byte <= 0x39, digits < 17 {
                whole = whole * 10 + Int(byte - 0x30)
                digits += 1
                if hasPoint { divisor *= 10 }
            } else if digits < 17 {
                return nil
            }
            index += 1
        }
        guard index < bytes.count else { return nil }
        position = index + 1
        return Double(isNegative ? -whole : whole) / Double(divisor)
    }

    private func starts(with name: StaticString) -> Bool {
        guard position + name.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<name.utf8CodeUnitCount).allSatisfy { bytes[position + $0] == name.utf8Start[$0] }
    }

    private func next(_ byte: UInt8) -> Int? { Self.index(of: byte, in: bytes, from: position) }

    private static func index(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if bytes[index] == byte { return index }
            index += 1
        }
        return nil
    }
}
