import Clauses
import Market
import Provenance
import Testing

/// What a paper says of insertion in general is said of the lots that its clause is of.
@Suite struct PaperInsertionLotsTests {
    private func without(_ paper: Paper) -> [String] {
        paper.statements.lots.filter { $0.record[LotField.insertionClause].claims.contains { $0.value == .code("none") } }.map(\.number).sorted()
    }

    private static let general = """
        Le marché comporte une clause obligatoire d’insertion par l’activité économique, au sens de l’article L. 2112-2 du code de la commande publique.
        Les publics visés sont les bénéficiaires du RSA et les demandeurs d’emploi de longue durée.
        L’embauche directe par le titulaire est possible.
        Une pénalité de 55 € par heure d’insertion non réalisée est appliquée.
        Le titulaire transmet chaque mois un état des heures d’insertion réalisées.
        """
    private static let table = "| Lot | Heures d’insertion |\n| 1 | 320 |\n| 3 | 140 |\n"

    @Test(arguments: [
        "Les lots 02 et 04 ne sont pas concernés par la clause.", "Les lots 2 et 4 ne sont pas soumis à la présente clause.",
    ])
    func whatIsExcludedHasNoneOfIt(_ exclusion: String) {
        let paper = Paper("# Clause sociale d’insertion\n\(Self.general)\n\(Self.table)\(exclusion)\nCes volumes correspondent à environ 7 % du nombre total d’heures travaillées.", of: .ccap)
        #expect(without(paper) == ["2", "4"])
        #expect(paper.statements.insertionLots == ["1", "3"])
    }

    /// Nothing excludes a lot: the clause is of those that have hours.
    @Test func whatIsOfSomeLotsIsOfNoOther() {
        let paper = Paper("# Clause sociale d’insertion\nLes titulaires des lots suivants réservent une partie des heures de travail à des personnes éloignées de l’emploi :\n\(Self.table)Pénalité : 55 € HT par heure non réalisée.", of: .ccap)
        #expect(paper.statements.insertionLots == ["1", "3"])
    }

    /// In the annex on insertion no heading has to say which clause.
    @Test func theAnnexOnInsertion() {
        let paper = Paper("Annexe au CCAP – Clause sociale d’insertion\n\(Self.general)\n| Lot | Taux d’insertion |\n| Lot 1 – Taille | 10 % |\n| Lot 2 – Tonte | 8 % |\nLe lot 3, réservé au secteur adapté, n’est pas soumis à la présente clause.", of: .insertionAnnex)
        #expect(without(paper) == ["3"])
        let titled = Paper("Annexe – Clause sociale d’insertion\nEntretien des berges – lots 1 et 2\n\(Self.general)", of: .insertionAnnex)
        #expect(titled.statements.insertionLots == ["1", "2"])
    }

    @Test func theseLots() {
        let paper = Paper("# Clause sociale\nLes lots n° 1 et n° 2 comportent une clause obligatoire d’insertion. Les titulaires de ces lots consacrent à l’insertion 8 % du temps total de main-d’œuvre. Les lots n° 3 et n° 4 ne sont pas concernés.")
        #expect(paper.lot("1").values(LotField.insertionRate) == ["8"] && paper.lot("2").values(LotField.insertionRate) == ["8"])
        #expect(paper.statements.everyLot.values(LotField.insertionRate) == [])
        let hours = Paper("# Clause sociale d’insertion\nLes lots 2 et 5 comportent une clause d’insertion. Chacun des titulaires de ces lots réalise 90 heures d’insertion.")
        #expect(hours.hoursByLot == ["2": ["90"], "5": ["90"]])
    }

    /// « les titulaires des lots suivants réservent … », above a table: the lots of its rows have the clause.
    @Test(arguments: [
        ("Les titulaires des lots suivants réservent une partie des heures de travail à des personnes éloignées de l’emploi :", true),
        ("L’entreprise attributaire de l’un des lots ci-dessous s’engage à réaliser au minimum le nombre d’heures d’insertion suivant :", true),
        ("Les titulaires des lots suivants peuvent réserver une partie des heures de travail à des personnes éloignées de l’emploi :", false),
        ("Les titulaires des lots suivants réservent un accès de chantier :", false),
        ("Les titulaires des lots suivants ne réservent pas d’heures d’insertion :", false),
    ])
    func theClauseOfTheLotsOfATable(_ line: String, _ isRequired: Bool) {
        let paper = Paper("# Clause sociale d’insertion\n\(line)\n| Lot | Heures d’insertion |\n| Lot 1 – Toiture | 320 heures |\n| Lot 3 – Peinture | 140 heures |\n| Lot 4 – Ascenseur | néant |", of: .ccap)
        let required = paper.statements.lots.filter { $0.record[LotField.insertionClause].claims.contains { $0.value == .code("required") } }.map(\.number)
        #expect(required.sorted() == (isRequired ? ["1", "3"] : []))
        #expect(without(paper) == ["4"])
    }

    /// What is of all lots stays so.
    @Test(arguments: [
        "", "Chaque lot comporte une clause d’insertion.", "Le lot 3 n’est pas soumis à la retenue de garantie.", "Les lots 2 et 4 ne sont pas concernés par la visite.",
        "La visite du lot 2 est obligatoire.", "Les lots 2 et 4 ne sont pas concernés par la clause de réexamen.",
    ])
    func whatIsOfAllLots(_ sentence: String) {
        let paper = Paper("# Clause sociale d’insertion\n\(Self.general)\n\(sentence)", of: .ccap)
        #expect(paper.statements.insertionLots == nil)
        #expect(without(paper) == [])
    }

    /// A figure that one lot has beside those of all is not a clause of one lot.
    @Test(arguments: [
        "Le taux est de 8 % des heures travaillées. Pour le lot 5, le taux est ramené à 4 % des heures travaillées.",
        "Pour chaque tranche de 50 000 € HT, 30 heures d’insertion sont dues par le titulaire.\nLe lot 1 comporte 300 heures d’insertion.",
        "Chaque lot comporte une clause d’insertion.\nLe lot 1 comporte 300 heures d’insertion.",
    ])
    func aFigureOfOneLotBesideThoseOfAll(_ markup: String) {
        #expect(Paper("# Clause sociale d’insertion\n\(markup)", of: .ccap).statements.insertionLots == nil)
    }
}
