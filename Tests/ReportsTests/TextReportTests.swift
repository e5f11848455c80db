import Market
import Provenance
import Rules
import Testing

@testable import Reports

@Suite("The report for people")
struct TextReportTests {
    private func page(_ consultation: JudgedConsultation = Sample.consultation(), _ display: TextDisplay = .plain) -> String {
        String(decoding: TextReport.page(consultation, Sample.context, display: display), as: UTF8.self)
    }

    @Test func theWholePageAtEightyColumns() throws { try expectGolden(page(), "rapport-80.txt") }

    @Test func theWholePageOnAColourTerminal() throws {
        try expectGolden(page(Sample.consultation(), TextDisplay(width: 100, hasColour: true)), "rapport-100-couleur.txt")
    }

    @Test func theWholePageAtOneHundredAndSixtyColumns() throws {
        try expectGolden(page(Sample.consultation(), TextDisplay(width: 160)), "rapport-160.txt")
    }

    @Test func theWholePageWithAnEnglishFrame() throws {
        try expectGolden(page(Sample.consultation(), TextDisplay(language: .english)), "rapport-80-anglais.txt")
    }

    @Test(arguments: Language.allCases, FrameWord.allCases) func everyWordOfTheFrameIsThereInBothLanguages(language: Language, word: FrameWord) {
        let other = language == .french ? Language.english : .french
        #expect(!language[word].isEmpty)
        // As many parts to put in, in either language.
        #expect(language[word].count { $0 == "%" } == other[word].count { $0 == "%" })
        #expect(language[word].contains("|") == other[word].contains("|"))
    }

    @Test(arguments: [40, 60, 80, 160]) func noLineIsWiderThanTheDisplay(width: Int) {
        for line in page(Sample.consultation(), TextDisplay(width: width)).split(separator: "\n") {
            #expect(VisibleText.width(line) <= width, "\(line)")
        }
    }

    @Test func theFirstLineSaysTheVerdict() {
        func firstLine(_ findings: [Finding]) -> String {
            String(page(Sample.consultation(findings), TextDisplay(width: 200)).prefix { $0 != "\n" })
        }
        let compliant = Sample.findings.filter { $0.verdict == .compliant || $0.verdict == .notApplicable }
        #expect(firstLine(compliant) == "avis/entretien.xml\u{A0}: conforme sur tous les points contrôlés — 2\u{A0}points conformes.")
        #expect(firstLine(Sample.findings.filter { $0.verdict == .advice }) == "avis/entretien.xml\u{A0}: aucun écart relevé — 1\u{A0}recommandation.")
        #expect(
            firstLine(Sample.findings.filter { $0.verdict == .undetermined })
                == "avis/entretien.xml\u{A0}: aucun écart relevé, mais tout n’a pas pu être vérifié — 4\u{A0}points à vérifier.")
        #expect(firstLine(Sample.findings.filter(\.harmless)) == "avis/entretien.xml\u{A0}: aucune règle ne s’applique à cet avis.")
    }

    @Test func anUnreadablePaperIsNamedWithItsReason() {
        let market = Market(documents: [Sample.document(status: .unread(reason: "ce n’est pas un avis"))])
        let consultation = JudgedConsultation(
            source: "a.xml", market: market, judgement: Judgement(findings: [], launchDate: .unknown))
        let page = page(consultation)
        #expect(page.hasPrefix("a.xml\u{A0}: illisible, rien n’a été contrôlé.\n"))
        #expect(page.contains("avis/entretien.xml (avis) — illisible\u{A0}: ce n’est pas un avis"))
    }

    @Test func colourChangesNothingButColour() {
        let plain = page(Sample.consultation(), TextDisplay(width: 80))
        let coloured = page(Sample.consultation(), TextDisplay(width: 80, hasColour: true))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
}

@Suite("Lots in a sentence")
struct LotNamesTests {
    private let lots = LotNames((1...12).map { "LOT-00\($0 < 10 ? "0" : "")\($0)" })

    @Test func runsBecomeRanges() {
        #expect(lots.phrase(for: ["LOT-0002"]) == "lot\u{A0}2")
        #expect(lots.phrase(for: ["LOT-0002", "LOT-0001"]) == "lots\u{A0}1 et\u{A0}2")
        #expect(lots.phrase(for: ["LOT-0001", "LOT-0002", "LOT-0003", "LOT-0007"]) == "lots\u{A0}1\u{A0}à\u{A0}3 et\u{A0}7")
    }

    @Test func namesWithoutNumbersAreGivenAsTheyAre() {
        #expect(LotNames(["Nord", "Sud"]).phrase(for: ["Sud", "Nord"]) == "lots\u{A0}Nord et\u{A0}Sud")
        #expect(LotNames(["A-1", "B-1"]).phrase(for: ["B-1"]) == "lot\u{A0}B-1")
    }

    @Test func theNumberInTheTitleIsTheOneReadersKnow() {
        let lots = LotNames(["LOT-0001", "LOT-0003"], titles: ["Lot 1 : signalisation verticale", "LOT N° 02 – mobilier urbain"])
        #expect(lots.phrase(for: ["LOT-0003"]) == "lot\u{A0}2")
        let partly = LotNames(["LOT-0001", "LOT-0003"], titles: ["Lot 1 : signalisation verticale", "Mobilier urbain"])
        #expect(partly.phrase(for: ["LOT-0003"]) == "lot\u{A0}3")
    }

    @Test func theOnlyLotOfAnUndividedMarketIsNotCalledALot() {
        var market = Sample.market()
        #expect(LotNames(market).phrase(for: ["LOT-0001"]) == "lot\u{A0}1")
        market.procedure.add(Claim(.bool(false), Sample.evidence(1, "", "marché non alloti")), to: ProcedureField.isDivided)
        #expect(LotNames(market).phrase(for: ["LOT-0001"]) == nil)
    }
}

@Suite("Open questions")
struct OpenQuestionsTests {
    @Test func thePaperThatAnswersMostComesFirst() {
        let findings = [
            Sample.finding("A", "a", .undetermined, cause: .missing, missing: [
                Sample.missing("procedure.type", "procédure", "Quelle procédure\u{A0}?", [.rc, .ae]),
                Sample.missing("lots[LOT-0001].duration", "durée", "Quelle durée\u{A0}?", [.rc, .ccap]),
            ]),
            Sample.finding("B", "b", .undetermined, cause: .missing, missing: [
                Sample.missing("lots[LOT-0002].duration", "durée", "Quelle durée\u{A0}?", [.rc, .ccap]),
                Sample.missing("lots[LOT-0002].estimatedValue", "valeur", "Quelle valeur\u{A0}?", []),
                Sample.missing("lots[LOT-0002].variants", "variantes", "Des variantes\u{A0}?", [.ccap]),
            ]),
        ]
        let open = OpenQuestions(findings)
        #expect(open.groups.map(\.source) == [.paper(.rc), .paper(.ccap), .person])
        #expect(open.groups[0].questions.map(\.text) == ["Quelle procédure\u{A0}?", "Quelle durée\u{A0}?"])
        #expect(open.groups[0].questions[1].lots == ["LOT-0001", "LOT-0002"])
        #expect(open.groups[0].questions[1].rules == ["A", "B"])
        #expect(open.count == 4)
    }

    @Test func whatLotsInheritIsAskedOnce() {
        let findings = [
            Sample.finding("A", "a", .undetermined, cause: .missing, missing: [
                Sample.missing("procedure.urbanRenewal", "NPNRU", "L’opération est-elle financée par l’ANRU\u{A0}?", [.rc]),
                Sample.missing("lots[LOT-0001].urbanRenewal", "NPNRU", "Le lot est-il financé par l’ANRU\u{A0}?", [.rc]),
            ])
        ]
        #expect(OpenQuestions(findings).groups.flatMap(\.questions).map(\.attributes) == [["procedure.urbanRenewal"]])
    }

    @Test func harmlessOnesAreNotAsked() {
        #expect(OpenQuestions(Sample.findings.filter(\.harmless)).count == 0)
    }
}
