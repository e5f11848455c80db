// What `pdftotext -bbox` writes → words on pages, while it is being written. Read byte by byte: for a long
// PDF these are ten megabytes, of which a reader of XML would make half a million events.

/// Takes lines `<page width="…" height="…">` and `<word xMin="…" yMin="…" xMax="…" yMax="…">…</word>`.
struct WordListScanner {
    private var text = PrintedText()
    /// A line that is not whole yet.
    private var rest: [UInt8] = []
    private var isDone = false
    private var isWrong = false

    /// The words, if the output came to its end and was what it should be.
    var finished: PrintedText? { isDone && !isWrong ? text : nil }

    /// Takes the next piece of the output.
    mutating func scan(_ piece: UnsafeRawBufferPointer) {
        guard !isWrong, let lastLine = piece.lastIndex(of: 0x0A) else { rest.append(contentsOf: piece); return }
        var start = 0
        if !rest.isEmpty {
            // The first line of the piece ends the one that was left over.
            let end = piece.firstIndex(of: 0x0A) ?? lastLine
            rest.append(contentsOf: piece[...end])
            let line = rest
            rest.removeAll(keepingCapacity: true)
            line.withUnsafeBytes { scanLines($0) }
            start = end + 1
        }
        if start <= lastLine { scanLines(UnsafeRawBufferPointer(rebasing: piece[start...lastLine])) }
        rest.append(contentsOf: piece[(lastLine + 1)...])
    }

    private mutating func scanLines(_ bytes: UnsafeRawBufferPointer) {
        var cursor = Cursor(bytes: bytes)
        while !isWrong, cursor.skip(to: 0x3C) {
            cursor.position += 1
            if cursor.starts(with: "word ") {
                isWrong = !readWord(&cursor)
            } else if cursor.starts(with: "page ") {
                guard let width = cursor.number(), let height = cursor.number() else { isWrong = true; return }
                text.pages.append(
                    PrintedPage(
                        number: text.pages.count + 1, width: width, height: height, words: text.words.count..<text.words.count))
            } else if cursor.starts(with: "/doc>") {
                isDone = true
            }
        }
    }

    private mutating func readWord(_ cursor: inout Cursor) -> Bool {
        guard let x0 = cursor.number(), let y0 = cursor.number(), let x1 = cursor.number(), let y1 = cursor.number(),
            !text.pages.isEmpty, cursor.skip(to: 0x3E)
        else { return false }
        let open = cursor.position + 1
        guard cursor.skip(to: 0x3C) else { return false }
        let start = text.bytes.count
        appendText(UnsafeRawBufferPointer(rebasing: cursor.bytes[open..<cursor.position]))
        text.words.append(PrintedWord(x0: x0, y0: y0, x1: x1, y1: y1, bytes: start..<text.bytes.count))
        text.pages[text.pages.count - 1].words = text.pages[text.pages.count - 1].words.lowerBound..<text.words.count
        return true
    }

    /// The word's own characters; those beyond Latin letters and punctuation are looked at one by one.
    private mutating func appendText(_ word: UnsafeRawBufferPointer) {
        let start = text.bytes.count
        var index = 0
        var isPlain = true
        while index < word.count {
            var byte = word[index]
            index += 1
            if byte == 0x26 { byte = Self.entity(in: word, &index) }
            if byte >= 0x80 || byte < 0x20 {
                // Plain: Latin letters (C3, C4, C5), dashes and quotes (E2 80 90 …), the euro sign (E2 82).
                let next = index < word.count ? word[index] : 0
                switch byte {
                case 0xC3...0xC5, 0x80...0xBF: break
                case 0xE2: if next == 0x80 ? index + 1 >= word.count || !(0x90...0xA6).contains(word[index + 1]) : next != 0x82 { isPlain = false }
                default: isPlain = false
                }
            }
            text.bytes.append(byte)
        }
        guard !isPlain else { return }
        let raw = Array(text.bytes[start...])
        text.bytes.removeSubrange(start...)
        raw.withUnsafeBufferPointer { SignRepair.repaired($0, into: &text.bytes) }
    }

    /// The five entities that are written: `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`.
    private static func entity(in word: UnsafeRawBufferPointer, _ index: inout Int) -> UInt8 {
        let rest = word[index...]
        for (name, byte) in entities where rest.starts(with: name) {
            index += name.count
            return byte
        }
        return 0x26
    }

    private static let entities: [([UInt8], UInt8)] = [
        (Array("apos;".utf8), 0x27), (Array("amp;".utf8), 0x26), (Array("quot;".utf8), 0x22), (Array("lt;".utf8), 0x3C),
        (Array("gt;".utf8), 0x3E),
    ]
}

/// A place in some bytes.
private struct Cursor {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Moves to the next such byte; false if there is none.
    mutating func skip(to byte: UInt8) -> Bool {
        while position < bytes.count {
            if bytes[position] == byte { return true }
            position += 1
        }
        return false
    }

    func starts(with name: StaticString) -> Bool {
        guard position + name.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<name.utf8CodeUnitCount where bytes[position + index] != name.utf8Start[index] { return false }
        return true
    }

    /// The number in the next pair of quotes.
    mutating func number() -> Double? {
        guard skip(to: 0x22) else { return nil }
        // In local variables: four numbers a word are most of the output.
        let bytes = bytes
        var index = position + 1
        let isNegative = index < bytes.count && bytes[index] == 0x2D
        if isNegative { index += 1 }
        // Coordinates beyond any page would overflow: such a file is not worth more digits.
        var whole = 0, digits = 0, decimals = 0
        var hasPoint = false
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            let digit = byte &- 0x30
            if digit > 9 {
                if byte == 0x22 {
                    position = index
                    return Double(isNegative ? -whole : whole) / Self.powers[decimals]
                }
                guard byte == 0x2E else { return nil }
                hasPoint = true
            } else if digits < 17 {
                whole = whole &* 10 &+ Int(digit)
                digits += 1
                if hasPoint { decimals += 1 }
            }
        }
        return nil
    }

    private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17]
}
