// Catalogue: attributes of the notice itself.

/// What a notice says about itself (eForms: notice level).
public enum NoticeField: Int, RecordField {
    case identifier, procedureIdentifier, noticeType, formType, subtype, legalBasis, language
    case dispatchDate, isChange, changeReason, changeDescription, changedNotice, sdkVersion
    case contractConclusions, awardDecisions, publicationDate

    public static let recordType = RecordType.notice

    public var spec: AttributeSpec {
        switch self {
        case .identifier:
            AttributeSpec(.text, "BT-701", "identifiant de l’avis")
        case .procedureIdentifier:
            AttributeSpec(.text, "BT-04", "identifiant de la procédure")
        case .noticeType:
            AttributeSpec(.code(list: "notice-type", values: []), "BT-02", "type d’avis", noticeCarries: .always)
        case .formType:
            AttributeSpec(CodeList.formType.type, "BT-03", "nature de l’avis", ask: "Quelle est la nature de l’avis : mise en concurrence, résultat, modification… ?", noticeCarries: .always)
        case .subtype:
            AttributeSpec(.code(list: "notice-subtype", values: []), "OPP-070", "sous-type d’avis", noticeCarries: .always)
        case .legalBasis:
            AttributeSpec(.code(list: "legal-basis", values: []), "BT-01", "base juridique européenne")
        case .language:
            AttributeSpec(.code(list: "eu-official-language", values: []), "BT-702", "langue de l’avis")
        case .dispatchDate:
            AttributeSpec(.moment, "BT-05", "date d’envoi de l’avis", ask: "À quelle date l’avis d’appel à la concurrence a-t-il été envoyé à la publication ?", papers: [.notice, .rc])
        case .isChange:
            AttributeSpec(.bool, "BT-758", "avis rectificatif", ask: "L’avis est-il un rectificatif ?", noticeCarries: .always)
        case .changeReason:
            AttributeSpec(.code(list: "change-corrig-justification", values: []), "BT-140", "motif du rectificatif", whenSilent: .none, noticeCarries: .always)
        case .changeDescription:
            AttributeSpec(.text, "BT-762", "description du rectificatif", whenSilent: .none, noticeCarries: .always)
        case .changedNotice:
            AttributeSpec(.text, "BT-758", "avis rectifié", whenSilent: .none, noticeCarries: .always)
        case .sdkVersion:
            AttributeSpec(.text, "OPT-002", "version du SDK eForms")
        case .contractConclusions:
            AttributeSpec(.date, "BT-145", "dates de conclusion des contrats", many: true, whenSilent: .none)
        case .awardDecisions:
            AttributeSpec(.date, "BT-1451", "dates de la décision d’attribution", many: true, whenSilent: .none)
        case .publicationDate:
            AttributeSpec(.date, nil, "date de publication de l’avis")
        }
    }
}
