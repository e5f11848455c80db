// Bounds that keep any expression, also a hostile one, cheap.

/// What compiling and evaluating may cost at most.
public struct Limits: Sendable {
    /// Bytes of source.
    public var sourceLength = 100_000
    /// Levels of nesting in the expression.
    public var nesting = 150
    /// Nodes of the syntax tree after macro expansion.
    public var nodes = 20_000
    /// Steps of one evaluation: iterations of comprehensions, elements and bytes copied.
    public var cost = 10_000_000
    /// Evaluations that one search over the completions of unknown attributes may take.
    public var completions = 20_000

    public static let standard = Limits()
    public init() {}
}
