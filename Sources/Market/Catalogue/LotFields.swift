// Catalogue: attributes of a lot. A market that is not divided has exactly one.

import Provenance

/// A lot (eForms: Lot level), with what eForms lacks.
public enum LotField: Int, RecordField {
    case title, description, internalIdentifier, additionalInformation
    case nature, additionalNatures, mainClassification, additionalClassifications
    case places, placeCountries, placePostCodes, placeCities, placeDescriptions
    case estimatedValue, frameworkMaximumValue, frameworkPeriodMaximum, frameworkWithoutMaximum, smeSuitable
    case duration, durationStart, durationEnd, durationOther, renewalMaximum, renewalDescription, options
    case reservedParticipation, reservationBasis, reservedShare, reservedExecution
    case executionConditions, strategicProcurement, environmentalImpact, socialObjective, innovation
    case strategicDescription, gppCriteria, accessibility
    case insertionClause, insertionRate, insertionCommitments, urbanRenewal, npnruNature
    case awardCriteria, awardCriteriaComplicated, awardCriteriaOrderJustification
    case tenderDeadline, requestDeadline, expressionDeadline, tenderValidity, previousNotice
    case frameworkAgreement, frameworkParticipants, frameworkDurationJustification, dynamicPurchasing
    case variants, subcontractingObligation, subcontractingMinimum, subcontractingMaximum
    case documentsAddress, restrictedDocumentsAddress, submissionMethod, electronicAuction
    case selectionCriteria, financialTerms, guarantee, legalForm, euFunds
    case insertionClauseKind, insertionPublics, insertionModes, insertionFacilitator, insertionPenalty
    case insertionReporting, priorityDistrict
    case priceScoring, dividedIntoTranches, optionalTranches, supplementaryServices, variantRequirements
    case minimumTurnover, minimumTurnoverRatio, referencesNumber, referencesYears
    case requiredCertificates, certificatesWithoutEquivalent, siteVisit, brandsWithoutEquivalent, brandEquivalentsAccepted
    case openBurning, plantProtection, greenWaste, bioWaste
    case standardsWithoutEquivalent, labelsWithoutEquivalent, equivalentsAccepted, looseEquivalents
    case energyConsiderations, eliminatoryReferences, smallLotClaim, invitationDate, sustainableSpecifications
    case reservedBeneficiaries, reservationProof, environmentalReminder, environmentalMention, environmentalDenial, environmentalControl, socialConditionWaiver
    case insertionResidence, insertionScoring, labourShare, labourHourlyCost
    case awardCriteriaAnnounced, lifeCycleMethod, environmentalCriterionWaiver, frameworkReopening
    case frameworkMinimumValue, frameworkPeriodMinimum

    public static let recordType = RecordType.lot

    public var spec: AttributeSpec {
        switch self {
        // What the lot is about
        case .title:
            AttributeSpec(.text, "BT-21", "intitulé du lot", papers: [.notice, .rc, .ae])
        case .description:
            AttributeSpec(.text, "BT-24", "description du lot", papers: [.notice, .rc])
        case .internalIdentifier:
            AttributeSpec(.text, "BT-22", "référence interne du lot", whenSilent: .none)
        case .additionalInformation:
            AttributeSpec(.text, "BT-300", "informations complémentaires", many: true, whenSilent: .none)
        case .nature:
            AttributeSpec(CodeList.contractNature.type, "BT-23", "nature du lot", ask: "Le lot porte-t-il à titre principal sur des travaux, des fournitures ou des services ?", papers: [.notice, .rc, .ae], inherits: true)
        case .additionalNatures:
            AttributeSpec(CodeList.contractNature.type, "BT-531", "natures complémentaires", many: true, whenSilent: .none)
        case .mainClassification:
            AttributeSpec(.code(list: "cpv", values: []), "BT-262", "code CPV principal", ask: "Quel est le code CPV principal du lot ?", papers: [.notice, .rc], inherits: true)
        case .additionalClassifications:
            AttributeSpec(.code(list: "cpv", values: []), "BT-263", "codes CPV supplémentaires", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .places:
            AttributeSpec(.code(list: "nuts-lvl3", values: []), "BT-5071", "lieux d’exécution (NUTS)", many: true, papers: [.notice, .rc], whenSilent: .none, inherits: true)
        case .placeCountries:
            AttributeSpec(.code(list: "country", values: []), "BT-5141", "pays d’exécution", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .placePostCodes:
            AttributeSpec(.text, "BT-5121", "codes postaux d’exécution", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .placeCities:
            AttributeSpec(.text, "BT-5131", "villes d’exécution", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .placeDescriptions:
            AttributeSpec(.text, "BT-728", "précisions sur le lieu", many: true, papers: [.notice, .rc], whenSilent: .none)

        // Money
        case .estimatedValue:
            AttributeSpec(.money, "BT-27", "valeur estimée du lot", ask: "Quelle est la valeur estimée du lot, hors taxes, reconductions comprises ?", unit: "€ HT", papers: [.notice, .rc])
        case .frameworkMaximumValue:
            AttributeSpec(.money, "BT-271", "maximum de l’accord-cadre", ask: "Quel est le maximum de l’accord-cadre, en valeur (hors taxes) ou en quantité, sur sa durée totale ?", unit: "€ HT", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
        case .frameworkMinimumValue:
            AttributeSpec(.money, nil, "minimum de l’accord-cadre", unit: "€ HT", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
        case .frameworkPeriodMinimum:
            AttributeSpec(.money, nil, "minimum de l’accord-cadre par an ou par période", many: true, unit: "€ HT", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
        case .frameworkPeriodMaximum:
            AttributeSpec(.money, nil, "maximum de l’accord-cadre par an ou par période", many: true, unit: "€ HT", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
        case .frameworkWithoutMaximum:
            AttributeSpec(.bool, nil, "« sans maximum » écrit", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
        case .smeSuitable:
            AttributeSpec(.bool, "BT-726", "adapté aux PME", whenSilent: .none)

        // Time
        case .duration:
            AttributeSpec(.duration, "BT-36", "durée", ask: "Quelle est la durée du lot, hors reconductions ?", papers: [.notice, .rc, .ccap, .ae], inherits: true)
        case .durationStart:
            AttributeSpec(.date, "BT-536", "début d’exécution", papers: [.notice, .rc, .ccap, .ae])
        case .durationEnd:
            AttributeSpec(.date, "BT-537", "fin d’exécution", papers: [.notice, .rc, .ccap, .ae])
        case .durationOther:
            AttributeSpec(.code(list: "duration", values: ["UNLIMITED", "UNKNOWN"]), "BT-538", "durée illimitée ou inconnue", whenSilent: .none, noticeCarries: .competition)
        case .renewalMaximum:
            AttributeSpec(.integer, "BT-58", "nombre de reconductions", ask: "Combien de fois le marché peut-il être reconduit ?", papers: [.notice, .rc, .ccap, .ae])
        case .renewalDescription:
            AttributeSpec(.text, "BT-57", "description des reconductions", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
        case .options:
            AttributeSpec(.text, "BT-54", "options", many: true, papers: [.notice, .rc], whenSilent: .none)

        // Reservation
        case .reservedParticipation:
            AttributeSpec(CodeList.reservedProcurement.type, "BT-71", "réservation du lot", ask: "Le lot est-il réservé, et à qui ?", papers: [.notice, .rc], whenSilent: .none, noticeCarries: .competition)
        case .reservationBasis:
            AttributeSpec(CodeList.reservationBasis.type, nil, "fondement de la réservation", ask: "Sur quel article la réservation repose-t-elle : L2113-12, L2113-13, L2113-13-1 ou L2113-15 ?", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .reservedShare:
            AttributeSpec(.number, nil, "part minimale de travailleurs handicapés ou défavorisés", ask: "Quelle part minimale de travailleurs handicapés ou défavorisés est exigée ?", unit: "%", papers: [.notice, .rc])
        case .reservedExecution:
            AttributeSpec(CodeList.reservedExecution.type, "BT-736", "exécution dans un programme d’emploi protégé", papers: [.notice, .rc], whenSilent: .none, noticeCarries: .competition)

        // Execution conditions and strategic procurement
        case .executionConditions:
            AttributeSpec(.text, "BT-70", "conditions d’exécution", ask: "Quelles conditions d’exécution (environnementales, sociales) le marché prévoit-il ?", many: true, papers: [.notice, .ccap, .cctp, .ae], whenSilent: .unknown)
        case .strategicProcurement:
            AttributeSpec(CodeList.strategicProcurement.type, "BT-06", "achat stratégique", many: true, whenSilent: .none)
        case .environmentalImpact:
            AttributeSpec(CodeList.environmentalImpact.type, "BT-774", "objectifs environnementaux", ask: "Quels objectifs environnementaux le marché prend-il en compte ?", many: true, papers: [.notice, .ccap, .cctp, .ae], whenSilent: .none)
        case .socialObjective:
            AttributeSpec(CodeList.socialObjective.type, "BT-775", "objectifs sociaux", ask: "Quelles conditions d’exécution relatives au social ou à l’emploi le marché prévoit-il ?", many: true, papers: [.notice, .ccap, .cctp, .ae, .insertionAnnex], whenSilent: .none)
        case .innovation:
            AttributeSpec(.code(list: "innovative-acquisition", values: []), "BT-776", "innovation", many: true, whenSilent: .none)
        case .strategicDescription:
            AttributeSpec(.text, "BT-777", "description de l’achat stratégique", many: true, whenSilent: .none)
        case .gppCriteria:
            AttributeSpec(.code(list: "gpp-criteria", values: []), "BT-805", "critères d’achat public écologique", many: true, whenSilent: .none)
        case .accessibility:
            AttributeSpec(.code(list: "accessibility", values: []), "BT-754", "accessibilité", whenSilent: .none)

        // Insertion
        case .insertionClause:
            AttributeSpec(CodeList.insertionClause.type, nil, "clause d’insertion", ask: "Le lot comporte-t-il une clause d’insertion (heures à réserver à des publics éloignés de l’emploi) ?", papers: [.notice, .rc, .ccap, .ae, .insertionAnnex], inherits: true)
        case .insertionRate:
            AttributeSpec(.number, nil, "taux d’insertion", ask: "Quelle part des heures travaillées est réservée à l’insertion ?", unit: "%", papers: [.notice, .rc, .ccap, .ae, .insertionAnnex])
        case .insertionCommitments:
            AttributeSpec(.records(.insertionCommitment), nil, "heures d’insertion", ask: "Combien d’heures d’insertion sont demandées pour ce lot ?", papers: [.notice, .rc, .ccap, .ae, .insertionAnnex])
        case .urbanRenewal:
            AttributeSpec(CodeList.urbanRenewal.type, nil, "renouvellement urbain (ANRU, NPNRU)", ask: "Le lot relève-t-il d’une opération financée par l’ANRU (NPNRU) ?", papers: [.notice, .rc, .ccap, .cctp], inherits: true)
        case .npnruNature:
            AttributeSpec(CodeList.npnruNature.type, nil, "nature au regard de la charte NPNRU", ask: "Au regard de la charte NPNRU, le lot relève-t-il des travaux de l’opération (5 %) ou de la gestion urbaine de proximité (10 %) ?", papers: [.notice, .rc, .ccap, .cctp])

        // Award criteria
        case .awardCriteria:
            AttributeSpec(.records(.awardCriterion), "BT-539", "critères d’attribution", ask: "Quels sont les critères d’attribution et leur pondération ?", papers: [.notice, .rc])
        case .awardCriteriaComplicated:
            AttributeSpec(.text, "BT-543", "méthode des critères (texte)", papers: [.notice, .rc], whenSilent: .none)
        case .awardCriteriaOrderJustification:
            AttributeSpec(.text, "BT-733", "motif de l’absence de pondération", ask: "Pourquoi les critères sont-ils hiérarchisés et non pondérés ?", papers: [.notice, .rc])

        // Deadlines
        case .tenderDeadline:
            AttributeSpec(.moment, "BT-131", "date limite de réception des offres", ask: "Quelle est la date limite de réception des offres ?", papers: [.notice, .rc])
        case .requestDeadline:
            AttributeSpec(.moment, "BT-1311", "date limite de réception des candidatures", ask: "Quelle est la date limite de réception des candidatures ?", papers: [.notice, .rc])
        case .expressionDeadline:
            AttributeSpec(.moment, "BT-630", "date limite des manifestations d’intérêt", papers: [.notice, .rc])
        case .tenderValidity:
            AttributeSpec(.duration, "BT-98", "délai de validité des offres", papers: [.notice, .rc])
        case .previousNotice:
            AttributeSpec(.text, "BT-125", "avis de préinformation antérieur", ask: "Un avis de préinformation permettant de réduire le délai a-t-il été publié ?", many: true, whenSilent: .none, noticeCarries: .competition)

        // Technique of purchase, variants, subcontracting
        case .frameworkAgreement:
            AttributeSpec(CodeList.frameworkAgreement.type, "BT-765", "accord-cadre", ask: "Le lot est-il un accord-cadre ?", papers: [.notice, .rc, .ccap, .ae])
        case .frameworkParticipants:
            AttributeSpec(.integer, "BT-113", "nombre maximal de titulaires", papers: [.notice, .rc], whenSilent: .none)
        case .frameworkDurationJustification:
            AttributeSpec(.text, "BT-109", "justification d’une durée de plus de quatre ans", ask: "Quelle circonstance exceptionnelle justifie une durée de plus de quatre ans ?", papers: [.notice, .rc, .ccap], whenSilent: .none, noticeCarries: .competition)
        case .dynamicPurchasing:
            AttributeSpec(.code(list: "dps-usage", values: ["none", "dps-list", "dps-nlist"]), "BT-766", "système d’acquisition dynamique", papers: [.notice, .rc], whenSilent: .none, noticeCarries: .competition)
        case .variants:
            AttributeSpec(CodeList.permission.type, "BT-63", "variantes", ask: "Les variantes sont-elles autorisées, interdites ou exigées ?", papers: [.notice, .rc])
        case .subcontractingObligation:
            AttributeSpec(.code(list: "subcontracting-obligation", values: []), "BT-65", "obligation de sous-traiter", papers: [.notice, .rc], whenSilent: .none)
        case .subcontractingMinimum:
            AttributeSpec(.number, "BT-64", "part minimale à sous-traiter", unit: "%", papers: [.notice, .rc], whenSilent: .none)
        case .subcontractingMaximum:
            AttributeSpec(.number, "BT-729", "part maximale de l’obligation de sous-traiter", unit: "%", papers: [.notice, .rc], whenSilent: .none)

        // Documents and submission
        case .documentsAddress:
            AttributeSpec(.text, "BT-15", "adresse des documents de la consultation", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .restrictedDocumentsAddress:
            AttributeSpec(.text, "BT-615", "adresse des documents à accès restreint", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .submissionMethod:
            AttributeSpec(CodeList.permission.type, "BT-17", "transmission électronique des offres", ask: "Les offres doivent-elles ou peuvent-elles être transmises par voie électronique ?", papers: [.notice, .rc])
        case .electronicAuction:
            AttributeSpec(.bool, "BT-767", "enchère électronique", papers: [.notice, .rc], whenSilent: .none)

        // Selection and finance
        case .selectionCriteria:
            AttributeSpec(.records(.selectionCriterion), "BT-747", "critères de sélection", papers: [.notice, .rc])
        case .financialTerms:
            AttributeSpec(.text, "BT-77", "modalités financières", many: true, papers: [.notice, .ccap, .ae], whenSilent: .none)
        case .guarantee:
            AttributeSpec(.bool, "BT-751", "garantie de soumission", papers: [.notice, .rc], whenSilent: .none)
        case .legalForm:
            AttributeSpec(.text, "BT-76", "forme juridique exigée du groupement", papers: [.notice, .rc], whenSilent: .none)
        case .euFunds:
            AttributeSpec(.code(list: "eu-funded", values: []), "BT-60", "fonds européens", papers: [.notice, .rc], whenSilent: .none)
        // Content of the insertion clause
        case .insertionClauseKind: InsertionTerms.insertionClauseKind
        case .insertionPublics: InsertionTerms.insertionPublics
        case .insertionModes: InsertionTerms.insertionModes
        case .insertionFacilitator: InsertionTerms.insertionFacilitator
        case .insertionPenalty: InsertionTerms.insertionPenalty
        case .insertionReporting: InsertionTerms.insertionReporting
        case .priorityDistrict: InsertionTerms.priorityDistrict
        // Tenders and tenderers
        case .priceScoring: TenderTerms.priceScoring
        case .dividedIntoTranches: TenderTerms.dividedIntoTranches
        case .optionalTranches: TenderTerms.optionalTranches
        case .supplementaryServices: TenderTerms.supplementaryServices
        case .variantRequirements: TenderTerms.variantRequirements
        case .minimumTurnover: TenderTerms.minimumTurnover
        case .minimumTurnoverRatio: TenderTerms.minimumTurnoverRatio
        case .referencesNumber: TenderTerms.referencesNumber
        case .referencesYears: TenderTerms.referencesYears
        case .requiredCertificates: TenderTerms.requiredCertificates
        case .certificatesWithoutEquivalent: TenderTerms.certificatesWithoutEquivalent
        case .siteVisit: TenderTerms.siteVisit
        case .brandsWithoutEquivalent: TenderTerms.brandsWithoutEquivalent
        case .brandEquivalentsAccepted: TenderTerms.brandEquivalentsAccepted
        // Waste and plant protection
        case .openBurning: GreenTerms.openBurning
        case .plantProtection: GreenTerms.plantProtection
        case .greenWaste: GreenTerms.greenWaste
        case .bioWaste: GreenTerms.bioWaste
        // References of the specifications, small lots, invitation
        case .standardsWithoutEquivalent: SpecificationTerms.standardsWithoutEquivalent
        case .labelsWithoutEquivalent: SpecificationTerms.labelsWithoutEquivalent
        case .equivalentsAccepted: SpecificationTerms.equivalentsAccepted
        case .looseEquivalents: SpecificationTerms.looseEquivalents
        case .energyConsiderations: SpecificationTerms.energyConsiderations
        case .eliminatoryReferences: SpecificationTerms.eliminatoryReferences
        case .smallLotClaim: SpecificationTerms.smallLotClaim
        case .invitationDate: SpecificationTerms.invitationDate
        case .sustainableSpecifications: SpecificationTerms.sustainableSpecifications
        // Reserved contracts, execution conditions, award method
        case .reservedBeneficiaries: ExecutionTerms.reservedBeneficiaries
        case .reservationProof: ExecutionTerms.reservationProof
        case .environmentalReminder: ExecutionTerms.environmentalReminder
        case .environmentalMention: ExecutionTerms.environmentalMention
        case .environmentalDenial: ExecutionTerms.environmentalDenial
        case .environmentalControl: ExecutionTerms.environmentalControl
        case .socialConditionWaiver: ExecutionTerms.socialConditionWaiver
        case .insertionResidence: ExecutionTerms.insertionResidence
        case .insertionScoring: ExecutionTerms.insertionScoring
        case .labourShare: ExecutionTerms.labourShare
        case .labourHourlyCost: ExecutionTerms.labourHourlyCost
        case .awardCriteriaAnnounced: ExecutionTerms.awardCriteriaAnnounced
        case .lifeCycleMethod: ExecutionTerms.lifeCycleMethod
        case .environmentalCriterionWaiver: ExecutionTerms.environmentalCriterionWaiver
        case .frameworkReopening: ExecutionTerms.frameworkReopening
        }
    }
}
