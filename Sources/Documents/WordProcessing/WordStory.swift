// One part of a DOCX that holds text (body, header, footnotes …) → blocks.

import Provenance
import XML

/// What all stories of one document share while they are read.
struct WordContext {
    var styles = WordStyles()
    var numbering = WordNumbering()
    var grid = TableGrid()
    var blocks: [TextBlock] = []
    /// What stands in the document and cannot be read, in French.
    var unreadable: Set<String> = []
    var pictureCount = 0
}

/// Follows the elements of a story. Paragraphs are blocks; the rest only changes what they are.
final class WordStory: XMLVisitor {
    var context: WordContext
    private let part: String
    /// The role of all paragraphs of this part; `nil` in the body, where each has its own.
    private let fixedRole: TextBlock.Role?

    private let tags = Array(WordTag.allCases)
    private var open: [WordTag?] = []
    private var paragraph: WordParagraph?
    private var paragraphCount = 0
    private var run = WordRun()
    private var fields = WordFields()
    private var cells = WordCells()
    /// Text of a paragraph whose mark was deleted: it runs on into the next one.
    private var carried: TextFlow?
    /// What goes on around a text box.
    private var suspended: [(WordParagraph?, WordRun, WordFields, TextFlow?)] = []
    /// For each alternative, whether one was taken.
    private var alternatives: [Bool] = []
    /// For each content control, its tick box, if it is one.
    private var controls: [Bool?] = []
    /// How many open content controls show a tick box in place of their text.
    private var boxDepth = 0
    private var pendingBox: Unicode.Scalar?

    init(part: String, role: TextBlock.Role?, context: WordContext) {
        self.part = part
        fixedRole = role
        self.context = context
    }

    func open(_ element: borrowing XMLElement) -> XMLInterest {
        let tag = Int(element.name) < tags.count ? tags[Int(element.name)] : nil
        guard let tag else {
            open.append(nil)
            return .children
        }
        let interest = enter(tag, element)
        if interest != .skip { open.append(tag) }
        return interest
    }

    private var parent: WordTag? { open.last ?? nil }

    private func enter(_ tag: WordTag, _ element: borrowing XMLElement) -> XMLInterest {
        switch tag {
        case .p: openParagraph()
        case .r: run = WordRun(isHidden: paragraph?.isHidden ?? false, font: paragraph?.font)
        case .t, .math: return .characters
        case .tab, .ptab, .br, .cr: if parent == .r { write { $0.space() } }
        case .noBreakHyphen: write { $0.append("\u{2011}") }
        case .sym: writeSymbol(element)
        case .delText, .instrText, .delInstrText, .pPrChange, .rPrChange, .tblPrChange, .trPrChange, .tcPrChange, .sectPrChange,
            .tblGridChange, .tblPrExChange, .numberingChange, .sectPr, .rt, .softHyphen:
            return .skip
        case .del, .moveFrom: return enterDeletion()
        case .ins, .moveTo: break
        case .cellDel: cells.suppress()
        case .rPr: if parent != .r && parent != .pPr { return .skip }
        case .rStyle, .vanish, .rFonts: enterRunProperty(tag, element)
        case .pStyle, .outlineLvl, .ilvl, .numId: enterParagraphProperty(tag, element)
        case .tbl:
            openCellIfNeeded()
            cells.openTable()
            context.grid.openTable()
        case .tr:
            context.grid.openRow()
            cells.openRow(firstBlock: context.blocks.count)
        case .gridBefore: context.grid.skipColumns(element.integer(WordKey.val) ?? 0)
        case .tc: cells.openCell()
        case .gridSpan: cells.span(element.integer(WordKey.val) ?? 1)
        case .vMerge: cells.merge(element.string(WordKey.val) == "restart" ? .restart : .continues)
        case .hMerge: if element.string(WordKey.val) != "restart" { cells.suppress() }
        case .sdt: controls.append(nil)
        case .checkbox14: setControl(false)
        case .checked14: setControl(element.string(WordKey.val14).map { $0 == "1" || $0 == "true" } ?? true)
        case .sdtContent: openControl()
        case .fldChar, .checkBox, .checked, .defaultState, .ddList, .result, .listEntry: fields.enter(tag, element, &paragraph)
        case .alternate: alternatives.append(false)
        case .choice, .fallback:
            guard let isTaken = alternatives.last, !isTaken else { return .skip }
            alternatives[alternatives.count - 1] = true
        case .txbxContent:
            suspended.append((paragraph, run, fields, carried))
            (paragraph, run, fields, carried) = (nil, WordRun(), WordFields(), nil)
        case .drawing, .pict: context.pictureCount += 1
        case .altChunk: context.unreadable.insert("un texte importé d’un autre fichier")
        case .oleObject: context.unreadable.insert("un objet incorporé (tableau, document)")
        case .control: context.unreadable.insert("un contrôle ActiveX")
        case .chart, .diagram: context.unreadable.insert("un graphique ou un schéma")
        default: break
        }
        return .children
    }

    func close(text: UnsafeBufferPointer<UInt8>) {
        switch open.popLast() ?? nil {
        case .p: closeParagraph()
        case .tc:
            openCellIfNeeded()
            flushCarried()
            context.grid.closeCell()
            cells.closeCell()
        case .tr: cells.closeRow(&context.blocks)
        case .tbl:
            cells.closeTable(&context.blocks)
            context.grid.closeTable()
        case .sdt: _ = controls.popLast()
        case .sdtContent: if controls.last ?? nil != nil { boxDepth -= 1 }
        case .alternate: _ = alternatives.popLast()
        case .txbxContent:
            flushCarried()
            if let outer = suspended.popLast() { (paragraph, run, fields, carried) = outer }
        case .comment: flushCarried()
        default: break
        }
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        let font = run.font
        write { flow in
            if let font { flow.append(bytes, in: font) } else { flow.append(bytes) }
        }
    }

    /// Ends what the end of the part leaves open.
    func finish() {
        flushCarried()
        while context.grid.depth > 0 {
            cells.closeTable(&context.blocks)
            context.grid.closeTable()
        }
    }

    private func write(_ body: (inout TextFlow) -> Void) {
        guard paragraph != nil, !run.isHidden, boxDepth == 0, !fields.isInInstruction, !cells.isSuppressed else { return }
        fields.noteResult()
        // In place: a copy of the text for each of its pieces would be slow.
        if paragraph != nil { body(&paragraph!.flow) }
    }
}

/// What is known of the open run.
struct WordRun {
    var isHidden = false
    var font: SymbolFont?
}

// MARK: - Paragraphs and runs

extension WordStory {
    private func openParagraph() {
        openCellIfNeeded()
        var opened = WordParagraph(index: paragraphCount, firstBlock: context.blocks.count)
        paragraphCount += 1
        if let carried { opened.flow = carried }
        carried = nil
        opened.apply(context.styles[nil])
        paragraph = opened
        run = WordRun()
        if let box = pendingBox {
            pendingBox = nil
            paragraph?.flow.append(box)
        }
    }

    private func enterParagraphProperty(_ tag: WordTag, _ element: borrowing XMLElement) {
        guard paragraph != nil else { return }
        switch tag {
        case .pStyle:
            let id = element.string(WordKey.val)
            paragraph?.styleID = id
            paragraph?.apply(context.styles[id])
        case .outlineLvl: paragraph?.outlineLevel = element.integer(WordKey.val)
        case .ilvl: paragraph?.listLevel = element.integer(WordKey.val)
        case .numId: paragraph?.list = element.integer(WordKey.val)
        default: break
        }
    }

    private func enterRunProperty(_ tag: WordTag, _ element: borrowing XMLElement) {
        // The properties of a paragraph's mark say nothing of its text.
        guard open.count >= 2, open[open.count - 2] == .r else { return }
        switch tag {
        case .rStyle:
            let style = context.styles[element.string(WordKey.val)]
            if let isHidden = style?.isHidden { run.isHidden = isHidden }
            if let font = style?.symbolFont { run.font = font }
        case .vanish: run.isHidden = element.isOn(WordKey.val)
        default:
            guard let name = element.string(WordKey.ascii) ?? element.string(WordKey.hAnsi) else { return }
            run.font = SymbolFont(name)
        }
    }

    private func enterDeletion() -> XMLInterest {
        switch parent {
        case .rPr: if open.count >= 2, open[open.count - 2] == .pPr { paragraph?.isJoinedToNext = true }
        case .trPr: cells.deleteRow()
        default: break
        }
        return .skip
    }

    private func writeSymbol(_ element: borrowing XMLElement) {
        guard let code = element.string(WordKey.char).flatMap({ UInt32($0, radix: 16) }) else { return }
        let font = element.string(WordKey.font).flatMap { SymbolFont($0) }
        let drawn = font?.character(code) ?? ((0xE000...0xF8FF).contains(code) ? "•" : Unicode.Scalar(code) ?? "•")
        write { $0.append(drawn) }
    }

    private func closeParagraph() {
        fields.endParagraph(&paragraph)
        guard var closed = paragraph else { return }
        paragraph = nil
        if closed.isJoinedToNext {
            carried = closed.flow
            return
        }
        emit(&closed)
    }

    /// A deleted mark at the end of a cell or a part: there is nothing to run on into.
    private func flushCarried() {
        guard let flow = carried, !flow.isEmpty else { return carried = nil }
        carried = nil
        var rest = WordParagraph(index: max(0, paragraphCount - 1), firstBlock: context.blocks.count)
        rest.flow = flow
        emit(&rest)
    }

    private func emit(_ closed: inout WordParagraph) {
        let cell = context.grid.cell
        var label: (label: String, isBullet: Bool)?
        let style = context.styles[closed.styleID]
        if let list = closed.list ?? style?.numberingID, list > 0, !cells.isSuppressed {
            let level = closed.listLevel ?? style?.numberingLevel ?? context.numbering.level(of: list, forStyle: closed.styleID) ?? 0
            label = context.numbering.advance(list: list, level: level)
        }
        // A cell may hold nothing but its number.
        let isNumberedCell = cell != nil && label.map { !$0.isBullet && !$0.label.isEmpty } ?? false
        guard !closed.flow.isEmpty || isNumberedCell else { return }
        var role = fixedRole ?? .paragraph
        if fixedRole == nil {
            if let cell {
                role = .cell(cell)
            } else if let level = closed.outlineLevel ?? style?.outlineLevel, (0..<9).contains(level) {
                role = .heading(level: level + 1)
            } else if let label, !label.label.isEmpty {
                role = .listItem
            }
        }
        let block = TextBlock(
            closed.flow.take(), label: label.flatMap { $0.label.isEmpty ? nil : $0.label }, role: role,
            place: .paragraph(part: part, index: closed.index))
        // The text boxes anchored in a paragraph are read before its end, and stand after it.
        let position = min(closed.firstBlock, context.blocks.count)
        context.blocks.insert(block, at: position)
        cells.note(blockAt: position, of: context.blocks.count)
    }
}

// MARK: - Cells and content controls

extension WordStory {
    /// A cell's place is known once its properties are, that is with its first paragraph.
    private func openCellIfNeeded() {
        let column = context.grid.nextColumn
        guard let cell = cells.take(column: column, &context.blocks) else { return }
        context.grid.openCell(columnSpan: cell.span, hasPlaceholders: true)
    }

    private func setControl(_ isTicked: Bool) {
        if !controls.isEmpty { controls[controls.count - 1] = isTicked }
    }

    private func openControl() {
        guard let isTicked = controls.last ?? nil else { return }
        let box = TickBox.character(isTicked: isTicked)
        if paragraph != nil { write { $0.append(box) } } else { pendingBox = box }
        boxDepth += 1
    }
}
