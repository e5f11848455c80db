// Why an expression has its value: the sub-expressions that mattered.

/// The account of one evaluation.
///
/// ```swift
/// let environment = try Environment(variables: [VariableDeclaration("a", .int), VariableDeclaration("b", .int)])
/// let explanation = try environment.compile("a > 10 || b > 10").explain([.int(3), .int(12)])
/// explanation.value                     // true
/// explanation.root.steps.map(\.text)   // ["b > 10"]: the other side did not matter
/// ```
public struct Explanation: Sendable {
    /// One sub-expression that mattered, with those that mattered to it.
    public struct Step: Sendable {
        /// Its text in the source.
        public let text: String
        public let line: Int
        public let column: Int
        public let value: Value
        /// If it is a field of a record, which.
        public let field: (objectType: ObjectType, index: Int)?
        public let steps: [Step]
    }

    public let value: Value
    public let root: Step

    /// The fields of records that were read and mattered, in source order.
    public var reads: [Step] {
        var found: [Step] = []
        func collect(_ step: Step) {
            if step.field != nil { found.append(step) }
            step.steps.forEach(collect)
        }
        collect(root)
        return found.enumerated().sorted {
            ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
        }.map(\.element)
    }
}
