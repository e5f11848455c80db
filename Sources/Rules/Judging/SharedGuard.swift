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

    /// An object: most rules on most notices only point at it.
    final class Exclusion {
        let reads: [String]
        let evidence: [Evidence]
        let reservations: [String]

        init(reads: [String], evidence: [Evidence], reservations: [String]) {
            self.reads = reads
            self.evidence = evidence
            self.reservations = reservations
        }
    }
}

/// The shared sub-expressions as far as one market has been asked, by their number.
struct SharedGuards {
    enum State {
        case notAsked
        /// Not decided by what was read: each rule looks for itself.
        case open
        case decided(SharedGuard)
    }

    var states: [State]
}

/// What is asked of a rule on every market before it is looked at more closely: when it is in force,
/// and which guard it shares with others.
struct RuleOutline: Sendable {
    struct Version: Sendable {
        let from: CivilDate
        let until: CivilDate?
        let isByAnalogy: Bool
        /// Number of the shared guard that its precondition begins with.
        let sharedGuard: Int?
    }

    /// Of its findings on the market as a whole.
    let head: FindingHead
    let versions: [Version]

    init(_ rule: Rule, _ numberOfGuard: (String) -> Int) {
        head = FindingHead(rule, .market)
        versions = rule.versions.map { version in
            Version(
                from: version.from, until: version.until, isByAnalogy: version.transition == .byAnalogy,
                sharedGuard: (version.leadingGuard?.name).map(numberOfGuard))
        }
    }

    /// The one version that applies to a consultation launched that day; `nil` where none does, or
    /// where the one before it may.
    func onlyVersion(on day: CivilDate) -> Version? {
        for version in versions where day >= version.from && version.until.map({ day < $0 }) ?? true {
            return version.isByAnalogy && day.days(since: version.from) < Rule.analogyDays ? nil : version
        }
        return nil
    }
}

extension Judge {
    /// The shared sub-expression, decided when a rule first asks; `nil` where it is not known.
    func sharedGuard(_ number: Int, _ view: MarketView, _ guards: inout SharedGuards) -> SharedGuard? {
        switch guards.states[number] {
        case .decided(let known): return known
        case .open: return nil
        case .notAsked:
            let new = decide(guardNames[number], view)
            guards.states[number] = new.map(SharedGuards.State.decided) ?? .open
            return new
        }
    }

    /// The finding of a rule that a shared guard excludes under every law that may apply, on all its
    /// subjects together: of most rules on most notices there is no more to say. `nil` where a rule
    /// has to be looked at.
    func excluded(_ index: Int, _ view: MarketView, _ launch: LaunchDate, _ guards: inout SharedGuards) -> Finding? {
        if let day = launch.date {
            guard let version = outlines[index].onlyVersion(on: day), let exclusion = exclusion(version, view, &guards) else { return nil }
            return excluded(index, version, exclusion, launch)
        }
        var last: (version: RuleOutline.Version, exclusion: SharedGuard.Exclusion)?
        for candidate in candidates(ruleSet.rules[index], index, launch) {
            guard let number = candidate.version else { return nil }
            let version = outlines[index].versions[number]
            guard let exclusion = exclusion(version, view, &guards) else { return nil }
            last = (version, exclusion)
        }
        return last.map { excluded(index, $0.version, $0.exclusion, launch) }
    }

    private func excluded(
        _ index: Int, _ version: RuleOutline.Version, _ exclusion: SharedGuard.Exclusion, _ launch: LaunchDate
    ) -> Finding {
        Finding(
            outlines[index].head, version: version.from, verdict: .notApplicable, message: FindingWriter.doesNotApply,
            reads: exclusion.reads, evidence: exclusion.evidence, reservations: exclusion.reservations, launchDate: launch)
    }

    private func exclusion(_ version: RuleOutline.Version, _ view: MarketView, _ guards: inout SharedGuards) -> SharedGuard.Exclusion? {
        version.sharedGuard.flatMap { sharedGuard($0, view, &guards)?.exclusion }
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
