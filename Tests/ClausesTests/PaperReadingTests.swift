import Clauses
import Documents
import Market
import Provenance
import Testing

/// What papers in prose state: lots, dates, amounts, hours, reservations, each for the right lots.
@Suite struct PaperReadingTests {
    /// « Lot n° 1 : 350 heures d’insertion » says how much, not what.
    @Test(arguments: ["lot réservé à des structures d’insertion", "marché réservé aux SIAE", "pas de clause sociale", "franchise de 1 000 € par sinistre", "350 heures d'insertion.", "12 000,00 € HT", "24 mois à compter de la notification"])
    func anAmountIsNoTitleOfALot(text: String) {
        let paper = Paper("# Insertion\nLot n° 1 : \(text)\nLot n° 2 : Plomberie")
        let titles = paper.statements.lots.map { $0.record.firstValue(of: LotField.title)?.description }
        #expect(titles.compactMap { $0 } == ["Plomberie"])
    }

    @Test func aTableOfLotsAndItsLimits() {
        let paper = Paper("""
            # 1.2 - Décomposition de la consultation
            Les travaux sont répartis en 3 lots :
            | Lot(s) | Désignation |
            | 01 | Gros œuvre - démolition |
            | 02 | Étanchéité |
            | 03 | Menuiseries extérieures |
            Un même candidat ne pourra se voir attribuer plus de 2 lots.
            """)
        #expect(paper.statements.listsLots)
        #expect(paper.statements.lots.map(\.number) == ["1", "2", "3"])
        #expect(paper.lot("2").values(LotField.title) == ["Étanchéité"])
        #expect(paper.statements.procedure.values(ProcedureField.numberOfLots) == ["3"])
        #expect(paper.statements.procedure.values(ProcedureField.isDivided) == ["true"])
        #expect(paper.statements.procedure.values(ProcedureField.maximumLotsAwarded) == ["2"])
    }

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

    @Test func limitsRowByRow() {
        func limits(_ rows: String) -> [[String]] {
            let paper = Paper("# 4 - Prix\nLe montant total des prestations pour la durée de l'accord-cadre (toutes périodes confondues) est défini comme suit :\n" + rows, of: .ae)
            return [ProcedureField.frameworkMinimumValue, .frameworkMaximumValue].map { paper.statements.procedure.values($0) }
        }
        #expect(limits("| Minimum HT | Sans minimum |\n| Maximum HT | 240 000,00 € |") == [[], ["240000 EUR HT"]])
        #expect(limits("| Minimum HT | 20 000,00 € |\n| Maximum HT | 240 000,00 € |") == [["20000 EUR HT"], ["240000 EUR HT"]])
        #expect(limits("| Minimum HT | Maximum HT |\n| 20 000,00 € | 240 000,00 € |") == [["20000 EUR HT"], ["240000 EUR HT"]])
    }

    /// The cover of an acte d'engagement: the object is the market's, the title the lot's.
    /// Below « Allotissement » a column of numbers beside one of titles is that of the lots, whoever calls it « N° ».
    @Test func aTableOfLotsWhoseNumbersAreNotCalledLots() {
        let table = "| N° | Intitulé | Montant maximum HT |\n| 1 | Secteur Nord | 120 000 € |\n| 2 | Secteur Sud | 90 000 € |\nArticle 3 – Durée"
        let paper = Paper("# Article 2 – Allotissement\nLes prestations sont réparties en 2 lots :\n" + table)
        #expect(paper.lot("1").values(LotField.title) == ["Secteur Nord"])
        #expect(paper.lot("2").values(LotField.frameworkMaximumValue) == ["90000 EUR HT"])
        #expect(paper.statements.listsLots)
        // Of tranches, sites or papers it is none.
        for words in ["# Article 2 – Tranches\nLes prestations sont réparties en 2 tranches :\n", "# Article 2 – Allotissement\nLes lots comprennent les pièces suivantes :\n"] {
            #expect(Paper(words + table).statements.lots.isEmpty)
        }
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

    /// What stands below « Intitulé » is the title, an amount in it or not.
    @Test func aTitleWithAnAmount() {
        let paper = Paper("# Allotissement\n| N° | Intitulés des lots |\n| 1 | Études et audits |\n| 2 | Conduite du changement – inférieur ou égal à 500 000 € HT |")
        #expect(paper.lot("2").values(LotField.title) == ["Conduite du changement – inférieur ou égal à 500 000 € HT"])
    }

    /// In large print the date itself looks like a heading.
    @Test func aDateInLargePrintBelowItsName() {
        let paper = Paper("# DATE LIMITE DE REMISE DES OFFRES\n# 20/05/2027 à 11h00\n# SOMMAIRE")
        #expect(paper.statements.everyLot.values(LotField.tenderDeadline) == ["2027-05-20T11:00:00"])
    }

    @Test func theCoverOfAnActOfOneLot() {
        let paper = Paper("""
            ACTE D'ENGAGEMENT
            LOT 2 : SECTEUR COTEAUX
            | Objet de la consultation | Entretien des espaces verts des résidences |
            """, of: .ae)
        #expect(paper.lot("2").values(LotField.title) == ["SECTEUR COTEAUX"])
        #expect(paper.statements.procedure.values(ProcedureField.title) == ["Entretien des espaces verts des résidences"])
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

    @Test func aTableOfLotsWithTheirTimes() {
        let paper = Paper("""
            # 3 - Allotissement
            L'opération est décomposée en lots :
            | Lot | Intitulé | Délai d'exécution |
            | 1 | Gros œuvre | 14 mois |
            | 2 | Étanchéité | 8 mois |
            """)
        #expect(paper.lot("1").values(LotField.duration) == ["14 month"])
        #expect(paper.lot("2").values(LotField.duration) == ["8 month"])
    }

    /// A title may have a stroke in it; only the next lot ends it.
    @Test func lotsListedLineByLineInOneParagraph() {
        let paper = Paper("# Article 3 – Allotissement\nLot 1 – Gros œuvre / démolition Lot 2 – Étanchéité / isolation Lot 3 – Peinture")
        #expect(paper.lot("1").values(LotField.title) == ["Gros œuvre / démolition"])
        #expect(paper.lot("2").values(LotField.title) == ["Étanchéité / isolation"])
        let line = Paper("Les travaux sont divisés en lots : Lot 1 – Coteaux / Lot 2 – Berges / Lot 3 – Centre")
        #expect(["1", "2", "3"].map { line.lot($0).values(LotField.title) } == [["Coteaux"], ["Berges"], ["Centre"]])
    }

    /// Lots that have hours are not the list of lots.
    /// A consultation launched again for one of the lots of another.
    @Test func oneLotIsTheWholeListWhereThePaperSaysSo() {
        let table = "| Lot | Désignation |\n| 20 | Épicerie |"
        #expect(Paper("Les prestations portent sur le lot suivant :\n" + table).statements.listsLots)
        #expect(!Paper("Les échantillons du lot suivant sont demandés :\n" + table).statements.listsLots)
    }

    @Test func someLotsAreNoList() {
        let hours = "# 9 – Insertion\nLes titulaires réservent des heures d’insertion :\n- lot n° 1 Gros œuvre : 1 250 heures ;\n- lot n° 4 Plomberie : 700 heures."
        #expect(!Paper("Les travaux sont répartis en 6 lots.\n" + hours, of: .ccap).statements.listsLots)
    }

    /// A form that speaks of « non allotissement » is still of the one lot it names.
    @Test func aFormOfOneLot() {
        let paper = Paper("""
            ACTE D’ENGAGEMENT – Lot n° 2 – Ascenseurs du secteur Nord
            ☐ au marché public (en cas de non allotissement)
            La durée du marché est de 36 mois.
            """, of: .ae)
        #expect(paper.lot("2").values(LotField.duration) == ["36 month"])
    }

    /// Bullets are no letters that an export has lost, however many they are.
    @Test func bulletsStayBullets() {
        let paper = Paper("""
            Clause sociale d’insertion : le titulaire réserve les heures suivantes :
            • Lot n° 1 – Gros œuvre : 455 h
            • Lot n° 2 – Couverture : 315 h
            ➢ Lot n° 3 – Peinture : 210 h
            """, of: .ccap)
        #expect(hours(paper) == ["1": ["455"], "2": ["315"], "3": ["210"]])
    }

    @Test func lotsListedInASentence() {
        let paper = Paper("Les prestations sont divisées en 3 lots : lot n° 1 – Nettoyage ; lot n° 2 – Espaces verts ; lot n° 3 – Encombrants.")
        #expect(paper.statements.listsLots)
        #expect(paper.statements.lots.map(\.number) == ["1", "2", "3"])
        #expect(paper.lot("2").values(LotField.title) == ["Espaces verts"])
        #expect(paper.lot("3").values(LotField.title) == ["Encombrants"])
        // What is said of lots is not their title.
        for words in ["Les heures des lots : lot n° 1 : 300 heures ; lot n° 2 : 120 heures.", "Le lot n° 1 – Nettoyage – et le lot n° 3 – Encombrants – sont réservés."] {
            #expect(!Paper(words).statements.listsLots)
        }
    }

    /// Hours of each lot, by number.
    private func hours(_ paper: Paper) -> [String: [String]] {
        var hours: [String: [String]] = [:]
        for lot in paper.statements.lots {
            hours[lot.number] = lot.record[list: LotField.insertionCommitments].members.compactMap { $0.firstValue(of: InsertionCommitmentField.hours)?.description }
        }
        return hours
    }

    /// A table whose columns are lost: the number of the lot is not the thousands of its hours, and the lot before it
    /// does not speak on.
    @Test func rowsWithoutColumnsNameTheirLot() {
        let paper = Paper("""
            # Article 8 - Clause sociale d’insertion
            Le titulaire réserve à l’insertion un nombre d’heures de travail minimum :
            Lot 1 820 h
            Lot 2 Sans objet (lot réservé)
            Lot 3 210 h
            Pour le lot 4 1 210 heures
            Lot n° 12 500 heures
            """)
        #expect(hours(paper).filter { !$0.value.isEmpty } == ["1": ["820"], "3": ["210"], "4": ["1210"], "12": ["500"]])
    }

    /// What the first row of such a table says of all others.
    @Test func theHeadOfATableWithoutColumnsHolds() {
        let paper = Paper("""
            # Article 8 - Clause sociale
            Le titulaire réserve un nombre d’heures de travail minimum :
            Lot Nombre d’heures d’insertion par an
            Lot 1 820 h
            Lot 2 Sans objet
            Lot 3 210 h
            """)
        #expect(hours(paper).filter { !$0.value.isEmpty } == ["1": ["820"], "3": ["210"]])
        let periods = paper.statements.lots.map { $0.record[list: LotField.insertionCommitments].members.compactMap { $0.firstValue(of: InsertionCommitmentField.period)?.description } }
        #expect(periods.filter { !$0.isEmpty } == [["1 year"], ["1 year"]])
    }

    @Test func respectivelyGivesEachLotItsOwnNumber() {
        let start = "Clause sociale d’insertion : "
        #expect(hours(Paper(start + "pour les lots 1 et 2, le titulaire réservera à des personnes éloignées de l’emploi respectivement 210 et 140 heures de travail.")) == ["1": ["210"], "2": ["140"]])
        #expect(hours(Paper(start + "pour les lots n° 1, 3 et 4, le titulaire réservera respectivement 1 210 heures, 140 heures et 90 heures de travail à l’insertion.")) == ["1": ["1210"], "3": ["140"], "4": ["90"]])
        // Two lots, three numbers: nobody can say.
        let unclear = hours(Paper(start + "pour les lots 1 et 2, le titulaire réservera respectivement 210, 140 et 90 heures de travail à l’insertion."))
        #expect(unclear.values.flatMap { $0 } == [])
        let amounts = Paper("Le lot 1 et le lot 2 ont un montant maximum annuel de respectivement 90 000 € HT et 60 000 € HT.", of: .ccap)
        #expect(amounts.lot("1").values(LotField.frameworkPeriodMaximum) == ["90000 EUR HT"])
        #expect(amounts.lot("2").values(LotField.frameworkPeriodMaximum) == ["60000 EUR HT"])
    }

    @Test func aReservationBehindATitleIsNotPartOfIt() {
        let paper = Paper(
            "Le marché est divisé en 3 lots, attribués séparément : lot 1, secteur Nord ; lot 2, secteur Sud ; lot 3, secteur Centre, réservé en application de l’article L. 2113-13 du code de la commande publique.",
            of: .ccap)
        #expect(["1", "2", "3"].flatMap { paper.lot($0).values(LotField.title) } == ["secteur Nord", "secteur Sud", "secteur Centre"])
    }

    @Test func theTitleAndTheNatureOfTheMarket() {
        let paper = Paper("""
            Objet de la consultation : Nettoyage des résidences du secteur Nord
            Marché public de services
            # 1.1 - Objet
            La présente consultation concerne l’entretien des parties communes et des abords.
            """)
        #expect(paper.statements.procedure.values(ProcedureField.title) == ["Nettoyage des résidences du secteur Nord"])
        #expect(paper.statements.procedure.values(ProcedureField.nature) == ["services"])
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

    /// Forms that lost their boxes, and what a charter asks of all contracts, say nothing of this one.
    @Test func formsAndChartersDoNotContradictThePaper() {
        let boxes = Paper("Il n'est pas prévu de décomposition en tranches.\nIl est prévu une décomposition en tranches.")
        #expect(boxes.statements.everyLot[LotField.dividedIntoTranches].claims.isEmpty)
        let charter = Paper("# Clause d’insertion\nLa charte nationale d’insertion réserve 10 % des heures travaillées dans les marchés de gestion urbaine. Le titulaire réserve 5 % des heures travaillées.")
        #expect(charter.statements.everyLot.values(LotField.insertionRate) == ["5"])
        let form = Paper("Début : 1er janvier 2021 - Fin : 31 décembre 2024\nL'accord-cadre est conclu à compter du 01/01/2021 jusqu'au 31/12/2021.", of: .notice)
        #expect(form.statements.everyLot.values(LotField.durationEnd) == ["2024-12-31"])
    }

    @Test func durationRenewalsAndDeadlines() {
        let paper = Paper("""
            Article 3 – Durée du marché
            Le marché est conclu pour une période initiale d’un an à compter du 1er janvier 2027. Il est reconductible tacitement trois fois par période d’un an, sans que sa durée totale puisse excéder quatre ans.
            Article 5 – Remise des offres
            Les offres devront parvenir avant le mardi 3 novembre 2026 à 16h00 sur le profil d’acheteur.
            Toute demande de renseignements doit parvenir au plus tard le 23 octobre 2026 à 12h00.
            La visite aura lieu le 12 octobre 2026 à 9h30.
            Les candidats restent engagés par leur offre pendant un délai de 4 mois.
            """)
        let every = paper.statements.everyLot
        #expect(every.values(LotField.duration) == ["1 year"])
        #expect(every.values(LotField.durationStart) == ["2027-01-01"])
        #expect(every.values(LotField.renewalMaximum) == ["3"])
        #expect(every.values(LotField.tenderDeadline) == ["2026-11-03T16:00:00"])
        #expect(every.values(LotField.tenderValidity) == ["4 month"])
    }

    @Test func theMarketsDurationPrevailsOverTheDelayOfTheWorks() {
        let paper = Paper("""
            # Durée
            La durée du présent marché est de 365 jours calendaires.
            Les travaux devront être exécutés dans un délai de 60 jours calendaires.
            Le délai d’exécution de chaque bon de commande est de 10 jours ouvrés.
            La garantie est de deux ans.
            """, of: .ccap)
        #expect(paper.statements.everyLot.values(LotField.duration) == ["365 day"])
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

    /// What is said of a lot is not what it is called.
    @Test(arguments: [
        "Pour le lot 2 : En cas de groupement, il prendra la forme d'un groupement conjoint", "Lot 1 : Nombre de candidats admis à présenter une offre : 3 à 5",
        "Lot 02 : chapitre 23 Nature 23153 Fonction 94", "Pour le lot n° 1 : Qualibat n° 1552 Traitement de l'amiante ou équivalent",
        "Lot 10 : une erreur sur la dimension des médailles",
    ])
    func whatIsSaidOfALotIsNoTitle(_ line: String) {
        #expect(Paper(line + "\nLe règlement est modifié.").statements.lots.allSatisfy { $0.record.values(LotField.title).isEmpty })
    }

    @Test func aDateAfterTheWordLotsIsNoLot() {
        let paper = Paper("Date limite de remise des offres pour l'ensemble des lots : 19 avril 2027 à 12h00")
        #expect(paper.statements.lots.isEmpty)
        #expect(paper.statements.everyLot.values(LotField.tenderDeadline) == ["2027-04-19T12:00:00"])
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

    @Test func aReservationStandsOnItsLot() {
        let paper = Paper("""
            La prestation est décomposée en trois lots :
            - Lot n°1 : Secteur Nord
            - Lot n°2 : Secteur Centre
            - Lot n°3 : Secteur Sud
            Le lot n°2 est réservé aux structures d’insertion par l’activité économique en application de l’article L. 2113-13 du code de la commande publique.
            """)
        #expect(paper.lot("2").values(LotField.reservedParticipation) == ["res-ws"])
        #expect(paper.lot("2").values(LotField.reservationBasis) == ["L2113-13"])
        #expect(paper.lot("1")[LotField.reservedParticipation].claims.isEmpty)
        #expect(paper.statements.everyLot[LotField.reservedParticipation].claims.isEmpty)
    }

    /// Only the box tells which sentence holds; without any box, nobody knows.
    @Test func tickBoxesDecide() {
        let form = { (no: String, yes: String) in Paper("\(no)Le marché n’est pas réservé.\n\(yes)Le marché est réservé aux entreprises adaptées.").statements.everyLot.values(LotField.reservedParticipation) }
        #expect(form("☒ ", "☐ ") == ["none"])
        #expect(form("☐ ", "☒ ") == ["res-ws"])
        #expect(form("☐ ", "☐ ").isEmpty)
        #expect(form("[x] ", "[ ] ") == ["none"])
        #expect(Paper("Le marché n’est pas réservé\nLe marché est réservé : aux opérateurs économiques qui emploient des travailleurs handicapés").statements.everyLot[LotField.reservedParticipation].claims.isEmpty)
    }

    @Test func pageHeadersAndRemarksStateNothing() {
        let place = BlockPlace.paragraph(part: "header", index: 0)
        let words = "Le marché est conclu pour une durée de 12 mois."
        for role in [TextBlock.Role.pageHeader, .pageFooter, .comment] {
            #expect(Paper([TextBlock(words, role: role, place: place)]).claims.isEmpty)
        }
        #expect(Paper([TextBlock(words, place: place)]).claims.count == 1)
    }

    @Test func theTableOfContentsStatesNothing() {
        #expect(Paper("3.1 - Durée du contrat : 12 mois ....................................... 5").claims.isEmpty)
    }

    /// A bad export has lost the accents: the words are known all the same, the quote stays as it is.
    @Test func lostAccentsAreNoObstacle() {
        let paper = Paper("""
            1.4 - D\u{FFFD}composition de la consultation
            Les prestations sont r\u{FFFD}parties en 3 lot(s) :
            La date limite de r\u{FFFD}ception des offres est fix\u{FFFD}e au 12 d\u{FFFD}cembre 2026 \u{FFFD} 12:00
            Le d\u{FFFD}lai de validit\u{FFFD} des offres est fix\u{FFFD} \u{FFFD} 120 jours \u{FFFD} compter de la date limite.
            """)
        #expect(paper.statements.procedure.values(ProcedureField.numberOfLots) == ["3"])
        #expect(paper.statements.everyLot.values(LotField.tenderDeadline) == ["2026-12-12T12:00:00"])
        #expect(paper.statements.everyLot.values(LotField.tenderValidity) == ["120 day"])
        #expect(paper.statements.procedure[ProcedureField.numberOfLots].claims.map(\.evidence.quote) == ["r\u{FFFD}parties en 3 lot"])
    }

    /// A sentence that the layout has cut is one sentence; its quote stands in one of its lines.
    @Test func aSentenceOverTwoLines() {
        let paper = Paper("L'accord-cadre est conclu à compter de sa notification et pour une durée\nde vingt-quatre (24) mois, sans reconduction possible.")
        #expect(paper.statements.everyLot.values(LotField.duration) == ["24 month"])
        for claim in paper.claims { #expect(paper.text.blocks.contains { $0.text.contains(claim.evidence.quote) }) }
    }

    /// What follows the last of a list of lots is not about that lot.
    @Test func aListOfLotsEndsWhereItsSectionEnds() {
        let paper = Paper("""
            Renseignements relatifs aux lots :
            Lot n°1 : Tonte
            Lot n°2 : Élagage
            Durée du marché ou délai d'exécution : 24 mois à compter de la notification du marché.
            Date limite de réception des offres : 11 septembre 2026, à 16 heures.
            """, of: .notice)
        #expect(paper.statements.everyLot.values(LotField.duration) == ["24 month"])
        #expect(paper.statements.everyLot.values(LotField.tenderDeadline) == ["2026-09-11T16:00:00"])
        #expect(paper.lot("2")[LotField.duration].claims.isEmpty)
    }

    /// The form of European notices: « offres » or « demandes de participation » by the kind of procedure.
    @Test func theDeadlineOfARestrictedProcedureIsForCandidates() {
        let form = { (procedure: String) in Paper("IV.1.1)\nType de procédure\n\(procedure)\nIV.2.2)\nDate limite de réception des offres ou des demandes de participation\n30 septembre 2026 - 12:00", of: .notice).statements.everyLot }
        #expect(form("Procédure ouverte").values(LotField.tenderDeadline) == ["2026-09-30T12:00:00"])
        #expect(form("Procédure ouverte")[LotField.requestDeadline].claims.isEmpty)
        #expect(form("Procédure restreinte").values(LotField.requestDeadline) == ["2026-09-30T12:00:00"])
        #expect(form("Procédure restreinte")[LotField.tenderDeadline].claims.isEmpty)
    }

    /// Every quote stands verbatim at its address.
    @Test func quotesAreVerbatim() {
        let paper = Paper("""
            # RÈGLEMENT DE LA CONSULTATION — Œuvres d’art
            Date et heure limites de réception des offres :
            Vendredi 12 juin 2026 à 12 h 00
            Les critères de jugement des offres sont : Prix : 60 % ; Valeur technique : 40 %.
            | Lot | Intitulé | Montant maximum HT |
            | 1 | Façades « côté cœur d’îlot » | 1 250 000,00 € |
            | 2 | Étanchéité | 300 000,00 € |
            Le délai de validité des offres est fixé à 180 jours.
            """)
        #expect(paper.claims.count >= 8)
        for claim in paper.claims {
            guard case .paragraph(_, let index, let start, let end) = claim.evidence.locator else {
                Issue.record("\(claim.evidence.locator)")
                continue
            }
            let text = paper.text.blocks[index].text
            let from = text.index(text.startIndex, offsetBy: start)
            #expect(text[from..<text.index(text.startIndex, offsetBy: end)] == claim.evidence.quote)
        }
        #expect(paper.lot("1").values(LotField.frameworkMaximumValue) == ["1250000 EUR HT"])
    }

    /// Words repeated without end must not make reading endless, nor be taken for silence.
    @Test func hostileTextIsReadInTime() {
        for words in ["lot 1 et ", "durée de un an ", "critères 60 % ", "maximum de 1 ", "insertion heures 5 ", "reconductible "] {
            let paper = Paper([TextBlock(String(repeating: words, count: 6_000), place: .paragraph(part: "body", index: 0))])
            #expect(paper.statements.lots.count <= 400)
        }
    }
}
