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

/// Many phrases, to be looked for together: most words begin none of them.
struct PhraseIndex: Sendable {
    private struct Entry: Sendable {
        let number: Int
        let phrase: String
    }

    private var byFirstWord: [String: [Entry]] = [:]
    /// Those whose first word ends in `*`.
    private var others: [Entry] = []

    init(_ phrases: [String]) {
        for (number, phrase) in phrases.enumerated() {
            guard let first = phrase.split(separator: " ").first else { continue }
            let entry = Entry(number: number, phrase: phrase)
            if first.hasSuffix("*") { others.append(entry) } else { byFirstWord[String(first), default: []].append(entry) }
        }
    }

    /// The numbers of the phrases that start at one of the first words, each once.
    func phrases(in words: FoldedWords, startingWithin count: Int) -> [Int] {
        var found: [Int] = []
        for start in words.words.indices.prefix(count) {
            for entry in byFirstWord[words.words[start]] ?? [] where words.has(entry.phrase, at: start) { found.append(entry.number) }
            for entry in others where words.has(entry.phrase, at: start) { found.append(entry.number) }
        }
        return found
    }
}

extension String.UTF8View {
    /// Whether some ASCII letters, given in lower case, stand in the text in either case: tells what
    /// need not be folded.
    func contains(word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        var matched = 0
        for byte in self {
            let lower = (65...90).contains(byte) ? byte | 32 : byte
            if lower == word.utf8Start[matched] {
                matched += 1
                if matched == count { return true }
            } else {
                matched = lower == word.utf8Start[0] ? 1 : 0
            }
        }
        return false
    }
}
