// What is wrong with a settings file, told to the person who wrote it.

/// One mistake in one file. Messages are in French: users write these files.
public struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// The path as the user gave it.
    public let file: String
    /// Where, if that is known.
    public let position: Position?
    public let message: String
    /// The line of the file with a caret under the place; empty if the text is not at hand.
    public let excerpt: String

    public init(file: String, position: Position?, message: String, excerpt: String = "") {
        self.file = file
        self.position = position
        self.message = message
        self.excerpt = excerpt
    }

    /// `règles/x.yaml:3:5: message`, without the excerpt.
    public var headline: String {
        guard let position else { return "\(file): \(message)" }
        return "\(file):\(position.line):\(position.column): \(message)"
    }

    public var description: String { excerpt.isEmpty ? headline : headline + "\n" + excerpt }
}

/// All the mistakes of one file or one folder, in the order of the text.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    public let problems: [Problem]

    public init(_ problems: [Problem]) {
        self.problems = problems
    }

    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
