import Market
import Notices
import Testing

@Suite struct LotReadingTests {
    @Test func partsAndGroupsAreNotLots() throws {
        let reading = try read(
            SampleNotice.notice(
                lots: SampleNotice.lot("PAR-0001", scheme: "Part") + SampleNotice.lot("LOT-0001") + SampleNotice.lot("GLO-0001", scheme: "LotsGroup")
                    + SampleNotice.lot("LOT-0002", scheme: nil) + SampleNotice.lot("PAR-0002", scheme: nil)))
        #expect(reading.lots.members.map(\.identifier) == ["LOT-0001", "LOT-0002"])
        #expect(reading.lots.completeness == .complete)
        #expect(reading.procedure.values(ProcedureField.numberOfLots) == ["2"])
        #expect(reading.procedure.values(ProcedureField.isDivided) == ["true"])
    }

    @Test func oneLotIsNotDivided() throws {
        let reading = try read(SampleNotice.notice(lots: SampleNotice.lot("LOT-0000")))
        #expect(reading.procedure.values(ProcedureField.isDivided) == ["false"])
    }

    @Test func noLotAtAllIsUnknown() throws {
        let reading = try read(SampleNotice.notice())
        #expect(reading.lots.completeness == .unknown)
        #expect(reading.procedure.values(ProcedureField.numberOfLots).isEmpty)
    }

    @Test func valuesPlacesAndDurations() throws {
        let lot = try lot(
            """
            <cac:ProcurementProject><cbc:ID>ref 7</cbc:ID><cbc:Name languageID="FRA"> Nettoyage </cbc:Name>
            <cbc:ProcurementTypeCode listName="contract-nature">services</cbc:ProcurementTypeCode>
            <cac:ProcurementAdditionalType><cbc:ProcurementTypeCode listName="social-objective">opp</cbc:ProcurementTypeCode></cac:ProcurementAdditionalType>
            <cac:ProcurementAdditionalType><cbc:ProcurementTypeCode listName="contract-nature">works</cbc:ProcurementTypeCode></cac:ProcurementAdditionalType>
            <cac:ProcurementAdditionalType><cbc:ProcurementTypeCode listName="strategic-procurement">soc-obj</cbc:ProcurementTypeCode><cbc:ProcurementType languageID="FRA">Clause d’insertion</cbc:ProcurementType></cac:ProcurementAdditionalType>
            <cac:RequestedTenderTotal>\(SampleNotice.extended("<efbc:FrameworkMaximumAmount currencyID=\"EUR\">400000.50</efbc:FrameworkMaximumAmount>"))<cbc:EstimatedOverallContractAmount currencyID="CHF">216000.00</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>
            <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">90911200</cbc:ItemClassificationCode></cac:MainCommodityClassification>
            <cac:RealizedLocation><cac:Address><cbc:CountrySubentityCode listName="nuts">FRK26</cbc:CountrySubentityCode></cac:Address></cac:RealizedLocation>
            <cac:RealizedLocation><cac:Address><cbc:CountrySubentityCode listName="nuts-lvl3">FRK24</cbc:CountrySubentityCode></cac:Address></cac:RealizedLocation>
            <cac:PlannedPeriod><cbc:StartDate>2027-01-01+01:00</cbc:StartDate><cbc:DurationMeasure unitCode="MONTH">48</cbc:DurationMeasure></cac:PlannedPeriod>
            <cac:ContractExtension><cbc:MaximumNumberNumeric>3</cbc:MaximumNumberNumeric></cac:ContractExtension></cac:ProcurementProject>
            """)
        #expect(lot.values(LotField.title) == ["Nettoyage"])
        #expect(lot.values(LotField.nature) == ["services"])
        #expect(lot.values(LotField.additionalNatures) == ["works"])
        #expect(lot.values(LotField.socialObjective) == ["opp"])
        #expect(lot.values(LotField.strategicProcurement) == ["soc-obj"])
        #expect(lot.values(LotField.strategicDescription) == ["Clause d’insertion"])
        #expect(lot.values(LotField.estimatedValue) == ["216000 CHF HT"])
        #expect(lot.values(LotField.frameworkMaximumValue) == ["400000.5 EUR HT"])
        #expect(lot.values(LotField.places) == ["FRK26", "FRK24"])
        #expect(lot.values(LotField.duration) == ["48 month"])
        #expect(lot.values(LotField.durationStart) == ["2027-01-01"])
        #expect(lot.values(LotField.renewalMaximum) == ["3"])
    }

    /// BT-71 is the reservation, BT-736 the execution in sheltered programmes, BT-70 the conditions:
    /// three terms in two elements that differ only by the list of their code.
    @Test func reservationAndExecution() throws {
        let lot = try lot(
            """
            <cac:TenderingTerms>
            <cac:TendererQualificationRequest><cbc:CompanyLegalFormCode listName="required">true</cbc:CompanyLegalFormCode><cbc:CompanyLegalForm languageID="FRA">Solidaire</cbc:CompanyLegalForm></cac:TendererQualificationRequest>
            <cac:TendererQualificationRequest>
            <cac:SpecificTendererRequirement><cbc:TendererRequirementTypeCode listName="missing-info-submission">late-all</cbc:TendererRequirementTypeCode></cac:SpecificTendererRequirement>
            <cac:SpecificTendererRequirement><cbc:TendererRequirementTypeCode listName="reserved-procurement">res-ws</cbc:TendererRequirementTypeCode></cac:SpecificTendererRequirement>
            </cac:TendererQualificationRequest>
            <cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="reserved-execution">no</cbc:ExecutionRequirementCode></cac:ContractExecutionRequirement>
            <cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="einvoicing">required</cbc:ExecutionRequirementCode></cac:ContractExecutionRequirement>
            <cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="conditions">performance</cbc:ExecutionRequirementCode><cbc:Description languageID="FRA">Tri des déchets</cbc:Description></cac:ContractExecutionRequirement>
            <cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="nda">true</cbc:ExecutionRequirementCode><cbc:Description languageID="FRA">Secret</cbc:Description></cac:ContractExecutionRequirement>
            <cac:CallForTendersDocumentReference><cbc:ID>1</cbc:ID><cbc:DocumentType>restricted-document</cbc:DocumentType><cac:Attachment><cac:ExternalReference><cbc:URI>https://a.example</cbc:URI></cac:ExternalReference></cac:Attachment></cac:CallForTendersDocumentReference>
            <cac:CallForTendersDocumentReference><cbc:ID>2</cbc:ID><cac:Attachment><cac:ExternalReference><cbc:URI>https://b.example</cbc:URI></cac:ExternalReference></cac:Attachment><cbc:DocumentType>non-restricted-document</cbc:DocumentType></cac:CallForTendersDocumentReference>
            </cac:TenderingTerms>
            """)
        #expect(lot.values(LotField.reservedParticipation) == ["res-ws"])
        #expect(lot.values(LotField.reservedExecution) == ["no"])
        #expect(lot.values(LotField.executionConditions) == ["Tri des déchets"])
        #expect(lot.values(LotField.legalForm) == ["Solidaire"])
        #expect(lot.values(LotField.restrictedDocumentsAddress) == ["https://a.example"])
        // The code that tells stands behind what it tells about.
        #expect(lot.values(LotField.documentsAddress) == ["https://b.example"])
    }

    /// Deadlines keep the hour and the offset that are written, also those that do not fit the season.
    @Test(arguments: [
        ("2026-10-05+01:00", "<cbc:EndTime>12:00:00+01:00</cbc:EndTime>", "2026-10-05T12:00:00+01:00"),
        ("2026-10-05Z", "<cbc:EndTime>12:00:00.000Z</cbc:EndTime>", "2026-10-05T12:00:00Z"),
        ("2026-10-05+02:00", "<cbc:EndTime>09:05</cbc:EndTime>", "2026-10-05T09:05:00+02:00"),
        ("2026-10-05+02:00", "", "2026-10-05+02:00"),
        ("2026-10-05", "<cbc:EndTime>midi</cbc:EndTime>", "2026-10-05"),
    ])
    func deadlines(date: String, time: String, expected: String) throws {
        let lot = try lot(
            "<cac:TenderingProcess><cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>\(date)</cbc:EndDate>\(time)</cac:TenderSubmissionDeadlinePeriod></cac:TenderingProcess>")
        #expect(lot.values(LotField.tenderDeadline) == [expected])
    }

    /// A value that makes no sense is not passed over: the notice then counts as read in part.
    @Test func unintelligibleValue() throws {
        let reading = try read(
            SampleNotice.notice(
                lots: SampleNotice.lot(holding: "<cac:ProcurementProject><cac:PlannedPeriod><cbc:DurationMeasure unitCode=\"MONTH\">quatre ans</cbc:DurationMeasure></cac:PlannedPeriod></cac:ProcurementProject>")))
        #expect(reading.lots.members[0].values(LotField.duration).isEmpty)
        #expect(!reading.status.isReadInFull)
        #expect(reading.status.reason?.contains("BT-36-Lot") == true)
        #expect(reading.status.reason?.contains("quatre ans") == true)
    }
}
