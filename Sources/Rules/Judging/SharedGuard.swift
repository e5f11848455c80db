// What many rules ask first (« is this a French call for tenders? »), decided once for a market.

import CEL
import Figures
import Market
import Provenance

/// A shared sub-expression that was decided.
struct SharedGuard {
    let value: Bool
    /// What it read, in order.
    let reads: [AttributeID]
    /// What every finding of a rule that it excludes says alike; `nil` where it excludes none.
    let exclusion: Exclusion?

    struct Exclusion {
        let reads: [String]
        let evidence: [Evidence]
        let reservations: [String]
    }
}

extension Judge {
    /// The shared sub-expression, decided when a rule first asks; `nil` where it is not known.
    func sharedGuard(_ name: String, _ view: MarketView, _ guards: inout [String: SharedGuard?]) -> SharedGuard? {
        if let known = guards[name] { return known }
        let new = decide(name, view)
        guards[name] = .some(new)
        return new
    }

    /// The finding of a rule that a shared guard excludes under every law that may apply, on all its
    /// subjects together: of most rules on most notices there is no more to say. `nil` where a rule
    /// has to be looked at.
    func excluded(
        _ rule: Rule, _ index: Int, _ subject: JudgedSubject, _ view: MarketView, _ launch: LaunchDate,
        _ guards: inout [String: SharedGuard?]
    ) -> Finding? {
        var version: RuleVersion?
        var exclusion: SharedGuard.Exclusion?
        for candidate in candidates(rule, index, launch) {
            guard let number = candidate.version, let name = rule.versions[number].finished?.sharedGuard,
                let known = sharedGuard(name, view, &guards), let excluded = known.exclusion
            else { return nil }
            version = rule.versions[number]
            exclusion = excluded
        }
        guard let version, let exclusion else { return nil }
        return FindingWriter(rule, subject.whole ?? subject, view, launch).excluded(version, exclusion)
    }

    /// `nil` also where papers that were not read play a part: each rule then looks for itself.
    private func decide(_ name: String, _ view: MarketView) -> SharedGuard? {
        guard let program = library.sharedGuard(name) else { return nil }
        view.log.clear()
        // A guard consults no table, so that the day does not matter.
        let variables = RuleEnvironments.variables(view, launch: CivilDate(dayNumber: 0), subject: .init())
        guard case .bool(let value) = program.evaluate(variables), view.log.isComplete, view.log.unreadPapers.isEmpty else { return nil }
        let reads = view.log.reads
        // What looks at lots is decided lot by lot.
        if value || !view.areAboutTheConsultation(reads) { return SharedGuard(value: value, reads: reads, exclusion: nil) }
        let facts = FactReport(view)
        return SharedGuard(
            value: false, reads: reads,
            exclusion: SharedGuard.Exclusion(
                reads: reads.map(facts.path),
                // What was read last is what made it so.
                evidence: facts.evidence(of: reads.suffix(1)),
                reservations: facts.reservations(of: reads)))
    }
}
