// The verdict on one lot, with its reasons in the order of their weight.
//
// A lot is only given up for something that is certain: it is over, it is reserved to others, it is no
// trade of ours, it lies elsewhere. Whatever is not known leaves it open.

import Figures
import Market
import Operations
import Provenance
import Rules

struct LotAssessment {
    let verdict: BidVerdict
    let reasons: [Reason]

    /// What a verdict rests on, gathered by `BidAssessor`.
    struct Grounds {
        let stage: NoticeStage
        /// The notice or a paper of the tender that could not be read in full.
        let unread: DocumentRecord?
        let deadline: CalendarEvent?
        let today: CivilDate
        let trade: TradeFit
        let territory: TerritoryFit
        let reservation: Reservation
        let hours: HoursNeed
        let labourIsTooMuch: Bool
        let findings: CandidateFindings
        /// Partners with whom a condition would be met, or a trade covered.
        let partners: [PartnerFit]
    }

    init(_ grounds: Grounds) {
        var weighed: [(weight: Int, effect: BidVerdict?, reason: Reason)] = []
        func add(_ weight: Int, _ effect: BidVerdict?, _ reason: Reason) { weighed.append((weight, effect, reason)) }
        Self.time(grounds, add)
        Self.reservation(grounds, add)
        Self.object(grounds, add)
        Self.strength(grounds, add)
        Self.chances(grounds, add)
        let effects = weighed.compactMap(\.effect)
        // What ends the matter, then what is open, then what we cannot do alone.
        verdict = effects.contains(.decline) ? .decline : effects.contains(.check) ? .check : effects.contains(.jointBid) ? .jointBid : .bid
        let decisive = verdict
        reasons = weighed.enumerated().sorted { left, right in
            let leftKey = (left.element.effect == decisive ? 0 : 1, left.element.weight, left.offset)
            let rightKey = (right.element.effect == decisive ? 0 : 1, right.element.weight, right.offset)
            return leftKey < rightKey
        }.map(\.element.reason)
    }

    private typealias Add = (Int, BidVerdict?, Reason) -> Void

    private static func time(_ grounds: Grounds, _ add: Add) {
        switch grounds.stage {
        case .call: break
        case .over: add(0, .decline, grounds.stage.reason)
        case .early, .corrected: add(0, .check, grounds.stage.reason)
        }
        if let unread = grounds.unread {
            add(14, .check, Reason(.question, "\(unread.path) n’a pas été lu en entier\u{A0}: rien n’est sûr de ce qu’il dit encore", change: "Télécharger la pièce à nouveau, ou la donner dans un autre format."))
        }
        guard let deadline = grounds.deadline else {
            add(15, .check, Reason(.question, "la date limite n’est pas connue", change: "Chercher la date limite sur le profil d’acheteur."))
            return
        }
        let days = deadline.moment.date.days(since: grounds.today)
        let written = FrenchText.value(.moment(deadline.moment))
        if days < 0 {
            add(0, .decline, Reason(.obstacle, "la date limite est passée (\(written))", change: "Un avis rectificatif qui reporterait la date.", deadline.evidence))
        } else {
            let left = days == 0 ? "c’est aujourd’hui" : days == 1 ? "demain" : "dans \(days) jours"
            add(days < 7 ? 19 : 40, nil, Reason(days < 7 ? .question : .note, "à remettre le \(written), \(left)", deadline.evidence))
        }
    }

    private static func reservation(_ grounds: Grounds, _ add: Add) {
        let findings = grounds.findings
        for finding in findings.refusals {
            if let partner = grounds.partners.first(where: { $0.meets(finding.rule) }) {
                add(1, .jointBid, Reason(
                    .obstacle, finding.message, change: "Travailler avec \(partner.name), dont le profil remplit la condition ; demander à l’acheteur sous quelle forme.",
                    finding.evidence + [partner.evidence]))
            } else {
                add(1, .decline, Reason(.obstacle, finding.message, change: finding.remedy, finding.evidence))
            }
        }
        for finding in findings.obstacles {
            let isReservation = CandidateFindings.concernsReservation(finding)
            add(isReservation ? 2 : 10, isReservation ? .check : .jointBid, Reason(.obstacle, finding.message, change: finding.remedy, finding.evidence))
        }
        // Several rules ask for whom the lot is reserved: one question.
        if let asking = findings.open.first(where: \.lacksReservationAlone) {
            add(3, .check, Reason(.question, "aucune pièce lue ne dit si le lot est réservé, ni à qui", change: asking.whatWouldSettle))
        }
        for finding in findings.open where !finding.lacksReservationAlone {
            let isReservation = CandidateFindings.concernsReservation(finding)
            add(isReservation ? 3 : 11, .check, Reason(.question, finding.openText, change: finding.whatWouldSettle, finding.openEvidence))
        }
        for finding in findings.advice where finding.rule.hasPrefix("CAN-01") {
            add(12, nil, Reason(.good, finding.message, finding.evidence))
        }
        if grounds.reservation.state == .reserved, findings.refusals.isEmpty, findings.obstacles.isEmpty, findings.isReservationMet {
            let proof = (findings.met + findings.advice).filter(CandidateFindings.concernsReservation).flatMap(\.evidence)
            add(5, nil, Reason(
                .good, "\(grounds.reservation.text)\u{A0}; nous remplissons la condition",
                grounds.reservation.evidence + proof.filter { $0.document == Profile.documentID }))
        }
    }

    private static func object(_ grounds: Grounds, _ add: Add) {
        let trade = grounds.trade
        switch trade.level {
        case .sure, .likely: add(20, nil, Reason(.good, "notre métier\u{A0}: \(trade.text)", trade.evidence))
        case .possible where partnerOfTrade(grounds) != nil: withPartner(grounds, add)
        case .possible: add(6, .check, Reason(.question, trade.text, change: "Lire le cahier des clauses techniques\u{A0}: l’objet est-il de nos métiers ?", trade.evidence))
        case .unknown: add(7, .check, Reason(.question, trade.text, change: "Ouvrir le dossier de consultation.", trade.evidence))
        case .none:
            if partnerOfTrade(grounds) != nil {
                withPartner(grounds, add)
            } else {
                let clause = grounds.hours.monthly != nil && grounds.hours.verdict != .none
                add(4, .decline, Reason(
                    .obstacle, trade.text,
                    change: clause ? "Le lot demande des heures d’insertion\u{A0}: se faire connaître de l’entreprise qui l’obtiendra." : "Ajouter l’activité au profil, si nous l’exerçons.",
                    trade.evidence))
            }
        }
        let place = grounds.territory
        switch place.level {
        case .inside, .area: add(21, nil, Reason(.good, place.text, place.evidence))
        case .hinted: add(22, nil, Reason(.note, place.text, place.evidence))
        case .unknown: add(9, .check, Reason(.question, place.text, change: "Chercher le lieu d’exécution au règlement ou au cahier des clauses techniques.", place.evidence))
        case .outside: add(5, .decline, Reason(.obstacle, place.text, change: "Ajouter ce territoire au profil, si nous pouvons y travailler.", place.evidence))
        }
    }

    private static func partnerOfTrade(_ grounds: Grounds) -> PartnerFit? { grounds.partners.first { $0.trade.level >= .likely } }

    /// A trade that a partner has.
    private static func withPartner(_ grounds: Grounds, _ add: Add) {
        guard let partner = partnerOfTrade(grounds) else { return }
        add(8, .jointBid, Reason(
            .obstacle, grounds.trade.text, change: "\(partner.name) en a le métier (\(partner.trade.activities.joined(separator: ", "))).",
            grounds.trade.evidence + [partner.evidence]))
    }

    private static func strength(_ grounds: Grounds, _ add: Add) {
        let hours = grounds.hours
        switch hours.verdict {
        case .tooMany:
            let partner = grounds.partners.first { $0.hasHours }
            add(13, .jointBid, Reason(
                .obstacle, "les heures d’insertion dépassent ce que nous avons de libre\u{A0}: \(BidHours.need(hours))",
                change: partner.map { "\($0.name) en a de libres\u{A0}: répondre ensemble." } ?? "Libérer des heures, ou répondre avec une autre structure.", hours.evidence))
        case .tight:
            add(23, nil, Reason(.question, "heures d’insertion à vérifier mois par mois\u{A0}: \(BidHours.need(hours))", change: "Le plan de charge des mois concernés.", hours.evidence))
        case .enough: add(24, nil, Reason(.good, "heures d’insertion\u{A0}: \(BidHours.need(hours))", hours.evidence))
        case .unknown where hours.monthly != nil:
            add(25, nil, Reason(.question, "heures d’insertion\u{A0}: \(BidHours.need(hours))", change: "Écrire dans le profil les heures libres par mois (workforce.insertionHours).", hours.evidence))
        case .none, .unknown: break
        }
        if grounds.labourIsTooMuch, let labour = hours.labour {
            add(14, .jointBid, Reason(.obstacle, "le lot demande plus d’heures de travail que nous n’en avons de libres (\(BidHours.span(labour)) par mois, au moins)", change: "Répondre en groupement, ou recruter."))
        }
    }

    /// What speaks for us where nothing is reserved.
    private static func chances(_ grounds: Grounds, _ add: Add) {
        guard grounds.reservation.state == .notReserved, grounds.trade.level >= .likely else { return }
        let isStrong = grounds.hours.verdict == .enough
        add(26, nil, Reason(
            isStrong ? .good : .note,
            isStrong ? "non réservé, mais la clause d’insertion est à notre portée\u{A0}: un point fort à faire valoir" : "non réservé\u{A0}: ouvert à toutes les entreprises",
            grounds.reservation.evidence + (isStrong ? grounds.hours.evidence : [])))
    }
}

/// A partner seen against one lot.
struct PartnerFit {
    let name: String
    let evidence: Evidence
    let trade: TradeFit
    let hasHours: Bool
    private let findings: CandidateFindings

    init(_ partner: Profile.Partner, _ trade: TradeFit, _ findings: CandidateFindings) {
        name = partner.name
        evidence = partner.evidence
        self.trade = trade
        hasHours = partner.insertionHours != nil
        self.findings = findings
    }

    /// Whether the rule that refuses us finds the partner's condition met, on the partner's own facts.
    func meets(_ rule: String) -> Bool {
        findings.findings.contains { $0.rule == rule && ($0.verdict == .compliant || $0.verdict == .advice || $0.verdict == .undetermined && $0.harmless) }
    }
}
