// Breaking words into lines.

/// What stands between two spaces; it may change ink in the middle.
struct Word {
    private(set) var pieces: [(text: String, ink: Ink)] = []
    private(set) var width = 0
    let endsLine: Bool

    init(endsLine: Bool = false) { self.endsLine = endsLine }

    var isEmpty: Bool { pieces.isEmpty }

    mutating func append(_ text: Substring, _ ink: Ink) {
        guard !text.isEmpty else { return }
        pieces.append((String(text), ink))
        width += VisibleText.width(text)
    }

    /// The word in parts no wider than `limit`: one that is longer than a line must break somewhere.
    func parts(of limit: Int) -> [Word] {
        guard width > limit else { return [self] }
        var parts: [Word] = []
        var part = Word()
        for piece in pieces {
            for character in piece.text {
                let columns = VisibleText.width(String(character))
                if part.width + columns > limit {
                    parts.append(part)
                    part = Word()
                }
                part.append(Substring(String(character)), piece.ink)
            }
        }
        if !part.isEmpty { parts.append(part) }
        return parts
    }
}

/// A line as it will be written.
struct Line {
    let indent: Int
    /// Neighbours in one ink are one piece.
    private(set) var pieces: [(text: String, ink: Ink)] = []
    private(set) var width: Int

    init(indent: Int) {
        self.indent = indent
        width = indent
    }

    mutating func append(_ text: String, _ ink: Ink) {
        width += VisibleText.width(text)
        if let last = pieces.last, last.ink == ink {
            pieces[pieces.count - 1].text += text
        } else {
            pieces.append((text, ink))
        }
    }
}

/// Fills lines word by word.
struct LineBuilder {
    private let width: Int
    private let hanging: Int
    private var lines: [Line] = []
    private var line: Line
    /// Whether the next word follows something that already ends in a space.
    private var isAfterSpace = false

    init(width: Int, indent: Int, hanging: Int) {
        self.width = width
        self.hanging = hanging
        line = Line(indent: indent)
    }

    /// What stands before the first word, with its own spaces.
    mutating func start(with pieces: [(text: String, ink: Ink)]) {
        for piece in pieces { line.append(piece.text, piece.ink) }
        isAfterSpace = true
    }

    mutating func add(_ word: Word) {
        if word.endsLine { return breakLine() }
        // Twenty columns are always left, so that deep indents on narrow terminals stay readable.
        for (position, part) in word.parts(of: max(20, width - hanging)).enumerated() {
            if position > 0 {
                // What is one word stays one: no space where it is cut.
                breakLine()
            } else if !line.pieces.isEmpty, !isAfterSpace {
                if line.width + 1 + part.width > width {
                    breakLine()
                } else {
                    // The space takes the ink of what comes before, unless both are the same anyway.
                    line.append(" ", .plain)
                }
            }
            for piece in part.pieces { line.append(piece.text, piece.ink) }
            isAfterSpace = false
        }
    }

    mutating func finish() -> [Line] {
        if !line.pieces.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    private mutating func breakLine() {
        lines.append(line)
        line = Line(indent: hanging)
    }
}
