// Why an expression has its value: the sub-expressions that mattered.

/// The account of one evaluation.
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
