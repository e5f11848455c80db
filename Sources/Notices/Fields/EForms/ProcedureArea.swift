// Where the fields of the procedure are read.

import Market

enum ProcedureArea {
    static let area = FieldArea(
        scope: .root, base: "/*",
        fields: [
            // What is bought
            .field("BT-21-Procedure", "cac:ProcurementProject/cbc:Name", as: .text, into: ProcedureField.title),
            .field("BT-24-Procedure", "cac:ProcurementProject/cbc:Description", as: .text, into: ProcedureField.description),
            .field("BT-300-Procedure", "cac:ProcurementProject/cbc:Note", as: .text, into: ProcedureField.additionalInformation),
            .field("BT-22-Procedure", "cac:ProcurementProject/cbc:ID", as: .plain, into: ProcedureField.internalIdentifier),
            .field("BT-23-Procedure", "cac:ProcurementProject/cbc:ProcurementTypeCode", as: .code, into: ProcedureField.nature),
            .field("BT-531-Procedure", "cac:ProcurementProject/cac:ProcurementAdditionalType[cbc:ProcurementTypeCode/@listName='contract-nature']/cbc:ProcurementTypeCode", as: .code, into: ProcedureField.additionalNatures),
            .field("BT-262-Procedure", "cac:ProcurementProject/cac:MainCommodityClassification/cbc:ItemClassificationCode", as: .code, into: ProcedureField.mainClassification),
            .field("BT-263-Procedure", "cac:ProcurementProject/cac:AdditionalCommodityClassification/cbc:ItemClassificationCode", as: .code, into: ProcedureField.additionalClassifications),
            // `listName` is `nuts` or `nuts-lvl3`: both are read.
            .field("BT-5071-Procedure", "cac:ProcurementProject/cac:RealizedLocation/cac:Address/cbc:CountrySubentityCode", as: .code, into: ProcedureField.places),

            // Money and time
            .field("BT-27-Procedure", "cac:ProcurementProject/cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount", as: .money, into: ProcedureField.estimatedValue),
            .field("BT-271-Procedure", "cac:ProcurementProject/cac:RequestedTenderTotal/efext:EformsExtension/efbc:FrameworkMaximumAmount", as: .money, into: ProcedureField.frameworkMaximumValue),
            // Durations given only on the procedure.
            .unlisted("BT-36-Procedure", "cac:ProcurementProject/cac:PlannedPeriod/cbc:DurationMeasure", as: .duration, into: ProcedureField.duration),

            // How it is bought
            .field("BT-105-Procedure", "cac:TenderingProcess/cbc:ProcedureCode", as: .code, into: ProcedureField.type),
            .field("BT-88-Procedure", "cac:TenderingProcess/cbc:Description", as: .text, into: ProcedureField.features),
            .field("BT-106-Procedure", "cac:TenderingProcess/cac:ProcessJustification[cbc:ProcessReasonCode/@listName='accelerated-procedure']/cbc:ProcessReasonCode", as: .boolean, into: ProcedureField.accelerated),
            .field("BT-1351-Procedure", "cac:TenderingProcess/cac:ProcessJustification[cbc:ProcessReasonCode/@listName='accelerated-procedure']/cbc:ProcessReason", as: .text, into: ProcedureField.acceleratedJustification),
            .field("BT-136-Procedure", "cac:TenderingProcess/cac:ProcessJustification[cbc:ProcessReasonCode/@listName='direct-award-justification']/cbc:ProcessReasonCode", as: .code, into: ProcedureField.directAwardJustification),
            .field("BT-135-Procedure", "cac:TenderingProcess/cac:ProcessJustification[cbc:ProcessReasonCode/@listName='direct-award-justification']/cbc:ProcessReason", as: .text, into: ProcedureField.directAwardText),

            // Lots
            .field("BT-31-Procedure", "cac:TenderingTerms/cac:LotDistribution/cbc:MaximumLotsSubmittedNumeric", as: .integer, into: ProcedureField.maximumLotsSubmitted),
            .field("BT-33-Procedure", "cac:TenderingTerms/cac:LotDistribution/cbc:MaximumLotsAwardedNumeric", as: .integer, into: ProcedureField.maximumLotsAwarded),
            .field("BT-763-Procedure", "cac:TenderingProcess/cbc:PartPresentationCode", as: .flag("all"), into: ProcedureField.lotsAllRequired),
        ])
}
