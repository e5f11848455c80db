// Where the fields of a lot are read. Parts and groups of lots stand in the same element; the
// reader tells them apart by the scheme of their identifier.

import Market

enum LotArea {
    static let area = FieldArea(
        scope: .lot, base: "/*/cac:ProcurementProjectLot",
        fields: [.key("BT-137-Lot", "cbc:ID", .lotIdentifier)] + project + period + strategy + process + terms)

    /// What is bought, where, for how much.
    private static let project: [FieldEntry] = [
        .field("BT-21-Lot", "cac:ProcurementProject/cbc:Name", as: .text, into: LotField.title),
        .field("BT-24-Lot", "cac:ProcurementProject/cbc:Description", as: .text, into: LotField.description),
        .field("BT-22-Lot", "cac:ProcurementProject/cbc:ID", as: .plain, into: LotField.internalIdentifier),
        .field("BT-300-Lot", "cac:ProcurementProject/cbc:Note", as: .text, into: LotField.additionalInformation),
        .field("BT-23-Lot", "cac:ProcurementProject/cbc:ProcurementTypeCode", as: .code, into: LotField.nature),
        .field("BT-531-Lot", "cac:ProcurementProject/cac:ProcurementAdditionalType[cbc:ProcurementTypeCode/@listName='contract-nature']/cbc:ProcurementTypeCode", as: .code, into: LotField.additionalNatures),
        .field("BT-262-Lot", "cac:ProcurementProject/cac:MainCommodityClassification/cbc:ItemClassificationCode", as: .code, into: LotField.mainClassification),
        .field("BT-263-Lot", "cac:ProcurementProject/cac:AdditionalCommodityClassification/cbc:ItemClassificationCode", as: .code, into: LotField.additionalClassifications),
        // `listName` is `nuts` or `nuts-lvl3`: both are read.
        .field("BT-5071-Lot", "cac:ProcurementProject/cac:RealizedLocation/cac:Address/cbc:CountrySubentityCode", as: .code, into: LotField.places),
        .field("BT-5141-Lot", "cac:ProcurementProject/cac:RealizedLocation/cac:Address/cac:Country/cbc:IdentificationCode", as: .code, into: LotField.placeCountries),
        .field("BT-5121-Lot", "cac:ProcurementProject/cac:RealizedLocation/cac:Address/cbc:PostalZone", as: .plain, into: LotField.placePostCodes),
        .field("BT-5131-Lot", "cac:ProcurementProject/cac:RealizedLocation/cac:Address/cbc:CityName", as: .plain, into: LotField.placeCities),
        .field("BT-728-Lot", "cac:ProcurementProject/cac:RealizedLocation/cbc:Description", as: .text, into: LotField.placeDescriptions),
        .field("BT-27-Lot", "cac:ProcurementProject/cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount", as: .money, into: LotField.estimatedValue),
        .field("BT-271-Lot", "cac:ProcurementProject/cac:RequestedTenderTotal/efext:EformsExtension/efbc:FrameworkMaximumAmount", as: .money, into: LotField.frameworkMaximumValue),
        .field("BT-726-Lot", "cac:ProcurementProject/cbc:SMESuitableIndicator", as: .boolean, into: LotField.smeSuitable),
    ]

    /// For how long.
    private static let period: [FieldEntry] = [
        .field("BT-36-Lot", "cac:ProcurementProject/cac:PlannedPeriod/cbc:DurationMeasure", as: .duration, into: LotField.duration),
        .field("BT-536-Lot", "cac:ProcurementProject/cac:PlannedPeriod/cbc:StartDate", as: .date, into: LotField.durationStart),
        .field("BT-537-Lot", "cac:ProcurementProject/cac:PlannedPeriod/cbc:EndDate", as: .date, into: LotField.durationEnd),
        .field("BT-538-Lot", "cac:ProcurementProject/cac:PlannedPeriod/cbc:DescriptionCode", as: .code, into: LotField.durationOther),
        .field("BT-58-Lot", "cac:ProcurementProject/cac:ContractExtension/cbc:MaximumNumberNumeric", as: .integer, into: LotField.renewalMaximum),
        .field("BT-57-Lot", "cac:ProcurementProject/cac:ContractExtension/cac:Renewal/cac:Period/cbc:Description", as: .text, into: LotField.renewalDescription),
        .field("BT-54-Lot", "cac:ProcurementProject/cac:ContractExtension/cbc:OptionsDescription", as: .text, into: LotField.options),
    ]

    /// Strategic procurement: one element, told apart by the list of its code.
    private static let strategy: [FieldEntry] = [
        .field("BT-06-Lot", "cac:ProcurementProject/cac:ProcurementAdditionalType[cbc:ProcurementTypeCode/@listName='strategic-procurement']/cbc:ProcurementTypeCode", as: .code, into: LotField.strategicProcurement),
        .field("BT-777-Lot", "cac:ProcurementProject/cac:ProcurementAdditionalType[cbc:ProcurementTypeCode/@listName='strategic-procurement']/cbc:ProcurementType", as: .text, into: LotField.strategicDescription),
        .field("BT-774-Lot", "cac:ProcurementProject/cac:ProcurementAdditionalType[cbc:ProcurementTypeCode/@listName='environmental-impact']/cbc:ProcurementTypeCode", as: .code, into: LotField.environmentalImpact),
        .field("BT-775-Lot", "cac:ProcurementProject/cac:ProcurementAdditionalType[cbc:ProcurementTypeCode/@listName='social-objective']/cbc:ProcurementTypeCode", as: .code, into: LotField.socialObjective),
        .field("BT-776-Lot", "cac:ProcurementProject/cac:ProcurementAdditionalType[cbc:ProcurementTypeCode/@listName='innovative-acquisition']/cbc:ProcurementTypeCode", as: .code, into: LotField.innovation),
        .field("BT-805-Lot", "cac:ProcurementProject/cac:ProcurementAdditionalType[cbc:ProcurementTypeCode/@listName='gpp-criteria']/cbc:ProcurementTypeCode", as: .code, into: LotField.gppCriteria),
        .field("BT-754-Lot", "cac:ProcurementProject/cac:ProcurementAdditionalType[cbc:ProcurementTypeCode/@listName='accessibility']/cbc:ProcurementTypeCode", as: .code, into: LotField.accessibility),
    ]

    /// Deadlines and technique of purchase.
    private static let process: [FieldEntry] = [
        .field("BT-131(d)-Lot", "cac:TenderingProcess/cac:TenderSubmissionDeadlinePeriod/cbc:EndDate", as: .moment, into: LotField.tenderDeadline),
        .field("BT-131(t)-Lot", "cac:TenderingProcess/cac:TenderSubmissionDeadlinePeriod/cbc:EndTime", as: .hour, into: LotField.tenderDeadline),
        .field("BT-1311(d)-Lot", "cac:TenderingProcess/cac:ParticipationRequestReceptionPeriod/cbc:EndDate", as: .moment, into: LotField.requestDeadline),
        .field("BT-1311(t)-Lot", "cac:TenderingProcess/cac:ParticipationRequestReceptionPeriod/cbc:EndTime", as: .hour, into: LotField.requestDeadline),
        .field("BT-630(d)-Lot", "cac:TenderingProcess/efext:EformsExtension/efac:InterestExpressionReceptionPeriod/cbc:EndDate", as: .moment, into: LotField.expressionDeadline),
        .field("BT-630(t)-Lot", "cac:TenderingProcess/efext:EformsExtension/efac:InterestExpressionReceptionPeriod/cbc:EndTime", as: .hour, into: LotField.expressionDeadline),
        .field("BT-130-Lot", "cac:TenderingProcess/cac:InvitationSubmissionPeriod/cbc:StartDate", as: .date, into: LotField.invitationDate),
        .field("BT-125(i)-Lot", "cac:TenderingProcess/cac:NoticeDocumentReference/cbc:ID", as: .plain, into: LotField.previousNotice),
        .field("BT-765-Lot", "cac:TenderingProcess/cac:ContractingSystem[cbc:ContractingSystemTypeCode/@listName='framework-agreement']/cbc:ContractingSystemTypeCode", as: .code, into: LotField.frameworkAgreement),
        .field("BT-766-Lot", "cac:TenderingProcess/cac:ContractingSystem[cbc:ContractingSystemTypeCode/@listName='dps-usage']/cbc:ContractingSystemTypeCode", as: .code, into: LotField.dynamicPurchasing),
        .field("BT-113-Lot", "cac:TenderingProcess/cac:FrameworkAgreement/cbc:MaximumOperatorQuantity", as: .integer, into: LotField.frameworkParticipants),
        .field("BT-109-Lot", "cac:TenderingProcess/cac:FrameworkAgreement/cbc:Justification", as: .text, into: LotField.frameworkDurationJustification),
        .field("BT-17-Lot", "cac:TenderingProcess/cbc:SubmissionMethodCode[@listName='esubmission']", as: .code, into: LotField.submissionMethod),
        .field("BT-767-Lot", "cac:TenderingProcess/cac:AuctionTerms/cbc:AuctionConstraintIndicator", as: .boolean, into: LotField.electronicAuction),
    ]

    /// Reservation, execution, documents, selection and finance.
    private static let terms: [FieldEntry] = [
        .field("BT-71-Lot", "cac:TenderingTerms/cac:TendererQualificationRequest/cac:SpecificTendererRequirement[cbc:TendererRequirementTypeCode/@listName='reserved-procurement']/cbc:TendererRequirementTypeCode", as: .code, into: LotField.reservedParticipation),
        .field("BT-736-Lot", "cac:TenderingTerms/cac:ContractExecutionRequirement[cbc:ExecutionRequirementCode/@listName='reserved-execution']/cbc:ExecutionRequirementCode", as: .code, into: LotField.reservedExecution),
        .field("BT-70-Lot", "cac:TenderingTerms/cac:ContractExecutionRequirement[cbc:ExecutionRequirementCode/@listName='conditions']/cbc:Description", as: .text, into: LotField.executionConditions),
        .field("BT-63-Lot", "cac:TenderingTerms/cbc:VariantConstraintCode", as: .code, into: LotField.variants),
        .field("BT-65-Lot", "cac:TenderingTerms/cac:AllowedSubcontractTerms[cbc:SubcontractingConditionsCode/@listName='subcontracting-obligation']/cbc:SubcontractingConditionsCode", as: .code, into: LotField.subcontractingObligation),
        .field("BT-64-Lot", "cac:TenderingTerms/cac:AllowedSubcontractTerms[cbc:SubcontractingConditionsCode/@listName='subcontracting-obligation']/cbc:MinimumPercent", as: .number, into: LotField.subcontractingMinimum),
        .field("BT-729-Lot", "cac:TenderingTerms/cac:AllowedSubcontractTerms[cbc:SubcontractingConditionsCode/@listName='subcontracting-obligation']/cbc:MaximumPercent", as: .number, into: LotField.subcontractingMaximum),
        .field("BT-543-Lot", "cac:TenderingTerms/cac:AwardingTerms/cac:AwardingCriterion/cbc:CalculationExpression", as: .text, into: LotField.awardCriteriaComplicated),
        .field("BT-733-Lot", "cac:TenderingTerms/cac:AwardingTerms/cac:AwardingCriterion/cbc:Description", as: .text, into: LotField.awardCriteriaOrderJustification),
        .field("BT-98-Lot", "cac:TenderingTerms/cac:TenderValidityPeriod/cbc:DurationMeasure", as: .duration, into: LotField.tenderValidity),
        .field("BT-15-Lot", "cac:TenderingTerms/cac:CallForTendersDocumentReference[cbc:DocumentType/text()='non-restricted-document']/cac:Attachment/cac:ExternalReference/cbc:URI", as: .plain, into: LotField.documentsAddress),
        .field("BT-615-Lot", "cac:TenderingTerms/cac:CallForTendersDocumentReference[cbc:DocumentType/text()='restricted-document']/cac:Attachment/cac:ExternalReference/cbc:URI", as: .plain, into: LotField.restrictedDocumentsAddress),
        .field("BT-77-Lot", "cac:TenderingTerms/cac:PaymentTerms/cbc:Note", as: .text, into: LotField.financialTerms),
        .field("BT-751-Lot", "cac:TenderingTerms/cac:RequiredFinancialGuarantee/cbc:GuaranteeTypeCode", as: .boolean, into: LotField.guarantee),
        .field("BT-76-Lot", "cac:TenderingTerms/cac:TendererQualificationRequest/cbc:CompanyLegalForm", as: .text, into: LotField.legalForm),
        .field("BT-60-Lot", "cac:TenderingTerms/cbc:FundingProgramCode[@listName='eu-funded']", as: .code, into: LotField.euFunds),
    ]
}
