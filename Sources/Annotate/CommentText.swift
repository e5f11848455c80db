// What a comment says, whatever the format it is written in.

/// A comment's paragraphs.
struct CommentText: Hashable, Sendable {
    struct Line: Hashable, Sendable {
        let text: String
        var isStrong = false
    }

    static let author = "Clausier"
    static let initials = "C"

    var lines: [Line]

    mutating func add(_ text: String?) {
        if let text, !text.isEmpty { lines.append(Line(text: text)) }
    }
}

/// A comment, and what it is about.
struct PlannedComment: Sendable {
    enum Target: Hashable, Sendable {
        /// Characters `start..<end` of a paragraph of a part, which read `quote`.
        case passage(part: String, index: Int, start: Int, end: Int, quote: String)
        /// The document as a whole: its title.
        case document
    }

    let target: Target
    let text: CommentText
}

/// Where a comment came to stand.
public enum CommentPlacement: Hashable, Sendable {
    /// Around the very words.
    case exact
    /// Around what holds them: a link, a field, a tracked insertion, the paragraph; in a PDF, the block.
    case widened
    /// Elsewhere, since the format allows no comment there; in French, with the reason.
    case moved(String)
    /// At the title: it is about the document as a whole.
    case title
}

/// A document with its comments, and where each of them stands, in the order in which they were asked for.
struct AnnotatedBytes {
    let bytes: [UInt8]
    let placements: [CommentPlacement]
}
