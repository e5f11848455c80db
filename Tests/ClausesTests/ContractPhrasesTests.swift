import Clauses
import Documents
import Market
import Provenance
import Testing

/// What invented papers state beyond lots and criteria: payment, variants, insertion, environment.
@Suite struct ContractPhrasesTests {
    /// A heading begins with « # ».
    private func document(_ text: String) -> DocumentText {
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        return DocumentText(
            blocks: lines.enumerated().map { index, line in
                let isHeading = line.hasPrefix("# ")
                return TextBlock(
                    isHeading ? String(line.dropFirst(2)) : line, role: isHeading ? .heading(level: 1) : .paragraph,
                    place: .paragraph(part: "body", index: index))
            })
    }

    /// What a paper states of an attribute of the procedure or of every lot; each quote must stand in the paper.
    private func stated(_ name: String, _ text: String, _ kind: PaperKind) -> Set<String> {
        let statements = PhraseLibrary(PhraseLibraryTests.definitions).statements(in: document(text), of: kind, document: DocumentID(0))
        #expect(statements.isComplete)
        var values: Set<String> = []
        for record in [statements.procedure, statements.everyLot] {
            guard let attribute = Catalogue.standard.attribute(named: name, of: record.type) else { continue }
            for claim in record[slot: attribute.slot].claims {
                #expect(text.contains(claim.evidence.quote), "\(claim.evidence.quote)")
                values.insert("\(claim.value)")
            }
        }
        return values
    }

    private let rc = """
        # 2.1 – Procédure
        La présente consultation est passée selon une procédure adaptée ouverte, en application des articles L. 2123-1 et R. 2123-1 1° du code de la commande publique.
        # 2.2 – Variantes
        Sans objet.
        # 2.3 – Prestations supplémentaires éventuelles
        Néant.
        # 2.4 – Groupement
        Aucune forme de groupement n’est imposée à l’attributaire.
        # 3 – Visite
        Une visite des lieux est obligatoire.
        # 4 – Renseignements
        Les candidats devront faire parvenir leurs questions au plus tard 8 jours avant la date limite de réception des offres. Une réponse est adressée au plus tard 4 jours avant cette date.
        # 5 – Jugement
        Toute offre inférieure de plus de 20 % à la moyenne des offres sera éliminée.
        """

    private let ccap = """
        # 4 – Paiement
        Les sommes dues sont payées dans un délai global de trente (30) jours à compter de la réception de la facture.
        Aucune avance n’est prévue. Une retenue de garantie de 5 % est prélevée sur chaque acompte.
        Les prix sont révisables annuellement.
        # 6 – Clause sociale d’insertion
        Le titulaire devra réaliser une action d’insertion. Les publics sont : les demandeurs d’emploi de longue durée et les bénéficiaires du RSA.
        L’embauche directe ou la mise à disposition de salariés par une ETTI sont possibles.
        Le facilitateur est la Maison de l’emploi du Val d’Orme.
        Une pénalité de 60 € par heure d’insertion non réalisée est appliquée après mise en demeure.
        # 7 – Environnement
        Le titulaire utilise des produits d’entretien porteurs d’un écolabel ou équivalent.
        Le CCAG-FCS (arrêté du 30 mars 2021) est applicable.
        """

    @Test(arguments: [
        ("type", ["oth-single"]), ("variants", ["not-allowed"]), ("supplementaryServices", ["none"]), ("groupingForm", ["none"]),
        ("siteVisit", ["required"]), ("questionsLeadTime", ["8 day"]),
        ("lowTenderElimination", ["Toute offre inférieure de plus de 20 % à la moyenne des offres sera éliminée"]),
    ])
    func aRegulationOfTheConsultationStates(_ name: String, _ expected: [String]) {
        #expect(stated(name, rc, .rc) == Set(expected))
    }

    @Test(arguments: [
        ("paymentDelay", ["30 day"]), ("advanceRate", ["0"]), ("retentionRate", ["5"]), ("priceVariation", ["revisable"]),
        ("insertionClauseKind", ["execution-condition"]), ("insertionPublics", ["long-term-unemployed", "minimum-income"]),
        ("insertionModes", ["direct-hire", "made-available"]),
        ("insertionFacilitator", ["Le facilitateur est la Maison de l’emploi du Val d’Orme"]),
        ("generalConditions", ["fcs"]), ("generalConditionsEdition", ["2021"]),
        ("executionConditions", ["Le titulaire utilise des produits d’entretien porteurs d’un écolabel ou équivalent"]),
    ])
    func aContractStates(_ name: String, _ expected: [String]) {
        #expect(stated(name, ccap, .ccap) == Set(expected))
    }

    @Test func thePenaltyForAMissingHourIsAnAmount() {
        #expect(stated("insertionPenalty", ccap, .ccap).count == 1)
        #expect(stated("insertionPenalty", ccap, .ccap).first?.hasPrefix("60 EUR") == true)
    }

    /// « Sans objet » speaks of the heading it stands under, and only of that one.
    @Test func nothingUnderAHeadingOfTwoThingsSaysWhichOneIsMeant() {
        #expect(stated("variants", "# 2.2 – Variantes et prestations supplémentaires\nSans objet.", .rc).isEmpty)
        #expect(stated("variants", "# 2.2 – Variantes imposées\nSans objet.", .rc).isEmpty)
        #expect(stated("variants", "# 2.2 – Groupement\nSans objet.", .rc).isEmpty)
    }

    /// Sentences of the law that papers copy are not what the contract stipulates.
    @Test(arguments: [
        "Les opérateurs économiques ne peuvent présenter des offres variables selon le nombre de lots susceptibles d'être obtenus.",
        "Le montant de la retenue de garantie ne peut excéder 5 % du montant initial du marché.",
        "Pour les avances supérieures à 30 %, le titulaire constitue une garantie à première demande.",
        "Lorsqu'un acheteur décide de ne pas allotir le marché, il motive son choix.",
        "Le délai de paiement est fixé à cinquante jours pour les établissements publics de santé.",
        "Le chiffre d'affaires exigé ne peut excéder deux fois le montant estimé du marché.",
        "L'acheteur peut exiger que certaines tâches essentielles soient effectuées directement par le titulaire.",
        "Toute renonciation au paiement des intérêts moratoires est réputée non écrite.",
    ])
    func theLawIsNotTheContract(_ sentence: String) {
        let library = PhraseLibrary(PhraseLibraryTests.definitions)
        for kind in [PaperKind.rc, .ccap, .ae] {
            let found = library.clauses(in: document(sentence), of: kind).clauses.map(\.clause)
            #expect(found.isEmpty, "\(found)")
        }
    }
}
