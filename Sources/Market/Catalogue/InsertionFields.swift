// Catalogue: attributes of a commitment to insertion hours. eForms has no field for it: French
// notices write the hours in free text, lot by lot, often by tranche.

/// So many hours of work reserved to people far from employment.
public enum InsertionCommitmentField: Int, RecordField {
    case hours, tranche, perAmount, period

    public static let recordType = RecordType.insertionCommitment

    public var spec: AttributeSpec {
        switch self {
        case .hours:
            AttributeSpec(.integer, nil, "heures d’insertion", ask: "Combien d’heures d’insertion ?", unit: "heures", papers: [.notice, .rc, .ccap, .ae, .insertionAnnex])
        case .tranche:
            AttributeSpec(CodeList.tranche.type, nil, "tranche", papers: [.notice, .rc, .ccap, .ae, .insertionAnnex], whenSilent: .none)
        case .perAmount:
            AttributeSpec(.money, nil, "par tranche de montant facturé", unit: "€ HT", papers: [.notice, .rc, .ccap, .ae, .insertionAnnex], whenSilent: .none)
        case .period:
            AttributeSpec(.duration, nil, "par période", papers: [.notice, .rc, .ccap, .ae, .insertionAnnex], whenSilent: .none)
        }
    }
}
