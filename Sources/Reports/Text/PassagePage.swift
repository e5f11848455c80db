// What was read from a paper in prose or a table: each passage with the address it has in the file.

import Provenance

/// A passage of a paper, ready to be shown.
public struct ReadPassage: Sendable {
    public enum Kind: Hashable, Sendable {
        case heading, text, aside(String)
    }

    let locator: Locator
    /// Which cell of which table, all from 1.
    let cell: (table: Int, row: Int, column: Int)?
    let label: String?
    let text: String
    let kind: Kind

    /// `aside`: what kind of text stands apart from the others (« en-tête », « commentaire »).
    public init(locator: Locator, cell: (table: Int, row: Int, column: Int)?, label: String?, text: String, kind: Kind) {
        self.locator = locator
        self.cell = cell
        self.label = label
        self.text = text
        self.kind = kind
    }

    fileprivate var address: String {
        let place = Evidence(document: DocumentID(0), locator: locator, quote: "").place
        guard let cell else { return place }
        if case .cell = locator { return place }
        return "\(place) · tableau\u{A0}\(cell.table), l\u{A0}\(cell.row), c\u{A0}\(cell.column)"
    }
}

/// `clausier text` of anything but a notice.
public enum PassagePage {
    /// `title` is the document's path and how it was read.
    public static func page(_ title: String, _ passages: [ReadPassage], display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        page.heading(title, .strong)
        let addresses = passages.map(\.address)
        // A column as wide as most addresses need; longer ones push their text to the right.
        let widths = addresses.map { VisibleText.width($0) }.sorted()
        let usual = widths.isEmpty ? 0 : widths[widths.count * 9 / 10]
        let column = min(usual + 2, display.width / 2)
        for (passage, address) in zip(passages, addresses) {
            var runs: [Run] = []
            if case .aside(let name) = passage.kind { runs += [Run("(\(name))", .faint), Run(" ")] }
            if let label = passage.label { runs += [Run(label, .good), Run(" ")] }
            runs.append(Run(passage.text, passage.kind == .heading ? .strong : .plain))
            page.row(Run(address, .faint), runs, indent: 0, labelWidth: column)
        }
        page.blank()
        return page.bytes
    }
}
