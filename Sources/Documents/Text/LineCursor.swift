// Lines and columns of a text that is walked through once, from its start to its end.

/// Where a byte stands, for bytes asked for in ascending order.
struct LineCursor {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Line and column, both from 1; columns count characters. An offset before the last one asked
    /// for answers the place of that one.
    mutating func place(of wanted: Int) -> (line: Int, column: Int) {
        let end = min(wanted, bytes.count)
        while offset < end {
            let byte = bytes[offset]
            if byte == 0x0A || byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A) {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            offset += 1
        }
        return (line, column)
    }
}

/// The text of a block with the lines it was put together from.
struct LinedFlow {
    private(set) var flow = TextFlow()
    private var lines: [TextLine] = []

    var isEmpty: Bool { flow.isEmpty }

    /// Appends text whose first character stands at a byte of the source.
    mutating func append(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int, _ cursor: inout LineCursor, _ font: SymbolFont? = nil) {
        var start = 0
        while start < utf8.count {
            let end = utf8[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? utf8.count
            let piece = utf8[start..<end]
            if let first = piece.firstIndex(where: { $0 > 0x20 }) {
                let place = cursor.place(of: offset + first)
                if lines.last?.number != place.line {
                    // Behind the space that will separate it from what is there.
                    if start > 0 || !lines.isEmpty { flow.space() }
                    lines.append(TextLine(number: place.line, start: flow.countCharacters() + (flow.hasGap ? 1 : 0), column: place.column))
                }
            }
            let text = UnsafeBufferPointer(rebasing: piece)
            if let font { flow.append(text, in: font) } else { flow.append(text) }
            start = end
        }
    }

    /// Appends what the source does not spell out, such as a tick box.
    mutating func append(_ text: String, at offset: Int, _ cursor: inout LineCursor) {
        if lines.isEmpty {
            let place = cursor.place(of: offset)
            lines.append(TextLine(number: place.line, start: 0, column: place.column))
        }
        flow.append(text)
    }

    mutating func space() { flow.space() }

    /// Text and place; the flow is empty again.
    mutating func take() -> (text: String, place: BlockPlace) {
        let place = BlockPlace.lines(lines)
        lines = []
        return (flow.take(), place)
    }
}
