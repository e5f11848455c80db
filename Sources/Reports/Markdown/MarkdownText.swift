// Text from outside within a comment: no markup, no HTML, nobody notified, no link made of it.

enum MarkdownText {
    /// One cell or one sentence may be this long.
    private static let limit = 2_000

    /// Text within a line.
    static func inline(_ text: String) -> String {
        var escaped = ""
        for character in shortened(VisibleText.clean(text)) {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "|", "~", "!", "$": escaped += "\\\(character)"
            // An empty comment within keeps servers from making a mention, a reference or a link of it.
            case "@": escaped += "@<!-- -->"
            case "#": escaped += "\\#<!-- -->"
            case ":": escaped += ":<!-- -->"
            default: escaped.append(character)
            }
        }
        // Only colons that could begin an address or a pictogram need it.
        return escaped.replacing(":<!-- --> ", with: ": ").replacing("www.", with: "www<!-- -->.")
    }

    /// Text that begins a line, where a dash or a number would make a list of it.
    static func paragraph(_ text: String) -> String {
        let inline = inline(text)
        guard let first = inline.first else { return "" }
        if "-+=".contains(first) { return "\\" + inline }
        let digits = inline.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, let next = inline.dropFirst(digits.count).first, next == "." || next == ")" else { return inline }
        return digits + "\\" + inline.dropFirst(digits.count)
    }

    private static func shortened(_ text: String) -> String {
        text.utf16.count > limit ? String(text.unicodeScalars.prefix(limit / 2)) + " […]" : text
    }
}
