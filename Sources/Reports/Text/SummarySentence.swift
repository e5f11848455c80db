// The first line of the report: the verdict in a sentence, with the counts.

import Rules

struct SummarySentence {
    let runs: [Run]

    init(_ consultation: JudgedConsultation, _ grouped: GroupedFindings, in language: Language = .french) {
        let open: [FindingGroup] = [.blocking, .major, .commitment, .undetermined, .advice]
        let worst = open.first { grouped.count($0) > 0 }
        let counts = open.filter { grouped.count($0) > 0 }.map { $0.counted(grouped.count($0), in: language) }
        let source = Run(consultation.source + language[.colon], .strong)
        var verdict: Run
        switch worst {
        case .blocking: verdict = Run(language[.isBlocking], FindingGroup.blocking.ink)
        case .major: verdict = Run(language[.isMajor], FindingGroup.major.ink)
        case .commitment: verdict = Run(language[.isCommitment], FindingGroup.commitment.ink)
        case .undetermined: verdict = Run(language[.isUndetermined], FindingGroup.undetermined.ink)
        case .advice: verdict = Run(language[.isAdvice], FindingGroup.compliant.ink)
        default:
            if !consultation.readFailures.isEmpty, grouped.count(.compliant) == 0 {
                verdict = Run(language[.isUnread], FindingGroup.blocking.ink)
            } else if grouped.count(.compliant) == 0 {
                verdict = Run(language[.isInapplicable], FindingGroup.undetermined.ink)
            } else {
                verdict = Run(language[.isCompliant], FindingGroup.compliant.ink)
            }
        }
        // What was set aside is no reason to call the whole in order.
        if grouped.count(.suppressed) > 0, worst == nil || worst == .undetermined || worst == .advice {
            verdict = Run(language.text(.beyondAccepted, verdict.text), grouped.count(.compliant) > 0 ? verdict.ink : FindingGroup.suppressed.ink)
        }
        let suppressed = grouped.count(.suppressed) > 0 ? [FindingGroup.suppressed.counted(grouped.count(.suppressed), in: language)] : []
        let rest = counts.isEmpty && grouped.count(.compliant) > 0 ? [FindingGroup.compliant.counted(grouped.count(.compliant), in: language)] : counts
        runs = [source, verdict, Run(rest.isEmpty && suppressed.isEmpty ? "." : " — \(language.enumeration(rest + suppressed)).")]
    }
}
