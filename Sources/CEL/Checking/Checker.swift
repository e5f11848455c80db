// Syntax tree → types and references. Collects every fault rather than stopping at the first.

/// What a node refers to, as far as the checker could tell.
enum Reference: Sendable {
    case none
    case variable(slot: Int)
    case constant(Value)
    case local(Int)
    case field(ObjectType, slot: Int)
    /// The overloads that can apply.
    case call([Overload], isReceiver: Bool)
    /// A name or function that does not exist; only without checking.
    case unresolved
}

/// The tree with what was found out about it.
struct CheckedTree: Sendable {
    let root: Expression
    let types: [CELType]
    let references: [Reference]
    let localCount: Int
}

struct Checker {
    let declarations: Declarations
    /// `false`: every type is `dyn`, names that do not exist fail at run time.
    let isChecked: Bool
    var unifier = Unifier()
    var types: [CELType]
    var references: [Reference]
    var faults: [Fault] = []
    var locals: [(name: String, type: CELType)] = []
    var localCount = 0
    /// Nodes that name a field of a record.
    var fieldNodes: [(node: Expression, purpose: FieldRead.Purpose)] = []
    /// Some field that was read may be absent, so guards have to be looked for.
    var readsOptionalField = false

    init(declarations: Declarations, nodeCount: Int, isChecked: Bool) {
        self.declarations = declarations
        self.isChecked = isChecked
        types = Array(repeating: .dyn, count: nodeCount)
        references = Array(repeating: .none, count: nodeCount)
    }

    /// The table of types is complete after this.
    mutating func finish(_ root: Expression) -> CheckedTree {
        if isChecked {
            for position in types.indices {
                switch types[position] {
                case .variable, .list, .map, .optional, .type, .opaque:
                    types[position] = unifier.resolve(types[position], freeAsDyn: true)
                default: break
                }
            }
        }
        return CheckedTree(root: root, types: types, references: references, localCount: localCount)
    }

    mutating func fault(_ code: Diagnostic.Code, _ message: String, _ node: Expression, suggestion: String? = nil) {
        faults.append(Fault(code: code, message: message, start: node.start, end: node.end, suggestion: suggestion))
    }

    // MARK: Nodes

    @discardableResult
    mutating func check(_ node: Expression) -> CELType {
        let type = type(of: node)
        types[node.id] = isChecked ? type : .dyn
        return types[node.id]
    }

    private mutating func type(of node: Expression) -> CELType {
        switch node.kind {
        case .literal(let value): return Self.type(of: value)
        case .name(let name, let isRooted): return checkName(name, isRooted, node)
        case .select(let operand, let field, let isOptional): return checkSelect(operand, field, isOptional, node)
        case .presence(let operand, let field):
            _ = fieldType(check(operand), field, node, operand, .presence)
            return .bool
        case .call(let name, let receiver, let arguments): return checkCall(name, receiver, arguments, node)
        case .list(let items): return checkList(items)
        case .map(let entries): return checkMap(entries)
        case .message(let name, let entries):
            for entry in entries { check(entry.value) }
            fault(.notConstructible, "`\(name)` cannot be built in an expression", node)
            return .dyn
        case .and(let operands): return checkLogic(operands, "&&")
        case .or(let operands): return checkLogic(operands, "||")
        case .conditional(let condition, let yes, let no):
            require(check(condition), .bool, condition, "the condition of `?:`")
            let left = check(yes)
            let right = check(no)
            if let joined = join(left, right) { return joined }
            fault(.typeMismatch, "both branches of `?:` must have one type, not \(shown(left)) and \(shown(right))", node)
            return .dyn
        case .fold(let fold): return checkFold(fold)
        case .bind(let variable, let initializer, let body):
            let type = check(initializer)
            return withLocal(variable, type) { checker in checker.check(body) }
        case .block(let elements, let result):
            let outer = locals.count
            for (position, element) in elements.enumerated() { declareLocal("@index\(position)", check(element)) }
            defer { locals.removeSubrange(outer...) }
            return check(result)
        }
    }

    static func type(of literal: Value) -> CELType {
        switch literal {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .date: .date
        case .decimal: .decimal
        case .calendarDuration: .calendarDuration
        case .timestamp: .timestamp
        case .duration: .duration
        default: .dyn
        }
    }

    func shown(_ type: CELType) -> CELType { unifier.resolve(type, freeAsDyn: true) }

    mutating func require(_ type: CELType, _ expected: CELType, _ node: Expression, _ place: @autoclosure () -> String) {
        guard isChecked, !unifier.assign(type, to: expected) else { return }
        fault(.typeMismatch, "\(place()) must be \(expected), not \(shown(type))", node)
    }

    /// The type that holds both; `nil` if they do not agree.
    mutating func join(_ left: CELType, _ right: CELType) -> CELType? {
        if left == right { return left }
        guard unifier.assign(left, to: right) else { return nil }
        return unifier.moreGeneral(left, right)
    }

    private mutating func checkLogic(_ operands: [Expression], _ symbol: String) -> CELType {
        for operand in operands { require(check(operand), .bool, operand, "an operand of `\(symbol)`") }
        return .bool
    }

    private mutating func checkList(_ items: [Expression.Item]) -> CELType {
        var element: CELType?
        for item in items {
            var type = check(item.expression)
            if item.isOptional { type = unwrapOptional(type, item.expression) }
            // Elements of different types make a list of `dyn`, as in the reference checker.
            element = if let current = element { join(current, type) ?? .dyn } else { type }
        }
        return .list(element ?? unifier.fresh())
    }

    private mutating func checkMap(_ entries: [Expression.Entry]) -> CELType {
        var key: CELType?
        var value: CELType?
        for entry in entries {
            let keyType = check(entry.key)
            var valueType = check(entry.value)
            if entry.isOptional { valueType = unwrapOptional(valueType, entry.value) }
            key = if let current = key { join(current, keyType) ?? .dyn } else { keyType }
            value = if let current = value { join(current, valueType) ?? .dyn } else { valueType }
        }
        return .map(key ?? unifier.fresh(), value ?? unifier.fresh())
    }

    private mutating func unwrapOptional(_ type: CELType, _ node: Expression) -> CELType {
        let inner = unifier.fresh()
        guard isChecked else { return .dyn }
        guard unifier.assign(type, to: .optional(inner)) else {
            fault(.typeMismatch, "an optional is needed after `?`, not \(shown(type))", node)
            return .dyn
        }
        return inner
    }

    // MARK: Locals

    @discardableResult
    mutating func declareLocal(_ name: String, _ type: CELType) -> Int {
        locals.append((name, isChecked ? type : .dyn))
        localCount = max(localCount, locals.count)
        return locals.count - 1
    }

    mutating func withLocal(_ name: String, _ type: CELType, _ body: (inout Checker) -> CELType) -> CELType {
        declareLocal(name, type)
        defer { locals.removeLast() }
        return body(&self)
    }

    func local(_ name: String) -> Int? { locals.lastIndex { $0.name == name } }

    private mutating func checkFold(_ fold: Expression.Fold) -> CELType {
        let range = unifier.head(check(fold.range))
        var first: CELType = .dyn
        var second: CELType = .dyn
        switch range {
        case .list(let element): (first, second) = fold.secondVariable == nil ? (element, .dyn) : (.int, element)
        case .map(let key, let value): (first, second) = (key, value)
        case .dyn: break
        case .variable: _ = unifier.assign(range, to: .dyn)
        default: fault(.typeMismatch, "a list or a map is needed here, not \(shown(range))", fold.range)
        }
        let outer = locals.count
        declareLocal(fold.variable, first)
        if let name = fold.secondVariable { declareLocal(name, second) }
        defer { locals.removeSubrange(outer...) }
        if let filter = fold.filter { require(check(filter), .bool, filter, "the filter") }
        let body = check(fold.body)
        switch fold.operation {
        case .all, .exists, .existsOne:
            require(body, .bool, fold.body, "the condition")
            return .bool
        case .filter:
            require(body, .bool, fold.body, "the condition")
            return .list(first)
        case .map: return .list(body)
        case .transformMap:
            if case .list = range { return .map(.int, body) }
            return .map(first, body)
        case .transformMapEntry:
            if case .map(let key, let value) = unifier.head(body) { return .map(key, value) }
            require(body, .map(.dyn, .dyn), fold.body, "the entry")
            return .map(.dyn, .dyn)
        }
    }
}
