// The same papers under the law of two days: which verdicts differ, and why.

import Figures
import Market

/// What another day's law changes for one consultation.
public struct LawComparison: Sendable {
    /// A verdict that differs.
    public struct Difference: Sendable {
        /// Under the law by which the consultation was judged.
        public let before: Finding
        /// Under the law of the other day.
        public let after: Finding
        /// In French: which version or which figure makes the difference.
        public let reasons: [String]
    }

    /// The other day.
    public let day: CivilDate
    /// In the order of the rule set.
    public let differences: [Difference]
    /// How many verdicts are the same.
    public let unchanged: Int

    /// Compares two judgements of one market.
    ///
    /// - Parameter day: the day whose law gave `other`.
    public init(_ judgement: Judgement, _ other: Judgement, on day: CivilDate, in ruleSet: RuleSet) {
        self.day = day
        var differences: [Difference] = []
        var unchanged = 0
        for (before, after) in Self.pairs(judgement.findings, other.findings) {
            if before.isSameVerdict(as: after) {
                unchanged += 1
            } else {
                let reasons = Self.reasons(before, after, judgement.launchDate, day, ruleSet)
                differences.append(Difference(before: before, after: after, reasons: reasons))
            }
        }
        self.differences = differences
        self.unchanged = unchanged
    }

    /// Findings about the same subject. Where a rule does not look at its lots at all, one finding
    /// stands for all of them.
    private static func pairs(_ left: [Finding], _ right: [Finding]) -> [(Finding, Finding)] {
        let leftByID = Dictionary(left.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rightByID = Dictionary(right.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        func whole(_ findings: [Finding]) -> [String: Finding] {
            Dictionary(
                findings.filter { $0.verdict == .notApplicable && $0.lot == nil && $0.criterion == nil }.map { ($0.rule, $0) },
                uniquingKeysWith: { first, _ in first })
        }
        let leftWhole = whole(left)
        let rightWhole = whole(right)
        var pairs: [(Finding, Finding)] = []
        for finding in left {
            if let other = rightByID[finding.id] ?? rightWhole[finding.rule] { pairs.append((finding, other)) }
        }
        for finding in right where leftByID[finding.id] == nil {
            if let other = leftWhole[finding.rule], rightByID[other.id] == nil { pairs.append((other, finding)) }
        }
        return pairs
    }

    private static func reasons(
        _ before: Finding, _ after: Finding, _ launch: LaunchDate, _ day: CivilDate, _ ruleSet: RuleSet
    ) -> [String] {
        guard let rule = ruleSet.rule(before.rule) else { return [] }
        var reasons: [String] = []
        switch (before.version, after.version) {
        case (nil, let version?): reasons.append("la règle s’applique depuis le \(FrenchText.date(version))")
        case (let version?, nil):
            let end = rule.versions.first { $0.from == version }?.until
            reasons.append(
                end.map { "la règle ne s’applique plus depuis le \(FrenchText.date($0))" }
                    ?? "la règle n’est en vigueur que depuis le \(FrenchText.date(version))")
        case (let old?, let new?) where old != new:
            reasons.append(
                old < new
                    ? "la version du \(FrenchText.date(new)) a pris la place de celle du \(FrenchText.date(old))"
                    : "la version du \(FrenchText.date(old)) n’était pas encore en vigueur : celle du \(FrenchText.date(new)) l’était")
        default: break
        }
        if before.cause == .launchDate, launch.date == nil { reasons.append("la date de lancement n’est pas connue au jour près") }
        let days = [launch.earliest, launch.latest, day].compactMap { $0 }
        if let first = days.min(), let last = days.max() {
            for table in RuleInputs(of: rule, in: ruleSet).tables {
                let changes = Set(table.changes).filter { $0 > first && $0 <= last }.sorted()
                guard !changes.isEmpty else { continue }
                reasons.append("montants changés le \(changes.map(FrenchText.date).joined(separator: ", le ")) : \(table.title)")
            }
        }
        if reasons.isEmpty || before.version == after.version,
            let recent = rule.versions.last(where: { $0.from <= day }) ?? rule.versions.last, recent.transition == .byAnalogy
        {
            reasons.append(
                "la disposition transitoire du \(FrenchText.date(recent.from)) n’a pas été lue : pendant trente jours, les deux versions sont essayées"
            )
        }
        return reasons.map(FrenchText.withNoBreakSpaces)
    }
}

extension Finding {
    fileprivate func isSameVerdict(as other: Finding) -> Bool {
        verdict == other.verdict && severity == other.severity && cause == other.cause && harmless == other.harmless
    }
}
