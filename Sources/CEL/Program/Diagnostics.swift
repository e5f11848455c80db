// What is wrong with an expression, said to a programmer, with a stable code for programs.

/// One fault in the text of an expression.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
    /// Stable; the rules layer translates by it.
    public struct Code: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }
        public static let syntax = Code(rawValue: "syntax")
        public static let invalidLiteral = Code(rawValue: "invalid-literal")
        public static let reservedWord = Code(rawValue: "reserved-word")
        public static let tooLarge = Code(rawValue: "too-large")
        public static let tooDeep = Code(rawValue: "too-deep")
        public static let invalidMacro = Code(rawValue: "invalid-macro")
        public static let undeclaredName = Code(rawValue: "undeclared-name")
        public static let undeclaredField = Code(rawValue: "undeclared-field")
        public static let undeclaredFunction = Code(rawValue: "undeclared-function")
        public static let noMatchingOverload = Code(rawValue: "no-matching-overload")
        public static let typeMismatch = Code(rawValue: "type-mismatch")
        public static let unguardedOptional = Code(rawValue: "unguarded-optional")
        public static let fieldRequired = Code(rawValue: "field-required")
        public static let invalidPattern = Code(rawValue: "invalid-pattern")
        public static let notConstructible = Code(rawValue: "not-constructible")
    }
    public let code: Code
    /// What is wrong and what was expected.
    public let message: String
    /// From 1.
    public let line: Int
    /// From 1, counted in Unicode scalars.
    public let column: Int
    /// In Unicode scalars, at least 1.
    public let length: Int
    /// « did you mean »: the nearest name that exists.
    public let suggestion: String?

    public init(code: Code, message: String, line: Int, column: Int, length: Int, suggestion: String? = nil) {
        self.code = code
        self.message = message
        self.line = line
        self.column = column
        self.length = length
        self.suggestion = suggestion
    }

    public var description: String {
        "\(line):\(column): \(message)" + (suggestion.map { "; did you mean `\($0)`?" } ?? "") + " [\(code)]"
    }
}

/// The expression does not compile.
///
/// ```swift
/// let environment = try Environment(variables: [VariableDeclaration("duration", .int)])
/// do {
///     _ = try environment.compile("durration > 4")
/// } catch {
///     error.diagnostics[0].code         // undeclared-name
///     error.diagnostics[0].suggestion   // "duration"
/// }
/// ```
public struct CompileError: Error, Sendable, CustomStringConvertible {
    /// At least one, in source order.
    public let diagnostics: [Diagnostic]
    public let source: String

    public init(diagnostics: [Diagnostic], source: String) {
        self.diagnostics = diagnostics
        self.source = source
    }

    /// Each fault with its line of the source and a caret below it.
    public var description: String {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        return diagnostics.map { diagnostic in
            guard lines.indices.contains(diagnostic.line - 1) else { return diagnostic.description }
            let line = lines[diagnostic.line - 1]
            // A tab before the caret stays a tab, so that the caret stands below its place.
            let indent = line.unicodeScalars.prefix(diagnostic.column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
            let carets = String(repeating: "^", count: max(1, min(diagnostic.length, line.unicodeScalars.count - diagnostic.column + 1)))
            return "\(diagnostic)\n | \(line)\n | \(indent)\(carets)"
        }.joined(separator: "\n")
    }
}

/// The declarations given to an environment contradict each other.
public struct EnvironmentError: Error, Sendable, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
}
