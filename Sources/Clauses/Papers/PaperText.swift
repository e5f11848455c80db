// A whole paper as patterns see it: the folded text of all its blocks in one buffer, cut into units.
//
// A unit is what one pattern may run over: a paragraph, a row of a table (its cells joined by « | »),
// or paragraphs that the layout has cut out of one sentence. Every byte remembers its block, so that
// a quote is cut verbatim from the block it stands in.

import Documents
import Provenance

/// The folded text of a paper.
struct PaperText: Sendable {
    /// The folded text of one block.
    struct Piece: Sendable {
        let bytes: Range<Int>
        let block: Int
    }

    /// What one pattern may run over.
    struct Unit: Sendable {
        var bytes: Range<Int>
        /// The pieces it is made of: the cells of a row, or the parts of a sentence.
        var pieces: Range<Int>
        /// Where its blocks are cells: the table and the row.
        var row: TableRow?
        /// The level of a heading that the document itself marks as such.
        var headingLevel: Int?
        /// Whether the document marks it as an item of a list.
        var isListItem = false
    }

    /// A row of a table of the document.
    struct TableRow: Hashable, Sendable {
        let table: Int
        let row: Int
    }

    let blocks: [TextBlock]
    private(set) var bytes: [UInt8] = []
    private(set) var pieces: [Piece] = []
    private(set) var units: [Unit] = []
    /// The units that are the rows of each table, those after a page break or a footnote included.
    private(set) var rows: [Int: [Int]] = [:]
    /// Where folded bytes stand in their block's UTF-8.
    private var origins = FoldedOrigins()

    /// Cells that hold whole pages: web pages are laid out in tables that mean nothing.
    private let layoutCells: Set<TablePosition>
    private static let mostBlocksOfACell = 12

    /// Between two units: no pattern and no needle has it.
    static let border: UInt8 = 10
    /// Lines cut in the middle of sentences all over the text, however short they are.
    let isHardWrapped: Bool

    init(_ document: DocumentText) {
        blocks = document.blocks
        isHardWrapped = Self.isHardWrapped(document.blocks)
        layoutCells = Self.layoutCells(document.blocks)
        let size = blocks.reduce(0) { $0 + $1.text.utf8.count + 3 }
        bytes.reserveCapacity(size)
        origins.reserveCapacity(size / 16)
        for (number, block) in blocks.enumerated() where Self.states(block.role) { append(block, number) }
        LostAccents.repair(&bytes)
    }

    private static func layoutCells(_ blocks: [TextBlock]) -> Set<TablePosition> {
        var counts: [TablePosition: Int] = [:]
        for block in blocks { if case .cell(let position) = block.role { counts[position, default: 0] += 1 } }
        return Set(counts.filter { $0.value > mostBlocksOfACell }.keys)
    }

    func isParagraph(_ block: TextBlock) -> Bool {
        if case .cell(let position) = block.role { return layoutCells.contains(position) }
        return block.role == .paragraph
    }

    /// Running heads say what paper it is, remarks what a reviewer thinks: neither states anything.
    private static func states(_ role: TextBlock.Role) -> Bool {
        switch role {
        case .pageHeader, .pageFooter, .comment: false
        case .heading, .paragraph, .listItem, .cell, .footnote: true
        }
    }

    private mutating func append(_ block: TextBlock, _ number: Int) {
        var text = block.text
        var continues = false
        var row: TableRow?
        if case .cell(let position) = block.role, !layoutCells.contains(position) {
            let own = TableRow(table: position.table, row: position.row)
            continues = units.last?.row == own
            row = own
            separate(by: continues ? [32, UInt8(ascii: "|"), 32] : [])
        } else if continuesSentence(block) || followsLoneBox(block) || isTime(block) || isAroundLoneColon(block) {
            continues = true
            separate(by: [32])
        }
        if !continues, !units.isEmpty { separate(by: [Self.border]) }
        let start = bytes.count
        text.withUTF8 { Folding.append($0, to: &bytes, origins: &origins) }
        if bytes.count > start, bytes[bytes.count - 1] == 32 {
            bytes.removeLast()
        }
        pieces.append(Piece(bytes: start..<bytes.count, block: number))
        if continues {
            units[units.count - 1].bytes = units[units.count - 1].bytes.lowerBound..<bytes.count
            units[units.count - 1].pieces = units[units.count - 1].pieces.lowerBound..<pieces.count
        } else {
            var unit = Unit(bytes: start..<bytes.count, pieces: pieces.count - 1..<pieces.count, row: row)
            if case .heading(let level) = block.role { unit.headingLevel = level }
            unit.isListItem = block.role == .listItem
            if let row { rows[row.table, default: []].append(units.count) }
            units.append(unit)
        }
    }

    private mutating func separate(by separator: [UInt8]) {
        bytes.append(contentsOf: separator)
    }

    /// Whether a sentence begins here right after the last word of another: « …mélangeursForme de marché »,
    /// as in notices that have lost their line breaks.
    func beginsGluedSentence(at position: Int) -> Bool {
        guard position >= 3, position + 1 < bytes.count else { return false }
        let letters = bytes[position - 3...position + 1]
        return letters.allSatisfy(Headings.isLetter) && isCapital(at: position) && !isCapital(at: position - 1) && !isCapital(at: position - 2)
            && !isCapital(at: position + 1)
    }

    /// The words of the paper at some folded bytes, those of several blocks joined.
    func words(_ range: Range<Int>, _ document: DocumentID) -> String {
        guard let start = pieceIndex(at: range.lowerBound) else { return "" }
        var words: [String] = []
        var index = start
        while index < pieces.count, pieces[index].bytes.lowerBound < range.upperBound {
            let part = pieces[index].bytes.clamped(to: range)
            if !part.isEmpty, let quote = evidence(part, document)?.quote { words.append(quote) }
            index += 1
        }
        return words.joined(separator: " ")
    }

    /// The label that the word processor puts before a unit.
    func label(of unit: Unit) -> String? { blocks[pieces[unit.pieces.lowerBound].block].label }

    /// A piece of the folded text.
    func folded(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Whether the character at a folded byte is a capital in the paper itself.
    func isCapital(at position: Int) -> Bool {
        guard let piece = piece(at: position) else { return false }
        let utf8 = blocks[piece.block].text.utf8
        let index = utf8.index(utf8.startIndex, offsetBy: origins[position])
        return blocks[piece.block].text.unicodeScalars[index].properties.isUppercase
    }

    /// The words of the paper at some folded bytes, and where they stand. Bytes of several blocks: the
    /// words are those of the block that has most of them, for a quote must stand in one place.
    func evidence(_ range: Range<Int>, _ document: DocumentID) -> Evidence? {
        guard let piece = widestPiece(of: range) else { return nil }
        var lower = max(range.lowerBound, piece.bytes.lowerBound)
        var upper = min(range.upperBound, piece.bytes.upperBound)
        while lower < upper, bytes[lower] == 32 { lower += 1 }
        while upper > lower, bytes[upper - 1] == 32 { upper -= 1 }
        guard lower < upper else { return nil }
        let block = blocks[piece.block]
        let utf8 = block.text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: origins[lower])
        let end = upper == piece.bytes.upperBound ? trimmedEnd(of: block.text) : utf8.index(utf8.startIndex, offsetBy: origins[upper])
        guard start < end else { return nil }
        let quote = String(block.text[start..<end])
        let first = block.text.distance(from: block.text.startIndex, to: start)
        return Evidence(document: document, locator: block.place.locator(of: first..<first + quote.count), quote: quote)
    }

    private func trimmedEnd(of text: String) -> String.Index {
        var end = text.endIndex
        while end > text.startIndex, text[text.index(before: end)].isWhitespace { end = text.index(before: end) }
        return end
    }

    private func widestPiece(of range: Range<Int>) -> Piece? {
        guard var index = pieceIndex(at: range.lowerBound) else { return nil }
        var widest: Piece?
        while index < pieces.count, pieces[index].bytes.lowerBound < max(range.upperBound, range.lowerBound + 1) {
            let overlap = pieces[index].bytes.clamped(to: range).count
            if overlap > widest.map({ $0.bytes.clamped(to: range).count }) ?? 0 { widest = pieces[index] }
            index += 1
        }
        return widest
    }

    private func piece(at position: Int) -> Piece? { pieceIndex(at: position).map { pieces[$0] } }

    /// Between two cells stands a separator of ours: the next cell's words are meant.
    private func pieceIndex(at position: Int) -> Int? {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].bytes.upperBound <= position { low = middle + 1 } else { high = middle }
        }
        return low < pieces.count ? low : nil
    }

    /// Whether some folded bytes stand in one block.
    func isOnePiece(_ range: Range<Int>) -> Bool {
        guard let piece = piece(at: range.lowerBound) else { return false }
        return range.upperBound <= piece.bytes.upperBound
    }

    /// The part of a range that stands in the block of some of its words.
    func part(of range: Range<Int>, around words: Range<Int>) -> Range<Int> {
        guard let piece = piece(at: words.lowerBound) else { return range }
        return range.clamped(to: piece.bytes.lowerBound..<max(piece.bytes.upperBound, words.upperBound))
    }

    /// The part of a range that stands in its last block: of a row, the last cell.
    func lastPiece(of range: Range<Int>) -> Range<Int>? {
        guard !range.isEmpty, let piece = piece(at: range.upperBound - 1) else { return nil }
        return max(piece.bytes.lowerBound, range.lowerBound)..<range.upperBound
    }

    /// The cells of a row, as folded bytes, by column.
    func cells(of unit: Unit) -> [(column: Int, bytes: Range<Int>)] {
        unit.pieces.map { index in
            let piece = pieces[index]
            guard case .cell(let position) = blocks[piece.block].role else { return (0, piece.bytes) }
            return (position.column, piece.bytes)
        }
    }

    func isHeaderRow(_ unit: Unit) -> Bool { unit.row?.row == 0 }

    /// Whether a unit stands on a page, where a cell’s height shows only in print.
    func isOnPage(_ unit: Int) -> Bool {
        if case .page = blocks[pieces[units[unit].pieces.lowerBound].block].place { true } else { false }
    }

    /// How far from the left edge of its page the block of some folded bytes begins; 0 where there are no pages.
    func left(of range: Range<Int>) -> Double {
        if let index = pieceIndex(at: range.lowerBound), case .page(_, _, let box?) = blocks[pieces[index].block].place { box.x } else { 0 }
    }

    /// The first row of the table that a unit is a row of; the unit itself if it is none.
    func firstRow(ofTableAt unit: Int) -> Int { units[unit].row.flatMap { rows[$0.table]?.first } ?? unit }
}
