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
        var headKeys: [[[Key]]] = [], footKeys: [[[Key]]] = []
        for (page, (rows, height)) in zip(pages, heights).enumerated() {
            let head = Self.head(rows, height).map { Self.keys($0, page) }, foot = Self.foot(rows, height).map { Self.keys($0, page) }
            for key in Set(head.joined()) { heads[key, default: 0] += 1 }
            for key in Set(foot.joined()) { feet[key, default: 0] += 1 }
            headKeys.append(head)
            footKeys.append(foot)
        }
        // Odd and even pages, chapters: a part of the pages is enough, but not two of many.
        let needed = max(2, min(pages.count / 8, 6))
        counts = pages.indices.map { page in
            let rows = pages[page]
            let head = headKeys[page].prefix { $0.contains { heads[$0, default: 0] >= needed } }.count
            let foot = zip(footKeys[page], Self.foot(rows, heights[page])).prefix { keys, row in
                keys.contains { feet[$0, default: 0] >= needed } || Self.isPageNumber(row.text)
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
        var text = row.text
        let step = Int((row.middle / 4).rounded(.down))
        return text.withUTF8 { text in
            var keys: [Key] = []
            func add(_ digest: UInt64) {
                keys.append(Key(text: digest, place: step))
                keys.append(Key(text: digest, place: step + 1))
            }
            add(digest(text[...]))
            var start = 0
            var numberCount = 0
            while numberCount < 4, let first = text[start...].firstIndex(where: isDigit) {
                let end = text[first...].firstIndex { !isDigit($0) } ?? text.count
                var number = 0
                for byte in text[first..<end] where number < 10_000 { number = number * 10 + Int(byte - 0x30) }
                if number < 10_000 {
                    var value = digest(text[..<first])
                    value = digest([0], from: value)
                    value = digest("\(number - page)".utf8, from: value)
                    value = digest([0], from: value)
                    add(digest(text[end...], from: value))
                }
                start = end
                numberCount += 1
            }
            return keys
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// FNV-1a.
    @inline(__always)
    private static func digest(_ bytes: some Sequence<UInt8>, from start: UInt64 = 0xcbf2_9ce4_8422_2325) -> UInt64 {
        var digest = start
        for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return digest
    }

    /// « Page 3 sur 12 », « 3/12 », « - 3 - », « Page 3 »; a lone number is told by its repetition.
    static func isPageNumber(_ text: String) -> Bool {
        // Few lines of prose have a figure.
        guard text.utf8.contains(where: isDigit) else { return false }
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
