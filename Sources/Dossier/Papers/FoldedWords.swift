// The words of a name or a title, without case, accents and punctuation.

import Clauses

/// A text as a list of plain words: « Règlement_de la consultation-V2.pdf » → reglement de la consultation v 2 pdf.
struct FoldedWords: Hashable, Sendable {
    let words: [String]

    /// Words of running text: letters and digits together.
    init(_ text: String) {
        words = FoldedText(text).bytes.split { !Self.isWordByte($0) }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Words of a file name: also told apart where case changes or a figure begins (« CCAPLot3 »).
    init(name: String) {
        var spaced = ""
        let characters = Array(Self.repaired(name))
        for (index, character) in characters.enumerated() {
            if index > 0, Self.isBoundary(characters, index) { spaced.append(" ") }
            spaced.append(character)
        }
        words = FoldedWords(spaced).words
    }

    /// « RÃ¨glement »: UTF-8 that a program took for Latin-1.
    private static func repaired(_ name: String) -> String {
        guard name.contains("Ã") else { return name }
        let bytes = name.unicodeScalars.map { UInt8(exactly: $0.value) }
        guard !bytes.contains(nil) else { return name }
        return String(validating: bytes.compactMap { $0 }, as: UTF8.self) ?? name
    }

    /// Whether these words stand one after the other; a word ending in `*` stands for any that starts so.
    func contains(_ phrase: String) -> Bool { position(of: phrase) != nil }

    /// Where the phrase starts, in words.
    func position(of phrase: String) -> Int? {
        let wanted = phrase.split(separator: " ")
        guard !wanted.isEmpty, words.count >= wanted.count else { return nil }
        return (0...(words.count - wanted.count)).first { has(wanted, at: $0) }
    }

    /// Whether the phrase stands from a word on.
    func has(_ phrase: String, at start: Int) -> Bool { has(phrase.split(separator: " "), at: start) }

    private func has(_ wanted: [Substring], at start: Int) -> Bool {
        start + wanted.count <= words.count && wanted.indices.allSatisfy { Self.matches(words[start + $0], wanted[$0]) }
    }

    /// Whether the text starts with the phrase.
    func starts(with phrase: String) -> Bool { position(of: phrase) == 0 }

    var joined: String { words.joined(separator: " ") }

    private static func matches(_ word: String, _ wanted: Substring) -> Bool {
        wanted.hasSuffix("*") ? word.hasPrefix(wanted.dropLast()) : word == wanted
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isBoundary(_ text: [Character], _ index: Int) -> Bool {
        let before = text[index - 1]
        let here = text[index]
        if before.isLetter, here.isNumber { return true }
        // « lot2A » keeps its letter, « 03CCTP » does not.
        if before.isNumber, here.isLetter { return index + 1 < text.count && text[index + 1].isLetter }
        if before.isLowercase, here.isUppercase { return true }
        // « CCAPLot »: the last capital belongs to the word that follows.
        return before.isUppercase && here.isUppercase && index + 1 < text.count && text[index + 1].isLowercase
    }
}

/// The words of one text after the other, without a string for each: most texts are only looked at.
struct WordBuffer {
    /// The folded words, a space behind each.
    private(set) var bytes: [UInt8] = []
    /// Where each word starts.
    private(set) var starts: [Int] = []

    mutating func cut(_ text: String) {
        bytes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        text.appendFoldedWords(to: &bytes, starts: &starts)
    }
}

/// Many phrases, to be looked for together: most words begin none of them.
struct PhraseIndex: Sendable {
    /// All phrases one after the other, a space behind each word.
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>] = []
    /// The numbers of the phrases by their first two letters, which no `*` is among.
    private var buckets = [[Int]](repeating: [], count: 256)

    init(_ phrases: [String]) {
        for (number, phrase) in phrases.enumerated() {
            let start = bytes.count
            bytes.append(contentsOf: phrase.utf8)
            bytes.append(UInt8(ascii: " "))
            ranges.append(start..<bytes.count)
            buckets[Self.bucket(bytes[start], bytes[start + 1])].append(number)
        }
    }

    private static func bucket(_ first: UInt8, _ second: UInt8) -> Int { Int(first &* 31 &+ second) }

    /// The numbers of the phrases that start at one of the first words, each once for each word.
    func phrases(in words: WordBuffer, startingWithin count: Int) -> [Int] {
        var found: [Int] = []
        for start in words.starts.prefix(count) {
            for number in buckets[Self.bucket(words.bytes[start], words.bytes[start + 1])] where stands(number, in: words.bytes, at: start) {
                found.append(number)
            }
        }
        return found
    }

    /// Whether a phrase stands from a place on; a word of it that ends in `*` stands for any that starts so.
    private func stands(_ number: Int, in text: [UInt8], at start: Int) -> Bool {
        var position = start
        for index in ranges[number] {
            guard position < text.count else { return false }
            if bytes[index] == UInt8(ascii: "*") {
                while text[position] != UInt8(ascii: " ") { position += 1 }
            } else {
                guard text[position] == bytes[index] else { return false }
                position += 1
            }
        }
        return true
    }
}

extension String {
    /// Whether some ASCII letters, given in lower case, stand at the start of a word in either case: tells
    /// what need not be folded.
    func contains(wordThatBegins word: StaticString) -> Bool {
        var text = self
        return text.withUTF8 { text in
            word.withUTF8Buffer { word in
                guard text.count >= word.count else { return false }
                let last = text.count - word.count
                func isLetter(_ byte: UInt8) -> Bool { (byte | 32) &- UInt8(ascii: "a") < 26 }
                func begins(at start: Int) -> Bool {
                    (start == 0 || !isLetter(text[start - 1])) && word.indices.allSatisfy { text[start + $0] | 32 == word[$0] }
                }
                if begins(at: 0) { return true }
                var start = 1
                // Sixteen places at a time: one comparison for each letter of the word.
                let bytes = UnsafeRawBufferPointer(text)
                while start + 15 <= last {
                    let before = (bytes.loadUnaligned(fromByteOffset: start - 1, as: SIMD16<UInt8>.self) | 32) &- UInt8(ascii: "a")
                    var matches = before .>= 26
                    for (offset, letter) in word.enumerated() {
                        let block = bytes.loadUnaligned(fromByteOffset: start + offset, as: SIMD16<UInt8>.self) | 32
                        matches = matches .& (block .== SIMD16(repeating: letter))
                    }
                    if any(matches) { return true }
                    start += 16
                }
                while start <= last {
                    if begins(at: start) { return true }
                    start += 1
                }
                return false
            }
        }
    }
}
