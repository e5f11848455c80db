// The cells of Word's tables: merged ones, and those that a tracked change removed.

/// Follows the open tables of a story, the innermost last.
struct WordCells {
    enum Merge { case none, restart, continues }

    /// A cell that reaches down: the blocks in it, and how many rows it takes.
    private struct Origin {
        var blocks: [Int] = []
        var rows = 1
    }

    private struct Table {
        var origins: [Int: Origin] = [:]
        var firstBlockOfRow = 0
        var isRowDeleted = false
        var isOpening = false
        var span = 1
        var merge = Merge.none
        var isSuppressed = false
        var column: Int?
    }

    private var tables: [Table] = []

    /// Whether the open cell, or one around it, shows nothing: it is covered by a merged one, or was
    /// removed.
    var isSuppressed: Bool { tables.contains { $0.isSuppressed } }

    mutating func openTable() { tables.append(Table()) }

    mutating func openRow(firstBlock: Int) {
        change {
            $0.firstBlockOfRow = firstBlock
            $0.isRowDeleted = false
        }
    }

    mutating func deleteRow() { change { $0.isRowDeleted = true } }

    mutating func openCell() {
        change {
            $0.isOpening = true
            ($0.span, $0.merge, $0.isSuppressed, $0.column) = (1, .none, false, nil)
        }
    }

    mutating func span(_ count: Int) { change { $0.span = max(1, count) } }
    mutating func merge(_ kind: Merge) { change { $0.merge = kind } }
    mutating func suppress() { change { $0.isSuppressed = true } }

    /// The cell that now takes its place, once: `nil` if none was waiting.
    mutating func take(column: Int, _ blocks: inout [TextBlock]) -> (span: Int, merge: Merge)? {
        guard let table = tables.last, table.isOpening else { return nil }
        if table.merge != .continues { settle(column, &blocks) }
        change {
            $0.isOpening = false
            $0.column = column
            switch $0.merge {
            case .none: break
            case .restart: $0.origins[column] = Origin()
            case .continues:
                // A cell that continues nothing stands for itself.
                guard $0.origins[column] != nil else { return }
                $0.origins[column]?.rows += 1
                $0.isSuppressed = true
            }
        }
        return (table.span, table.merge)
    }

    mutating func closeCell() {
        change {
            $0.isSuppressed = false
            $0.column = nil
        }
    }

    mutating func closeRow(_ blocks: inout [TextBlock]) {
        guard let table = tables.last, table.isRowDeleted, table.firstBlockOfRow <= blocks.count else { return }
        blocks.removeSubrange(table.firstBlockOfRow...)
    }

    mutating func closeTable(_ blocks: inout [TextBlock]) {
        for column in tables.last?.origins.keys.sorted() ?? [] { settle(column, &blocks) }
        _ = tables.popLast()
    }

    /// A block was added at this position, which moves those behind it.
    mutating func note(blockAt position: Int, of count: Int) {
        if position < count - 1 {
            for table in tables.indices {
                tables[table].origins = tables[table].origins.mapValues { origin in
                    Origin(blocks: origin.blocks.map { $0 >= position ? $0 + 1 : $0 }, rows: origin.rows)
                }
            }
        }
        change { table in
            guard let column = table.column, table.merge == .restart else { return }
            table.origins[column]?.blocks.append(position)
        }
    }

    /// The merged cell of a column ends here: its blocks learn how many rows it took.
    private mutating func settle(_ column: Int, _ blocks: inout [TextBlock]) {
        guard let origin = tables.last?.origins[column] else { return }
        tables[tables.count - 1].origins[column] = nil
        guard origin.rows > 1 else { return }
        for block in origin.blocks where blocks.indices.contains(block) { blocks[block] = blocks[block].reaching(rows: origin.rows) }
    }

    private mutating func change(_ body: (inout Table) -> Void) {
        if !tables.isEmpty { body(&tables[tables.count - 1]) }
    }
}
