// Whether the rules still know the law of a day: when they were last reviewed, and what has run out.
//
// The day is that of the law that was applied, never the clock's: the same papers give the same report
// next year.

import Figures

/// Warns where the law may have changed since the rules were read again.
public struct LawCurrency: Sendable {
    /// How old a review may be, in months, before a reader is warned.
    public static let months = 6

    private let reviewed: CivilDate?
    /// Rules of which no version follows the last one, by the day on which it ends. One that had ended
    /// when the law was reviewed has ended for good.
    private let ends: [(day: CivilDate, rule: String)]
    /// Tables that have no figure from a day on.
    private let tableEnds: [(day: CivilDate, title: String)]

    public init(_ ruleSet: RuleSet) {
        let reviewed = ruleSet.reviewed
        func isOpen(_ end: CivilDate) -> Bool { reviewed.map { end > $0 } ?? true }
        self.reviewed = reviewed
        ends = ruleSet.rules.compactMap { rule in rule.versions.last?.until.flatMap { isOpen($0) ? ($0, rule.id) : nil } }
        tableEnds = ruleSet.tables.dated.compactMap { table in
            // One row that holds on keeps the table current.
            let ends = table.rows.compactMap(\.until)
            guard ends.count == table.rows.count, let last = ends.max(), isOpen(last) else { return nil }
            return (last, table.title)
        }
    }

    /// In French, each warning a sentence; empty if the law of that day is known.
    public func warnings(on day: CivilDate) -> [String] {
        var warnings: [String] = []
        if let reviewed, let limit = reviewed.adding(months: Self.months), day > limit {
            warnings.append(
                "Les règles ont été relues le \(FrenchText.date(reviewed)), plus de six mois avant le \(FrenchText.date(day)) : le droit a pu changer depuis.")
        }
        let over = ends.filter { $0.day <= day }
        if !over.isEmpty {
            warnings.append(
                "Sans version en vigueur le \(FrenchText.date(day)), rien n’ayant été écrit pour la suite : \(over.map(\.rule).joined(separator: ", ")).")
        }
        for table in tableEnds where table.day <= day {
            warnings.append("Montants non connus depuis le \(FrenchText.date(table.day)) : \(table.title).")
        }
        return warnings.map(FrenchText.withNoBreakSpaces)
    }
}
