// The macros of the language: calls that become nodes of their own while parsing.

extension Parser {
    /// A call as it is written: a macro of the language, of the host, or a plain call.
    mutating func call(
        _ name: String, receiver: Expression?, _ arguments: [Expression], _ start: Int, _ end: Int
    ) throws(Fault) -> Expression {
        if let candidates = macros[name],
            let macro = candidates.first(where: { $0.hasReceiver == (receiver != nil) && $0.arity == arguments.count })
        {
            needsRenumbering = true
            let identifiers = NodeIdentifiers(from: nodeCount)
            defer { nodeCount = identifiers.next }
            do throws(MacroError) {
                return try macro.expand(MacroCall(receiver: receiver, arguments: arguments, start: start, end: end, identifiers: identifiers))
            } catch {
                throw Fault(code: .invalidMacro, message: error.message, start: start, end: end)
            }
        }
        if let receiver {
            if case .name(let namespace, _) = receiver.kind, namespace == "cel" || namespace == "math",
                let expansion = try namespaced(namespace, name, arguments, start, end)
            {
                return expansion
            }
            if let expansion = try comprehension(name, receiver, arguments, start, end) { return expansion }
        } else if name == "has", arguments.count == 1 {
            guard case .select(let operand, let field, isOptional: false) = arguments[0].kind else {
                throw Fault(code: .invalidMacro, message: "has() needs a field: has(a.b)", start: arguments[0].start, end: arguments[0].end)
            }
            return try make(.presence(operand, field: field), start, end)
        }
        return try make(.call(name, receiver: receiver, arguments: arguments), start, end)
    }

    private func variable(_ node: Expression, of macro: String) throws(Fault) -> String {
        if case .name(let name, isRooted: false) = node.kind { return name }
        throw Fault(code: .invalidMacro, message: "\(macro)() needs a plain name for its variable", start: node.start, end: node.end)
    }

    // MARK: Comprehensions

    private mutating func comprehension(
        _ name: String, _ range: Expression, _ arguments: [Expression], _ start: Int, _ end: Int
    ) throws(Fault) -> Expression? {
        // No macro has fewer.
        if arguments.count < 2 { return nil }
        typealias Operation = Expression.Fold.Operation
        let operation: Operation
        /// The filter stands before the body; two variables stand before both.
        var hasFilter = false
        var variables = 1
        switch (name, arguments.count) {
        case ("all", 2): operation = .all
        case ("exists", 2): operation = .exists
        case ("exists_one", 2), ("existsOne", 2): operation = .existsOne
        case ("filter", 2): operation = .filter
        case ("map", 2): operation = .map
        case ("map", 3): (operation, hasFilter) = (.map, true)
        case ("all", 3): (operation, variables) = (.all, 2)
        case ("exists", 3): (operation, variables) = (.exists, 2)
        case ("existsOne", 3), ("exists_one", 3): (operation, variables) = (.existsOne, 2)
        case ("transformList", 3): (operation, variables) = (.map, 2)
        case ("transformList", 4): (operation, variables, hasFilter) = (.map, 2, true)
        case ("transformMap", 3): (operation, variables) = (.transformMap, 2)
        case ("transformMap", 4): (operation, variables, hasFilter) = (.transformMap, 2, true)
        case ("transformMapEntry", 3): (operation, variables) = (.transformMapEntry, 2)
        case ("transformMapEntry", 4): (operation, variables, hasFilter) = (.transformMapEntry, 2, true)
        case ("optMap", 2): return try optionalMap(name, range, arguments, start, end)
        case ("optFlatMap", 2): return try optionalMap(name, range, arguments, start, end)
        default: return nil
        }
        let first = try variable(arguments[0], of: name)
        let second = variables == 2 ? try variable(arguments[1], of: name) : nil
        if first == second {
            throw Fault(code: .invalidMacro, message: "the two variables of \(name)() must differ", start: arguments[1].start, end: arguments[1].end)
        }
        let fold = Expression.Fold(
            operation: operation, range: range, variable: first, secondVariable: second,
            filter: hasFilter ? arguments[variables] : nil, body: arguments[arguments.count - 1])
        return try make(.fold(fold), start, end)
    }

    /// `x.optMap(v, e)`: `e` of the value inside, if there is one.
    private mutating func optionalMap(
        _ name: String, _ target: Expression, _ arguments: [Expression], _ start: Int, _ end: Int
    ) throws(Fault) -> Expression {
        let variable = try variable(arguments[0], of: name)
        let hidden = "@optional"
        func hiddenName(_ parser: inout Parser) throws(Fault) -> Expression {
            try parser.make(.name(hidden, isRooted: false), target.start, target.end)
        }
        let condition = try make(.call("hasValue", receiver: hiddenName(&self), arguments: []), target.start, target.end)
        let value = try make(.call("value", receiver: hiddenName(&self), arguments: []), target.start, target.end)
        var yes = try make(.bind(variable: variable, initializer: value, body: arguments[1]), start, end)
        if name == "optMap" {
            yes = try make(.call("optional.of", receiver: nil, arguments: [yes]), start, end)
        }
        let no = try make(.call("optional.none", receiver: nil, arguments: []), start, end)
        let choice = try make(.conditional(condition, yes, no), start, end)
        return try make(.bind(variable: hidden, initializer: target, body: choice), start, end)
    }

    // MARK: Namespaces

    private mutating func namespaced(
        _ namespace: String, _ name: String, _ arguments: [Expression], _ start: Int, _ end: Int
    ) throws(Fault) -> Expression? {
        switch (namespace, name, arguments.count) {
        case ("cel", "bind", 3):
            let variable = try variable(arguments[0], of: "cel.bind")
            return try make(.bind(variable: variable, initializer: arguments[1], body: arguments[2]), start, end)
        case ("cel", "block", 2):
            guard case .list(let items) = arguments[0].kind else {
                throw Fault(code: .invalidMacro, message: "cel.block() needs a list written out", start: arguments[0].start, end: arguments[0].end)
            }
            return try make(.block(items.map(\.expression), arguments[1]), start, end)
        case ("cel", "index", 1):
            return try make(.name("@index\(try number(arguments[0]))", isRooted: false), start, end)
        case ("cel", "iterVar", 2):
            return try make(.name("@it:\(try number(arguments[0])):\(try number(arguments[1]))", isRooted: false), start, end)
        case ("cel", "accuVar", 2):
            return try make(.name("@ac:\(try number(arguments[0])):\(try number(arguments[1]))", isRooted: false), start, end)
        case ("math", "greatest", 1...), ("math", "least", 1...):
            let function = name == "greatest" ? "math.@max" : "math.@min"
            if arguments.count == 1 {
                return try make(.call(function, receiver: nil, arguments: arguments), start, end)
            }
            let items = arguments.map { Expression.Item(expression: $0, isOptional: false) }
            let list = try make(.list(items), start, end)
            return try make(.call(function, receiver: nil, arguments: [list]), start, end)
        default:
            return nil
        }
    }

    private func number(_ node: Expression) throws(Fault) -> Int64 {
        if case .literal(.int(let number)) = node.kind, number >= 0 { return number }
        throw Fault(code: .invalidMacro, message: "a number that is not negative is needed here", start: node.start, end: node.end)
    }
}
