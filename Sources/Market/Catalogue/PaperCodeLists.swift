// Closed code lists for what tender papers state and eForms has no list for.

extension CodeList {
    public static let generalConditions = named("general-conditions", [
        "fcs": "CCAG-FCS (fournitures courantes et services)", "works": "CCAG-Travaux",
        "intellectual": "CCAG-PI (prestations intellectuelles)", "design": "CCAG-MOE (maîtrise d’œuvre)",
        "ict": "CCAG-TIC (techniques de l’information)", "industrial": "CCAG-MI (marchés industriels)",
    ])
    public static let generalConditionsEdition = named("general-conditions-edition", [
        "2009": "arrêtés de 2009", "2021": "arrêtés du 30 mars 2021",
    ])
    public static let priceVariation = named("price-variation", [
        "firm": "prix fermes", "firm-adjustable": "prix fermes actualisables", "revisable": "prix révisables",
    ])
    public static let subcontracting = named("subcontracting", [
        "allowed": "autorisée", "limited": "limitée", "not-allowed": "interdite",
    ])
    public static let groupingForm = named("grouping-form", [
        "none": "aucune forme imposée", "joint": "groupement conjoint",
        "joint-solidary": "groupement conjoint, mandataire solidaire", "solidary": "groupement solidaire",
    ])
    public static let supplementaryServices = named("supplementary-services", [
        "none": "aucune", "optional": "facultatives", "required": "obligatoires",
    ])
    public static let siteVisit = named("site-visit", [
        "required": "obligatoire", "optional": "facultative", "none": "non prévue",
    ])
    public static let insertionClauseKind = named("insertion-clause-kind", [
        "execution-condition": "condition d’exécution", "award-criterion": "critère d’attribution",
        "object": "objet du marché",
    ])
    /// Who may do the hours: the families of CCAG 2021, article 16.1 (FCS).
    public static let insertionPublic = named("insertion-public", [
        "long-term-unemployed": "demandeurs d’emploi de longue durée", "minimum-income": "bénéficiaires de minima sociaux",
        "disabled": "travailleurs handicapés", "young": "jeunes peu ou pas qualifiés", "senior": "demandeurs d’emploi de plus de 50 ans",
        "priority-district": "habitants de quartiers prioritaires", "insertion-structure": "personnes employées par une structure d’insertion",
        "refugee": "réfugiés", "prison": "personnes sous main de justice",
    ])
    public static let insertionMode = named("insertion-mode", [
        "direct-hire": "embauche directe", "made-available": "mise à disposition de salariés (GEIQ, AI, ETTI)",
        "subcontracting": "sous-traitance ou cotraitance avec une structure",
    ])
    public static let plantProtection = named("plant-protection", [
        "forbidden": "interdits", "low-risk-only": "biocontrôle et produits à faible risque seulement",
        "approved": "produits « homologués », sans autre limite", "chemical": "désherbage chimique prévu",
    ])
    public static let requestedDocument = named("requested-document", [
        "dc1": "DC1", "dc2": "DC2", "dume": "DUME", "turnover": "chiffre d’affaires", "staff": "effectifs", "references": "références",
        "insurance": "attestation d’assurance", "technical-note": "mémoire technique", "visit-certificate": "attestation de visite",
        "bank-details": "RIB", "samples": "échantillons",
    ])

    /// The lists of this file.
    static let paperLists: [CodeList] = [
        generalConditions, generalConditionsEdition, priceVariation, subcontracting, groupingForm, supplementaryServices,
        siteVisit, insertionClauseKind, insertionPublic, insertionMode, plantProtection, requestedDocument,
    ]
}
