// Primaries: names, literals, lists, maps, messages, parentheses.

extension Parser {
    mutating func primary(negatedFrom sign: Int?) throws(Fault) -> Expression {
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

    mutating func name(_ name: String, isRooted: Bool, _ start: Int, _ end: Int) throws(Fault) -> Expression {
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

    mutating func literal(negatedFrom sign: Int?) throws(Fault) -> Expression {
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

    mutating func list() throws(Fault) -> Expression {
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

    mutating func map() throws(Fault) -> Expression {
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

    mutating func message(_ name: String, _ start: Int) throws(Fault) -> Expression {
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
