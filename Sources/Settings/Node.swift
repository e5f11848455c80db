// A tree of settings: what a YAML file says, without YAML's own subtleties.
//
// The same tree comes out of a YAML file (YAMLReading) and out of the compact form embedded in the
// program (PackedTree), so that whoever decodes it needs to know only this.

/// A place in a file. Lines and columns count from 1, columns in characters.
public struct Position: Hashable, Sendable, Comparable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static func < (left: Position, right: Position) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// One value of a settings file and the place where it is written.
public struct Node: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        case scalar(Scalar)
        case list([Node])
        /// In the order of the file. Keys are unique.
        case map([Entry])
    }

    public let content: Content
    public let position: Position

    public init(_ content: Content, at position: Position) {
        self.content = content
        self.position = position
    }
}

/// Text as it stands in the file, not yet a number or a date: that depends on who reads it.
public struct Scalar: Hashable, Sendable {
    /// How the text is written. Only plain text can mean a number, a truth value or nothing.
    public enum Style: Hashable, Sendable {
        case plain, singleQuoted, doubleQuoted, literal, folded
    }

    public let text: String
    public let style: Style

    public init(_ text: String, style: Style) {
        self.text = text
        self.style = style
    }

    /// Whether nothing is written: an empty value, `~` or `null`.
    public var isEmpty: Bool { style == .plain && (text.isEmpty || text == "~" || text == "null") }
}

/// A key and its value.
public struct Entry: Hashable, Sendable {
    public let key: String
    public let keyPosition: Position
    public let value: Node

    public init(key: String, keyPosition: Position, value: Node) {
        self.key = key
        self.keyPosition = keyPosition
        self.value = value
    }
}

extension Node {
    /// The entries, if this is a map.
    public var entries: [Entry]? {
        if case .map(let entries) = content { entries } else { nil }
    }

    /// The members, if this is a list.
    public var members: [Node]? {
        if case .list(let members) = content { members } else { nil }
    }

    /// The text, if this is a scalar.
    public var scalar: Scalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    /// The value of `key`, if this is a map that has it.
    public subscript(key: String) -> Node? {
        entries?.first { $0.key == key }?.value
    }

    /// What kind of thing this is, in French, for messages.
    var kindInFrench: String {
        switch content {
        case .scalar(let scalar): scalar.isEmpty ? "rien" : "le texte « \(scalar.text.shortened(to: 40)) »"
        case .list: "une liste"
        case .map: "une table de clés"
        }
    }
}

extension String {
    /// At most `count` characters of the first line, with an ellipsis where something is cut off.
    func shortened(to count: Int) -> String {
        let line = prefix { !$0.isNewline }
        return line.count > count || line.endIndex < endIndex ? line.prefix(count) + "…" : String(line)
    }
}
