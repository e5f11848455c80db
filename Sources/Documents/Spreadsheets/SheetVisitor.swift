// One sheet of a workbook → cells with their addresses.

import Provenance
import XML

/// What a sheet needs of its workbook.
struct Workbook {
    var strings: [String] = []
    var formats: [NumberFormat] = []
    var is1904 = false
}

final class SheetVisitor: SheetPartVisitor {
    private(set) var blocks: [TextBlock] = []
    private(set) var heads: [TextBlock] = []
    /// Whether a formula has no result: the program that wrote the file never worked it out.
    private(set) var hasUnknownResults = false

    private let name: String
    private let table: Int
    private let workbook: Workbook
    private var cell = CellReference(row: -1, column: -1)
    private var type = ""
    private var style = 0
    private var hasFormula = false
    private var merges: [CellReference: (rows: Int, columns: Int)] = [:]

    init(name: String, table: Int, workbook: Workbook) {
        self.name = name
        self.table = table
        self.workbook = workbook
    }

    override func enter(_ tag: SheetTag, _ element: borrowing XMLElement) -> XMLInterest {
        switch tag {
        case .row: cell = CellReference(row: element.integer(SheetKey.reference).map { $0 - 1 } ?? cell.row + 1, column: -1)
        case .cell:
            // Writers may leave addresses out: the next one then.
            cell = element.string(SheetKey.reference).flatMap { CellReference($0) } ?? CellReference(row: max(0, cell.row), column: cell.column + 1)
            type = element.string(SheetKey.type) ?? "n"
            style = element.integer(SheetKey.style) ?? 0
            hasFormula = false
            flow.removeAll()
        case .value, .text: return .characters
        case .phonetic: return .skip
        case .formula:
            hasFormula = true
            return .skip
        case .merge: note(merge: element.string(SheetKey.range) ?? "")
        case .header, .footer:
            flow.removeAll()
            return .characters
        default: break
        }
        return .children
    }

    override func leave(_ tag: SheetTag) {
        switch tag {
        case .cell:
            guard !flow.isEmpty else {
                if hasFormula, type != "str" { hasUnknownResults = true }
                return
            }
            let text = shown(flow.take())
            guard !text.isEmpty else { return }
            blocks.append(
                TextBlock(
                    text, role: .cell(TablePosition(table: table, row: cell.row, column: cell.column)),
                    place: .cell(sheet: name, ref: cell.text)))
        case .header, .footer:
            let text = Self.withoutCodes(flow.take())
            guard !text.isEmpty else { return }
            heads.append(TextBlock(text, role: tag == .header ? .pageHeader : .pageFooter, place: .paragraph(part: "\(name), page", index: heads.count)))
        default: break
        }
    }

    /// Merged cells are listed behind all cells.
    func finish() {
        guard !merges.isEmpty else { return }
        for (index, block) in blocks.enumerated() {
            guard case .cell(let position) = block.role, let span = merges[CellReference(row: position.row, column: position.column)] else { continue }
            blocks[index] = TextBlock(
                block.text,
                role: .cell(TablePosition(table: table, row: position.row, column: position.column, rowSpan: span.rows, columnSpan: span.columns)),
                place: block.place)
        }
    }

    private func shown(_ stored: String) -> String {
        switch type {
        case "s": Int(stored).flatMap { workbook.strings.indices.contains($0) ? workbook.strings[$0] : nil } ?? ""
        case "b": stored == "1" ? "VRAI" : "FAUX"
        case "n": (workbook.formats.indices.contains(style) ? workbook.formats[style] : .general).text(stored, is1904: workbook.is1904)
        default: stored
        }
    }

    private func note(merge range: String) {
        let ends = range.split(separator: ":")
        guard ends.count == 2, let first = CellReference(ends[0]), let last = CellReference(ends[1]), merges.count < 100_000 else { return }
        merges[first] = (max(1, last.row - first.row + 1), max(1, last.column - first.column + 1))
    }

    /// `&L`, `&P`, `&"Arial"`, `&12`: what places and dresses the text of a page's head.
    private static func withoutCodes(_ text: String) -> String {
        var shown = ""
        var rest = Substring(text)
        while let sign = rest.popFirst() {
            guard sign == "&" else {
                shown.append(sign)
                continue
            }
            switch rest.popFirst() {
            case "&": shown.append("&")
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "L", "C", "R": shown.append(" ")
            case let digit? where digit.isNumber: rest = rest.drop { $0.isNumber }
            default: break
            }
        }
        return shown.trimmed
    }
}
