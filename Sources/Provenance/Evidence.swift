// Where a fact was written: the document, the place in it and the words themselves.

import Figures

/// A place in a document. The cases are those of the published JSON (docs/schema).
public enum Locator: Hashable, Sendable {
    /// An element of an XML document.
    case xml(XMLLocator)
    /// A block on a page of a PDF. `box` in points from the top left, when known.
    case page(page: Int, block: Int, box: PageBox?)
    /// Characters `start..<end` of a paragraph; `part` names the part of the file (body, header, footnote …).
    case paragraph(part: String, index: Int, start: Int, end: Int)
    /// A cell of a spreadsheet, `ref` like `B12`.
    case cell(sheet: String, ref: String)
    /// A line of plain text; both count from 1.
    case text(line: Int, column: Int)
    /// A person said so, in an answers file.
    case declared(by: String, date: CivilDate)
}

/// A rectangle on a page, in points from the top left.
public struct PageBox: Hashable, Sendable {
    public let x: Double
    public let y: Double
    public let width: Double
    public let height: Double

    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// An element of an XML document. Only its number is kept while reading: line, column and XPath are
/// worked out by `source` when a report needs them, which most facts never do.
public struct XMLLocator: Hashable, Sendable {
    /// Number of the element in document order, from 0.
    public let element: Int
    /// The business term read there: `BT-27-Lot`. Empty where eForms has none.
    public let businessTerm: String
    public let source: any XMLPositions

    public init(element: Int, businessTerm: String, source: any XMLPositions) {
        self.element = element
        self.businessTerm = businessTerm
        self.source = source
    }

    public var position: XMLPosition { source.position(ofElement: element) }

    public static func == (left: XMLLocator, right: XMLLocator) -> Bool {
        left.element == right.element && left.source === right.source
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(element)
        hasher.combine(ObjectIdentifier(source))
    }
}

/// Who can tell where the elements of one XML document stand.
public protocol XMLPositions: AnyObject, Sendable {
    func position(ofElement element: Int) -> XMLPosition
}

/// Where an element's own start tag stands. Lines and columns count from 1, columns in characters;
/// offsets are bytes of the file.
public struct XMLPosition: Hashable, Sendable {
    public let line: Int
    public let column: Int
    public let endLine: Int
    public let endColumn: Int
    public let byteOffset: Int
    public let byteLength: Int
    /// `/ContractNotice/cac:ProcurementProjectLot[2]/cbc:ID`, positions among elements of one name.
    public let xpath: String

    public init(
        line: Int, column: Int, endLine: Int, endColumn: Int, byteOffset: Int, byteLength: Int, xpath: String
    ) {
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
        self.byteOffset = byteOffset
        self.byteLength = byteLength
        self.xpath = xpath
    }
}

/// The address of one fact: document, place, and the words that stand there.
public struct Evidence: Hashable, Sendable {
    public let document: DocumentID
    public let locator: Locator
    /// Verbatim; empty only where the place itself says it all (an empty element).
    public let quote: String

    public init(document: DocumentID, locator: Locator, quote: String) {
        self.document = document
        self.locator = locator
        self.quote = quote
    }

    /// Of what stands in no passage: the kind of a paper, a sum over contracts. Reports do not show it.
    public static func derived(_ document: DocumentID = DocumentID(0)) -> Evidence {
        Evidence(document: document, locator: .text(line: 0, column: 0), quote: "")
    }

    /// Whether there is a passage to show.
    public var isDerived: Bool { locator == .text(line: 0, column: 0) }

    /// Whether a person said so, rather than a paper.
    public var isDeclaration: Bool {
        if case .declared = locator { true } else { false }
    }
}
