import Clauses
import Market
import Provenance
import Testing

/// When tenders are due, however the day and the hour are laid out.
@Suite struct PaperDeadlineTests {
    private func deadlines(_ markup: String, _ field: LotField = .tenderDeadline) -> [String] { Paper(markup).statements.everyLot.values(field) }

    /// The day in one place, the hour in the next.
    @Test(arguments: [
        "Date limite de réception des offres : 12/03/2026\nHeure limite : 15h00",
        "Date limite de réception des offres : 12/03/2026\nHeure limite de réception des offres : 15h00",
        "Date limite de remise des propositions des entreprises : le jeudi 12 mars 2026\nHeure limite de remise : 15 heures",
        "Date limite de réception des offres : 12/03/2026 Heure limite : 15h00",
        "# Date limite de remise des plis\n| Date | Heure |\n| 12/03/2026 | 15h00 |",
        "# 5. Remise des offres\n| Date | Heure |\n| jeudi 12 mars 2026 | 15 heures |",
        "| Date limite de réception des offres | Heure limite |\n| 12/03/2026 | 15h00 |",
        "| Date limite de réception des offres | Date : 12/03/2026 |\n| | Heure : 15h00 |",
        "| Date limite des questions | Date et heure limites de réception des offres |\n| 2 mars 2026 | jeudi 12 mars 2026 à 15h00 |",
        "| Date et heure limites de réception des offres |\n| Date | 12/03/2026 |\n| Heure | 15h00 |",
        "REMISE DES OFFRES\njeudi 12 mars 2026 à 15 heures\n# Article 4\nDate et heure limites de réception des plis indiquées en page de garde.",
        "| Remise des offres | jeudi 12 mars 2026 à 15 heures |\n# Article 4\nLa date et l’heure limites de réception des plis sont indiquées en page de garde.",
    ])
    func theDayAndTheHourApart(_ markup: String) {
        #expect(deadlines(markup) == ["2026-03-12T15:00:00"])
    }

    /// Beside the day alone, as the first row says it, the hour of the second.
    @Test func theHourInARowOfItsOwn() {
        #expect(deadlines("| Date limite de réception des offres | 12/03/2026 |\n| Heure limite de réception des offres | 15h00 |").contains("2026-03-12T15:00:00"))
    }

    @Test func theDeadlineOfCandidates() {
        let markup = "| Date limite de remise des candidatures | Heure limite |\n| 12/03/2026 | 15h00 |"
        #expect(deadlines(markup, .requestDeadline) == ["2026-03-12T15:00:00"])
        #expect(deadlines(markup).isEmpty)
    }

    /// A visit, questions, a session of opening have days and hours too.
    @Test(arguments: [
        "# Visite du site\n| Date | Heure |\n| 12/03/2026 | 15h00 |",
        "# Remise des offres\nLes visites ont lieu comme suit :\n| Date | Heure |\n| 12/03/2026 | 15h00 |",
        "# Ouverture des plis après réception des offres\n| Date | Heure |\n| 12/03/2026 | 15h00 |",
        "| Visite | | Remise des offres | |\n| Date | Heure | Date | Heure |\n| 12/02/2026 | 15h00 | 12/03/2026 | 12h00 |",
        "| Date | Heure |\n| 12/03/2026 | 15h00 |",
        "| Date limite de réception des offres | Visite |\n| Voir page de garde | 12/03/2026 à 15h00 |",
        "| Date limite de remise des questions sur les offres |\n| 12/03/2026 à 15h00 |",
        "VISITE DU SITE\njeudi 12 mars 2026 à 15 heures",
    ])
    func otherDaysAndHours(_ markup: String) {
        #expect(deadlines(markup).isEmpty)
    }

    /// An hour of something else does not join the day of the tenders.
    @Test func theHourOfSomethingElse() {
        #expect(deadlines("Date limite de réception des offres : 12/03/2026\nHeure limite de remise des candidatures : 15h00") == ["2026-03-12"])
        #expect(deadlines("Date limite de réception des offres : 12/03/2026\nVisite : heure limite 15h00") == ["2026-03-12"])
    }
}
