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

/// What the reader of XML calls. The story itself is a value, which costs one exclusivity check for an
/// element instead of one for each thing that it changes.
final class WordStoryVisitor: XMLVisitor {
    /// Nobody can come across it in the midst of a change: the three functions below are called one after the
    /// other, hundreds of thousands of times.
    @exclusivity(unchecked) var story: WordStory

    init(_ story: WordStory) { self.story = story }

    func open(_ element: borrowing XMLElement) -> XMLInterest { story.open(element) }
    func close(text: UnsafeBufferPointer<UInt8>) { story.close() }
    func characters(_ bytes: UnsafeBufferPointer<UInt8>, within offset: Int) { story.characters(bytes, within: offset) }
}

/// Follows the elements of a story. Paragraphs are blocks; the rest only changes what they are.
struct WordStory {
    var context: WordContext
    let part: String
    /// The role of all paragraphs of this part; `nil` in the body, where each has its own.
    let fixedRole: TextBlock.Role?

    private let tags = Array(WordTag.allCases)
    var open: [WordTag?] = []
    var paragraph: WordParagraph?
    var paragraphCount = 0
    var run = WordRun()
    var fields = WordFields()
    var cells = WordCells()
    /// Text of a paragraph whose mark was deleted: it runs on into the next one.
    var carried: TextFlow?
    /// What goes on around a text box.
    private var suspended: [(WordParagraph?, WordRun, WordFields, TextFlow?)] = []
    /// For each alternative, whether one was taken.
    private var alternatives: [Bool] = []
    /// For each content control, its tick box, if it is one.
    var controls: [Bool?] = []
    /// How many open content controls show a tick box in place of their text.
    var boxDepth = 0
    var pendingBox: Unicode.Scalar?
    /// Where each block comes from; `nil` unless that was asked for.
    var sources: [BlockSource]?
    /// What is being read.
    private var origin = SourceMark.Origin.element(0)

    init(part: String, role: TextBlock.Role?, context: WordContext, recordsSources: Bool = false) {
        self.part = part
        fixedRole = role
        self.context = context
        if recordsSources { sources = [] }
    }

    mutating func open(_ element: borrowing XMLElement) -> XMLInterest {
        let tag = Int(element.name) < tags.count ? tags[Int(element.name)] : nil
        guard let tag else {
            // Sizes, colours, spacing: half of the elements of many files.
            if parent == .rPr || parent == .pPr { return .skip }
            open.append(nil)
            return .children
        }
        if sources != nil { origin = .element(element.number) }
        let interest = enter(tag, element)
        if sources != nil { mark() }
        if interest != .skip { open.append(tag) }
        return interest
    }

    var parent: WordTag? { open.last ?? nil }

    private mutating func enter(_ tag: WordTag, _ element: borrowing XMLElement) -> XMLInterest {
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

    mutating func close() {
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

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>, within offset: Int) {
        if sources != nil { origin = .text(offset) }
        let font = run.font
        write { flow in
            if let font { flow.append(bytes, in: font) } else { flow.append(bytes) }
        }
    }

    /// Ends what the end of the part leaves open.
    mutating func finish() {
        flushCarried()
        while context.grid.depth > 0 {
            cells.closeTable(&context.blocks)
            context.grid.closeTable()
        }
    }

    mutating func write(_ body: (inout TextFlow) -> Void) {
        guard paragraph != nil, !run.isHidden, boxDepth == 0, !fields.isInInstruction, !cells.isSuppressed else { return }
        fields.noteResult()
        paragraph?.flow.edit(body)
        if sources != nil { mark() }
    }

    /// Notes where what was just written comes from.
    mutating func mark() { paragraph?.flow.mark(origin) }
}

/// What is known of the open run.
struct WordRun {
    var isHidden = false
    var font: SymbolFont?
}
