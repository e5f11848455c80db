// Follows the elements of a web page.

import Provenance
import XML

final class WebPageVisitor: HTMLVisitor {
    private(set) var blocks: [TextBlock] = []
    private var cursor: LineCursor
    private var flow = LinedFlow()
    private var label = TextFlow()
    private var grid = TableGrid()
    private var open: [WebElement] = []
    private var lists: [WebList] = []
    private var lastOffset = 0
    /// How many open elements hide what is in them, are headings, are labels that Word wrote out.
    private var hiddenDepth = 0
    private var labelDepth = 0

    init(_ cursor: LineCursor) { self.cursor = cursor }

    func open(_ element: borrowing HTMLElement) {
        var opened = WebElement(element.name)
        let style = opened.takesStyle ? element.attribute("style")?.lowercased().filter { $0 != " " && $0 != "\n" && $0 != "\r" } ?? "" : ""
        opened.isHidden = WebElement.isHidden(opened.name, style) || element.attribute("hidden") != nil
        // The sign of a footnote would run into the number before it.
        if opened.name == "a", let target = element.attribute("href"), WebElement.isNoteSign(target) { opened.isHidden = true }
        opened.isLabel = style.contains("mso-list:ignore")
        opened.font = WebElement.font(style) ?? element.attribute("face").flatMap { SymbolFont($0) }
        if opened.font == nil, !WebElement.setsFont(style) { opened.font = open.last?.font }
        if opened.isHidden { hiddenDepth += 1 }
        if opened.isLabel { labelDepth += 1 }
        if opened.isBlock { endBlock() }
        switch opened.name {
        case "table": grid.openTable()
        case "tr": grid.openRow()
        case "td", "th":
            grid.openCell(
                rowSpan: element.attribute("rowspan").flatMap { Int($0) } ?? 1, columnSpan: element.attribute("colspan").flatMap { Int($0) } ?? 1)
        case "br", "hr": endBlock()
        case "ul", "ol", "menu":
            lists.append(WebList(isOrdered: opened.name == "ol", next: element.attribute("start").flatMap { Int($0) } ?? 1, format: element.attribute("type")))
        case "li": openItem(element.attribute("value").flatMap { Int($0) })
        case "input": writeInput(element)
        case "option": opened.isHidden = hide(unless: element.attribute("selected") != nil, opened)
        case "img": if let alternative = element.attribute("alt"), TickBox.isAlone(alternative) { write(alternative) }
        default: break
        }
        open.append(opened)
    }

    func close(_ name: String) {
        // What libxml2 closes is open, and nothing above it.
        guard let index = open.lastIndex(where: { $0.name == name }) else { return }
        while open.count > index {
            guard let closed = open.last else { return }
            if closed.isBlock || closed.name == "p" { endBlock() }
            open.removeLast()
            if closed.isHidden { hiddenDepth -= 1 }
            if closed.isLabel { labelDepth -= 1 }
            switch closed.name {
            case "table": grid.closeTable()
            case "td", "th": grid.closeCell()
            case "ul", "ol", "menu": _ = lists.popLast()
            case "option": flow.space()
            default: break
            }
        }
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        lastOffset = max(lastOffset, offset)
        guard hiddenDepth == 0 else { return }
        let font = open.last?.font
        if labelDepth > 0 {
            if let font { label.append(bytes, in: font) } else { label.append(bytes) }
        } else {
            flow.append(bytes, at: offset, &cursor, font)
        }
    }

    func finish() { endBlock() }

    private func write(_ text: String) {
        guard hiddenDepth == 0, !text.isEmpty else { return }
        flow.append(text, at: lastOffset, &cursor)
    }

    private func hide(unless isChosen: Bool, _ element: WebElement) -> Bool {
        if !isChosen, !element.isHidden { hiddenDepth += 1 }
        return !isChosen || element.isHidden
    }

    private func writeInput(_ element: borrowing HTMLElement) {
        switch element.attribute("type")?.lowercased() ?? "text" {
        case "checkbox", "radio": write(String(TickBox.character(isTicked: element.attribute("checked") != nil)))
        case "hidden", "submit", "button", "image", "reset", "file", "password": break
        default: write(element.attribute("value") ?? "")
        }
    }

    private func openItem(_ value: Int?) {
        guard !lists.isEmpty else { return label.append("•") }
        label.append(lists[lists.count - 1].label(value))
    }

    private func endBlock() {
        guard !flow.isEmpty else {
            flow.space()
            // A label without text belongs to what comes: « <li><p>… ».
            return
        }
        let sign = label.isEmpty ? nil : label.take()
        let (text, place) = flow.take()
        var role = TextBlock.Role.paragraph
        if let cell = grid.cell {
            role = .cell(cell)
        } else if let level = open.last(where: { $0.headingLevel != nil })?.headingLevel ?? EvidentHeading.level(of: sign.map { "\($0) \(text)" } ?? text) {
            role = .heading(level: level)
        } else if sign != nil {
            role = .listItem
        }
        blocks.append(TextBlock(text, label: sign, role: role, place: place))
    }
}

/// An open list.
private struct WebList {
    let isOrdered: Bool
    var next: Int
    let format: String?

    mutating func label(_ value: Int?) -> String {
        guard isOrdered else { return "•" }
        let number = value ?? next
        next = number &+ 1
        return ListNumberFormat(openDocument: format ?? "1").text(number) + "."
    }
}

/// An open element.
private struct WebElement {
    let name: String
    var isHidden = false
    var isLabel = false
    var font: SymbolFont?

    init(_ name: String) { self.name = name }

    /// Whether it begins and ends a block of text.
    var isBlock: Bool { Self.blockNames.contains(name) }

    var takesStyle: Bool { name != "br" && name != "b" && name != "i" }

    var headingLevel: Int? {
        guard name.utf8.count == 2, name.hasPrefix("h"), let level = name.last?.wholeNumberValue, (1...6).contains(level) else { return nil }
        return level
    }

    private static let blockNames: Set<String> = [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "menu", "dl", "dt", "dd", "table", "tr", "td", "th", "caption", "thead",
        "tbody", "tfoot", "blockquote", "pre", "center", "form", "fieldset", "legend", "section", "article", "header", "footer", "nav", "aside",
        "main", "address", "body", "html", "figure", "figcaption", "details", "summary",
    ]

    static func isHidden(_ name: String, _ style: String) -> Bool {
        switch name {
        case "script", "style", "head", "title", "noscript", "template", "object", "iframe", "svg": true
        default: style.contains("display:none") || style.contains("visibility:hidden") || style.contains("mso-hide:all")
        }
    }

    static func isNoteSign(_ target: String) -> Bool {
        ["#_ftn", "#_edn", "#sdfootnote", "#sdendnote"].contains { target.hasPrefix($0) }
    }

    static func setsFont(_ style: String) -> Bool { style.contains("font-family:") }

    static func font(_ style: String) -> SymbolFont? {
        guard let start = style.firstRange(of: "font-family:") else { return nil }
        return SymbolFont(String(style[start.upperBound...].prefix { $0 != ";" && $0 != "," }))
    }
}

extension TickBox {
    /// Whether a text is nothing but a box.
    static func isAlone(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return scalars.count == 1 && (scalars[0] == "☐" || scalars[0] == "☒" || box(for: scalars[0].value) != nil)
    }
}
