// Where a lot stands in the TED forms (section II.2). A contract that is not divided has one as well.

import Market

enum TEDLotArea {
    static let element = TEDForms.form + "/OBJECT_CONTRACT/OBJECT_DESCR"

    static let area = FieldArea.of(
        .ted, .lot, at: element,
        [
            .key("II.2.1", "LOT_NO", .lotNumber),
            .form("II.2.1", "TITLE/P", as: .paragraph, into: LotField.title),
            .form("II.2.2", "CPV_ADDITIONAL/CPV_CODE/@CODE", as: .code, into: LotField.additionalClassifications),
            .form("II.2.3", "NUTS|n2016:NUTS|n2021:NUTS/@CODE", as: .code, into: LotField.places),
            .form("II.2.3", "MAIN_SITE/P", as: .paragraph, into: LotField.placeDescriptions),
            .form("II.2.4", "SHORT_DESCR/P", as: .paragraph, into: LotField.description),
            .form("II.2.6", "VAL_OBJECT", as: .amount(.excluded), into: LotField.estimatedValue, with: .currency),
            .form("II.2.7", "DURATION", as: .duration, into: LotField.duration, with: .type),
            .form("II.2.7", "DATE_START", as: .date, into: LotField.durationStart),
            .form("II.2.7", "DATE_END", as: .date, into: LotField.durationEnd),
            .form("II.2.7", "NO_RENEWAL", as: .present(.integer(0)), into: LotField.renewalMaximum),
            .form("II.2.7", "RENEWAL_DESCR/P", as: .paragraph, into: LotField.renewalDescription),
            .form("II.2.10", "ACCEPTED_VARIANTS", as: .present(.code("allowed")), into: LotField.variants),
            .form("II.2.10", "NO_ACCEPTED_VARIANTS", as: .present(.code("not-allowed")), into: LotField.variants),
            .form("II.2.11", "OPTIONS_DESCR/P", as: .paragraph, into: LotField.options),
            .form("II.2.13", "EU_PROGR_RELATED", as: .present(.code("eu-funds")), into: LotField.euFunds),
            .form("II.2.13", "NO_EU_PROGR_RELATED", as: .present(.code("no-eu-funds")), into: LotField.euFunds),
            .form("II.2.14", "INFO_ADD/P", as: .paragraph, into: LotField.additionalInformation),
        ])
}
