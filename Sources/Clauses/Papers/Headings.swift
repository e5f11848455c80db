// What numbers a heading carries: « Article 4.2 – Durée », « II.2.5) », « 3/ ».

/// The number at the head of a unit.
struct HeadingNumber {
    /// `[4, 2]`.
    let numbers: [Int]
    /// « II.2.5) »: the form of European and BOAMP notices.
    let isRoman: Bool
    /// « Article 4 »: says itself that it is a heading.
    let isNamed: Bool
    /// Where the title begins, as folded bytes.
    let title: Int
}

/// Recognises headings by their text, for papers that do not mark them.
enum Headings {
    private static let roman: [String: Int] = ["i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18]
    private static let names = ["article ", "art. ", "chapitre ", "section ", "titre ", "partie ", "annexe "]
    private static let longest = 160

    /// The number before a title, or `nil`.
    static func number(of range: Range<Int>, in bytes: [UInt8]) -> HeadingNumber? {
        var position = range.lowerBound
        let end = min(range.upperBound, range.lowerBound + 40)
        var isNamed = false
        for name in names where bytes[range].starts(with: name.utf8) {
            isNamed = true
            position += name.utf8.count
        }
        var numbers: [Int] = []
        var isRoman = false
        while position < end {
            let start = position
            while position < end, isDigit(bytes[position]) { position += 1 }
            if position > start {
                guard position - start <= 2, let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else { return nil }
                numbers.append(value)
            } else if numbers.isEmpty {
                while position < end, isLetter(bytes[position]) { position += 1 }
                guard let value = roman[String(decoding: bytes[start..<position], as: UTF8.self)] else { return nil }
                numbers.append(value)
                isRoman = true
            } else {
                break
            }
            if position < end, bytes[position] == UInt8(ascii: "."), position + 1 < end, isDigit(bytes[position + 1]) { position += 1 } else { break }
        }
        guard !numbers.isEmpty, numbers.count <= 5 else { return nil }
        // « 1er », « 2eme »
        if bytes[position..<end].starts(with: "er".utf8) { position += 2 }
        var signs = 0
        while position < range.upperBound, !isLetter(bytes[position]), !isDigit(bytes[position]) {
            let byte = bytes[position]
            guard byte == 32 || ".)-:/|o\"".utf8.contains(byte) || byte == 0x1A else { return nil }
            position += 1
            signs += 1
        }
        // « 60 points » is no heading, « 2.1) » alone is one.
        if position < range.upperBound, signs == 0 { return nil }
        let isForm = isRoman && (numbers.count > 1 || bytes[range.lowerBound..<position].contains(UInt8(ascii: ")")))
        // « II – Durée »: a sign must follow, for « i » and « v » are letters too.
        if isRoman, !isForm, !isNamed, !bytes[range.lowerBound..<position].contains(where: { ".-:/".utf8.contains($0) }) { return nil }
        return HeadingNumber(numbers: numbers, isRoman: isForm && !isNamed, isNamed: isNamed, title: position)
    }

    /// Whether a numbered unit reads like a title rather than like an item of a list or a sentence.
    static func isTitle(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        guard range.count <= longest, range.count > 2 else { return false }
        let last = bytes[range.upperBound - 1]
        guard last != UInt8(ascii: ";"), last != UInt8(ascii: ","), !bytes[range].contains(UInt8(ascii: "%")) else { return false }
        return (last != UInt8(ascii: ".") || range.count < 60) && !bytes[range].contains(words: "ponder")
    }

    /// A line of a table of contents: a title, dots, a page.
    static func isContentsLine(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        var position = range.upperBound
        while position > range.lowerBound, isDigit(bytes[position - 1]) { position -= 1 }
        guard position < range.upperBound, range.upperBound - position <= 3 else { return false }
        while position > range.lowerBound, bytes[position - 1] == 32 { position -= 1 }
        var dots = 0
        while position > range.lowerBound, bytes[position - 1] == UInt8(ascii: ".") || bytes[position - 1] == 32 {
            if bytes[position - 1] != 32 { dots += 1 }
            position -= 1
        }
        return dots >= 4
    }

    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
}

extension ArraySlice<UInt8> {
    /// Whether some words stand in folded text.
    func contains(words: StaticString) -> Bool {
        words.withUTF8Buffer { words in
            guard let first = words.first, words.count <= count else { return false }
            var position = startIndex
            while position + words.count <= endIndex {
                if self[position] == first, self[position..<position + words.count].elementsEqual(words) { return true }
                position += 1
            }
            return false
        }
    }
}
