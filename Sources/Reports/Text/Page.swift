// A page of text for people: paragraphs wrapped to a width, with inks that become colours on a
// terminal and nothing elsewhere.

/// Where text is shown.
public struct TextDisplay: Sendable {
    /// Columns.
    public let width: Int
    public let hasColour: Bool
    /// Of the frame: headings, verdicts, counts.
    public let language: Language
    public let detail: Detail

    /// How much is said.
    public enum Detail: Sendable {
        /// A line for each consultation.
        case quiet
        case normal
        /// Every quote, every title, what the rules do not judge.
        case verbose
    }

    /// Widths under 40 are taken as 40: nothing can be laid out in less.
    public init(width: Int = 80, hasColour: Bool = false, language: Language = .french, detail: Detail = .normal) {
        self.width = max(40, width)
        self.hasColour = hasColour
        self.language = language
        self.detail = detail
    }

    /// The same place with another language or detail; a width that is asked for wins.
    public func with(width: Int? = nil, language: Language, detail: Detail) -> TextDisplay {
        TextDisplay(width: width ?? self.width, hasColour: hasColour, language: language, detail: detail)
    }

    /// A file or a pipe: 80 columns, no colour.
    public static let plain = TextDisplay()

    /// Any text on one line, without what could act on a terminal: for messages that are not reports.
    public static func harmless(_ text: String) -> String { VisibleText.clean(text) }
}

/// What a run of text is, which a terminal shows by a colour.
enum Ink: Sendable {
    case plain, strong, faint, alarm, warning, question, advice, good

    /// Parameters of the SGR control sequence; only the eight standard colours, which every theme
    /// keeps readable.
    var parameters: String? {
        switch self {
        case .plain: nil
        case .strong: "1"
        case .faint: "2"
        case .alarm: "1;31"
        case .warning: "1;33"
        case .question: "36"
        case .advice: "34"
        case .good: "32"
        }
    }
}

/// A piece of text in one ink.
struct Run: Sendable, ExpressibleByStringInterpolation {
    let text: String
    let ink: Ink

    init(_ text: String, _ ink: Ink = .plain) {
        self.text = text
        self.ink = ink
    }

    init(stringLiteral value: String) { self.init(value) }
}

/// Lays out paragraphs. Everything that is written passes through `VisibleText.clean`, so that no
/// document can send a control code to the reader's terminal.
struct Page {
    let display: TextDisplay
    private(set) var bytes: [UInt8] = []
    private var blankLines = 0

    init(_ display: TextDisplay) { self.display = display }

    /// One empty line, however often it is asked for; none at the top.
    mutating func blank() {
        guard !bytes.isEmpty, blankLines == 0 else { return }
        bytes.append(UInt8(ascii: "\n"))
        blankLines = 1
    }

    /// A paragraph: the first line starts at `indent`, the others at `hanging` (by default the same).
    /// Line ends in the text are kept.
    mutating func paragraph(_ runs: Run..., indent: Int = 0, hanging: Int? = nil) {
        paragraph(runs, indent: indent, hanging: hanging)
    }

    mutating func paragraph(_ runs: [Run], indent: Int = 0, hanging: Int? = nil) {
        var line = LineBuilder(width: display.width, indent: indent, hanging: hanging ?? indent)
        for word in Self.words(of: runs) { line.add(word) }
        for line in line.finish() { write(line) }
    }

    /// A label in a column of its own, and a text that stays right of it.
    mutating func row(_ label: Run, _ runs: [Run], indent: Int, labelWidth: Int) {
        let padding = String(repeating: " ", count: max(1, labelWidth - VisibleText.width(label.text)))
        var line = LineBuilder(
            width: display.width, indent: indent,
            hanging: indent + max(labelWidth, VisibleText.width(label.text) + 1))
        line.start(with: [(VisibleText.clean(label.text), label.ink), (padding, .plain)])
        for word in Self.words(of: runs) { line.add(word) }
        for line in line.finish() { write(line) }
    }

    /// A heading between rules that fill the line: « ── Non conforme (2) ───── ».
    mutating func heading(_ text: String, _ ink: Ink) {
        blank()
        let title = VisibleText.clean(text)
        guard VisibleText.width(title) + 5 < display.width else {
            paragraph(Run(title, ink))
            return blank()
        }
        var line = Line(indent: 0)
        line.append("── ", .faint)
        line.append(title, ink)
        line.append(" " + String(repeating: "─", count: max(0, display.width - line.width - 1)), .faint)
        write(line)
        blank()
    }

    /// Ordinary spaces separate words; the no-break ones of French typography do not.
    static func words(of runs: [Run]) -> [Word] {
        var words: [Word] = []
        var word = Word()
        for run in runs {
            let text = VisibleText.clean(run.text, keepsLines: true)
            var start = text.startIndex
            var index = text.startIndex
            while index < text.endIndex {
                let character = text[index]
                let next = text.index(after: index)
                if character == " " || character == "\n" {
                    word.append(text[start..<index], run.ink)
                    if !word.isEmpty { words.append(word) }
                    word = Word()
                    if character == "\n" { words.append(Word(endsLine: true)) }
                    start = next
                }
                index = next
            }
            word.append(text[start...], run.ink)
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    mutating func write(_ line: Line) {
        blankLines = 0
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: line.pieces.isEmpty ? 0 : line.indent))
        for piece in line.pieces {
            guard display.hasColour, let parameters = piece.ink.parameters else {
                bytes.append(contentsOf: piece.text.utf8)
                continue
            }
            bytes.append(contentsOf: "\u{1B}[\(parameters)m".utf8)
            bytes.append(contentsOf: piece.text.utf8)
            bytes.append(contentsOf: "\u{1B}[0m".utf8)
        }
        bytes.append(UInt8(ascii: "\n"))
    }
}
