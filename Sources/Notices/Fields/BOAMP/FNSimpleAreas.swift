// The form « FNSimple » of the BOAMP (schema 3): national notices, simplified standard form.
//
// Amounts do not say whether they are without tax; a range is no estimate. Criteria are free text.

import Market

enum FNSimpleAreas {
    static let areas = [buyer, market, lot, correction] + selection

    private static let form = "/*/DONNEES/FNSimple"
    /// A call, and an award that says again what was bought.
    private static let body = form + "/initial|attribution"

    private static let buyer = FieldArea.of(
        .fnSimple, .buyer, at: form + "/organisme",
        [
            .form("", "nomOfficiel", as: .plain, into: BuyerField.name),
            .form("", "codeIdentificationNational", as: .plain, into: BuyerField.nationalIdentifier),
            .form("", "ville", as: .plain, into: BuyerField.city),
            .form("", "cp", as: .plain, into: BuyerField.postCode),
        ])

    private static let market = FieldArea.of(.fnSimple, .root, at: "/*", [communication, procedure, object, information].flatMap { $0 }.below("DONNEES/FNSimple/initial|attribution"))

    private static let communication: [FieldEntry] = [
        .form("", "communication/urlProfilAch", as: .plain, into: BuyerField.profileAddress),
        .form("", "communication/urlDocConsul", as: .plain, into: LotField.documentsAddress),
        .form("", "communication/identifiantInterne", as: .plain, into: ProcedureField.internalIdentifier),
    ]

    private static let procedure: [FieldEntry] = [
        .form("", "procedure/procedureAdapteeO", as: .present(.code("oth-single")), into: ProcedureField.type),
        // « Date limite de réception des plis »: of candidatures first, where their number is reduced.
        .form("", "procedure[nbCandidatReduit/non]/dateReceptionOffres", as: .dateTime, into: LotField.tenderDeadline),
        .form("", "procedure[nbCandidatReduit/oui]/dateReceptionOffres", as: .dateTime, into: LotField.requestDeadline),
        .form("", "procedure/attributionSansNegociation/oui", as: .present(.bool(true)), into: ProcedureField.awardWithoutNegotiation),
        .form("", "procedure/attributionSansNegociation/non", as: .present(.bool(false)), into: ProcedureField.awardWithoutNegotiation),
        .form("", "procedure/variantes/oui", as: .present(.code("allowed")), into: LotField.variants),
        .form("", "procedure/variantes/non", as: .present(.code("not-allowed")), into: LotField.variants),
        .form("", "procedure/criteresAttrib", as: .plain, into: ProcedureField.additionalInformation),
        .key("", "procedure/criteresAttrib", .criteriaText),
    ]

    private static let object: [FieldEntry] = [
        .form("", "natureMarche/intitule", as: .plain, into: ProcedureField.title),
        .form("", "natureMarche/codeCPV/objetPrincipal/classPrincipale", as: .code, into: ProcedureField.mainClassification),
        .form("", "natureMarche/natureMarche/travaux", as: .present(.code("works")), into: ProcedureField.nature),
        .form("", "natureMarche/natureMarche/fournitures", as: .present(.code("supplies")), into: ProcedureField.nature),
        .form("", "natureMarche/natureMarche/services", as: .present(.code("services")), into: ProcedureField.nature),
        .form("", "natureMarche/description", as: .plain, into: ProcedureField.description),
        .form("", "natureMarche/criteresAttrib", as: .plain, into: ProcedureField.additionalInformation),
        .key("", "natureMarche/criteresAttrib", .criteriaText),
        .form("", "natureMarche/lieuExecution", as: .plain, into: LotField.placeDescriptions),
        .form("", "natureMarche/dureeMois", as: .count(.month), into: ProcedureField.duration),
        .form("", "natureMarche/valeurEstimee/valeur", as: .amount(.unstated), into: ProcedureField.estimatedValue),
        .form("", "natureMarche/tranches/oui", as: .present(.bool(true)), into: LotField.dividedIntoTranches),
        .form("", "natureMarche/tranches/non", as: .present(.bool(false)), into: LotField.dividedIntoTranches),
        // « Oui » does not say to whom.
        .form("", "natureMarche/reservationMarche/oui", as: .unspecified, into: LotField.reservedParticipation),
        .form("", "natureMarche/reservationMarche/non", as: .present(.code("none")), into: LotField.reservedParticipation),
        .form("", "natureMarche/lotsMarche/oui", as: .present(.bool(true)), into: ProcedureField.isDivided),
        .form("", "natureMarche/lotsMarche/non", as: .present(.bool(false)), into: ProcedureField.isDivided),
    ]

    private static let information: [FieldEntry] = [
        .form("", "informComplementaire/autresInformComplementaire", as: .plain, into: ProcedureField.additionalInformation),
        .form("", "informComplementaire/oui/visiteDetail", as: .plain, into: ProcedureField.additionalInformation),
    ]

    private static let lot = FieldArea.of(
        .fnSimple, .lot, at: body + "/lots/lot",
        [
            .key("", "numLot", .lotNumber),
            .form("", "intitule", as: .plain, into: LotField.title),
            .form("", "description", as: .plain, into: LotField.description),
            .form("", "codeCPV/objetPrincipal/classPrincipale", as: .code, into: LotField.mainClassification),
            .form("", "lieuExecutionLivraison", as: .plain, into: LotField.placeDescriptions),
        ])

    private static let correction = FieldArea.of(
        .fnSimple, .root, at: form + "/rectificatif",
        [
            .form("", "avisInitial/idWeb", as: .plain, into: NoticeField.changedNotice),
            .form("", "infosRectif", as: .plain, into: NoticeField.changeDescription),
            .form("", "natureMarche/intitule", as: .plain, into: ProcedureField.title),
        ])

    private static let selection: [FieldArea] = [
        ("capaciteExercice", "sui-act"), ("capaciteEcoFin", "ef-stand"), ("capaciteTech", "tp-abil"),
    ].map { (element: String, type: String) -> FieldArea in
        FieldArea.of(
            .fnSimple, .selectionCriterion, at: body + "/procedure/" + element,
            [
                .form("", ".", as: .present(.code(type)), into: SelectionCriterionField.type),
                .form("", ".", as: .plain, into: SelectionCriterionField.description),
            ])
    }
}
