// What the law of another day changes: `clausier check --on A --compare-on B`.

import Figures
import Rules

enum ComparisonPage {
    static func page(
        _ consultation: JudgedConsultation, _ comparison: LawComparison, _ context: ReportContext, display: TextDisplay
    ) -> [UInt8] {
        var page = Page(display)
        let differences = FoldedDifference.fold(comparison.differences)
        page.paragraph(Run("\(consultation.source)\u{A0}: ", .strong), Run(sentence(consultation, comparison)))
        page.blank()
        page.market(consultation)
        let lots = LotNames(consultation.market)
        if !differences.isEmpty { page.heading("Ce qui change (\(comparison.differences.count))", .strong) }
        for difference in differences {
            page.difference(difference, consultation.judgement.launchDate.date, comparison.day, lots)
            page.blank()
        }
        page.limits(context, lawWarnings: consultation.lawWarnings)
        return page.bytes
    }

    private static func sentence(_ consultation: JudgedConsultation, _ comparison: LawComparison) -> String {
        let before = consultation.judgement.launchDate.date.map { "du \(FrenchText.date($0))" } ?? "de la date de lancement, qui n’est pas connue au jour près,"
        let count = comparison.differences.count
        let change =
            count == 0
            ? "aucun verdict ne change" : French.count(count, "verdict change", "verdicts changent")
        return "\(change) entre le droit \(before) et celui du \(FrenchText.date(comparison.day))\u{A0}; "
            + "\(French.count(comparison.unchanged, "reste le même", "restent les mêmes"))."
    }
}

/// A difference with all the lots of which it is true.
private struct FoldedDifference {
    let first: LawComparison.Difference
    var lots: [String]

    static func fold(_ differences: [LawComparison.Difference]) -> [FoldedDifference] {
        var folded: [FoldedDifference] = []
        for difference in differences {
            let lot = difference.after.lot ?? difference.before.lot
            let place = folded.firstIndex { $0.says(the: difference) }
            if let place {
                if let lot, !folded[place].lots.contains(lot) { folded[place].lots.append(lot) }
            } else {
                folded.append(FoldedDifference(first: difference, lots: lot.map { [$0] } ?? []))
            }
        }
        return folded
    }

    private func says(the other: LawComparison.Difference) -> Bool {
        [first.before, first.after].map(Self.words) == [other.before, other.after].map(Self.words) && first.reasons == other.reasons
    }

    private static func words(_ finding: Finding) -> [String] { [finding.rule, finding.verdictInFrench, finding.message] }
}

extension Page {
    fileprivate mutating func difference(_ difference: FoldedDifference, _ day: CivilDate?, _ otherDay: CivilDate, _ lots: LotNames) {
        let before = difference.first.before
        let after = difference.first.after
        var title = [Run(after.rule, .strong), Run(" ·\u{A0}", .faint), Run(after.title, .strong)]
        if let phrase = lots.phrase(for: difference.lots) { title.append(Run(" (\(phrase))")) }
        paragraph(title, indent: 2, hanging: 4)
        let basis = French.enumeration(after.legalBasis.map { "\($0.article)\u{A0}(\($0.kind.rawValue))" })
        if !basis.isEmpty { paragraph(Run(basis, .faint), indent: 4) }
        verdict(before, day.map(FrenchText.date) ?? "lancement")
        verdict(after, FrenchText.date(otherDay))
        for reason in difference.first.reasons { paragraph(Run("Pourquoi\u{A0}: ", .faint), Run("\(reason)."), indent: 4) }
        if let remedy = after.remedy { paragraph(Run("→\u{A0}", .good), Run(remedy), indent: 4, hanging: 6) }
    }

    private mutating func verdict(_ finding: Finding, _ day: String) {
        paragraph(
            Run("\(day)\u{A0}: ", .faint), Run(finding.verdictInFrench, .strong), Run(" — \(finding.message)"), indent: 4, hanging: 6)
    }
}
