// Lines of a table for a spreadsheet, in which nothing is a formula.

extension CSVRenderer.Dialect {
    var mark: String { self == .standard ? "" : "\u{FEFF}" }

    /// A line with its end.
    func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: separator) + "\r\n" }

    private var separator: String { self == .standard ? "," : ";" }

    private func cell(_ text: String) -> String {
        let text = Self.withoutFormula(VisibleText.clean(text).replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " "))
        guard text.contains(where: { "\",;\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// Text that no spreadsheet takes for a formula. An apostrophe before it is what spreadsheets
    /// themselves write; also behind separators, at which another locale may cut a cell in two.
    private static func withoutFormula(_ text: String) -> String {
        var harmless = ""
        var isAtStart = true
        for character in text.drop(while: { $0 == " " }) {
            if isAtStart, "=+-@＝＋－＠".contains(character) { harmless.append("'") }
            harmless.append(character)
            isAtStart = character == ";" || character == ","
        }
        return harmless
    }
}
