import Documents
import Provenance
import Testing

@testable import Dossier

/// References from one paper to an article of another.
@Suite struct ArticleReferenceTests {
    private let id = DocumentID(0)

    private func references(_ line: String) -> [String] {
        ArticleReference.all(in: text(line), document: id).map { "\($0.paper.rawValue) \($0.article)" }
    }

    @Test(arguments: [
        ("conformément à l’article 12.4 du CCAP, le titulaire…", ["ccap 12.4"]), ("Voir articles 5 et 6.1 du règlement de la consultation.", ["rc 5", "rc 6.1"]),
        ("l'article 4-2 du présent C.C.A.P.", ["ccap 4.2"]), ("art. 3 de l’acte d’engagement", ["ae 3"]),
        ("Article n° 7 du Cahier des Clauses Techniques Particulières", ["cctp 7"]),
        ("l’article 14.1 du CCAG-FCS", []), ("l’article R. 2113-4 du code de la commande publique", []), ("l’article 12 du présent document", []),
        ("article L2113-10 du CCP", []), ("l'article 50 000 du CCAP", []),
    ])
    func aReferenceNamesArticleAndPaper(line: String, expected: [String]) {
        #expect(references(line) == expected)
    }

    @Test func theQuoteStandsVerbatimAtItsAddress() throws {
        let line = "Les pénalités prévues à l’article 12.4 du CCAP s’appliquent."
        let reference = try #require(ArticleReference.all(in: text(line), document: id).first)
        #expect(reference.evidence.quote == "article 12.4 du CCAP")
        guard case .paragraph(_, 0, let start, let end) = reference.evidence.locator else { Issue.record("no paragraph"); return }
        let characters = Array(line)
        #expect(String(characters[start..<end]) == reference.evidence.quote)
    }

    private let ccap = text(
        "Article 1 – Objet", "Article 2 – Durée", "Article 3 – Prix", "3.1 Forme des prix", "3.2 Révision", "Article 4 – Avance", "Article 5 – Pénalités",
        "5.1. Retard", "5.2. Insertion", "30 jours au plus tard", "Article 6 – Résiliation")

    @Test func whatIsMissingIsKnownOnlyInAPaperNumberedThrough() {
        let index = ArticleIndex(ccap, document: id)
        #expect(!index.lacks("3.2"))
        #expect(!index.lacks("6"))
        #expect(index.lacks("7"))
        #expect(index.lacks("5.4"))
        // Article 2 has no numbered parts: nothing can be said of 2.1.
        #expect(!index.lacks("2.1"))
        #expect(index.neighbour(of: "5.4")?.number == "5.2")
        let loose = ArticleIndex(text("Objet", "Durée", "3. Prix"), document: id)
        #expect(!loose.lacks("12"))
    }

    @Test func aReferenceThatLeadsNowhereIsShownWithBothAddresses() throws {
        func document(_ index: Int, _ kind: PaperKind, _ content: DocumentText, _ status: ReadStatus = .read) -> ReadDocument {
            let id = DocumentID(index)
            return ReadDocument(
                record: DocumentRecord(id: id, path: "\(kind.rawValue).docx", kind: kind, sha256: "", byteCount: 0, status: status),
                articles: ArticleIndex(content, document: id), references: ArticleReference.all(in: content, document: id))
        }
        let rc = text("Les pénalités de l’article 12.4 du CCAP s’appliquent, celles de l’article 5.1 du CCAP aussi.")
        let found = BrokenReferences.discrepancies(among: [document(0, .rc, rc), document(1, .ccap, ccap)])
        let only = try #require(found.first)
        #expect(found.count == 1)
        #expect(only.label == "Renvoi à l’article 12.4 du CCAP")
        #expect(only.sides.flatMap(\.evidence).map(\.document.index) == [0, 1])
        #expect(BrokenReferences.discrepancies(among: [document(0, .rc, rc), document(1, .ccap, ccap, .incomplete(reason: "coupé"))]).isEmpty)
        #expect(BrokenReferences.discrepancies(among: [document(0, .rc, rc)]).isEmpty)
    }
}

/// The order in which papers prevail, as a CCAP states it.
@Suite struct PrecedenceReadingTests {
    private func order(_ lines: String...) -> [PaperKind]? {
        let blocks = lines.enumerated().map { TextBlock($1, place: .paragraph(part: "body", index: $0)) }
        return PrecedenceReading.read(DocumentText(blocks: blocks), document: DocumentID(0))?.order
    }

    @Test func inOneSentence() {
        #expect(order("Les pièces contractuelles prévalent dans l’ordre de priorité suivant : l’acte d’engagement, le présent CCAP, le CCTP, le CCAG-FCS.") == [.ae, .ccap, .cctp])
    }

    @Test func asAList() {
        #expect(
            order(
                "Les pièces constitutives du marché sont, par ordre de priorité décroissant :", "- l’acte d’engagement et ses annexes", "- le cahier des clauses administratives particulières (C.C.A.P.)",
                "- le C.C.T.P.", "- le CCAG-FCS", "- la décomposition du prix global et forfaitaire") == [.ae, .ccap, .cctp, .dpgf])
    }

    @Test func wordedAsPrevailing() {
        #expect(order("Les pièces contractuelles prévalent, en cas de contradiction, dans l’ordre suivant :", "– l’acte d’engagement et ses annexes ;", "– le présent CCAP ;", "– le CCTP commun ;") == [.ae, .ccap, .cctp])
    }

    @Test func aListWithoutOrderIsNone() {
        #expect(order("Le dossier comprend : l’acte d’engagement, le CCAP, le CCTP.") == nil)
        #expect(order("Les demandes sont traitées par ordre de priorité.") == nil)
    }
}
