// What holds for the whole contract: payment, advance, retention, penalties, price, form of the tender.

import Figures
import Market
import Operations
import Provenance
import Rules

enum TermLines {
    /// Lines about the market as a whole.
    static func lines(of market: Market) -> [SheetLine] {
        let procedure = market.procedure
        var lines: [SheetLine] = []
        func tell(_ topic: SheetLine.Topic, _ field: ProcedureField, _ text: (String) -> String, advice: String? = nil) {
            if let stated = procedure.told(field) { lines.append(SheetLine(topic, .note, text(stated.text), advice: advice, stated.evidence)) }
        }
        tell(.payment, .paymentDelay) { "délai de paiement de \($0)" }
        tell(.advance, .advanceRate) { "avance de \($0)\u{A0}%" }
        tell(.retention, .retentionRate) { "retenue de garantie de \($0)\u{A0}%" }
        tell(.penalties, .latePenalties) { "pénalités\u{A0}: \(short($0))" }
        tell(.price, .priceVariation) { $0 }
        tell(.grouping, .groupingForm) { "forme demandée au groupement\u{A0}: \($0)" }
        tell(.grouping, .subcontracting) { "sous-traitance \($0)" }
        lines += silences(market)
        return lines
    }

    /// What a bidder needs and the papers, read in full, do not say.
    private static func silences(_ market: Market) -> [SheetLine] {
        let procedure = market.procedure
        var lines: [SheetLine] = []
        let coverage = market.coverage
        func isSilent(_ field: ProcedureField) -> Bool {
            guard procedure[field].claims.isEmpty else { return false }
            return coverage.isSilence(about: Catalogue.standard.attributes(of: .procedure)[field.rawValue], in: procedure)
        }
        if isSilent(.priceVariation) {
            let isLong = market.lots.members.contains { lot in
                guard case .duration(let duration)? = lot.firstValue(of: LotField.duration), let months = duration.wholeMonths else { return false }
                return months > 12
            }
            lines.append(SheetLine(
                .price, .question, "les pièces ne disent pas si les prix sont révisés" + (isLong ? ", pour un marché de plus d’un an" : ""),
                advice: "Demander à l’acheteur si une révision est prévue, et selon quelle formule."))
        }
        if isSilent(.paymentDelay) { lines.append(SheetLine(.payment, .question, "les pièces ne disent pas le délai de paiement", advice: "Le demander à l’acheteur.")) }
        if isSilent(.advanceRate) {
            lines.append(SheetLine(.advance, .question, "les pièces ne prévoient pas d’avance", advice: "Demander à l’acheteur s’il en consent une."))
        }
        return lines
    }

    static func short(_ text: String, limit: Int = 160) -> String {
        text.count > limit ? text.prefix(limit - 1) + "…" : text
    }
}

/// Lines about one lot: amounts, duration, capacity asked, insertion.
enum LotTermLines {
    static func lines(of lot: Record, _ hours: HoursNeed, _ profile: Profile) -> [SheetLine] {
        var lines: [SheetLine] = []
        func tell(_ topic: SheetLine.Topic, _ field: LotField, mark: SheetLine.Mark = .note, advice: String? = nil, _ text: (String) -> String) {
            if let stated = lot.told(field) { lines.append(SheetLine(topic, mark, text(stated.text), advice: advice, stated.evidence)) }
        }
        tell(.amount, .estimatedValue) { "estimé à \($0)" }
        tell(.amount, .frameworkMaximumValue) { "maximum \($0)" }
        tell(.amount, .frameworkPeriodMaximum) { "maximum par période\u{A0}: \($0)" }
        tell(.amount, .frameworkMinimumValue) { "minimum \($0)" }
        lines += duration(lot)
        tell(.turnover, .minimumTurnover) { "chiffre d’affaires demandé\u{A0}: \($0)" }
        tell(.turnover, .minimumTurnoverRatio) { "chiffre d’affaires demandé\u{A0}: \($0) fois le montant estimé" }
        tell(.references, .referencesNumber) { "\($0) référence(s) demandée(s)" }
        tell(.references, .requiredCertificates) { "certificats demandés\u{A0}: \(TermLines.short($0))" }
        if let visit = lot.told(LotField.siteVisit), visit.text != CodeList.siteVisit.label(of: "none") {
            let isRequired = lot[LotField.siteVisit].claims.contains { $0.value == .code("required") }
            lines.append(SheetLine(
                .visit, isRequired ? .question : .note, visit.text,
                advice: isRequired ? "Prendre rendez-vous dès maintenant et garder l’attestation." : nil, visit.evidence))
        }
        lines += insertion(lot, hours, profile)
        return lines
    }

    private static func duration(_ lot: Record) -> [SheetLine] {
        guard let duration = lot.told(LotField.duration) else { return [] }
        var text = duration.text
        var mark = SheetLine.Mark.note
        var advice: String?
        var evidence = duration.evidence
        if let renewals = lot.told(LotField.renewalMaximum), renewals.text != "0" {
            text += ", reconductible \(renewals.text) fois"
            evidence += renewals.evidence
        }
        if let description = lot.told(LotField.renewalDescription), WordSearch.words(description.text).contains(where: { $0.hasPrefix("tacit") }) {
            text += " par tacite reconduction"
            mark = .question
            advice = "La reconduction se fait sans que l’on nous demande\u{A0}: vérifier si nous pouvons la refuser, et à quel prix elle se fait."
            evidence += description.evidence
        }
        return [SheetLine(.duration, mark, text, advice: advice, evidence)]
    }

    private static func insertion(_ lot: Record, _ hours: HoursNeed, _ profile: Profile) -> [SheetLine] {
        var lines: [SheetLine] = []
        switch hours.verdict {
        case .none:
            if let clause = lot.told(LotField.insertionClause) { lines.append(SheetLine(.insertion, .note, "pas d’heures d’insertion demandées", clause.evidence)) }
        default:
            guard hours.monthly != nil || hours.total != nil else {
                if let clause = lot.told(LotField.insertionClause) {
                    lines.append(SheetLine(.insertion, .question, "\(clause.text), sans nombre d’heures lu", advice: "Chercher le nombre d’heures dans l’acte d’engagement ou l’annexe.", clause.evidence))
                }
                break
            }
            lines.append(SheetLine(.insertion, mark(hours.verdict), BidHours.need(hours), advice: hours.remarks.isEmpty ? nil : hours.remarks.joined(separator: " ; "), hours.evidence))
        }
        if let labour = hours.labour {
            let free = profile.workforce.totalHours?.span
            lines.append(SheetLine(
                .capacity, free.map { labour.low > $0.high ? .obstacle : labour.high > $0.low ? .question : .good } ?? .note,
                "toutes heures\u{A0}: \(BidHours.span(labour)) par mois, estimation large" + (free.map { ", pour \(BidHours.span($0)) libres" } ?? ""), []))
        }
        if let penalty = lot.told(LotField.insertionPenalty) {
            lines.append(SheetLine(.penalties, .note, "\(penalty.text) par heure d’insertion non réalisée", penalty.evidence))
        }
        lines += role(lot, hours)
        return lines
    }

    private static func mark(_ verdict: HoursNeed.Verdict) -> SheetLine.Mark {
        switch verdict {
        case .enough: .good
        case .tooMany: .obstacle
        case .tight, .unknown: .question
        case .none: .note
        }
    }

    /// Direct contractor, co-contractor, or subcontractor for the clause of whoever wins.
    private static func role(_ lot: Record, _ hours: HoursNeed) -> [SheetLine] {
        guard hours.verdict != .none, hours.total != nil || lot[LotField.insertionClause].claims.contains(where: { $0.value == .code("required") }) else { return [] }
        let modes = lot[LotField.insertionModes].claims
        let publics = lot[LotField.insertionPublics].claims
        func has(_ claims: [Claim], _ code: String) -> Bool { claims.contains { $0.value == .code(code) } }
        var ways: [String] = []
        var evidence: [Evidence] = []
        if has(publics, "insertion-structure") {
            ways.append("titulaire (les salariés d’une structure d’insertion comptent)")
            evidence += publics.filter { $0.value == .code("insertion-structure") }.map(\.evidence)
        } else {
            ways.append("titulaire, si la clause admet nos salariés")
        }
        if has(modes, "subcontracting") {
            ways.append("cotraitant ou sous-traitant d’une entreprise")
            evidence += modes.filter { $0.value == .code("subcontracting") }.map(\.evidence)
        }
        if has(modes, "made-available") { ways.append("mise à disposition (AI, ETTI)") }
        return [SheetLine(.role, .note, "notre rôle possible\u{A0}: " + ways.joined(separator: ", "), evidence)]
    }
}

/// Hours in French.
public enum BidHours {
    /// « 52 h », « 52 à 78 h »: whole hours, never more exact than what is known.
    public static func span(_ interval: Interval) -> String {
        let low = FrenchText.number(interval.low.floored)
        let high = FrenchText.number(interval.high.raised)
        return (low == high ? low : "\(low) à \(high)") + "\u{A0}h"
    }

    /// « 0,4 à 0,6 »: one decimal.
    public static func posts(_ interval: Interval) -> String {
        func rounded(_ value: ExactDecimal) -> String { FrenchText.number(value.divided(by: 1, places: 1) ?? value) }
        let low = rounded(interval.low)
        let high = rounded(interval.high)
        if high == "0" { return "moins de 0,1" }
        return low == high ? low : "\(low) à \(high)"
    }

    static func need(_ hours: HoursNeed) -> String {
        var parts: [String] = []
        if let total = hours.total {
            parts.append("\(span(total)) écrites" + (hours.countsRenewals ? ", reconductions comprises" : ""))
        }
        if let monthly = hours.monthly {
            parts.append("\(span(monthly)) par mois" + (hours.posts.map { ", soit \(posts($0)) équivalent temps plein" } ?? ""))
        }
        if let capacity = hours.capacity { parts.append("pour \(span(capacity)) libres par mois") }
        if !hours.shortMonths.isEmpty { parts.append("manque en \(hours.shortMonths.prefix(6).map(name).joined(separator: ", "))\(hours.shortMonths.count > 6 ? "…" : "")") }
        if hours.optional > .zero { parts.append("et \(FrenchText.number(hours.optional))\u{A0}h en tranche optionnelle") }
        return parts.joined(separator: " ; ")
    }

    /// « juillet 2027 ».
    public static func name(_ month: Month) -> String {
        guard let first = CivilDate(year: month.year, month: month.month, day: 1) else { return month.description }
        // « 1er juillet 2027 » without its day.
        return FrenchText.date(first).split(separator: "\u{A0}").dropFirst().joined(separator: " ")
    }
}


extension ExactDecimal {
    /// The whole number above.
    var raised: ExactDecimal { floored == self ? self : floored.adding(.one) ?? self }
}
