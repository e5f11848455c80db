// Tables of contents whose dots are lost: « SOMMAIRE », then lines that end with the number of a page.

/// Follows the lines of a paper and tells which ones are such a table’s.
struct ContentsTable {
    /// The page that the last line named; `nil` outside tables.
    private var page: Int?
    /// Lines of the table in a row that name no page: titles may go over two.
    private var misses = 0

    private static let names = ["sommaire", "table des matieres"]
    private static let longestLine = 200

    /// Whether the next unit of the paper is part of a table of contents.
    mutating func holds(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        let line = bytes[range]
        if Self.names.contains(where: { line.starts(with: $0.utf8) && line.count < $0.utf8.count + 4 }) {
            (page, misses) = (0, 0)
            return true
        }
        guard let last = page else { return false }
        if let own = Self.pageNumber(of: line), own >= last, own <= last + 40 {
            (page, misses) = (own, 0)
            return true
        }
        misses += 1
        if misses > 1 { page = nil }
        return false
    }

    /// « Article 1.1 : Objet du marché 3 »; a date or an amount ends with no such number.
    private static func pageNumber(of line: ArraySlice<UInt8>) -> Int? {
        let digits = line.reversed().prefix(4).prefix(while: Headings.isDigit).reversed()
        guard line.count <= longestLine, (1...3).contains(digits.count), line.count > digits.count + 3 else { return nil }
        let title = line.dropLast(digits.count)
        // « le 12 mars 2026 », « lot 3 », « article 4 »: what the number counts is not a page.
        guard title.last == 32, let before = title.dropLast().last, Headings.isLetter(before) || before == UInt8(ascii: ")"),
            title.contains(where: Headings.isLetter), ![" lot ", " lots ", "article ", " no "].contains(where: { title.suffix($0.utf8.count).elementsEqual($0.utf8) })
        else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
}
