// Which row and column a cell stands in, in tables within tables.

/// Follows the tables of one document while they are read.
struct TableGrid {
    fileprivate struct Table {
        let number: Int
        var row = -1
        var column = 0
        /// For each column, how many more rows a cell from above reaches into.
        var occupied: [Int] = []
        var cell: TablePosition?
    }

    private var tables: [Table] = []
    private var count = 0

    /// A span beyond this is a mistake, or an attack.
    static let largestSpan = 1_000

    /// Where the innermost open cell stands; `nil` outside cells.
    var cell: TablePosition? { tables.last?.cell }

    /// How many tables are open.
    var depth: Int { tables.count }

    /// The column a cell opened now would stand in.
    var nextColumn: Int { tables.last?.column ?? 0 }

    mutating func openTable() {
        tables.append(Table(number: count))
        count += 1
    }

    mutating func closeTable() { _ = tables.popLast() }

    mutating func openRow() { change { $0.openRow() } }

    /// Leaves columns empty, as rows do that start further right.
    mutating func skipColumns(_ count: Int) {
        change { $0.column += min(max(0, count), Self.largestSpan) }
    }

    /// A cell that reaches into the rows below takes its place there, unless the format itself has
    /// a placeholder for each covered cell. `shownColumns` where it has one for those to the right too.
    mutating func openCell(rowSpan: Int = 1, columnSpan: Int = 1, hasPlaceholders: Bool = false, shownColumns: Int? = nil) {
        change { table in
            // Formats do without rows where there is but one.
            if table.row < 0 { table.openRow() }
            let (rows, columns) = (min(max(1, rowSpan), Self.largestSpan), min(max(1, columnSpan), Self.largestSpan))
            if !hasPlaceholders { while table.isOccupied(table.column) { table.column += 1 } }
            table.cell = TablePosition(
                table: table.number, row: table.row, column: table.column, rowSpan: rows,
                columnSpan: min(max(1, shownColumns ?? columns), Self.largestSpan))
            if rows > 1, !hasPlaceholders { table.occupy(table.column..<table.column + columns, rows: rows) }
            table.column += columns
        }
    }

    mutating func closeCell() { change { $0.cell = nil } }

    private mutating func change(_ body: (inout Table) -> Void) {
        guard !tables.isEmpty else { return }
        body(&tables[tables.count - 1])
    }
}

extension TableGrid.Table {
    fileprivate mutating func openRow() {
        row += 1
        column = 0
        cell = nil
        for index in occupied.indices where occupied[index] > 0 { occupied[index] -= 1 }
    }

    fileprivate func isOccupied(_ column: Int) -> Bool { column < occupied.count && occupied[column] > 0 }

    /// `rows` counts this row, whose end takes one off.
    fileprivate mutating func occupy(_ columns: Range<Int>, rows: Int) {
        if occupied.count < columns.upperBound {
            occupied += Array(repeating: 0, count: columns.upperBound - occupied.count)
        }
        for column in columns { occupied[column] = rows }
    }
}

extension TextBlock {
    /// The same block in a cell that turned out to reach further down.
    func reaching(rows: Int) -> TextBlock {
        guard case .cell(let position) = role else { return self }
        return TextBlock(
            text, label: label,
            role: .cell(
                TablePosition(
                    table: position.table, row: position.row, column: position.column, rowSpan: rows,
                    columnSpan: position.columnSpan)),
            place: place)
    }
}
