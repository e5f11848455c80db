// Tokens → syntax tree: one function for each level of the grammar.

struct Parser {
    private var lexer: Lexer
    private var token: Token
    let limits: Limits
    /// Host macros by name.
    let macros: [String: [Macro]]
    private(set) var nodeCount = 0
    private var depth = 0
    /// A host macro was expanded, so identifiers must be given out anew.
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

    private func tooManyNodes(_ start: Int, _ end: Int) -> Fault {
        Fault(code: .tooLarge, message: "the expression has more than \(limits.nodes) parts", start: start, end: end)
    }

    private func tooDeep(_ start: Int, _ end: Int) -> Fault {
        Fault(code: .tooDeep, message: "the expression is nested more than \(limits.nesting) levels deep", start: start, end: end)
    }

    private func text(_ token: Token) -> String { String(decoding: lexer.bytes[token.start..<token.end], as: UTF8.self) }

    private mutating func advance() throws(Fault) { token = try lexer.next() }

    private mutating func accept(_ kind: Token.Kind) throws(Fault) -> Bool {
        guard token.kind == kind else { return false }
        try advance()
        return true
    }

    /// The end of the token that was expected.
    private mutating func expect(_ kind: Token.Kind, _ name: String) throws(Fault) -> Int {
        guard token.kind == kind else { throw unexpected(name) }
        let end = token.end
        try advance()
        return end
    }

    private func unexpected(_ expected: String) -> Fault {
        if token.kind == .end {
            return Fault(code: .syntax, message: "the expression ends where \(expected) is expected", start: token.start, end: token.end)
        }
        if token.kind == .reserved {
            return Fault(code: .reservedWord, message: "`\(text(token))` is reserved and cannot be a name", start: token.start, end: token.end)
        }
        return Fault(code: .syntax, message: "unexpected `\(text(token))`; \(expected) expected", start: token.start, end: token.end)
    }

    // MARK: Operators

    private mutating func expression() throws(Fault) -> Expression {
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

    private mutating func disjunction() throws(Fault) -> Expression {
        let first = try conjunction()
        guard token.kind == .or else { return first }
        var operands = [first]
        while try accept(.or) { operands.append(try conjunction()) }
        return try make(.or(operands), first.start, operands[operands.count - 1].end)
    }

    private mutating func conjunction() throws(Fault) -> Expression {
        let first = try relation()
        guard token.kind == .and else { return first }
        var operands = [first]
        while try accept(.and) { operands.append(try relation()) }
        return try make(.and(operands), first.start, operands[operands.count - 1].end)
    }

    private mutating func relation() throws(Fault) -> Expression {
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

    private mutating func addition() throws(Fault) -> Expression {
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

    private mutating func multiplication() throws(Fault) -> Expression {
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

    private mutating func binary(_ name: String, _ left: Expression, _ right: Expression) throws(Fault) -> Expression {
        try make(.call(name, receiver: nil, arguments: [left, right]), left.start, right.end)
    }

    private mutating func unary() throws(Fault) -> Expression {
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

    // MARK: Members

    /// - Parameter negatedFrom: the place of a minus sign that belongs to the literal that follows.
    private mutating func member(negatedFrom sign: Int? = nil) throws(Fault) -> Expression {
        var operand = try primary(negatedFrom: sign)
        while true {
            switch token.kind {
            case .dot:
                try advance()
                let isOptional = try accept(.question)
                let name = token
                let field = try selector()
                if token.kind == .leftParen, !isOptional, name.kind != .quotedName {
                    let (arguments, end) = try callArguments()
                    operand = try call(field, receiver: operand, arguments, operand.start, end)
                } else if token.kind == .leftBrace, let path = Self.qualifiedName(operand) {
                    operand = try message(path + "." + field, operand.start)
                } else {
                    operand = try make(.select(operand, field: field, isOptional: isOptional), operand.start, name.end)
                }
            case .leftBracket:
                try advance()
                let isOptional = try accept(.question)
                let index = try expression()
                let end = try expect(.rightBracket, "`]`")
                operand = try make(
                    .call(isOptional ? "_[?_]" : "_[_]", receiver: nil, arguments: [operand, index]), operand.start, end)
            default:
                return operand
            }
        }
    }

    private mutating func selector() throws(Fault) -> String {
        let name = token
        switch name.kind {
        case .name, .reserved:
            try advance()
            return text(name)
        case .quotedName:
            try advance()
            return String(decoding: lexer.bytes[(name.start + 1)..<(name.end - 1)], as: UTF8.self)
        default:
            throw unexpected("the name of a field or function")
        }
    }

    private mutating func callArguments() throws(Fault) -> ([Expression], Int) {
        try advance()
        var arguments: [Expression] = []
        if token.kind != .rightParen {
            repeat { arguments.append(try expression()) } while try accept(.comma)
        }
        return (arguments, try expect(.rightParen, "`,` or `)`"))
    }

    /// `a.b.c` as a text, if the expression is nothing but names.
    static func qualifiedName(_ node: Expression) -> String? {
        switch node.kind {
        case .name(let name, let isRooted): isRooted ? "." + name : name
        case .select(let operand, let field, isOptional: false): qualifiedName(operand).map { $0 + "." + field }
        default: nil
        }
    }

    // MARK: Primaries

    private mutating func primary(negatedFrom sign: Int?) throws(Fault) -> Expression {
        let start = token
        switch start.kind {
        case .name:
            try advance()
            return try name(text(start), isRooted: false, start.start, start.end)
        case .dot:
            try advance()
            let name = token
            guard name.kind == .name else { throw unexpected("a name") }
            try advance()
            return try self.name(text(name), isRooted: true, start.start, name.end)
        case .leftParen:
            try advance()
            let inner = try expression()
            _ = try expect(.rightParen, "`)`")
            return inner
        case .leftBracket: return try list()
        case .leftBrace: return try map()
        case .int, .uint, .double, .string, .bytes, .true, .false, .null:
            return try literal(negatedFrom: sign)
        default:
            throw unexpected("an expression")
        }
    }

    private mutating func name(_ name: String, isRooted: Bool, _ start: Int, _ end: Int) throws(Fault) -> Expression {
        switch token.kind {
        case .leftParen:
            let (arguments, end) = try callArguments()
            return try call(isRooted ? "." + name : name, receiver: nil, arguments, start, end)
        case .leftBrace:
            return try message(isRooted ? "." + name : name, start)
        default:
            return try make(.name(name, isRooted: isRooted), start, end)
        }
    }

    private mutating func literal(negatedFrom sign: Int?) throws(Fault) -> Expression {
        let token = token
        let bytes = lexer.bytes[token.start..<token.end]
        func outOfRange(_ type: String) -> Fault {
            Fault(code: .invalidLiteral, message: "this number is out of the range of \(type)", start: token.start, end: token.end)
        }
        let value: Value
        switch token.kind {
        case .int:
            guard let number = Literals.int(bytes, isNegative: sign != nil) else { throw outOfRange("int") }
            value = .int(number)
        case .uint:
            guard let number = Literals.uint(bytes) else { throw outOfRange("uint") }
            value = .uint(number)
        case .double:
            guard let number = Literals.double(bytes) else { throw outOfRange("double") }
            value = .double(sign == nil ? number : -number)
        case .string: value = .string(String(decoding: try Literals.string(bytes, isBytes: false), as: UTF8.self))
        case .bytes: value = .bytes(try Literals.string(bytes, isBytes: true))
        case .true: value = .bool(true)
        case .false: value = .bool(false)
        default: value = .null
        }
        try advance()
        return try make(.literal(value), sign ?? token.start, token.end)
    }

    private mutating func list() throws(Fault) -> Expression {
        let start = token.start
        try advance()
        var items: [Expression.Item] = []
        while token.kind != .rightBracket {
            let isOptional = try accept(.question)
            items.append(Expression.Item(expression: try expression(), isOptional: isOptional))
            guard try accept(.comma) else { break }
        }
        return try make(.list(items), start, try expect(.rightBracket, "`,` or `]`"))
    }

    private mutating func map() throws(Fault) -> Expression {
        let start = token.start
        try advance()
        var entries: [Expression.Entry] = []
        while token.kind != .rightBrace {
            let isOptional = try accept(.question)
            let key = try expression()
            _ = try expect(.colon, "`:`")
            entries.append(Expression.Entry(key: key, value: try expression(), isOptional: isOptional))
            guard try accept(.comma) else { break }
        }
        return try make(.map(entries), start, try expect(.rightBrace, "`,` or `}`"))
    }

    private mutating func message(_ name: String, _ start: Int) throws(Fault) -> Expression {
        try advance()
        var entries: [Expression.Entry] = []
        while token.kind != .rightBrace {
            let isOptional = try accept(.question)
            let field = token
            let key = try make(.literal(.string(try selector())), field.start, field.end)
            _ = try expect(.colon, "`:`")
            entries.append(Expression.Entry(key: key, value: try expression(), isOptional: isOptional))
            guard try accept(.comma) else { break }
        }
        return try make(.message(name, entries), start, try expect(.rightBrace, "`,` or `}`"))
    }
}
