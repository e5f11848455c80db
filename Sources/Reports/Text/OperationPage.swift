// An urban-renewal operation against the charter: `clausier operation`.

import Figures
import Operations
import Rules

/// The page of an operation.
public enum OperationPage {
    public static func page(_ operation: OperationAssessment, display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        page.paragraph(Run("\(operation.name)\u{A0}: ", .strong), Run(sentence(operation)))
        page.blank()
        page.row(Run("Jour", .faint), [Run(FrenchText.date(operation.day))], indent: 2, labelWidth: 16)
        if let cost = operation.hourlyCost {
            let mark = cost.isConfirmed ? "" : " — non confirmé"
            page.row(
                Run("Coût horaire", .faint), [Run("\(HoursText.span(cost.value)) € par heure\(mark) (\(cost.source))")], indent: 2, labelWidth: 16)
        }
        for objective in operation.objectives { page.objective(objective) }
        if !operation.others.isEmpty {
            page.heading("Hors de la charte (\(operation.others.count))", .faint)
            for line in operation.others { page.line(line) }
        }
        page.engineering(operation.engineering)
        page.carriers(operation.carriers)
        if !operation.reserves.isEmpty { page.heading("À savoir", .warning) }
        for reserve in operation.reserves { page.paragraph(Run(reserve), indent: 2) }
        page.blank()
        page.paragraph(
            Run(
                "Heures à réserver = montant HT × part de la main-d’œuvre ÷ coût horaire chargé × taux. La charte se mesure sur l’ensemble du projet\u{A0}: un contrat sous le taux est un signal, pas un manquement.",
                .faint), indent: 2)
        return page.bytes
    }

    private static func sentence(_ operation: OperationAssessment) -> String {
        operation.objectives.map { "\($0.title.lowercased()), \($0.verdict.inFrench)" }.joined(separator: "\u{A0}; ") + "."
    }
}

enum HoursText {
    /// « 760 », « 950 à 1 250 ».
    static func span(_ interval: Interval, places: Int = 0) -> String {
        let low = rounded(interval.low, places)
        let high = rounded(interval.high, places)
        return low == high ? low : "\(low) à \(high)"
    }

    static func hours(_ interval: Interval) -> String { span(interval) + "\u{A0}h" }

    private static func rounded(_ value: ExactDecimal, _ places: Int) -> String {
        FrenchText.number(value.divided(by: 1, places: places) ?? value)
    }
}

extension OperationAssessment.Objective.Verdict {
    /// In French, as reports say it.
    public var inFrench: String {
        switch self {
        case .reached: "objectif atteint"
        case .below: "écart à l’engagement probable, à justifier"
        case .toCheck: "à vérifier, cela dépend des paramètres"
        case .unknown: "à vérifier, il manque des éléments"
        }
    }

    fileprivate var ink: Ink {
        switch self {
        case .reached: .good
        case .below: .warning
        case .toCheck, .unknown: .question
        }
    }
}

extension Page {
    fileprivate mutating func objective(_ objective: OperationAssessment.Objective) {
        let rate = objective.rate.map { " — \(HoursText.span($0.value))\u{A0}% des heures travaillées" } ?? ""
        heading(objective.title + rate, objective.verdict.ink)
        for line in objective.lines { self.line(line) }
        blank()
        row(Run("Ensemble", .strong), [Run(French.capitalised(objective.verdict.inFrench), objective.verdict.ink)], indent: 2, labelWidth: 16)
        if let written = objective.written {
            let optional = objective.optionalHours > .zero ? ", et \(FrenchText.number(objective.optionalHours))\u{A0}h en tranches optionnelles" : ""
            row(Run("Écrites", .faint), [Run(HoursText.hours(written) + optional)], indent: 2, labelWidth: 16)
        }
        if let required = objective.required { row(Run("À réserver", .faint), [Run(HoursText.hours(required))], indent: 2, labelWidth: 16) }
        if let cost = objective.byCost, let share = objective.byShare, !(cost.isExact && share.isExact) {
            row(
                Run("Sensibilité", .faint),
                [Run("le coût horaire seul\u{A0}: \(HoursText.hours(cost))\u{A0}; les parts de main-d’œuvre seules\u{A0}: \(HoursText.hours(share))")],
                indent: 2, labelWidth: 16)
        }
        if let lacking = objective.lacking, lacking.high > .zero {
            row(Run("Manquent", .faint), [Run(HoursText.hours(lacking))], indent: 2, labelWidth: 16)
            for (position, line) in objective.placements.enumerated() {
                guard let room = line.room else { continue }
                row(
                    Run(position == 0 ? "Où les placer" : "", .faint),
                    [Run("\(line.contract.name) (\(line.contract.status.label))\u{A0}: \(HoursText.hours(room)) de plus à son propre taux")],
                    indent: 2, labelWidth: 16)
            }
        }
        for missing in objective.missing { row(Run("Il manque", .question), [Run(missing)], indent: 2, labelWidth: 16) }
    }

    fileprivate mutating func line(_ line: OperationAssessment.Line) {
        let contract = line.contract
        var place = "\(contract.nature.label), \(contract.status.label)"
        if let source = contract.source { place += ", \(source)" }
        paragraph(Run(contract.name, .strong), Run(" (\(place))", .faint), indent: 2, hanging: 4)
        var parts = [contract.amount.map { "\(FrenchText.number($0))\u{A0}€\u{A0}HT" } ?? "montant inconnu"]
        if let share = line.labourShare {
            parts.append("main-d’œuvre \(HoursText.span(share.value))\u{A0}%" + (share.isConfirmed ? "" : " (non confirmée)"))
        }
        parts.append(contract.hours.map { "\(HoursText.hours($0)) écrites" } ?? "heures inconnues")
        if contract.optionalHours > .zero { parts.append("\(FrenchText.number(contract.optionalHours))\u{A0}h en tranche optionnelle") }
        if let required = line.required { parts.append("\(HoursText.hours(required)) à réserver") }
        if let implied = line.impliedRate { parts.append("taux écrit \(HoursText.span(implied, places: 1))\u{A0}%") }
        if let density = line.perHundredThousand { parts.append("\(HoursText.span(density, places: 1))\u{A0}h pour 100\u{202F}000\u{A0}€") }
        paragraph(Run(parts.joined(separator: "\u{A0}; ")), indent: 4)
        for remark in contract.remarks { paragraph(Run(French.capitalised(FrenchText.withNoBreakSpaces(remark)) + ".", .faint), indent: 4) }
    }

    fileprivate mutating func engineering(_ contracts: [OperationContract]) {
        guard !contracts.isEmpty else { return }
        heading("Embauches liées à l’ingénierie (la charte n’en fixe pas le nombre)", .faint)
        for contract in contracts {
            let hires = contract.hires.map { French.count($0, "embauche prévue", "embauches prévues") } ?? "rien n’est écrit"
            paragraph(Run("\(contract.name)\u{A0}: \(hires)"), indent: 2, hanging: 4)
        }
    }

    fileprivate mutating func carriers(_ carriers: [OperationAssessment.Carrier]) {
        guard !carriers.isEmpty else { return }
        heading("Qui porte les heures", .faint)
        for carrier in carriers {
            paragraph(
                Run(carrier.name, .strong), Run(" (\(carrier.role.label))\u{A0}: \(HoursText.hours(carrier.hours)) — \(carrier.contracts.joined(separator: ", "))"),
                indent: 2, hanging: 4)
        }
    }
}
