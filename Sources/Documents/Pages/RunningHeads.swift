// Running heads and page numbers: what stands at the same height, but for its digits, on page after page.

/// The rows that are repeated at the head and foot of pages.
struct RunningHeads {
    /// For each page, how many rows at its head and at its foot are repeated ones.
    private(set) var counts: [(head: Int, foot: Int)]

    /// How deep into a page they are looked for.
    private static let rowLimit = 9
    private static let zone = 0.25

    private struct Key: Hashable {
        /// Of the text with each number as one zero. A digest: the texts of all rows would cost more.
        let text: UInt64
        /// In steps of four points, so that a hair's breadth does not part them.
        let place: Int
    }

    init(_ pages: [[TextRow]], heights: [Double]) {
        var heads: [Key: Int] = [:], feet: [Key: Int] = [:]
        for (rows, height) in zip(pages, heights) {
            for key in Set(Self.head(rows, height).flatMap(Self.keys)) { heads[key, default: 0] += 1 }
            for key in Set(Self.foot(rows, height).flatMap(Self.keys)) { feet[key, default: 0] += 1 }
        }
        // Odd and even pages, chapters: a part of the pages is enough, but not two of many.
        let needed = max(2, min(pages.count / 8, 6))
        counts = zip(pages, heights).map { rows, height in
            let head = Self.head(rows, height).prefix { row in Self.keys(row).contains { heads[$0, default: 0] >= needed } }.count
            let foot = Self.foot(rows, height).prefix { row in
                Self.keys(row).contains { feet[$0, default: 0] >= needed } || Self.isPageNumber(row.text)
            }.count
            return (head, min(foot, rows.count - head))
        }
    }

    private static func head(_ rows: [TextRow], _ height: Double) -> ArraySlice<TextRow> {
        rows.prefix(rowLimit).prefix { $0.y1 < zone * height }
    }

    /// From the bottom up.
    private static func foot(_ rows: [TextRow], _ height: Double) -> ArraySlice<TextRow> {
        ArraySlice(rows.suffix(rowLimit).reversed().prefix { $0.y0 > (1 - zone) * height })
    }

    /// Two neighbouring steps each, for rows near the border of one.
    private static func keys(_ row: TextRow) -> [Key] {
        // FNV-1a.
        var digest: UInt64 = 0xcbf2_9ce4_8422_2325
        var wasDigit = false
        for run in row.runs {
            for byte in run.text.utf8 {
                let isDigit = byte >= 0x30 && byte <= 0x39
                if isDigit && wasDigit { continue }
                digest = (digest ^ UInt64(isDigit ? 0x30 : byte)) &* 0x100_0000_01b3
                wasDigit = isDigit
            }
        }
        let step = Int((row.middle / 4).rounded(.down))
        return [Key(text: digest, place: step), Key(text: digest, place: step + 1)]
    }

    /// « Page 3 sur 12 », « 3/12 », « - 3 - », « Page 3 »; a lone number is told by its repetition.
    static func isPageNumber(_ text: String) -> Bool {
        let words = text.lowercased().split { " -–—/|".contains($0) }
        guard (1...4).contains(words.count), words.contains(where: { $0.unicodeScalars.allSatisfy(LineStart.isDigit) }) else { return false }
        let others = words.filter { !$0.unicodeScalars.allSatisfy(LineStart.isDigit) }
        if others.isEmpty { return words.count == 2 && text.contains("/") }
        return others.first == "page" && others.dropFirst().allSatisfy { $0 == "sur" || $0 == "de" }
    }
}
