// Checked tree → nodes, specialised for the shapes that occur often.

/// A planned part of an expression.
struct Planned {
    let node: any Node
    /// Evaluates to a value or an unknown, never to an error.
    let isTotal: Bool

    var constant: Value? { (node as? ConstantNode)?.value }
}

struct Planner {
    let tree: CheckedTree
    /// Each node records what it evaluates; for explanations.
    let isRecording: Bool
    private(set) var localCount: Int
    private(set) var faults: [Fault] = []
    private var depth = 0

    init(tree: CheckedTree, isRecording: Bool = false) {
        self.tree = tree
        self.isRecording = isRecording
        localCount = tree.localCount
    }

    mutating func plan(_ node: Expression) -> Planned {
        let planned = build(node)
        if isRecording { return Planned(node: RecordingNode(node, planned.node), isTotal: planned.isTotal) }
        return isWorthRemembering(node, planned.node) ? Planned(node: RememberedNode(planned.node), isTotal: planned.isTotal) : planned
    }

    private func isWorthRemembering(_ node: Expression, _ planned: any Node) -> Bool {
        // What stands inside of a comprehension changes with its variable.
        guard depth == 0 else { return false }
        return switch node.kind {
        case .fold, .conditional, .and, .or: true
        case .call: planned is HostCallNode || planned is PatternNode
        default: false
        }
    }

    func type(_ node: Expression) -> CELType { tree.types[node.id] }

    mutating func report(_ fault: Fault) { faults.append(fault) }

    /// Locals above all that the checker gave out.
    mutating func reserveLocals(_ count: Int) -> Int {
        defer { localCount += count }
        return localCount
    }

    private mutating func build(_ node: Expression) -> Planned {
        switch tree.references[node.id] {
        case .variable(let slot):
            return Planned(node: VariableNode(slot, Parser.qualifiedName(node) ?? "?"), isTotal: true)
        case .constant(let value): return Planned(node: ConstantNode(value), isTotal: true)
        case .local(let index): return Planned(node: LocalNode(index), isTotal: true)
        case .unresolved: return unresolved(node)
        case .none, .field, .call: break
        }
        switch node.kind {
        case .literal(let value): return Planned(node: ConstantNode(value), isTotal: true)
        case .name, .message: return unresolved(node)
        case .select(let operand, let field, let isOptional): return select(node, operand, field, isOptional)
        case .presence(let operand, let field):
            let target = plan(operand)
            if case .field(_, let slot) = tree.references[node.id], case .object = type(operand) {
                return Planned(node: FieldPresenceNode(target.node, slot), isTotal: target.isTotal)
            }
            return Planned(node: PresenceNode(target.node, field, isStatic: isStatic(node)), isTotal: target.isTotal && isStatic(node))
        case .call(_, let receiver, let arguments): return call(node, receiver, arguments)
        case .list(let items): return list(items)
        case .map(let entries):
            var parts: [(key: any Node, value: any Node, isOptional: Bool)] = []
            for entry in entries { parts.append((plan(entry.key).node, plan(entry.value).node, entry.isOptional)) }
            return Planned(node: MapNode(parts), isTotal: false)
        case .and(let operands): return logic(operands) { AndNode($0) }
        case .or(let operands): return logic(operands) { OrNode($0) }
        case .conditional(let condition, let yes, let no):
            let parts = [plan(condition), plan(yes), plan(no)]
            let isTotal = parts.allSatisfy(\.isTotal) && type(condition) == .bool
            return Planned(node: ConditionalNode(parts[0].node, parts[1].node, parts[2].node), isTotal: isTotal)
        case .fold(let fold): return self.fold(fold)
        case .bind(_, let initializer, let body):
            let value = plan(initializer)
            let result = withLocals(1) { $0.plan(body) }
            let local = depth
            return Planned(node: BindNode(local, value.node, result.node), isTotal: value.isTotal && result.isTotal)
        case .block(let elements, let result):
            let first = depth
            var nodes: [any Node] = []
            for element in elements {
                nodes.append(plan(element).node)
                depth += 1
            }
            let body = plan(result)
            depth = first
            return Planned(node: BlockNode(first, nodes, body.node), isTotal: false)
        }
    }

    /// The checker numbers locals by depth of nesting; this follows it.
    private mutating func withLocals<T>(_ count: Int, _ body: (inout Planner) -> T) -> T {
        depth += count
        defer { depth -= count }
        return body(&self)
    }

    private func unresolved(_ node: Expression) -> Planned {
        let name = switch node.kind {
        case .name(let name, _): "undeclared reference to `\(name)`"
        case .message(let name, _): "`\(name)` cannot be built in an expression"
        default: "no such overload"
        }
        let code: EvaluationError.Code = if case .name = node.kind { .undeclaredName } else { .noSuchOverload }
        return Planned(node: UnresolvedNode(.failure(code, name)), isTotal: false)
    }

    /// The field was found by the checker.
    private func isStatic(_ node: Expression) -> Bool {
        if case .field = tree.references[node.id] { true } else { false }
    }

    private mutating func select(_ node: Expression, _ operand: Expression, _ field: String, _ isOptional: Bool) -> Planned {
        let target = plan(operand)
        if !isOptional, case .field(let objectType, let slot) = tree.references[node.id], case .object = type(operand) {
            if let local = target.node as? LocalNode {
                return Planned(node: LocalFieldNode(local.index, objectType, slot), isTotal: true)
            }
            return Planned(node: FieldNode(target.node, objectType, slot), isTotal: target.isTotal)
        }
        return Planned(
            node: SelectNode(target.node, field, isOptional: isOptional),
            isTotal: target.isTotal && isOptional && isStatic(node))
    }

    private mutating func logic(_ operands: [Expression], _ make: ([any Node]) -> any Node) -> Planned {
        var nodes: [any Node] = []
        nodes.reserveCapacity(operands.count)
        var isTotal = true
        for operand in operands {
            let planned = plan(operand)
            nodes.append(planned.node)
            isTotal = isTotal && planned.isTotal && type(operand) == .bool
        }
        return Planned(node: make(nodes), isTotal: isTotal)
    }

    private mutating func list(_ items: [Expression.Item]) -> Planned {
        var parts: [(node: any Node, isOptional: Bool)] = []
        parts.reserveCapacity(items.count)
        var constants: [Value]? = []
        var isTotal = true
        for item in items {
            let planned = plan(item.expression)
            parts.append((planned.node, item.isOptional))
            isTotal = isTotal && planned.isTotal
            if let value = planned.constant, !item.isOptional { constants?.append(value) } else { constants = nil }
        }
        if let constants { return Planned(node: ConstantNode(.list(ListValue(constants))), isTotal: true) }
        return Planned(node: ListNode(parts), isTotal: isTotal)
    }

    private mutating func fold(_ fold: Expression.Fold) -> Planned {
        let range = plan(fold.range)
        let hasSecond = fold.secondVariable != nil
        let isStatic: Bool
        switch type(fold.range) {
        case .list, .map: isStatic = true
        default: isStatic = false
        }
        let source = FoldSource(range.node, depth, hasSecond: hasSecond, isStatic: isStatic)
        let (filter, body) = withLocals(hasSecond ? 2 : 1) { planner in
            (fold.filter.map { planner.plan($0) }, planner.plan(fold.body))
        }
        var partsAreTotal = (filter?.isTotal ?? true) && body.isTotal
        if let condition = fold.filter { partsAreTotal = partsAreTotal && type(condition) == .bool }
        switch fold.operation {
        case .all, .exists, .existsOne, .filter: partsAreTotal = partsAreTotal && type(fold.body) == .bool
        case .map, .transformMap, .transformMapEntry: break
        }
        let isTotal = isStatic && range.isTotal && partsAreTotal
        switch fold.operation {
        case .all, .exists:
            let deciding = fold.operation == .exists
            return Planned(node: QuantifierNode(source, body.node, deciding: deciding), isTotal: isTotal)
        case .existsOne:
            return Planned(node: ExistsOneNode(source, body.node), isTotal: isTotal)
        case .filter:
            return Planned(node: TransformListNode(source, filter: body.node, transform: nil), isTotal: isTotal)
        case .map:
            return Planned(
                node: TransformListNode(source, filter: filter?.node, transform: body.node), isTotal: isTotal)
        case .transformMap, .transformMapEntry:
            let yieldsEntries = fold.operation == .transformMapEntry
            return Planned(
                node: TransformMapNode(source, filter: filter?.node, transform: body.node, yieldsEntries: yieldsEntries),
                isTotal: false)
        }
    }
}
