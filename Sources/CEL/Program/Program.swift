// A compiled expression.

/// A compiled expression. Immutable; evaluate it as often and on as many threads as you like.
public struct Program: Sendable {
    public let source: String
    public let resultType: CELType
    /// The fields of records that the expression names, in source order.
    public let reads: [FieldRead]
    let root: any Node
    let localCount: Int
    let environment: Environment
    let tree: CheckedTree

    /// The value for these variables, in slot order.
    ///
    /// If something it needs is unknown and the attributes can take finitely many values, all
    /// completions are tried: a result that they share is found. What stays undecided is `.unknown`
    /// with exactly the attributes on which it depends.
    public func evaluate(_ variables: [Value]) -> Value {
        evaluate(variables, assuming: Assumptions())
    }

    /// The same under assumptions: each takes the place of the unknown that carries its attribute.
    public func evaluate(_ variables: [Value], assuming assumptions: [AttributeID: Value]) -> Value {
        evaluate(variables, assuming: Assumptions(assumptions))
    }

    /// The same, where attributes may also be assumed to be absent.
    public func evaluate(_ variables: [Value], assuming assumptions: Assumptions) -> Value {
        let value = run(variables, assumptions)
        guard case .unknown(let unknown) = value else { return value }
        return decide(variables, assumptions, unknown)
    }

    /// One evaluation, without the search.
    func run(_ variables: [Value], _ assumptions: Assumptions, _ memo: SearchMemo? = nil) -> Value {
        var frame = Frame(
            variables: variables, localCount: localCount, budget: environment.limits.cost, assumptions: assumptions, memo: memo)
        return root.evaluate(&frame)
    }
}

/// A field of a record that an expression names.
public struct FieldRead: Sendable {
    public enum Purpose: Sendable {
        /// Its value is used.
        case value
        /// Only whether it is there.
        case presence
        /// It is handed to a function about fields.
        case function
    }
    public let objectType: ObjectType
    public let field: Int
    public let purpose: Purpose
    public let line: Int
    public let column: Int

    public var name: String { objectType.fields[field].name }
}
