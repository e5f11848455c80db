// What the TED forms say of the market as a whole: object (II.1), conditions (III), procedure (IV),
// other information (VI). What eForms says lot by lot holds of every lot.

import Market

enum TEDProcedureArea {
    static let area = FieldArea.of(
        .ted, .form, at: TEDForms.form, [object, conditions, kinds(""), kinds(wrapped), urgency, deadlines, periods, technique].flatMap { $0 })

    private static let object: [FieldEntry] = [
        .form("II.1.1", "OBJECT_CONTRACT/TITLE/P", as: .paragraph, into: ProcedureField.title),
        .form("II.1.1", "OBJECT_CONTRACT/REFERENCE_NUMBER", as: .plain, into: ProcedureField.internalIdentifier),
        .form("II.1.2", "OBJECT_CONTRACT/CPV_MAIN/CPV_CODE/@CODE", as: .code, into: ProcedureField.mainClassification),
        .form("II.1.3", "OBJECT_CONTRACT/TYPE_CONTRACT/@CTYPE", as: .translated(TEDCodes.natures), into: ProcedureField.nature),
        .form("II.1.4", "OBJECT_CONTRACT/SHORT_DESCR/P", as: .paragraph, into: ProcedureField.description),
        // « Valeur totale estimée », « Valeur hors TVA ».
        .form("II.1.5", "OBJECT_CONTRACT/VAL_ESTIMATED_TOTAL", as: .amount(.excluded), into: ProcedureField.estimatedValue, with: .currency),
        .form("II.1.6", "OBJECT_CONTRACT/LOT_DIVISION", as: .present(.bool(true)), into: ProcedureField.isDivided),
        .form("II.1.6", "OBJECT_CONTRACT/NO_LOT_DIVISION", as: .present(.bool(false)), into: ProcedureField.isDivided),
        .form("II.1.6", "OBJECT_CONTRACT/LOT_DIVISION/LOT_MAX_NUMBER", as: .integer, into: ProcedureField.maximumLotsSubmitted),
        .key("II.1.6", "OBJECT_CONTRACT/LOT_DIVISION/LOT_ALL", .allLots),
        .form("II.1.6", "OBJECT_CONTRACT/LOT_DIVISION/LOT_ONE_ONLY", as: .present(.integer(1)), into: ProcedureField.maximumLotsSubmitted),
        .form("II.1.6", "OBJECT_CONTRACT/LOT_DIVISION/LOT_MAX_ONE_TENDERER", as: .integer, into: ProcedureField.maximumLotsAwarded),
        .form("VI.3", "COMPLEMENTARY_INFO/INFO_ADD/P", as: .paragraph, into: ProcedureField.additionalInformation),
    ]

    /// III.2.1, reserved to a profession, is no reserved contract and is not read.
    private static let conditions: [FieldEntry] = [
        .form("III.1.5", "LEFTI/RESTRICTED_SHELTERED_WORKSHOP", as: .present(.code("res-ws")), into: LotField.reservedParticipation),
        .form("III.1.5", "LEFTI/RESERVED_ORGANISATIONS_SERVICE_MISSION", as: .present(.code("res-pub-ser")), into: LotField.reservedParticipation),
        .form("III.1.5", "LEFTI/RESTRICTED_SHELTERED_PROGRAM", as: .present(.code("yes")), into: LotField.reservedExecution),
        .form("III.1.7", "LEFTI/MAIN_FINANCING_CONDITION/P", as: .paragraph, into: LotField.financialTerms),
        .form("III.1.8", "LEFTI/LEGAL_FORM/P", as: .paragraph, into: LotField.legalForm),
        .form("III.2.2", "LEFTI/PERFORMANCE_CONDITIONS/P", as: .paragraph, into: LotField.executionConditions),
    ]

    /// F03, F06, F15 and F25 wrap what one directive knows in its name.
    private static let wrapped = "DIRECTIVE_2014_24_EU|DIRECTIVE_2014_23_EU|DIRECTIVE_2014_25_EU|DIRECTIVE_2009_81_EC/"

    /// IV.1.1. « Procédure impliquant des négociations » (F21) is none of eForms' kinds for certain.
    private static let types: [(element: String, code: String)] = [
        ("PT_OPEN", "open"), ("PT_RESTRICTED", "restricted"), ("PT_COMPETITIVE_NEGOTIATION", "neg-w-call"),
        ("PT_NEGOTIATED_WITH_PRIOR_CALL", "neg-w-call"), ("PT_COMPETITIVE_DIALOGUE", "comp-dial"), ("PT_INNOVATION_PARTNERSHIP", "innovation"),
        ("PT_AWARD_CONTRACT_WITHOUT_CALL", "neg-wo-call"), ("PT_AWARD_CONTRACT_WITHOUT_PUBLICATION", "neg-wo-call"),
        ("PT_NEGOTIATED_WITHOUT_PUBLICATION", "neg-wo-call"),
    ]

    private static func kinds(_ holder: String) -> [FieldEntry] {
        var fields: [FieldEntry] = types.map {
            .form("IV.1.1", "PROCEDURE/" + holder + $0.element, as: .present(.code($0.code)), into: ProcedureField.type)
        }
        fields.append(
            .form("IV.1.1", "PROCEDURE/" + holder + "PT_AWARD_CONTRACT_WITHOUT_CALL/D_JUSTIFICATION/P", as: .paragraph, into: ProcedureField.directAwardText))
        return fields
    }

    private static let urgency: [FieldEntry] = [
        // Boxes that are not ticked: the form has them next to these procedures.
        .fallback("IV.1.1", "PROCEDURE/PT_OPEN", as: .present(.bool(false)), into: ProcedureField.accelerated),
        .fallback("IV.1.1", "PROCEDURE/PT_RESTRICTED", as: .present(.bool(false)), into: ProcedureField.accelerated),
        .fallback("IV.1.1", "PROCEDURE/PT_COMPETITIVE_NEGOTIATION", as: .present(.bool(false)), into: ProcedureField.accelerated),
        .fallback("IV.1.3", "PROCEDURE/PT_OPEN", as: .present(.code("none")), into: LotField.frameworkAgreement),
        .fallback("IV.1.3", "PROCEDURE/PT_RESTRICTED", as: .present(.code("none")), into: LotField.frameworkAgreement),
        .fallback("IV.1.3", "PROCEDURE/PT_COMPETITIVE_NEGOTIATION", as: .present(.code("none")), into: LotField.frameworkAgreement),
        .form("IV.1.1", "PROCEDURE/ACCELERATED_PROC", as: .present(.bool(true)), into: ProcedureField.accelerated),
        .form("IV.1.1", "PROCEDURE/ACCELERATED_PROC/P", as: .paragraph, into: ProcedureField.acceleratedJustification),
    ]

    /// IV.2.2 is « offres ou demandes de participation »: which of the two follows from the procedure.
    private static let receipts: [(procedure: String, field: LotField)] = [
        ("PT_OPEN", .tenderDeadline), ("PT_INVOLVING_NEGOTIATION", .tenderDeadline), ("PT_RESTRICTED", .requestDeadline),
        ("PT_COMPETITIVE_NEGOTIATION", .requestDeadline), ("PT_NEGOTIATED_WITH_PRIOR_CALL", .requestDeadline),
        ("PT_COMPETITIVE_DIALOGUE", .requestDeadline), ("PT_INNOVATION_PARTNERSHIP", .requestDeadline),
    ]

    private static let deadlines: [FieldEntry] = receipts.flatMap { receipt -> [FieldEntry] in
        [
            .form("IV.2.2", "PROCEDURE[\(receipt.procedure)]/DATE_RECEIPT_TENDERS", as: .moment, into: receipt.field),
            .form("IV.2.2", "PROCEDURE[\(receipt.procedure)]/TIME_RECEIPT_TENDERS", as: .hour, into: receipt.field),
        ]
    }

    private static let periods: [FieldEntry] = [
        .form("IV.2.1", "PROCEDURE/NOTICE_NUMBER_OJ", as: .plain, into: LotField.previousNotice),
        .form("IV.2.3", "PROCEDURE/DATE_DISPATCH_INVITATIONS", as: .date, into: LotField.invitationDate),
        .form("IV.2.6", "PROCEDURE/DURATION_TENDER_VALID", as: .duration, into: LotField.tenderValidity, with: .type),
    ]

    private static let technique: [FieldEntry] = [
        // With purchase orders or with contracts that follow: the form does not say.
        .form("IV.1.3", "PROCEDURE/FRAMEWORK", as: .unspecified, into: LotField.frameworkAgreement),
        .form("IV.1.3", "PROCEDURE/FRAMEWORK/SINGLE_OPERATOR", as: .present(.integer(1)), into: LotField.frameworkParticipants),
        .form("IV.1.3", "PROCEDURE/FRAMEWORK/NB_PARTICIPANTS", as: .integer, into: LotField.frameworkParticipants),
        .form("IV.1.3", "PROCEDURE/FRAMEWORK/JUSTIFICATION/P", as: .paragraph, into: LotField.frameworkDurationJustification),
        .form("IV.1.3", "PROCEDURE[DPS_ADDITIONAL_PURCHASERS]/DPS", as: .present(.code("dps-nlist")), into: LotField.dynamicPurchasing),
        .fallback("IV.1.3", "PROCEDURE/DPS", as: .present(.code("dps-list")), into: LotField.dynamicPurchasing),
        .form("IV.1.6", "PROCEDURE/EAUCTION_USED", as: .present(.bool(true)), into: LotField.electronicAuction),
    ]
}
