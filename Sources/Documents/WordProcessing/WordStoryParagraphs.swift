// A story's paragraphs, runs, cells and content controls: what opening and closing them does.

import Provenance
import XML

extension WordStory {
    mutating func openParagraph() {
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

    mutating func enterParagraphProperty(_ tag: WordTag, _ element: borrowing XMLElement) {
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

    mutating func enterRunProperty(_ tag: WordTag, _ element: borrowing XMLElement) {
        // The properties of a paragraph's mark say nothing of its text.
        guard open.count >= 2, open[open.count - 2] == .r else { return }
        switch tag {
        case .rStyle:
            let style = context.styles[element.string(WordKey.val)]
            if let isHidden = style?.isHidden { run.isHidden = isHidden }
            if let font = style?.symbolFont { run.font = font }
        case .vanish: run.isHidden = element.isOn(WordKey.val)
        default:
            guard let name = element.attribute(WordKey.ascii) ?? element.attribute(WordKey.hAnsi) else { return }
            run.font = SymbolFont(name)
        }
    }

    mutating func enterDeletion() -> XMLInterest {
        switch parent {
        case .rPr: if open.count >= 2, open[open.count - 2] == .pPr { paragraph?.isJoinedToNext = true }
        case .trPr: cells.deleteRow()
        default: break
        }
        return .skip
    }

    mutating func writeSymbol(_ element: borrowing XMLElement) {
        guard let code = element.string(WordKey.char).flatMap({ UInt32($0, radix: 16) }) else { return }
        let font = element.string(WordKey.font).flatMap { SymbolFont($0) }
        let drawn = font?.character(code) ?? ((0xE000...0xF8FF).contains(code) ? "•" : Unicode.Scalar(code) ?? "•")
        write { $0.append(drawn) }
    }

    mutating func closeParagraph() {
        fields.endParagraph(&paragraph)
        if sources != nil { mark() }
        guard var closed = paragraph else { return }
        paragraph = nil
        if closed.isJoinedToNext {
            carried = closed.flow
            return
        }
        emit(&closed)
    }

    /// A deleted mark at the end of a cell or a part: there is nothing to run on into.
    mutating func flushCarried() {
        guard let flow = carried, !flow.isEmpty else { return carried = nil }
        carried = nil
        var rest = WordParagraph(index: max(0, paragraphCount - 1), firstBlock: context.blocks.count)
        rest.flow = flow
        emit(&rest)
    }

    mutating func emit(_ closed: inout WordParagraph) {
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
        let marks = closed.flow.takeMarks()
        let block = TextBlock(
            closed.flow.take(), label: label.flatMap { $0.label.isEmpty ? nil : $0.label }, role: role,
            place: .paragraph(part: part, index: closed.index))
        // The text boxes anchored in a paragraph are read before its end, and stand after it.
        let position = min(closed.firstBlock, context.blocks.count)
        sources?.append(BlockSource(block, part: part, index: closed.index, marks: marks))
        if position == context.blocks.count { context.blocks.append(block) } else { context.blocks.insert(block, at: position) }
        cells.note(blockAt: position, of: context.blocks.count)
    }
}

extension WordStory {
    /// A cell's place is known once its properties are, that is with its first paragraph.
    mutating func openCellIfNeeded() {
        let column = context.grid.nextColumn
        guard let cell = cells.take(column: column, &context.blocks) else { return }
        context.grid.openCell(columnSpan: cell.span, hasPlaceholders: true)
    }

    mutating func setControl(_ isTicked: Bool) {
        if !controls.isEmpty { controls[controls.count - 1] = isTicked }
    }

    mutating func openControl() {
        guard let isTicked = controls.last ?? nil else { return }
        let box = TickBox.character(isTicked: isTicked)
        if paragraph != nil { write { $0.append(box) } } else { pendingBox = box }
        boxDepth += 1
    }
}
