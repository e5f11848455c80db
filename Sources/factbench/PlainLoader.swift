// Text of the development documents, line by line: enough to measure what the recognisers make of it.

import Documents

/// Makes blocks of the lines of a plain text.
enum PlainLoader {
    static func document(_ text: String) -> DocumentText {
        var blocks: [TextBlock] = []
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if words.isEmpty { continue }
            blocks.append(TextBlock(words, place: .lines([TextLine(number: number, start: 0)])))
        }
        return DocumentText(blocks: blocks)
    }
}
