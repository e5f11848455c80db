// The first line of the report: the verdict in a sentence, with the counts.

import Rules

struct SummarySentence {
    let runs: [Run]

    init(_ consultation: JudgedConsultation, _ grouped: GroupedFindings) {
        let open: [FindingGroup] = [.blocking, .major, .commitment, .undetermined, .advice]
        let worst = open.first { grouped.count($0) > 0 }
        let counts = open.filter { grouped.count($0) > 0 }.map { $0.counted(grouped.count($0)) }
        let source = Run("\(consultation.source)\u{A0}: ", .strong)
        let verdict: Run
        switch worst {
        case .blocking: verdict = Run("non conforme", FindingGroup.blocking.ink)
        case .major: verdict = Run("irrégularité probable, à justifier", FindingGroup.major.ink)
        case .commitment: verdict = Run("écart à l’engagement pris", FindingGroup.commitment.ink)
        case .undetermined: verdict = Run("aucun écart relevé, mais tout n’a pas pu être vérifié", FindingGroup.undetermined.ink)
        case .advice: verdict = Run("aucun écart relevé", FindingGroup.compliant.ink)
        default:
            if !consultation.readFailures.isEmpty, grouped.count(.compliant) == 0 {
                verdict = Run("illisible, rien n’a été contrôlé", FindingGroup.blocking.ink)
            } else if grouped.count(.compliant) == 0 {
                verdict = Run("aucune règle ne s’applique à cet avis", FindingGroup.undetermined.ink)
            } else {
                verdict = Run("conforme sur tous les points contrôlés", FindingGroup.compliant.ink)
            }
        }
        let rest = counts.isEmpty && grouped.count(.compliant) > 0 ? [FindingGroup.compliant.counted(grouped.count(.compliant))] : counts
        runs = [source, verdict, Run(rest.isEmpty ? "." : " — \(French.enumeration(rest)).")]
    }
}
