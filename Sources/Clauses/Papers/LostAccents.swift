// Papers whose accented letters a bad export has replaced by « � »: the folded text gets back the
// letter that French has there, so that needles and patterns meet words they know.
//
// Only what is searched changes; quotes are cut from the paper as it stands.

/// Mends folded text in which accented letters stand as 0x1A.
enum LostAccents {
    private static let lost: UInt8 = 0x1A

    /// Mends a text in which so many characters are lost that it cannot be by chance.
    static func repair(_ bytes: inout [UInt8]) {
        var count = 0
        var behindLetters = 0
        for (index, byte) in bytes.enumerated() where byte == lost {
            count += 1
            if index > 0, isLetter(bytes[index - 1]) { behindLetters += 1 }
        }
        // A bullet has no form in ASCII either, but stands behind no letter, however many there are.
        guard count * 200 > bytes.count, behindLetters > 2 else { return }
        for index in bytes.indices where bytes[index] == lost { bytes[index] = letter(at: index, in: bytes) }
    }

    private static func letter(at index: Int, in bytes: [UInt8]) -> UInt8 {
        let before = index > 0 ? bytes[index - 1] : 32
        let after = index + 1 < bytes.count ? bytes[index + 1] : 32
        if !isLetter(before) {
            if isLetter(after) || after == lost { return UInt8(ascii: "e") }
            // Alone: « à » before a figure that follows another one (« 2020 à 12:00 »), else a dash.
            let figures = after == 32 && index + 2 < bytes.count && isDigit(bytes[index + 2])
            return figures || (index > 1 && isLetter(bytes[index - 2])) ? UInt8(ascii: "a") : UInt8(ascii: "-")
        }
        // « n° 3 »
        if before == UInt8(ascii: "n"), index < 2 || !isLetter(bytes[index - 2]), !isLetter(after) { return UInt8(ascii: "o") }
        // An elision before a vowel: « d’exécution », « qu’un ».
        if isElision(before, at: index, bytes), isVowel(after) || after == lost { return UInt8(ascii: "'") }
        for (stem, letter) in others where ends(bytes, index, with: stem.before) && starts(bytes, index + 1, with: stem.after) {
            return letter
        }
        return UInt8(ascii: "e")
    }

    /// Words of public procurement whose lost letter is not an « e ».
    private static let others: [(stem: (before: [UInt8], after: [UInt8]), letter: UInt8)] = [
        (stem("ao", "t"), UInt8(ascii: "u")), (stem("fran", "ais"), UInt8(ascii: "c")), (stem("fa", "on"), UInt8(ascii: "c")),
        (stem("ma", "tr"), UInt8(ascii: "i")), (stem("contr", "l"), UInt8(ascii: "o")), (stem("co", "t"), UInt8(ascii: "u")),
        (stem("b", "timent"), UInt8(ascii: "a")), (stem("t", "che"), UInt8(ascii: "a")), (stem("d", "ment"), UInt8(ascii: "u")),
        (stem("cl", "tur"), UInt8(ascii: "o")), (stem("dip", "m"), UInt8(ascii: "o")), (stem("p", "le"), UInt8(ascii: "o")),
        (stem("conna", "t"), UInt8(ascii: "i")), (stem("pla", "t"), UInt8(ascii: "i")), (stem("re", "u"), UInt8(ascii: "c")),
    ]

    private static func stem(_ before: String, _ after: String) -> (before: [UInt8], after: [UInt8]) {
        (Array(before.utf8), Array(after.utf8))
    }

    private static func isElision(_ letter: UInt8, at index: Int, _ bytes: [UInt8]) -> Bool {
        if letter == UInt8(ascii: "u") { return index >= 2 && bytes[index - 2] == UInt8(ascii: "q") }
        guard "dlcjmnst".utf8.contains(letter) else { return false }
        return index < 2 || !isLetter(bytes[index - 2])
    }

    private static func ends(_ bytes: [UInt8], _ index: Int, with words: [UInt8]) -> Bool {
        index >= words.count && bytes[index - words.count..<index].elementsEqual(words)
    }

    private static func starts(_ bytes: [UInt8], _ index: Int, with words: [UInt8]) -> Bool {
        index + words.count <= bytes.count && bytes[index..<index + words.count].elementsEqual(words)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isVowel(_ byte: UInt8) -> Bool { "aeiouyh".utf8.contains(byte) }
}
