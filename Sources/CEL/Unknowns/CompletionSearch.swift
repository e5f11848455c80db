// Trying all completions of unknown attributes with finite domains.
//
// A decision diagram is grown: evaluate; if the outcome is open, take one attribute it depends on,
// assume each of its values in turn. Attributes that a path never meets are never tried, and where two
// paths leave the same computation open, the second takes over what the first has found.

/// What one evaluation under assumptions came to.
enum CompletionOutcome<Result> {
    case decided(Result)
    /// Depends on what is unknown; `possible` are all results it can have, `nil` if these cannot be
    /// listed.
    case open(Unknown, possible: [Result]?)
}

struct CompletionSearch<Result> {
    /// A node of the decision diagram; branches lead to nodes by their place in `nodes`.
    private enum Node {
        case leaf(Int)
        /// Not decided by attributes that can be enumerated.
        case open(Unknown)
        case branch(UnknownAttribute, [Int])
    }

    /// What the search found.
    struct Finding {
        /// Without repetition, in the order in which they were met.
        var results: [Result]
        /// There is no result but these.
        var isComplete: Bool
        /// All completions have equivalent results.
        var isDecided: Bool
        /// Exactly the attributes on which the result depends, as far as they could be enumerated.
        var missing: [UnknownAttribute]
    }

    private let evaluate: (Assumptions) -> CompletionOutcome<Result>
    private let isSame: (Result, Result) -> Bool
    private let isEquivalent: (Result, Result) -> Bool
    private var budget: Int
    private var assumptions: Assumptions
    private var results: [Result] = []
    private var openCauses: [Unknown] = []
    private var isComplete = true
    private var nodes: [Node] = []
    /// The branch grown for each computation that was left open, by its fingerprint.
    private var grown: [UInt64: (unknown: Unknown, node: Int)] = [:]

    /// Up to so many attributes every completion is within reach (docs/cel-unknowns.md).
    private static var leavesInReach: Int { 12 }
    /// Evaluations spent on more than that: a few attributes often decide, but a list of a hundred
    /// records, each with one unknown, would use up any budget without deciding anything.
    private static var budgetBeyond: Int { 256 }

    /// - Parameters:
    ///   - isSame: results that need not be listed twice.
    ///   - isEquivalent: results that count as one decision.
    init(
        limit: Int, assuming assumptions: Assumptions, isSame: @escaping (Result, Result) -> Bool,
        isEquivalent: @escaping (Result, Result) -> Bool, evaluate: @escaping (Assumptions) -> CompletionOutcome<Result>
    ) {
        budget = limit
        self.assumptions = assumptions
        self.isSame = isSame
        self.isEquivalent = isEquivalent
        self.evaluate = evaluate
    }

    /// - Parameter first: the outcome of the evaluation without further assumptions.
    mutating func run(_ first: CompletionOutcome<Result>) -> Finding {
        if case .open(_, let possible?) = first, areEquivalent(possible) {
            return Finding(results: [dive(first)].compactMap { $0 }, isComplete: true, isDecided: true, missing: [])
        }
        if case .open(let unknown, _) = first, unknown.attributes.count(where: { $0.completions != nil }) > Self.leavesInReach {
            budget = min(budget, Self.budgetBeyond)
        }
        let root = grow(first)
        let isDecided = isComplete && !results.isEmpty && results.allSatisfy { isEquivalent($0, results[0]) }
        var missing: [UnknownAttribute] = []
        if !isDecided {
            missing = relevant(root)
            for cause in openCauses { missing += cause.attributes }
        }
        return Finding(
            results: results, isComplete: isComplete, isDecided: isDecided, missing: Unknown(missing)?.attributes ?? [])
    }

    private func areEquivalent(_ possible: [Result]) -> Bool {
        possible.allSatisfy { isEquivalent($0, possible[0]) }
    }

    /// Some result that a completion really has, as far as attributes can be enumerated.
    private mutating func dive(_ outcome: CompletionOutcome<Result>) -> Result? {
        switch outcome {
        case .decided(let result): return result
        case .open(let unknown, let possible):
            guard let (attribute, values) = choice(unknown), let value = values.first else { return possible?.first }
            assumptions.push(attribute.id, value)
            defer { assumptions.pop() }
            return dive(evaluate(assumptions))
        }
    }

    /// The place of a result in the list.
    private mutating func note(_ result: Result) -> Int {
        if let known = results.firstIndex(where: { isSame($0, result) }) { return known }
        results.append(result)
        return results.count - 1
    }

    /// The node of an outcome.
    private mutating func grow(_ outcome: CompletionOutcome<Result>) -> Int {
        switch outcome {
        case .decided(let result): return add(.leaf(note(result)))
        case .open(let unknown, let possible):
            if let residual = unknown.residual, let known = grown[residual], known.unknown.hasSameAttributes(as: unknown) { return known.node }
            guard let (attribute, values) = choice(unknown), budget >= values.count else {
                if let possible, let first = possible.first, areEquivalent(possible) {
                    for result in possible.dropFirst() { _ = note(result) }
                    return add(.leaf(note(first)))
                }
                openCauses.append(unknown)
                for result in possible ?? [] { _ = note(result) }
                isComplete = isComplete && possible != nil
                return add(.open(unknown))
            }
            budget -= values.count
            var branches: [Int] = []
            for value in values {
                assumptions.push(attribute.id, value)
                branches.append(grow(evaluate(assumptions)))
                assumptions.pop()
            }
            let node = add(.branch(attribute, branches))
            if let residual = unknown.residual { grown[residual] = (unknown, node) }
            return node
        }
    }

    private mutating func add(_ node: Node) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    /// The attribute with the fewest values, of those that are finite and not assumed yet.
    private func choice(_ unknown: Unknown) -> (UnknownAttribute, [Value?])? {
        var best: (UnknownAttribute, [Value?])?
        for attribute in unknown.attributes where assumptions[attribute.id] == nil {
            guard let values = attribute.completions, values.count < best?.1.count ?? .max else { continue }
            best = (attribute, values)
        }
        return best
    }

    // MARK: Relevance

    /// The attributes of which at least one change alone, in some completion, changes the result.
    /// The set of these is the only minimal one: each is needed, and together they suffice.
    private func relevant(_ root: Int) -> [UnknownAttribute] {
        var attributes: [UnknownAttribute] = []
        // Branches come before what leads to them: the first attribute met on the way down is the last node's.
        for case .branch(let attribute, _) in nodes.reversed() where !attributes.contains(where: { $0.id == attribute.id }) {
            attributes.append(attribute)
        }
        var size = 1
        let counts = attributes.map { $0.completions?.count ?? 1 }
        for count in counts {
            let (product, overflow) = size.multipliedReportingOverflow(by: count)
            // Too many to tabulate: all that were branched on, which may be more than needed.
            guard !overflow, product <= 1 << 16 else { return attributes }
            size = product
        }
        var table = [Int](repeating: 0, count: size)
        var openNumbers: [Unknown] = []
        fill(root, attributes, counts, [Int](repeating: -1, count: attributes.count), &table, &openNumbers)
        var kept: [UnknownAttribute] = []
        var stride = 1
        for (position, attribute) in attributes.enumerated() {
            let count = counts[position]
            let matters = table.indices.contains { index in
                (index / stride) % count != 0 && table[index] != table[index - stride]
            }
            if matters { kept.append(attribute) }
            stride *= count
        }
        return kept
    }

    /// Writes the outcome of what hangs from a node to all completions that lead there.
    private func fill(
        _ node: Int, _ attributes: [UnknownAttribute], _ counts: [Int], _ chosen: [Int], _ table: inout [Int],
        _ openNumbers: inout [Unknown]
    ) {
        switch nodes[node] {
        case .branch(let attribute, let branches):
            guard let position = attributes.firstIndex(where: { $0.id == attribute.id }) else { return }
            for (value, branch) in branches.enumerated() {
                var next = chosen
                next[position] = value
                fill(branch, attributes, counts, next, &table, &openNumbers)
            }
        case .leaf(let number):
            let decision = results.firstIndex { isEquivalent($0, results[number]) } ?? number
            write(decision, 0, 0, 1, counts, chosen, &table)
        case .open(let unknown):
            let known = openNumbers.firstIndex { $0.residual != nil && $0.residual == unknown.residual && $0.hasSameAttributes(as: unknown) }
            if known == nil { openNumbers.append(unknown) }
            write(-1 - (known ?? openNumbers.count - 1), 0, 0, 1, counts, chosen, &table)
        }
    }

    private func write(
        _ outcome: Int, _ position: Int, _ index: Int, _ stride: Int, _ counts: [Int], _ chosen: [Int], _ table: inout [Int]
    ) {
        if position == counts.count {
            table[index] = outcome
            return
        }
        let values = chosen[position] >= 0 ? chosen[position]...chosen[position] : 0...(counts[position] - 1)
        for value in values {
            write(outcome, position + 1, index + value * stride, stride * counts[position], counts, chosen, &table)
        }
    }
}

extension UnknownAttribute {
    /// All it can turn out to be, `nil` among them standing for absence; `nil` if that is open.
    var completions: [Value?]? {
        var values: [Value?]
        switch domain {
        case .open: return nil
        case .boolean: values = [.bool(false), .bool(true)]
        case .values(let listed):
            if listed.isEmpty, !mayBeAbsent { return nil }
            values = listed
        }
        if mayBeAbsent { values.append(nil) }
        return values
    }
}

extension Program {
    /// The result that all completions share, or the unknown with the attributes that matter.
    func decide(_ variables: [Value], _ assumptions: Assumptions, _ unknown: Unknown) -> Value {
        guard unknown.attributes.contains(where: { $0.completions != nil && assumptions[$0.id] == nil }) else {
            return .unknown(unknown)
        }
        let isSame = { (left: Value, right: Value) -> Bool in
            if case .error = left, case .error = right { return true }
            return left.isIdentical(to: right)
        }
        let memo = SearchMemo()
        // Once more without assumptions: what is known already need not be found out for each.
        _ = run(variables, assumptions, memo)
        var search = CompletionSearch<Value>(
            limit: environment.limits.completions, assuming: assumptions, isSame: isSame, isEquivalent: isSame,
            evaluate: { assumed in
                let value = self.run(variables, assumed, memo)
                if case .unknown(let unknown) = value { return .open(unknown, possible: nil) }
                return .decided(value)
            })
        let finding = search.run(.open(unknown, possible: nil))
        if finding.isDecided { return finding.results[0] }
        // The very value of an attribute stays that, so that it can be given back as a variable.
        guard let missing = Unknown(finding.missing), !missing.hasSameAttributes(as: unknown) else { return .unknown(unknown) }
        return .unknown(missing)
    }
}
