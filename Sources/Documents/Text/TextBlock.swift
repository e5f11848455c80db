// What a document says, as a reader sees it: blocks of text in reading order, each with its address.
//
// Every reader of a format (DOCX, ODT, PDF, XLSX, HTML, plain text) ends here; everything that looks
// for clauses starts here and knows nothing of formats.

import Provenance

/// The text of one document.
public struct DocumentText: Sendable {
    /// In reading order; the cells of a table row by row.
    public var blocks: [TextBlock]
    /// `incomplete` if some of it could not be read: nothing may be concluded from its silence.
    public var status: ReadStatus
    /// What a reader of the report should know of the text though it was read, in French: that it was
    /// recognised from images.
    public var remarks: [String]

    public init(blocks: [TextBlock] = [], status: ReadStatus = .read, remarks: [String] = []) {
        self.blocks = blocks
        self.status = status
        self.remarks = remarks
    }
}

/// A paragraph, a heading, a list item or a table cell.
public struct TextBlock: Hashable, Sendable {
    /// What the block is in the document.
    public enum Role: Hashable, Sendable {
        /// `level` from 1.
        case heading(level: Int)
        case paragraph
        case listItem
        case cell(TablePosition)
        /// Repeated at the head or foot of pages: says what paper this is, never a clause.
        case pageHeader
        case pageFooter
        case footnote
        /// A reviewer's remark: not part of what the paper states.
        case comment
    }

    /// Verbatim, but for white space: runs of it are one space. A tick box stands as ☐ or ☒.
    public let text: String
    /// The number or sign that the word processor puts before it (« 4.2 », « – »), which is not in `text`.
    public let label: String?
    public let role: Role
    public let place: BlockPlace

    public init(_ text: String, label: String? = nil, role: Role = .paragraph, place: BlockPlace) {
        self.text = text
        self.label = label
        self.role = role
        self.place = place
    }
}

/// Where a cell stands in its table. Rows and columns count from 0; a merged cell stands once, at its
/// top left, and says how far it reaches.
public struct TablePosition: Hashable, Sendable {
    /// Number of the table in the document, from 0.
    public let table: Int
    public let row: Int
    public let column: Int
    public let rowSpan: Int
    public let columnSpan: Int

    public init(table: Int, row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1) {
        self.table = table
        self.row = row
        self.column = column
        self.rowSpan = rowSpan
        self.columnSpan = columnSpan
    }
}

/// Where a block stands in its document, in the terms a person would look it up by.
public enum BlockPlace: Hashable, Sendable {
    /// `page` from 1, `block` from 0 on its page.
    case page(Int, block: Int, box: PageBox?)
    /// `part` as in the file (body, header, footnote …); `index` of the paragraph in it, from 0.
    case paragraph(part: String, index: Int)
    /// `ref` like `B12`.
    case cell(sheet: String, ref: String)
    /// The lines of a plain text that the block was put together from: for each, its number from 1
    /// and the offset in `text` (in characters) at which it starts.
    case lines([TextLine])

    /// The address of some characters of the block's text.
    public func locator(of characters: Range<Int>) -> Locator {
        switch self {
        case .page(let page, let block, let box):
            return .page(page: page, block: block, box: box)
        case .paragraph(let part, let index):
            return .paragraph(part: part, index: index, start: characters.lowerBound, end: characters.upperBound)
        case .cell(let sheet, let ref):
            return .cell(sheet: sheet, ref: ref)
        case .lines(let lines):
            let line = lines.last { $0.start <= characters.lowerBound } ?? lines.first
            return .text(
                line: line?.number ?? 1, column: characters.lowerBound - (line?.start ?? 0) + (line?.column ?? 1))
        }
    }
}

/// A line of a plain text within a block.
public struct TextLine: Hashable, Sendable {
    /// From 1.
    public let number: Int
    /// Offset in the block's text, in characters.
    public let start: Int
    /// Column in the file at which that offset stands, from 1: more where the line is indented.
    public let column: Int

    public init(number: Int, start: Int, column: Int = 1) {
        self.number = number
        self.start = start
        self.column = column
    }
}
