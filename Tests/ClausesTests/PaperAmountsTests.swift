import Clauses
import Documents
import Market
import Provenance
import Testing

/// Amounts and hours in papers in prose: of which lot, of which time.
@Suite struct PaperAmountsTests {
    /// The limits of an accord-cadre, one to a row: « Sans minimum » heads no column.
    /// The act of one lot: its amounts are of a period, whatever the heading says it is of; those of each buyer of a group
    /// are nobody’s maximum.
    @Test func amountsOfAPeriodAndOfEachBuyer() {
        let table = "| Période | Minimum HT | Maximum HT |\n| Période initiale | 12 500,00 € | 75 000,00 € |\n"
        let one = Paper("# Lot n° 20 – Épicerie\nLes montants sont définis comme suit :\n" + table, of: .ae)
        #expect(one.lot("20").values(LotField.frameworkPeriodMaximum) == ["75000 EUR HT"])
        #expect(one.lot("20")[LotField.frameworkMaximumValue].claims.isEmpty)
        let group = Paper("# Lot n° 20 – Épicerie\nLes montants sont définis comme suit :\n| Ville d’Ormel |\n" + table + "| Agglomération |\n" + table, of: .ae)
        #expect(group.lot("20")[LotField.frameworkPeriodMaximum].claims.isEmpty && group.lot("20")[LotField.frameworkMaximumValue].claims.isEmpty)
    }

    /// « Le montant total … pour la période initiale »: the total of a period, not of the contract.
    @Test(arguments: [
        ("Le montant total des prestations pour la période initiale de l'accord-cadre est défini(e) comme suit :", "period"),
        ("Le montant total des commandes pour chaque période est défini comme suit :", "period"),
        ("Le montant total des prestations pour la période initiale de l'accord-cadre (montants identiques pour chaque période de reconduction) est défini comme suit :", "period"),
        ("Le montant total des prestations pour la durée de l'accord-cadre (toutes périodes confondues) est défini comme suit :", "whole"),
        ("Le montant total des prestations pour la période initiale et les périodes de reconduction est défini comme suit :", "none"),
        ("Le montant total des prestations pour la période initiale et ses reconductions est le suivant :", "none"),
        ("Le montant total des prestations pour la période initiale, reconductions comprises, est le suivant :", "none"),
        ("Le montant total de l'accord-cadre, dont la part de la période initiale, est le suivant :", "none"),
    ])
    func theTotalOfAPeriod(line: String, of time: String) {
        for rows in ["| Lot(s) | Minimum HT | Maximum HT |\n| 1 | 20 000,00 € | 90 000,00 € |\n| 2 | 15 000,00 € | 60 000,00 € |", "| Lot(s) | Désignation | Minimum HT | Maximum HT |\n| 1 | Tontes | 20 000,00 € | 90 000,00 € |\n| 2 | Haies | 15 000,00 € | 60 000,00 € |"] {
            let lot = Paper("# 1.3 - Montants\n\(line)\n" + rows + "\nLes montants seront identiques pour la période de reconduction.", of: .ccap).lot("2")
            #expect(lot.values(LotField.frameworkPeriodMinimum) == (time == "period" ? ["15000 EUR HT"] : []))
            #expect(lot.values(LotField.frameworkPeriodMaximum) == (time == "period" ? ["60000 EUR HT"] : []))
            #expect(lot.values(LotField.frameworkMinimumValue) == (time == "whole" ? ["15000 EUR HT"] : []))
            #expect(lot.values(LotField.frameworkMaximumValue) == (time == "whole" ? ["60000 EUR HT"] : []))
        }
    }

    /// The line below a table may say that its amounts are of a period.
    @Test(arguments: [
        ("Les montants seront identiques pour la période de reconduction.", ["60000 EUR HT"], []), ("Ces montants sont les mêmes pour les périodes de reconduction.", ["60000 EUR HT"], []),
        ("Les montants s'entendent par période.", [], []), ("Ces maximums sont annuels.", [], []), ("Les prix sont révisés chaque année.", [], ["60000 EUR HT"]),
    ])
    func whatTheLineBelowSaysOfTheTime(line: String, period: [String], whole: [String]) {
        for rows in ["| Lot | Maximum HT |\n| 1 | 90 000 € |\n| 2 | 60 000 € |", "Lot Désignation Maximum HT\n1 Tontes 90 000 €\n2 Haies 60 000 €"] {
            let lot = Paper("# 1.3 - Montants\nLes montants sont les suivants :\n\(rows)\n\(line)", of: .ccap).lot("2")
            #expect(lot.values(LotField.frameworkPeriodMaximum) == period)
            #expect(lot.values(LotField.frameworkMaximumValue) == whole)
        }
    }

    @Test func limitsRowByRow() {
        func limits(_ rows: String) -> [[String]] {
            let paper = Paper("# 4 - Prix\nLe montant total des prestations pour la durée de l'accord-cadre (toutes périodes confondues) est défini comme suit :\n" + rows, of: .ae)
            return [ProcedureField.frameworkMinimumValue, .frameworkMaximumValue].map { paper.statements.procedure.values($0) }
        }
        #expect(limits("| Minimum HT | Sans minimum |\n| Maximum HT | 240 000,00 € |") == [[], ["240000 EUR HT"]])
        #expect(limits("| Minimum HT | 20 000,00 € |\n| Maximum HT | 240 000,00 € |") == [["20000 EUR HT"], ["240000 EUR HT"]])
        #expect(limits("| Minimum HT | Maximum HT |\n| 20 000,00 € | 240 000,00 € |") == [["20000 EUR HT"], ["240000 EUR HT"]])
    }

    /// « N° » with words on lots in the other headers; the total is nobody’s; papers, codes and forms of orders are no titles.
    @Test func amountsOfLotsThatOnlyANumberNames() {
        let paper = Paper("""
            # 4.3 Étendue
            Détail des lots :
            | N° | Modalités d’exécution des lots | Montant estimatif (en € HT) | Montant maximum (en € HT) |
            | 1 | bons de commande | 60 000 € | 90 000 € |
            | 2 | marchés subséquents | 40 000 € | 50 000 € |
            | Total | | 100 000 € | 140 000 € |
            # 5 Contenu du dossier
            L’acte d’engagement de chacun des lots et ses annexes :
            Lot 1 : bordereau de prix unitaires (BPU) ;
            Lot 2 : taux journaliers plafonds ;
            # 6 Nomenclature
            | Lot(s) | Code principal | Description |
            | 1 | 77310000-6 | Réalisation et entretien d’espaces verts |
            """)
        #expect(paper.lot("1").values(LotField.frameworkMaximumValue) == ["90000 EUR HT"])
        #expect(paper.lot("2").values(LotField.estimatedValue) == ["40000 EUR HT"])
        #expect(paper.statements.everyLot[LotField.frameworkMaximumValue].claims.isEmpty && paper.statements.procedure[ProcedureField.frameworkMaximumValue].claims.isEmpty)
        #expect(paper.lot("1")[LotField.title].claims.isEmpty && paper.lot("2")[LotField.title].claims.isEmpty)
    }

    /// The second row says which hours the columns hold; of two columns neither is the whole.
    @Test func hoursOfTranchesBelowOneHeading() {
        let paper = Paper("""
            # Annexe 2 - Clause sociale d’insertion
            | Lot | Corps d'état | Heures d'insertion | | Total |
            | | | Tranche ferme | Tranche optionnelle | |
            | 1 | Gros œuvre | 800 | 450 | 1 250 |
            | 2 | Étanchéité | 620 | 0 | 620 |
            """, of: .insertionAnnex)
        func commitments(_ lot: String) -> [String] {
            paper.lot(lot)[list: LotField.insertionCommitments].members.map {
                "\($0.firstValue(of: InsertionCommitmentField.hours)?.description ?? "?") \($0.firstValue(of: InsertionCommitmentField.tranche)?.description ?? "-")"
            }
        }
        #expect(commitments("1") == ["800 firm", "450 optional"])
        #expect(commitments("2") == ["620 firm"])
    }

    @Test func aMaximumForEachYearIsNotThatOfTheWhole() {
        let paper = Paper("L’accord-cadre est conclu sans minimum et avec un montant maximum annuel : 250 000 € HT, pour un an, reconductible trois fois.")
        #expect(paper.statements.procedure.values(ProcedureField.frameworkPeriodMaximum) == ["250000 EUR HT"])
        #expect(paper.statements.procedure[ProcedureField.frameworkMaximumValue].claims.isEmpty)
    }

    @Test func hoursByYearAndThePenaltyInATable() {
        let paper = Paper("""
            # Article 9 – Clause d’insertion
            | Lot | Heures d’insertion par an |
            | Lot 1 – Secteur Nord | 620 heures |
            | Lot 2 – Secteur Sud | néant |
            # Article 11 – Pénalités
            | Manquement | Pénalité |
            | Passage non exécuté | 60 € par passage |
            | Heure d’insertion non réalisée | 50 € par heure |
            """, of: .ccap)
        #expect(Paper.hours(paper.lot("1")) == ["620"])
        #expect(paper.lot("1")[list: LotField.insertionCommitments].members.first?.firstValue(of: InsertionCommitmentField.period)?.description == "1 year")
        #expect(paper.lot("2").values(LotField.insertionClause) == ["none"])
        #expect(paper.statements.everyLot.values(LotField.insertionPenalty) == ["50 EUR unstated"])
    }

    @Test func amountsByLotAndNotByYear() {
        let paper = Paper("""
            # Montants
            Lot 1 : montant maximum de 400 000 € HT
            Lot 2 : montant maximum de 1,2 M€ HT
            Le montant maximum annuel est de 300 000 € HT.
            La valeur estimée du lot n° 2 : 85 k€ HT
            La valeur estimée du lot n° 1 : 250 000.50 EUR HT
            """)
        #expect(paper.lot("1").values(LotField.estimatedValue) == ["250000.5 EUR HT"])
        #expect(paper.lot("1").values(LotField.frameworkMaximumValue) == ["400000 EUR HT"])
        #expect(paper.lot("2").values(LotField.frameworkMaximumValue) == ["1200000 EUR HT"])
        #expect(paper.lot("2").values(LotField.estimatedValue) == ["85000 EUR HT"])
        #expect(paper.statements.procedure[ProcedureField.frameworkMaximumValue].claims.isEmpty)
    }

    /// A long paragraph announces by its last sentence what the list below it is.
    @Test func hoursListedBelowALongParagraph() {
        let paper = Paper("""
            Le maître d'ouvrage s'est engagé dans une politique volontariste en faveur de l'emploi, que le présent dossier décline pour chaque corps d'état. Les conditions d'exécution comportent des éléments à caractère social comme suit :
            Lot 2 - Démolition - Gros œuvre : 300 heures
            Lot 13 - Plomberie - Ventilation : 200 heures
            """, of: .notice)
        #expect(Paper.hours(paper.lot("2")) == ["300"])
        #expect(Paper.hours(paper.lot("13")) == ["200"])
    }

    @Test func hoursOfInsertionInAnAnnex() {
        let paper = Paper("""
            # ANNEXE – CLAUSE SOCIALE D'INSERTION
            Lot n° 1 – Gros œuvre : 850 heures
            Lot n° 2 – Ascenseurs : pas d'heures d'insertion
            Lot 3 - Électricité : 5 % des heures travaillées soit 260 heures
            Délai de réponse du facilitateur : 48 heures.
            | N° lot | Nombre d'heures |
            | 4 | 1 200 |
            | 5 | néant |
            | Total | 2 310 |
            """, of: .insertionAnnex)
        #expect(Paper.hours(paper.lot("1")) == ["850"])
        #expect(paper.lot("2").values(LotField.insertionClause) == ["none"])
        #expect(Paper.hours(paper.lot("3")) == ["260"])
        #expect(paper.lot("3").values(LotField.insertionRate) == ["5"])
        #expect(Paper.hours(paper.lot("4")) == ["1200"])
        #expect(paper.lot("5").values(LotField.insertionClause) == ["none"])
        #expect(paper.statements.lots.count == 5)
    }

    /// Each column and each row says itself of which time its amounts are.
    @Test func periodsAndTheWholeSideBySide() {
        let columns = Paper("Le montant maximum par période est identique pour chaque période.\n| Lot | Désignation | Maximum HT par reconduction | Maximum HT toutes périodes |\n| 1 | Nord | 310 000 € | 1 240 000 € |\n| 2 | Sud | 245 000 € | 980 000 € |", of: .ccap)
        #expect(columns.lot("1").values(LotField.frameworkPeriodMaximum) == ["310000 EUR HT"])
        #expect(columns.lot("1").values(LotField.frameworkMaximumValue) == ["1240000 EUR HT"])
        let rows = Paper("# Lot n° 4 – Hauts-Champs\n| Période | Maximum HT |\n| Période initiale | 120 000 € |\n| 1re reconduction | 120 000 € |\n| 2e reconduction | 120 000 € |\n| Total | 240 000 € |", of: .ae)
        #expect(rows.lot("4").values(LotField.frameworkPeriodMaximum) == ["120000 EUR HT"])
        #expect(rows.lot("4").values(LotField.frameworkMaximumValue) == ["240000 EUR HT"])
        let lots = Paper("| Lot | Période | Minimum HT | Maximum HT |\n| 1 | Période initiale | 50 000 € | 300 000 € |\n| | Chaque reconduction | 50 000 € | 300 000 € |\n| | Durée totale | 200 000 € | 1 200 000 € |\n| 2 | Période initiale | 40 000 € | 250 000 € |\n| Total | | 90 000 € | 550 000 € |", of: .ccap)
        #expect(lots.lot("1").values(LotField.frameworkPeriodMaximum) == ["300000 EUR HT"])
        #expect(lots.lot("1").values(LotField.frameworkMaximumValue) == ["1200000 EUR HT"])
        #expect(lots.lot("2").values(LotField.frameworkPeriodMinimum) == ["40000 EUR HT"])
        #expect(lots.lot("1")[LotField.title].claims.isEmpty && lots.lot("2")[LotField.frameworkMaximumValue].claims.isEmpty)
    }

    /// « en € HT » stands over « Minimum | Maximum »; numbers without a name are those of the lots that the line above announces.
    @Test func aHeaderOfTwoRows() {
        let table = "| N° | Secteur | Montants annuels en € HT | |\n| | | Minimum | Maximum |\n| 1 | Centre | 40 000 | 110 000 |\n| 2 | Briqueterie | 15 000 | 54 000 |"
        let paper = Paper("L’accord-cadre est divisé en deux (2) lots géographiques :\n" + table)
        #expect(paper.lot("2").values(LotField.frameworkPeriodMaximum) == ["54000 EUR HT"])
        #expect(paper.lot("2").values(LotField.title) == ["Briqueterie"])
        // Announced as something else, the numbers are nobody's.
        let other = Paper("Les sites à entretenir sont les suivants :\n" + table)
        #expect(other.statements.lots.isEmpty && other.statements.everyLot[LotField.frameworkPeriodMaximum].claims.isEmpty && other.statements.procedure[ProcedureField.frameworkMaximumValue].claims.isEmpty)
    }

    /// « Lot | Heures | Lot | Heures »: each figure is of the lot to its left.
    @Test func twoListsOfLotsSideBySide() {
        let paper = Paper("# Clause sociale\n| Lot | Heures d’insertion | Lot | Heures d’insertion |\n| 1 | 560 | 8 | 470 |\n| 3 | 320 | TOTAL | 1 350 |", of: .insertionAnnex)
        #expect(paper.hoursByLot == ["1": ["560"], "3": ["320"], "8": ["470"]])
    }

    /// A page has cut a row, or made a table of its own of a header.
    @Test func rowsThatAPageHasCut() {
        let paper = Paper("# Lots\n| N° de lot et intitulé | Estimation HT | Heures d’insertion |\n| Lot n° 1 Désamiantage | 420 000 € | 280 h |\n| Lot n° 2 Isolation par l’extérieur – | | |\n| Ravalement | 1 980 000 € | 2 600 h |\n| Total | 2 400 000 € | 2 880 h |")
        #expect(paper.lot("2").values(LotField.estimatedValue) == ["1980000 EUR HT"])
        #expect(paper.hoursByLot == ["1": ["280"], "2": ["2600"]])
        #expect(paper.statements.everyLot[LotField.estimatedValue].claims.isEmpty)
    }

    /// Hours in several columns: of tranches, of a year and of the whole.
    @Test(arguments: [
        ("Lot | Heures TF | Heures TO1", ["300 firm", "600 optional"]),
        ("Lot | Nb heures/an | Nb heures total", ["300 1 year"]),
        ("Lot | Nombre d’heures par an | Nombre d’heures sur 4 ans", ["300 1 year"]),
        ("Lot | Volume horaire annuel | Volume horaire total", ["300 1 year"]),
        ("Lot | Heures période initiale (24 mois) | Heures sur la durée totale", ["600"]),
        // Two years that differ are no yearly engagement.
        ("Lot | Heures année 1 | Heures année 2", []),
        ("Lot | Volume annuel indicatif | Effectif", []),
    ])
    func severalColumnsOfHours(_ header: String, _ expected: [String]) {
        let paper = Paper("# Annexe – clause sociale d’insertion\nNombre d’heures d’insertion à réaliser :\n| \(header) |\n| 1 | 300 | 600 |\n| 2 | 120 | 240 |", of: .insertionAnnex)
        let members = paper.lot("1")[list: LotField.insertionCommitments].members
        let read = members.map { member in
            [InsertionCommitmentField.hours, .tranche, .period].compactMap { member.firstValue(of: $0)?.description }.joined(separator: " ")
        }
        #expect(read == expected)
    }

    /// Penalties, insurances and references have limits that are no framework’s; a report of the past promises nothing.
    @Test(arguments: [
        "# Pénalités\n| Manquement | Montant HT | Maximum |\n| Retard | 100 € | 5 000 € |\n| Heure d’insertion non réalisée | 50 € | 10 000 € |",
        "# Assurances\n| Garantie | Minimum |\n| Dommages corporels | 1 500 000 € |\n| Dommages matériels | 500 000 € |",
        "# Références exigées\n| Lot | Nombre de références | Montant minimum |\n| 1 | 3 | 50 000 € |\n| 2 | 2 | 20 000 € |",
        "# Bilan du marché précédent\n| Lot | Heures d’insertion | Montant maximum HT |\n| 1 | 450 | 120 000 € |\n| 2 | 300 | 80 000 € |",
        "# Bilan du marché précédent : insertion\n| Lot | Heures d’insertion | |\n| | Tranche ferme | Tranche optionnelle |\n| 1 | 450 | 30 |\n| 2 | 300 | 20 |",
        "# Bilan du marché précédent\n| Maximum HT | 240 000,00 € |\n| Minimum HT | 20 000,00 € |",
        "# Insertion\n| Lot | Heures d’insertion réalisées |\n| 1 | 450 |\n| 2 | 300 |",
    ])
    func tablesOfSomethingElse(_ table: String) {
        let paper = Paper(table, of: .ccap)
        #expect(paper.hoursByLot.values.flatMap { $0 } == [])
        for record in paper.statements.lots.map(\.record) + [paper.statements.everyLot] {
            #expect(record[LotField.frameworkMaximumValue].claims.isEmpty && record[LotField.frameworkMinimumValue].claims.isEmpty)
        }
        #expect(paper.statements.procedure[ProcedureField.frameworkMaximumValue].claims.isEmpty)
        #expect(paper.statements.procedure[ProcedureField.frameworkMinimumValue].claims.isEmpty)
    }
}
