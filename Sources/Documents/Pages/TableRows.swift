// The lines of a table → its cells and rows. A cell of two lines beside one of a single line in the middle
// of its height makes three lines of print but one row: the order in which they were drawn tells.

enum TableRows {
    static func cells(of rows: ArraySlice<TextRow>, _ columns: TableColumns) -> [[PageTable.Cell]] {
        let cells = cells(rows.flatMap(\.runs).sorted { $0.order < $1.order }, columns)
        return inDrawingOrder(cells) ?? byHeight(cells)
    }

    /// Lines that were drawn one after the other, one below the other, make a cell.
    private static func cells(_ runs: [TextRun], _ columns: TableColumns) -> [PageTable.Cell] {
        var result: [PageTable.Cell] = []
        for run in runs {
            let place = columns.columns(of: run)
            if let cell = result.last, let line = cell.lines.last, isNext(run, after: line, samePlace: place == cell.columns, overlaps: place.overlaps(cell.columns)) {
                result[result.count - 1].lines.append(run)
                result[result.count - 1].columns = min(cell.columns.lowerBound, place.lowerBound)...max(cell.columns.upperBound, place.upperBound)
            } else {
                result.append(PageTable.Cell(columns: place, lines: [run]))
            }
        }
        return result
    }

    private static func isNext(_ run: TextRun, after line: TextRun, samePlace: Bool, overlaps: Bool) -> Bool {
        // The rest of the same line, which a wide space had parted.
        if samePlace, abs(run.middle - line.middle) < 0.3 * line.height { return run.x0 >= line.x1 - 1 }
        let step = run.middle - line.middle
        guard overlaps, step > 0.4 * line.height, step < 1.55 * max(run.height, line.height) else { return false }
        // Lines of a cell share an edge or their middle; a title across the table does not.
        return abs(run.x0 - line.x0) < 20 || abs(run.x1 - line.x1) < 5 || abs(run.x0 + run.x1 - line.x0 - line.x1) < 10
    }

    /// Row after row from left to right, as word processors draw them; nil where this file does otherwise.
    private static func inDrawingOrder(_ cells: [PageTable.Cell]) -> [[PageTable.Cell]]? {
        var result: [[PageTable.Cell]] = []
        // Of the row so far: what begins below it is in another one.
        var bottom = -Double.infinity
        for cell in cells {
            if let last = result.last?.last, cell.columns.lowerBound > last.columns.upperBound, cell.top < bottom - 1 {
                result[result.count - 1].append(cell)
                bottom = max(bottom, cell.bottom)
            } else {
                result.append([cell])
                bottom = cell.bottom
            }
        }
        // Each row must end before the next begins.
        for (row, next) in zip(result, result.dropFirst()) {
            let end = row.flatMap(\.lines).map(\.middle).max() ?? 0, begin = next.flatMap(\.lines).map(\.middle).min() ?? 0
            if begin < end - 1 { return nil }
        }
        return result
    }

    /// Cells beside each other make a row; one that reaches over several goes with the first.
    private static func byHeight(_ cells: [PageTable.Cell]) -> [[PageTable.Cell]] {
        var rows: [(top: Double, bottom: Double, cells: [PageTable.Cell])] = []
        for cell in cells.sorted(by: { ($0.height, $0.top, $0.columns.lowerBound) < ($1.height, $1.top, $1.columns.lowerBound) }) {
            let fitting = rows.indices.filter { index in
                let overlap = min(rows[index].bottom, cell.bottom) - max(rows[index].top, cell.top)
                return overlap > 0.4 * min(cell.height, rows[index].bottom - rows[index].top)
                    && !rows[index].cells.contains { $0.columns.overlaps(cell.columns) }
            }
            if let index = fitting.min(by: { rows[$0].top < rows[$1].top }) {
                rows[index].cells.append(cell)
                if fitting.count == 1 {
                    rows[index].top = min(rows[index].top, cell.top)
                    rows[index].bottom = max(rows[index].bottom, cell.bottom)
                }
            } else {
                rows.append((cell.top, cell.bottom, [cell]))
            }
        }
        return rows.sorted { ($0.top, $0.bottom) < ($1.top, $1.bottom) }
            .map { $0.cells.sorted { $0.columns.lowerBound < $1.columns.lowerBound } }
    }
}

extension PageTable.Cell {
    var top: Double { lines.map(\.y0).min() ?? 0 }
    var bottom: Double { lines.map(\.y1).max() ?? 0 }
    var height: Double { bottom - top }
}
