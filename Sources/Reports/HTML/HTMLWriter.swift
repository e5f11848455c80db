// Writes elements and text; what is written is always well formed and always escaped.

/// Attributes of an element; `nil` leaves one out.
typealias HTMLAttributes = KeyValuePairs<StaticString, String?>

/// Names of elements and attributes are fixed in the source, so that no paper can choose them.
struct HTMLWriter {
    private(set) var html = ""
    /// Level of the report's own title: 1 on a page of its own.
    let titleLevel: Int
    /// Language of the papers where it is not French.
    let papersLanguage: String?

    init(titleLevel: Int = 1, papersLanguage: String? = nil) {
        self.titleLevel = titleLevel
        self.papersLanguage = papersLanguage
    }

    mutating func element(_ name: StaticString, _ attributes: HTMLAttributes = [:], _ content: (inout HTMLWriter) -> Void) {
        start(name, attributes)
        content(&self)
        end(name)
    }

    mutating func element(_ name: StaticString, _ attributes: HTMLAttributes = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// An element without content.
    mutating func void(_ name: StaticString, _ attributes: HTMLAttributes = [:]) { start(name, attributes) }

    /// A heading `below` levels under the report's title.
    mutating func heading(_ below: Int, _ attributes: HTMLAttributes = [:], _ content: (inout HTMLWriter) -> Void) {
        let names: [StaticString] = ["h1", "h2", "h3", "h4", "h5", "h6"]
        element(names[min(names.count, max(1, titleLevel + below)) - 1], attributes, content)
    }

    mutating func heading(_ below: Int, _ attributes: HTMLAttributes = [:], text: String) {
        heading(below, attributes) { $0.text(text) }
    }

    /// Words of the report.
    mutating func text(_ text: String) { html += HTMLText.escaped(text) }

    /// Words of a paper: they keep their direction to themselves.
    mutating func paper(_ text: String) {
        element("bdi", ["lang": papersLanguage]) { $0.text(text) }
    }

    /// Words of the report with words of papers between « ».
    mutating func prose(_ text: String) {
        var rest = Substring(text)
        while let opening = rest.firstIndex(of: "«"), let closing = rest[opening...].firstIndex(of: "»") {
            let inner = rest[rest.index(after: opening)..<closing]
            let words = inner.trimmed
            self.text(String(rest[...opening] + inner[..<words.startIndex]))
            paper(String(words))
            self.text(String(inner[words.endIndex...] + "»"))
            rest = rest[rest.index(after: closing)...]
        }
        self.text(String(rest))
    }

    /// Words whose line ends count.
    mutating func lines(_ text: String) { html += HTMLText.escaped(text, keepsLines: true) }

    /// The name of a file: it may be broken after each part.
    mutating func path(_ path: String) {
        element("bdi") { writer in
            for (position, part) in path.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
                if position > 0 {
                    writer.text("/")
                    writer.void("wbr")
                }
                writer.text(String(part))
            }
        }
    }

    /// What another writer has written.
    mutating func append(_ other: HTMLWriter) { html += other.html }

    /// A style sheet, which is no text: `<` in it is the author's.
    mutating func style(_ sheet: String) { html += "<style>\n\(sheet)</style>\n" }

    /// The line that comes before everything.
    mutating func doctype() { html += "<!DOCTYPE html>\n" }

    private mutating func start(_ name: StaticString, _ attributes: HTMLAttributes) {
        html += "<\(name)"
        for (key, value) in attributes {
            guard let value else { continue }
            html += " \(key)"
            if !value.isEmpty { html += "=\"\(HTMLText.escaped(value))\"" }
        }
        html += ">"
    }

    private mutating func end(_ name: StaticString) {
        html += "</\(name)>"
        if Self.isBlock(name) { html += "\n" }
    }

    /// After these a line end changes nothing that is shown.
    private static func isBlock(_ name: StaticString) -> Bool {
        switch name.description {
        case "a", "abbr", "b", "bdi", "code", "em", "span", "strong", "svg", "time", "rect", "path", "title", "line", "circle", "text": false
        default: true
        }
    }
}
