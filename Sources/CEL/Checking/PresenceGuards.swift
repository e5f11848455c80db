// Optional fields may only be read where it is certain that they are there.
//
// Walks the tree with the set of fields known to be present: `has(a.b) && …`, `has(a.b) ? … : …`,
// `!has(a.b) || …` and what follows from them. What is not dominated by such a guard is a fault.

struct PresenceGuards {
    /// A value that is the same wherever it is written in the same way: a variable, then fields and
    /// constant indices.
    struct Path: Equatable {
        enum Root: Equatable { case variable(Int), local(Int) }
        enum Step: Equatable { case field(Int), index(Int64) }
        var root: Root
        var steps: [Step] = []
    }

    /// A few paths; there are never enough of them for hashing to pay.
    struct Paths: ExpressibleByArrayLiteral {
        private var paths: [Path]
        init(arrayLiteral elements: Path...) { paths = elements }

        func contains(_ path: Path) -> Bool { paths.contains(path) }
        mutating func formUnion(_ other: Paths) { if !other.paths.isEmpty { paths += other.paths } }
        func union(_ other: Paths) -> Paths {
            var result = self
            result.formUnion(other)
            return result
        }
        func intersection(_ other: Paths) -> Paths {
            var result = self
            result.paths.removeAll { !other.contains($0) }
            return result
        }
    }

    /// What is present if an expression is true, and if it is false.
    private struct Outcome {
        var ifTrue: Paths = []
        var ifFalse: Paths = []
    }

    let declarations: Declarations
    let references: [Reference]
    private(set) var faults: [Fault] = []
    /// For each local, by depth: its own identity, or the path it stands for.
    private var locals: [Path] = []
    private var localNumber = 0

    init(declarations: Declarations, references: [Reference]) {
        self.declarations = declarations
        self.references = references
    }

    mutating func check(_ root: Expression) { _ = visit(root, []) }

    private func path(_ node: Expression) -> Path? {
        switch references[node.id] {
        case .variable(let slot): return Path(root: .variable(slot))
        case .local(let index): return index < locals.count ? locals[index] : nil
        default: break
        }
        switch node.kind {
        case .select(let operand, _, isOptional: false), .presence(let operand, _):
            guard case .field(_, let slot) = references[node.id], var base = path(operand) else { return nil }
            base.steps.append(.field(slot))
            return base
        case .call("_[_]", nil, let arguments):
            guard arguments.count == 2, case .literal(.int(let index)) = arguments[1].kind, var base = path(arguments[0]) else {
                return nil
            }
            base.steps.append(.index(index))
            return base
        default: return nil
        }
    }

    private mutating func visit(_ node: Expression, _ present: Paths) -> Outcome {
        switch references[node.id] {
        case .variable, .constant, .local, .unresolved: return Outcome()
        case .none, .field, .call: break
        }
        switch node.kind {
        case .literal, .name: return Outcome()
        case .select(let operand, let field, let isOptional):
            _ = visit(operand, present)
            if !isOptional { require(node, operand, field, present) }
            return Outcome()
        case .presence(let operand, _):
            _ = visit(operand, present)
            return Outcome(ifTrue: path(node).map { [$0] } ?? [])
        case .call(let name, let receiver, let arguments): return visitCall(node, name, receiver, arguments, present)
        case .and(let operands):
            var known = present
            var outcome = Outcome()
            for (position, operand) in operands.enumerated() {
                let part = visit(operand, known)
                known.formUnion(part.ifTrue)
                outcome.ifTrue.formUnion(part.ifTrue)
                outcome.ifFalse = position == 0 ? part.ifFalse : outcome.ifFalse.intersection(part.ifFalse)
            }
            return outcome
        case .or(let operands):
            var known = present
            var outcome = Outcome()
            for (position, operand) in operands.enumerated() {
                let part = visit(operand, known)
                known.formUnion(part.ifFalse)
                outcome.ifFalse.formUnion(part.ifFalse)
                outcome.ifTrue = position == 0 ? part.ifTrue : outcome.ifTrue.intersection(part.ifTrue)
            }
            return outcome
        case .conditional(let condition, let yes, let no):
            let test = visit(condition, present)
            let first = visit(yes, present.union(test.ifTrue))
            let second = visit(no, present.union(test.ifFalse))
            return Outcome(
                ifTrue: whole(test.ifTrue.union(first.ifTrue), test.ifFalse.union(second.ifTrue), yes, no, true),
                ifFalse: whole(test.ifTrue.union(first.ifFalse), test.ifFalse.union(second.ifFalse), yes, no, false))
        case .list(let items):
            for item in items { _ = visit(item.expression, present) }
            return Outcome()
        case .map(let entries), .message(_, let entries):
            for entry in entries {
                _ = visit(entry.key, present)
                _ = visit(entry.value, present)
            }
            return Outcome()
        case .fold(let fold):
            _ = visit(fold.range, present)
            let outer = locals.count
            declareLocal()
            if fold.secondVariable != nil { declareLocal() }
            defer { locals.removeSubrange(outer...) }
            var known = present
            if let filter = fold.filter { known.formUnion(visit(filter, known).ifTrue) }
            _ = visit(fold.body, known)
            return Outcome()
        case .bind(_, let initializer, let body):
            _ = visit(initializer, present)
            if let alias = path(initializer) { locals.append(alias) } else { declareLocal() }
            defer { locals.removeLast() }
            return visit(body, present)
        case .block(let elements, let result):
            let outer = locals.count
            for element in elements {
                _ = visit(element, present)
                if let alias = path(element) { locals.append(alias) } else { declareLocal() }
            }
            defer { locals.removeSubrange(outer...) }
            return visit(result, present)
        }
    }

    /// What holds whichever branch was taken; a branch that can never have the outcome is left out.
    private func whole(_ first: Paths, _ second: Paths, _ yes: Expression, _ no: Expression, _ outcome: Bool) -> Paths {
        if case .literal(.bool(let value)) = no.kind, value != outcome { return first }
        if case .literal(.bool(let value)) = yes.kind, value != outcome { return second }
        return first.intersection(second)
    }

    private mutating func declareLocal() {
        localNumber += 1
        locals.append(Path(root: .local(localNumber)))
    }

    private mutating func visitCall(
        _ node: Expression, _ name: String, _ receiver: Expression?, _ arguments: [Expression], _ present: Paths
    ) -> Outcome {
        guard case .call(let overloads, let isReceiver) = references[node.id] else { return Outcome() }
        if name == "!_", arguments.count == 1 {
            let inner = visit(arguments[0], present)
            return Outcome(ifTrue: inner.ifFalse, ifFalse: inner.ifTrue)
        }
        var operands = isReceiver ? (receiver.map { [$0] } ?? []) + arguments : arguments
        if overloads.contains(where: { $0.host?.takesField ?? false }), let first = operands.first,
            case .select(let record, _, _) = first.kind
        {
            // The field is only named; the record it belongs to is read.
            operands[0] = record
        }
        for operand in operands { _ = visit(operand, present) }
        return Outcome()
    }

    private mutating func require(_ node: Expression, _ operand: Expression, _ field: String, _ present: Paths) {
        guard case .field(let type, let slot) = references[node.id], type.fields[slot].presence == .optional else { return }
        // A field of an optional is an optional itself; nothing has to be guarded.
        if isOptionalChain(operand) { return }
        if let path = path(node), present.contains(path) { return }
        faults.append(
            Fault(
                code: .unguardedOptional,
                message: "`\(type.name).\(field)` may be absent: guard it with has(…) && …, or read it with `.?\(field)`",
                start: node.start, end: node.end))
    }

    private func isOptionalChain(_ node: Expression) -> Bool {
        switch node.kind {
        case .select(let operand, _, let isOptional): isOptional || isOptionalChain(operand)
        case .call("_[?_]", _, _): true
        case .call("_[_]", nil, let arguments): arguments.first.map(isOptionalChain) ?? false
        default: false
        }
    }
}
