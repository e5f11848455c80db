// Pages of words → blocks of text: running heads set aside, tables told from prose, lines joined.

import Provenance

/// The blocks of a document, page by page.
struct PageAssembly {
    private var style: PrintStyle
    private var joiner: LineJoiner
    private var pages: [(heads: [TextBlock], body: [Draft], feet: [TextBlock])] = []
    private var open: OpenParagraph?
    private var tableCount = 0
    /// The table at the very end of what was read, which the next page may go on with.
    private var lastTable: (number: Int, columns: TableColumns, rowCount: Int)?

    /// A block whose number on its page is not known yet.
    private struct Draft {
        let text: String
        let label: String?
        let role: TextBlock.Role
        let box: PageBox
    }

    static func blocks(of text: PrintedText) -> [TextBlock] {
        var rows = text.pages.map { TextRuns.rows(of: $0, in: text) }
        for index in rows.indices { TickBoxes.normalise(&rows[index]) }
        let heads = RunningHeads(rows, heights: text.pages.map(\.height))
        let bodies = zip(rows, heads.counts).map { Array($0.dropFirst($1.head).dropLast($1.foot)) }
        var assembly = PageAssembly(
            style: PrintStyle(of: bodies), joiner: LineJoiner { bodies.flatMap { $0.flatMap { $0.runs.map(\.text) } } })
        for index in rows.indices {
            let counts = heads.counts[index]
            assembly.pages.append((
                Self.repeated(rows[index].prefix(counts.head), .pageHeader), [],
                Self.repeated(rows[index].suffix(counts.foot), .pageFooter)))
            assembly.add(bodies[index], page: index)
        }
        assembly.close()
        return assembly.numbered(text.pages)
    }

    private init(style: PrintStyle, joiner: LineJoiner) {
        self.style = style
        self.joiner = joiner
    }

    private mutating func add(_ rows: [TextRow], page: Int) {
        for (index, item) in PageTables.items(in: rows).enumerated() {
            switch item {
            case .line(let row):
                add(row, page: page, isFirst: index == 0)
                // A footnote ends the page, not the table: smaller print, or a number and its words.
                if lastTable != nil, row.height > 0.9 * style.height, !Self.isFootnote(row.text) { lastTable = nil }
            case .table(let table):
                close()
                add(table, page: page, isFirst: index == 0)
            }
        }
    }

    /// « 1 Se reporter à l’article 3 »: one or two digits and a capital letter.
    private static func isFootnote(_ text: String) -> Bool {
        let rest = text.unicodeScalars.drop { (48...57).contains($0.value) }
        let digits = text.unicodeScalars.count - rest.count
        let first = rest.first == " " ? rest.dropFirst().first : rest.first
        return (1...2).contains(digits) && first?.properties.isUppercase == true
    }

    private mutating func add(_ row: TextRow, page: Int, isFirst: Bool) {
        let overleaf = isFirst && open.map { $0.page < page } ?? false
        if let paragraph = open, overleaf ? paragraph.goesOnOverleaf(with: row) : !isFirst && paragraph.goesOn(with: row, style) {
            open?.add(row, overleaf: overleaf, &joiner)
            return
        }
        close()
        open = OpenParagraph(row, page: page)
    }

    /// Ends the paragraph that is being put together.
    private mutating func close() {
        guard let paragraph = open else { return }
        open = nil
        let label = paragraph.start.sign.isEmpty ? nil : String(paragraph.start.sign)
        let box = Self.box(paragraph.x0, paragraph.y0, paragraph.x1, paragraph.y1)
        pages[paragraph.page].body.append(Draft(text: paragraph.text, label: label, role: paragraph.role(style), box: box))
    }

    private mutating func add(_ table: PageTable, page: Int, isFirst: Bool) {
        var number = tableCount, firstRow = 0
        if isFirst, let last = lastTable, last.columns.corridors.count == table.columns.corridors.count,
            zip(last.columns.corridors, table.columns.corridors).allSatisfy({ $0.low < $1.high && $1.low < $0.high }) {
            (number, firstRow) = (last.number, last.rowCount)
        } else {
            tableCount += 1
        }
        for (index, row) in table.rows.enumerated() {
            for cell in row {
                guard let first = cell.lines.first else { continue }
                let text = cell.lines.dropFirst().reduce(first.text) { joiner.join($0, $1.text) }
                let box = cell.lines.dropFirst().reduce((first.x0, first.y0, first.x1, first.y1)) {
                    (min($0.0, $1.x0), min($0.1, $1.y0), max($0.2, $1.x1), max($0.3, $1.y1))
                }
                let position = TablePosition(
                    table: number, row: firstRow + index, column: cell.columns.lowerBound, columnSpan: cell.columns.count)
                pages[page].body.append(Draft(text: text, label: nil, role: .cell(position), box: Self.box(box.0, box.1, box.2, box.3)))
            }
        }
        lastTable = (number, table.columns, firstRow + table.rows.count)
    }

    /// The rows of a running head, numbered later like all else.
    private static func repeated(_ rows: ArraySlice<TextRow>, _ role: TextBlock.Role) -> [TextBlock] {
        rows.map { TextBlock($0.text, role: role, place: .page(0, block: 0, box: box($0.x0, $0.y0, $0.x1, $0.y1))) }
    }

    private static func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> PageBox {
        PageBox(x: rounded(x0), y: rounded(y0), width: rounded(x1 - x0), height: rounded(y1 - y0))
    }

    /// To a tenth of a point: nobody sees more.
    private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

    private func numbered(_ printed: [PrintedPage]) -> [TextBlock] {
        var result: [TextBlock] = []
        for (page, number) in zip(pages, printed.map(\.number)) {
            var block = 0
            func add(_ text: String, _ label: String?, _ role: TextBlock.Role, _ box: PageBox?) {
                if text.isEmpty { return }
                result.append(TextBlock(text, label: label, role: role, place: .page(number, block: block, box: box)))
                block += 1
            }
            func add(_ running: TextBlock) {
                guard case .page(_, _, let box) = running.place else { return }
                add(running.text, nil, running.role, box)
            }
            page.heads.forEach(add)
            for draft in page.body { add(draft.text, draft.label, draft.role, draft.box) }
            page.feet.forEach(add)
        }
        return result
    }
}
