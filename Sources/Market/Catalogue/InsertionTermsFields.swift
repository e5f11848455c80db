// Catalogue: the content of an insertion clause (attributes of a lot).

/// What article 16.1 of CCAG-FCS 2021 asks the papers to settle.
enum InsertionTerms {
    static let insertionClauseKind = AttributeSpec(CodeList.insertionClauseKind.type, nil, "nature de la clause sociale", ask: "L’insertion est-elle une condition d’exécution, un critère d’attribution ou l’objet du marché ?", many: true, papers: [.notice, .rc, .ccap, .ae, .insertionAnnex], whenSilent: .none)
    static let insertionPublics = AttributeSpec(CodeList.insertionPublic.type, nil, "publics de l’insertion", ask: "Quels publics peuvent effectuer les heures d’insertion ?", many: true, papers: [.notice, .rc, .ccap, .ae, .insertionAnnex], whenSilent: .none)
    static let insertionModes = AttributeSpec(CodeList.insertionMode.type, nil, "modalités de l’insertion", ask: "Selon quelles modalités (embauche directe, mise à disposition, sous-traitance) les heures peuvent-elles être réalisées ?", many: true, papers: [.notice, .rc, .ccap, .ae, .insertionAnnex], whenSilent: .none)
    static let insertionFacilitator = AttributeSpec(.text, nil, "facilitateur (texte)", ask: "Quel facilitateur accompagne la clause d’insertion, et comment le joindre ?", many: true, papers: [.notice, .rc, .ccap, .ae, .insertionAnnex], whenSilent: .none)
    static let insertionPenalty = AttributeSpec(.money, nil, "pénalité par heure d’insertion non réalisée", ask: "Quelle pénalité est due par heure d’insertion non réalisée ?", unit: "€", papers: [.notice, .rc, .ccap, .ae, .insertionAnnex], whenSilent: .none)
    static let insertionReporting = AttributeSpec(.text, nil, "suivi de la clause d’insertion (texte)", many: true, papers: [.notice, .rc, .ccap, .ae, .insertionAnnex], whenSilent: .none)
    static let priorityDistrict = AttributeSpec(.bool, nil, "site en quartier prioritaire (QPV)", ask: "Le site se trouve-t-il dans un quartier prioritaire de la politique de la ville ?", papers: [.notice, .rc, .ccap, .cctp])
}
