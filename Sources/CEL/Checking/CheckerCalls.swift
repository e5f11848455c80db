// Calls: finding the function, then the overloads that fit the types of the arguments.

extension Checker {
    mutating func checkCall(
        _ name: String, _ receiver: Expression?, _ arguments: [Expression], _ node: Expression
    ) -> CELType {
        var isReceiver = false
        var operands = arguments
        var found: FunctionGroup?
        if let receiver {
            // `math.abs(x)`: a function in a namespace, unless `math` is something here.
            if let root = rootName(receiver), declarations.mayBeNamespace(root), let path = Parser.qualifiedName(receiver),
                isVisible(receiver), let group = declarations.function(path + "." + name)
            {
                found = group
            } else {
                isReceiver = true
                operands = [receiver] + arguments
                found = declarations.functions[name]
            }
        } else {
            found = declarations.function(name)
        }
        guard let group = found else {
            for operand in operands { check(operand) }
            references[node.id] = .unresolved
            if isChecked {
                fault(
                    .undeclaredFunction, "there is no function `\(name)`", node,
                    suggestion: nearest(to: name, among: Array(declarations.functions.keys).filter { !$0.contains("_") || name.contains("_") }))
            }
            return .dyn
        }
        if group.takesField {
            checkFieldArgument(operands.first, node, name)
            for operand in operands.dropFirst() { check(operand) }
        } else {
            for operand in operands { check(operand) }
        }
        return resolve(group, operands, isReceiver, node)
    }

    /// The first argument of a function about fields: the field is named, not read.
    private mutating func checkFieldArgument(_ argument: Expression?, _ node: Expression, _ name: String) {
        guard let argument, case .select(let operand, let field, isOptional: false) = argument.kind else {
            fault(.fieldRequired, "`\(name)` needs a field here, as in `\(name)(record.field)`", argument ?? node)
            return
        }
        types[argument.id] = fieldType(check(operand), field, argument, operand, .function)
        if isChecked, case .field = references[argument.id] { return }
        if isChecked, faults.isEmpty {
            fault(.fieldRequired, "`\(name)` needs a field of a record here", argument)
        }
    }

    private mutating func resolve(
        _ group: FunctionGroup, _ operands: [Expression], _ isReceiver: Bool, _ node: Expression
    ) -> CELType {
        guard isChecked else {
            let fitting = group.overloads.filter { $0.isReceiver == isReceiver && $0.parameters.count == operands.count }
            references[node.id] = fitting.isEmpty ? .unresolved : .call(fitting, isReceiver: isReceiver)
            return .dyn
        }
        if let overload = group.equality, operands.count == 2, !isReceiver, types[operands[0].id] == types[operands[1].id] {
            // Values of one type can be compared: nothing has to be found out.
            references[node.id] = .call(group.overloads, isReceiver: false)
            return overload.result
        }
        let actual = operands.map { types[$0.id] }
        var matching: [Overload] = []
        var only: Int?
        var result: CELType?
        // `null` fits more than itself, so it is not told by its tag.
        let first = actual.first.map { $0 == .null ? 0 : $0.tag } ?? 0
        let second = actual.count == 2 && actual[1] != .null ? actual[1].tag : 0
        for position in group.shapes.indices {
            let shape = group.shapes[position]
            guard shape.isReceiver == isReceiver, shape.parameterCount == operands.count else { continue }
            if first != 0, shape.tags.0 != 0, first != shape.tags.0 { continue }
            if second != 0, shape.tags.1 != 0, second != shape.tags.1 { continue }
            let overload = group.overloads[position]
            let signature = unifier.instantiate(overload)
            // Types without parts are told by their tags alone.
            let isCertain = !overload.isGeneric && first != 0 && shape.tags.0 != 0
                && (operands.count == 1 || operands.count == 2 && second != 0 && shape.tags.1 != 0)
            guard isCertain || unifier.assign(actual, to: signature.parameters) else { continue }
            if let first = only {
                if matching.isEmpty { matching = group.single[first] }
                matching.append(overload)
            } else {
                only = position
            }
            let type = overload.isGeneric ? unifier.resolve(signature.result) : signature.result
            if let earlier = result {
                if earlier != type { result = .dyn }
            } else {
                result = type
            }
        }
        // Nearly always there is one, and no array has to be made for it.
        references[node.id] = .call(matching.isEmpty ? only.map { group.single[$0] } ?? [] : matching, isReceiver: isReceiver)
        if let result { return result }
        reportMismatch(group, actual, isReceiver, node)
        return .dyn
    }

    private mutating func reportMismatch(
        _ group: FunctionGroup, _ actual: [CELType], _ isReceiver: Bool, _ node: Expression
    ) {
        let types = actual.map { "\(shown($0))" }
        func signature(_ types: [String], _ isReceiver: Bool) -> String {
            let name = group.name
            if types.count == 2, name.hasPrefix("_"), name.hasSuffix("_"), !isReceiver {
                return "\(types[0]) \(name.dropFirst().dropLast()) \(types[1])"
            }
            if name == "@in", types.count == 2 { return "\(types[0]) in \(types[1])" }
            if name == "_[_]", types.count == 2 { return "\(types[0])[\(types[1])]" }
            if types.count == 1, name.hasSuffix("_"), !isReceiver { return "\(name.dropLast())\(types[0])" }
            if isReceiver, let first = types.first {
                return "\(first).\(name)(\(types.dropFirst().joined(separator: ", ")))"
            }
            return "\(name)(\(types.joined(separator: ", ")))"
        }
        let allowed = group.overloads.map { signature($0.parameters.map(\.description), $0.isReceiver) }
        let listed = allowed.prefix(6).map { "`\($0)`" }.joined(separator: ", ") + (allowed.count > 6 ? "…" : "")
        fault(.noMatchingOverload, "`\(signature(types, isReceiver))` does not exist; there is \(listed)", node)
    }
}
