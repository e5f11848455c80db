// Verdicts, their reasons and their proofs.

import Clausier
import Foundation
import JSONChecking
import Testing

@Suite("The decision sheet")
struct SheetTests {
    private let tilleuls: Profile
    private let ombrelle: Profile

    init() throws {
        tilleuls = try Fixture.profile("regie-tilleuls")
        ombrelle = try Fixture.profile("regie-ombrelle")
    }

    // MARK: Samples

    @Test func aReservedLotIsAnsweredOnTheProofOfTheNoticeAndOfTheAgreement() throws {
        let sheet = try Fixture.sheet("01-espaces-verts-conforme.xml", tilleuls)
        #expect(sheet.lots.map(\.verdict) == [.bid, .bid, .bid])
        let lot = try #require(sheet.lots.last)
        #expect(lot.reservation.families == [.insertion])
        let reason = try #require(lot.reasons.first)
        #expect(reason.text.contains("nous remplissons la condition"))
        #expect(reason.evidence.contains { $0.document == Profile.documentID && $0.quote == "aci" })
        #expect(reason.evidence.contains { $0.document == DocumentID(0) })
    }

    @Test func theBoardSignalIsNeutralAndChangesNoVerdict() throws {
        let sheet = try Fixture.sheet("01-espaces-verts-conforme.xml", tilleuls)
        let line = try #require(sheet.terms.first { $0.topic == .interests })
        #expect(line.mark == .note)
        #expect(line.text.contains("ne suffit pas à écarter"))
        for word in ["illégal", "délit", "favoritisme", "faute", "interdit"] { #expect(!line.text.contains(word)) }
    }

    @Test func aSocialEconomyReservationIsAQuestionWhereTheStatutesGiveNoMission() throws {
        let sheet = try Fixture.sheet("03-reservation-ess-nettoyage.xml", Fixture.everywhere())
        let lot = try #require(sheet.lots.last)
        #expect(lot.reservation.families == [.socialEconomy])
        #expect(lot.verdict == .check)
        #expect(lot.reasons.first?.text.contains("mission de service public") == true)
        // What is wrong with the tender comes from the finding that was judged.
        #expect(sheet.questions.contains { $0.rule == "RES-03-OBJET" && $0.lots == [lot.identifier] })
    }

    @Test func withoutAnAgreementTheEquivalentStructureIsAQuestionAndNoRefusal() throws {
        let sheet = try Fixture.sheet("dossiers/nettoyage-lot-reserve", ombrelle)
        let lot = try #require(sheet.lots.last)
        #expect(lot.verdict == .check)
        #expect(lot.reasons.contains { $0.text.contains("structures équivalentes") && $0.change?.contains("équivalente") == true })
        // Hours: 900 a year over 12 months and three renewals, 75 a month against 60 that are free.
        #expect(lot.hours.total?.low == 3600)
        #expect(lot.hours.monthly?.low == 75)
        #expect(lot.hours.verdict == .tooMany)
        #expect(lot.reasons.contains { $0.change?.contains("Chantier du Canal") == true })
    }

    @Test func worksOutsideOurTradesAreSetAsideWithTheCode() throws {
        let sheet = try Fixture.sheet("07a-npnru-sans-heures-insertion.xml", tilleuls)
        #expect(sheet.verdict == .decline)
        #expect(sheet.lots.allSatisfy { $0.reasons.first?.text.contains("aucune de nos activités (CPV") == true })
        #expect(sheet.questions.isEmpty && sheet.papers.isEmpty)
    }

    @Test func datesAreThoseOfThePapersToTheHour() throws {
        let sheet = try Fixture.sheet("dossiers/nettoyage-lot-reserve", tilleuls)
        func moment(_ kind: CalendarEvent.Kind) -> String? { sheet.calendar.first { $0.kind == kind }?.moment.description }
        #expect(moment(.questions) == "2026-10-10")
        #expect(moment(.tenders) == "2026-10-20T12:00:00")
        #expect(moment(.validity) == "2027-02-17")
        #expect(moment(.start) == "2027-01-01")
        #expect(moment(.end) == "2027-12-31")
        #expect(sheet.calendar.allSatisfy { $0.lots.isEmpty })
    }

    // MARK: One lot, one change

    @Test func eachGroundHasItsVerdict() throws {
        func lot(_ change: (inout Record) throws -> Void) throws -> LotDecision {
            try #require(try Fixture.sheet(of: Fixture.market(change), tilleuls).lots.first)
        }
        #expect(try lot { _ in }.verdict == .bid)
        #expect(try lot { try $0.state(LotField.tenderDeadline, "2026-09-19 12:00") }.verdict == .decline)
        #expect(try lot { try $0.state(LotField.tenderDeadline, "2026-09-20 12:00") }.verdict == .bid)
        #expect(try lot { try $0.state(LotField.placePostCodes, "75011") }.verdict == .decline)
        #expect(try lot { $0[LotField.placePostCodes] = Fact() }.verdict == .check)
        #expect(try lot { try $0.state(LotField.reservationBasis, "L2113-12") }.verdict == .decline)
        #expect(try lot { try $0.state(LotField.reservationBasis, "L2113-13") }.verdict == .bid)
        #expect(try lot { try $0.state(LotField.minimumTurnover, "2 000 000 € HT") }.verdict == .jointBid)
        let painting = try lot {
            try $0.state(LotField.mainClassification, "45442100")
            try $0.state(LotField.title, "Peinture")
        }
        #expect(painting.verdict == .jointBid)
        #expect(painting.reasons.first?.change?.contains("Peintres de l’Aune") == true)
    }

    @Test func anAgreementThatHasEndedIsAQuestion() throws {
        var text = try String(contentsOfFile: Fixture.path("SampleTenders/profils/regie-tilleuls.yaml"), encoding: .utf8)
        text = text.replacing("end: 2027-12-31", with: "end: 2026-10-19").replacing("end: 2028-12-31, eligibleShare: 61", with: "end: 2026-10-01, eligibleShare: 61")
        let profile = try Profile.read(text, file: "regie.yaml")
        let sheet = try Fixture.sheet(of: Fixture.market { try $0.state(LotField.reservationBasis, "L2113-13") }, profile)
        #expect(sheet.verdict == .check)
        #expect(sheet.lots.first?.reasons.first?.text.contains("Aucune des conventions du profil ne couvre le 20\u{A0}octobre 2026") == true)
    }

    @Test func anAlmostEmptyProfileIsNeverToldThatItMayBid() throws {
        let profile = try Profile.read("name: Régie\nactivities: [{name: Nettoyage, cpv: [\"9091\"]}]\nterritory: {nuts: [FR]}\n", file: "regie.yaml")
        let sheet = try Fixture.sheet(of: Fixture.market { try $0.state(LotField.reservationBasis, "L2113-13") }, profile)
        #expect(sheet.verdict == .check)
        #expect(sheet.profileQuestions.contains { $0.contains("conventions d’insertion") })
    }

    @Test func nothingIsAnsweredOnANoticeThatBreaksOff() throws {
        let sheet = try Fixture.sheet("illisible/avis-tronque.xml", tilleuls)
        #expect(sheet.verdict == .check)
        #expect(sheet.lots.first?.reasons.contains { $0.text.contains("n’a pas été lu en entier") } == true)
        #expect(try Fixture.sheet(of: Fixture.market { $0[LotField.tenderDeadline] = Fact() }, tilleuls).verdict == .check)
    }

    @Test func awardNoticesAreOver() throws {
        var market = try Fixture.market()
        try market.notice.state(NoticeField.formType, "result")
        let sheet = try Fixture.sheet(of: market, tilleuls)
        #expect(sheet.verdict == .decline)
        #expect(sheet.lots.first?.reasons.first?.text.contains("avis d’attribution") == true)
    }

    @Test func aCancelledConsultationIsOverAndSaysSo() throws {
        var market = try Fixture.market()
        try market.notice.state(NoticeField.formType, "change")
        try market.notice.state(NoticeField.changeReason, "cancel")
        let sheet = try Fixture.sheet(of: market, tilleuls)
        #expect(sheet.verdict == .decline)
        #expect(sheet.lots.first?.reasons.first?.text.contains("la consultation est annulée") == true)
        #expect(sheet.lots.first?.changes.first?.contains("nouvelle consultation") == true)
        let forms = [BidPage.page(sheet, display: .plain), BidHTML.document(sheet), BidJSON.document(sheet), BidMarkdown.document(sheet)]
        for form in forms { #expect(String(decoding: form, as: UTF8.self).contains("annulation")) }
        let ranked = WatchPage.page(BidWatch([sheet]), display: .plain)
        #expect(String(decoding: ranked, as: UTF8.self).contains("annulation"))
    }

    @Test func aCorrectionIsToBeReadWithWhatItCorrects() throws {
        var market = try Fixture.market()
        try market.notice.state(NoticeField.formType, "change")
        try market.notice.state(NoticeField.changedNotice, "26-12345")
        try market.notice.state(NoticeField.changeDescription, "Date reportée au 30 octobre.")
        let sheet = try Fixture.sheet(of: market, tilleuls)
        #expect(sheet.verdict == .check)
        let reason = sheet.lots.first?.reasons.first?.text ?? ""
        #expect(reason.contains("avis rectificatif de l’avis 26-12345") && reason.contains("Date reportée au 30 octobre."))
        market.lots = RecordList([])
        #expect(try Fixture.sheet(of: market, tilleuls).lots.first?.reasons.first?.text.contains("avis rectificatif") == true)
    }

    @Test func aDepartmentInBracketsSaysWhereItIs() throws {
        let inside = try Fixture.market { lot in
            lot[LotField.placePostCodes] = Fact()
            try lot.state(LotField.placeDescriptions, "(62) Pas-de-Calais, (59) Nord")
        }
        #expect(try Fixture.sheet(of: inside, tilleuls).lots.first?.reasons.contains { $0.text.lowercased().contains("dans notre département") } == true)
        let elsewhere = try Fixture.market { lot in
            lot[LotField.placePostCodes] = Fact()
            try lot.state(LotField.placeDescriptions, "(13) Bouches-du-Rhône")
        }
        #expect(try Fixture.sheet(of: elsewhere, tilleuls).lots.first?.reasons.contains { $0.text.lowercased().contains("n’est pas connu") } == true)
    }

    @Test func aLotWhoseCodeIsSharedWithOthersIsToldByItsTitle() throws {
        var market = try Fixture.market()
        try market.procedure.state(ProcedureField.mainClassification, "45453100")
        var other = market.lots.members[0]
        other.identifier = "LOT-0002"
        for index in 0..<2 {
            var lot = index == 0 ? market.lots.members[0] : other
            lot[LotField.mainClassification] = market.procedure[ProcedureField.mainClassification]
            try lot.state(LotField.title, index == 0 ? "Nettoyage de fin de chantier" : "Menuiseries")
            if index == 0 { market.lots.members[0] = lot } else { other = lot }
        }
        market.lots.members.append(other)
        let sheet = try Fixture.sheet(of: market, tilleuls)
        #expect(sheet.lots.map(\.trade.level) == [.likely, .likely])
        try market.procedure.state(ProcedureField.title, "Réhabilitation")
        let again = try Fixture.sheet(of: market, tilleuls)
        #expect(again.lots.map(\.trade.level) == [.likely, .none])
    }

    @Test func aNeighbouringCodeOrNoCodeAtAllIsAQuestion() throws {
        // Upkeep of sports grounds, titled « Relance du lot 3 » or not at all; a title without any code.
        for (code, title) in [("77320000", "Relance du lot 3"), ("77320000", nil), ("45111291", nil), (nil, "Prestations diverses")] as [(String?, String?)] {
            var market = try Fixture.market { lot in
                lot[LotField.mainClassification] = Fact()
                lot[LotField.title] = Fact()
                if let code { try lot.state(LotField.mainClassification, code) }
                if let title { try lot.state(LotField.title, title) }
            }
            market.procedure[ProcedureField.title] = Fact()
            #expect(try Fixture.sheet(of: market, tilleuls).verdict == .check)
        }
    }

    @Test func lotsThatNobodyHasReadDoNotWeighOnThoseThatAreKnown() throws {
        var market = try Fixture.market()
        market.lots.completeness = .partial
        let sheet = try Fixture.sheet(of: market, tilleuls)
        #expect(sheet.verdict == .bid)
        #expect(sheet.reservations.contains { $0.contains("D’autres lots") })
    }

    // MARK: Hours

    @Test func hoursOfTheWholeContractAreSpreadOverItsLeastAndItsGreatestDuration() throws {
        let sheet = try Fixture.sheet(of: Fixture.market { lot in
            var commitment = Record(.insertionCommitment, identifier: "1")
            try commitment.state(InsertionCommitmentField.hours, "600")
            lot[list: LotField.insertionCommitments] = RecordList([commitment])
            try lot.state(LotField.duration, "12 mois")
            try lot.state(LotField.renewalMaximum, "1")
            try lot.state(LotField.durationStart, "2027-01-15")
        }, tilleuls)
        let hours = try #require(sheet.lots.first?.hours)
        #expect(hours.total?.low == 600 && hours.total?.high == 600 && !hours.countsRenewals)
        #expect(hours.monthly?.low == 25 && hours.monthly?.high == 50)
        #expect(hours.months.first?.description == "2027-01" && hours.months.last?.description == "2028-01")
        #expect(hours.capacity?.low == 400 && hours.capacity?.high == 900)
        #expect(hours.verdict == .enough)
    }

    @Test func monthsWithTooFewFreeHoursAreNamed() throws {
        let sheet = try Fixture.sheet(of: Fixture.market { lot in
            var commitment = Record(.insertionCommitment, identifier: "1")
            try commitment.state(InsertionCommitmentField.hours, "6000")
            try commitment.state(InsertionCommitmentField.period, "1 an")
            lot[list: LotField.insertionCommitments] = RecordList([commitment])
            try lot.state(LotField.duration, "12 mois")
            try lot.state(LotField.durationStart, "2027-01-01")
        }, tilleuls)
        let hours = try #require(sheet.lots.first?.hours)
        #expect(hours.monthly?.low == 500)
        #expect(hours.shortMonths.map(\.description) == ["2027-08"])
        #expect(hours.verdict == .tight)
    }

    // MARK: Forms

    @Test func theJSONFitsItsSchema() throws {
        let schema = try JSONSchema.published("fiche.schema.json")
        for sample in ["01-espaces-verts-conforme.xml", "03-reservation-ess-nettoyage.xml", "dossiers/nettoyage-lot-reserve", "illisible/avis-tronque.xml"] {
            let sheet = try Fixture.sheet(sample, tilleuls)
            #expect(schema.problems(with: try JSONValue(BidJSON.document(sheet)), against: "#") == [])
            #expect(schema.problems(with: try JSONValue(BidJSON.document(BidWatch([sheet]))), against: "#") == [])
        }
    }

    @Test func theSampleProfilesFitTheirSchema() throws {
        let schema = try JSONSchema.published("profil.schema.json")
        for name in ["regie-tilleuls", "regie-ombrelle"] {
            let file = try SettingsFolder.readFile(Fixture.path("SampleTenders/profils/\(name).yaml"))
            #expect(schema.problems(with: JSONValue(file.node), against: "#") == [])
        }
    }

    @Test func hostileTextReachesNoForm() throws {
        var market = try Fixture.market()
        try market.procedure.state(ProcedureField.title, "<script>alert(1)</script>\u{1B}[31m nettoyage =HYPERLINK(1)")
        let sheet = try Fixture.sheet(of: market, tilleuls)
        for bytes in [BidPage.page(sheet, display: .plain), BidMarkdown.document(sheet), BidHTML.document(sheet), BidCalendarFile.document([sheet])] {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("\u{1B}"))
        }
        #expect(!String(decoding: BidHTML.document(sheet), as: UTF8.self).contains("<script"))
        #expect(!String(decoding: BidMarkdown.document(sheet), as: UTF8.self).contains("<script"))
    }
}

extension JSONValue {
    /// A YAML tree as the JSON that its schema is about.
    init(_ node: Node) {
        switch node.content {
        case .map(let entries): self = .object(Dictionary(entries.map { ($0.key, JSONValue($0.value)) }, uniquingKeysWith: { first, _ in first }))
        case .list(let members): self = .array(members.map { JSONValue($0) })
        case .scalar(let scalar):
            if scalar.style == .plain, let number = Double(scalar.text) { self = .number(number) } else { self = .string(scalar.text) }
        }
    }
}
