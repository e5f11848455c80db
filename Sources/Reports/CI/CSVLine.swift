// Lines of a table for a spreadsheet, in which nothing is a formula.

/// What stands in one cell.
enum CSVCell {
    /// Words out of papers or of ours: never a formula.
    case text(String)
    /// A number of ours, also below zero; empty where there is none.
    case number(Int?)
}

extension CSVRenderer.Dialect {
    var mark: String { self == .standard ? "" : "\u{FEFF}" }

    /// A line with its end.
    func line(_ cells: [String]) -> String { line(cells.map(CSVCell.text)) }

    /// A line with its end.
    func line(_ cells: [CSVCell]) -> String {
        cells.map { cell in
            switch cell {
            case .text(let text): self.cell(text)
            case .number(let number): number.map(String.init) ?? ""
            }
        }.joined(separator: separator) + "\r\n"
    }

    private var separator: String { self == .standard ? "," : ";" }

    private func cell(_ text: String) -> String {
        let (text, isSpecial) = Self.withoutFormula(VisibleText.clean(text))
        return isSpecial ? "\"\(text)\"" : text
    }

    /// Text that no spreadsheet takes for a formula, and whether it has to stand between quotation marks,
    /// which are doubled then. An apostrophe before a sign is what spreadsheets themselves write; also
    /// behind separators, at which another locale may cut a cell in two.
    private static func withoutFormula(_ text: String) -> (text: String, isSpecial: Bool) {
        var harmless = String.UnicodeScalarView()
        var isAtStart = true
        var isSpecial = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\u{A0}", "\u{202F}":
                if harmless.isEmpty { continue }
                harmless.append(" ")
            case "=", "+", "-", "@", "＝", "＋", "－", "＠":
                if isAtStart { harmless.append("'") }
                harmless.append(scalar)
            case "\"":
                isSpecial = true
                harmless.append(scalar)
                harmless.append(scalar)
            default: harmless.append(scalar)
            }
            isAtStart = scalar == ";" || scalar == ","
            if isAtStart { isSpecial = true }
        }
        return (String(harmless), isSpecial)
    }
}
