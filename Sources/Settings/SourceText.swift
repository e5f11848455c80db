// From a place inside a value back to the place in the YAML file, and the line with a caret.

/// The text of a YAML file, kept to point into it.
public struct SourceText: Sendable {
    private let bytes: [UInt8]

    public init(_ text: String) { bytes = Array(text.utf8) }

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Cut when a mistake is shown, which is rare.
    private var lines: [Substring] { String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline } }

    /// Where the character number `offset` (from 0, in Unicode scalars) of a scalar's text is
    /// written. Styles fold and indent lines, which changes white space only: so the place is
    /// found by counting the characters that are not white space.
    func position(of offset: Int, in scalar: Scalar, at start: Position) -> Position {
        var remaining = scalar.text.unicodeScalars.prefix(offset).count { !$0.properties.isWhitespace }
        var line = start.line
        var column = start.column
        switch scalar.style {
        case .plain: break
        case .singleQuoted, .doubleQuoted: column += 1
        case .literal, .folded:
            line += 1
            column = 1
        }
        let lines = self.lines
        while line <= lines.count {
            let text = Array(lines[line - 1].unicodeScalars)
            var index = column - 1
            while index < text.count {
                if text[index].properties.isWhitespace {
                    index += 1
                    continue
                }
                let (length, isVisible) = Self.unit(text, index, scalar.style)
                if isVisible {
                    if remaining == 0 { return Position(line: line, column: index + 1) }
                    remaining -= 1
                }
                index += length
            }
            line += 1
            column = 1
        }
        return start
    }

    /// The line and a caret under the place; empty if there is no such line.
    func excerpt(at position: Position) -> String {
        let lines = self.lines
        guard (1...max(lines.count, 1)).contains(position.line), position.line <= lines.count else { return "" }
        let line = String(lines[position.line - 1].map { $0 == "\t" ? " " : $0 })
        let number = String(position.line)
        // Very long lines are shown around the caret only.
        let start = max(0, position.column - 100)
        let shown = line.unicodeScalars.dropFirst(start).prefix(160)
        let caret = String(repeating: " ", count: max(0, position.column - 1 - start)) + "^"
        let margin = String(repeating: " ", count: number.count)
        return "  \(number) | \(String(String.UnicodeScalarView(shown)))\n  \(margin) | \(caret)"
    }

    /// How many characters of the file stand for one of the value, and whether that one is visible.
    private static func unit(_ text: [Unicode.Scalar], _ index: Int, _ style: Scalar.Style) -> (length: Int, isVisible: Bool) {
        let next = index + 1 < text.count ? text[index + 1] : nil
        switch (style, text[index]) {
        case (.singleQuoted, "'") where next == "'":
            return (2, true)
        case (.doubleQuoted, "\\"):
            switch next {
            case "x": return (4, true)
            case "u": return (6, true)
            case "U": return (10, true)
            case "n", "t", "r", " ", "\t", "N", "_", "L", "P", nil: return (2, false)
            default: return (2, true)
            }
        default:
            return (1, true)
        }
    }
}
