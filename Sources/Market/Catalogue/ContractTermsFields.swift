// Catalogue: what the papers say of the market as a whole and eForms has no field for (attributes of the procedure).

/// Law referred to, contract terms, fairness of the procedure.
enum ContractTerms {
    static let procedureReferences = AttributeSpec(.text, nil, "articles sur lesquels la procédure se fonde", many: true, papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
    static let obsoleteReferences = AttributeSpec(.text, nil, "renvois à un droit abrogé", many: true, papers: [.notice, .rc, .ccap, .cctp, .ae], whenSilent: .none)
    static let generalConditions = AttributeSpec(CodeList.generalConditions.type, nil, "CCAG applicable", ask: "À quel CCAG le marché se réfère-t-il ?", many: true, papers: [.notice, .rc, .ccap, .cctp, .ae], whenSilent: .none)
    static let generalConditionsEdition = AttributeSpec(CodeList.generalConditionsEdition.type, nil, "édition du CCAG", many: true, papers: [.notice, .rc, .ccap, .cctp, .ae], whenSilent: .none)
    static let abnormallyLowTenders = AttributeSpec(.text, nil, "offres anormalement basses (texte)", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let lowTenderElimination = AttributeSpec(.text, nil, "élimination automatique d’offres basses (texte)", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let subcontracting = AttributeSpec(CodeList.subcontracting.type, nil, "sous-traitance", ask: "La sous-traitance est-elle autorisée, limitée ou interdite ?", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
    static let groupingForm = AttributeSpec(CodeList.groupingForm.type, nil, "forme du groupement imposée à l’attributaire", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
    static let locationRequirement = AttributeSpec(.text, nil, "implantation exigée ou préférée (texte)", many: true, papers: [.notice, .rc, .ccap, .cctp, .ae], whenSilent: .none)
    static let priorConsultation = AttributeSpec(.text, nil, "sourçage (texte)", many: true, papers: [.notice, .rc, .ccap, .cctp, .other], whenSilent: .none)
    static let priorInvolvement = AttributeSpec(.text, nil, "participation à la préparation du marché (texte)", many: true, papers: [.notice, .rc, .ccap, .cctp, .other], whenSilent: .none)
    static let conflictOfInterest = AttributeSpec(.text, nil, "conflits d’intérêts (texte)", many: true, papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
    static let questionsLeadTime = AttributeSpec(.duration, nil, "questions : délai avant la date limite", ask: "Combien de jours avant la date limite les candidats peuvent-ils encore poser des questions ?", papers: [.notice, .rc], whenSilent: .none)
    static let requestedDocuments = AttributeSpec(CodeList.requestedDocument.type, nil, "documents demandés aux candidats", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let lotDependentOffers = AttributeSpec(.text, nil, "offres variables selon le nombre de lots obtenus (texte)", many: true, papers: [.notice, .rc, .ae], whenSilent: .none)
    static let insertionCharter = AttributeSpec(.bool, nil, "charte nationale d’insertion (ANRU) citée", papers: [.notice, .rc, .ccap, .ae, .insertionAnnex], whenSilent: .none)
}
