// The forms of the BOAMP's schema 2 (`ANNONCE`, v230 of 2017), which follow those of TED.
//
// Amounts do not say whether they are without tax, and those of a market may be offers or estimates:
// only the value of a lot is read. The weights of `CRITERES_PONDERES` do not say what they count.

import Figures
import Market

enum AnnouncementAreas {
    static let areas = [buyer, market, lot] + lotCriteria + marketCriteria + selection

    private static let body = "/*/DONNEES"

    private static let buyer = FieldArea.of(
        .announcement, .buyer, at: body + "/IDENTITE",
        [
            .form("", "DENOMINATION", as: .plain, into: BuyerField.name),
            .form("", "CODE_IDENT_NATIONAL", as: .plain, into: BuyerField.nationalIdentifier),
            .form("", "ADJUDICATEUR_NUTS", as: .code, into: BuyerField.countrySubdivision),
            .form("", "CP", as: .plain, into: BuyerField.postCode),
            .form("", "VILLE", as: .plain, into: BuyerField.city),
            .form("", "URL_PROFIL_ACHETEUR", as: .plain, into: BuyerField.profileAddress),
            .form("", "URL_DOCUMENT", as: .plain, into: LotField.documentsAddress),
        ])

    private static let market = FieldArea.of(
        .announcement, .root, at: "/*", [authority, activity, object, division, procedure, technique, deadlines, periods, conditions, reservation("CONDITION_PARTICIPATION"), reservation("OBJET"), changes].flatMap { $0 }.below("DONNEES"))

    private static let authorities: [(element: String, code: String)] = [
        ("TYPE_POUVOIR_ADJUDICATEUR/MIN_AUTORITE_NATIONALE", "cga"), ("TYPE_POUVOIR_ADJUDICATEUR/AGENCE_NATIONAL", "cga"),
        ("TYPE_POUVOIR_ADJUDICATEUR/AUTOTRITE_REGIONAL", "ra"), ("TYPE_POUVOIR_ADJUDICATEUR/AGENCE_REGIONAL", "body-pl-ra"),
        ("TYPE_POUVOIR_ADJUDICATEUR/ORG_DROIT_PUBLIC", "body-pl"), ("TYPE_POUVOIR_ADJUDICATEUR/INSTITUTION_EUROPEENNE", "eu-ins-bod-ag"),
        ("TYPE_ORGANISME/ETAT", "cga"), ("TYPE_ORGANISME/REGION", "ra"), ("TYPE_ORGANISME/DEPARTEMENT", "la"), ("TYPE_ORGANISME/COMMUNE", "la"),
    ]

    private static let authority: [FieldEntry] = authorities.map {
        .form("", $0.element, as: .present(.code($0.code)), into: BuyerField.legalType)
    }

    private static let activities: [(element: String, code: String)] = [
        ("DEF", "defence"), ("ACT_SERV_ADM_PUB", "gen-pub"), ("SANTE", "health"), ("ENVIRONNEMENT", "env-pro"), ("ORDRE_SEC_PUB", "pub-os"),
        ("AFF_ECO_FIN", "econ-aff"), ("EDUCATION", "education"), ("LOG_DEV_COL", "hc-am"), ("PROTECTION_SOCIALE", "soc-pro"), ("LOIS_CULT_REL", "rcr"),
    ]

    private static let activity: [FieldEntry] = activities.map {
        .form("", "ACTIVITE_PRINCIPALE/POUVOIR_ADJUDICATEUR/" + $0.element, as: .present(.code($0.code)), into: BuyerField.activity)
    }

    private static let object: [FieldEntry] = [
        .form("", "OBJET/TITRE_MARCHE", as: .plain, into: ProcedureField.title),
        .form("", "OBJET/REF_MARCHE", as: .plain, into: ProcedureField.internalIdentifier),
        .form("", "OBJET/TYPE_MARCHE/TRAVAUX", as: .present(.code("works")), into: ProcedureField.nature),
        .form("", "OBJET/TYPE_MARCHE/FOURNITURES", as: .present(.code("supplies")), into: ProcedureField.nature),
        .form("", "OBJET/TYPE_MARCHE/SERVICE", as: .present(.code("services")), into: ProcedureField.nature),
        .form("", "OBJET/OBJET_COMPLET", as: .plain, into: ProcedureField.description),
        .fallback("", "OBJET/OBJET_COMPLET", as: .plain, into: ProcedureField.title),
        .form("", "OBJET/CPV/PRINCIPAL", as: .code, into: ProcedureField.mainClassification),
        .form("", "OBJET/CPV/SUPPLEMENTAIRE", as: .code, into: ProcedureField.additionalClassifications),
        .form("", "OBJET/LIEU_EXEC_LIVR/CODE_NUTS", as: .code, into: ProcedureField.places),
        .form("", "OBJET/LIEU_EXEC_LIVR/ADRESSE", as: .plain, into: LotField.placeDescriptions),
        .form("", "OBJET/LIEU_EXEC_LIVR/CP", as: .plain, into: LotField.placePostCodes),
        .form("", "OBJET/LIEU_EXEC_LIVR/VILLE", as: .plain, into: LotField.placeCities),
        .form("", "OBJET/VARIANTES_OUI", as: .present(.code("allowed")), into: LotField.variants),
        .form("", "OBJET/VARIANTES_NON", as: .present(.code("not-allowed")), into: LotField.variants),
        .form("", "OBJET/CARACTERISTIQUES/PRINCIPALES", as: .plain, into: ProcedureField.additionalInformation),
        .form("", "OBJET/CARACTERISTIQUES/QUANTITE", as: .plain, into: ProcedureField.additionalInformation),
        .form("", "OBJET/DUREE_DELAI/DUREE_MOIS", as: .count(.month), into: ProcedureField.duration),
        .form("", "OBJET/DUREE_DELAI/DUREE_JOURS", as: .count(.day), into: ProcedureField.duration),
        .form("", "OBJET/DUREE_DELAI/DATE_DEBUT", as: .date, into: LotField.durationStart),
        .form("", "OBJET/DUREE_DELAI/DATE_FIN", as: .date, into: LotField.durationEnd),
        .form("", "OBJET/INFO_COMPL", as: .plain, into: ProcedureField.additionalInformation),
    ]

    private static let division: [FieldEntry] = [
        .form("", "OBJET/DIV_EN_LOTS/OUI", as: .present(.bool(true)), into: ProcedureField.isDivided),
        .form("", "OBJET/DIV_EN_LOTS/NON", as: .present(.bool(false)), into: ProcedureField.isDivided),
        .key("", "OBJET/DIV_EN_LOTS/OFFRE_TOUS", .allLots),
        .form("", "OBJET/DIV_EN_LOTS/OFFRE_UN", as: .present(.integer(1)), into: ProcedureField.maximumLotsSubmitted),
        .form("", "OBJET/NB_LOT_OFFRE_MAX", as: .integer, into: ProcedureField.maximumLotsSubmitted),
        .form("", "OBJET/NB_LOT_ATTRIB_MAX", as: .integer, into: ProcedureField.maximumLotsAwarded),
    ]

    private static let types: [(element: String, code: String)] = [
        ("OUVERT", "open"), ("RESTREINT", "restricted"), ("NEGOCIE/AVEC_PUB_PREALABLE", "neg-w-call"), ("NEGOCIE/SANS_PUB_PREALABLE", "neg-wo-call"),
        ("PROCEDURE_ADAPTE", "oth-single"), ("DIALOGUE_COMPETITIF", "comp-dial"), ("PARTENARIAT_INNOVATION", "innovation"), ("CONCOURS_OUVERT", "open"),
        ("CONCOURS_RESTREINT", "restricted"),
    ]

    private static let procedure: [FieldEntry] = types.map {
        .form("", "PROCEDURE/TYPE_PROCEDURE/" + $0.element, as: .present(.code($0.code)), into: ProcedureField.type)
    }

    private static let technique: [FieldEntry] = [
        .form("", "PROCEDURE/TYPE_PROCEDURE/OUVERT/ACCELERE", as: .present(.bool(true)), into: ProcedureField.accelerated),
        .form("", "PROCEDURE/ACCORD_CADRE/UN_SEUL_OPERATEUR", as: .present(.integer(1)), into: LotField.frameworkParticipants),
        .form("", "PROCEDURE/ACCORD_CADRE/NB_MAX_PARTICIPANTS", as: .integer, into: LotField.frameworkParticipants),
        .form("", "PROCEDURE/ACCORD_CADRE/SUP_QUATRE_ANS_JUSTIFICATION", as: .plain, into: LotField.frameworkDurationJustification),
        .form("", "PROCEDURE/AVIS_IMPLIQUE/ACCORD_CADRE_OUI", as: .unspecified, into: LotField.frameworkAgreement),
        .form("", "PROCEDURE/AVIS_IMPLIQUE/ACCORD_CADRE_NON", as: .present(.code("none")), into: LotField.frameworkAgreement),
        .form("", "PROCEDURE/AVIS_IMPLIQUE/SAD_OUI", as: .unspecified, into: LotField.dynamicPurchasing),
        .form("", "PROCEDURE/AVIS_IMPLIQUE/SAD_NON", as: .present(.code("none")), into: LotField.dynamicPurchasing),
        .form("", "PROCEDURE/ENCHERE_ELECTRONIQUE_OUI", as: .present(.bool(true)), into: LotField.electronicAuction),
        .form("", "PROCEDURE/ENCHERE_ELECTRONIQUE_NON", as: .present(.bool(false)), into: LotField.electronicAuction),
        .form("", "PROCEDURE/CRITERES_ATTRIBUTION/CRITERES_LIBRE", as: .plain, into: ProcedureField.additionalInformation),
    ]

    /// « Offres ou demandes de participation »: which of the two follows from the procedure.
    private static let deadlines: [FieldEntry] =
        ["OUVERT", "PROCEDURE_ADAPTE", "CONCOURS_OUVERT"].map { receipt($0, of: .tenderDeadline) }
        + ["RESTREINT", "NEGOCIE", "DIALOGUE_COMPETITIF", "PARTENARIAT_INNOVATION", "CONCOURS_RESTREINT"].map { receipt($0, of: .requestDeadline) }

    private static func receipt(_ procedure: String, of field: LotField) -> FieldEntry {
        .fallback("", "[PROCEDURE/TYPE_PROCEDURE/\(procedure)]CONDITION_DELAI/RECEPT_OFFRES", as: .dateTime, into: field)
    }

    private static let periods: [FieldEntry] = [
        .form("", "CONDITION_DELAI/RECEPT_CANDIDAT", as: .dateTime, into: LotField.requestDeadline),
        .form("", "CONDITION_DELAI/VALIDITE_OFFRE/DUREE_MOIS", as: .count(.month), into: LotField.tenderValidity),
        .form("", "CONDITION_DELAI/VALIDITE_OFFRE/DUREE_JOUR", as: .count(.day), into: LotField.tenderValidity),
    ]

    private static let conditions: [FieldEntry] = [
        .form("", "CONDITION_RELATIVE_MARCHE/CAUTIONNEMENT", as: .plain, into: LotField.financialTerms),
        .form("", "CONDITION_RELATIVE_MARCHE/FINANCEMENT", as: .plain, into: LotField.financialTerms),
        .form("", "CONDITION_RELATIVE_MARCHE/FORME_JURIDIQUE", as: .plain, into: LotField.legalForm),
        .form("", "CONDITION_PARTICIPATION/CONDITION_PARTICULIERE_EXECUTION", as: .plain, into: LotField.executionConditions),
        .form("", "RENSEIGNEMENTS_COMPLEMENTAIRES/RENS_COMPLEMENT", as: .plain, into: ProcedureField.additionalInformation),
    ]

    /// PRESTATION_RESERVEE, to a profession, is no reserved contract and is not read.
    private static func reservation(_ place: String) -> [FieldEntry] {
        [
            .form("", place + "/MARCHE_RESERVE_OUI", as: .unspecified, into: LotField.reservedParticipation),
            .form("", place + "/MARCHE_RESERVE_OUI/ATELIERS_PROTEGES", as: .present(.code("res-ws")), into: LotField.reservedParticipation),
            .form("", place + "/MARCHE_RESERVE_OUI/EMPLOIS_PROTEGES", as: .present(.code("yes")), into: LotField.reservedExecution),
            .form("", place + "/MARCHE_RESERVE_NON", as: .present(.code("none")), into: LotField.reservedParticipation),
        ]
    }

    private static let changes: [FieldEntry] = [
        .form("", "RECTIF|ANNULATION/ANNONCE_ANTERIEUR/REFERENCE/IDWEB", as: .plain, into: NoticeField.changedNotice),
        .form("", "RECTIF|ANNULATION/INFO_COMPLEMENTAIRE", as: .plain, into: NoticeField.changeDescription),
        .form("", "RECTIF|ANNULATION/MOTIF", as: .plain, into: NoticeField.changeDescription),
    ]

    private static let lotElement = body + "/OBJET/LOTS/LOT"

    private static let lot = FieldArea.of(
        .announcement, .lot, at: lotElement,
        [
            .key("", "NUM", .lotNumber),
            .form("", "INTITULE", as: .plain, into: LotField.title),
            .form("", "DESCRIPTION", as: .plain, into: LotField.description),
            .form("", "CPV/PRINCIPAL", as: .code, into: LotField.mainClassification),
            .form("", "CPV/SUPPLEMENTAIRE", as: .code, into: LotField.additionalClassifications),
            .form("", "CODE_NUTS", as: .code, into: LotField.places),
            .form("", "LIEU_PRINCIPAL", as: .plain, into: LotField.placeDescriptions),
            .form("", "QUANTITE", as: .plain, into: LotField.additionalInformation),
            .form("", "VALEUR", as: .amount(.unstated), into: LotField.estimatedValue, with: .devise),
            .form("", "DUREE_MOIS", as: .count(.month), into: LotField.duration),
            .form("", "DUREE_JOURS", as: .count(.day), into: LotField.duration),
            .form("", "DATE_DEBUT", as: .date, into: LotField.durationStart),
            .form("", "DATE_FIN", as: .date, into: LotField.durationEnd),
            .form("", "RENOUVELLEMENT_NON", as: .present(.integer(0)), into: LotField.renewalMaximum),
            .form("", "RENOUVELLEMENT_DESCRIPTION", as: .plain, into: LotField.renewalDescription),
            .form("", "VARIANTES_OUI", as: .present(.code("allowed")), into: LotField.variants),
            .form("", "VARIANTES_NON", as: .present(.code("not-allowed")), into: LotField.variants),
            .form("", "OPTIONS_DESCRIPTION", as: .plain, into: LotField.options),
            .form("", "FONDS_COMMUNAUTAIRES_OUI", as: .present(.code("eu-funds")), into: LotField.euFunds),
            .form("", "FONDS_COMMUNAUTAIRES_NON", as: .present(.code("no-eu-funds")), into: LotField.euFunds),
            .form("", "INFO_COMPL", as: .plain, into: LotField.additionalInformation),
        ])

    private static let lotCriteria: [FieldArea] = [
        criterion(lotElement + "/CRITERES_ATTRIBUTION/CRITERES_QUALITE/CRITERE", type: "quality"),
        criterion(lotElement + "/CRITERES_ATTRIBUTION/CRITERES_COUT/CRITERE", type: "cost"),
        FieldArea.of(
            .announcement, .awardCriterion, at: lotElement + "/CRITERES_ATTRIBUTION/CRITERES_PRIX",
            [
                .form("", ".", as: .present(.code("price")), into: AwardCriterionField.type),
                .form("", "POIDS", as: .weight, into: AwardCriterionField.weight),
                .form("", "POIDS", as: .weightKind, into: AwardCriterionField.weightKind),
            ]),
    ]

    private static func criterion(_ base: String, type: String) -> FieldArea {
        FieldArea.of(
            .announcement, .awardCriterion, at: base,
            [
                .form("", ".", as: .present(.code(type)), into: AwardCriterionField.type),
                .form("", ".", as: .plain, into: AwardCriterionField.name),
                .form("", "./@POIDS", as: .weight, into: AwardCriterionField.weight),
                .form("", "./@POIDS", as: .weightKind, into: AwardCriterionField.weightKind),
            ])
    }

    private static let marketCriteria: [FieldArea] = [
        FieldArea.of(
            .announcement, .awardCriterion, at: body + "/PROCEDURE/CRITERES_ATTRIBUTION/CRITERES_PONDERES/CRITERE",
            [
                .form("", ".", as: .plain, into: AwardCriterionField.name),
                .form("", "./@POIDS", as: .weight, into: AwardCriterionField.weight),
            ]),
        FieldArea.of(
            .announcement, .awardCriterion, at: body + "/PROCEDURE/CRITERES_ATTRIBUTION/CRITERES_PRIORITES/CRITERE",
            [
                .form("", ".", as: .plain, into: AwardCriterionField.name),
                .form("", "./@ORDRE", as: .weight, into: AwardCriterionField.weight),
                .form("", ".", as: .present(.code("ord-imp")), into: AwardCriterionField.weightKind),
            ]),
    ]

    private static let selection: [FieldArea] = [
        ("SITUATION_JURIDIQUE", "sui-act"), ("CAP_ECO", "ef-stand"), ("CAP_ECO_NIVEAU_MINI", "ef-stand"), ("CAP_TECH", "tp-abil"),
        ("CAP_TECH_NIVEAU_MINI", "tp-abil"), ("CRITERE_SELECTION", "other"),
    ].map { (element: String, type: String) -> FieldArea in
        FieldArea.of(
            .announcement, .selectionCriterion, at: body + "/CONDITION_PARTICIPATION/" + element,
            [
                .form("", ".", as: .present(.code(type)), into: SelectionCriterionField.type),
                .form("", ".", as: .plain, into: SelectionCriterionField.description),
            ])
    }
}
