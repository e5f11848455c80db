// Small changes of an expression: what a test suite must be able to notice.

/// One small change of an expression. If the expression means what its tests say, some test fails
/// once the change is made.
///
/// ```swift
/// try Mutation.all(of: "weight > 100").map(\.source)   // "weight >= 100", "weight <= 100", "weight > 101", "weight > 99"
/// ```
public struct Mutation: Sendable, Hashable {
    /// What is changed.
    public enum Kind: String, Sendable, CaseIterable {
        case comparison, logic, arithmetic, number, text, quantifier, negation, operand, branch
    }

    public let kind: Kind
    /// The whole expression with the change made.
    public let source: String
    /// Where the change begins, in Unicode scalars from the start of the expression.
    public let offset: Int
    /// The smallest part that makes sense by itself, on one line.
    public let before: String
    /// The same part with the change made.
    public let after: String

    /// Every mutation of an expression, in the order of its text. Nothing is checked: a mutation that
    /// does not compile is none.
    ///
    /// - Parameter texts: other values for a text literal, as they stand between the quotes; by
    ///   default one that equals, begins and occurs in nothing.
    public static func all(
        of source: String, texts: (TextLiteral) -> [String] = { _ in [TextLiteral.stranger] }
    ) throws(CompileError) -> [Mutation] {
        let bytes = Array(source.utf8)
        do throws(Fault) {
            // Macros of the host stay the calls as which they are written.
            var parser = try Parser(source: bytes, limits: .standard, macros: [:])
            let root = try parser.parse().root
            return MutationWriter.mutations(of: root, try SourceTokens(bytes), texts: texts)
        } catch {
            let (line, column) = SourceLines(bytes).place(of: error.start)
            let diagnostic = Diagnostic(code: error.code, message: error.message, line: line, column: column, length: 1)
            throw CompileError(diagnostics: [diagnostic], source: source)
        }
    }
}

/// A text literal that could be another.
public struct TextLiteral: Sendable, Hashable {
    public let value: String
    /// The call of which it is an argument: `seuil` in `seuil('europeen', 'works')`.
    public let function: String?
    /// Which argument, from 0.
    public let argument: Int
    /// The other arguments of that call, as far as they are text literals too.
    public let siblings: [String?]

    /// A text that nothing real equals, begins with or contains.
    public static let stranger = "¤"
}

/// The tokens of an expression: what stands between its nodes.
struct SourceTokens {
    let bytes: [UInt8]
    private let tokens: [Token]

    init(_ bytes: [UInt8]) throws(Fault) {
        self.bytes = bytes
        var lexer = Lexer(bytes)
        var tokens: [Token] = []
        while case let token = try lexer.next(), token.kind != .end { tokens.append(token) }
        self.tokens = tokens
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The first token of a kind in a range.
    func first(_ kind: Token.Kind, in range: Range<Int>) -> Range<Int>? {
        tokens.first { $0.kind == kind && $0.start >= range.lowerBound && $0.end <= range.upperBound }.map { $0.start..<$0.end }
    }

    /// The first name behind a place.
    func name(from start: Int) -> Range<Int>? {
        tokens.first { $0.kind == .name && $0.start >= start }.map { $0.start..<$0.end }
    }

    /// The range with the parentheses that belong to it: a node does not know those around its parts.
    func balanced(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while true {
            var depth = 0
            var lowest = 0
            for token in tokens where token.start >= start && token.end <= end {
                if token.kind == .leftParen { depth += 1 }
                if token.kind == .rightParen { depth -= 1 }
                lowest = min(lowest, depth)
            }
            if lowest < 0, let open = tokens.last(where: { $0.kind == .leftParen && $0.end <= start }) {
                start = open.start
            } else if depth > 0, let close = tokens.first(where: { $0.kind == .rightParen && $0.start >= end }) {
                end = close.end
            } else {
                return start..<end
            }
        }
    }
}
