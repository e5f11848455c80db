// An urban-renewal operation as a part of a page: the figures of `clausier operation`, with a bar for each contract.

import Figures
import Operations
import Rules

/// The report of an operation, to be placed in another page.
public enum OperationHTML {
    /// UTF-8, without script or style. Classes begin with `op-`; bars are SVG.
    public static func fragment(_ operation: OperationAssessment, titleLevel: Int = 1) -> [UInt8] {
        var writer = HTMLWriter(titleLevel: titleLevel)
        writer.heading(0) { $0.paper(operation.name) }
        writer.element("ul", ["class": "op-verdicts"]) { writer in
            for objective in operation.objectives {
                writer.element("li", ["class": "op-\(objective.verdict.rawValue)"]) { writer in
                    writer.element("strong", text: objective.title + "\u{A0}: ")
                    writer.text(objective.verdict.inFrench + ".")
                }
            }
        }
        writer.element("dl") { writer in
            writer.pair("Jour", FrenchText.date(operation.day))
            if let cost = operation.hourlyCost {
                writer.pair("Coût horaire", "\(HoursText.span(cost.value)) € par heure\(cost.isConfirmed ? "" : " — non confirmé") (\(cost.source))")
            }
        }
        for objective in operation.objectives { writer.objective(objective) }
        if !operation.others.isEmpty {
            writer.heading(1, text: "Hors de la charte")
            writer.element("ul") { writer in for line in operation.others { writer.element("li") { $0.paper(line.contract.name) } } }
        }
        writer.engineering(operation.engineering)
        writer.carriers(operation.carriers)
        if !operation.reserves.isEmpty { writer.heading(1, text: "À savoir") }
        for reserve in operation.reserves { writer.element("p") { $0.prose(reserve) } }
        writer.element(
            "p", ["class": "hint"],
            text: "Heures à réserver = montant HT × part de la main-d’œuvre ÷ coût horaire chargé × taux. La charte se mesure sur l’ensemble du projet\u{A0}: un contrat sous le taux est un signal, pas un manquement.")
        return Array(writer.html.utf8)
    }
}

extension HTMLWriter {
    fileprivate mutating func pair(_ label: String, _ text: String) { pair(label, [text]) }

    private mutating func pair(_ label: String, _ texts: [String]) {
        element("dt", text: label)
        for text in texts { element("dd") { $0.prose(text) } }
    }

    fileprivate mutating func objective(_ objective: OperationAssessment.Objective) {
        let rate = objective.rate.map { " — \(HoursText.span($0.value))\u{A0}% des heures travaillées" } ?? ""
        heading(1, text: objective.title + rate)
        let scale = OperationScale(objective)
        element("table", ["class": "stack op-table"]) { writer in
            writer.element("thead") { writer in
                writer.element("tr") { writer in
                    for title in ["Contrat", "Montant", "Heures écrites", "À réserver", "Taux écrit"] { writer.element("th", ["scope": "col"], text: title) }
                }
            }
            writer.element("tbody") { writer in
                for line in objective.lines { writer.line(line, scale) }
                writer.element("tr", ["class": "op-whole"]) { writer in
                    writer.element("th", ["scope": "row"], text: "Ensemble")
                    writer.cell("Montant", "")
                    writer.element("td", ["data-label": "Heures écrites"]) { writer in
                        writer.text(objective.written.map(HoursText.hours) ?? FrenchText.unstated)
                        writer.bar(written: objective.written, required: objective.required, scale)
                    }
                    writer.cell("À réserver", objective.required.map(HoursText.hours) ?? FrenchText.unstated)
                    writer.cell("Taux écrit", "")
                }
            }
        }
        element("p", ["class": "hint"], text: "Barre pleine\u{A0}: heures écrites. Cadre\u{A0}: heures à réserver, de la lecture la plus prudente à la plus exigeante.")
        element("dl") { writer in
            if objective.optionalHours > .zero { writer.pair("Tranches optionnelles", "\(FrenchText.number(objective.optionalHours))\u{A0}h, comptées une fois affermies") }
            if let cost = objective.byCost, let share = objective.byShare, !(cost.isExact && share.isExact) {
                writer.pair("Sensibilité", "le coût horaire seul\u{A0}: \(HoursText.hours(cost))\u{A0}; les parts de main-d’œuvre seules\u{A0}: \(HoursText.hours(share))")
            }
            if let lacking = objective.lacking, lacking.high > .zero {
                writer.pair("Manquent", HoursText.hours(lacking))
                let places = objective.placements.compactMap { line in
                    line.room.map { "\(line.contract.name) (\(line.contract.status.label))\u{A0}: \(HoursText.hours($0)) de plus à son propre taux" }
                }
                if !places.isEmpty { writer.pair("Où les placer", places) }
            }
            if !objective.missing.isEmpty { writer.pair("Il manque", objective.missing) }
        }
    }

    private mutating func line(_ line: OperationAssessment.Line, _ scale: OperationScale) {
        let contract = line.contract
        element("tr") { writer in
            writer.element("th", ["scope": "row"]) { writer in
                writer.paper(contract.name)
                writer.void("br")
                writer.element("span", ["class": "hint"], text: "\(contract.nature.label), \(contract.status.label)")
            }
            writer.cell("Montant", contract.amount.map { "\(FrenchText.number($0))\u{A0}€\u{A0}HT" } ?? FrenchText.unstated)
            writer.element("td", ["data-label": "Heures écrites"]) { writer in
                writer.text(contract.hours.map(HoursText.hours) ?? FrenchText.unstated)
                writer.bar(written: contract.hours, required: line.required, scale)
            }
            writer.cell("À réserver", line.required.map(HoursText.hours) ?? FrenchText.unstated)
            writer.cell("Taux écrit", line.impliedRate.map { "\(HoursText.span($0, places: 1))\u{A0}%" } ?? "")
        }
    }

    private mutating func cell(_ label: StaticString, _ text: String) {
        element("td", ["data-label": label.description]) { $0.text(text) }
    }

    /// Hours as a bar, what is required as a frame; the same figures stand beside it as text.
    private mutating func bar(written: Interval?, required: Interval?, _ scale: OperationScale) {
        guard written != nil || required != nil else { return }
        element("svg", ["class": "op-bar", "viewBox": "0 0 1000 40", "preserveAspectRatio": "none", "aria-hidden": "true"]) { writer in
            if let written {
                writer.element("rect", ["class": "op-written", "x": "0", "y": "8", "height": "24", "width": scale.place(written.low)]) { _ in }
                if !written.isExact {
                    writer.element("rect", ["class": "op-unsure", "x": scale.place(written.low), "y": "8", "height": "24", "width": scale.width(written)]) { _ in }
                }
            }
            if let required {
                writer.element("rect", ["class": "op-required", "x": scale.place(required.low), "y": "2", "height": "36", "width": scale.width(required)]) { _ in }
            }
        }
    }

    fileprivate mutating func engineering(_ contracts: [OperationContract]) {
        guard !contracts.isEmpty else { return }
        heading(1, text: "Embauches liées à l’ingénierie")
        element("p", ["class": "hint"], text: "La charte n’en fixe pas le nombre.")
        element("ul") { writer in
            for contract in contracts {
                writer.element("li") { writer in
                    writer.paper(contract.name)
                    writer.text("\u{A0}: " + (contract.hires.map { French.count($0, "embauche prévue", "embauches prévues") } ?? "rien n’est écrit"))
                }
            }
        }
    }

    fileprivate mutating func carriers(_ carriers: [OperationAssessment.Carrier]) {
        guard !carriers.isEmpty else { return }
        heading(1, text: "Qui porte les heures")
        element("ul") { writer in
            for carrier in carriers {
                writer.element("li") { writer in
                    writer.element("strong") { $0.paper(carrier.name) }
                    writer.text(" (\(carrier.role.label))\u{A0}: \(HoursText.hours(carrier.hours)) — \(carrier.contracts.joined(separator: ", "))")
                }
            }
        }
    }
}

/// Hours on a scale of a thousand, the same for all bars of one objective.
private struct OperationScale {
    private let most: ExactDecimal

    init(_ objective: OperationAssessment.Objective) {
        let whole = [objective.written, objective.required].compactMap { $0?.high }
        let single = objective.lines.flatMap { [$0.contract.hours, $0.required] }.compactMap { $0?.high }
        most = (whole + single).max() ?? .zero
    }

    private func position(_ value: ExactDecimal) -> Int {
        guard most > .zero, let part = value.multiplied(by: 1000)?.divided(by: most, places: 0) else { return 0 }
        return min(1000, max(0, Int(part.description) ?? 0))
    }

    func place(_ value: ExactDecimal) -> String { String(position(value)) }

    /// At least a line.
    func width(_ interval: Interval) -> String { String(max(6, position(interval.high) - position(interval.low))) }
}
