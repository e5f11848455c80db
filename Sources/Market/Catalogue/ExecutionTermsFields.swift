// Catalogue: reserved contracts, execution conditions, award method: what French papers say of them
// and eForms has no field for.

/// Who a lot is reserved to and what is asked of them; how conditions and criteria are made to bite.
enum ExecutionTerms {
    // Attributes of a lot
    static let reservedBeneficiaries = AttributeSpec(CodeList.reservedBeneficiary.type, nil, "bénéficiaires de la réservation, tels que nommés", many: true, papers: [.notice, .rc, .ae], whenSilent: .none)
    static let reservationProof = AttributeSpec(CodeList.reservationProof.type, nil, "justificatifs demandés pour un lot réservé", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let environmentalReminder = AttributeSpec(.text, nil, "rappel de la réglementation de l’environnement (texte)", many: true, papers: [.notice, .ccap, .cctp, .ae], whenSilent: .none)
    static let environmentalMention = AttributeSpec(.text, nil, "mention de l’environnement (texte)", many: true, papers: [.ccap, .cctp, .ae], whenSilent: .none)
    static let environmentalDenial = AttributeSpec(.text, nil, "phrase selon laquelle le marché n’a pas de condition environnementale (texte)", many: true, papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
    static let environmentalControl = AttributeSpec(.text, nil, "contrôle ou sanction des conditions environnementales (texte)", many: true, papers: [.ccap, .cctp, .ae], whenSilent: .none)
    static let socialConditionWaiver = AttributeSpec(.text, nil, "motif de l’absence de condition sociale (texte)", many: true, papers: [.notice, .rc, .ccap], whenSilent: .none)
    static let insertionResidence = AttributeSpec(.text, nil, "insertion limitée aux habitants d’une commune (texte)", many: true, papers: [.notice, .rc, .ccap, .ae, .insertionAnnex], whenSilent: .none)
    static let insertionScoring = AttributeSpec(.text, nil, "notation des heures d’insertion (texte)", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let labourShare = AttributeSpec(.number, nil, "part de la main-d’œuvre dans le prix", ask: "Quelle part du prix du lot correspond à la main-d’œuvre (en %) ?", unit: "%", papers: [.rc, .ccap, .insertionAnnex])
    static let labourHourlyCost = AttributeSpec(.money, nil, "coût horaire chargé de la main-d’œuvre", ask: "Quel coût horaire de main-d’œuvre, charges comprises, retenir pour le lot ?", unit: "€", papers: [.rc, .ccap, .insertionAnnex])
    static let awardCriteriaAnnounced = AttributeSpec(.text, nil, "annonce des critères d’attribution (texte)", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let lifeCycleMethod = AttributeSpec(.text, nil, "méthode du coût du cycle de vie (texte)", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let environmentalCriterionWaiver = AttributeSpec(.text, nil, "motif de l’absence de critère environnemental (texte)", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let frameworkReopening = AttributeSpec(.text, nil, "marchés subséquents d’un accord-cadre à bons de commande (texte)", many: true, papers: [.notice, .rc, .ccap], whenSilent: .none)
    // Attributes of the procedure
    static let subsidisedTenders = AttributeSpec(.text, nil, "candidats ou offres aidés écartés (texte)", many: true, papers: [.notice, .rc], whenSilent: .none)
    static let directPaymentThreshold = AttributeSpec(.integer, nil, "montant à partir duquel le sous-traitant est payé directement", unit: "€ TTC", papers: [.rc, .ccap, .ae], whenSilent: .none)
    static let directPaymentRefusal = AttributeSpec(.text, nil, "paiement direct du sous-traitant écarté (texte)", many: true, papers: [.rc, .ccap, .ae], whenSilent: .none)
    static let subcontractorSilence = AttributeSpec(.text, nil, "silence sur une demande de sous-traitance valant refus (texte)", many: true, papers: [.rc, .ccap, .ae], whenSilent: .none)
    static let latePaymentRate = AttributeSpec(.text, nil, "intérêts moratoires à un taux réduit (texte)", many: true, papers: [.rc, .ccap, .ae], whenSilent: .none)
}

extension CodeList {
    /// Whom papers name when they reserve a lot; some are no family that the code allows.
    public static let reservedBeneficiary = named("reserved-beneficiary", [
        "sheltered": "entreprises adaptées et ESAT", "insertion": "structures d’insertion par l’activité économique",
        "prison": "opérateurs en établissement pénitentiaire", "social-economy": "entreprises de l’économie sociale et solidaire",
        "equivalent": "structures équivalentes", "association": "associations", "local": "entreprises locales",
        "neighbourhood-company": "régie de quartier",
    ])
    public static let reservationProof = named("reservation-proof", [
        "agreement": "convention, agrément ou statut", "share": "part de travailleurs handicapés ou défavorisés",
        "three-years": "absence d’attribution réservée depuis trois ans",
    ])

    /// The lists of this file.
    static let executionLists: [CodeList] = [reservedBeneficiary, reservationProof]
}
