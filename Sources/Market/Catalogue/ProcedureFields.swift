// Catalogue: attributes of the procedure, that is of the market as a whole.

/// The procedure (eForms: Procedure level), with what eForms lacks.
public enum ProcedureField: Int, RecordField {
    case type, title, description, additionalInformation, internalIdentifier, features
    case nature, additionalNatures, mainClassification, additionalClassifications, places
    case estimatedValue, frameworkMaximumValue, frameworkPeriodMaximum, duration
    case accelerated, acceleratedJustification, directAwardJustification, directAwardText
    case isDivided, numberOfLots, nonDivisionMotivation, nonDivisionGround
    case maximumLotsSubmitted, maximumLotsAwarded, lotsAllRequired, lotSubmissionRule, lotAwardRule
    case citedArticles, urbanRenewal, insertionClause
    case paymentDelay, advanceRate, retentionRate, priceVariation, latePenalties, interestWaiver
    case procedureReferences, obsoleteReferences, generalConditions, generalConditionsEdition
    case abnormallyLowTenders, lowTenderElimination, subcontracting, groupingForm, locationRequirement
    case priorConsultation, priorInvolvement, conflictOfInterest, questionsLeadTime, requestedDocuments
    case lotDependentOffers, insertionCharter
    case subsidisedTenders, directPaymentThreshold, directPaymentRefusal, subcontractorSilence, latePaymentRate
    case isCallUnderCode
    case partialValue, negotiation, awardWithoutNegotiation, publicationMedia, documentsFee
    case answersLeadTime, changesWithoutExtension, policyReferences, smeShare
    case frameworkMinimumValue, frameworkPeriodMinimum

    public static let recordType = RecordType.procedure

    public var spec: AttributeSpec {
        switch self {
        case .type:
            AttributeSpec(CodeList.procedureType.type, "BT-105", "procédure", ask: "Quelle procédure est suivie : appel d’offres ouvert, restreint, négociation, procédure adaptée ?", papers: [.notice, .rc])
        case .title:
            AttributeSpec(.text, "BT-21", "intitulé du marché", papers: [.notice, .rc, .ae])
        case .description:
            AttributeSpec(.text, "BT-24", "description du marché", papers: [.notice, .rc])
        case .additionalInformation:
            AttributeSpec(.text, "BT-300", "informations complémentaires", many: true, whenSilent: .none)
        case .internalIdentifier:
            AttributeSpec(.text, "BT-22", "référence interne", whenSilent: .none)
        case .features:
            AttributeSpec(.text, "BT-88", "caractéristiques de la procédure", papers: [.notice, .rc], whenSilent: .none)
        case .nature:
            AttributeSpec(CodeList.contractNature.type, "BT-23", "nature du marché", ask: "Le marché porte-t-il à titre principal sur des travaux, des fournitures ou des services ?", papers: [.notice, .rc, .ae])
        case .additionalNatures:
            AttributeSpec(CodeList.contractNature.type, "BT-531", "natures complémentaires", many: true, whenSilent: .none)
        case .mainClassification:
            AttributeSpec(.code(list: "cpv", values: []), "BT-262", "code CPV principal", ask: "Quel est le code CPV principal du marché ?", papers: [.notice, .rc])
        case .additionalClassifications:
            AttributeSpec(.code(list: "cpv", values: []), "BT-263", "codes CPV supplémentaires", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .places:
            AttributeSpec(.code(list: "nuts-lvl3", values: []), "BT-5071", "lieux d’exécution", many: true, papers: [.notice, .rc], whenSilent: .none)
        case .estimatedValue:
            AttributeSpec(.money, "BT-27", "valeur totale estimée", ask: "Quelle est la valeur totale estimée du besoin, hors taxes, tous lots et reconductions compris ?", unit: "€ HT", papers: [.notice, .rc])
        case .frameworkMaximumValue:
            AttributeSpec(.money, "BT-271", "maximum de l’accord-cadre", ask: "Quel est le montant maximum de l’accord-cadre, hors taxes, sur sa durée totale ?", unit: "€ HT", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
        case .frameworkMinimumValue:
            AttributeSpec(.money, nil, "minimum de l’accord-cadre", unit: "€ HT", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
        case .frameworkPeriodMinimum:
            AttributeSpec(.money, nil, "minimum de l’accord-cadre par an ou par période, pour l’ensemble", many: true, unit: "€ HT", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
        case .frameworkPeriodMaximum:
            AttributeSpec(.money, nil, "maximum par an ou par période, pour l’ensemble", many: true, unit: "€ HT", papers: [.notice, .rc, .ccap, .ae], whenSilent: .none)
        case .duration:
            AttributeSpec(.duration, "BT-36", "durée", ask: "Quelle est la durée du marché, hors reconductions ?", papers: [.notice, .rc, .ccap, .ae])
        case .accelerated:
            AttributeSpec(.bool, "BT-106", "urgence (délais réduits)", ask: "L’acheteur invoque-t-il une urgence pour réduire les délais ?", papers: [.notice, .rc])
        case .acceleratedJustification:
            AttributeSpec(.text, "BT-1351", "justification de l’urgence", papers: [.notice, .rc], whenSilent: .none)
        case .directAwardJustification:
            AttributeSpec(.code(list: "direct-award-justification", values: []), "BT-136", "motif du marché sans publicité", many: true, whenSilent: .none)
        case .directAwardText:
            AttributeSpec(.text, "BT-135", "justification du marché sans publicité", whenSilent: .none)
        case .isDivided:
            AttributeSpec(.bool, nil, "marché alloti", ask: "Le marché est-il divisé en lots ?", papers: [.notice, .rc])
        case .numberOfLots:
            AttributeSpec(.integer, "BT-137", "nombre de lots", ask: "Combien de lots le marché comporte-t-il ?", papers: [.notice, .rc])
        case .nonDivisionMotivation:
            AttributeSpec(.text, nil, "motivation de l’absence d’allotissement", ask: "Quelles considérations de droit et de fait motivent l’absence d’allotissement, et dans quel document figurent-elles ?", papers: [.notice, .rc, .other])
        case .nonDivisionGround:
            AttributeSpec(CodeList.nonDivisionGround.type, nil, "motif de l’absence d’allotissement", ask: "Sur quel motif de l’article L2113-11 l’absence d’allotissement repose-t-elle ?", many: true, papers: [.notice, .rc, .other], whenSilent: .none)
        case .maximumLotsSubmitted:
            AttributeSpec(.integer, "BT-31", "nombre maximal de lots par candidat", ask: "Pour combien de lots un candidat peut-il soumissionner (un, plusieurs, tous) ?", papers: [.notice, .rc])
        case .maximumLotsAwarded:
            AttributeSpec(.integer, "BT-33", "nombre maximal de lots attribués", ask: "Combien de lots au plus peuvent être attribués à un même soumissionnaire ?", papers: [.notice, .rc], whenSilent: .none)
        case .lotsAllRequired:
            AttributeSpec(.bool, "BT-763", "offre exigée pour tous les lots", papers: [.notice, .rc])
        case .lotSubmissionRule:
            AttributeSpec(.text, nil, "nombre de lots auxquels un candidat peut répondre (texte)", papers: [.notice, .rc])
        case .lotAwardRule:
            AttributeSpec(.text, nil, "règle d’attribution en cas de dépassement du nombre maximal de lots", ask: "Quelle règle s’applique quand les critères attribueraient à un soumissionnaire plus de lots que le maximum ?", papers: [.notice, .rc])
        case .citedArticles:
            AttributeSpec(.code(list: "ccp-article", values: []), nil, "articles du code cités dans l’avis", many: true, whenSilent: .none, noticeCarries: .competition)
        case .urbanRenewal:
            AttributeSpec(CodeList.urbanRenewal.type, nil, "renouvellement urbain (ANRU, NPNRU)", ask: "L’opération est-elle financée par l’ANRU (NPNRU) ?", papers: [.notice, .rc, .ccap, .cctp])
        case .insertionClause:
            AttributeSpec(CodeList.insertionClause.type, nil, "clause d’insertion", papers: [.notice, .rc, .ccap, .ae])
        // Payment
        case .paymentDelay: PaymentTerms.paymentDelay
        case .advanceRate: PaymentTerms.advanceRate
        case .retentionRate: PaymentTerms.retentionRate
        case .priceVariation: PaymentTerms.priceVariation
        case .latePenalties: PaymentTerms.latePenalties
        case .interestWaiver: PaymentTerms.interestWaiver
        // Terms of the contract and of the procedure
        case .procedureReferences: ContractTerms.procedureReferences
        case .obsoleteReferences: ContractTerms.obsoleteReferences
        case .generalConditions: ContractTerms.generalConditions
        case .generalConditionsEdition: ContractTerms.generalConditionsEdition
        case .abnormallyLowTenders: ContractTerms.abnormallyLowTenders
        case .lowTenderElimination: ContractTerms.lowTenderElimination
        case .subcontracting: ContractTerms.subcontracting
        case .groupingForm: ContractTerms.groupingForm
        case .locationRequirement: ContractTerms.locationRequirement
        case .priorConsultation: ContractTerms.priorConsultation
        case .priorInvolvement: ContractTerms.priorInvolvement
        case .conflictOfInterest: ContractTerms.conflictOfInterest
        case .questionsLeadTime: ContractTerms.questionsLeadTime
        case .requestedDocuments: ContractTerms.requestedDocuments
        case .lotDependentOffers: ContractTerms.lotDependentOffers
        case .insertionCharter: ContractTerms.insertionCharter
        // Award and payment, as papers word them
        case .subsidisedTenders: ExecutionTerms.subsidisedTenders
        case .directPaymentThreshold: ExecutionTerms.directPaymentThreshold
        case .directPaymentRefusal: ExecutionTerms.directPaymentRefusal
        case .subcontractorSilence: ExecutionTerms.subcontractorSilence
        case .latePaymentRate: ExecutionTerms.latePaymentRate
        case .isCallUnderCode:
            AttributeSpec(.bool, nil, "mise en concurrence d’un marché sous le code de la commande publique", ask: "S’agit-il de la mise en concurrence d’un marché (ni concession, ni concours), par un acheteur soumis au code de la commande publique ?", papers: [.rc, .ccap, .cctp, .ae])
        // Preparation and launch
        case .partialValue: LaunchTerms.partialValue
        case .negotiation: LaunchTerms.negotiation
        case .awardWithoutNegotiation: LaunchTerms.awardWithoutNegotiation
        case .publicationMedia: LaunchTerms.publicationMedia
        case .documentsFee: LaunchTerms.documentsFee
        case .answersLeadTime: LaunchTerms.answersLeadTime
        case .changesWithoutExtension: LaunchTerms.changesWithoutExtension
        case .policyReferences: LaunchTerms.policyReferences
        case .smeShare: LaunchTerms.smeShare
        }
    }
}
