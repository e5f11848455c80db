// What is open, grouped by what would settle it: « le RC répondrait à 9 questions ».

import Market
import Provenance
import Rules

/// The open questions of one consultation.
public struct OpenQuestions: Sendable {
    /// One question, of one fact or of the same fact of several lots.
    public struct Question: Sendable {
        public let text: String
        public let reason: MissingFact.Reason
        /// The facts it would settle, by path.
        public fileprivate(set) var attributes: [String]
        /// The rules that wait for it.
        public fileprivate(set) var rules: [String]
        /// Every kind of paper that could answer it.
        public let papers: [PaperKind]

        var lots: [String] { attributes.compactMap(\.namedLot) }
    }

    /// Who or what would settle some of them.
    public enum Source: Hashable, Sendable {
        case paper(PaperKind)
        /// No paper is left that could: the buyer has to say.
        case person
    }

    /// Questions by source: first the paper that answers most.
    public let groups: [(source: Source, questions: [Question])]

    public var count: Int { groups.reduce(0) { $0 + $1.questions.count } }

    public init(_ findings: [Finding]) {
        var questions: [Question] = []
        var places: [Key: Int] = [:]
        for finding in findings where finding.verdict == .undetermined && finding.needsAction {
            for fact in finding.missing {
                guard let text = fact.question else { continue }
                let key = Key(attribute: fact.attribute.withoutMember, text: text, papers: fact.papers)
                if let place = places[key] {
                    if !questions[place].attributes.contains(fact.attribute) { questions[place].attributes.append(fact.attribute) }
                    if !questions[place].rules.contains(finding.rule) { questions[place].rules.append(finding.rule) }
                } else {
                    places[key] = questions.count
                    questions.append(
                        Question(text: text, reason: fact.reason, attributes: [fact.attribute], rules: [finding.rule], papers: fact.papers))
                }
            }
        }
        groups = Self.grouped(Self.withoutInherited(questions))
    }

    /// Who answers for the procedure has answered for the lots that inherit: nobody is asked twice.
    private static func withoutInherited(_ questions: [Question]) -> [Question] {
        var kept = questions
        for attribute in RecordType.lot.attributes where attribute.spec.inherits {
            let procedure = AttributePath.field(AttributePath.root(of: .procedure), attribute.name)
            let suffix = "].\(attribute.name)"
            guard let whole = kept.firstIndex(where: { $0.attributes == [procedure] }) else { continue }
            let ofLots = kept.filter { $0.attributes.allSatisfy { $0.namedLot != nil && $0.hasSuffix(suffix) } }
            for rule in ofLots.flatMap(\.rules) where !kept[whole].rules.contains(rule) { kept[whole].rules.append(rule) }
            kept.removeAll { $0.attributes.allSatisfy { $0.namedLot != nil && $0.hasSuffix(suffix) } }
        }
        return kept
    }

    /// Takes the paper that answers most, then the one that answers most of the rest, and so on: the
    /// reader wants to know which paper to fetch first.
    private static func grouped(_ questions: [Question]) -> [(source: Source, questions: [Question])] {
        var rest = questions
        var groups: [(source: Source, questions: [Question])] = []
        while true {
            var best: (paper: PaperKind, count: Int)?
            // A CCP would do where a CCAP is named, but nobody is asked for both.
            for paper in PaperKind.allCases {
                let count = rest.count { $0.papers.contains(paper) }
                if count > best?.count ?? 0 { best = (paper, count) }
            }
            guard let best else { break }
            groups.append((.paper(best.paper), rest.filter { $0.papers.contains(best.paper) }))
            rest.removeAll { $0.papers.contains(best.paper) }
        }
        if !rest.isEmpty { groups.append((.person, rest)) }
        return groups
    }

    private struct Key: Hashable {
        let attribute: String
        let text: String
        let papers: [PaperKind]
    }
}
