// Planning calls: which body, how specialised, and whether it can fail.

extension Planner {
    mutating func call(_ node: Expression, _ receiver: Expression?, _ arguments: [Expression]) -> Planned {
        guard case .call(let overloads, let isReceiver) = tree.references[node.id], let first = overloads.first else {
            return Planned(node: UnresolvedNode(Failures.noSuchOverload), isTotal: false)
        }
        let operands = isReceiver ? (receiver.map { [$0] } ?? []) + arguments : arguments
        if let host = first.host, host.takesField { return fieldCall(host, operands) }
        var planned: [Planned] = []
        planned.reserveCapacity(operands.count)
        for operand in operands { planned.append(plan(operand)) }

        let areStatic = operands.allSatisfy { type($0) != .dyn }
        if overloads.contains(where: { $0.host != nil }) {
            let hosts = overloads.compactMap(\.host)
            let standard = overloads.first { $0.host == nil }
            let firstLocal = reserveLocals(operands.count)
            var fallback: (any Node)?
            if let standard {
                let stored = operands.indices.map { Planned(node: LocalNode(firstLocal + $0), isTotal: false) }
                fallback = body(standard, operands, stored, isTotal: false).node
            }
            let isCertain = hosts.count == 1 && standard == nil && areStatic
            let node = HostCallNode(hosts, planned.map(\.node), isCertain: isCertain, fallback: fallback, firstLocal: firstLocal)
            return Planned(node: node, isTotal: false)
        }
        let isTotal = areStatic && overloads.allSatisfy(\.isTotal)
        let result = body(first, operands, planned, isTotal: isTotal)
        return fold(result, planned)
    }

    /// A call of constants is a constant, unless it fails.
    private func fold(_ result: Planned, _ operands: [Planned]) -> Planned {
        guard !isRecording, !operands.isEmpty, operands.allSatisfy({ $0.node is ConstantNode }) else { return result }
        var frame = Frame(variables: [], localCount: 0, budget: 10_000, assumptions: Assumptions())
        let value = result.node.evaluate(&frame)
        return value.isOrdinary ? Planned(node: ConstantNode(value), isTotal: true) : result
    }

    private mutating func fieldCall(_ host: FunctionOverload, _ operands: [Expression]) -> Planned {
        guard let first = operands.first, case .select(let object, let field, _) = first.kind else {
            return Planned(node: UnresolvedNode(Failures.noSuchOverload), isTotal: false)
        }
        let target = plan(object).node
        var further: [any Node] = []
        for operand in operands.dropFirst() { further.append(plan(operand).node) }
        guard case .field(let type, let slot) = tree.references[first.id] else {
            return Planned(node: UnresolvedNode(Failures.noSuchField(field)), isTotal: false)
        }
        return Planned(node: FieldCallNode(host, target, type, slot, further), isTotal: false)
    }

    private mutating func body(_ overload: Overload, _ operands: [Expression], _ planned: [Planned], isTotal: Bool) -> Planned {
        let argumentsAreTotal = planned.allSatisfy(\.isTotal)
        let node: any Node
        switch overload.body {
        case .unary(let body): node = UnaryCallNode(body, planned[0].node, isTotal: isTotal)
        case .binary(let body): node = BinaryCallNode(body, planned[0].node, planned[1].node, isTotal: isTotal)
        case .nary(let body): node = CallNode(body, planned.map(\.node), isTotal: isTotal)
        case .special(let form): return special(form, operands, planned, isTotal: isTotal)
        case .host: node = UnresolvedNode(Failures.noSuchOverload)
        }
        return Planned(node: node, isTotal: isTotal && argumentsAreTotal)
    }

    private mutating func special(_ form: SpecialForm, _ operands: [Expression], _ planned: [Planned], isTotal: Bool) -> Planned {
        let first = planned[0].node
        let argumentsAreTotal = planned.allSatisfy(\.isTotal)
        func result(_ node: any Node, _ isTotal: Bool) -> Planned {
            Planned(node: node, isTotal: isTotal && argumentsAreTotal)
        }
        switch form {
        case .equal, .notEqual:
            let isNegated = if case .notEqual = form { true } else { false }
            // A host's own equality may fail.
            let isTotal = operands.allSatisfy { Self.hasOwnEquality(type($0)) }
            if case .string(let text)? = planned[1].constant {
                return result(StringEqualityNode(first, text, isNegated: isNegated), true)
            }
            return result(EqualityNode(first, planned[1].node, isNegated: isNegated, isTotal: isTotal), isTotal)
        case .relation(let relation):
            let general = RelationNode(relation, first, planned[1].node, isTotal: isTotal)
            if !isRecording, case .int(let number)? = planned[1].constant, type(operands[0]) == .int {
                return result(IntRelationNode(general, number), isTotal)
            }
            return result(general, isTotal)
        case .not: return result(NotNode(first), isTotal)
        case .add: return result(AddNode(first, planned[1].node, isTotal: isTotal), isTotal)
        case .subtract: return result(BinaryCallNode(Arithmetic.subtract, first, planned[1].node, isTotal: false), false)
        case .multiply: return result(BinaryCallNode(Arithmetic.multiply, first, planned[1].node, isTotal: false), false)
        case .membership: return result(MembershipNode(first, planned[1].node, isTotal: isTotal), isTotal)
        case .index: return result(IndexNode(first, planned[1].node, isOptional: false), false)
        case .optionalIndex: return result(IndexNode(first, planned[1].node, isOptional: true), false)
        case .size: return result(SizeNode(first, isTotal: isTotal), isTotal)
        case .optionalOf: return result(OptionalOfNode(first), true)
        case .optionalOr: return result(AlternativeNode(first, planned[1].node, unwraps: false), isTotal)
        case .optionalOrValue: return result(AlternativeNode(first, planned[1].node, unwraps: true), isTotal)
        case .optionalHasValue: return result(OptionalReadNode(first, readsValue: false), isTotal)
        case .optionalValue: return result(OptionalReadNode(first, readsValue: true), false)
        case .matches: return pattern(operands, planned, isTotal: isTotal)
        }
    }

    private mutating func pattern(_ operands: [Expression], _ planned: [Planned], isTotal: Bool) -> Planned {
        guard case .string(let text)? = planned[1].constant else {
            return Planned(node: BinaryCallNode(Pattern.matches, planned[0].node, planned[1].node, isTotal: false), isTotal: false)
        }
        do throws(PatternError) {
            let node = PatternNode(planned[0].node, try Pattern(text), isTotal: isTotal)
            return Planned(node: node, isTotal: isTotal && planned[0].isTotal)
        } catch {
            report(Fault(code: .invalidPattern, message: error.message, start: operands[1].start, end: operands[1].end))
            return Planned(node: UnresolvedNode(.failure(.invalidArgument, error.message)), isTotal: false)
        }
    }

    private static func hasOwnEquality(_ type: CELType) -> Bool {
        switch type {
        case .dyn, .object, .opaque, .variable, .parameter: false
        case .list(let inner), .optional(let inner): hasOwnEquality(inner)
        case .map(_, let value): hasOwnEquality(value)
        default: true
        }
    }
}
