// Gives every node an identifier of its own after host macros have built parts of the tree.

/// Copies a tree; a node that a macro used twice becomes two.
struct Renumbering {
    private(set) var count = 0

    /// Whether every node has an identifier of its own below `limit` already.
    static func isNeedless(_ root: Expression, below limit: Int) -> Bool {
        var isTaken = Array(repeating: false, count: limit)
        func look(_ node: Expression) -> Bool {
            if node.id >= limit || isTaken[node.id] { return false }
            isTaken[node.id] = true
            var isSound = true
            node.kind.forEachChild { isSound = isSound && look($0) }
            return isSound
        }
        return look(root)
    }

    mutating func copy(_ node: Expression) -> Expression {
        let kind: Expression.Kind
        switch node.kind {
        case .literal, .name: kind = node.kind
        case .select(let operand, let field, let isOptional):
            kind = .select(copy(operand), field: field, isOptional: isOptional)
        case .presence(let operand, let field): kind = .presence(copy(operand), field: field)
        case .call(let name, let receiver, let arguments):
            let newReceiver: Expression? = if let receiver { copy(receiver) } else { nil }
            kind = .call(name, receiver: newReceiver, arguments: copy(arguments))
        case .list(let items):
            var copies: [Expression.Item] = []
            for item in items { copies.append(Expression.Item(expression: copy(item.expression), isOptional: item.isOptional)) }
            kind = .list(copies)
        case .map(let entries): kind = .map(copy(entries))
        case .message(let name, let entries): kind = .message(name, copy(entries))
        case .and(let operands): kind = .and(copy(operands))
        case .or(let operands): kind = .or(copy(operands))
        case .conditional(let condition, let yes, let no): kind = .conditional(copy(condition), copy(yes), copy(no))
        case .fold(let fold):
            let range = copy(fold.range)
            let filter: Expression? = if let filter = fold.filter { copy(filter) } else { nil }
            kind = .fold(
                Expression.Fold(
                    operation: fold.operation, range: range, variable: fold.variable,
                    secondVariable: fold.secondVariable, filter: filter, body: copy(fold.body)))
        case .bind(let variable, let initializer, let body):
            kind = .bind(variable: variable, initializer: copy(initializer), body: copy(body))
        case .block(let elements, let result): kind = .block(copy(elements), copy(result))
        }
        defer { count += 1 }
        return Expression(kind, id: count, start: node.start, end: node.end)
    }

    private mutating func copy(_ nodes: [Expression]) -> [Expression] {
        var copies: [Expression] = []
        copies.reserveCapacity(nodes.count)
        for node in nodes { copies.append(copy(node)) }
        return copies
    }

    private mutating func copy(_ entries: [Expression.Entry]) -> [Expression.Entry] {
        var copies: [Expression.Entry] = []
        for entry in entries {
            copies.append(Expression.Entry(key: copy(entry.key), value: copy(entry.value), isOptional: entry.isOptional))
        }
        return copies
    }
}
