import Provenance
import Testing

@testable import Dossier

/// What file names say, as buyers and platforms write them.
@Suite struct PaperNamesTests {
    @Test(arguments: [
        ("RC.pdf", PaperKind.rc), ("1_RC.pdf", .rc), ("2025-12_RC_v2.pdf", .rc), ("Règlement_de_consultation.pdf", .rc),
        ("RÃ¨glement de la consultation.pdf", .rc), ("RDC.docx", .rc), ("RC_2304b.pdf", .rc),
        ("1_CCAP.pdf", .ccap), ("CCAP_2025.005.pdf", .ccap), ("03_CCAP_amenagement_paysager.docx", .ccap),
        ("Cahier des clauses administratives particulières.odt", .ccap), ("CCAPLot3.docx", .ccap),
        ("4.CCTP.docx", .cctp), ("COUPVRAY-CCTP-LOT-03-Platrerie-Indice-B.pdf", .cctp), ("2025_CCP_EtudePat.pdf", .ccp),
        ("CCAP-CCTP commun.docx", .ccp), ("2.AE.docx", .ae), ("2a_AE.docx", .ae), ("AE_L04.docx", .ae), ("ATTRI1.odt", .ae),
        ("Acte d'engagement.doc", .ae), ("acte d’engagement lot 2.docx", .ae),
        ("Larminat_-_DCE_-_05_DPGF.pdf", .dpgf), ("BPU-gardiennage.pdf", .bpu), ("BPU_DQE.xlsx", .bpu), ("DQE.xlsx", .dqe),
        ("Annexe 3 - Clause sociale d'insertion.docx", .insertionAnnex), ("Annexe_insertion.pdf", .insertionAnnex),
        ("Annexe 1 au CCAP - clauses sociales.docx", .insertionAnnex),
        ("DC1.doc", .form), ("DC 2.docx", .form), ("DUME.xml", .form), ("AAPC.pdf", .notice), ("avis de marché.html", .notice),
        ("Plan masse.pdf", .plan), ("plan RDC.pdf", .plan), ("EXE-coupes.dwg", .plan),
        ("annexe_AE_2025FCT1.pdf", .other), ("Annexe 2 CCTP.pdf", .other), ("CCTP et annexes.pdf", .cctp),
    ])
    func aNameTells(name: String, kind: PaperKind) {
        #expect(PaperNames.read(name).kind == kind)
    }

    @Test(arguments: [
        "Comment_repondre_par_voie_dematerialisee_sur_cette_plate-forme.pdf", "memoire technique.docx", "Plan de prévention.docx",
        "Avis technique 5-12.pdf", "Cahier des charges.docx", "2024-06 planning.xlsx", "scan0001.pdf",
    ])
    func aNameThatTellsNothing(name: String) {
        #expect(PaperNames.read(name).kind == nil)
    }

    @Test(arguments: [
        ("CCTP Lot 03.pdf", ["3"]), ("AE lot 2.docx", ["2"]), ("AE_lot01.docx", ["1"]), ("AE_L11.docx", ["11"]), ("CCTP_LOT2A_plomberie.pdf", ["2A"]),
        ("DPGF lots 1 à 4.xlsx", ["1", "2", "3", "4"]), ("CCTP lots 1, 2 et 5.pdf", ["1", "2", "5"]), ("04_CCAP_Lot1_2_parking.pdf", ["1", "2"]),
        ("Lot n°12 - CCTP.pdf", ["12"]), ("Lot 4 - Peinture/CCTP.docx", ["4"]), ("lots/LOT 7.zip/CCTP.docx", ["7"]),
        ("CCTP lot 00 généralités.pdf", []), ("AE lot unique.docx", []), ("RC 2025.pdf", []), ("AE_2025FCT1.pdf", []), ("CCAP v2.pdf", []),
    ])
    func aNameTellsTheLots(name: String, lots: [String]) {
        #expect(PaperNames.read(name).lots == lots)
    }

    @Test func aBareNumberMayBeALot() {
        let reading = PaperNames.read("CCTP-06.pdf")
        #expect(reading.lots == ["6"])
        #expect(reading.lotsAreGuessed)
    }
}
