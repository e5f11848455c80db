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

    /// Paragraphs, « # » headings, « - » items and « | … | » tables: for papers made up to try something.
    static func markup(_ text: String) -> DocumentText {
        var blocks: [TextBlock] = []
        var table = -1
        var row = -1
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let place = BlockPlace.paragraph(part: "body", index: blocks.count)
            if line.hasPrefix("|") {
                if row < 0 { table += 1 }
                row += 1
                for (column, cell) in line.dropFirst().split(separator: "|", omittingEmptySubsequences: false).dropLast().enumerated() {
                    let words = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                    blocks.append(TextBlock(words, role: .cell(TablePosition(table: table, row: row, column: column)), place: place))
                }
                continue
            }
            row = -1
            let level = line.prefix { $0 == "#" }.count
            let isItem = line.hasPrefix("- ")
            let words = line.dropFirst(level > 0 ? level : isItem ? 2 : 0).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if words.isEmpty { continue }
            blocks.append(TextBlock(words, label: isItem ? "–" : nil, role: level > 0 ? .heading(level: level) : isItem ? .listItem : .paragraph, place: place))
        }
        return DocumentText(blocks: blocks)
    }
}
