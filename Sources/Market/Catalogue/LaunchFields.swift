// Catalogue: how a purchase is prepared and launched — value, publicity, documents, negotiation — and what its papers
// say of policies and of small firms (attributes of the procedure).

/// From the estimate to the award, as the papers tell it.
enum LaunchTerms {
    static let partialValue = AttributeSpec(.text, nil, "valeur donnée hors reconductions ou options (texte)", many: true, papers: [.notice, .rc, .ae], whenSilent: .none)
    static let negotiation = AttributeSpec(CodeList.negotiation.type, nil, "négociation", ask: "Une négociation est-elle prévue, possible ou exclue ?", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let awardWithoutNegotiation = AttributeSpec(.bool, nil, "attribution possible sans négociation", papers: [.notice, .rc], whenSilent: .none)
    static let publicationMedia = AttributeSpec(CodeList.publicationMedium.type, nil, "supports de publication de l’avis", ask: "Dans quels supports l’avis est-il publié (BOAMP, journal d’annonces légales, JOUE) ?", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let documentsFee = AttributeSpec(.text, nil, "dossier de consultation payant (texte)", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let answersLeadTime = AttributeSpec(.duration, nil, "renseignements complémentaires : délai avant la date limite", ask: "Combien de jours avant la date limite les renseignements complémentaires sont-ils envoyés au plus tard ?", papers: [.notice, .rc], whenSilent: .none)
    static let changesWithoutExtension = AttributeSpec(.text, nil, "modification du dossier sans report du délai (texte)", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let policyReferences = AttributeSpec(CodeList.policyReference.type, nil, "politiques publiques citées", many: true, papers: [.notice, .rc, .ccap, .cctp, .ae], whenSilent: .none)
    static let smeShare = AttributeSpec(.number, nil, "part minimale confiée à des PME ou à des artisans", ask: "Quelle part minimale du marché le titulaire s’engage-t-il à confier à des PME ou à des artisans ?", unit: "%", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
}

extension CodeList {
    public static let negotiation = named("negotiation", [
        "planned": "prévue", "optional": "possible", "none": "exclue",
    ])
    public static let publicationMedium = named("publication-medium", [
        "ojeu": "JOUE", "boamp": "BOAMP", "legal-gazette": "journal d’annonces légales", "profile": "profil d’acheteur",
    ])
    public static let policyReference = named("policy-reference", [
        "spaser": "schéma de promotion des achats responsables (SPASER)", "pnad": "plan national pour des achats durables (PNAD)",
        "atfpb": "abattement de taxe foncière en quartier prioritaire (ATFPB)",
    ])

    /// The lists of this file.
    static let launchLists: [CodeList] = [negotiation, publicationMedium, policyReference]
}
