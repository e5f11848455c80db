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

    var heading: String { heading(in: .french) }

    func heading(in language: Language) -> String { language[words.heading] }

    /// The group's own words.
    private var words: (heading: FrameWord, count: FrameWord) {
        switch self {
        case .blocking: (.blockingHeading, .blockingCount)
        case .major: (.majorHeading, .majorCount)
        case .commitment: (.commitmentHeading, .commitmentCount)
        case .undetermined: (.undeterminedHeading, .undeterminedCount)
        case .advice: (.adviceHeading, .adviceCount)
        case .suppressed: (.suppressedHeading, .suppressedCount)
        case .compliant: (.compliantHeading, .compliantCount)
        case .notApplicable: (.notApplicableHeading, .notApplicableCount)
        case .harmless: (.harmlessHeading, .harmlessCount)
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
    func counted(_ number: Int, in language: Language = .french) -> String { language.count(number, words.count) }
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
