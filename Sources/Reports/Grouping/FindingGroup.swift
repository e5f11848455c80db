// The groups in which a reader meets the findings: the gravest first.

import Rules

/// A group of findings, as reports head it.
enum FindingGroup: CaseIterable {
    case blocking, major, commitment, undetermined, advice
    case suppressed
    case compliant, notApplicable, harmless

    init(_ finding: Finding) {
        if finding.suppression != nil {
            self = .suppressed
            return
        }
        if finding.harmless {
            self = .harmless
            return
        }
        switch finding.verdict {
        case .breach where finding.departsFromCommitment: self = .commitment
        case .breach: self = finding.severity == .blocking ? .blocking : .major
        case .undetermined: self = .undetermined
        case .advice: self = .advice
        case .compliant: self = .compliant
        case .notApplicable: self = .notApplicable
        }
    }

    var heading: String {
        switch self {
        case .blocking: "Non conforme"
        case .major: "Irrégularité probable — à justifier"
        case .commitment: "Écart à l’engagement"
        case .undetermined: "À vérifier"
        case .advice: "Recommandations"
        case .suppressed: "Acceptés ou déjà connus, hors décompte"
        case .compliant: "Conforme"
        case .notApplicable: "Sans objet"
        case .harmless: "Indéterminé sans conséquence"
        }
    }

    var ink: Ink {
        switch self {
        case .blocking: .alarm
        case .major, .commitment: .warning
        case .undetermined: .question
        case .advice: .advice
        case .compliant: .good
        case .suppressed, .notApplicable, .harmless: .faint
        }
    }

    /// « 2 irrégularités probables ».
    func counted(_ number: Int) -> String {
        switch self {
        case .blocking: French.count(number, "non-conformité", "non-conformités")
        case .major: French.count(number, "irrégularité probable", "irrégularités probables")
        case .commitment: French.count(number, "écart à un engagement", "écarts à un engagement")
        case .undetermined: French.count(number, "point à vérifier", "points à vérifier")
        case .advice: French.count(number, "recommandation", "recommandations")
        case .suppressed: French.count(number, "point accepté", "points acceptés")
        case .compliant: French.count(number, "point conforme", "points conformes")
        case .notApplicable: French.count(number, "point sans objet", "points sans objet")
        case .harmless: French.count(number, "point indéterminé sans conséquence", "points indéterminés sans conséquence")
        }
    }
}

/// The findings of one consultation, folded and in groups.
struct GroupedFindings {
    private var groups: [FindingGroup: [FoldedFinding]] = [:]
    /// How many findings stand in each group, before folding.
    private(set) var counts: [FindingGroup: Int] = [:]

    /// Within a group: the market as a whole first, then by lot, then as in the rule set.
    init(_ findings: [Finding], lots: LotNames) {
        let sorted = findings.enumerated().sorted { left, right in
            func place(_ finding: Finding) -> Int { finding.lot.map { lots.position(of: $0) } ?? -1 }
            return (place(left.element), left.offset) < (place(right.element), right.offset)
        }
        for (group, members) in Dictionary(grouping: sorted.map(\.element), by: FindingGroup.init) {
            counts[group] = members.count
            groups[group] = FoldedFinding.fold(members)
        }
    }

    subscript(group: FindingGroup) -> [FoldedFinding] { groups[group] ?? [] }

    func count(_ group: FindingGroup) -> Int { counts[group] ?? 0 }
}
