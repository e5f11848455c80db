// A worked example: what the papers say, and what the rule makes of it.

import Market
import Rules

enum ExampleText {
    /// - Parameter isContrast: the second example, which shows what would have been right.
    static func blocks(_ example: WorkedExample, _ inputs: RuleInputs, isContrast: Bool) -> [RuleExplanation.Block] {
        let launch = example.market.launchDate.date.map { ", lancement le \(FrenchText.date($0))" } ?? ", date de lancement inconnue"
        var blocks: [RuleExplanation.Block] = [
            .paragraph([.text(isContrast ? "À l’inverse, " : ""), .text("«\u{202F}\(example.name)\u{202F}»\(launch).")])
        ]
        let market = example.market
        // What every rule asks first is told only where it decides.
        let hidden = example.findings.allSatisfy { $0.verdict == .notApplicable } ? [] : inputs.sharedAttributes
        func facts(_ record: Record, _ name: String) -> [RuleExplanation.Block] { Self.facts(record, name, hiding: hidden) }
        blocks += facts(market.notice, "Avis") + facts(market.buyer, "Acheteur") + facts(market.procedure, "Marché")
        let lots = market.lots.members
        for (position, lot) in lots.enumerated() { blocks += facts(lot, lots.count > 1 ? "Lot \(position + 1)" : "Lot") }
        if let candidate = market.candidate { blocks += facts(candidate, "Candidat") }
        if market.lots.completeness != .complete, !lots.isEmpty { blocks.append(.item(["D’autres lots, qui ne sont pas connus"])) }
        if let judged = example.judged { blocks.append(.item([.text("Réponse d’une personne à la question\u{A0}: \(judged ? "oui" : "non")")])) }
        let names = LotNames(market)
        for finding in shown(example.findings) { blocks += result(finding, names, among: example.findings.count) }
        return blocks
    }

    /// The gravest findings, one for each verdict: an example has a point.
    private static func shown(_ findings: [Finding]) -> [Finding] {
        var verdicts: [String] = []
        return findings.filter { finding in
            if verdicts.contains(finding.verdictInFrench) { return false }
            verdicts.append(finding.verdictInFrench)
            return true
        }
    }

    private static func result(_ finding: Finding, _ names: LotNames, among count: Int) -> [RuleExplanation.Block] {
        let lot = count > 1 ? finding.lot.flatMap { names.phrase(for: [$0]) }.map { " (\($0))" } ?? "" : ""
        var blocks: [RuleExplanation.Block] = [.paragraph([.text("→ "), .strong(finding.verdictInFrench), .text("\(lot). \(finding.message)")])]
        if let question = finding.question { blocks.append(.paragraph([.text("Question\u{A0}: \(question)")])) }
        if let remedy = finding.remedy { blocks.append(.clause(remedy)) }
        return blocks
    }

    private static func facts(_ record: Record, _ name: String, hiding hidden: [Attribute]) -> [RuleExplanation.Block] {
        var parts: [String] = []
        for attribute in record.type.attributes where !hidden.contains(attribute) {
            if case .records(let type) = attribute.spec.type {
                let list = record[listSlot: attribute.slot]
                if list.members.isEmpty, list.completeness == .complete { parts.append("\(attribute.spec.label)\u{A0}: aucun") }
                for (position, member) in list.members.enumerated() {
                    let inner = statements(member)
                    if !inner.isEmpty { parts.append("\(type.nameInFrench) \(position + 1) (\(inner.joined(separator: ", ")))") }
                }
            } else if let statement = statement(record[slot: attribute.slot], attribute) {
                parts.append(statement)
            }
        }
        guard !parts.isEmpty else { return [] }
        return [.item([.strong(name), .text("\u{A0}: " + parts.joined(separator: "\u{A0}; "))])]
    }

    private static func statements(_ record: Record) -> [String] {
        record.type.attributes.compactMap { attribute in
            if case .records = attribute.spec.type { return nil }
            return statement(record[slot: attribute.slot], attribute)
        }
    }

    /// « durée 48 mois »; `nil` where nothing is said.
    private static func statement(_ fact: Fact, _ attribute: Attribute) -> String? {
        var values: [String] = []
        for claim in fact.claims {
            let value = FrenchText.value(claim.value, of: attribute.spec.type)
            let shown =
                switch attribute.spec.type {
                case .text: "«\u{202F}\(value)\u{202F}»"
                case .integer, .number: value + (attribute.spec.unit.map { "\u{A0}" + $0 } ?? "")
                default: value
                }
            if !values.contains(shown) { values.append(shown) }
        }
        guard !values.isEmpty else { return fact.denial == nil ? nil : "\(attribute.spec.label)\u{A0}: aucun" }
        let isConflict = values.count > 1 && attribute.spec.cardinality == .one
        return "\(attribute.spec.label)\u{A0}: " + values.joined(separator: isConflict ? " ou " : ", ")
    }
}

extension RecordType {
    fileprivate var nameInFrench: String {
        switch self {
        case .awardCriterion: "critère"
        case .selectionCriterion: "critère de sélection"
        case .insertionCommitment: "engagement d’insertion"
        case .lot: "lot"
        case .candidate: "candidat"
        case .agreement: "convention"
        case .reservedAward: "marché réservé attribué"
        case .yearlyTurnover: "exercice"
        case .reference: "référence"
        case .boardSeat: "siège au conseil d’administration"
        case .notice, .buyer, .procedure: rawValue
        }
    }
}
