// Text from outside within a comment: no markup, no HTML, nobody notified, no link made of it.

enum MarkdownText {
    /// One cell or one sentence may be this long.
    private static let limit = 2_000

    /// Text within a line.
    static func inline(_ text: String) -> String {
        // Thousands of titles pass through here: one walk, by scalars.
        let scalars = Array(shortened(VisibleText.clean(text)).unicodeScalars)
        var escaped = String.UnicodeScalarView()
        func append(_ text: StaticString) { text.withUTF8Buffer { escaped.append(contentsOf: String(decoding: $0, as: UTF8.self).unicodeScalars) } }
        for (position, scalar) in scalars.enumerated() {
            let next = position + 1 < scalars.count ? scalars[position + 1] : " "
            switch scalar {
            case "&": append("&amp;")
            case "<": append("&lt;")
            case ">": append("&gt;")
            case "\\", "`", "*", "_", "[", "]", "|", "~", "!", "$":
                escaped.append("\\")
                escaped.append(scalar)
            // An empty comment within keeps servers from making a mention, a reference or a link of it.
            case "@": append("@<!-- -->")
            case "#": append("\\#<!-- -->")
            // Only colons that could begin an address or a pictogram need it.
            case ":" where next != " ": append(":<!-- -->")
            case "." where endsInWWW(scalars[..<position]): append("<!-- -->.")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    private static func endsInWWW(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        scalars.count >= 3 && scalars.suffix(3).allSatisfy { $0 == "w" || $0 == "W" }
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
