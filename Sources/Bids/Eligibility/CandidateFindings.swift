// The findings of the rules about candidates, as lines and reasons. Nothing is judged here: a finding says
// what is the case, this file only says what that means for a bid.

import Market
import Provenance
import Rules

/// What the rules about candidates say of one lot.
struct CandidateFindings {
    let findings: [Finding]

    init(_ judgement: Judgement, lot: String) {
        findings = judgement.findings.filter { $0.scope == .candidate && $0.lot == lot }
    }

    /// A condition that the candidate does not meet, whatever else is the case.
    var refusals: [Finding] { findings.filter { $0.verdict == .breach && $0.severity == .blocking } }
    /// Probably not met.
    var obstacles: [Finding] { findings.filter { $0.verdict == .breach && $0.severity != .blocking } }
    /// Depends on something that is not known, or that a person must judge.
    var open: [Finding] { findings.filter { $0.verdict == .undetermined && !$0.harmless } }
    var advice: [Finding] { findings.filter { $0.verdict == .advice } }
    var met: [Finding] { findings.filter { $0.verdict == .compliant || $0.verdict == .undetermined && $0.harmless } }

    /// About who may bid at all, and not about how strong the candidate is: identifiers are stable.
    static func concernsReservation(_ finding: Finding) -> Bool { finding.rule.hasPrefix("CAN-01") || finding.rule.hasPrefix("CAN-02") }

    /// Whether a condition of reservation applies and is met.
    var isReservationMet: Bool { findings.contains { Self.concernsReservation($0) && ($0.verdict == .compliant || $0.verdict == .advice) } }
}

extension Finding {
    /// What is open, without the verdicts it could lead to: « Lot réservé… ? Il manque : réservation du lot. »
    var openText: String {
        guard cause == .missing else { return message }
        let labels = missing.map(\.label).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return "\(title)\(title.last == "?" ? "" : " :") il manque\u{A0}: \(labels.joined(separator: ", "))"
    }

    /// Whether what is open is who the lot is reserved to, and nothing else.
    var lacksReservationAlone: Bool {
        cause == .missing && !missing.isEmpty && missing.allSatisfy { !$0.isOfProfile && $0.attribute.contains(".reserv") }
    }

    /// The proof of what is open: nothing can be quoted for what is not written.
    var openEvidence: [Evidence] { cause == .missing ? [] : evidence }

    /// The facts of the candidate that are lacking, as questions to ourselves.
    var profileQuestions: [String] {
        missing.filter { $0.isOfProfile }.compactMap(\.question)
    }

    /// Of what is not known: what would settle it.
    var whatWouldSettle: String? {
        if let question { return question }
        let questions = missing.compactMap { fact -> String? in
            guard let question = fact.question else { return nil }
            if fact.isOfProfile { return "\(question) (à écrire dans le profil)" }
            guard let paper = fact.papers.first else { return question }
            return "\(question) (\(paper.labelWithArticle) le dirait)"
        }
        return questions.isEmpty ? nil : questions.joined(separator: " ")
    }
}

extension MissingFact {
    /// Whether the candidate knows it, rather than the papers.
    var isOfProfile: Bool { attribute.hasPrefix(AttributePath.root(of: .candidate)) }
}
