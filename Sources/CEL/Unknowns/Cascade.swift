// Conditions decided together: does it apply, and which case is the first true one?

/// An ordered list of conditions under an optional precondition.
///
/// ```swift
/// let environment = try Environment(variables: [VariableDeclaration("weight", .int), VariableDeclaration("isWorks", .bool)])
/// let cascade = Cascade(
///     applies: try environment.compile("isWorks"),
///     cases: [try environment.compile("weight > 100"), try environment.compile("weight < 100")])
/// cascade.evaluate([.int(95), .bool(true)])    // decided(outcome: 1)
/// cascade.evaluate([.int(95), .bool(false)])   // decided(outcome: -1)
/// cascade.evaluate([.int(95), .unknown(AttributeID(1), domain: .boolean)])   // undecided(possible: [-1, 1], missing: attribute 1)
/// ```
public struct Cascade: Sendable {
    public let applies: Program?
    public let cases: [Program]

    /// All programs must be boolean and of one environment.
    public init(applies: Program?, cases: [Program]) {
        self.applies = applies
        self.cases = cases
    }

    /// The precondition is false.
    public static let doesNotApply = -1
    /// The evaluation fails. Stands only among the possible outcomes.
    public static let failure = -2
}

/// What a cascade comes to.
public enum CascadeResult: Sendable {
    /// `-1` does not apply; `0..<n` the first true case; `n` none is true. If several outcomes of
    /// one class are possible, one of them.
    case decided(outcome: Int)
    /// The outcomes that are possible, in ascending order, and the attributes on which it depends.
    case undecided(possible: [Int], missing: [UnknownAttribute])
    /// Evaluation fails whatever the unknown attributes turn out to be. `at` is the case, or `-1`
    /// for the precondition.
    case failed(EvaluationError, at: Int)
}

extension Cascade {
    /// Decides the cascade.
    ///
    /// Sound always; complete for attributes with finite domains, within the limit of the
    /// environment: conditions that depend on the same attribute are decided together.
    /// - Parameter classOf: a class for each outcome: first those of the cases, then that of « none
    ///   is true », then that of « does not apply ». Outcomes of one class count as equal.
    ///   `nil`: each outcome is its own class.
    public func evaluate(
        _ variables: [Value], classOf: [Int]? = nil, assuming assumptions: Assumptions = Assumptions()
    ) -> CascadeResult {
        switch run(variables, assumptions) {
        case .decided(let verdict): return result(verdict)
        case let open: return search(open, variables, classOf, assumptions)
        }
    }

    /// The same under assumptions: each takes the place of the unknown that carries its attribute.
    public func evaluate(
        _ variables: [Value], classOf: [Int]? = nil, assuming assumptions: [AttributeID: Value]
    ) -> CascadeResult {
        evaluate(variables, classOf: classOf, assuming: Assumptions(assumptions))
    }

    private enum Verdict {
        case outcome(Int)
        case failed(EvaluationError, at: Int)

        var number: Int {
            switch self {
            case .outcome(let outcome): outcome
            case .failed: Cascade.failure
            }
        }
    }

    private func result(_ verdict: Verdict) -> CascadeResult {
        switch verdict {
        case .outcome(let outcome): .decided(outcome: outcome)
        case .failed(let error, let place): .failed(error, at: place)
        }
    }

    /// One pass. Once something is unknown the rest is still looked at, for what it depends on.
    private func run(_ variables: [Value], _ assumptions: Assumptions, _ memo: SearchMemo? = nil) -> CompletionOutcome<Verdict> {
        var unknown: Unknown?
        var possible: [Verdict] = []
        var residual: UInt64? = 0
        func note(_ open: Unknown, _ outcome: Int) {
            unknown = unknown.map { $0.merged(with: open) } ?? open
            possible.append(.outcome(outcome))
            if let state = residual, let part = open.residual {
                residual = Residual.mix(Residual.mix(state, UInt64(bitPattern: Int64(outcome))), part)
            } else {
                residual = nil
            }
            if open.mayFail { possible.append(.failed(Self.mayFail, at: outcome)) }
        }
        func end(_ verdict: Verdict) -> CompletionOutcome<Verdict> {
            guard let unknown else { return .decided(verdict) }
            let state = residual.map { Residual.mix($0, UInt64(bitPattern: Int64(verdict.number))) }
            return .open(unknown.derived(residual: state), possible: possible + [verdict])
        }
        if let applies {
            switch applies.run(variables, assumptions, memo) {
            case .bool(true): break
            case .bool(false): return .decided(.outcome(Self.doesNotApply))
            case .unknown(let open): note(open, Self.doesNotApply)
            case .error(let error): return .decided(.failed(error, at: Self.doesNotApply))
            default: return .decided(.failed(Self.notBoolean, at: Self.doesNotApply))
            }
        }
        for (position, program) in cases.enumerated() {
            switch program.run(variables, assumptions, memo) {
            case .bool(false): continue
            case .bool(true): return end(.outcome(position))
            case .unknown(let open): note(open, position)
            case .error(let error): return end(.failed(error, at: position))
            default: return end(.failed(Self.notBoolean, at: position))
            }
        }
        return end(.outcome(cases.count))
    }

    private static let notBoolean = EvaluationError(.noSuchOverload, "a condition must be boolean")
    private static let mayFail = EvaluationError(.host, "the evaluation may fail, depending on what is unknown")

    private func search(
        _ first: CompletionOutcome<Verdict>, _ variables: [Value], _ classOf: [Int]?, _ assumptions: Assumptions
    ) -> CascadeResult {
        func isEquivalent(_ left: Verdict, _ right: Verdict) -> Bool {
            switch (left, right) {
            case (.failed, .failed): return true
            case (.outcome(let a), .outcome(let b)):
                guard a != b, let classOf else { return a == b }
                let first = a == Self.doesNotApply ? cases.count + 1 : a
                let second = b == Self.doesNotApply ? cases.count + 1 : b
                return max(first, second) < classOf.count && classOf[first] == classOf[second]
            default: return false
            }
        }
        let limits = (applies ?? cases.first)?.environment.limits ?? .standard
        let memo = SearchMemo()
        // Once more without assumptions: what is known already need not be found out for each.
        _ = run(variables, assumptions, memo)
        var search = CompletionSearch<Verdict>(
            limit: limits.completions, assuming: assumptions, isSame: { $0.number == $1.number },
            isEquivalent: isEquivalent, evaluate: { run(variables, $0, memo) })
        let finding = search.run(first)
        if finding.isDecided, let verdict = finding.results.min(by: { $0.number < $1.number }) { return result(verdict) }
        return .undecided(possible: finding.results.map(\.number).sorted(), missing: finding.missing)
    }
}
