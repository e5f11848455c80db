// Tokens → syntax tree: one function for each level of the grammar.

struct Parser {
    var lexer: Lexer
    var token: Token
    let limits: Limits
    /// Host macros by name.
    let macros: [String: [Macro]]
    var nodeCount = 0
    var depth = 0
    /// A host macro was expanded: it may have used a part twice, and identifiers must then be given out anew.
    var needsRenumbering = false

    init(source: [UInt8], limits: Limits, macros: [String: [Macro]]) throws(Fault) {
        if source.count > limits.sourceLength {
            throw Fault(code: .tooLarge, message: "the expression has \(source.count) bytes; at most \(limits.sourceLength) are allowed", start: 0, end: 1)
        }
        lexer = Lexer(source)
        self.limits = limits
        self.macros = macros
        token = try lexer.next()
    }

    /// The whole source as one expression, and the number of its nodes.
    mutating func parse() throws(Fault) -> (root: Expression, nodeCount: Int) {
        let root = try expression()
        guard token.kind == .end else { throw unexpected("an operator or the end") }
        guard needsRenumbering else { return (root, nodeCount) }
        if nodeCount <= limits.nodes, Renumbering.isNeedless(root, below: nodeCount) { return (root, nodeCount) }
        var numbering = Renumbering()
        let renumbered = numbering.copy(root)
        if numbering.count > limits.nodes { throw tooManyNodes(root.start, root.end) }
        return (renumbered, numbering.count)
    }

    // MARK: Building

    mutating func make(_ kind: Expression.Kind, _ start: Int, _ end: Int) throws(Fault) -> Expression {
        if nodeCount >= limits.nodes { throw tooManyNodes(start, end) }
        let node = Expression(kind, id: nodeCount, start: start, end: end)
        nodeCount += 1
        if node.height > limits.nesting { throw tooDeep(start, end) }
        return node
    }

    func tooManyNodes(_ start: Int, _ end: Int) -> Fault {
        Fault(code: .tooLarge, message: "the expression has more than \(limits.nodes) parts", start: start, end: end)
    }

    func tooDeep(_ start: Int, _ end: Int) -> Fault {
        Fault(code: .tooDeep, message: "the expression is nested more than \(limits.nesting) levels deep", start: start, end: end)
    }

    func text(_ token: Token) -> String { String(decoding: lexer.bytes[token.start..<token.end], as: UTF8.self) }

    mutating func advance() throws(Fault) { token = try lexer.next() }

    mutating func accept(_ kind: Token.Kind) throws(Fault) -> Bool {
        guard token.kind == kind else { return false }
        try advance()
        return true
    }

    /// The end of the token that was expected.
    mutating func expect(_ kind: Token.Kind, _ name: String) throws(Fault) -> Int {
        guard token.kind == kind else { throw unexpected(name) }
        let end = token.end
        try advance()
        return end
    }

    func unexpected(_ expected: String) -> Fault {
        if token.kind == .end {
            return Fault(code: .syntax, message: "the expression ends where \(expected) is expected", start: token.start, end: token.end)
        }
        if token.kind == .reserved {
            return Fault(code: .reservedWord, message: "`\(text(token))` is reserved and cannot be a name", start: token.start, end: token.end)
        }
        return Fault(code: .syntax, message: "unexpected `\(text(token))`; \(expected) expected", start: token.start, end: token.end)
    }

    // MARK: Operators

    mutating func expression() throws(Fault) -> Expression {
        depth += 1
        defer { depth -= 1 }
        if depth > limits.nesting { throw tooDeep(token.start, token.end) }
        let condition = try disjunction()
        guard try accept(.question) else { return condition }
        let yes = try disjunction()
        _ = try expect(.colon, "`:`")
        let no = try expression()
        return try make(.conditional(condition, yes, no), condition.start, no.end)
    }

    mutating func disjunction() throws(Fault) -> Expression {
        let first = try conjunction()
        guard token.kind == .or else { return first }
        var operands = [first]
        while try accept(.or) { operands.append(try conjunction()) }
        return try make(.or(operands), first.start, operands[operands.count - 1].end)
    }

    mutating func conjunction() throws(Fault) -> Expression {
        let first = try relation()
        guard token.kind == .and else { return first }
        var operands = [first]
        while try accept(.and) { operands.append(try relation()) }
        return try make(.and(operands), first.start, operands[operands.count - 1].end)
    }

    mutating func relation() throws(Fault) -> Expression {
        var left = try addition()
        while true {
            let name: String
            switch token.kind {
            case .less: name = "_<_"
            case .lessEqual: name = "_<=_"
            case .greater: name = "_>_"
            case .greaterEqual: name = "_>=_"
            case .equal: name = "_==_"
            case .notEqual: name = "_!=_"
            case .in: name = "@in"
            default: return left
            }
            try advance()
            left = try binary(name, left, try addition())
        }
    }

    mutating func addition() throws(Fault) -> Expression {
        var left = try multiplication()
        while true {
            let name: String
            switch token.kind {
            case .plus: name = "_+_"
            case .minus: name = "_-_"
            default: return left
            }
            try advance()
            left = try binary(name, left, try multiplication())
        }
    }

    mutating func multiplication() throws(Fault) -> Expression {
        var left = try unary()
        while true {
            let name: String
            switch token.kind {
            case .star: name = "_*_"
            case .slash: name = "_/_"
            case .percent: name = "_%_"
            default: return left
            }
            try advance()
            left = try binary(name, left, try unary())
        }
    }

    mutating func binary(_ name: String, _ left: Expression, _ right: Expression) throws(Fault) -> Expression {
        try make(.call(name, receiver: nil, arguments: [left, right]), left.start, right.end)
    }

    mutating func unary() throws(Fault) -> Expression {
        let kind = token.kind
        guard kind == .not || kind == .minus else { return try member() }
        // A run of one sign: pairs cancel each other, as in the reference implementations.
        let first = token
        var last = token
        var isOdd = false
        while token.kind == kind {
            isOdd.toggle()
            last = token
            try advance()
        }
        if kind == .minus, token.kind == .int || token.kind == .double {
            let operand = try member(negatedFrom: last.start)
            if isOdd { return operand }
            return try make(.call("-_", receiver: nil, arguments: [operand]), first.start, operand.end)
        }
        if token.kind == .not || token.kind == .minus {
            throw unexpected("an operand")
        }
        let operand = try member()
        guard isOdd else { return operand }
        return try make(.call(kind == .not ? "!_" : "-_", receiver: nil, arguments: [operand]), first.start, operand.end)
    }
}
