// A compiled expression.

/// A compiled expression. Immutable; evaluate it as often and on as many threads as you like.
public struct Program: Sendable {
    public let source: String
    public let resultType: CELType
    let root: any Node
    let localCount: Int
    let environment: Environment
    let tree: CheckedTree
    /// The nodes that name a field of a record, in the order in which they were checked.
    let fieldNodes: [(node: Expression, purpose: FieldRead.Purpose)]

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
