// Irregularities of the tender that hurt a bidder, and the question to put to the buyer: taken from the
// findings that were judged, never judged a second time.

import Market
import Provenance
import Rules

enum BuyerQuestions {
    /// - Parameter lots: the lots that are worth a bid; questions about others are nobody's business here.
    static func questions(_ judgement: Judgement, _ ruleSet: RuleSet, lots: Set<String>) -> [BuyerQuestion] {
        var questions: [BuyerQuestion] = []
        let asked = judgement.findings.filter { finding in
            finding.scope != .candidate && !finding.harmless && isGrave(finding) && hurts(finding, ruleSet) && (finding.lot.map(lots.contains) ?? true)
        }
        for finding in asked.sorted(by: { rank($0) < rank($1) }) {
            let question = text(finding)
            if let index = questions.firstIndex(where: { $0.rule == finding.rule && $0.statement == finding.message }) {
                let known = questions[index]
                questions[index] = BuyerQuestion(
                    rule: known.rule, lots: known.lots + [finding.lot].compactMap { $0 }, articles: known.articles, statement: known.statement,
                    question: known.question, evidence: known.evidence)
            } else {
                questions.append(BuyerQuestion(
                    rule: finding.rule, lots: [finding.lot].compactMap { $0 }, articles: articles(finding), statement: finding.message, question: question,
                    evidence: finding.evidence))
            }
        }
        return questions
    }

    /// Something is wrong, or papers say two things: what is merely not known is no reproach.
    private static func isGrave(_ finding: Finding) -> Bool {
        finding.verdict == .breach || finding.verdict == .undetermined && finding.cause == .conflicting
    }

    /// What decides who may bid, in which time, how tenders are judged and what the contract costs: the
    /// stages of the purchase after the need is defined. How the buyer prepared or published is its own affair.
    private static func hurts(_ finding: Finding, _ ruleSet: RuleSet) -> Bool {
        if finding.rule.hasPrefix("RES-") || finding.rule.hasPrefix("DEL-") || finding.rule.hasPrefix("LOT-02") || finding.rule.hasPrefix("PIECES-") { return true }
        switch ruleSet.rule(finding.rule)?.stage {
        case .candidatures?, .offres?, .exécution?: return true
        case .besoin?, .procédure?, nil: return false
        }
    }

    private static func rank(_ finding: Finding) -> Int {
        switch (finding.verdict, finding.severity) {
        case (.breach, .blocking?): 0
        case (.breach, _): 1
        default: 2
        }
    }

    private static func text(_ finding: Finding) -> String {
        if finding.cause == .conflicting { return finding.question ?? "Laquelle de ces indications faut-il retenir ?" }
        return finding.question ?? "Pouvez-vous nous indiquer comment lire ce point, et s’il sera modifié avant la remise des offres ?"
    }

    private static func articles(_ finding: Finding) -> String {
        let names = finding.legalBasis.map(\.article)
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " et " + last
    }
}
