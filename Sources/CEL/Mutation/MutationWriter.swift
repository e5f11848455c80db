// Walking an expression and writing down every mutation of its parts.

/// Collects the mutations of one expression.
struct MutationWriter {
    private let source: SourceTokens
    private let texts: (TextLiteral) -> [String]
    private var mutations: [Mutation] = []
    private var seen: Set<String> = []

    static func mutations(of root: Expression, _ source: SourceTokens, texts: (TextLiteral) -> [String]) -> [Mutation] {
        withoutActuallyEscaping(texts) { texts in
            var writer = MutationWriter(source, texts)
            writer.visitCondition(root, inside: root)
            return writer.mutations.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map(\.element)
        }
    }

    private init(_ source: SourceTokens, _ texts: @escaping (TextLiteral) -> [String]) {
        self.source = source
        self.texts = texts
        seen = [source.text(source.bytes.indices)]
    }

    // MARK: Walking

    private mutating func visit(_ node: Expression, inside parent: Expression) {
        switch node.kind {
        case .literal(let value): literal(node, value, inside: parent)
        case .and(let operands): chain(node, operands, "&&", "||", neutral: "true")
        case .or(let operands): chain(node, operands, "||", "&&", neutral: "false")
        case .conditional(let condition, let yes, let no):
            visitCondition(condition, inside: node)
            for branch in [yes, no] {
                replace(range(node), by: "(" + source.text(range(branch)) + ")", .branch, context: range(node))
                visit(branch, inside: node)
            }
        case .call(let name, let receiver, let arguments): call(node, name, receiver, arguments)
        case .fold(let fold): self.fold(node, fold)
        case .list(let items):
            // What an element stands for is seen by what the list is used for.
            for item in items { visit(item.expression, inside: parent) }
        default: node.kind.forEachChild { visit($0, inside: node) }
        }
    }

    /// A part that is true or false: also its contrary.
    private mutating func visitCondition(_ node: Expression, inside parent: Expression) {
        switch node.kind {
        case .name, .select, .presence, .fold: negate(node)
        case .call(let name, _, _) where Self.contraries[name] == nil && name != "!_": negate(node)
        default: break
        }
        visit(node, inside: parent)
    }

    // MARK: Operators

    private mutating func chain(_ node: Expression, _ operands: [Expression], _ sign: String, _ other: String, neutral: String) {
        for (position, operand) in operands.enumerated() {
            replace(range(operand), by: neutral, .operand, context: range(operand))
            if position > 0 {
                let previous = operands[position - 1]
                let kind: Token.Kind = sign == "&&" ? .and : .or
                if let place = source.first(kind, in: previous.end..<operand.start) {
                    replace(place, by: other, .logic, context: source.balanced(previous.start..<operand.end))
                }
            }
            visitCondition(operand, inside: operand)
        }
    }

    /// For each comparison the sign, and what it may be mistaken for.
    private static let contraries: [String: (sign: Token.Kind, others: [String])] = [
        "_<_": (.less, ["<=", ">="]), "_<=_": (.lessEqual, ["<", ">"]), "_>_": (.greater, [">=", "<="]),
        "_>=_": (.greaterEqual, [">", "<"]), "_==_": (.equal, ["!="]), "_!=_": (.notEqual, ["=="]), "@in": (.in, []),
    ]

    private static let arithmetic: [String: (sign: Token.Kind, other: String)] = [
        "_+_": (.plus, "-"), "_-_": (.minus, "+"), "_*_": (.star, "/"), "_/_": (.slash, "*"), "_%_": (.percent, "*"),
    ]

    private mutating func call(_ node: Expression, _ name: String, _ receiver: Expression?, _ arguments: [Expression]) {
        if name == "!_", let operand = arguments.first {
            if let sign = source.first(.not, in: node.start..<operand.start) {
                replace(sign, by: "", .negation, context: range(node))
            }
            return visit(operand, inside: node)
        }
        if arguments.count == 2, let (sign, others) = Self.contraries[name] {
            if let place = source.first(sign, in: arguments[0].end..<arguments[1].start) {
                for other in others { replace(place, by: other, .comparison, context: range(node)) }
            }
            if name == "@in" { negate(node) }
        }
        if arguments.count == 2, let (sign, other) = Self.arithmetic[name],
            let place = source.first(sign, in: arguments[0].end..<arguments[1].start)
        {
            replace(place, by: other, .arithmetic, context: range(node))
        }
        if let receiver { visit(receiver, inside: node) }
        let siblings = arguments.map(Self.text)
        for (position, argument) in arguments.enumerated() {
            if let text = Self.text(argument) {
                let isFunction = name.utf8.first.map { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "@") } ?? false
                self.text(
                    argument, TextLiteral(value: text, function: isFunction ? name : nil, argument: position, siblings: siblings), inside: node)
            } else {
                visit(argument, inside: node)
            }
        }
    }

    private mutating func fold(_ node: Expression, _ fold: Expression.Fold) {
        visit(fold.range, inside: node)
        let others: [String]
        switch fold.operation {
        case .all: others = ["exists"]
        case .exists: others = ["all"]
        case .existsOne: others = ["exists"]
        default: others = []
        }
        // The name of the macro stands behind its range, and behind the parentheses of that.
        if let place = source.name(from: source.balanced(fold.range.start..<fold.range.end).upperBound) {
            for other in others { replace(place, by: other, .quantifier, context: range(node)) }
        }
        if let filter = fold.filter { visitCondition(filter, inside: node) }
        switch fold.operation {
        case .all, .exists, .existsOne, .filter: visitCondition(fold.body, inside: node)
        default: visit(fold.body, inside: node)
        }
    }

    private mutating func negate(_ node: Expression) {
        let range = range(node)
        replace(range, by: "!(" + source.text(range) + ")", .negation, context: range)
    }

    // MARK: Literals

    private mutating func literal(_ node: Expression, _ value: Value, inside parent: Expression) {
        let place = node.start..<node.end
        switch value {
        case .bool(let bool): replace(place, by: bool ? "false" : "true", .operand, context: around(node, parent))
        case .int, .uint, .double:
            for other in NumberLiteral.neighbours(source.text(place)) { replace(place, by: other, .number, context: around(node, parent)) }
        case .string(let text):
            self.text(node, TextLiteral(value: text, function: nil, argument: 0, siblings: []), inside: parent)
        default: break
        }
    }

    private mutating func text(_ node: Expression, _ literal: TextLiteral, inside parent: Expression) {
        let place = node.start..<node.end
        // A number in quotes is a number.
        let others = literal.function == "decimal" ? NumberLiteral.neighbours(literal.value) : texts(literal)
        for other in others { replace(place, by: "'\(other)'", .text, context: around(node, parent)) }
    }

    private static func text(_ node: Expression) -> String? {
        if case .literal(.string(let text)) = node.kind { text } else { nil }
    }

    // MARK: Writing

    private func range(_ node: Expression) -> Range<Int> { source.balanced(node.start..<node.end) }

    /// What a literal is seen in, unless that is too much to show.
    private func around(_ node: Expression, _ parent: Expression) -> Range<Int> {
        let whole = range(parent)
        return whole.count <= 100 ? whole : node.start..<node.end
    }

    private mutating func replace(_ place: Range<Int>, by text: String, _ kind: Mutation.Kind, context: Range<Int>) {
        let mutated = source.text(0..<place.lowerBound) + text + source.text(place.upperBound..<source.bytes.count)
        guard seen.insert(mutated).inserted else { return }
        let after = source.text(context.lowerBound..<place.lowerBound) + text + source.text(place.upperBound..<context.upperBound)
        let offset = source.bytes[..<place.lowerBound].count { $0 & 0xC0 != 0x80 }
        mutations.append(Mutation(
            kind: kind, source: mutated, offset: offset, before: Self.line(source.text(context)), after: Self.line(after)))
    }

    /// On one line, whatever the layout of the file.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// The next numbers above and below, in the last digit that is written.
enum NumberLiteral {
    static func neighbours(_ text: String) -> [String] {
        let isUnsigned = text.hasSuffix("u") || text.hasSuffix("U")
        let plain = isUnsigned ? String(text.dropLast()) : text
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? parts[1].count : 0
        guard parts.count <= 2, let digits = Int(parts.joined()) else { return [] }
        return [digits + 1, digits - 1].filter { !isUnsigned || $0 >= 0 }.map { written($0, decimals) + (isUnsigned ? "u" : "") }
    }

    private static func written(_ digits: Int, _ decimals: Int) -> String {
        guard decimals > 0 else { return String(digits) }
        let text = String(digits.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
        return (digits < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
}
