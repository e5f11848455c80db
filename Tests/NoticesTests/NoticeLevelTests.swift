import Documents
import Market
import Notices
import Provenance
import Testing

@Suite struct NoticeLevelTests {
    @Test func whatTheNoticeSaysOfItself() throws {
        let reading = try read(SampleNotice.notice())
        #expect(reading.kind == .contractNotice)
        #expect(reading.isCallForCompetition)
        #expect(reading.notice.values(NoticeField.formType) == ["competition"])
        #expect(reading.notice.values(NoticeField.noticeType) == ["cn-standard"])
        #expect(reading.notice.values(NoticeField.subtype) == ["16"])
        #expect(reading.notice.values(NoticeField.dispatchDate) == ["2026-09-01T08:30:00+02:00"])
        #expect(reading.notice.values(NoticeField.isChange) == ["false"])
        #expect(reading.market(documents: []).coverage.noticeFormType == "competition")
    }

    /// An award notice has dates of contracts in it, some before its own.
    @Test func onlyTheNoticesOwnDateIsTheDispatch() throws {
        let contract = "<efac:NoticeResult><efac:SettledContract><cbc:IssueDate>2026-03-01</cbc:IssueDate></efac:SettledContract></efac:NoticeResult>"
        let reading = try read(
            SampleNotice.notice(
                root: "ContractAwardNotice", form: "result", type: "can-standard", extensions: contract, lots: SampleNotice.lot("LOT-0003")))
        #expect(reading.notice.values(NoticeField.dispatchDate) == ["2026-09-01T08:30:00+02:00"])
        #expect(!reading.isCallForCompetition)
        // An award may concern some of the lots only.
        #expect(reading.lots.completeness == .partial)
        #expect(reading.procedure.values(ProcedureField.isDivided).isEmpty)
    }

    @Test func changeNotice() throws {
        let changes = "<efac:Changes><efbc:ChangedNoticeIdentifier>n-0</efbc:ChangedNoticeIdentifier><efac:ChangeReason><cbc:ReasonCode listName=\"change-corrig-justification\">cor-buy</cbc:ReasonCode><efbc:ReasonDescription languageID=\"FRA\">Report</efbc:ReasonDescription></efac:ChangeReason></efac:Changes>"
        let notice = try read(SampleNotice.notice(extensions: changes)).notice
        #expect(notice.values(NoticeField.isChange) == ["true"])
        #expect(notice.values(NoticeField.changedNotice) == ["n-0"])
        #expect(notice.values(NoticeField.changeReason) == ["cor-buy"])
        #expect(notice.values(NoticeField.changeDescription) == ["Report"])
    }

    @Test func buyersByTheirOrganisation() throws {
        func organisation(_ id: String, _ name: String, lead: Bool = false) -> String {
            "<efac:Organization>\(lead ? "<efbc:GroupLeadIndicator>true</efbc:GroupLeadIndicator>" : "")<efac:Company><cac:PartyIdentification><cbc:ID schemeName=\"organization\">\(id)</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name languageID=\"ENG\">\(name) (en)</cbc:Name></cac:PartyName><cac:PartyName><cbc:Name languageID=\"FRA\">\(name)</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:CityName>Lyon</cbc:CityName><cac:Country><cbc:IdentificationCode>FRA</cbc:IdentificationCode></cac:Country></cac:PostalAddress></efac:Company></efac:Organization>"
        }
        func party(_ id: String) -> String {
            "<cac:ContractingParty><cac:ContractingPartyType><cbc:PartyTypeCode listName=\"buyer-contracting-type\">cont-ent</cbc:PartyTypeCode></cac:ContractingPartyType><cac:ContractingPartyType><cbc:PartyTypeCode listName=\"buyer-legal-type\">body-pl</cbc:PartyTypeCode></cac:ContractingPartyType><cac:ContractingActivity><cbc:ActivityTypeCode listName=\"authority-activity\">hc-am</cbc:ActivityTypeCode></cac:ContractingActivity><cac:Party><cac:PartyIdentification><cbc:ID>\(id)</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>"
        }
        let organisations = "<efac:Organizations>\(organisation("ORG-0001", "Tribunal"))\(organisation("ORG-0002", "OPH d’Amont"))\(organisation("ORG-0003", "OPH d’Aval", lead: true))</efac:Organizations>"
        let buyers = try read(SampleNotice.notice(extensions: organisations, procedure: party("ORG-0002") + party("ORG-0003"))).buyers
        #expect(buyers.map { $0.values(BuyerField.name) } == [["OPH d’Aval"], ["OPH d’Amont"]])
        #expect(buyers[0].values(BuyerField.legalType) == ["body-pl"])
        #expect(buyers[0].values(BuyerField.activity) == ["hc-am"])
        #expect(buyers[0].values(BuyerField.city) == ["Lyon"])
    }

    @Test func frenchFirstThenTheNoticesLanguageThenTheFirst() throws {
        func title(_ names: String) throws -> [String] {
            try read(SampleNotice.notice(procedure: "<cac:ProcurementProject>\(names)</cac:ProcurementProject>")).procedure.values(ProcedureField.title)
        }
        let (english, french, german) = (
            "<cbc:Name languageID=\"ENG\">Cleaning</cbc:Name>", "<cbc:Name languageID=\"FRA\">Nettoyage</cbc:Name>",
            "<cbc:Name languageID=\"DEU\">Reinigung</cbc:Name>"
        )
        #expect(try title(german + english + french) == ["Nettoyage"])
        #expect(try title(german + english) == ["Cleaning"])
        #expect(try title(german) == ["Reinigung"])
    }

    @Test func procedureFields() throws {
        let procedure = try read(
            SampleNotice.notice(
                procedure: """
                    <cac:TenderingTerms><cac:LotDistribution><cbc:MaximumLotsAwardedNumeric>2</cbc:MaximumLotsAwardedNumeric><cbc:MaximumLotsSubmittedNumeric>3</cbc:MaximumLotsSubmittedNumeric></cac:LotDistribution></cac:TenderingTerms>
                    <cac:TenderingProcess><cbc:PartPresentationCode>all</cbc:PartPresentationCode><cbc:ProcedureCode listName="procurement-procedure-type">open</cbc:ProcedureCode>
                    <cac:ProcessJustification><cbc:ProcessReasonCode listName="accelerated-procedure">true</cbc:ProcessReasonCode><cbc:ProcessReason languageID="FRA">Sinistre</cbc:ProcessReason></cac:ProcessJustification>
                    <cac:ProcessJustification><cbc:ProcessReasonCode listName="direct-award-justification">unsuitable</cbc:ProcessReasonCode></cac:ProcessJustification></cac:TenderingProcess>
                    <cac:ProcurementProject><cbc:Note languageID="FRA">Marché réservé : non</cbc:Note><cac:PlannedPeriod><cbc:DurationMeasure unitCode="YEAR">1.5</cbc:DurationMeasure></cac:PlannedPeriod></cac:ProcurementProject>
                    """)).procedure
        #expect(procedure.values(ProcedureField.maximumLotsSubmitted) == ["3"])
        #expect(procedure.values(ProcedureField.maximumLotsAwarded) == ["2"])
        #expect(procedure.values(ProcedureField.type) == ["open"])
        #expect(procedure.values(ProcedureField.lotsAllRequired) == ["true"])
        #expect(procedure.values(ProcedureField.accelerated) == ["true"])
        #expect(procedure.values(ProcedureField.acceleratedJustification) == ["Sinistre"])
        #expect(procedure.values(ProcedureField.directAwardJustification) == ["unsuitable"])
        #expect(procedure.values(ProcedureField.additionalInformation) == ["Marché réservé : non"])
        #expect(procedure.values(ProcedureField.duration) == ["18 month"])
    }

    /// One-line notice: the address is the element's own tag, the quote what stands in it.
    @Test func evidence() throws {
        let text = SampleNotice.notice(
            lots: SampleNotice.lot("LOT-0001")
                + SampleNotice.lot("LOT-0002", scheme: "Lot", "<cac:TenderingTerms><cbc:VariantConstraintCode listName=\"permission\">required</cbc:VariantConstraintCode></cac:TenderingTerms>"))
        let claim = try #require(try read(text).lots.members[1][LotField.variants].claims.first)
        #expect(claim.evidence.quote == "required")
        guard case .xml(let locator) = claim.evidence.locator else { return #expect(Bool(false), "an XML address") }
        #expect(locator.businessTerm == "BT-63-Lot")
        let position = locator.position
        #expect(position.xpath == "/ContractNotice/cac:ProcurementProjectLot[2]/cac:TenderingTerms/cbc:VariantConstraintCode")
        #expect(position.line == 1)
        let bytes = Array(text.utf8)[position.byteOffset..<(position.byteOffset + position.byteLength)]
        #expect(String(decoding: bytes, as: UTF8.self) == "<cbc:VariantConstraintCode listName=\"permission\">")
    }
}
