import Clauses
import Documents
import Market
import Provenance
import Testing

/// What papers in prose state of dates, durations and forms, and what states nothing.
@Suite struct PaperReadingTests {
    /// In large print the date itself looks like a heading.
    @Test func aDateInLargePrintBelowItsName() {
        let paper = Paper("# DATE LIMITE DE REMISE DES OFFRES\n# 20/05/2027 à 11h00\n# SOMMAIRE")
        #expect(paper.statements.everyLot.values(LotField.tenderDeadline) == ["2027-05-20T11:00:00"])
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

    /// Bullets are no letters that an export has lost, however many they are.
    @Test func bulletsStayBullets() {
        let paper = Paper("""
            Clause sociale d’insertion : le titulaire réserve les heures suivantes :
            • Lot n° 1 – Gros œuvre : 455 h
            • Lot n° 2 – Couverture : 315 h
            ➢ Lot n° 3 – Peinture : 210 h
            """, of: .ccap)
        #expect(paper.hoursByLot == ["1": ["455"], "2": ["315"], "3": ["210"]])
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

    /// What is said of a lot is not what it is called.
    @Test(arguments: [
        "Pour le lot 2 : En cas de groupement, il prendra la forme d'un groupement conjoint", "Lot 1 : Nombre de candidats admis à présenter une offre : 3 à 5",
        "Lot 02 : chapitre 23 Nature 23153 Fonction 94", "Pour le lot n° 1 : Qualibat n° 1552 Traitement de l'amiante ou équivalent",
        "Lot 10 : une erreur sur la dimension des médailles",
    ])
    func whatIsSaidOfALotIsNoTitle(_ line: String) {
        #expect(Paper(line + "\nLe règlement est modifié.").statements.lots.allSatisfy { $0.record.values(LotField.title).isEmpty })
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

    /// A page that ends within a date.
    @Test func theYearOnTheNextPage() {
        let head = "# Article 3 – Pièces\nLe cahier des clauses administratives générales (CCAG-TIC) approuvé par l’arrêté du 30 mars\n"
        let edition = { (next: String) in Paper(head + next, of: .ccap).statements.procedure.values(ProcedureField.generalConditionsEdition) }
        #expect(edition("2021 (publié au Journal officiel).") == ["2021"])
        #expect(edition("2021-04 : numéro de la procédure").isEmpty)
        #expect(edition("Le CCTP de l’année 2021.").isEmpty)
    }

    /// The CCAG that the list of papers names is the contract’s, whatever an article cites.
    @Test(arguments: [
        ("- Le CCAG-TIC\nConformément à l’article 10.2.2 du CCAG-FCS, les prix sont révisés.", ["ict"]),
        ("Conformément à l’article 10.2.2 du CCAG-FCS, les prix sont révisés.", ["fcs"]),
        ("Par dérogation à l’article 14.1 du CCAG-TIC, la pénalité est de 50 €. L’article 10.2 du CCAG-FCS s’applique.", []),
    ])
    func theCcagOfAnArticle(text: String, expected: [String]) {
        let paper = Paper("# Article 3 – Pièces\n" + text, of: .ccap)
        #expect(paper.statements.procedure.values(ProcedureField.generalConditions) == expected)
    }

    /// Words repeated without end must not make reading endless, nor be taken for silence.
    @Test func hostileTextIsReadInTime() {
        for words in ["lot 1 et ", "durée de un an ", "critères 60 % ", "maximum de 1 ", "insertion heures 5 ", "reconductible "] {
            let paper = Paper([TextBlock(String(repeating: words, count: 6_000), place: .paragraph(part: "body", index: 0))])
            #expect(paper.statements.lots.count <= 400)
        }
    }
}
