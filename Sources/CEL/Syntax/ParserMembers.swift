// Members and calls: what may stand behind a primary, `a.b`, `a[b]`, `a.f(x)`.

extension Parser {
    /// - Parameter negatedFrom: the place of a minus sign that belongs to the literal that follows.
    mutating func member(negatedFrom sign: Int? = nil) throws(Fault) -> Expression {
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

    mutating func selector() throws(Fault) -> String {
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

    mutating func callArguments() throws(Fault) -> ([Expression], Int) {
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
}
