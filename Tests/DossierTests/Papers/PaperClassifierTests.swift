import Documents
import Provenance
import Testing

@testable import Dossier

/// Name and content together. What nobody can tell makes no silence.
@Suite struct PaperClassifierTests {
    private let rc = text(
        "Commune d'Ormel", "RÈGLEMENT DE LA CONSULTATION", "# Article 1 – Objet de la consultation", "# Article 2 – Conditions de la consultation",
        "# Article 3 – Présentation des candidatures", "# Article 4 – Jugement des offres", "# Article 5 – Délai de validité des offres")
    private let ccap = text(
        "CAHIER DES CLAUSES ADMINISTRATIVES PARTICULIÈRES (C.C.A.P.)", "# 1 - Objet", "# 2 - Pièces contractuelles", "# 3 - Avance",
        "# 4 - Pénalités de retard", "# 5 - Retenue de garantie", "# 6 - Résiliation")

    @Test func nameAndTitleAgreeAndBothAreShown() {
        let identity = PaperClassifier.identify(path: "RC.pdf", text: rc)
        #expect(identity.kind == .rc)
        #expect(identity.reasons == ["nom : « rc »", "titre : « RÈGLEMENT DE LA CONSULTATION »"])
        #expect(identity.possible.isEmpty)
        #expect(identity.remark == nil)
    }

    @Test func theTitleTellsWhereTheNameDoesNot() {
        #expect(PaperClassifier.identify(path: "document-7.docx", text: ccap).kind == .ccap)
        #expect(PaperClassifier.identify(path: "x.docx", text: text("ACTE D’ENGAGEMENT", "Lot n° 3 : Peinture", "B - Engagement du candidat")).kind == .ae)
        #expect(PaperClassifier.identify(path: "x.docx", text: text("Annexe 2 – Clause sociale d’insertion", "Le titulaire réserve …")).kind == .insertionAnnex)
        #expect(PaperClassifier.identify(path: "x.html", text: text("Avis d'appel public à la concurrence", "Département de publication : 69")).kind == .notice)
    }

    @Test func articlesTellWhereNeitherDoes() {
        let bare = DocumentText(blocks: Array(ccap.blocks.dropFirst()))
        let identity = PaperClassifier.identify(path: "doc.docx", text: bare)
        #expect(identity.kind == .ccap)
        #expect(identity.reasons.first?.hasPrefix("articles : ") == true)
    }

    /// A wrong name does not win over title and articles together; without those, it stays open.
    @Test func aMisnamedPaperIsTakenForWhatItIs() {
        let identity = PaperClassifier.identify(path: "RC.docx", text: ccap)
        #expect(identity.kind == .ccap)
        #expect(identity.remark?.contains("son nom dit RC") == true)
        let open = PaperClassifier.identify(path: "RC.docx", text: text("CAHIER DES CLAUSES TECHNIQUES PARTICULIÈRES", "Texte."))
        #expect(open.kind == .other)
        #expect(open.possible == [.rc, .cctp])
        #expect(open.remark?.contains("--papers") == true)
    }

    /// « Pièces contractuelles » names the other papers, one on each line: none of these lines is a title.
    @Test(arguments: [
        ["L'acte d'engagement (AE) et ses annexes", "Le cahier des clauses techniques particulières (CCTP)", "Le règlement de la consultation"],
        ["l’acte d’engagement ;", "le présent CCAP ;", "le CCTP ;", "le bordereau des prix unitaires."],
        ["Acte d'engagement ;", "CCTP et ses annexes,", "Bordereau des prix unitaires ;"],
    ])
    func theListOfThePapersIsNoTitle(lines: [String]) {
        let head = ["VILLE D'ORMEL", "CAHIER DES CLAUSES ADMINISTRATIVES PARTICULIÈRES", "1 - Variation des prix", "Les prix sont fermes.", "2 - Avance", "3 - Retenue de garantie", "4 - Pièces contractuelles", "Les pièces sont :"]
        let paper = DocumentText(blocks: (head + lines).enumerated().map { TextBlock($1, place: .paragraph(part: "body", index: $0)) })
        for name in ["CCAP.txt", "CCAP tontes.docx", "piece-3.docx"] {
            let identity = PaperClassifier.identify(path: name, text: paper)
            #expect(identity.kind == .ccap)
            #expect(identity.possible.isEmpty && identity.remark == nil)
        }
        // Its name says otherwise: title and articles are two words against one.
        #expect(PaperClassifier.identify(path: "CCTP.docx", text: paper).remark?.contains("son nom dit CCTP") == true)
    }

    /// Titles that disagree leave the name and the articles: where these two agree, nothing is open.
    @Test func nameAndArticlesThatAgreeAreEnough() {
        let paper = text(
            "CAHIER DES CLAUSES ADMINISTRATIVES PARTICULIÈRES", "ACTE D'ENGAGEMENT", "# 1 - Variation des prix", "# 2 - Avance", "# 3 - Retenue de garantie",
            "# 4 - Pièces contractuelles")
        let identity = PaperClassifier.identify(path: "CCAP.docx", text: paper)
        #expect(identity.kind == .ccap)
        #expect(identity.remark == nil)
        // A cover of two papers under the name of a third is still nobody's.
        #expect(PaperClassifier.identify(path: "CCTP.docx", text: paper).kind == .other)
    }

    /// In capitals, or a heading, « LE CCTP » may still be one.
    @Test func aTitleMayHaveAnArticle() {
        #expect(PaperClassifier.identify(path: "x.docx", text: text("LE RÈGLEMENT DE LA CONSULTATION", "Texte.")).kind == .rc)
        #expect(PaperClassifier.identify(path: "x.docx", text: text("# Le règlement de la consultation", "Texte.")).kind == .rc)
    }

    @Test func aSentenceIsNoTitle() {
        let paper = text("Mémoire justificatif", "Le règlement de la consultation est remis à chaque candidat.", "Voir le CCAP, article 4.")
        let identity = PaperClassifier.identify(path: "memoire.docx", text: paper)
        #expect(identity.kind == .other)
        #expect(identity.possible.isEmpty)
    }

    @Test func runningHeadsNameThePaper() {
        let paper = text("| CCTP – Entretien des espaces verts", "Généralités", "| CCTP – Entretien des espaces verts", "Suite")
        #expect(PaperClassifier.identify(path: "piece4.pdf", text: paper).kind == .cctp)
    }

    @Test func theTitlePageTellsTheLot() {
        let paper = text("CCTP", "Lot n° 3 : Plomberie", "# 1. Généralités")
        #expect(PaperClassifier.identify(path: "cctp.pdf", text: paper).lots == ["3"])
        let all = text("CCTP", "Lot n° 1 : Gros œuvre", "Lot n° 2 : Plomberie", "# 1. Généralités")
        #expect(PaperClassifier.identify(path: "cctp.pdf", text: all).lots.isEmpty)
    }

    /// A common paper without an introduction begins with the chapter of the first lot.
    @Test func chaptersOfLotsMakeNoPaperOfTheFirst() {
        let paper = text("CCTP", "# Lot 1 – Secteur Nord", "## 1.1 Tontes", "Quatorze tontes par an.", "# Lot 2 – Secteur Sud", "Douze tontes par an.")
        #expect(PaperClassifier.identify(path: "cctp.pdf", text: paper).lots.isEmpty)
        let alone = text("CCTP", "# Lot 1 – Secteur Nord", "## 1.1 Tontes", "Quatorze tontes par an.", "## Lot 2 : limites de prestations", "Le lot 2 arrose.")
        #expect(PaperClassifier.identify(path: "cctp.pdf", text: alone).lots == ["1"])
    }

    /// Behind the cover, lots are spoken of.
    @Test func aClauseAboutALotMakesNoPaperOfThatLot() {
        let paper = text("CCAP", "# Article 1 – Objet", "Le titulaire du lot 1 réserve 300 heures.", "Lot 1 : 300 heures")
        #expect(PaperClassifier.identify(path: "CCAP.docx", text: paper).lots.isEmpty)
    }

    @Test func nameAndTitleMayNameDifferentLots() {
        let identity = PaperClassifier.identify(path: "CCTP lot 4.pdf", text: text("CCTP", "Lot n° 3 : Plomberie"))
        #expect(identity.lots == ["3", "4"])
        #expect(identity.possible == [.cctp])
    }

    @Test func whatCannotBeReadAndHasNoNameMayBeAnyPaper() {
        let unread = DocumentText(status: .unread(reason: "image"))
        #expect(PaperClassifier.identify(path: "scan.pdf", text: unread).possible.contains(.rc))
        let named = PaperClassifier.identify(path: "CCAP.pdf", text: unread)
        #expect(named.kind == .ccap)
        #expect(named.possible.isEmpty)
    }

    @Test func theUserHasTheLastWord() throws {
        let file = try PapersFile.read("papers:\n  - {path: scan.pdf, kind: ae, lots: [02]}\n", file: "papiers.yaml")
        let identity = PaperClassifier.identify(path: "scan.pdf", text: rc, declared: file.declaration(for: "DCE.zip/scan.pdf"))
        #expect(identity.kind == .ae)
        #expect(identity.lots == ["2"])
        #expect(identity.reasons == ["désigné par --papers (ligne 2)"])
    }
}

@Suite struct PapersFileTests {
    @Test(arguments: [
        ("DCE/lots/CCTP.docx", "CCTP.docx", true), ("DCE/lots/CCTP.docx", "lots/*.docx", true), ("DCE/lots/CCTP.docx", "lots/C?TP.docx", true),
        ("DCE/lots/CCTP.docx", "CTP.docx", false), ("DCE/lots/CCTP.docx", "DCE/*.docx", false), ("DCE/lots/CCTP.docx", "DCE/*/*", true),
    ])
    func patternsNameThePathOrItsEnd(path: String, pattern: String, fits: Bool) {
        #expect(PapersFile.fits(path, pattern) == fits)
    }

    @Test func mistakesAreNamedWithTheirLine() {
        let problem = #expect(throws: (any Error).self) {
            try PapersFile.read("papers:\n  - {path: a.pdf, kind: cctpp}\n  - {chemin: b.pdf, kind: rc}\n", file: "papiers.yaml")
        }
        let text = problem.map { "\($0)" } ?? ""
        #expect(text.contains("papiers.yaml:2:"))
        #expect(text.contains("vouliez-vous dire « cctp »"))
        #expect(text.contains("clé inconnue « chemin »"))
    }

    @Test func anEntryThatFitsNothingIsAnError() throws {
        let file = try PapersFile.read("papers:\n  - {path: RC.pdf, kind: rc}\n  - {path: CCAP-v2.pdf, kind: ccap}\n", file: "papiers.yaml")
        let problem = #expect(throws: (any Error).self) { try file.check(against: ["DCE/RC.pdf", "DCE/CCAP-v3.pdf"]) }
        #expect(problem.map { "\($0)" }?.contains("aucun document ne répond à « CCAP-v2.pdf » ; vouliez-vous dire « CCAP-v3.pdf »") == true)
    }
}
