import Market
import Notices
import Provenance
import Testing

/// TED XML, the forms before eForms.
@Suite struct TEDReadingTests {
    private func bt(_ record: Record, _ field: some RecordField) -> String? {
        guard case .xml(let locator)? = record[field].claims.first?.evidence.locator else { return nil }
        return locator.businessTerm
    }

    private func form(_ content: String, procedure: String = "<PT_OPEN/>") -> String {
        SampleForm.ted("F02",
            """
            <CONTRACTING_BODY><ADDRESS_CONTRACTING_BODY><OFFICIALNAME>OPH d’Amont</OFFICIALNAME><NATIONALID>27000000000000</NATIONALID><TOWN>Amont</TOWN><POSTAL_CODE>38000</POSTAL_CODE><COUNTRY VALUE="FR"/><n2016:NUTS CODE="FRK24"/><URL_BUYER>https://profil.example.fr</URL_BUYER></ADDRESS_CONTRACTING_BODY><DOCUMENT_FULL/><URL_DOCUMENT>https://dce.example.fr</URL_DOCUMENT><CA_TYPE VALUE="BODY_PUBLIC"/><CA_ACTIVITY VALUE="HOUSING_AND_COMMUNITY_AMENITIES"/></CONTRACTING_BODY>
            <OBJECT_CONTRACT><TITLE><P>Entretien</P></TITLE><REFERENCE_NUMBER>2021-07</REFERENCE_NUMBER><CPV_MAIN><CPV_CODE CODE="90910000"/></CPV_MAIN><TYPE_CONTRACT CTYPE="SERVICES"/><SHORT_DESCR><P>Première ligne.</P><P>Marché n<FT TYPE="SUP">o</FT> 7.</P></SHORT_DESCR><VAL_ESTIMATED_TOTAL CURRENCY="EUR">300000.50</VAL_ESTIMATED_TOTAL>\(content)</OBJECT_CONTRACT>
            <LEFTI><RESTRICTED_SHELTERED_WORKSHOP/><PARTICULAR_PROFESSION CTYPE="SERVICES"/><REFERENCE_TO_LAW><P>réservé à une profession</P></REFERENCE_TO_LAW>\(SampleForm.text("PERFORMANCE_CONDITIONS", "Clause sociale."))</LEFTI>
            <PROCEDURE>\(procedure)<DATE_RECEIPT_TENDERS>2021-03-22</DATE_RECEIPT_TENDERS><TIME_RECEIPT_TENDERS>15:00</TIME_RECEIPT_TENDERS><DURATION_TENDER_VALID TYPE="MONTH">6</DURATION_TENDER_VALID></PROCEDURE>
            <COMPLEMENTARY_INFO>\(SampleForm.text("INFO_ADD", "Voir le DCE."))<DATE_DISPATCH_NOTICE>2021-02-10</DATE_DISPATCH_NOTICE></COMPLEMENTARY_INFO>
            """)
    }

    private let lots = """
        <LOT_DIVISION><LOT_MAX_NUMBER>1</LOT_MAX_NUMBER></LOT_DIVISION>
        <OBJECT_DESCR ITEM="1"><TITLE><P>Nord</P></TITLE><LOT_NO>1</LOT_NO><CPV_ADDITIONAL><CPV_CODE CODE="90911200"/></CPV_ADDITIONAL><n2016:NUTS CODE="FRK24"/><MAIN_SITE><P>Quartier nord</P></MAIN_SITE><SHORT_DESCR><P>Halls</P></SHORT_DESCR><AC><AC_QUALITY><AC_CRITERION>Technique</AC_CRITERION><AC_WEIGHTING>60</AC_WEIGHTING></AC_QUALITY><AC_PRICE><AC_WEIGHTING>40 %</AC_WEIGHTING></AC_PRICE></AC><VAL_OBJECT CURRENCY="EUR">100000</VAL_OBJECT><DURATION TYPE="MONTH">24</DURATION><NO_RENEWAL/><NO_ACCEPTED_VARIANTS/><NO_OPTIONS/></OBJECT_DESCR>
        <OBJECT_DESCR ITEM="2"><TITLE><P>Sud</P></TITLE><LOT_NO>2 bis</LOT_NO><SHORT_DESCR><P>Abords</P></SHORT_DESCR><AC><AC_PROCUREMENT_DOC/></AC><RENEWAL/><RENEWAL_DESCR><P>Deux fois un an</P></RENEWAL_DESCR><ACCEPTED_VARIANTS/><OPTIONS/><OPTIONS_DESCR><P>Vitrerie</P></OPTIONS_DESCR></OBJECT_DESCR>
        """

    @Test func noticeAndBuyer() throws {
        let reading = try read(form(lots))
        #expect(reading.status == .read)
        #expect(reading.kind == .tedExport)
        #expect(reading.isCallForCompetition)
        #expect(reading.notice.values(NoticeField.identifier) == ["2021/S 010-000001"])
        #expect(reading.notice.values(NoticeField.noticeType) == ["cn-standard"])
        #expect(reading.notice.values(NoticeField.subtype) == ["16"])
        #expect(reading.notice.values(NoticeField.legalBasis) == ["32014L0024"])
        #expect(reading.notice.values(NoticeField.language) == ["FRA"])
        #expect(reading.notice.values(NoticeField.dispatchDate) == ["2021-02-10"])
        #expect(reading.notice.values(NoticeField.isChange) == ["false"])
        let buyer = reading.buyers[0]
        #expect(buyer.values(BuyerField.name) == ["OPH d’Amont"])
        #expect(buyer.values(BuyerField.nationalIdentifier) == ["27000000000000"])
        #expect(buyer.values(BuyerField.country) == ["FRA"])
        #expect(buyer.values(BuyerField.countrySubdivision) == ["FRK24"])
        #expect(buyer.values(BuyerField.legalType) == ["body-pl"])
        #expect(buyer.values(BuyerField.activity) == ["hc-am"])
        #expect(buyer.values(BuyerField.profileAddress) == ["https://profil.example.fr"])
    }

    @Test func procedure() throws {
        let procedure = try read(form(lots)).procedure
        #expect(procedure.values(ProcedureField.title) == ["Entretien"])
        #expect(procedure.values(ProcedureField.description) == ["Première ligne.\nMarché no 7."])
        #expect(procedure.values(ProcedureField.internalIdentifier) == ["2021-07"])
        #expect(procedure.values(ProcedureField.mainClassification) == ["90910000"])
        #expect(procedure.values(ProcedureField.nature) == ["services"])
        #expect(procedure.values(ProcedureField.estimatedValue) == ["300000.5 EUR HT"])
        #expect(procedure.values(ProcedureField.type) == ["open"])
        #expect(procedure.values(ProcedureField.isDivided) == ["true"])
        #expect(procedure.values(ProcedureField.numberOfLots) == ["2"])
        #expect(procedure.values(ProcedureField.maximumLotsSubmitted) == ["1"])
        #expect(procedure.values(ProcedureField.additionalInformation) == ["Voir le DCE."])
        #expect(bt(procedure, ProcedureField.estimatedValue) == "II.1.5")
    }

    @Test func lotsWithTheirOwn() throws {
        let reading = try read(form(lots))
        #expect(reading.lots.completeness == .complete)
        #expect(reading.lots.members.map(\.identifier) == ["LOT-0001", "2 bis"])
        let (north, south) = (reading.lots.members[0], reading.lots.members[1])
        #expect(north.values(LotField.title) == ["Nord"])
        #expect(north.values(LotField.additionalClassifications) == ["90911200"])
        #expect(north.values(LotField.places) == ["FRK24"])
        #expect(north.values(LotField.placeDescriptions) == ["Quartier nord"])
        #expect(north.values(LotField.estimatedValue) == ["100000 EUR HT"])
        #expect(north.values(LotField.duration) == ["24 month"])
        #expect(north.values(LotField.renewalMaximum) == ["0"])
        #expect(north.values(LotField.variants) == ["not-allowed"])
        #expect(north.values(LotField.options).isEmpty)
        #expect(south.values(LotField.renewalDescription) == ["Deux fois un an"])
        #expect(south.values(LotField.renewalMaximum).isEmpty)
        #expect(south.values(LotField.variants) == ["allowed"])
        #expect(south.values(LotField.options) == ["Vitrerie"])
        #expect(bt(north, LotField.duration) == "II.2.7")
    }

    /// What the form says once holds of every lot.
    @Test func whatIsSaidOfEveryLot() throws {
        for lot in try read(form(lots)).lots.members {
            #expect(lot.values(LotField.tenderDeadline) == ["2021-03-22T15:00:00"])
            #expect(lot.values(LotField.requestDeadline).isEmpty)
            #expect(lot.values(LotField.tenderValidity) == ["6 month"])
            #expect(lot.values(LotField.documentsAddress) == ["https://dce.example.fr"])
            #expect(lot.values(LotField.executionConditions) == ["Clause sociale."])
            // The reservation to a profession is none of these.
            #expect(lot.values(LotField.reservedParticipation) == ["res-ws"])
            #expect(bt(lot, LotField.reservedParticipation) == "III.1.5")
        }
    }

    /// « 60 » counts nothing certain; « 40 % » does.
    @Test func weights() throws {
        let members = try read(form(lots)).lots.members
        let criteria = members[0][list: LotField.awardCriteria].members
        #expect(criteria.map { $0.values(AwardCriterionField.type) } == [["quality"], ["price"]])
        #expect(criteria.map { $0.values(AwardCriterionField.name) } == [["Technique"], []])
        #expect(criteria.map { $0.values(AwardCriterionField.weight) } == [["60"], ["40"]])
        #expect(criteria.map { $0.values(AwardCriterionField.weightKind) } == [[], ["per-exa"]])
        // Criteria that stand in the documents are unknown, not none.
        #expect(members[1][list: LotField.awardCriteria].completeness == .unknown)
    }

    @Test(arguments: [("60", "60", nil), ("40,5 %", "40.5", "per-exa"), ("30 points", "30", "poi-exa"), ("1er critère", nil, nil), ("voir RC", nil, nil), ("60/40", nil, nil)] as [(String, String?, String?)])
    func weightsAsTheyAreWritten(text: String, number: String?, kind: String?) throws {
        let lot = "<NO_LOT_DIVISION/><OBJECT_DESCR><AC><AC_COST><AC_CRITERION>Coût</AC_CRITERION><AC_WEIGHTING>\(text)</AC_WEIGHTING></AC_COST></AC></OBJECT_DESCR>"
        let reading = try read(form(lot))
        let criterion = reading.lots.members[0][list: LotField.awardCriteria].members[0]
        #expect(criterion.values(AwardCriterionField.weight) == (number.map { [$0] } ?? []))
        #expect(criterion.values(AwardCriterionField.weightKind) == (kind.map { [$0] } ?? []))
        #expect(reading.status == .read)
    }

    /// The date of a restricted procedure is that of the candidatures.
    @Test(arguments: ["PT_RESTRICTED", "PT_COMPETITIVE_NEGOTIATION", "PT_COMPETITIVE_DIALOGUE"])
    func deadlineOfRequests(procedure: String) throws {
        let lot = try read(form(lots, procedure: "<\(procedure)/>")).lots.members[0]
        #expect(lot.values(LotField.requestDeadline) == ["2021-03-22T15:00:00"])
        #expect(lot.values(LotField.tenderDeadline).isEmpty)
    }

    /// A box that is not ticked says no; a framework agreement of a kind that is not said is not known.
    @Test func boxes() throws {
        let plain = try read(form(lots))
        #expect(plain.procedure.values(ProcedureField.accelerated) == ["false"])
        #expect(plain.lots.members[0].values(LotField.frameworkAgreement) == ["none"])
        let ticked = try read(form(lots, procedure: "<PT_OPEN/><ACCELERATED_PROC><P>Sinistre</P></ACCELERATED_PROC><FRAMEWORK><SINGLE_OPERATOR/></FRAMEWORK>"))
        #expect(ticked.procedure.values(ProcedureField.accelerated) == ["true"])
        #expect(ticked.procedure.values(ProcedureField.acceleratedJustification) == ["Sinistre"])
        #expect(ticked.lots.members[0].values(LotField.frameworkAgreement).isEmpty)
        #expect(ticked.lots.members[0].values(LotField.frameworkParticipants) == ["1"])
    }

    @Test func allLots() throws {
        let reading = try read(form(lots.replacing("<LOT_MAX_NUMBER>1</LOT_MAX_NUMBER>", with: "<LOT_ALL/>")))
        #expect(reading.procedure.values(ProcedureField.maximumLotsSubmitted) == ["2"])
        #expect(try read(SampleForm.ted("F03", "<OBJECT_CONTRACT><LOT_DIVISION><LOT_ALL/></LOT_DIVISION><OBJECT_DESCR><LOT_NO>1</LOT_NO></OBJECT_DESCR></OBJECT_CONTRACT>")).procedure.values(ProcedureField.maximumLotsSubmitted).isEmpty)
    }

    @Test func undivided() throws {
        let reading = try read(form("<NO_LOT_DIVISION/><OBJECT_DESCR ITEM=\"1\"><SHORT_DESCR><P>Tout</P></SHORT_DESCR></OBJECT_DESCR>"))
        #expect(reading.procedure.values(ProcedureField.isDivided) == ["false"])
        #expect(reading.procedure.values(ProcedureField.numberOfLots) == ["1"])
        #expect(reading.lots.members.map(\.identifier) == ["LOT-0001"])
        #expect(reading.lots.members[0].values(LotField.title) == ["Entretien"])
        #expect(reading.lots.members[0].values(LotField.description) == ["Tout"])
    }

    @Test func frenchAmongSeveralLanguages() throws {
        let content = "<CONTRACTING_BODY><ADDRESS_CONTRACTING_BODY><OFFICIALNAME>Ville LANGUE</OFFICIALNAME></ADDRESS_CONTRACTING_BODY></CONTRACTING_BODY><OBJECT_CONTRACT><TITLE><P>Titre LANGUE</P></TITLE><NO_LOT_DIVISION/><OBJECT_DESCR><SHORT_DESCR><P>d</P></SHORT_DESCR></OBJECT_DESCR></OBJECT_CONTRACT>"
        let reading = try read(SampleForm.ted(languages: ["DE", "FR", "IT"], content))
        #expect(reading.procedure.values(ProcedureField.title) == ["Titre FR"])
        #expect(reading.buyers.map { $0.values(BuyerField.name) } == [["Ville FR"]])
        #expect(reading.lots.members.count == 1)
        #expect(try read(SampleForm.ted(languages: ["DE", "IT"], content)).procedure.values(ProcedureField.title) == ["Titre DE"])
    }

    @Test(arguments: [
        ("F03", "", "result"), ("F06", "", "result"), ("F15", "", "dir-awa-pre"), ("F20", "", "cont-modif"), ("F14", "", "change"), ("F12", "", "competition"),
        ("F01", "<NOTICE TYPE=\"PRI_ONLY\"/>", "planning"), ("F01", "<NOTICE TYPE=\"PRI_CALL_COMPETITION\"/>", "competition"),
        ("F21", "<NOTICE TYPE=\"CONTRACT\"/>", "competition"), ("F21", "<NOTICE TYPE=\"AWARD_CONTRACT\"/>", "result"),
    ])
    func natures(name: String, notice: String, formType: String) throws {
        let reading = try read(SampleForm.ted(name, notice))
        #expect(reading.formType == formType)
        #expect(reading.notice.values(NoticeField.formType) == [formType])
        #expect(reading.lots.completeness != .complete)
    }

    @Test func correction() throws {
        let reading = try read(
            SampleForm.ted("F14", "<OBJECT_CONTRACT><TITLE><P>Entretien</P></TITLE></OBJECT_CONTRACT><COMPLEMENTARY_INFO><DATE_DISPATCH_NOTICE>2021-03-01</DATE_DISPATCH_NOTICE><NOTICE_NUMBER_OJ>2021/S 010-000001</NOTICE_NUMBER_OJ></COMPLEMENTARY_INFO>"))
        #expect(reading.notice.values(NoticeField.isChange) == ["true"])
        #expect(reading.notice.values(NoticeField.changedNotice) == ["2021/S 010-000001"])
        #expect(!reading.isCallForCompetition)
    }

    @Test func award() throws {
        let reading = try read(
            SampleForm.ted("F03", "<OBJECT_CONTRACT><TITLE><P>Entretien</P></TITLE><VAL_TOTAL CURRENCY=\"EUR\">9</VAL_TOTAL><OBJECT_DESCR><LOT_NO>1</LOT_NO></OBJECT_DESCR></OBJECT_CONTRACT><PROCEDURE><PT_OPEN/></PROCEDURE><AWARD_CONTRACT><AWARDED_CONTRACT><DATE_CONCLUSION_CONTRACT>2021-04-24</DATE_CONCLUSION_CONTRACT></AWARDED_CONTRACT></AWARD_CONTRACT>"))
        #expect(reading.notice.values(NoticeField.contractConclusions) == ["2021-04-24"])
        #expect(reading.procedure.values(ProcedureField.estimatedValue).isEmpty)
        #expect(reading.procedure.values(ProcedureField.numberOfLots).isEmpty)
        #expect(reading.lots.completeness == .partial)
    }

    /// The form of 2004: who, what, how, and the criteria; its lots are not known.
    @Test func olderForm() throws {
        let reading = try read(
            """
            <TED_EXPORT xmlns="http://publications.europa.eu/TED_schema/Export"><CODED_DATA_SECTION><CODIF_DATA><DS_DATE_DISPATCH>20160120</DS_DATE_DISPATCH><NC_CONTRACT_NATURE CODE="2">Supplies</NC_CONTRACT_NATURE><PR_PROC CODE="1">Open procedure</PR_PROC><DIRECTIVE VALUE="2004/18/EC"/></CODIF_DATA></CODED_DATA_SECTION><FORM_SECTION><CONTRACT_AWARD CATEGORY="ORIGINAL" FORM="3" LG="FR"><FD_CONTRACT_AWARD><OBJECT_CONTRACT_INFORMATION_CONTRACT_AWARD_NOTICE><DESCRIPTION_AWARD_NOTICE_INFORMATION><TITLE_CONTRACT><P>Cryostat</P></TITLE_CONTRACT></DESCRIPTION_AWARD_NOTICE_INFORMATION></OBJECT_CONTRACT_INFORMATION_CONTRACT_AWARD_NOTICE><PROCEDURE_DEFINITION_CONTRACT_AWARD_NOTICE><AWARD_CRITERIA_CONTRACT_AWARD_NOTICE_INFORMATION><AWARD_CRITERIA_DETAIL_F03><MOST_ECONOMICALLY_ADVANTAGEOUS_TENDER_SHORT><CRITERIA_DEFINITION><CRITERIA>Technique</CRITERIA><WEIGHTING>45</WEIGHTING></CRITERIA_DEFINITION></MOST_ECONOMICALLY_ADVANTAGEOUS_TENDER_SHORT></AWARD_CRITERIA_DETAIL_F03></AWARD_CRITERIA_CONTRACT_AWARD_NOTICE_INFORMATION></PROCEDURE_DEFINITION_CONTRACT_AWARD_NOTICE></FD_CONTRACT_AWARD></CONTRACT_AWARD></FORM_SECTION></TED_EXPORT>
            """)
        #expect(reading.formType == "result")
        #expect(reading.notice.values(NoticeField.dispatchDate) == ["2016-01-20"])
        #expect(reading.notice.values(NoticeField.legalBasis) == ["32004L0018"])
        #expect(reading.procedure.values(ProcedureField.title) == ["Cryostat"])
        #expect(reading.procedure.values(ProcedureField.type) == ["open"])
        #expect(reading.lots.members[0][list: LotField.awardCriteria].members.map { $0.values(AwardCriterionField.weight) } == [["45"]])
    }

    /// The address of a text in paragraphs is the element around them; of an empty element, its own tag.
    @Test func evidence() throws {
        let text = form(lots)
        let reading = try read(text)
        func place(_ record: Record, _ field: some RecordField) throws -> (quote: String, tag: String, xpath: String) {
            let claim = try #require(record[field].claims.first)
            guard case .xml(let locator) = claim.evidence.locator else { return ("", "", "") }
            let position = locator.position
            return (claim.evidence.quote, String(decoding: Array(text.utf8)[position.byteOffset..<(position.byteOffset + position.byteLength)], as: UTF8.self), position.xpath)
        }
        let description = try place(reading.procedure, ProcedureField.description)
        #expect(description.tag == "<SHORT_DESCR>")
        let variants = try place(reading.lots.members[1], LotField.variants)
        #expect(variants.tag == "<ACCEPTED_VARIANTS/>")
        #expect(variants.quote == "ACCEPTED_VARIANTS")
        #expect(variants.xpath == "/TED_EXPORT/FORM_SECTION/F02_2014/OBJECT_CONTRACT/OBJECT_DESCR[2]/ACCEPTED_VARIANTS")
    }
}
