// The forms of TED R2.0.8 (directives of 2004, up to 2018), in part: what they are, who buys what, by
// which procedure and criteria. Their lots and conditions are not read.

import Market

enum TEDOldArea {
    static let areas: [FieldArea] = [form, coded] + body + criteria

    private static let element =
        "/*/FORM_SECTION/CONTRACT|CONTRACT_AWARD|PRIOR_INFORMATION|CONTRACT_UTILITIES|CONTRACT_AWARD_UTILITIES|PERIODIC_INDICATIVE_UTILITIES|QUALIFICATION_SYSTEM_UTILITIES|BUYER_PROFILE|DESIGN_CONTEST|RESULT_DESIGN_CONTEST|ADDITIONAL_INFORMATION_CORRIGENDUM|VOLUNTARY_EX_ANTE_TRANSPARENCY_NOTICE"

    private static let form = FieldArea.of(
        .ted2004, .form, at: element,
        [
            {
                var key = FieldEntry.key("", ".", .formLanguage)
                key.companion = .language
                return key
            }(),
            .form("", "./@FORM", as: .translated(TEDCodes.oldFormTypes), into: NoticeField.formType),
            .form("", "./@FORM", as: .translated(TEDCodes.oldNoticeTypes), into: NoticeField.noticeType),
        ])

    /// What TED notes beside every form: it stands in for what a form does not say.
    private static let coded = FieldArea.of(
        .common, .root, at: "/*",
        [
            .fallback("", "CODED_DATA_SECTION/CODIF_DATA/DS_DATE_DISPATCH", as: .compactDate, into: NoticeField.dispatchDate),
            .fallback("", "CODED_DATA_SECTION/CODIF_DATA/DIRECTIVE/@VALUE", as: .translated(TEDCodes.directives), into: NoticeField.legalBasis),
            .fallback("", "CODED_DATA_SECTION/NOTICE_DATA/ISO_COUNTRY/@VALUE", as: .translated(TEDCodes.countries), into: BuyerField.country),
            .fallback(
                "", "CODED_DATA_SECTION/CODIF_DATA/NC_CONTRACT_NATURE/@CODE",
                as: .translated(["1": "works", "2": "supplies", "4": "services"]), into: ProcedureField.nature),
            .fallback(
                "", "CODED_DATA_SECTION/CODIF_DATA/PR_PROC/@CODE", as: .translated(["1": "open", "2": "restricted"]), into: ProcedureField.type),
        ])

    /// Contract notice and award: the same contents, each in elements of its own names.
    private static let body: [FieldArea] = ([
        (
            "FD_CONTRACT", "CONTRACTING_AUTHORITY_INFORMATION/NAME_ADDRESSES_CONTACT_CONTRACT", "OBJECT_CONTRACT_INFORMATION/DESCRIPTION_CONTRACT_INFORMATION",
            "PROCEDURE_DEFINITION_CONTRACT_NOTICE"
        ),
        (
            "FD_CONTRACT_AWARD", "CONTRACTING_AUTHORITY_INFORMATION_CONTRACT_AWARD/NAME_ADDRESSES_CONTACT_CONTRACT_AWARD",
            "OBJECT_CONTRACT_INFORMATION_CONTRACT_AWARD_NOTICE/DESCRIPTION_AWARD_NOTICE_INFORMATION", "PROCEDURE_DEFINITION_CONTRACT_AWARD_NOTICE"
        ),
    ] as [(String, String, String, String)]).flatMap { (content: String, buyer: String, object: String, procedure: String) -> [FieldArea] in
        [
            FieldArea.of(
                .ted2004, .buyer, at: "\(element)/\(content)/\(buyer)/CA_CE_CONCESSIONAIRE_PROFILE",
                [
                    .form("I.1", "ORGANISATION/OFFICIALNAME", as: .plain, into: BuyerField.name),
                    .form("I.1", "ORGANISATION/NATIONALID", as: .plain, into: BuyerField.nationalIdentifier),
                    .form("I.1", "TOWN", as: .plain, into: BuyerField.city),
                    .form("I.1", "POSTAL_CODE", as: .plain, into: BuyerField.postCode),
                    .form("I.1", "COUNTRY/@VALUE", as: .translated(TEDCodes.countries), into: BuyerField.country),
                ]),
            FieldArea.of(
                .ted2004, .form, at: element,
                [
                    .form("II.1.1", "\(content)/\(object)/TITLE_CONTRACT/P", as: .paragraph, into: ProcedureField.title),
                    .form("II.1.4", "\(content)/\(object)/SHORT_CONTRACT_DESCRIPTION/P", as: .paragraph, into: ProcedureField.description),
                    .form("II.1.5", "\(content)/\(object)/CPV/CPV_MAIN/CPV_CODE/@CODE", as: .code, into: ProcedureField.mainClassification),
                    .form("II.1.2", "\(content)/\(object)/LOCATION_NUTS/NUTS/@CODE", as: .code, into: ProcedureField.places),
                    .form("IV.3.1", "\(content)/\(procedure)/ADMINISTRATIVE_INFORMATION_CONTRACT_AWARD|ADMINISTRATIVE_INFORMATION_CONTRACT_NOTICE/FILE_REFERENCE_NUMBER/P", as: .paragraph, into: ProcedureField.internalIdentifier),
                ]),
        ]
    }

    private static let criteria: [FieldArea] = [
        "FD_CONTRACT_AWARD/PROCEDURE_DEFINITION_CONTRACT_AWARD_NOTICE/AWARD_CRITERIA_CONTRACT_AWARD_NOTICE_INFORMATION/AWARD_CRITERIA_DETAIL_F03/MOST_ECONOMICALLY_ADVANTAGEOUS_TENDER_SHORT",
        "FD_CONTRACT/PROCEDURE_DEFINITION_CONTRACT_NOTICE/AWARD_CRITERIA_CONTRACT_NOTICE_INFORMATION/AWARD_CRITERIA_DETAIL/MOST_ECONOMICALLY_ADVANTAGEOUS_TENDER/CRITERIA_STATED_BELOW",
    ].map { place in
        FieldArea.of(
            .ted2004, .awardCriterion, at: "\(element)/\(place)/CRITERIA_DEFINITION",
            [
                .form("IV.2.1", "CRITERIA", as: .plain, into: AwardCriterionField.name),
                .form("IV.2.1", "WEIGHTING", as: .weight, into: AwardCriterionField.weight),
                .form("IV.2.1", "WEIGHTING", as: .weightKind, into: AwardCriterionField.weightKind),
            ])
    }
}
