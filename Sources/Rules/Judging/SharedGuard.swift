// What many rules ask first (« is this a French call for tenders? »), decided once for a market.

import CEL
import Figures
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
    /// Decides a shared sub-expression; `nil` where it is not known, or where papers that were not
    /// read play a part: each rule then looks for itself.
    func sharedGuard(_ name: String, _ view: MarketView) -> SharedGuard? {
        guard let program = library.sharedGuard(name) else { return nil }
        view.log.clear()
        // A guard consults no table, so that the day does not matter.
        let variables = RuleEnvironments.variables(view, launch: CivilDate(dayNumber: 0), subject: .init())
        guard case .bool(let value) = program.evaluate(variables), view.log.isComplete, view.log.unreadPapers.isEmpty else { return nil }
        let reads = view.log.reads
        if value { return SharedGuard(value: true, reads: reads, exclusion: nil) }
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
