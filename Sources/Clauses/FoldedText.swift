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
        text.withUTF8 { utf8 in
            Folding.fold(utf8) { byte, offset in
                bytes.append(byte)
                origins.append(Int32(truncatingIfNeeded: offset))
            }
            origins.append(Int32(truncatingIfNeeded: utf8.count))
        }
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
        Sentences.around(range, in: bytes, within: 0..<bytes.count)
    }
}

extension String {
    /// Appends the text's words (letters and digits), folded, with one space behind each, and where they start.
    public func appendFoldedWords(to bytes: inout [UInt8], starts: inout [Int]) {
        var text = self
        text.withUTF8 { utf8 in
            var isInWord = false
            Folding.fold(utf8) { byte, _ in
                if byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 {
                    if !isInWord { starts.append(bytes.count) }
                    isInWord = true
                    bytes.append(byte)
                } else if isInWord {
                    isInWord = false
                    bytes.append(32)
                }
            }
            if isInWord { bytes.append(32) }
        }
    }
}
