// Notices in prose are forms: what their fields state, of which lot, and of what kind they are.

import Clauses
import Documents
import Market
import Provenance
import Testing

@Suite struct NoticeFormTests {
    private static let european = """
        Avis No 26-12345
        publié le 08/09/2026
        AVIS DE MARCHÉ
        Directive 2014/24/UE
        Section I : Pouvoir adjudicateur
        I.1)
        NOM ET ADRESSES
        VILLE DE SAINT-ORME, Numéro national d'identification : 99999999900015, 1 place de la Mairie, 59999, Saint-Orme Cedex, F, Téléphone : 01 00 00 00 00, Code NUTS : FRE11
        VILLE DE VALBRUNE, 2 rue Haute, 59998, Valbrune, F, Téléphone : 01 00 00 00 00, Code NUTS : FRE12
        I.3)
        COMMUNICATION
        Adresse du profil acheteur : https://marches.exemple.invalid
        Section II : Objet
        II.1)
        ÉTENDUE DU MARCHÉ
        II.1.1)
        Intitulé : Nettoyage et transport : lots 1 et 2
        Numéro de référence : 26-NET (13a)
        II.1.2)
        Code CPV principal :
        Descripteur principal : 90910000
        II.1.3)
        Type de marché
        Services
        II.2)
        DESCRIPTION
        II.2.1)
        Intitulé : Transport (formacodes :31805 et 31806)
        Lot nº : 1
        II.2.2)
        Code(s) CPV additionnel(s)
        Code CPV principal : 60100000
        II.2.3)
        Lieu d'exécution
        Code NUTS : FRE11
        Lieu principal d'exécution : Mairie, 59999 Saint-Orme
        II.2.4)
        Description des prestations : Transport des agents entre les sites.
        II.2)
        DESCRIPTION
        II.2.1)
        Intitulé : Nettoyage
        Lot nº : 2
        II.2.3)
        Lieu d'exécution
        Code NUTS : FRE12
        Section IV : Procédure
        IV.1)
        DESCRIPTION
        IV.1.1)
        Type de procédure
        Procédure ouverte
        Section VI : Renseignements complémentaires
        VI.5)
        DATE D'ENVOI DU PRÉSENT AVIS
        5 septembre 2026
        """

    @Test func aEuropeanFormIsReadFieldByField() {
        let paper = Paper(Self.european, of: .notice)
        let (notice, buyer, procedure) = (paper.statements.notice, paper.statements.buyer, paper.statements.procedure)
        func text(_ record: Record, _ field: some RecordField) -> [String] { record[field].claims.map(\.value.description) }
        #expect(text(notice, NoticeField.formType) == ["competition"])
        #expect(text(notice, NoticeField.noticeType) == ["cn-standard"])
        #expect(text(notice, NoticeField.legalBasis) == ["32014L0024"])
        #expect(text(notice, NoticeField.isChange) == ["false"])
        #expect(text(notice, NoticeField.identifier) == ["26-12345"])
        #expect(text(notice, NoticeField.dispatchDate) == ["2026-09-05"])
        #expect(text(notice, NoticeField.publicationDate) == ["2026-09-08"])
        // The first buyer is the one that leads.
        #expect(text(buyer, BuyerField.name) == ["VILLE DE SAINT-ORME"])
        #expect(text(buyer, BuyerField.postCode) == ["59999"])
        #expect(text(buyer, BuyerField.city) == ["Saint-Orme Cedex"])
        #expect(text(buyer, BuyerField.country) == ["FRA"])
        #expect(text(buyer, BuyerField.profileAddress) == ["https://marches.exemple.invalid"])
        // A title that names lots is still the market's.
        #expect(text(procedure, ProcedureField.title) == ["Nettoyage et transport : lots 1 et 2"])
        #expect(text(procedure, ProcedureField.internalIdentifier) == ["26-NET (13a)"])
        #expect(text(procedure, ProcedureField.nature) == ["services"])
        #expect(text(procedure, ProcedureField.type) == ["open"])
        #expect(text(procedure, ProcedureField.mainClassification) == ["90910000"])
        #expect(text(paper.lot("1"), LotField.title) == ["Transport (formacodes :31805 et 31806)"])
        #expect(text(paper.lot("1"), LotField.additionalClassifications) == ["60100000"])
        #expect(text(paper.lot("1"), LotField.places) == ["FRE11"])
        #expect(text(paper.lot("1"), LotField.placePostCodes) == ["59999"])
        #expect(text(paper.lot("1"), LotField.placeCities) == ["Saint-Orme"])
        #expect(text(paper.lot("1"), LotField.description) == ["Transport des agents entre les sites."])
        #expect(text(paper.lot("2"), LotField.title) == ["Nettoyage"])
        #expect(text(paper.lot("2"), LotField.places) == ["FRE12"])
    }

    @Test func aNationalFormIsReadThoughItsSentencesRunTogether() {
        let paper = Paper(
            """
            Annonce Avis d'appel public à la concurrence
            Services - Nom et adresse officiels de l'organisme acheteur : Ville de Saint-Orme.
            Correspondant : M. le maire, 1 place de la Mairie 59999 Saint-Orme, tél. : 01 00 00 00 00.
            Objet du marché : entretien des espaces verts .
            Lieu d'exécution : parcs de la ville, 59999 Saint-Orme. L'avis implique un marché public.
            Offre économiquement la plus avantageuse. Type de procédure : procédure adaptée. Date limite de réception des offres : 11 octobre 2026, à 16 heures. Autres renseignements :
            Numéro de référence attribué au marché par le pouvoir adjudicateur / l'entité adjudicatrice : 2026-405. Date d'envoi du présent avis à la publication : 10 septembre 2026.
            """, of: .notice)
        let (notice, buyer, procedure, lots) = (paper.statements.notice, paper.statements.buyer, paper.statements.procedure, paper.statements.everyLot)
        #expect(notice.firstValue(of: NoticeField.formType) == .code("competition"))
        #expect(notice.firstValue(of: NoticeField.legalBasis) == .code("other"))
        #expect(notice.firstValue(of: NoticeField.dispatchDate)?.description == "2026-09-10")
        #expect(buyer.firstValue(of: BuyerField.name) == .text("Ville de Saint-Orme"))
        #expect(buyer.firstValue(of: BuyerField.postCode) == .text("59999"))
        #expect(procedure.firstValue(of: ProcedureField.title) == .text("entretien des espaces verts"))
        #expect(procedure.firstValue(of: ProcedureField.type) == .code("oth-single"))
        #expect(procedure.firstValue(of: ProcedureField.internalIdentifier) == .text("2026-405"))
        #expect(lots.firstValue(of: LotField.placeDescriptions) == .text("parcs de la ville, 59999 Saint-Orme"))
        #expect(lots.firstValue(of: LotField.tenderDeadline)?.description == "2026-10-11T16:00:00")
    }

    @Test func theHourMayStandOnTheLineAfterItsDate() {
        let paper = Paper("Date limite de réception des offres :\nDate : 28/09/2026\nHeure locale : 12:00", of: .notice)
        #expect(paper.statements.everyLot.firstValue(of: LotField.tenderDeadline)?.description == "2026-09-28T12:00:00")
    }

    @Test(arguments: [
        ("AVIS D'ATTRIBUTION DE MARCHÉ", "result", nil), ("Avis rectificatif", "change", nil), ("AVIS D'ANNULATION", "change", "cancel"),
        ("Avis de préinformation", "planning", nil), ("Rectificatif\nLa procédure est déclarée sans suite pour motif d'intérêt général.", "change", "cancel"),
    ] as [(String, String, String?)])
    func noticesThatAreNoCallSayWhatTheyAre(head: String, form: String, reason: String?) {
        // A correction speaks of the call that it corrects.
        let notice = Paper("\(head)\nAvis de marché\nObjet du marché : entretien des espaces verts.", of: .notice).statements.notice
        if form != "planning" { #expect(notice[NoticeField.formType].claims.map(\.value) == [.code(form)]) }
        #expect(notice[NoticeField.formType].claims.first?.value == .code(form))
        #expect(notice.firstValue(of: NoticeField.changeReason)?.description == reason)
    }

    /// A web page laid out in a table: its one cell is no row of anything.
    @Test func aPageWithinACellIsReadLikeAPage() {
        let lines = Self.european.split(separator: "\n").map(String.init)
        let blocks = lines.enumerated().map { index, line in
            TextBlock(line, role: .cell(TablePosition(table: 0, row: 1, column: 1)), place: .paragraph(part: "body", index: index))
        }
        let paper = Paper(blocks, of: .notice)
        #expect(paper.statements.procedure.firstValue(of: ProcedureField.nature) == .code("services"))
        #expect(paper.lot("2").firstValue(of: LotField.places) == .code("FRE12"))
    }

    @Test func aTitleThatHasRunIntoItsDescriptionIsCut() {
        let paper = Paper("Lot n°1 :\nMenuiseries PVCLe lot 1 comprend la fourniture et la pose.\nLot n°2 :\nVolets roulantsLe lot 2 comprend l'entretien.", of: .notice)
        #expect(paper.lot("1").firstValue(of: LotField.title) == .text("Menuiseries PVC"))
        #expect(paper.lot("2").firstValue(of: LotField.title) == .text("Volets roulants"))
    }
}
