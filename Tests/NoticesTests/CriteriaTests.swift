import Market
import Testing

@Suite struct CriteriaTests {
    private func criterion(_ type: String, _ name: String, _ parameters: String...) -> String {
        let extensions = parameters.isEmpty ? "" : SampleNotice.extended(parameters.map { "<efac:AwardCriterionParameter>\($0)</efac:AwardCriterionParameter>" }.joined())
        return "<cac:SubordinateAwardingCriterion>\(extensions)<cbc:AwardingCriterionTypeCode listName=\"award-criterion-type\">\(type)</cbc:AwardingCriterionTypeCode><cbc:Name languageID=\"FRA\">\(name)</cbc:Name></cac:SubordinateAwardingCriterion>"
    }

    private func parameter(_ list: String, _ code: String, _ number: String) -> String {
        "<efbc:ParameterCode listName=\"\(list)\">\(code)</efbc:ParameterCode><efbc:ParameterNumeric>\(number)</efbc:ParameterNumeric>"
    }

    private func criteria(_ criteria: String...) throws -> RecordList {
        try lot(
            "<cac:TenderingTerms><cac:AwardingTerms><cac:AwardingCriterion>\(criteria.joined())</cac:AwardingCriterion></cac:AwardingTerms></cac:TenderingTerms>")[list: LotField.awardCriteria]
    }

    @Test(arguments: ["per-exa", "per-mid", "dec-exa", "dec-mid", "poi-exa", "poi-mid", "ord-imp"])
    func everyKindOfWeight(kind: String) throws {
        let list = try criteria(
            criterion("price", "Prix", parameter("number-weight", kind, "60")),
            criterion("quality", "Technique", parameter("number-weight", kind, "40.5")))
        #expect(list.completeness == .complete)
        #expect(list.members.map(\.identifier) == ["1", "2"])
        #expect(list.members.map { $0.values(AwardCriterionField.weight) } == [["60"], ["40.5"]])
        #expect(list.members[0].values(AwardCriterionField.weightKind) == [kind])
        #expect(list.members[1].values(AwardCriterionField.name) == ["Technique"])
    }

    /// A fixed value, a threshold and a number whose code is missing are no weights.
    @Test func whatIsNoWeight() throws {
        let list = try criteria(
            criterion("price", "Prix fixe", parameter("number-fixed", "fix-tot", "1000")),
            criterion("quality", "Seuil", parameter("number-threshold", "min-score", "10"), parameter("number-weight", "per-exa", "70")),
            criterion("cost", "Sans code", "<efbc:ParameterNumeric>30</efbc:ParameterNumeric>"))
        #expect(list.members.map { $0.values(AwardCriterionField.weight) } == [[], ["70"], []])
        #expect(list.members[0].values(AwardCriterionField.fixedNumber) == ["1000"])
        #expect(list.members[1].values(AwardCriterionField.thresholdNumber) == ["10"])
        #expect(list.members[1].values(AwardCriterionField.thresholdKind) == ["min-score"])
    }

    @Test func noCriterionIsUnknownNotEmpty() throws {
        #expect(try lot("").self[list: LotField.awardCriteria].completeness == .unknown)
        #expect(try criteria("<cac:SubordinateAwardingCriterion/>").completeness == .unknown)
    }

    @Test func selectionCriteriaOfOldAndNew() throws {
        let content = "<efac:SelectionCriteria><cbc:CriterionTypeCode listName=\"selection-criterion\">tp-abil</cbc:CriterionTypeCode><cbc:Name languageID=\"FRA\">Capacité</cbc:Name></efac:SelectionCriteria>"
            + "<efac:SelectionCriteria><cbc:TendererRequirementTypeCode listName=\"selection-criterion\">slc-stand</cbc:TendererRequirementTypeCode></efac:SelectionCriteria>"
        let list = try lot("<cac:TenderingTerms>\(SampleNotice.extended(content))</cac:TenderingTerms>")[list: LotField.selectionCriteria]
        #expect(list.members.map { $0.values(SelectionCriterionField.type) } == [["tp-abil"], ["slc-stand"]])
        #expect(list.members[0].values(SelectionCriterionField.name) == ["Capacité"])
    }
}
