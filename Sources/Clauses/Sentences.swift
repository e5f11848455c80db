// Where a sentence begins and ends in folded text: what is quoted, and what a word may speak of.

/// Bounds of sentences.
enum Sentences {
    /// The sentence that a range stands in, at most `reach` bytes to either side, within `bounds`.
    static func around(_ range: Range<Int>, in bytes: [UInt8], within bounds: Range<Int>, reach: Int = 300) -> Range<Int> {
        var start = range.lowerBound
        let first = max(bounds.lowerBound, range.lowerBound - reach)
        while start > first, !ends(start - 1, bytes, bounds) { start -= 1 }
        while start < range.lowerBound, bytes[start] == 32 { start += 1 }
        var end = range.upperBound
        let last = min(bounds.upperBound, range.upperBound + reach)
        while end < last, !ends(end, bytes, bounds) { end += 1 }
        while end > range.upperBound, bytes[end - 1] == 32 { end -= 1 }
        return start..<end
    }

    /// Words that a full stop shortens: « art. 5 », « L. 2113-11 », « n. ».
    private static let abbreviations: Set<[UInt8]> = Set(
        ["art", "arts", "cf", "no", "mm", "mme", "al", "ex", "ref", "tel", "av", "bd", "st", "par", "max", "min", "env", "nb", "cad"].map { Array($0.utf8) })

    /// A semicolon, or a full stop that is not one of an abbreviation.
    private static func ends(_ index: Int, _ bytes: [UInt8], _ bounds: Range<Int>) -> Bool {
        if bytes[index] == UInt8(ascii: ";") { return true }
        guard bytes[index] == UInt8(ascii: "."), index + 1 == bounds.upperBound || bytes[index + 1] == 32 else { return false }
        var position = index
        while position > bounds.lowerBound, index - position < 5, (97...122).contains(bytes[position - 1]) { position -= 1 }
        let letters = index - position
        // One letter: « L. », « h.t. ».
        if letters == 1 { return false }
        return letters > 4 || !abbreviations.contains(Array(bytes[position..<index]))
    }
}
