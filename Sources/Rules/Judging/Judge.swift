// Judging: every rule on every subject of one market.

import CEL
import Figures
import Market
import Provenance
import Settings

/// Judges markets by a rule set. Immutable; one judge serves all threads.
public final class Judge: Sendable {
    public let ruleSet: RuleSet
    let library: RuleLibrary
    /// Nobody judges before this day.
    private let horizon: CivilDate
    /// Of each rule, in the order of the set.
    let outlines: [RuleOutline]
    /// Of the guards that rules share, by number.
    let guardNames: [String]

    public init(_ ruleSet: RuleSet) {
        self.ruleSet = ruleSet
        library = ruleSet.library
        horizon = ruleSet.horizon ?? ruleSet.rules.flatMap(\.versions).map(\.from).min() ?? CivilDate(dayNumber: 0)
        var guardNames: [String] = []
        outlines = ruleSet.rules.map { rule in
            RuleOutline(rule) { name in
                if let number = guardNames.firstIndex(of: name) { return number }
                guardNames.append(name)
                return guardNames.count - 1
            }
        }
        self.guardNames = guardNames
    }

    /// Every rule on the market, on each of its lots or criteria.
    ///
    /// `day` replaces the launch date for versions and tables, never the facts.
    public func judge(_ market: Market, on day: CivilDate? = nil) -> Judgement {
        let launch = day.map { LaunchDate.exactly($0, origin: .requested) } ?? market.launchDate
        let view = MarketView(market)
        var findings: [Finding] = []
        findings.reserveCapacity(ruleSet.rules.count * max(1, view.lots.count))
        var subjects: [RuleScope: [JudgedSubject]] = [:]
        var guards = SharedGuards(states: Array(repeating: .notAsked, count: guardNames.count))
        for index in ruleSet.rules.indices {
            let scope = outlines[index].head.scope
            if subjects[scope] == nil { subjects[scope] = view.subjects(scope) }
            let ruleSubjects = subjects[scope] ?? []
            if !ruleSubjects.isEmpty, let excluded = excluded(index, view, launch, &guards) {
                findings.append(excluded)
                continue
            }
            let rule = ruleSet.rules[index]
            for subject in ruleSubjects {
                let evaluations = evaluations(rule, index, subject, view, launch, &guards)
                if let whole = subject.whole, case .success(let evaluations) = evaluations, view.areBlind(evaluations, to: subject) {
                    // Not one of its facts was read: the same holds of every other subject.
                    findings.append(finding(rule, index, whole, .success(evaluations), view, launch))
                    break
                }
                findings.append(finding(rule, index, subject, evaluations, view, launch))
            }
        }
        findings += BuiltInFindings.findings(view, launch, among: ruleSet.builtIns)
        return Judgement(findings: findings, launchDate: launch)
    }

    /// The rule on one subject under each law that may apply; a failure if it does not compile.
    private func evaluations(
        _ rule: Rule, _ index: Int, _ subject: JudgedSubject, _ view: MarketView, _ launch: LaunchDate,
        _ guards: inout SharedGuards
    ) -> Result<[Evaluation], SettingsError> {
        var evaluations: [Evaluation] = []
        for candidate in candidates(rule, index, launch) {
            guard let version = candidate.version else {
                evaluations.append(.outOfForce(candidate))
                continue
            }
            switch library.version(version, ofRule: index) {
            case .success(let compiled):
                let known = outlines[index].versions[version].sharedGuard.flatMap { sharedGuard($0, view, &guards) }
                evaluations.append(.run(candidate, compiled, view, subject, known))
            case .failure(let error): return .failure(error)
            }
        }
        return .success(evaluations)
    }

    private func finding(
        _ rule: Rule, _ index: Int, _ subject: JudgedSubject, _ evaluations: Result<[Evaluation], SettingsError>,
        _ view: MarketView, _ launch: LaunchDate
    ) -> Finding {
        let head = subject.isWholeMarket ? outlines[index].head : FindingHead(rule, subject)
        let writer = FindingWriter(rule, head, subject, view, launch)
        switch evaluations {
        case .failure(let error): return writer.broken(error)
        case .success(let evaluations):
            let ruling = view.market.declaredJudgements.first { $0.rule == rule.id && $0.lot == subject.lot }
            return writer.finding(evaluations, ruling)
        }
    }
}

extension Judge {
    /// The laws that may apply. Where the launch date is known, the tables change nothing.
    func candidates(_ rule: Rule, _ index: Int, _ launch: LaunchDate) -> [LawCandidate] {
        rule.candidates(for: launch, horizon: horizon, changes: launch.date == nil ? library.tableChanges(index) : [])
    }
}

extension JudgedSubject {
    /// All lots or criteria together, for what does not depend on which; `nil` for the market itself.
    var whole: JudgedSubject? {
        scope == .market ? nil : JudgedSubject(scope: scope, kind: .known, lot: nil, criterion: nil, values: values)
    }
}

extension MarketView {
    /// Whether a rule does not apply, under any law that may, without having looked at the subject.
    fileprivate func areBlind(_ evaluations: [Evaluation], to subject: JudgedSubject) -> Bool {
        evaluations.allSatisfy { evaluation in
            evaluation.conclusion == .notApplicable && evaluation.readsAreComplete && areAboutTheConsultation(evaluation.reads)
        }
    }

    /// Whether facts are of the notice, the buyer or the procedure: the same for every lot.
    func areAboutTheConsultation(_ reads: [AttributeID]) -> Bool {
        reads.allSatisfy { id in
            switch record(numbered: AttributeNumber.record(of: id))?.record.type {
            case .notice?, .buyer?, .procedure?: true
            default: false
            }
        }
    }

    /// What rules of that scope are judged on: the market, or the known members of a list and, where
    /// there may be more, one subject for the rest.
    func subjects(_ scope: RuleScope) -> [JudgedSubject] {
        switch scope {
        case .market:
            return [.market]
        case .lot: return subjects(scope, candidate: nil)
        case .candidate: return candidate.map { subjects(scope, candidate: .object($0)) } ?? []
        case .criterion:
            var subjects = lots.flatMap(criteria)
            if let rest = restOfLots {
                let values = RuleEnvironments.Subject(lot: rest, criterion: rest)
                subjects.append(JudgedSubject(scope: scope, kind: .rest, lot: nil, criterion: nil, values: values))
            }
            return subjects
        }
    }

    private func subjects(_ scope: RuleScope, candidate: Value?) -> [JudgedSubject] {
        var subjects = lots.map { lot in
            JudgedSubject(
                scope: scope, kind: .known, lot: lot.record.identifier, criterion: nil,
                values: .init(lot: .object(lot), candidate: candidate))
        }
        if let rest = restOfLots {
            subjects.append(JudgedSubject(scope: scope, kind: .rest, lot: nil, criterion: nil, values: .init(lot: rest, candidate: candidate)))
        }
        return subjects
    }

    private func criteria(of lot: RecordView) -> [JudgedSubject] {
        let slot = LotField.awardCriteria.rawValue
        var subjects = (lot.children[slot] ?? []).map { criterion in
            JudgedSubject(
                scope: .criterion, kind: .known, lot: lot.record.identifier, criterion: criterion.record.identifier,
                values: .init(lot: .object(lot), criterion: .object(criterion)))
        }
        let rest: Value?
        switch lot.field(slot) {
        case .unknown(let unknown)?: rest = .unknown(unknown)
        case .list(let list)?: rest = list.rest.map { .unknown($0.unknown) }
        default: rest = nil
        }
        if let rest {
            subjects.append(JudgedSubject(
                scope: .criterion, kind: .rest, lot: lot.record.identifier, criterion: nil,
                values: .init(lot: .object(lot), criterion: rest)))
        }
        return subjects
    }

    private var restOfLots: Value? {
        switch lotsValue {
        case .unknown(let unknown): .unknown(unknown)
        case .list(let list): list.rest.map { .unknown($0.unknown) }
        default: nil
        }
    }
}
