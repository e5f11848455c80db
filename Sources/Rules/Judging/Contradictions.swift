// Papers that contradict each other: a finding of its own, whatever the rules make of it.

import Figures
import Market
import Provenance

enum Contradictions {
    /// The name under which these findings appear; no rule file bears it.
    static let rule = "PIECES-CONTRADICTOIRES"
    private static let title = "Pièces de la consultation qui se contredisent"

    static func findings(_ view: MarketView, _ launch: LaunchDate) -> [Finding] {
        var findings: [Finding] = []
        let facts = FactReport(view)
        for record in view.allRecords {
            for (slot, fact) in record.record.facts.enumerated() where fact.claims.count > 1 {
                let attribute = record.attributes[slot]
                guard attribute.spec.cardinality == .one, attribute.spec.type != .text else { continue }
                let values = fact.distinctValues
                guard values.count > 1 else { continue }
                findings.append(finding(fact, values, attribute, record, facts, view, launch))
            }
        }
        if let count = view.market.lotCountConflict { findings.append(lotCount(count, view, launch)) }
        return findings
    }

    private static func finding(
        _ fact: Fact, _ values: [FactValue], _ attribute: Attribute, _ record: RecordView, _ facts: FactReport, _ view: MarketView,
        _ launch: LaunchDate
    ) -> Finding {
        let path = AttributePath.field(view.path(of: record), attribute.name)
        let label = attribute.spec.label + facts.place(of: record)
        let alternatives = values.map { value in
            Alternative(
                attribute: path, value: FrenchText.value(value, of: attribute.spec.type), verdict: .undetermined, severity: nil,
                evidence: fact.claims.filter { $0.value == value }.map(\.evidence))
        }
        var finding = blank(path, record: record, view, launch)
        finding.alternatives = alternatives
        finding.reads = [path]
        finding.evidence = fact.claims.map(\.evidence)
        finding.message = FrenchText.withNoBreakSpaces(
            "Les pièces se contredisent — \(label) : \(alternatives.map { "« \($0.value) »" }.joined(separator: " ou ")).")
        if let prevailing = fact.prevailing {
            // Settled by a person: it stays visible, but nothing is left to ask.
            finding.harmless = true
            let value = FrenchText.value(fact.claims[prevailing].value, of: attribute.spec.type)
            finding.message += FrenchText.withNoBreakSpaces(" Retenu : « \(value) ».")
        } else {
            let question = FrenchText.withNoBreakSpaces("Laquelle des indications prévaut : \(label) ?")
            finding.question = question
            finding.missing = [MissingFact(attribute: path, label: label, question: question, reason: .conflicting, papers: [])]
        }
        return finding
    }

    private static func lotCount(_ count: (stated: Int, listed: Int), _ view: MarketView, _ launch: LaunchDate) -> Finding {
        let path = AttributePath.field(AttributePath.root(of: .procedure), "\(ProcedureField.numberOfLots)")
        var finding = blank(path, record: nil, view, launch)
        finding.reads = [path, AttributePath.root(of: .lot)]
        finding.evidence = view.market.procedure[.numberOfLots as ProcedureField].claims.map(\.evidence)
        finding.message = FrenchText.withNoBreakSpaces(
            "Les pièces se contredisent — nombre de lots : « \(count.stated) » annoncés, « \(count.listed) » décrits.")
        let question = ProcedureField.numberOfLots.spec.question
        finding.question = question
        finding.missing = [
            MissingFact(attribute: path, label: ProcedureField.numberOfLots.spec.label, question: question, reason: .conflicting, papers: [])
        ]
        return finding
    }

    private static func blank(_ path: String, record: RecordView?, _ view: MarketView, _ launch: LaunchDate) -> Finding {
        let lot = record.flatMap(view.lot)?.record.identifier
        return Finding(
            id: Fingerprint.of(rule, path), rule: rule, title: title, verdict: .undetermined, cause: .conflicting,
            scope: lot == nil ? .market : .lot, lot: lot, legalBasis: [], message: "", launchDate: launch)
    }
}
