// The closed code lists that rules reason over. Codes are those of the eForms SDK; lists of our own
// follow the same style. French labels are what reports print instead of the code.

/// A closed list of codes with French labels.
public struct CodeList: Sendable {
    public let name: String
    /// Code and French label, in the list's own order.
    public let entries: [(code: String, label: String)]

    public var codes: [String] { entries.map(\.code) }

    /// The type of an attribute that takes its values from this list.
    public var type: AttributeType { .code(list: name, values: codes) }

    public func label(of code: String) -> String? { entries.first { $0.code == code }?.label }

    static func named(_ name: String, _ entries: KeyValuePairs<String, String>) -> CodeList {
        CodeList(name: name, entries: entries.map { (code: $0.key, label: $0.value) })
    }

    public static let formType = named("form-type", [
        "planning": "planification", "competition": "mise en concurrence", "dir-awa-pre": "transparence ex ante",
        "result": "résultat", "cont-modif": "modification", "completion": "achèvement",
        "consultation": "consultation préalable", "bri": "immatriculation", "change": "rectificatif",
    ])
    public static let procedureType = named("procurement-procedure-type", [
        "open": "appel d’offres ouvert", "restricted": "appel d’offres restreint",
        "neg-w-call": "procédure avec négociation", "comp-dial": "dialogue compétitif",
        "innovation": "partenariat d’innovation", "oth-single": "autre procédure en une étape (procédure adaptée)",
        "oth-mult": "autre procédure en plusieurs étapes", "neg-wo-call": "marché sans publicité ni mise en concurrence",
        "comp-tend": "mise en concurrence (règlement 1370/2007)", "exp-int-rail": "appel à manifestation d’intérêt (rail)",
    ])
    public static let contractNature = named("contract-nature", [
        "works": "travaux", "supplies": "fournitures", "services": "services",
    ])
    public static let reservedProcurement = named("reserved-procurement", [
        "none": "non réservé",
        "res-ws": "réservé aux ateliers protégés et aux structures d’insertion (L2113-12, L2113-13)",
        "res-pub-ser": "réservé aux entreprises de l’économie sociale et solidaire (L2113-15)",
    ])
    public static let reservationBasis = named("reservation-basis", [
        "L2113-12": "entreprises adaptées et ESAT", "L2113-13": "structures d’insertion par l’activité économique",
        "L2113-13-1": "travail en établissement pénitentiaire", "L2113-15": "économie sociale et solidaire",
    ])
    public static let reservedExecution = named("reserved-execution", [
        "yes": "oui", "no": "non", "not-known": "pas encore connu",
    ])
    public static let frameworkAgreement = named("framework-agreement", [
        "none": "pas d’accord-cadre", "fa-wo-rc": "accord-cadre à bons de commande",
        "fa-w-rc": "accord-cadre à marchés subséquents", "fa-mix": "accord-cadre mixte",
    ])
    public static let permission = named("permission", [
        "allowed": "autorisées", "not-allowed": "interdites", "required": "exigées",
    ])
    public static let awardCriterionType = named("award-criterion-type", [
        "price": "prix", "cost": "coût", "quality": "qualité",
    ])
    public static let numberWeight = named("number-weight", [
        "per-exa": "pourcentage", "per-mid": "pourcentage, milieu d’une fourchette", "dec-exa": "coefficient",
        "dec-mid": "coefficient, milieu d’une fourchette", "poi-exa": "points", "poi-mid": "points, milieu d’une fourchette",
        "ord-imp": "ordre d’importance",
    ])
    public static let socialObjective = named("social-objective", [
        "opp": "accès à l’emploi des chômeurs de longue durée, défavorisés ou handicapés", "acc-all": "accessibilité",
        "gen-eq": "égalité femmes-hommes", "et-eq": "égalité ethnique", "hum-right": "droits humains",
        "work-cond": "conditions de travail équitables", "other": "autre",
    ])
    public static let strategicProcurement = named("strategic-procurement", [
        "none": "aucune", "env-imp": "incidences environnementales", "soc-obj": "objectifs sociaux",
        "inn-pur": "innovation",
    ])
    public static let environmentalImpact = named("environmental-impact", [
        "biodiv-eco": "biodiversité", "circ-econ": "économie circulaire", "clim-adapt": "adaptation au climat",
        "clim-mitig": "atténuation du changement climatique", "pollu-prev": "prévention des pollutions",
        "water-mar": "eau et ressources marines", "other": "autre",
    ])
    public static let insertionClause = named("insertion-clause", [
        "required": "clause d’insertion prévue", "none": "pas d’heures d’insertion",
        "bidder-choice": "heures laissées au choix du candidat",
    ])
    public static let tranche = named("tranche", ["firm": "tranche ferme", "optional": "tranche optionnelle"])
    public static let urbanRenewal = named("urban-renewal", ["none": "hors renouvellement urbain", "npnru": "NPNRU", "anru": "ANRU"])
    /// What the NPNRU charter counts, each with its rate.
    public static let npnruNature = named("npnru-nature", [
        "works": "travaux et ingénierie de l’opération (5 %)", "gup": "gestion urbaine de proximité (10 %)", "other": "autre",
    ])
    public static let buyerCategory = named("buyer-category", [
        "central": "autorité publique centrale", "sub-central": "autre pouvoir adjudicateur",
        "contracting-entity": "entité adjudicatrice",
    ])
    public static let buyerKind = named("buyer-kind", [
        "oph": "office public de l’habitat", "esh": "entreprise sociale pour l’habitat", "coop-hlm": "coopérative HLM",
        "sem": "société d’économie mixte", "state": "État ou établissement public de l’État",
        "local-authority": "collectivité territoriale ou groupement", "other": "autre acheteur",
    ])
    public static let nonDivisionGround = named("non-division-ground", [
        "no-distinct-services": "pas de prestations distinctes", "coordination": "organisation, pilotage et coordination (1°)",
        "competition": "restriction de la concurrence (2°)", "technical": "exécution techniquement difficile (2°)",
        "cost": "coût plus élevé (2°)", "failure-risk": "risque d’infructuosité (3°)", "global-contract": "marché global",
    ])

    /// Every list, for labels and documentation.
    public static let all: [CodeList] = noticeLists + paperLists + launchLists + executionLists + candidateLists

    /// The lists that notices use.
    private static let noticeLists: [CodeList] = [
        formType, procedureType, contractNature, reservedProcurement, reservationBasis, reservedExecution,
        frameworkAgreement, permission, awardCriterionType, numberWeight, socialObjective, strategicProcurement,
        environmentalImpact, insertionClause, tranche, urbanRenewal, npnruNature, buyerCategory, buyerKind,
        nonDivisionGround,
    ]

    public static func named(_ name: String) -> CodeList? { all.first { $0.name == name } }
}
