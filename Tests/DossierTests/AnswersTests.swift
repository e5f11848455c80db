import Dossier
import Figures
import Market
import Provenance
import Settings
import Testing

/// Answers fed back into a market.
@Suite struct AnswersTests {
    private func answers(_ entries: String, notice: String = "avis-1") throws -> AnswersFile {
        try AnswersFile.read(
            """
            notice: "\(notice)"
            documents:
              - {path: avis.xml, sha256: abc}
            by: Camille Roux
            date: 2026-11-22
            answers:
            \(entries)
            """, file: "reponses.yaml")
    }

    private func market() -> Market {
        var market = Market(documents: [
            DocumentRecord(id: DocumentID(0), path: "avis.xml", kind: .notice, sha256: "abc", byteCount: 1, status: .read)
        ])
        market.notice.add(claim(.text("avis-1")), to: NoticeField.identifier)
        var lot = Record(.lot, identifier: "LOT-0001")
        lot.add(claim(.duration(CalendarDuration(36, .month))), to: LotField.duration)
        lot.add(claim(.duration(CalendarDuration(48, .month))), to: LotField.duration)
        market.lots = RecordList([lot])
        return market
    }

    private func claim(_ value: FactValue) -> Claim {
        Claim(value, Evidence(document: DocumentID(0), locator: .text(line: 1, column: 1), quote: value.description))
    }

    @Test func aMissingValueBecomesAFactThatKnowsWhoSaidIt() throws {
        var market = market()
        try answers("""
              - attribute: lots[LOT-0001].frameworkMaximumValue
                question: Quel est le maximum ?
                value: 400 000 € HT
            """).apply(to: &market)
        let lot = market.lots.members[0]
        #expect(market.state(of: LotField.frameworkMaximumValue, in: lot) == .stated(.money(Money(400_000, taxBasis: .excluded))))
        let evidence = try #require(lot[LotField.frameworkMaximumValue].claims.first?.evidence)
        #expect(evidence.locator == .declared(by: "Camille Roux", date: CivilDate(iso: "2026-11-22")!))
    }

    @Test func noneIsAnAnswerOnlyWhereThereMayBeNone() throws {
        var market = market()
        try answers("""
              - attribute: lots[LOT-0001].frameworkMaximumValue
                value: aucun
            """).apply(to: &market)
        #expect(market.state(of: LotField.frameworkMaximumValue, in: market.lots.members[0]) == .silent)
        let impossible = try answers("""
              - attribute: procedure.estimatedValue
                value: aucun
            """)
        #expect(throws: SettingsError.self) { try impossible.apply(to: &market) }
    }

    @Test func aConflictIsSettledByNamingTheClaimAndWhy() throws {
        var market = market()
        try answers("""
              - attribute: lots[LOT-0001].duration
                prevails: 36 mois
                because: l’acte d’engagement fait foi
            """).apply(to: &market)
        #expect(market.state(of: LotField.duration, in: market.lots.members[0]) == .stated(.duration(CalendarDuration(36, .month))))
        #expect(market.lots.members[0][LotField.duration].claims.count == 2)
        #expect(throws: SettingsError.self) {
            try answers("""
                  - attribute: lots[LOT-0001].duration
                    prevails: 36 mois
                """)
        }
        let nowhere = try answers("""
              - attribute: lots[LOT-0001].duration
                prevails: 60 mois
                because: parce que
            """)
        #expect(throws: SettingsError.self) { try nowhere.apply(to: &market) }
    }

    @Test func aJudgementIsSignedAndReasoned() throws {
        var market = market()
        try answers("""
              - rule: LOT-01-MOTIF
                decision: conforme
                because: le rapport de présentation motive l’absence d’allotissement
            """).apply(to: &market)
        #expect(market.declaredJudgements.map(\.rule) == ["LOT-01-MOTIF"])
        #expect(market.declaredJudgements.map(\.isCompliant) == [true])
    }

    @Test func answersAboutAnotherTenderAreRefused() throws {
        var market = market()
        let other = try answers("  - {attribute: procedure.type, value: open}", notice: "avis-2")
        let error = #expect(throws: SettingsError.self) { try other.apply(to: &market) }
        #expect(String(describing: error).contains("avis-2"))
    }

    @Test func answersOnChangedPapersAreFlagged() throws {
        var market = market()
        market.documents[0] = DocumentRecord(
            id: DocumentID(0), path: "avis.xml", kind: .notice, sha256: "def", byteCount: 1, status: .read)
        try answers("  - {attribute: procedure.type, value: open}").apply(to: &market)
        #expect(market.remarks.contains { $0.contains("à confirmer") })
    }

    @Test func aMistypedAnswerIsRefusedWithASuggestion() throws {
        var market = market()
        let misspelt = try answers("  - {attribute: \"lots[LOT-0001].durration\", value: 36 mois}")
        let error = #expect(throws: SettingsError.self) { try misspelt.apply(to: &market) }
        #expect(String(describing: error).contains("duration"))
        let wrong = try answers("  - {attribute: procedure.estimatedValue, value: beaucoup}")
        #expect(throws: SettingsError.self) { try wrong.apply(to: &market) }
    }

    @Test func questionsLeftOpenAreNotAnswers() throws {
        var market = market()
        let file = try answers("""
              - attribute: procedure.estimatedValue
                question: Quelle est la valeur ?
                value:
              - rule: LOT-01-MOTIF
                decision:
            """)
        #expect(file.answers.isEmpty)
        try file.apply(to: &market)
        #expect(market.procedure[ProcedureField.estimatedValue].claims.isEmpty)
    }
}

/// The launch of a consultation that a change notice does not tell.
@Suite struct LaunchAnswerTests {
    @Test func aPersonMayGiveTheDay() throws {
        let text = "documents: []\nby: Mme Roy\ndate: 2026-10-01\nanswers:\n  - {attribute: launchDate, value: 2026-09-15}\n"
        var market = Market(documents: [])
        try AnswersFile.read(text, file: "reponses.yaml").apply(to: &market)
        #expect(market.launchDate.date?.description == "2026-09-15")
        #expect(market.launchDate.origin == .declared)
        let wrong = text.replacing("2026-09-15", with: "mi-septembre")
        #expect(throws: SettingsError.self) {
            var market = Market(documents: [])
            try AnswersFile.read(wrong, file: "reponses.yaml").apply(to: &market)
        }
    }
}
