// The forms of TED R2.0.9, which say the same things in the same elements, and their two exceptions:
// the correction (F14) and the modification of a contract (F20).
//
// The numbers are those of the sections of the printed forms.

import Market

enum TEDForms {
    /// The element of the form itself, whichever it is.
    static let form = "/*/FORM_SECTION/F02_2014|F01_2014|F03_2014|F04_2014|F05_2014|F06_2014|F07_2014|F08_2014|F12_2014|F13_2014|F15_2014|F21_2014|F22_2014|F23_2014|F24_2014|F25_2014"
    private static let correction = "/*/FORM_SECTION/F14_2014"
    private static let modification = "/*/FORM_SECTION/F20_2014"

    static let areas: [FieldArea] =
        [[published, notice, changed, modified], TEDBuyerArea.areas, [TEDProcedureArea.area, TEDLotArea.area], TEDCriterionArea.areas].flatMap { $0 }

    /// What stands outside the forms.
    private static let published = FieldArea.of(
        .ted, .root, at: "/*",
        [
            .form("", "CODED_DATA_SECTION/NOTICE_DATA/NO_DOC_OJS", as: .plain, into: NoticeField.identifier)
        ])

    private static let notice = FieldArea.of(
        .ted, .form, at: form,
        [
            language, .form("", "./@FORM", as: .translated(TEDCodes.formTypes), into: NoticeField.formType),
            .form("", "./@FORM", as: .translated(TEDCodes.noticeTypes), into: NoticeField.noticeType),
            .form("", "./@FORM", as: .translated(TEDCodes.subtypes), into: NoticeField.subtype),
            .form("", "NOTICE/@TYPE", as: .translated(TEDCodes.noticeFormTypes), into: NoticeField.formType),
            .form("", "NOTICE/@TYPE", as: .translated(TEDCodes.noticeNoticeTypes), into: NoticeField.noticeType),
            .form("", "LEGAL_BASIS/@VALUE", as: .code, into: NoticeField.legalBasis),
            .fallback("", "DIRECTIVE/@VALUE", as: .translated(TEDCodes.directives), into: NoticeField.legalBasis),
            .form("VI.5", "COMPLEMENTARY_INFO/DATE_DISPATCH_NOTICE", as: .moment, into: NoticeField.dispatchDate),
            .form("V.2.1", "AWARD_CONTRACT/AWARDED_CONTRACT/DATE_CONCLUSION_CONTRACT", as: .date, into: NoticeField.contractConclusions),
        ])

    /// What a form about another notice repeats of it.
    private static let aboutAnother: [FieldEntry] = [
        language,
        .form("", "LEGAL_BASIS/@VALUE", as: .code, into: NoticeField.legalBasis),
        .form("I.1", "CONTRACTING_BODY/ADDRESS_CONTRACTING_BODY/OFFICIALNAME", as: .plain, into: BuyerField.name),
        .form("I.1", "CONTRACTING_BODY/ADDRESS_CONTRACTING_BODY/COUNTRY/@VALUE", as: .translated(TEDCodes.countries), into: BuyerField.country),
        .form("II.1.1", "OBJECT_CONTRACT/TITLE/P", as: .paragraph, into: ProcedureField.title),
        .form("II.1.2", "OBJECT_CONTRACT/CPV_MAIN/CPV_CODE/@CODE", as: .code, into: ProcedureField.mainClassification),
        .form("II.1.3", "OBJECT_CONTRACT/TYPE_CONTRACT/@CTYPE", as: .translated(TEDCodes.natures), into: ProcedureField.nature),
        .form("VI.5", "COMPLEMENTARY_INFO/DATE_DISPATCH_NOTICE", as: .moment, into: NoticeField.dispatchDate),
    ]

    private static let changed = FieldArea.of(
        .ted, .form, at: correction,
        aboutAnother + [
            .form("", ".", as: .present(.code("change")), into: NoticeField.formType),
            .form("", ".", as: .present(.code("corr")), into: NoticeField.noticeType),
            .form("VI.6", "COMPLEMENTARY_INFO/NOTICE_NUMBER_OJ", as: .plain, into: NoticeField.changedNotice),
            .form("VII.2", "CHANGES/INFO_ADD/P", as: .paragraph, into: NoticeField.changeDescription),
        ])

    private static let modified = FieldArea.of(
        .ted, .form, at: modification,
        aboutAnother + [
            .form("", ".", as: .present(.code("cont-modif")), into: NoticeField.formType),
            .form("", ".", as: .present(.code("can-modif")), into: NoticeField.noticeType),
        ])

    private static let language: FieldEntry = {
        var key = FieldEntry.key("", ".", .formLanguage)
        key.companion = .language
        return key
    }()
}

extension FieldTrie {
    /// TED XML. Elements of the NUTS schema keep their prefix.
    static let ted = FieldTrie(
        TEDForms.areas + TEDOldArea.areas, roots: [.tedExport],
        prefixes: [
            "http://publications.europa.eu/resource/schema/ted/R2.0.9/publication": "",
            "http://formex.publications.europa.eu/ted/schema/export/R2.0.9.S01.E01": "",
            "ted/R2.0.9.S02/publication": "", "http://publications.europa.eu/TED_schema/Export": "",
            "http://publications.europa.eu/resource/schema/ted/R2.0.8/publication": "", "": "",
            "http://publications.europa.eu/resource/schema/ted/2016/nuts": "n2016", "ted/2016/nuts": "n2016",
            "http://publications.europa.eu/resource/schema/ted/2021/nuts": "n2021",
        ])
}
