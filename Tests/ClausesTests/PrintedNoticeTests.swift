import Clauses
import Documents
import Market
import Provenance
import Testing

/// Notices in eForms as the BOAMP and the TED print them: a line for each field, a section for each lot.
@Suite struct PrintedNoticeTests {
    private static let notice = """
        Avis de marché
        Section 2 - Procédure
        2.1 Procédure
        Titre : Entretien des espaces extérieurs
        Description : Entretien des espaces extérieurs de six résidences.
        Identifiant interne : 2026-041
        Type de procédure : Ouverte
        2.1.1 Objet
        Nature du marché : Services
        Nomenclature principale ( cpv ): 77310000 Réalisation et entretien d'espaces verts
        2.1.3 Valeur
        Valeur estimée hors TVA : 620,000 Euro
        2.1.5 Conditions du marché public
        Nombre maximal de lots pour lesquels un soumissionnaire peut présenter une offre : 2
        Nombre maximal de lots pouvant être attribués à un soumissionnaire dans le cadre de marchés : 1
        Section 5 - Lot
        5.1 Identifiant technique du lot : LOT-0001
        Titre : Secteur des Tilleuls
        5.1.3 Durée estimée
        Durée : 4 An
        5.1.4 Renouvellement
        Nombre maximal de renouvellements : 3
        5.1.5 Valeur
        Valeur estimée hors TVA : 1,250,000 Euro
        Valeur maximale de l'accord-cadre : 160,000 Euro
        5.1.12 Conditions du marché public
        Variantes : Non autorisée
        Date limite de réception des offres :
        01/06/2026 à 14:00
        5.1.15 Techniques
        Accord-cadre :
        Accord-cadre, sans remise en concurrence
        Nombre maximal de participants : 999
        5.1 Identifiant technique du lot : LOT-0002
        Titre : Secteur des Érables
        5.1.3 Durée estimée
        Date de début : 01/01/2027
        Date de fin de durée : 31/12/2030
        5.1.15 Techniques
        Accord-cadre :
        Pas d'accord-cadre
        """

    @Test func theProcedure() {
        let procedure = Paper(Self.notice, of: .notice).statements.procedure
        #expect(procedure.values(ProcedureField.title) == ["Entretien des espaces extérieurs"])
        #expect(procedure.values(ProcedureField.description) == ["Entretien des espaces extérieurs de six résidences."])
        #expect(procedure.values(ProcedureField.internalIdentifier) == ["2026-041"])
        #expect(procedure.values(ProcedureField.type) == ["open"])
        #expect(procedure.values(ProcedureField.nature) == ["services"])
        #expect(procedure.values(ProcedureField.mainClassification) == ["77310000"])
        #expect(procedure.values(ProcedureField.estimatedValue) == ["620000 EUR HT"])
        #expect(procedure.values(ProcedureField.maximumLotsSubmitted) == ["2"])
        #expect(procedure.values(ProcedureField.maximumLotsAwarded) == ["1"])
    }

    @Test func theLots() {
        let paper = Paper(Self.notice, of: .notice)
        #expect(paper.statements.lots.map(\.number) == ["1", "2"])
        let first = paper.lot("1"), second = paper.lot("2")
        #expect(first.values(LotField.title) == ["Secteur des Tilleuls"])
        #expect(first.values(LotField.duration) == ["4 year"])
        #expect(first.values(LotField.renewalMaximum) == ["3"])
        #expect(first.values(LotField.estimatedValue) == ["1250000 EUR HT"])
        #expect(first.values(LotField.frameworkMaximumValue) == ["160000 EUR unstated"])
        #expect(first.values(LotField.variants) == ["not-allowed"])
        #expect(first.values(LotField.frameworkAgreement) == ["fa-wo-rc"])
        // « 999 » stands for a field that may not be empty.
        #expect(first.values(LotField.frameworkParticipants).isEmpty)
        #expect(second.values(LotField.title) == ["Secteur des Érables"])
        #expect(second.values(LotField.durationStart) == ["2027-01-01"])
        #expect(second.values(LotField.durationEnd) == ["2030-12-31"])
        #expect(second.values(LotField.frameworkAgreement) == ["none"])
    }

    private static func criteria(_ lines: String) -> String {
        """
        Avis de marché
        5.1 Lot : LOT-0001
        Titre : Nettoyage des halls
        Description : Nettoyage des halls de six résidences
        5.1.6 Informations générales
        La participation n'est pas réservée.
        5.1.10 Critères d'attribution
        \(lines)
        5.1.11 Documents de marché
        Description : dossier complet
        """
    }

    /// Both ways in which the weight of a criterion is printed.
    @Test func theCriteria() {
        let lot = Paper(Self.criteria("""
            Critère :
            Type : Prix
            Nom : Prix des prestations
            Pondération (pourcentage, valeur exacte) : 60
            Critère :
            Type : Qualité
            Description : Valeur technique, jugée sur le mémoire
            Catégorie du critère d’attribution poids : Pondération (pourcentage, valeur exacte)
            Nombre critère d’attribution : 40
            """), of: .notice).lot("1")
        #expect(Paper.criteria(lot) == ["60 price", "40 quality"])
        let criteria = lot[list: LotField.awardCriteria].members
        #expect(criteria.map { $0.values(AwardCriterionField.name) } == [["Prix des prestations"], ["Valeur technique, jugée sur le mémoire"]])
        #expect(criteria[0].values(AwardCriterionField.weightKind) == ["per-exa"])
        // What describes a criterion or the papers does not describe the lot.
        #expect(lot.values(LotField.description) == ["Nettoyage des halls de six résidences"])
    }

    /// Fixed values, thresholds and ranks are no weights; a criterion without one leaves the list unknown.
    @Test(arguments: [
        "Critère :\nType : Prix\nNom : Prix\nCatégorie du critère d’attribution fixe : Valeur fixe (totale)\nNombre critère d’attribution : 60",
        "Critère :\nType : Prix\nNom : Prix\nPondération (ordre d’importance) : 1",
        "Critère :\nType : Prix\nPondération (pourcentage, valeur exacte) : 60\nCritère :\nType : Qualité\nNom : Technique",
    ])
    func whatIsNoWeight(lines: String) {
        #expect(Paper(Self.criteria(lines), of: .notice).lot("1")[list: LotField.awardCriteria].members.allSatisfy { $0.values(AwardCriterionField.weight).isEmpty })
    }

    /// « 60,000 € » in prose is sixty thousand to some and sixty to others.
    @Test func elsewhereSuchAnAmountIsNone() {
        let paper = Paper("Le montant maximum de l’accord-cadre est de 60,000 euros HT.", of: .rc)
        #expect(paper.statements.everyLot.values(LotField.frameworkMaximumValue).isEmpty)
    }

    /// Pages that put a field, its colon and its value on lines of their own.
    @Test func aLineForEachPieceOfAField() {
        let lines = "Avis de marché\nSection 5 -\nLot\n5.1 Identifiant technique du lot\n:\nLOT-0001\nTitre\n:\nSecteur des Tilleuls\nInformations complémentaires\n:\n5.1.3 Durée estimée\nDurée\n:\n4\nAn\nVariantes\n:\nNon autorisée\nDate limite de réception des offres\n:\n04/06/2026\nConditions :\n5.1\nIdentifiant technique du lot\n:\nLOT-0002\nTitre\n:\nSecteur des Érables\nInformations complémentaires :\nDurée\n:\n2\nAn"
        let paper = Paper(lines, of: .notice)
        let first = paper.lot("1")
        #expect(first.values(LotField.title) == ["Secteur des Tilleuls"])
        #expect(first.values(LotField.duration) == ["4 year"])
        #expect(first[LotField.duration].claims.map(\.evidence.quote) == ["4"])
        #expect(first.values(LotField.variants) == ["not-allowed"])
        #expect(paper.lot("2").values(LotField.title) == ["Secteur des Érables"])
        #expect(paper.lot("2").values(LotField.duration) == ["2 year"])
    }
}
