// What a report would say of each open finding, as words for a comment in a paper's margin.

import Market
import Provenance
import Rules

/// A finding, or the same finding of several lots, worded for whoever writes it beside a clause.
public struct Remark: Sendable {
    /// One of the values that contradict each other, or of the ways in which something may turn out.
    public struct Side: Sendable {
        /// « 950 ».
        public let value: String
        public let evidence: [Evidence]
    }

    public let rule: String
    public let title: String
    /// « lot 2, critère « Prix » »; `nil` for the market as a whole.
    public let subject: String?
    /// « Irrégularité probable — à justifier ».
    public let verdict: String
    /// « L2113-16 (loi) · version du 1er avril 2019 »; empty where no text stands behind it.
    public let basis: String
    public let message: String
    public let reservations: [String]
    public let question: String?
    public let remedy: String?
    /// It only waits for facts, or for the day that says which law applies: there is nothing to change
    /// yet, but something to answer.
    public let isWaiting: Bool
    /// Where the facts are written: what the reason speaks of first. Without people's declarations.
    public let evidence: [Evidence]
    /// Of a contradiction.
    public let sides: [Side]
}

/// Everything to be said beside the papers of one consultation.
public struct Remarks: Sendable {
    /// The verdict in a sentence, with the counts.
    public let headline: String
    /// The gravest first, within a gravity by lot.
    public let remarks: [Remark]
    /// Questions that the papers leave open, by who or what would answer them.
    public let questions: [(heading: String, lines: [String])]
    /// Passages on which so many rules rest that they say nothing of one: the article that names the
    /// procedure, the buyer's name.
    public let common: Set<Evidence>

    /// What is open: breaches, points to look into, advice.
    public init(_ consultation: JudgedConsultation) {
        let findings = consultation.judgement.findings
        let lots = LotNames(consultation.market)
        let grouped = GroupedFindings(findings, lots: lots)
        // Without the path: it is nobody's business on whose machine the papers lay.
        headline = French.capitalised(SummarySentence(consultation, grouped).runs.dropFirst().map(\.text).joined())
        questions = OpenQuestions(findings).groups.map { group in
            (Self.heading(group.source, group.questions.count), group.questions.map { Self.line($0, lots) })
        }
        common = Self.commonEvidence(findings)
        let open: [FindingGroup] = [.blocking, .major, .commitment, .undetermined, .advice]
        remarks = open.flatMap { group in grouped[group].map { Remark($0, group, consultation, lots) } }
    }

    /// Shown for one rule in ten, and for several.
    private static func commonEvidence(_ findings: [Finding]) -> Set<Evidence> {
        var rules: [Evidence: Set<String>] = [:]
        for finding in findings {
            for evidence in finding.evidence { rules[evidence, default: []].insert(finding.rule) }
        }
        let limit = max(6, Set(findings.map(\.rule)).count / 10)
        return Set(rules.filter { $0.value.count >= limit }.keys)
    }

    private static func heading(_ source: OpenQuestions.Source, _ count: Int) -> String {
        let questions = French.count(count, "question", "questions")
        return switch source {
        case .paper(let paper): "\(French.capitalised(paper.labelWithArticle)) répondrait à \(questions)"
        case .person: "L’acheteur seul peut répondre à \(questions)"
        }
    }

    private static func line(_ question: OpenQuestions.Question, _ lots: LotNames) -> String {
        let phrase = question.lots.isEmpty ? nil : lots.phrase(for: Array(Set(question.lots)))
        return question.text + (phrase.map { " (\($0))" } ?? "") + " [\(question.rules.joined(separator: ", "))]"
    }

    /// « paragraphe 17 », « page 3 »: the place in a document that is named already.
    public static func place(of evidence: Evidence) -> String { evidence.place }
}

extension Remark {
    fileprivate init(_ folded: FoldedFinding, _ group: FindingGroup, _ consultation: JudgedConsultation, _ lots: LotNames) {
        let finding = folded.first
        rule = finding.rule
        title = finding.title
        subject = folded.subject(lots)
        verdict = group == .undetermined && finding.cause == .conflicting ? "À vérifier — pièces contradictoires" : group.heading
        basis = Self.basis(finding, consultation)
        message = finding.message
        reservations = folded.reservations.map(French.capitalised)
        question = finding.question
        remedy = finding.remedy
        // Which law applies is asked of the buyer, not of a clause.
        isWaiting = finding.cause == .missing || finding.cause == .launchDate
        var seen: Set<Evidence> = []
        evidence = folded.members.flatMap(\.evidence).filter { !$0.isDeclaration && seen.insert($0).inserted }
        sides = finding.alternatives.filter { !$0.evidence.isEmpty }.map { Side(value: $0.value, evidence: $0.evidence) }
    }

    private static func basis(_ finding: Finding, _ consultation: JudgedConsultation) -> String {
        guard !finding.legalBasis.isEmpty else { return "" }
        var parts = [French.enumeration(finding.legalBasis.map { "\($0.article)\u{A0}(\($0.kind.rawValue))" })]
        if let version = finding.version { parts.append("version du \(FrenchText.date(version))") }
        if let day = finding.launchDate.date { parts.append("droit au \(FrenchText.date(day))") }
        return parts.joined(separator: " · ")
    }
}

extension FoldedFinding {
    /// What it is about: « lot 2 », « lots 1 à 3, critère 2 »; `nil` for the market as a whole.
    fileprivate func subject(_ lots: LotNames) -> String? {
        var parts: [String] = []
        if !self.lots.isEmpty {
            if let phrase = lots.phrase(for: self.lots) { parts.append(phrase) }
        } else if first.scope != .market {
            parts.append("lots qui ne sont pas connus")
        }
        if let criterion = first.criterion, members.count == 1 { parts.append("critère\u{A0}\(criterion)") }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
