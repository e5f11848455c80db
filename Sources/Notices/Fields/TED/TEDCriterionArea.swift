// Award criteria (II.2.5) and selection criteria (III.1) of the TED forms.
//
// A weight is free text: « 60 » counts nothing certain, « 60 % » does.

import Market

enum TEDCriterionArea {
    static let areas = award + selection

    /// In R2.0.9.S01 the criteria stand in the lot itself, later in `AC`.
    private static let award: [FieldArea] = ["", "/AC"].flatMap { (holder: String) -> [FieldArea] in
        [("AC_QUALITY", "quality"), ("AC_COST", "cost"), ("AC_PRICE", "price")].map { (element: String, type: String) -> FieldArea in
            FieldArea.of(
                .ted, .awardCriterion, at: TEDLotArea.element + holder + "/" + element,
                [
                    .form("II.2.5", ".", as: .present(.code(type)), into: AwardCriterionField.type),
                    .form("II.2.5", "AC_CRITERION", as: .plain, into: AwardCriterionField.name),
                    .form("II.2.5", "AC_WEIGHTING", as: .weight, into: AwardCriterionField.weight),
                    .form("II.2.5", "AC_WEIGHTING", as: .weightKind, into: AwardCriterionField.weightKind),
                ])
        }
    }

    private static let selection: [FieldArea] = [
        ("III.1.1", "SUITABILITY", "sui-act"), ("III.1.2", "ECONOMIC_FINANCIAL_INFO", "ef-stand"),
        ("III.1.2", "ECONOMIC_FINANCIAL_MIN_LEVEL", "ef-stand"), ("III.1.3", "TECHNICAL_PROFESSIONAL_INFO", "tp-abil"),
        ("III.1.3", "TECHNICAL_PROFESSIONAL_MIN_LEVEL", "tp-abil"), ("III.1.4", "RULES_CRITERIA", "other"),
        ("III.1.10", "CRITERIA_SELECTION", "other"),
    ].map { (section: String, element: String, type: String) -> FieldArea in
        FieldArea.of(
            .ted, .selectionCriterion, at: TEDForms.form + "/LEFTI/" + element,
            [
                .form(section, ".", as: .present(.code(type)), into: SelectionCriterionField.type),
                .form(section, "P", as: .paragraph, into: SelectionCriterionField.description),
            ])
    }
}
