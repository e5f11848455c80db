// Text of the development documents, line by line: enough to measure what the recognisers make of it.

import Documents

/// Makes blocks of the lines of a plain text.
enum PlainLoader {
    static func document(_ text: String) -> DocumentText {
        var blocks: [TextBlock] = []
        var number = 0
        var isForeign = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            // Some notices stand twice in the corpus: a machine's English comes first.
            if words.contains("Contracting authority") || words.contains("Contracting entity") { isForeign = true }
            if words.contains("Pouvoir adjudicateur") || words.contains("Entité adjudicatrice") { isForeign = false }
            if words.isEmpty || isForeign { continue }
            blocks.append(TextBlock(words, place: .lines([TextLine(number: number, start: 0)])))
        }
        return DocumentText(blocks: blocks)
    }
}
