// The lines of a table → its rows and cells. A cell of two lines beside one of a single line in the middle
// of its height makes three lines of print but one row: the order in which they were drawn tells.

enum TableRows {
    static func cells(of rows: ArraySlice<TextRow>, _ columns: TableColumns) -> [[PageTable.Cell]] {
        inDrawingOrder(rows, columns) ?? byHeight(rows, columns)
    }

    /// Cells row after row, as writers of PDF draw them; nil where this file does otherwise.
    private static func inDrawingOrder(_ rows: ArraySlice<TextRow>, _ columns: TableColumns) -> [[PageTable.Cell]]? {
        let runs = rows.flatMap(\.runs).sorted { $0.order < $1.order }
        var result: [[PageTable.Cell]] = []
        // Of the row so far: what begins below it is in another one.
        var bottom = 0.0
        for run in runs {
            let place = columns.columns(of: run)
            guard let cell = result.last?.last, let line = cell.lines.last else {
                result.append([PageTable.Cell(columns: place, lines: [run])])
                bottom = run.y1
                continue
            }
            let isBelow = run.middle > line.middle + 0.4 * line.height
            if place == cell.columns || isBelow && place.overlaps(cell.columns), run.y0 - line.y1 < 0.75 * max(run.height, line.height), run.y0 > line.y0 - 1 {
                // The next line of the cell, or the rest of this one.
                let here = (result.count - 1, result[result.count - 1].count - 1)
                result[here.0][here.1].lines.append(run)
                result[here.0][here.1].columns = min(cell.columns.lowerBound, place.lowerBound)...max(cell.columns.upperBound, place.upperBound)
            } else if place.lowerBound > cell.columns.upperBound, run.y0 < bottom - 1 {
                result[result.count - 1].append(PageTable.Cell(columns: place, lines: [run]))
            } else {
                result.append([PageTable.Cell(columns: place, lines: [run])])
                bottom = run.y1
            }
            bottom = max(bottom, run.y1)
        }
        // Rows must follow each other downwards, and each must end before the next begins.
        for index in result.indices.dropFirst() {
            let bottomBefore = result[index - 1].flatMap(\.lines).map(\.middle).max() ?? 0
            let topHere = result[index].flatMap(\.lines).map(\.middle).min() ?? 0
            if topHere < bottomBefore - 1 { return nil }
        }
        return result
    }

    /// Without help from the order: a line with text in several columns begins a row, and a line with
    /// text in one goes with the nearer of its neighbours.
    private static func byHeight(_ rows: ArraySlice<TextRow>, _ columns: TableColumns) -> [[PageTable.Cell]] {
        let anchors = rows.indices.filter { rows[$0].runs.count > 1 }
        var groups: [[TextRow]] = []
        var anchorOfLast: Int?
        for index in rows.indices {
            let anchor: Int
            if rows[index].runs.count > 1 {
                anchor = index
            } else {
                let before = anchors.last { $0 < index }, after = anchors.first { $0 > index }
                let up = before.map { rows[index].y0 - rows[max(index - 1, $0)].y1 } ?? .infinity
                let down = after.map { rows[min(index + 1, $0)].y0 - rows[index].y1 } ?? .infinity
                anchor = (up <= down + 1 ? before ?? after : after ?? before) ?? index
            }
            if anchor == anchorOfLast, !groups.isEmpty { groups[groups.count - 1].append(rows[index]) } else { groups.append([rows[index]]) }
            anchorOfLast = anchor
        }
        return groups.map { group in
            var cells: [PageTable.Cell] = []
            for run in group.flatMap(\.runs) {
                let place = columns.columns(of: run)
                if let index = cells.firstIndex(where: { $0.columns.overlaps(place) }) {
                    cells[index].lines.append(run)
                    cells[index].columns = min(cells[index].columns.lowerBound, place.lowerBound)...max(cells[index].columns.upperBound, place.upperBound)
                } else {
                    cells.append(PageTable.Cell(columns: place, lines: [run]))
                }
            }
            return cells.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
        }
    }
}
