// Catalogue: attributes of award criteria and of selection criteria.

/// An award criterion (eForms: Award Criterion). Sub-criteria are award criteria below it.
public enum AwardCriterionField: Int, RecordField {
    case type, name, description, weight, weightKind, fixedNumber, fixedKind, thresholdNumber, thresholdKind
    case concernsEnvironment, concernsInsertion, subcriteria

    public static let recordType = RecordType.awardCriterion

    public var spec: AttributeSpec {
        switch self {
        case .type:
            AttributeSpec(CodeList.awardCriterionType.type, "BT-539", "type de critère", ask: "Le critère porte-t-il sur le prix, le coût ou la qualité ?", papers: [.notice, .rc])
        case .name:
            AttributeSpec(.text, "BT-734", "nom du critère", papers: [.notice, .rc], whenSilent: .none)
        case .description:
            AttributeSpec(.text, "BT-540", "description du critère", papers: [.notice, .rc], whenSilent: .none)
        case .weight:
            AttributeSpec(.number, "BT-541", "pondération", ask: "Quelle est la pondération du critère ?", papers: [.notice, .rc])
        case .weightKind:
            AttributeSpec(CodeList.numberWeight.type, "BT-5421", "unité de la pondération", ask: "La pondération est-elle exprimée en pourcentage, en points, en coefficient ou par ordre d’importance ?", papers: [.notice, .rc])
        case .fixedNumber:
            AttributeSpec(.number, "BT-541", "valeur fixe", papers: [.notice, .rc], whenSilent: .none)
        case .fixedKind:
            AttributeSpec(.code(list: "number-fixed", values: ["fix-tot", "fix-unit"]), "BT-5422", "nature de la valeur fixe", papers: [.notice, .rc], whenSilent: .none)
        case .thresholdNumber:
            AttributeSpec(.number, "BT-541", "seuils", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .thresholdKind:
            AttributeSpec(.code(list: "number-threshold", values: ["min-score", "max-pass"]), "BT-5423", "nature des seuils", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .concernsEnvironment:
            AttributeSpec(.bool, nil, "critère environnemental", ask: "Le critère ou l’un de ses sous-critères prend-il en compte les caractéristiques environnementales de l’offre ?", papers: [.notice, .rc])
        case .concernsInsertion:
            AttributeSpec(.bool, nil, "critère d’insertion", ask: "Le critère ou l’un de ses sous-critères porte-t-il sur l’insertion professionnelle ?", papers: [.notice, .rc])
        case .subcriteria:
            AttributeSpec(.records(.awardCriterion), nil, "sous-critères", ask: "Quels sont les sous-critères et leur pondération ?", papers: [.notice, .rc])
        }
    }
}

/// A selection criterion (eForms: Selection Criterion): what a candidate must be able to do.
public enum SelectionCriterionField: Int, RecordField {
    case type, name, description, usage, thresholdNumber, thresholdKind, weight, weightKind

    public static let recordType = RecordType.selectionCriterion

    public var spec: AttributeSpec {
        switch self {
        case .type:
            AttributeSpec(.code(list: "selection-criterion", values: []), "BT-809", "type de critère de sélection", papers: [.notice, .rc])
        case .name:
            AttributeSpec(.text, "BT-749", "nom du critère de sélection", papers: [.notice, .rc], whenSilent: .none)
        case .description:
            AttributeSpec(.text, "BT-750", "description du critère de sélection", papers: [.notice, .rc], whenSilent: .none)
        case .usage:
            AttributeSpec(.code(list: "usage", values: ["used", "n-used", "nyk"]), "BT-748", "emploi du critère de sélection", papers: [.notice, .rc], whenSilent: .none)
        case .thresholdNumber:
            AttributeSpec(.number, "BT-7532", "seuils du critère de sélection", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .thresholdKind:
            AttributeSpec(.code(list: "number-threshold", values: ["min-score", "max-pass"]), "BT-7532", "nature des seuils", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .weight:
            AttributeSpec(.number, "BT-7531", "pondération du critère de sélection", papers: [.notice, .rc], whenSilent: .none)
        case .weightKind:
            AttributeSpec(.code(list: "number-weight", values: []), "BT-7531", "unité de la pondération", papers: [.notice, .rc], whenSilent: .none)
        }
    }
}
