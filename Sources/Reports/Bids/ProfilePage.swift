// What a profile says, and what it leaves open: for who has just written it.

import Bids
import Figures
import Market
import Rules

/// `clausier profile check`.
public enum ProfilePage {
    public static func page(_ profile: Profile, display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        page.paragraph(Run(profile.name, .strong))
        page.blank()
        for (label, text) in told(profile) { page.row(Run(label, .faint), [Run(text)], indent: 2, labelWidth: 20) }
        let open = open(profile)
        page.heading(open.isEmpty ? "Tout ce que les règles demandent est écrit" : "Reste inconnu (\(open.count))", open.isEmpty ? .good : .question)
        for question in open { page.paragraph(Run("? ", .question), Run(FrenchText.withNoBreakSpaces(question)), indent: 2, hanging: 4) }
        return page.bytes
    }

    private static func told(_ profile: Profile) -> [(String, String)] {
        var rows: [(String, String)] = []
        if let form = profile.legalForm { rows.append(("Forme", form.label)) }
        if let agreements = profile.agreements {
            rows.append(("Conventions", agreements.isEmpty ? "aucune" : agreements.map { agreement in
                agreement.kind.label + (agreement.end.map { ", jusqu’au \(FrenchText.date($0))" } ?? "")
            }.joined(separator: " ; ")))
        }
        if !profile.activities.isEmpty { rows.append(("Activités", profile.activities.map(\.name).joined(separator: ", "))) }
        let places = profile.territory.communes.map { $0.name ?? $0.code } + profile.territory.nuts
        if !places.isEmpty { rows.append(("Territoire", places.joined(separator: ", "))) }
        if let hours = profile.workforce.insertionHours?.span { rows.append(("Heures d’insertion", "\(BidHours.span(hours)) libres par mois")) }
        if !profile.partners.isEmpty { rows.append(("Partenaires", profile.partners.map(\.name).joined(separator: ", "))) }
        return rows
    }

    /// The questions of the catalogue to which the profile has no answer, and the rest that a sheet needs.
    private static func open(_ profile: Profile) -> [String] {
        let record = profile.candidate
        var questions = RecordType.candidate.attributes.compactMap { attribute -> String? in
            if case .records = attribute.spec.type { return record[listSlot: attribute.slot].completeness == .unknown ? attribute.spec.question : nil }
            let fact = record[slot: attribute.slot]
            return fact.claims.isEmpty && fact.denial == nil ? attribute.spec.question : nil
        }
        if !profile.territory.isTold { questions.append("Où la structure travaille-t-elle (territory) ?") }
        if profile.activities.isEmpty { questions.append("Quelles sont ses activités (activities) ?") }
        if profile.workforce.insertionHours == nil { questions.append("Combien d’heures d’insertion sont libres par mois (workforce.insertionHours) ?") }
        if profile.workforce.hoursPerPost == nil { questions.append("Combien d’heures un poste à temps plein fait-il par an, et d’après quoi (workforce.hoursPerPost) ?") }
        return questions
    }
}
