// Texts of the development documents, and papers made up to try something.

import Documents

/// Makes documents of plain texts.
enum PlainLoader {
    /// A text as its reader sees it. Some notices stand twice in the corpus, a machine's English first:
    /// that half is left out.
    static func document(_ text: String, path: String) -> DocumentText {
        var lines: [Substring] = []
        var isForeign = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.contains("Below text is machine translated") { isForeign = true }
            if line.contains("Contracting authority") || line.contains("Contracting entity") { isForeign = true }
            if line.contains("Pouvoir adjudicateur") || line.contains("Entité adjudicatrice") { isForeign = false }
            lines.append(isForeign ? "" : line)
        }
        return DocumentReader.text(of: Array(lines.joined(separator: "\n").utf8), path: path)
    }

    /// A labelled paper, by its name.
    static func labelled(_ text: String, path: String) -> DocumentText {
        path.hasSuffix(".md") && path.hasPrefix("passages/") ? markup(text) : document(text, path: path)
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
