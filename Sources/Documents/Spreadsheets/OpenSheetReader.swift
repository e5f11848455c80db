// ODS → cells. OpenDocument stores each cell's text as it is shown, numbers and dates included.

import Provenance
import XML

/// Reads OpenDocument spreadsheets.
enum OpenSheetReader {
    static func text(of bytes: [UInt8]) -> DocumentText {
        let parts = OfficeParts(bytes) { ["content.xml", "META-INF/manifest.xml"].contains($0) }
        if let refusal = OpenDocument.refusal(parts) { return DocumentText(status: .unread(reason: refusal)) }
        let visitor = OpenSheetVisitor()
        let problem = parts.problem ?? OpenDocument.parse(parts["content.xml"] ?? [], "content.xml", visitor)
        if visitor.blocks.isEmpty { return DocumentText(status: .unread(reason: problem ?? "le classeur ne contient aucune cellule remplie.")) }
        return DocumentText(blocks: visitor.blocks, status: problem.map { .incomplete(reason: $0) } ?? .read)
    }
}

private final class OpenSheetVisitor: XMLVisitor {
    private(set) var blocks: [TextBlock] = []

    private let tags = Array(OpenTag.allCases)
    private var open: [OpenTag?] = []
    private var sheet = ""
    private var table = -1
    /// Tables may stand within cells, in other programs than LibreOffice.
    private var depth = 0
    private var row = 0
    private var rowRepeat = 1
    private var firstBlockOfRow = 0
    private var column = 0
    private var columnRepeat = 1
    private var span = (rows: 1, columns: 1)
    private var cell = TextFlow()
    private var comment = TextFlow()
    private var isInComment = false
    private var isInParagraph = false
    private var shapeCount = 0

    /// Copies of a cell that fills many: an empty sheet announces a million rows.
    private static let copies = 200

    func open(_ element: borrowing XMLElement) -> XMLInterest {
        let tag = Int(element.name) < tags.count ? tags[Int(element.name)] : nil
        switch tag {
        case .table:
            depth += 1
            if depth == 1 {
                table += 1
                row = 0
                sheet = element.string(OpenKey.tableName) ?? ""
            }
        case .row where depth == 1:
            rowRepeat = element.integer(OpenKey.rowRepeat) ?? 1
            firstBlockOfRow = blocks.count
            column = 0
        case .cell where depth == 1, .covered where depth == 1:
            columnRepeat = element.integer(OpenKey.columnRepeat) ?? 1
            span = (element.integer(OpenKey.rowSpan) ?? 1, element.integer(OpenKey.columnSpan) ?? 1)
            cell.removeAll()
        case .annotation: isInComment = true
        case .p, .h: isInParagraph = true
        case .s, .tab, .lineBreak: write { $0.space() }
        case .trackedChanges, .creator, .date, .initials, .metaInitials, .metaDate, .title, .description, .binary, .forms, .style, .noteCitation: return .skip
        default: break
        }
        open.append(tag)
        return isInParagraph ? .characters : .children
    }

    func close(text: UnsafeBufferPointer<UInt8>) {
        switch open.popLast() ?? nil {
        case .p, .h:
            // A cell of several paragraphs is one text.
            write { $0.space() }
            isInParagraph = false
        case .annotation: isInComment = false
        case .cell where depth == 1: closeCell(isCovered: false)
        case .covered where depth == 1: closeCell(isCovered: true)
        case .row where depth == 1: closeRow()
        case .shapes: closeShapes()
        case .table: depth -= 1
        default: break
        }
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) { write { $0.append(bytes) } }

    private func write(_ body: (inout TextFlow) -> Void) {
        if isInComment { body(&comment) } else { body(&cell) }
    }

    private func closeCell(isCovered: Bool) {
        let reference = CellReference(row: row, column: column)
        // What a merged cell covers is not shown.
        if !isCovered, !cell.isEmpty {
            let text = cell.take()
            for copy in 0..<max(1, min(columnRepeat, Self.copies)) { add(text, CellReference(row: row, column: column + copy)) }
        }
        if !comment.isEmpty { blocks.append(TextBlock(comment.take(), role: .comment, place: .cell(sheet: sheet, ref: reference.text))) }
        cell.removeAll()
        column += max(1, min(columnRepeat, 100_000))
    }

    private func add(_ text: String, _ reference: CellReference) {
        let position = TablePosition(table: table, row: reference.row, column: reference.column, rowSpan: max(1, span.rows), columnSpan: max(1, span.columns))
        blocks.append(TextBlock(text, role: .cell(position), place: .cell(sheet: sheet, ref: reference.text)))
    }

    private func closeRow() {
        let cells = blocks[min(firstBlockOfRow, blocks.count)...]
        let repeats = max(1, min(rowRepeat, 10_000_000))
        if !cells.isEmpty, repeats > 1 {
            for copy in 1..<max(2, min(repeats, Self.copies)) {
                row += 1
                for block in cells {
                    guard case .cell(let position) = block.role else { continue }
                    span = (position.rowSpan, position.columnSpan)
                    add(block.text, CellReference(row: position.row + copy, column: position.column))
                }
            }
            row += repeats - min(repeats, Self.copies)
        } else {
            row += repeats - 1
        }
        row += 1
    }

    /// The text boxes laid over a sheet.
    private func closeShapes() {
        guard !cell.isEmpty else { return }
        blocks.append(TextBlock(cell.take(), place: .paragraph(part: "\(sheet), zones de texte", index: shapeCount)))
        shapeCount += 1
    }
}
