// Catalogue: what specifications refer to — standards, labels, energy — and what may shut a tenderer out
// (attributes of a lot).

/// References made by the specifications, and their opening to equivalents.
enum SpecificationTerms {
    static let standardsWithoutEquivalent = AttributeSpec(.text, nil, "normes citées sans « ou équivalent »", many: true, papers: [.cctp, .bpu, .dpgf, .dqe], whenSilent: .none)
    static let labelsWithoutEquivalent = AttributeSpec(.text, nil, "labels exigés sans équivalent", many: true, papers: [.notice, .rc, .ccap, .cctp, .bpu, .dpgf], whenSilent: .none)
    static let equivalentsAccepted = AttributeSpec(.bool, nil, "équivalents admis pour toutes les normes et tous les labels cités", papers: [.rc, .ccap, .cctp, .bpu, .dpgf], whenSilent: .none)
    static let looseEquivalents = AttributeSpec(.text, nil, "marques citées « ou similaire » (texte)", many: true, papers: [.cctp, .bpu, .dpgf, .dqe], whenSilent: .none)
    static let energyConsiderations = AttributeSpec(.text, nil, "énergie : performance ou sobriété (texte)", many: true, papers: [.notice, .rc, .ccap, .cctp], whenSilent: .none)
    static let sustainableSpecifications = AttributeSpec(.text, nil, "développement durable dans les spécifications (texte)", many: true, papers: [.cctp], whenSilent: .none)
    static let eliminatoryReferences = AttributeSpec(.text, nil, "références exigées à peine d’élimination (texte)", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let smallLotClaim = AttributeSpec(.text, nil, "lot passé comme petit lot (texte)", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let invitationDate = AttributeSpec(.date, "BT-130", "date d’envoi de l’invitation à soumissionner", ask: "À quelle date l’invitation à soumissionner est-elle envoyée ?", papers: [.notice, .rc])
}
