// Findings of every verdict about the sample market.

import Figures
import Market
import Provenance

@testable import Reports
@testable import Rules

extension Sample {
    static let launch = LaunchDate.exactly(
        CivilDate(year: 2026, month: 6, day: 15) ?? CivilDate(dayNumber: 0), origin: .contractNotice,
        evidence: evidence(0, "BT-05(a)-notice", "2026-06-15+02:00"))

    static let version = CivilDate(year: 2019, month: 4, day: 1)

    static func finding(
        _ rule: String, _ title: String, _ verdict: Verdict, _ severity: Severity? = nil, cause: Cause? = nil, lot: String? = nil,
        basis: [LegalBasis] = [LegalBasis(article: "L2113-11", kind: .loi)], message: String = "", remedy: String? = nil,
        question: String? = nil, missing: [MissingFact] = [], evidence: [Evidence] = [], alternatives: [Alternative] = [],
        harmless: Bool = false
    ) -> Finding {
        let head = FindingHead(
            id: "\(rule)-\(lot ?? "market")", rule: rule, title: title, scope: lot == nil ? .market : .lot, lot: lot, legalBasis: basis)
        return Finding(
            head, version: version, verdict: verdict, severity: severity, cause: cause, harmless: harmless, message: message,
            remedy: remedy, question: question, missing: missing, evidence: evidence, alternatives: alternatives, launchDate: launch)
    }

    static func missing(_ attribute: String, _ label: String, _ question: String, _ papers: [PaperKind]) -> MissingFact {
        MissingFact(attribute: attribute, label: label, question: question, reason: .unread, papers: papers)
    }

    static var findings: [Finding] {
        let duration = "lots[LOT-0001].duration"
        return [
            finding(
                "RES-03-ESS", "Réservation à l’économie sociale et solidaire : trois ans au plus", .breach, .blocking, lot: "LOT-0002",
                basis: [LegalBasis(article: "L2113-16", kind: .loi)],
                message: "Le lot est réservé aux entreprises de l’économie sociale et solidaire pour 48\u{A0}mois, alors que la durée d’un tel marché ne peut excéder trois ans.",
                remedy: "Le marché est conclu pour une durée de trente-six (36) mois, reconductions comprises.",
                evidence: [evidence(7, "BT-71-Lot", "res-pub-ser"), evidence(8, "BT-36-Lot", "48")]),
            finding(
                "LOT-01-MOTIF", "Marché non alloti : motivation à produire", .breach, .major,
                basis: [LegalBasis(article: "L2113-11", kind: .loi), LegalBasis(article: "R2113-3", kind: .règlement)],
                message: "Le marché n’est pas alloti et l’avis n’énonce aucun motif.",
                evidence: [evidence(3, "BT-24-Procedure", "Entretien \u{1B}[31mcourant")]),
            finding(
                "NPNRU-01", "Heures d’insertion dans une opération NPNRU", .breach, .major, lot: "LOT-0001",
                basis: [LegalBasis(article: "charte NPNRU, art. 4", kind: .charte)],
                message: "L’avis écrit «\u{202F}pas d’heures d’insertion\u{202F}» pour une opération du NPNRU."),
            finding(
                "AC-01-DUREE", "Durée de l’accord-cadre", .undetermined, cause: .conflicting, lot: "LOT-0001",
                message: "Les pièces se contredisent sur la durée.",
                alternatives: [
                    Alternative(attribute: duration, value: "48\u{A0}mois", verdict: .compliant, severity: nil, evidence: [evidence(8, "BT-36-Lot", "48")]),
                    Alternative(attribute: duration, value: "60\u{A0}mois", verdict: .breach, severity: .major, evidence: [evidence(9, "", "pour une durée de soixante mois à compter de sa notification")]),
                ]),
            finding(
                "LOT-03-PETITS", "Lots en procédure adaptée", .undetermined, cause: .missing, lot: "LOT-0001",
                message: "La valeur du lot n’est pas connue.",
                missing: [missing("lots[LOT-0001].estimatedValue", "valeur estimée", "Quelle est la valeur estimée du lot\u{A0}?", [.rc])]),
            finding(
                "LOT-03-PETITS", "Lots en procédure adaptée", .undetermined, cause: .missing, lot: "LOT-0002",
                message: "La valeur du lot n’est pas connue.",
                missing: [missing("lots[LOT-0002].estimatedValue", "valeur estimée", "Quelle est la valeur estimée du lot\u{A0}?", [.rc])]),
            finding(
                "EXE-01-ENV", "Considération environnementale dans l’exécution", .undetermined, cause: .judgement,
                message: "L’avis parle d’un chantier propre.", question: "Cette clause fait-elle prendre en compte l’environnement dans l’exécution\u{A0}?"),
            finding("CRI-02-POIDS", "Pondération", .advice, lot: "LOT-0001", message: "Les poids sont donnés en points.", remedy: "Les donner en pourcentage."),
            finding("CRI-01-PRIX", "Prix comme critère unique", .compliant, lot: "LOT-0001"),
            finding("CRI-01-PRIX", "Prix comme critère unique", .compliant, lot: "LOT-0002"),
            finding("DEL-01-OUVERT", "Délai de réception des offres", .notApplicable),
            finding(
                "PRO-01", "Procédure formalisée", .undetermined, cause: .missing,
                missing: [missing("procedure.estimatedValue", "valeur totale estimée", "Quelle est la valeur totale\u{A0}?", [])], harmless: true),
        ]
    }

    static func consultation(_ findings: [Finding] = findings) -> JudgedConsultation {
        var market = market()
        market.lots = RecordList([market.lots.members[0], Record(.lot, identifier: "LOT-0002")])
        return JudgedConsultation(
            source: "avis/entretien.xml", market: market, judgement: Judgement(findings: findings, launchDate: launch))
    }

    static let context = ReportContext(
        toolVersion: "0.1.0", ruleSetVersion: "2026.11", reviewed: CivilDate(year: 2026, month: 11, day: 20),
        rules: [
            Rule(
                id: "LOT-01-MOTIF", title: "Marché non alloti\u{A0}: motivation à produire",
                legalBasis: [LegalBasis(article: "L2113-11", kind: .loi)], scope: .market, versions: [],
                explanation: "L’acheteur qui n’allotit pas motive son choix.", exclusions: nil, assumptions: nil,
                stage: .besoin, sources: [], file: "LOT-01-MOTIF.yaml", tests: nil, mutants: nil)
        ])
}
