// The parts of an OpenDocument text → blocks.

import Provenance
import XML

/// Follows styles.xml, content.xml, or both in one file.
final class OpenTextVisitor: XMLVisitor {
    private(set) var blocks: [TextBlock] = []
    private(set) var unreadable: Set<String> = []
    private(set) var pictureCount = 0

    private let tags = Array(OpenTag.allCases)
    private var open: [Element] = []
    private var styles = OpenStyles()
    private var lists = OpenLists()
    private var forms = OpenForms()
    private var grid = TableGrid()
    /// The open paragraphs, one in another where a frame or a note stands in a paragraph.
    private var paragraphs: [Paragraph] = []
    /// The part of the document and the role of its paragraphs, innermost last.
    private var stories: [(part: String, role: TextBlock.Role?)] = [("body", nil)]
    private var paragraphCounts: [String: Int] = [:]
    private var pageHeads: Set<String> = []
    /// Where each block comes from; `nil` unless that was asked for.
    private var sources: [BlockSource]?
    /// What is being read.
    private var origin = SourceMark.Origin.element(0)

    init(recordsSources: Bool = false) {
        if recordsSources { sources = [] }
    }

    /// The origins of what was read since the last time.
    func takeSources() -> [BlockSource] {
        defer { if sources != nil { sources = [] } }
        return sources ?? []
    }

    private struct Element {
        let tag: OpenTag?
        var font: SymbolFont?
        var isHidden: Bool
        /// A tick box stands in place of what is in the element.
        var isReplaced = false
        var columns = 1
    }

    private struct Paragraph {
        var flow = TextFlow()
        let index: Int
        let firstBlock: Int
        let label: String?
        let level: Int?
        let cell: TablePosition?
    }

    func open(_ element: borrowing XMLElement) -> XMLInterest {
        let tag = Int(element.name) < tags.count ? tags[Int(element.name)] : nil
        var entered = Element(tag: tag, font: open.last?.font, isHidden: open.last?.isHidden ?? false, isReplaced: open.last?.isReplaced ?? false)
        if sources != nil { origin = .element(element.number) }
        if let tag {
            switch tag {
            case .trackedChanges, .noteCitation, .rubyText, .tocSource, .indexSource, .figureSource, .tableSource, .userSource, .creator, .date,
                .initials, .metaInitials, .metaDate, .title, .description, .binary, .script, .documentMeta, .settings, .number:
                return .skip
            default: enter(tag, element, &entered)
            }
        }
        open.append(entered)
        // Outside of paragraphs, and between the elements of a frame or a note, text is only the white
        // space of the file. Elements without a tag are fields, links and the like.
        guard !paragraphs.isEmpty else { return .children }
        switch tag {
        case nil, .p, .h, .span, .hiddenText, .contentControl: return .characters
        default: return .children
        }
    }

    private func enter(_ tag: OpenTag, _ element: borrowing XMLElement, _ entered: inout Element) {
        if styles.enter(tag, element) || forms.enter(tag, element) { return }
        switch tag {
        case .p, .h: openParagraph(tag, element, &entered)
        case .span:
            let style = element.string(OpenKey.styleName)
            if let isHidden = styles.inherited(style, \.isHidden) { entered.isHidden = entered.isHidden || isHidden }
            if let font = styles.inherited(style, \.font) { entered.font = styles.symbolFont(named: font) }
        case .s, .tab, .lineBreak: write { $0.space() }
        case .list: lists.openList(element)
        case .listItem: lists.openItem(element)
        case .listHeader: lists.openHeader()
        case .section: if element.string(OpenKey.display) == "none" { entered.isHidden = true }
        case .hiddenText, .hiddenParagraph: if element.string(OpenKey.isHidden) != "false" { entered.isHidden = true }
        case .note: stories.append(("notes", .footnote))
        case .annotation: stories.append(("comments", .comment))
        case .header, .headerLeft, .headerFirst: stories.append(("header", .pageHeader))
        case .footer, .footerLeft, .footerFirst: stories.append(("footer", .pageFooter))
        case .table: grid.openTable()
        case .row: grid.openRow()
        case .cell:
            entered.columns = element.integer(OpenKey.columnRepeat) ?? 1
            grid.openCell(rowSpan: element.integer(OpenKey.rowSpan) ?? 1, columnSpan: 1, hasPlaceholders: true, shownColumns: element.integer(OpenKey.columnSpan) ?? 1)
        case .covered:
            entered.isHidden = true
            grid.skipColumns(element.integer(OpenKey.columnRepeat) ?? 1)
        case .contentControl where element.string(OpenKey.isCheckbox) == "true":
            write { $0.append(TickBox.character(isTicked: element.string(OpenKey.isChecked) == "true")) }
            entered.isReplaced = true
        case .control: if let shown = element.string(OpenKey.control).flatMap({ forms[$0] }) { writeControl(shown) }
        case .object, .objectOLE: unreadable.insert("un objet incorporé (tableau, document)")
        case .image: pictureCount += 1
        default: break
        }
    }

    func close(text: UnsafeBufferPointer<UInt8>) {
        guard let closed = open.popLast(), let tag = closed.tag else { return }
        styles.leave(tag)
        switch tag {
        case .p, .h: closeParagraph()
        case .list: lists.closeList()
        case .note, .annotation, .header, .headerLeft, .headerFirst, .footer, .footerLeft, .footerFirst: if stories.count > 1 { stories.removeLast() }
        case .table: grid.closeTable()
        case .cell:
            grid.closeCell()
            if closed.columns > 1 { grid.skipColumns(closed.columns - 1) }
        default: break
        }
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>, within offset: Int) {
        if sources != nil { origin = .text(offset) }
        let font = open.last?.font
        write { flow in
            if let font { flow.append(bytes, in: font) } else { flow.append(bytes) }
        }
    }

    private func write(_ body: (inout TextFlow) -> Void) {
        guard !paragraphs.isEmpty, let last = open.last, !last.isHidden, !last.isReplaced else { return }
        body(&paragraphs[paragraphs.count - 1].flow)
        if sources != nil { paragraphs[paragraphs.count - 1].flow.mark(origin) }
    }

    /// Controls may stand between paragraphs, anchored to the page.
    private func writeControl(_ shown: String) {
        guard paragraphs.isEmpty else { return write { $0.append(shown) } }
        blocks.append(TextBlock(shown, place: .paragraph(part: stories.last?.part ?? "body", index: max(0, (paragraphCounts["body"] ?? 0) - 1))))
    }

    private func openParagraph(_ tag: OpenTag, _ element: borrowing XMLElement, _ entered: inout Element) {
        let part = stories.last?.part ?? "body"
        let index = paragraphCounts[part, default: 0]
        paragraphCounts[part] = index + 1
        let style = element.string(OpenKey.styleName)
        entered.isHidden = entered.isHidden || styles.inherited(style, \.isHidden) ?? false
        entered.font = styles.symbolFont(named: styles.inherited(style, \.font))
        entered.isReplaced = false
        let outline = tag == .h ? element.integer(OpenKey.outlineLevel) ?? 1 : nil
        var label = lists.takeLabel(paragraphList: styles.inherited(style, \.list), styles)
        if label == nil, let outline, element.string(OpenKey.isListHeader) != "true" { label = lists.takeOutlineLabel(level: outline, styles) }
        let title = style.map { $0 == "Title" || styles.styles[$0]?.parent == "Title" } ?? false
        paragraphs.append(
            Paragraph(
                index: index, firstBlock: blocks.count, label: label.flatMap { $0.isEmpty ? nil : $0 },
                level: outline ?? (title ? 1 : nil), cell: grid.cell))
    }

    private func closeParagraph() {
        guard var closed = paragraphs.popLast(), let story = stories.last else { return }
        guard !closed.flow.isEmpty || (closed.cell != nil && closed.label?.contains(where: \.isNumber) == true) else { return }
        let marks = closed.flow.takeMarks()
        let text = closed.flow.take()
        var role = story.role ?? .paragraph
        if story.role == nil {
            if let cell = closed.cell {
                role = .cell(cell)
            } else if let level = closed.level {
                role = .heading(level: max(1, level))
            } else if closed.label != nil {
                role = .listItem
            }
        } else if story.part == "header" || story.part == "footer" {
            // A document has a style of page for each first, left and following page.
            guard pageHeads.insert("\(story.part) \(text)").inserted else { return }
        }
        // What stands in a paragraph (notes, frames) is read before its end, and stands after it.
        let block = TextBlock(text, label: closed.label, role: role, place: .paragraph(part: story.part, index: closed.index))
        sources?.append(BlockSource(block, part: story.part, index: closed.index, marks: marks))
        blocks.insert(block, at: min(closed.firstBlock, blocks.count))
    }
}
