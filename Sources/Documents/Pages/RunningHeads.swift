// Running heads and page numbers: what stands at the same height on page after page, but for a number that
// grows with the pages.

/// The rows that are repeated at the head and foot of pages.
struct RunningHeads {
    /// For each page, how many rows at its head and at its foot are repeated ones.
    private(set) var counts: [(head: Int, foot: Int)]

    /// How deep into a page they are looked for.
    private static let rowLimit = 9
    private static let zone = 0.25

    private struct Key: Hashable {
        /// A digest: the texts of all rows would cost more.
        let text: UInt64
        /// In steps of four points, so that a hair's breadth does not part them.
        let place: Int
    }

    init(_ pages: [[TextRow]], heights: [Double]) {
        var heads: [Key: Int] = [:], feet: [Key: Int] = [:]
        for (page, (rows, height)) in zip(pages, heights).enumerated() {
            for key in Set(Self.head(rows, height).flatMap { Self.keys($0, page) }) { heads[key, default: 0] += 1 }
            for key in Set(Self.foot(rows, height).flatMap { Self.keys($0, page) }) { feet[key, default: 0] += 1 }
        }
        // Odd and even pages, chapters: a part of the pages is enough, but not two of many.
        let needed = max(2, min(pages.count / 8, 6))
        counts = zip(pages, heights).enumerated().map { page, content in
            let (rows, height) = content
            let head = Self.head(rows, height).prefix { row in Self.keys(row, page).contains { heads[$0, default: 0] >= needed } }.count
            let foot = Self.foot(rows, height).prefix { row in
                Self.keys(row, page).contains { feet[$0, default: 0] >= needed } || Self.isPageNumber(row.text)
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

    /// The text as it is, and with one of its numbers counted from the page that it stands on; for two
    /// neighbouring steps each, as a row may stand near the border of one.
    private static func keys(_ row: TextRow, _ page: Int) -> [Key] {
        let text = row.text
        var digests = [digest(text.utf8)]
        var start = text.utf8.startIndex
        var numberCount = 0
        while numberCount < 4, let first = text.utf8[start...].firstIndex(where: { (0x30...0x39).contains($0) }) {
            let end = text.utf8[first...].firstIndex { !(0x30...0x39).contains($0) } ?? text.utf8.endIndex
            if let number = Int(text[first..<end]), number < 10_000 {
                digests.append(digest(Array(text.utf8[..<first]) + [0] + "\(number - page)".utf8 + [0] + Array(text.utf8[end...])))
            }
            start = end
            numberCount += 1
        }
        let step = Int((row.middle / 4).rounded(.down))
        return digests.flatMap { [Key(text: $0, place: step), Key(text: $0, place: step + 1)] }
    }

    /// FNV-1a.
    private static func digest(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// « Page 3 sur 12 », « 3/12 », « - 3 - », « Page 3 »; a lone number is told by its repetition.
    static func isPageNumber(_ text: String) -> Bool {
        var words = text.lowercased().split { " -–—/|".contains($0) }
        func isNumber(_ word: Substring) -> Bool { word.utf8.count <= 4 && word.unicodeScalars.allSatisfy(LineStart.isDigit) }
        // « CCAP – Page 3 sur 12 »: what stands before is as little a clause.
        if let page = words.lastIndex(of: "page"), words.count - page <= 4 { words.removeFirst(page) }
        guard (1...4).contains(words.count), words.contains(where: isNumber) else { return false }
        let others = words.filter { !isNumber($0) }
        if others.isEmpty { return words.count == 2 && text.contains("/") }
        return others.first == "page" && others.dropFirst().allSatisfy { $0 == "sur" || $0 == "de" }
    }
}
