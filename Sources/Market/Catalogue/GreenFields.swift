// Catalogue: waste and plant protection (attributes of a lot).

/// What green-space and cleaning papers say of waste and chemicals.
enum GreenTerms {
    static let openBurning = AttributeSpec(CodeList.permission.type, nil, "brûlage des déchets", papers: [.notice, .ccap, .cctp], whenSilent: .none)
    static let plantProtection = AttributeSpec(CodeList.plantProtection.type, nil, "produits phytosanitaires", ask: "Le désherbage chimique est-il interdit, limité aux produits autorisés ou prévu ?", many: true, papers: [.notice, .ccap, .cctp, .bpu], whenSilent: .none)
    static let greenWaste = AttributeSpec(.text, nil, "déchets verts (texte)", many: true, papers: [.notice, .ccap, .cctp, .bpu], whenSilent: .none)
    static let bioWaste = AttributeSpec(.text, nil, "biodéchets (texte)", many: true, papers: [.notice, .ccap, .cctp], whenSilent: .none)
}
