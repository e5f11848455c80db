// Rows of a page → lines and tables, in reading order.

/// A table as it was read from a page.
struct PageTable {
    struct Cell {
        var columns: ClosedRange<Int>
        var lines: [TextRun]
    }

    var columns: TableColumns
    /// Row by row, each from left to right.
    var rows: [[Cell]]
}

enum PageItem {
    case line(TextRow)
    case table(PageTable)
}

enum PageTables {
    /// Told apart by the white space between columns.
    static func items(in rows: [TextRow]) -> [PageItem] {
        var items: [PageItem] = []
        var index = 0
        while index < rows.count {
            if let (found, end) = table(from: index, in: rows) {
                items += found
                index = end
            } else {
                items.append(.line(rows[index]))
                index += 1
            }
        }
        return items
    }

    /// Lines with dots or underscores to fill in or to lead to a page number are no table.
    static func hasLeader(_ text: String) -> Bool {
        var count = 0
        for byte in text.utf8 {
            if byte == 0x2E || byte == 0x5F { count += 1 } else if byte != 0x20 { count = 0 }
            if count == 5 { return true }
        }
        return text.contains("……")
    }

    private static func table(from start: Int, in rows: [TextRow]) -> (items: [PageItem], end: Int)? {
        guard rows[start].runs.count > 1, !hasLeader(rows[start].text) else { return nil }
        var columns = TableColumns(seed: rows[start])
        var end = start + 1, crossing = 0
        // `end` follows the last row with text in two columns or in another than the first.
        for index in start + 1..<max(rows.count, start + 1) {
            let row = rows[index], before = rows[index - 1]
            let gap = row.y0 - before.y1, height = max(row.height, before.height)
            if gap > (row.runs.count > 1 ? 3.2 : 2) * height || hasLeader(row.text) { break }
            if row.runs.count == 1, case .title = LineStart(of: row.text).kind { break }
            if columns.isCrossedWholly(by: row) {
                crossing += 1
                if crossing == 2 { break }
                continue
            }
            crossing = 0
            columns.absorb(row)
            if row.runs.count > 1 || columns.columns(of: row.runs[0]).lowerBound > 0 { end = index + 1 }
        }
        while end < rows.count, isContinuation(rows[end], of: rows[end - 1], columns) { end += 1 }
        guard end - start > 1 else { return nil }
        columns.settle(by: rows[start..<end])
        guard !columns.corridors.isEmpty else { return nil }
        return (items(of: rows[start..<end], columns), end)
    }

    /// The last line of a cell in the first column stands alone, but close.
    private static func isContinuation(_ row: TextRow, of before: TextRow, _ columns: TableColumns) -> Bool {
        guard row.runs.count == 1, row.y0 - before.y1 < 0.25 * row.height, !hasLeader(row.text) else { return false }
        return !columns.isCrossedWholly(by: row) && LineStart(of: row.text).kind == .none
    }

    private static func items(of rows: ArraySlice<TextRow>, _ columns: TableColumns) -> [PageItem] {
        if let texts = numberedLines(rows, columns) { return texts.map(PageItem.line) }
        if let texts = proseColumns(rows, columns) { return texts.map(PageItem.line) }
        return [.table(PageTable(columns: columns, rows: TableRows.cells(of: rows, columns)))]
    }

    /// « 1.2    Durée »: numbers and headings set apart by a tab are no table.
    private static func numberedLines(_ rows: ArraySlice<TextRow>, _ columns: TableColumns) -> [TextRow]? {
        guard columns.corridors.count == 1 else { return nil }
        let areNumbers = rows.allSatisfy { row in
            guard row.runs.count == 2 else { return row.runs.count == 1 }
            guard case .number(let depth) = LineStart(of: row.text).kind else { return false }
            return depth > 1 && row.runs[0].text.utf8.count <= 10
        }
        return areNumbers ? Array(rows) : nil
    }

    /// Two columns of prose: drawn one after the other, each of lines that fill it.
    private static func proseColumns(_ rows: ArraySlice<TextRow>, _ columns: TableColumns) -> [TextRow]? {
        guard columns.corridors.count == 1, rows.count >= 6 else { return nil }
        let runs = rows.flatMap(\.runs).sorted { $0.order < $1.order }
        let sides = runs.map { columns.columns(of: $0).lowerBound }
        let changes = zip(sides, sides.dropFirst()).filter { $0 != $1 }.count
        guard changes <= 2 else { return nil }
        let left = runs.filter { columns.columns(of: $0).lowerBound == 0 }, right = runs.filter { columns.columns(of: $0).lowerBound == 1 }
        guard left.count >= 5, right.count >= 5 else { return nil }
        return [left, right].flatMap { side in side.sorted { $0.middle < $1.middle }.map { TextRow(runs: [$0], middle: $0.middle) } }
    }
}
