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

extension PageTable {
    /// The first line of a heading of two lines, beside others of one, stands above the first row that has
    /// several columns.
    mutating func takesAsHead(_ row: TextRow) -> Bool {
        guard row.runs.count == 1, let run = row.runs.first, let first = rows.first, first.count > 1 else { return false }
        let place = columns.columns(of: run)
        guard let index = first.firstIndex(where: { $0.columns == place }), let line = first[index].lines.first,
            place.lowerBound > 0, line.y0 - run.y1 < 0.25 * run.height || isBesideMiddle(run, line, of: first),
            abs(run.x0 - line.x0) < 3 || abs(run.x1 - line.x1) < 3 || abs(run.x0 + run.x1 - line.x0 - line.x1) < 6
        else { return false }
        rows[0][index].lines.insert(run, at: 0)
        return true
    }
}

extension PageTable {
    /// Whether the other cells of a row stand beside the middle of two lines, set with more space between them.
    private func isBesideMiddle(_ upper: TextRun, _ lower: TextRun, of row: [Cell]) -> Bool {
        guard lower.y0 - upper.y1 < 0.6 * upper.height else { return false }
        let others = row.flatMap(\.lines).filter { $0.y0 < lower.y0 }
        return others.count > 1 && others.allSatisfy { $0.y0 < upper.y1 && $0.y1 > lower.y0 && $0.y0 > upper.y0 }
    }

    /// A first row in which no two lines stand side by side: a value of two lines, its name beside their middle.
    mutating func takesAsFirstRow(_ lines: [TextRow]) -> Bool {
        guard lines.count == 3, let first = rows.first, first.count == 2 else { return false }
        var cells: [Int: Cell] = [:]
        for (index, row) in lines.enumerated() {
            guard row.runs.count == 1, let run = row.runs.first else { return false }
            let place = columns.columns(of: run)
            guard let below = first.first(where: { $0.columns == place })?.lines.first, abs(run.x0 - below.x0) < 3,
                index == 0 || run.y0 < lines[index - 1].y1 + 0.25 * run.height
            else { return false }
            cells[place.lowerBound, default: Cell(columns: place, lines: [])].lines.append(run)
        }
        // The middle one is alone in its column.
        guard cells.count == 2, cells[columns.columns(of: lines[1].runs[0]).lowerBound]?.lines.count == 1 else { return false }
        rows.insert(cells.sorted { $0.key < $1.key }.map(\.value), at: 0)
        return true
    }
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
            if case (var found, let end)? = table(from: index, in: rows) {
                if case .table(var table)? = found.first {
                    while case .line(let row)? = items.last, table.takesAsHead(row) { items.removeLast() }
                    let above = items.suffix(3).compactMap { if case .line(let row) = $0 { row } else { nil } }
                    if table.takesAsFirstRow(above) { items.removeLast(3) }
                    found[0] = .table(table)
                }
                items += found
                index = end
            } else {
                items.append(.line(rows[index]))
                index += 1
            }
        }
        return items
    }

    /// A line of a table of contents: dots that lead to a page number. It is no row of a table, and goes on
    /// with nothing.
    static func hasLeader(_ text: String) -> Bool {
        guard let end = text.utf8.last, (0x30...0x39).contains(end) else { return false }
        var count = 0
        for byte in text.utf8 {
            if byte == 0x2E { count += 1 } else if byte != 0x20 { count = 0 }
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
            if opensSameTable(index, start, in: rows) { break }
            if row.runs.count == 1, isApart(row, from: rows[start..<index]) || isParagraph(row, after: rows[start..<index], columns) { break }
            if columns.isCrossedWholly(by: row) {
                // « … selon les critères suivants : »: what follows is another table.
                if row.text.hasSuffix(":") { break }
                crossing += 1
                if crossing == 2 { break }
                continue
            }
            if row.runs.count > 1 { crossing = 0 }
            columns.absorb(row)
            if row.runs.count > 1 || columns.columns(of: row.runs[0]).lowerBound > 0 { end = index + 1 }
        }
        while end < rows.count, isContinuation(rows[end], of: rows[end - 1], columns) { end += 1 }
        guard end - start > 1 else { return nil }
        columns.settle(by: rows[start..<end])
        guard !columns.corridors.isEmpty, !isChance(columns, rows[start..<end]) else { return nil }
        return (items(of: rows[start..<end], columns), end)
    }

    /// « Pour les lots 3 et 4 : », and the header of the table comes back: the table of other lots begins.
    private static func opensSameTable(_ index: Int, _ start: Int, in rows: [TextRow]) -> Bool {
        guard index + 1 < rows.count, rows[index].runs.count == 1, rows[index].text.hasSuffix(":"), rows[index].text.lowercased().contains("lot") else { return false }
        return rows[index + 1].runs.count > 1 && rows[index + 1].runs.map(\.text) == rows[start].runs.map(\.text)
    }

    /// Two lines of a paragraph in which a wide space happens to stand at the same place.
    private static func isChance(_ columns: TableColumns, _ rows: ArraySlice<TextRow>) -> Bool {
        guard columns.corridors.count == 1, let corridor = columns.corridors.first, let height = rows.first?.height else { return false }
        return corridor.width < 0.9 * height && rows.count { $0.runs.count > 1 } <= 2 && rows.allSatisfy { $0.runs.count > 1 || corridor.isCrossed(by: $0.runs[0]) }
    }

    /// A heading between two tables: outside their left edge, or in another size with a space before it.
    private static func isApart(_ row: TextRow, from table: ArraySlice<TextRow>) -> Bool {
        switch LineStart(of: row.text).kind {
        case .title: return true
        case .number:
            let left = table.map(\.x0).min() ?? row.x0
            guard row.x0 < left + 3, let before = table.last else { return false }
            // The heading of a column may be set in its middle: one row does not show where the table begins.
            return row.x0 < left - 1.5 && table.count > 2 || row.y0 - before.y1 > 0.3 * row.height && abs(row.height - before.height) > 0.06 * row.height
        default: return false
        }
    }

    /// What follows a table: a line that goes across a strip which every row before left free, begins left of all the
    /// table's text (cells have a padding) or stands clearly further below than the table's rows do from each other.
    private static func isParagraph(_ row: TextRow, after table: ArraySlice<TextRow>, _ columns: TableColumns) -> Bool {
        guard table.count > 2, table.count(where: { $0.runs.count > 1 }) > 1, let last = table.last,
            columns.corridors.contains(where: { $0.crossings == 0 && $0.isCrossed(by: row.runs[0]) })
        else { return false }
        let left = table.map(\.x0).min() ?? row.x0
        let gaps = zip(table, table.dropFirst()).map { $1.y0 - $0.y1 }
        return row.x0 < left - 1.5 || row.x0 < left + 1.5 && row.y0 - last.y1 > 1.4 * (gaps.max() ?? 0) + 0.15 * row.height
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
        // Numbers like « 1 », « 2 » alone may be those of lots in a list; « 1. », « 2. » are a list's own.
        var deepest = 0, haveStops = true
        for row in rows where row.runs.count == 2 {
            guard let depth = LineStart.depth(ofNumber: Substring(row.runs[0].text)) else { return nil }
            deepest = max(deepest, depth)
            haveStops = haveStops && !(row.runs[0].text.unicodeScalars.last.map(LineStart.isDigit) ?? true)
        }
        return deepest > 1 || haveStops ? Array(rows) : nil
    }

    /// Two columns of prose: drawn one after the other, each of lines that fill it.
    private static func proseColumns(_ rows: ArraySlice<TextRow>, _ columns: TableColumns) -> [TextRow]? {
        guard columns.corridors.count == 1, rows.count >= 6 else { return nil }
        let runs = rows.flatMap(\.runs).sorted { $0.order < $1.order }
        let sides = runs.map { columns.columns(of: $0).lowerBound }
        let changes = zip(sides, sides.dropFirst()).filter { $0 != $1 }.count
        guard changes <= 2 else { return nil }
        let halves = (0...1).map { side in
            rows.compactMap { row -> TextRow? in
                let runs = row.runs.filter { columns.columns(of: $0).lowerBound == side }
                return runs.isEmpty ? nil : TextRow(runs: runs, middle: row.middle)
            }
        }
        guard halves.allSatisfy({ $0.count >= 5 }) else { return nil }
        return halves.flatMap { $0 }
    }
}
