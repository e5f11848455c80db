import Clauses
import Documents
import Market
import Provenance
import Testing

/// The lots that papers in prose list, and which of them a statement is of.
@Suite struct PaperLotsTests {
    /// « Lot n° 1 : 350 heures d’insertion » says how much, not what.
    @Test(arguments: ["lot réservé à des structures d’insertion", "marché réservé aux SIAE", "pas de clause sociale", "franchise de 1 000 € par sinistre", "350 heures d'insertion.", "12 000,00 € HT", "24 mois à compter de la notification"])
    func anAmountIsNoTitleOfALot(text: String) {
        let paper = Paper("# Insertion\nLot n° 1 : \(text)\nLot n° 2 : Plomberie")
        let titles = paper.statements.lots.map { $0.record.firstValue(of: LotField.title)?.description }
        #expect(titles.compactMap { $0 } == ["Plomberie"])
    }

    /// What a candidate hands in « pour le lot 2 » does not name the lot.
    @Test(arguments: [
        "- Pour le lot 2 : justificatif du statut d'entreprise adaptée", "- Pour le lot 2 : Attestation d'habilitation électrique", "- Pour le lot n° 2, certificat de qualification",
        "- Pour le lot 2 : le certificat Qualibat ou équivalent", "- Pour le lot 2 : Justificatif d'agrément", "- Pour le lot 2 : une note sur les effectifs",
    ])
    func whatIsAskedForALotIsNoTitle(line: String) {
        let paper = Paper("# 3.1 Pièces de la candidature\n- Lettre de candidature (DC1)\n- Déclaration du candidat\n" + line)
        #expect(paper.lot("2").values(LotField.title).isEmpty)
    }

    @Test func aListThatSaysForEachLot() {
        let paper = Paper("# Allotissement\nPour le lot 1 : Tontes et massifs\nPour le lot 2 : Élagage")
        #expect(paper.lot("2").values(LotField.title) == ["Élagage"])
        let small = Paper("# Allotissement\n- pour le lot 1 : tontes et massifs\n- pour le lot 2 : élagage")
        #expect(small.lot("1").values(LotField.title) == ["tontes et massifs"])
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

    /// What stands below « Intitulé » is the title, an amount in it or not.
    @Test func aTitleWithAnAmount() {
        let paper = Paper("# Allotissement\n| N° | Intitulés des lots |\n| 1 | Études et audits |\n| 2 | Conduite du changement – inférieur ou égal à 500 000 € HT |")
        #expect(paper.lot("2").values(LotField.title) == ["Conduite du changement – inférieur ou égal à 500 000 € HT"])
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

    /// A title may have a stroke in it; only the next lot ends it.
    @Test func lotsListedLineByLineInOneParagraph() {
        let paper = Paper("# Article 3 – Allotissement\nLot 1 – Gros œuvre / démolition Lot 2 – Étanchéité / isolation Lot 3 – Peinture")
        #expect(paper.lot("1").values(LotField.title) == ["Gros œuvre / démolition"])
        #expect(paper.lot("2").values(LotField.title) == ["Étanchéité / isolation"])
        let line = Paper("Les travaux sont divisés en lots : Lot 1 – Coteaux / Lot 2 – Berges / Lot 3 – Centre")
        #expect(["1", "2", "3"].map { line.lot($0).values(LotField.title) } == [["Coteaux"], ["Berges"], ["Centre"]])
    }

    /// Lots that have hours are not the list of lots.
    /// « Heures pour le lot 3 : » speaks for the list below it, not for the sentence after that.
    @Test func anAnnouncementOfOneLotEndsWithItsList() {
        let paper = Paper("# 4 Exécution\nClause d’insertion pour le lot 3 :\n- 320 heures d’insertion\nLa durée du marché est de 24 mois à compter de sa notification.", of: .ccap)
        #expect(Paper.hours(paper.lot("3")) == ["320"])
        #expect(paper.statements.everyLot.values(LotField.duration) == ["24 month"])
        #expect(paper.lot("3")[LotField.duration].claims.isEmpty)
    }

    /// « tous les lots hors lots 2 et 4 »: the others that the paper lists, and none where it lists none.
    @Test(arguments: ["tous les lots hors lots 2 et 4", "tous les lots, à l’exception des lots 2 et 4", "l’ensemble des lots sauf les lots n° 2 et 4"])
    func allLotsButSome(_ words: String) {
        let clause = "Une clause d’insertion sociale est imposée, à titre de condition d’exécution, aux titulaires de \(words)."
        let paper = Paper("Les travaux sont répartis en 4 lots :\n- Lot 1 – Gros œuvre\n- Lot 2 – Désamiantage\n- Lot 3 – Peinture\n- Lot 4 – Espaces verts\n" + clause)
        #expect(["1", "2", "3", "4"].filter { paper.lot($0).values(LotField.insertionClause) == ["required"] } == ["1", "3"])
        #expect(Paper(clause).statements.lots.allSatisfy { $0.record[LotField.insertionClause].claims.isEmpty })
    }

    /// « Lot | Accès », « Lot | Interlocuteur »: columns of words that are no titles.
    @Test func aSecondTableOfLots() {
        let paper = Paper("| Lot | Désignation |\n| 1 | Propreté |\n| 2 | Médiation |\n# Candidats\n| Lot | Accès |\n| 1 | Tous les opérateurs |\n| 2 | Structures d’insertion |\n# Contacts\n| Lot | Interlocuteur |\n| 1 | Service proximité |\n| 2 | Service social |")
        #expect(paper.lot("1").values(LotField.title) == ["Propreté"])
        #expect(paper.lot("2").values(LotField.title) == ["Médiation"])
    }

    /// « Agences Est et Ouest » says nothing of a lot, it names it; what reserves it is no part of its title.
    @Test func aTitleThatLooksLikeASentence() {
        let paper = Paper("Le marché comprend 2 lots :\nLot n° 1 – Encombrants – Agences Est et Ouest\n- montant maximum annuel : 140 000 € HT\nLot n° 2 – Débarras (lot réservé – article L.2113-13 du Code)\n- montant maximum annuel : 90 000 € HT")
        #expect(paper.lot("1").values(LotField.frameworkPeriodMaximum) == ["140000 EUR HT"])
        #expect(paper.lot("2").values(LotField.title) == ["Débarras"])
    }

    /// « Les autres lots »: those that the paper lists and says nothing else of.
    @Test func whatIsSaidOfTheOtherLots() {
        let lots = "Les prestations sont réparties en 3 lots :\n- Lot 1 – Nettoyage\n- Lot 2 – Espaces verts\n- Lot 3 – Vitrerie\n"
        let paper = Paper(lots + "Le lot n° 2 est réservé aux structures d’insertion par l’activité économique. Les autres lots ne sont pas réservés.\nLe titulaire du lot n° 1 réservera 320 heures de travail à l’insertion. Il n’y a pas d’heures d’insertion pour les autres lots.")
        #expect(["1", "2", "3"].map { paper.lot($0).values(LotField.reservedParticipation) } == [["none"], ["res-ws"], ["none"]])
        #expect(["1", "2", "3"].map { paper.lot($0).values(LotField.insertionClause) } == [[], ["none"], ["none"]])
        // Said of no lot before: nobody knows which are the others.
        #expect(Paper(lots + "Les autres lots ne sont pas réservés.").statements.lots.allSatisfy { $0.record[LotField.reservedParticipation].claims.isEmpty })
    }

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
        #expect(paper.hoursByLot.filter { !$0.value.isEmpty } == ["1": ["820"], "3": ["210"], "4": ["1210"], "12": ["500"]])
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
        #expect(paper.hoursByLot.filter { !$0.value.isEmpty } == ["1": ["820"], "3": ["210"]])
        let periods = paper.statements.lots.map { $0.record[list: LotField.insertionCommitments].members.compactMap { $0.firstValue(of: InsertionCommitmentField.period)?.description } }
        #expect(periods.filter { !$0.isEmpty } == [["1 year"], ["1 year"]])
    }

    @Test func respectivelyGivesEachLotItsOwnNumber() {
        let start = "Clause sociale d’insertion : "
        #expect(Paper(start + "pour les lots 1 et 2, le titulaire réservera à des personnes éloignées de l’emploi respectivement 210 et 140 heures de travail.").hoursByLot == ["1": ["210"], "2": ["140"]])
        #expect(Paper(start + "pour les lots n° 1, 3 et 4, le titulaire réservera respectivement 1 210 heures, 140 heures et 90 heures de travail à l’insertion.").hoursByLot == ["1": ["1210"], "3": ["140"], "4": ["90"]])
        // Two lots, three numbers: nobody can say.
        let unclear = Paper(start + "pour les lots 1 et 2, le titulaire réservera respectivement 210, 140 et 90 heures de travail à l’insertion.").hoursByLot
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

    @Test func aDateAfterTheWordLotsIsNoLot() {
        let paper = Paper("Date limite de remise des offres pour l'ensemble des lots : 19 avril 2027 à 12h00")
        #expect(paper.statements.lots.isEmpty)
        #expect(paper.statements.everyLot.values(LotField.tenderDeadline) == ["2027-04-19T12:00:00"])
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

    /// What follows the number of a lot further on is not another title of it.
    @Test func aLotHasItsFirstTitle() {
        let paper = Paper("""
            La consultation est divisée en 2 lots :
            - Lot 1 : Entretien des halls
            - Lot 2 : Vitrerie
            # Visite des lieux
            Lot 1 : visite obligatoire
            Lot 2 : visite facultative
            """)
        #expect(paper.lot("1").values(LotField.title) == ["Entretien des halls"])
        #expect(paper.lot("2").values(LotField.title) == ["Vitrerie"])
    }

    /// What stands nearest to a lot is the lot’s; what is said before is of all.
    @Test func aSecondTimeIsOfTheLotItNames() {
        let validity = Paper("Le délai de validité des offres est de 120 jours, porté à 180 jours pour le lot 2.")
        #expect(validity.statements.everyLot.values(LotField.tenderValidity) == ["120 day"])
        #expect(!validity.lot("2").values(LotField.tenderValidity).contains("120 day"))
        let total = Paper("Le montant estimé de l’ensemble des prestations est de 2 400 000 € HT (lot 1 : 900 000 € HT ; lot 2 : 1 500 000 € HT).", of: .notice)
        #expect(total.lot("1")[LotField.estimatedValue].claims.isEmpty)
        #expect(total.statements.procedure.values(ProcedureField.estimatedValue) == ["2400000 EUR HT"])
        #expect(total.statements.everyLot[LotField.estimatedValue].claims.isEmpty)
    }

    /// A row with a cell for each lot says of none what it says of one.
    @Test func aRowOfSeveralLotsSaysNothingOfAll() {
        let paper = Paper("""
            # Insertion
            | | Lot 1 | Lot 2 |
            | Heures d’insertion | 300 | 120 |
            | Durée du marché | 12 mois | 24 mois |
            """)
        #expect(paper.statements.everyLot[LotField.duration].claims.isEmpty)
        #expect(Paper.hours(paper.statements.everyLot).isEmpty)
    }

    /// The market has one rate of advance and one of retention: what is said of some lots is not it.
    @Test(arguments: [
        "La retenue de garantie est de 5 % pour les lots 1 et 2. Il n'en est pas prévu pour les lots 3 et 4.",
        "La retenue de garantie est de 5 % pour tous les lots sauf le lot 3.",
    ])
    func aRateOfSomeLotsIsNotTheMarkets(_ sentence: String) {
        let paper = Paper(sentence, of: .ccap)
        #expect(paper.statements.procedure[ProcedureField.retentionRate].claims.isEmpty)
        #expect(Paper("La retenue de garantie est de 5 % pour tous les lots.", of: .ccap).statements.procedure.values(ProcedureField.retentionRate) == ["5"])
    }

    /// « …, pour tous les lots sauf le lot 3, conclu pour deux ans »: what follows the lot is its own.
    @Test func anExceptedLotHasItsOwn() {
        let paper = Paper("""
            La consultation est divisée en 3 lots :
            - Lot 1 : Entretien des halls
            - Lot 2 : Vitrerie
            - Lot 3 : Encombrants
            L’accord-cadre est conclu pour un an, reconductible trois fois, pour tous les lots sauf le lot 3, conclu pour deux ans fermes.
            """, of: .ccap)
        #expect(["1", "2", "3"].map { paper.lot($0).values(LotField.duration) } == [["1 year"], ["1 year"], ["2 year"]])
    }

    /// « divisées en lots : non oui » has lost its boxes: neither answer was given.
    @Test(arguments: ["Prestations divisées en lots : non oui", "Prestations divisées en lots : oui non", "Division en lots : non / oui"])
    func bothAnswersAreNone(text: String) {
        let paper = Paper("# Lots\n\(text)")
        #expect(paper.statements.procedure.values(ProcedureField.isDivided).isEmpty)
        #expect(Paper("# Lots\nDivision en lots : non").statements.procedure.values(ProcedureField.isDivided) == ["false"])
    }

    /// « COURANT FAIBLE » ends with no article of the next sentence.
    @Test func aTitleInCapitals() {
        let paper = Paper("# Lots\nLe marché est alloti.\nLOT 1 – COURANT FAIBLE LOT 2 – COURANT FORT")
        #expect(paper.lot("1").values(LotField.title) != ["COURANT FAIB"])
        let glued = Paper("# Lots\nLot 1 – Menuiseries PVCLe lot 1 comprend la pose\nLot 2 – Peinture")
        #expect(glued.lot("1").values(LotField.title) == ["Menuiseries PVC"])
    }

    /// A table of contents without dots states nothing; what comes after it does.
    @Test func aTableOfContentsWithoutDots() {
        let paper = Paper("""
            SOMMAIRE
            Article 1.1 : Objet du marché : Emplacement des travaux 3
            Article 1.2 : Lot n° 1 – Voirie 3
            Article 2 : Durée du marché : 12 mois 14
            Article 1 : Objet
            Objet du marché : Réfection de la toiture
            La durée du marché est de 24 mois.
            """, of: .ccap)
        #expect(paper.statements.procedure.values(ProcedureField.title) == ["Réfection de la toiture"])
        #expect(paper.statements.lots.isEmpty)
        #expect(paper.statements.everyLot.values(LotField.duration) == ["24 month"])
    }

    /// « et, pour le lot 3, le certificat … » opens what is asked of that lot only; what stands before it is asked of all.
    @Test func whatOpensTheNextPartIsNotOfTheOneBefore() {
        let paper = Paper("Le candidat remet la liste des principaux services des trois dernières années et, pour le lot 3, le certificat de son bureau d’études.")
        #expect(paper.statements.lots.allSatisfy { $0.record.values(LotField.referencesYears).isEmpty })
        #expect(paper.statements.everyLot.values(LotField.referencesYears) == ["3"])
    }

    /// The delays of the tranches of a contract are not so many durations of its lots.
    @Test func aTableOfTranchesGivesNoDurations() {
        let table = "| Tranche | Délai d'exécution |\n| Tranche ferme | 9 mois |\n| Tranche optionnelle 1 | 5 mois |"
        #expect(Paper("# Délais\n" + table, of: .rc).statements.everyLot.values(LotField.duration).isEmpty)
    }
}
