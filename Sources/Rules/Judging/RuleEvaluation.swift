// One rule, one version of it, one subject: evaluating the cascade and reading its result.

import CEL
import Figures
import Market
import Provenance

/// What a rule is judged on.
struct JudgedSubject {
    enum Kind {
        case known
        /// Stands for the members of a list that are not known.
        case rest
    }

    let scope: RuleScope
    let kind: Kind
    /// Identifiers for the report; `nil` above their level or for the rest of a list.
    let lot: String?
    let criterion: String?
    let values: RuleEnvironments.Subject

    static var market: JudgedSubject { JudgedSubject(scope: .market, kind: .known, lot: nil, criterion: nil, values: .init()) }

    /// Whether it is the market, or all its lots or criteria together.
    var isWholeMarket: Bool { kind == .known && lot == nil && criterion == nil }

    /// What makes the subject differ from the others of the same rule.
    var key: String {
        let rest = kind == .rest ? "*" : ""
        return "\(lot ?? "")\u{1F}\(criterion ?? "")\u{1F}\(rest)"
    }
}

/// The result of one evaluation.
struct Evaluation {
    let candidate: LawCandidate
    let compiled: CompiledVersion?
    let conclusion: Conclusion
    /// The case that concludes; `nil` where none does.
    let caseIndex: Int?
    /// Of an open conclusion: what it could become.
    let possible: [Conclusion]
    let missing: [UnknownAttribute]
    let reads: [AttributeID]
    /// Whether `reads` are all there were.
    let readsAreComplete: Bool
    /// Those that the conclusion rests on, the condition that decides first; without what every rule
    /// asks of the notice and the buyer.
    let decisiveReads: [AttributeID]
    let error: String?
    let variables: [Value]

    /// That some answer might make the rule fail (an addition out of range) is no reason to ask it.
    var isHarmless: Bool { conclusion == .open && possible.allSatisfy { $0.isClean || $0 == .ruleError } }
}

extension Evaluation {
    /// Judges one subject under one candidate law.
    static func run(
        _ candidate: LawCandidate, _ compiled: CompiledVersion, _ view: MarketView, _ subject: JudgedSubject, _ sharedGuard: SharedGuard?
    ) -> Evaluation {
        if let sharedGuard, sharedGuard.value == false { return .outside(candidate, compiled, sharedGuard) }
        let variables = RuleEnvironments.variables(view, launch: candidate.day, subject: subject.values)
        view.log.clear()
        for id in sharedGuard?.reads ?? [] { view.log.note(id) }
        let result = compiled.result(variables, sharedGuard: sharedGuard?.value, endOfGuards: view.log.endOfGuards)
        let reads = view.log.reads
        let readsAreComplete = view.log.isComplete
        var decisiveReads = view.log.decisiveReads
        func evaluation(
            _ conclusion: Conclusion, case caseIndex: Int? = nil, possible: [Conclusion] = [], missing: [UnknownAttribute] = [],
            error: String? = nil
        ) -> Evaluation {
            Evaluation(
                candidate: candidate, compiled: compiled, conclusion: conclusion, caseIndex: caseIndex, possible: possible,
                missing: missing, reads: reads, readsAreComplete: readsAreComplete, decisiveReads: decisiveReads, error: error, variables: variables)
        }
        switch result {
        case .decided(let outcome):
            let conclusion = compiled.conclusion(outcome)
            let unreadPapers = view.log.unreadPapers
            if conclusion == .notApplicable {
                // What was read last is what made it so.
                decisiveReads = Array(reads.suffix(1))
            } else if let condition = compiled.condition(outcome) {
                view.log.clear()
                _ = condition.evaluate(variables)
                decisiveReads = view.log.reads
            }
            if conclusion != .notApplicable {
                // That the lot is reserved is why the rule looks at it; that the buyer is French is
                // why every rule does.
                decisiveReads += reads.filter { !decisiveReads.contains($0) && view.isAboutTheContract($0) }
            }
            // A rule that was told that a paper was not read may not conclude that all is well.
            if conclusion == .compliant, !unreadPapers.isEmpty {
                let missing = unreadPapers.map { UnknownAttribute(id: AttributeNumber.id(of: $0), kind: .unread, domain: .boolean) }
                return evaluation(.open, possible: compiled.allConclusions, missing: missing)
            }
            return evaluation(conclusion, case: compiled.version.findings.indices.contains(outcome) ? outcome : nil)
        case .undecided(let possible, let missing):
            return evaluation(.open, possible: possible.map(compiled.conclusion), missing: missing)
        case .failed(let error, _):
            return evaluation(.ruleError, error: error.message)
        }
    }

    /// The guard that many rules share is false.
    private static func outside(_ candidate: LawCandidate, _ compiled: CompiledVersion, _ sharedGuard: SharedGuard) -> Evaluation {
        Evaluation(
            candidate: candidate, compiled: compiled, conclusion: .notApplicable, caseIndex: nil, possible: [], missing: [],
            reads: sharedGuard.reads, readsAreComplete: true, decisiveReads: Array(sharedGuard.reads.suffix(1)), error: nil, variables: [])
    }

    /// No version of the rule is in force.
    static func outOfForce(_ candidate: LawCandidate) -> Evaluation {
        Evaluation(
            candidate: candidate, compiled: nil, conclusion: .notApplicable, caseIndex: nil, possible: [], missing: [],
            reads: [], readsAreComplete: true, decisiveReads: [], error: nil, variables: [])
    }
}

extension MarketView {
    /// Whether a fact is about what is bought and how, not about the notice or who sent it.
    fileprivate func isAboutTheContract(_ id: AttributeID) -> Bool {
        switch record(numbered: AttributeNumber.record(of: id))?.record.type {
        case .notice?, .buyer?: false
        default: true
        }
    }
}
