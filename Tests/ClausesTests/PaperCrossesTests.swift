import Clauses
import Market
import Provenance
import Testing

/// Tables that tick what holds of each lot.
@Suite struct PaperCrossesTests {
    private func facts(_ markup: String, _ field: LotField) -> [String: [String]] {
        Dictionary(uniqueKeysWithValues: Paper(markup).statements.lots.map { ($0.number, $0.record.values(field)) }).filter { !$0.value.isEmpty }
    }

    @Test(arguments: [("X", "–"), ("☒", "☐"), ("oui", "non"), ("OUI", "NON"), ("x", "/"), ("[x]", "[ ]")])
    func crossesInEveryColumn(_ yes: String, _ no: String) {
        let table = """
            | Lot | Désignation | Réservé EA/ESAT | Clause d’insertion | Visite obligatoire |
            | 1 | Terrassement | \(no) | \(yes) | \(yes) |
            | 2 | Espaces verts | \(yes) | \(no) | \(no) |
            | 3 | Clôtures | \(no) | | \(no) |
            """
        #expect(facts(table, .reservedParticipation) == ["1": ["none"], "2": ["res-ws"], "3": ["none"]])
        #expect(facts(table, .reservedBeneficiaries) == ["2": ["sheltered"]])
        #expect(facts(table, .insertionClause) == ["1": ["required"], "2": ["none"]])
        #expect(facts(table, .siteVisit) == ["1": ["required"]])
    }

    @Test func aColumnForEachLot() {
        let table = "| | Lot 1 | Lot 2 | Lot 3 |\n| Réservé (L. 2113-12) | X | – | |\n| Clause d’insertion | – | X | X |\n| Visite obligatoire | non | oui | non |"
        #expect(facts(table, .reservedParticipation) == ["1": ["res-ws"], "2": ["none"]])
        #expect(facts(table, .reservationBasis) == ["1": ["L2113-12"]])
        #expect(facts(table, .insertionClause) == ["1": ["none"], "2": ["required"], "3": ["required"]])
        #expect(facts(table, .siteVisit) == ["2": ["required"]])
        #expect(Paper(table).statements.everyLot[LotField.siteVisit].claims.isEmpty)
    }

    /// The header asks of each lot what only the rows answer.
    @Test(arguments: [
        "Visite obligatoire | Lot réservé aux EA/ESAT | Soumis à une clause d’insertion", "Visite facultative | Réservé aux structures d’insertion | Clause sociale d’insertion obligatoire",
    ])
    func theHeaderStatesNothing(_ columns: String) {
        let every = Paper("| Lot | Désignation | \(columns) |\n| 1 | Terrassement | – | X | – |\n| 2 | Espaces verts | X | – | – |").statements.everyLot
        #expect(every[LotField.siteVisit].claims.isEmpty && every[LotField.reservedParticipation].claims.isEmpty && every[LotField.insertionClause].claims.isEmpty)
    }

    /// A first row that is of a lot is no header.
    @Test func rowsWithoutAHeader() {
        #expect(facts("| Lot n° 1 | Terrassement | Visite obligatoire |\n| Lot n° 2 | Espaces verts | Visite facultative |", .siteVisit) == ["1": ["required"], "2": ["optional"]])
    }

    /// A cross alone does not say for whom a lot is reserved; the line above the table, the header or the cell does.
    @Test(arguments: [
        ("", "Réservé", "X", [:]),
        ("Lots réservés aux structures d’insertion par l’activité économique (article L. 2113-13) :\n", "Lot réservé", "X", ["2": ["res-ws"]]),
        ("", "Lot réservé (L. 2113-12)", "X", ["2": ["res-ws"]]),
        ("", "Marché réservé", "Oui (SIAE)", ["2": ["res-ws"]]),
        ("", "Réservé à", "EA/ESAT", ["2": ["res-ws"]]),
        ("", "Réservé aux entreprises de l’ESS", "X", [:]),
        ("", "Réservé à", "Non (pas d’ESAT dans le secteur)", [:]),
    ] as [(String, String, String, [String: [String]])])
    func forWhomALotIsReserved(_ before: String, _ header: String, _ cell: String, _ expected: [String: [String]]) {
        let table = "\(before)| Lot | Désignation | \(header) |\n| 1 | Terrassement | |\n| 2 | Espaces verts | \(cell) |"
        #expect(facts(table, .reservedParticipation) == expected)
    }

    @Test func visitsInWords() {
        let table = "| Lot | Désignation | Visite du site |\n| 1 | Terrassement | Obligatoire |\n| 2 | Espaces verts | Facultative |\n| 3 | Clôtures | Sans objet |\n| 4 | Bancs | Oui |"
        #expect(facts(table, .siteVisit) == ["1": ["required"], "2": ["optional"], "3": ["none"]])
    }

    /// A column that nobody has filled in, of the past, or of something else.
    @Test(arguments: [
        "| Lot | Désignation | Clause d’insertion |\n| 1 | Terrassement | – |\n| 2 | Espaces verts | – |",
        "| Lot | Désignation | Clause d’insertion |\n| 1 | Terrassement | ☐ |\n| 2 | Espaces verts | ☐ |",
        "# Bilan du marché précédent\n| Lot | Désignation | Clause d’insertion |\n| 1 | Terrassement | X |\n| 2 | Espaces verts | – |",
        "| Lot | Désignation | Critère insertion |\n| 1 | Terrassement | X |\n| 2 | Espaces verts | – |",
        "| Lot | Désignation | Clause d’insertion |\n| 1 | Terrassement | Oui / Non |\n| 2 | Espaces verts | Oui – Non |",
        "| Lot | Désignation | Clause d’insertion |\n| 1 | Terrassement | Oui (à confirmer) |\n| 2 | Espaces verts | |",
        "| Lot | Candidat | Clause d’insertion |\n| 1 | A | X |\n| 2 | B | – |",
        "| Article | Clause d’insertion |\n| 1 | X |\n| 2 | – |",
    ])
    func otherColumns(_ table: String) {
        #expect(facts(table, .insertionClause) == [:])
    }
}
