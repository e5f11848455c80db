// The form « MAPA » of the BOAMP (schema 3): adapted procedures.
//
// It has no field for a reservation nor for the CPV, and its lots give a quantity in words.

import Figures
import Market

enum MAPAAreas {
    static let areas = [buyer, market, lot, criterion]

    private static let form = "/*/DONNEES/MAPA"
    private static let body = form + "/initial"

    private static let buyer = FieldArea.of(
        .mapa, .buyer, at: form + "/organisme",
        [
            .form("", "acheteurPublic", as: .plain, into: BuyerField.name),
            .form("", "adr/cp", as: .plain, into: BuyerField.postCode),
            .form("", "adr/ville", as: .plain, into: BuyerField.city),
            .form("", "urlProfilAcheteur", as: .plain, into: BuyerField.profileAddress),
        ])

    private static let market = FieldArea.of(
        .mapa, .root, at: "/*", [object, place, terms, time, division].flatMap { $0 }.below("DONNEES/MAPA/initial"))

    private static let object: [FieldEntry] = [
        .form("", "natureMarche/travaux", as: .present(.code("works")), into: ProcedureField.nature),
        .form("", "natureMarche/fournitures", as: .present(.code("supplies")), into: ProcedureField.nature),
        .form("", "natureMarche/services", as: .present(.code("services")), into: ProcedureField.nature),
        .form("", "description/objet", as: .plain, into: ProcedureField.title),
        .form("", "caracteristiques/principales", as: .plain, into: ProcedureField.description),
        .form("", "caracteristiques/quantites", as: .plain, into: ProcedureField.additionalInformation),
        .form("", "caracteristiques/variantes/oui", as: .present(.code("allowed")), into: LotField.variants),
        .form("", "caracteristiques/variantes/non", as: .present(.code("not-allowed")), into: LotField.variants),
        .form("", "procedure/procedureAdaptee", as: .present(.code("oth-single")), into: ProcedureField.type),
        .form("", "renseignements/idMarche", as: .plain, into: ProcedureField.internalIdentifier),
        .form("", "renseignements/rensgComplt", as: .plain, into: ProcedureField.additionalInformation),
    ]

    private static let place: [FieldEntry] = [
        .form("", "voie/nomvoie", as: .plain, into: LotField.placeDescriptions),
        .form("", "cp", as: .plain, into: LotField.placePostCodes),
        .form("", "ville", as: .plain, into: LotField.placeCities),
    ].below("description/lieuExecution|lieuLivraison|lieuExecutionLivraison")

    private static let terms: [FieldEntry] = [
        .form("", "conditions/garanties", as: .plain, into: LotField.financialTerms),
        .form("", "conditions/modFinancement", as: .plain, into: LotField.financialTerms),
        .form("", "conditions/formeJuridique", as: .plain, into: LotField.legalForm),
    ]

    private static let time: [FieldEntry] = [
        .form("", "duree/nbMois", as: .count(.month), into: ProcedureField.duration),
        .form("", "duree/nbJours", as: .count(.day), into: ProcedureField.duration),
        .form("", "duree/dateACompterDu", as: .date, into: LotField.durationStart),
        .form("", "duree/dateJusquau", as: .date, into: LotField.durationEnd),
        .form("", "delais/receptionOffres", as: .dateTime, into: LotField.tenderDeadline),
        .form("", "delais/validite/nbJours", as: .count(.day), into: LotField.tenderValidity),
        .form("", "delais/validite/nbMois", as: .count(.month), into: LotField.tenderValidity),
    ]

    private static let division: [FieldEntry] = [
        .form("", "lots/plusieursLot", as: .present(.bool(true)), into: ProcedureField.isDivided),
        .form("", "marcheUnique", as: .present(.bool(false)), into: ProcedureField.isDivided),
    ]

    private static let lot = FieldArea.of(
        .mapa, .lot, at: body + "/lots/lot",
        [
            .key("", "numLot", .lotNumber),
            .form("", "intitule", as: .plain, into: LotField.title),
            .form("", "description", as: .plain, into: LotField.description),
            .form("", "quantite", as: .plain, into: LotField.additionalInformation),
        ])

    private static let criterion = FieldArea.of(
        .mapa, .awardCriterion, at: body + "/criteres/criterePondere",
        [
            .form("", "critere", as: .plain, into: AwardCriterionField.name),
            .form("", "criterePCT", as: .weight, into: AwardCriterionField.weight),
            // The element is called a percentage.
            .form("", "criterePCT", as: .present(.code("per-exa")), into: AwardCriterionField.weightKind),
        ])
}
