// Where award criteria and selection criteria are read.
//
// A criterion has several parameters, each a number with a code; only one with a code of the list
// `number-weight` is a weight. A number whose code is missing says nothing and is not read.

import Market

enum CriterionArea {
    static let award = FieldArea(
        scope: .awardCriterion,
        base: "/*/cac:ProcurementProjectLot/cac:TenderingTerms/cac:AwardingTerms/cac:AwardingCriterion/cac:SubordinateAwardingCriterion",
        fields: [
            .field("BT-539-Lot", "cbc:AwardingCriterionTypeCode", as: .code, into: AwardCriterionField.type),
            .field("BT-734-Lot", "cbc:Name", as: .text, into: AwardCriterionField.name),
            .field("BT-540-Lot", "cbc:Description", as: .text, into: AwardCriterionField.description),
            .field("BT-541-Lot-WeightNumber", "efext:EformsExtension/efac:AwardCriterionParameter[efbc:ParameterCode/@listName='number-weight']/efbc:ParameterNumeric", as: .number, into: AwardCriterionField.weight),
            .field("BT-5421-Lot", "efext:EformsExtension/efac:AwardCriterionParameter[efbc:ParameterCode/@listName='number-weight']/efbc:ParameterCode", as: .code, into: AwardCriterionField.weightKind),
            .field("BT-541-Lot-FixedNumber", "efext:EformsExtension/efac:AwardCriterionParameter[efbc:ParameterCode/@listName='number-fixed']/efbc:ParameterNumeric", as: .number, into: AwardCriterionField.fixedNumber),
            .field("BT-5422-Lot", "efext:EformsExtension/efac:AwardCriterionParameter[efbc:ParameterCode/@listName='number-fixed']/efbc:ParameterCode", as: .code, into: AwardCriterionField.fixedKind),
            .field("BT-541-Lot-ThresholdNumber", "efext:EformsExtension/efac:AwardCriterionParameter[efbc:ParameterCode/@listName='number-threshold']/efbc:ParameterNumeric", as: .number, into: AwardCriterionField.thresholdNumber),
            .field("BT-5423-Lot", "efext:EformsExtension/efac:AwardCriterionParameter[efbc:ParameterCode/@listName='number-threshold']/efbc:ParameterCode", as: .code, into: AwardCriterionField.thresholdKind),
        ])

    static let selection = FieldArea(
        scope: .selectionCriterion,
        base: "/*/cac:ProcurementProjectLot/cac:TenderingTerms/efext:EformsExtension/efac:SelectionCriteria",
        fields: [
            .field("BT-809-Lot", "cbc:TendererRequirementTypeCode", as: .code, into: SelectionCriterionField.type),
            .field("BT-750-Lot", "cbc:Description", as: .text, into: SelectionCriterionField.description),
            .field("BT-7532-Lot", "efac:CriterionParameter[efbc:ParameterCode/@listName='number-threshold']/efbc:ParameterCode", as: .code, into: SelectionCriterionField.thresholdKind),
            .field("BT-752-Lot-ThresholdNumber", "efac:CriterionParameter[efbc:ParameterCode/@listName='number-threshold']/efbc:ParameterNumeric", as: .number, into: SelectionCriterionField.thresholdNumber),
            .field("BT-7531-Lot", "efac:CriterionParameter[efbc:ParameterCode/@listName='number-weight']/efbc:ParameterCode", as: .code, into: SelectionCriterionField.weightKind),
            .field("BT-752-Lot-WeightNumber", "efac:CriterionParameter[efbc:ParameterCode/@listName='number-weight']/efbc:ParameterNumeric", as: .number, into: SelectionCriterionField.weight),
            // Up to SDK 1.10 or so.
            .unlisted("BT-747-Lot", "cbc:CriterionTypeCode", as: .code, into: SelectionCriterionField.type),
            .unlisted("BT-748-Lot", "cbc:CalculationExpressionCode", as: .code, into: SelectionCriterionField.usage),
            .unlisted("BT-749-Lot", "cbc:Name", as: .text, into: SelectionCriterionField.name),
        ])
}
