// Findings that say the same of several lots are shown once.

import Rules

/// A finding with all the lots of which it is true.
struct FoldedFinding {
    /// The first of them; the others differ from it only in their subject and their evidence.
    let first: Finding
    private(set) var members: [Finding]
    /// Identifiers of the lots; empty for the market as a whole.
    var lots: [String] {
        var lots: [String] = []
        for case let lot? in members.map(\.lot) where !lots.contains(lot) { lots.append(lot) }
        return lots
    }

    /// What the verdict takes for granted, of all members.
    var reservations: [String] {
        var reservations: [String] = []
        for reservation in members.flatMap(\.reservations) where !reservations.contains(reservation) { reservations.append(reservation) }
        return reservations
    }

    /// Folds neighbours and non-neighbours alike; the order is that of the first of each.
    static func fold(_ findings: [Finding]) -> [FoldedFinding] {
        var folded: [FoldedFinding] = []
        var places: [Sameness: Int] = [:]
        for finding in findings {
            let sameness = Sameness(finding)
            if let place = places[sameness] {
                folded[place].members.append(finding)
            } else {
                places[sameness] = folded.count
                folded.append(FoldedFinding(first: finding, members: [finding]))
            }
        }
        return folded
    }

    /// What a reader would take for the same finding.
    private struct Sameness: Hashable {
        let rule: String
        let suppression: Suppression?
        let verdict: Verdict
        let severity: Severity?
        let cause: Cause?
        let isAboutMarket: Bool
        let texts: [String?]

        init(_ finding: Finding) {
            rule = finding.rule
            suppression = finding.suppression
            verdict = finding.verdict
            severity = finding.severity
            cause = finding.cause
            let isOnlyListed = finding.verdict == .compliant || finding.verdict == .notApplicable || finding.harmless
            // A list also names the lots that are not known under their rule.
            isAboutMarket = finding.lot == nil && !isOnlyListed
            switch finding.cause {
            // What is right on somebody's word says whose.
            case _ where isOnlyListed: texts = finding.verdict == .compliant ? finding.reservations : []
            // What is missing is asked for elsewhere, lot by lot.
            case .missing?: texts = []
            default:
                texts =
                    [finding.message, finding.remedy, finding.question] + finding.reservations
                    + finding.alternatives.map { "\($0.attribute.withoutMember) \($0.value) \($0.verdict)" }
            }
        }
    }
}

extension String {
    /// `lots[LOT-0001].duration` → `lots[].duration`: the same attribute of whatever lot.
    var withoutMember: String {
        guard let opening = firstIndex(of: "["), let closing = self[opening...].firstIndex(of: "]") else { return self }
        return String(self[...opening] + self[closing...])
    }

    /// `lots[LOT-0001].duration` → `LOT-0001`.
    var namedLot: String? {
        guard hasPrefix("lots["), let closing = firstIndex(of: "]") else { return nil }
        return String(self[index(startIndex, offsetBy: 5)..<closing])
    }
}
