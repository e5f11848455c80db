// Papers that contradict each other: a finding of its own, whatever the rules make of it.

import Figures
import Market
import Provenance

enum Contradictions {
    /// The name under which these findings appear; no rule file bears it.
    static let rule = "PIECES-CONTRADICTOIRES"
    static let title = "Pièces de la consultation qui se contredisent"

    static func findings(_ view: MarketView, _ launch: LaunchDate) -> [Finding] {
        var findings: [Finding] = []
        let facts = FactReport(view)
        for record in view.allRecords {
            for (slot, fact) in record.record.facts.enumerated() where fact.claims.count > 1 {
                let attribute = record.attributes[slot]
                guard attribute.spec.cardinality == .one, attribute.spec.type != .text, !isInherited(fact, attribute, view) else { continue }
                let values = fact.distinctValues
                guard values.count > 1 else { continue }
                findings.append(finding(fact, values, attribute, record, facts, view, launch))
            }
        }
        if let count = view.market.lotCountConflict { findings.append(lotCount(count, view, launch)) }
        for discrepancy in view.market.discrepancies where discrepancy.kind == .lists {
            findings.append(lists(discrepancy, view, launch))
        }
        return findings
    }

    /// What a lot has from the market as a whole is said there.
    private static func isInherited(_ fact: Fact, _ attribute: Attribute, _ view: MarketView) -> Bool {
        guard attribute.record == .lot, attribute.spec.inherits,
            let source = Catalogue.standard.attribute(named: attribute.name, of: .procedure)
        else { return false }
        return Set(fact.claims).isSubset(of: view.market.procedure[slot: source.slot].claims)
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
                evidence: fact.claims(amountingTo: value).map(\.evidence))
        }
        var finding = blank(path, record: record, view, launch)
        finding.alternatives = alternatives
        finding.reads = [path]
        finding.evidence = fact.claims.map(\.evidence)
        finding.message = FrenchText.withNoBreakSpaces(
            "Les pièces se contredisent — \(attribute.spec.label + facts.place(of: record, withLot: false)) : \(alternatives.map { sourced($0, view) }.joined(separator: " ou ")).")
        if fact.prevailing == nil, let ranking = Ranking(alternatives, view.market) {
            finding.message += FrenchText.withNoBreakSpaces(" " + ranking.sentence)
            finding.evidence.append(ranking.evidence)
        }
        if let prevailing = fact.prevailing {
            // Settled by a person: it stays visible, but nothing is left to ask.
            finding.harmless = true
            let value = FrenchText.value(fact.claims[prevailing].value, of: attribute.spec.type)
            finding.message += FrenchText.withNoBreakSpaces(" Retenu : « \(value) ».")
        } else {
            finding.question = FrenchText.withNoBreakSpaces(
                "Laquelle des indications prévaut : \(attribute.spec.label + facts.place(of: record, withLot: false)) ?")
            // Worded as the rules that wait for it ask, so that it is asked once.
            let question = facts.question(attribute, .conflicting)
            finding.missing = [MissingFact(attribute: path, label: label, question: question, reason: .conflicting, papers: [])]
        }
        return finding
    }

    private static func lotCount(_ count: (stated: Int, listed: Int), _ view: MarketView, _ launch: LaunchDate) -> Finding {
        let path = AttributePath.field(AttributePath.root(of: .procedure), ProcedureField.numberOfLots.name)
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

    /// Papers that list other lots, or other criteria: each list with where it stands.
    private static func lists(_ discrepancy: Discrepancy, _ view: MarketView, _ launch: LaunchDate) -> Finding {
        var finding = blank(discrepancy.path, lot: discrepancy.lot, launch)
        finding.reads = [discrepancy.path]
        finding.alternatives = discrepancy.sides.map { side in
            Alternative(attribute: discrepancy.path, value: side.text, verdict: .undetermined, severity: nil, evidence: side.evidence)
        }
        finding.evidence = discrepancy.sides.flatMap(\.evidence)
        finding.message = FrenchText.withNoBreakSpaces(
            "Les pièces se contredisent — \(discrepancy.label) : \(finding.alternatives.map { sourced($0, view) }.joined(separator: " ou ")).")
        // No answer can mend a list: the papers are to be corrected.
        finding.question = FrenchText.withNoBreakSpaces("Laquelle des listes est la bonne : \(discrepancy.label) ?")
        return finding
    }

    /// « 48 mois » (RC, CCAP): the value and the papers that give it.
    private static func sourced(_ alternative: Alternative, _ view: MarketView) -> String {
        var papers: [String] = []
        for kind in alternative.evidence.compactMap({ view.context.kinds[$0.document] }) where !papers.contains(kind.label) {
            papers.append(kind.label)
        }
        // All in one paper: naming it would tell nothing.
        let isTelling = view.market.documents.count > 1 && !papers.isEmpty
        return "« \(alternative.value) »" + (isTelling ? " (\(papers.joined(separator: ", ")))" : "")
    }

    private static func blank(_ path: String, record: RecordView?, _ view: MarketView, _ launch: LaunchDate) -> Finding {
        blank(path, lot: record.flatMap(view.lot)?.record.identifier, launch)
    }

    private static func blank(_ path: String, lot: String?, _ launch: LaunchDate) -> Finding {
        Finding(
            FindingHead(id: Fingerprint.of(rule, path), rule: rule, title: title, scope: lot == nil ? .market : .lot, lot: lot),
            verdict: .undetermined, cause: .conflicting, launchDate: launch)
    }
}

/// Which value would prevail by the order of the papers that one of them states. It decides nothing:
/// before the contract is signed, a contradiction is to be corrected.
private struct Ranking {
    let sentence: String
    let evidence: Evidence

    /// `nil` unless every value stands in a paper that the order names, or one in the paper that goes
    /// before all others.
    init?(_ alternatives: [Alternative], _ market: Market) {
        guard let precedence = market.precedence else { return nil }
        let kinds = Dictionary(market.documents.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
        var best: (rank: Int, value: String, paper: PaperKind)?
        var isComplete = true
        for alternative in alternatives {
            let ranked = alternative.evidence.compactMap { kinds[$0.document] }
                .compactMap { kind in precedence.order.firstIndex(of: kind).map { (rank: $0, kind: kind) } }
            guard let first = ranked.min(by: { $0.rank < $1.rank }) else {
                isComplete = false
                continue
            }
            if first.rank < best?.rank ?? .max {
                best = (first.rank, alternative.value, first.kind)
            } else if first.rank == best?.rank {
                return nil
            }
        }
        guard let best, isComplete || best.rank == 0, let source = kinds[precedence.evidence.document] else { return nil }
        let start = best.paper.labelWithArticle
        sentence =
            "D’après l’ordre de priorité des pièces que fixe \(source.labelWithArticle), \(start) l’emporterait : « \(best.value) »."
        evidence = precedence.evidence
    }
}
