// Setting findings aside: by exceptions that a person granted, and because they were known before.

import Figures
import Market
import Reports
import Rules

/// What is set aside in a run.
public struct Suppressions: Sendable {
    public let entries: [SuppressionEntry]
    public let baseline: Baseline?
    /// The file of the exceptions, for messages.
    private let file: String
    /// Decides what has expired.
    private let today: CivilDate

    public init(_ entries: [SuppressionEntry] = [], baseline: Baseline? = nil, file: String = "", today: CivilDate) {
        self.entries = entries
        self.baseline = baseline
        self.file = file
        self.today = today
    }

    var isEmpty: Bool { entries.isEmpty && baseline == nil }

    /// Marks the findings; returns which exceptions and which known findings were met.
    func apply(to judgement: inout Judgement, of market: Market, source: String) -> SuppressionUse {
        var use = SuppressionUse(consultation: Baseline.name(of: market, source: source))
        // What was not read could hide a finding: nothing is gone for that.
        use.isReadInFull = !market.documents.isEmpty && market.documents.allSatisfy(\.status.isReadInFull)
        let concerned = entries.indices.filter { entries[$0].concerns(market, source: source) }
        use.concerned = Set(concerned)
        let numbers = LotNumbering(market)
        for index in judgement.findings.indices where judgement.findings[index].isSuppressible {
            suppress(&judgement.findings[index], concerned, numbers, &use)
        }
        return use
    }

    private func suppress(_ finding: inout Finding, _ concerned: [Int], _ numbers: LotNumbering, _ use: inout SuppressionUse) {
        let fitting = concerned.filter { entries[$0].concerns(finding, lotNumber: finding.lot.flatMap(numbers.number)) }
        use.matched.formUnion(fitting)
        if let valid = fitting.first(where: { entries[$0].until >= today }) {
            let entry = entries[valid]
            finding.suppression = Suppression(.accepted, reason: entry.reason, by: entry.by, until: entry.until)
            return
        }
        for expired in fitting {
            finding.reservations.append("l’exception de \(entries[expired].by) a expiré le \(FrenchText.date(entries[expired].until))")
        }
        guard let baseline else { return }
        let fingerprint = Baseline.fingerprint(of: finding, in: use.consultation)
        guard baseline.contains(fingerprint) else { return }
        use.known.insert(fingerprint)
        finding.suppression = Suppression(.baseline, reason: "il figure dans \(baseline.file)")
    }

    /// In French: what has expired, and what no longer fits anything.
    public func remarks(on uses: [SuppressionUse], among rules: RuleSet) -> [String] {
        let concerned = uses.reduce(into: Set<Int>()) { $0.formUnion($1.concerned) }
        let matched = uses.reduce(into: Set<Int>()) { $0.formUnion($1.matched) }
        return entries.indices.compactMap { index in
            let entry = entries[index]
            let place = "\(file):\(entry.position.line)"
            if entry.until < today {
                return "\(place)\u{A0}: \(entry.name) a expiré le \(FrenchText.date(entry.until))"
                    + (matched.contains(index) ? ", le constat compte de nouveau." : ".")
            }
            // An exception for another consultation, or for a rule that was not judged, is none for nothing.
            let isJudged = (try? rules.selecting(only: [entry.rule])) != nil
            guard concerned.contains(index), isJudged, !matched.contains(index) else { return nil }
            return "\(place)\u{A0}: \(entry.name) ne correspond à aucun constat\u{A0}; elle peut être retirée."
        }
    }
}
