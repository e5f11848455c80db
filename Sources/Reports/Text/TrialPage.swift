// What an expression is worth on a market.

import Market
import Rules

/// `clausier eval`.
public enum TrialPage {
    /// For each subject: the value, what it rests on, what is missing.
    public static func page(_ trial: Trial, _ market: Market, display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        for outcome in trial.outcomes {
            var runs = outcome.subject.map { [Run("\($0)\u{A0}: ", .strong)] } ?? []
            runs.append(outcome.value.map { Run($0, .good) } ?? Run("inconnu", .question))
            if let value = outcome.value, value != outcome.notation { runs.append(Run(" (\(outcome.notation))", .faint)) }
            page.paragraph(runs)
            for fact in outcome.missing { page.paragraph(Run("il manque\u{A0}: "), Run("\(fact.label) "), Run(fact.attribute, .faint), indent: 2, hanging: 4) }
            for evidence in outcome.evidence {
                page.paragraph(
                    Run("│\u{A0}", .faint), Run(Quotation.french(evidence.quote) + " "), Run(evidence.address(among: market.documents), .faint),
                    indent: 2, hanging: 4)
            }
        }
        if trial.outcomes.isEmpty { page.paragraph("Le marché n’a ni lot ni critère sur lequel évaluer l’expression.") }
        return page.bytes
    }
}
