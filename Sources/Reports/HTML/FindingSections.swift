// The findings in groups: those that ask something of the reader, one block each; many of one rule
// behind a fold.

import Market
import Provenance
import Rules

/// So many findings of one rule are shown one by one; of more, the first stands for all and the rest
/// is folded.
private let shownOfOneRule = 3

extension HTMLWriter {
    mutating func findingSections(_ subject: HTMLSubject) {
        for group in FindingGroup.toAnswer where subject.grouped.count(group) > 0 {
            element("section", ["class": "cr-group cr-is-\(group.name)", "aria-labelledby": subject.landmark(subject.id(of: group))]) { writer in
                writer.groupHeading(group, subject)
                if group == .undetermined {
                    writer.undetermined(subject)
                } else {
                    writer.blocks(subject.grouped[group], subject, below: 2)
                }
            }
        }
    }

    /// « Non conforme (3) », with the sign, and what it means.
    private mutating func groupHeading(_ group: FindingGroup, _ subject: HTMLSubject) {
        heading(1, ["id": subject.id(of: group)]) { writer in
            writer.sign(group)
            writer.text(" \(group.heading) ")
            writer.element("span", ["class": "cr-number"], text: "(\(FrenchText.number(subject.grouped.count(group))))")
        }
        element("p", ["class": "cr-faint"], text: HTMLWords.meaning(group))
    }

    private mutating func undetermined(_ subject: HTMLSubject) {
        part(.contradictions, subject, isEmpty: subject.contradictions.isEmpty) { writer in
            writer.blocks(subject.contradictions, subject, below: 3)
        }
        for cause in [Cause.ruleError, .judgement, .launchDate] {
            let findings = subject.undetermined(by: cause)
            guard !findings.isEmpty else { continue }
            element("section", ["class": "cr-part", "aria-labelledby": subject.landmark(subject.id(cause.rawValue))]) { writer in
                writer.heading(2, ["id": subject.id(cause.rawValue)], text: HTMLWords.cause(cause))
                writer.blocks(findings, subject, below: 3)
            }
        }
        part(.questions, subject, isEmpty: subject.questions.count == 0) { $0.questions(subject) }
    }

    /// A part with its heading and its anchor.
    mutating func part(_ part: ReportPart, _ subject: HTMLSubject, isEmpty: Bool = false, below: Int = 2, _ content: (inout HTMLWriter) -> Void) {
        guard !isEmpty else { return }
        element("section", ["class": "cr-part", "aria-labelledby": subject.landmark(subject.id(part.rawValue))]) { writer in
            writer.heading(below, ["id": subject.id(part.rawValue)], text: part.heading)
            content(&writer)
        }
    }

    /// The findings of a group. Those of one rule stand together.
    mutating func blocks(_ findings: [FoldedFinding], _ subject: HTMLSubject, below: Int) {
        for bundle in RuleBundle.bundles(findings) {
            let isFolded = bundle.findings.count > shownOfOneRule
            for folded in isFolded ? bundle.findings.prefix(1) : bundle.findings[...] {
                block(folded, subject, below: below, explainsRule: folded.first.id == bundle.findings[0].first.id)
            }
            guard isFolded else { continue }
            element("details", ["class": "cr-more"]) { writer in
                writer.element("summary", text: HTMLWords.moreOfRule(bundle.rule, bundle.findings.count - 1))
                for folded in bundle.findings.dropFirst() { writer.brief(folded, subject, below: below) }
            }
        }
    }
}

/// The findings of one rule within a group.
struct RuleBundle {
    let rule: String
    var findings: [FoldedFinding]

    static func bundles(_ findings: [FoldedFinding]) -> [RuleBundle] {
        var bundles: [RuleBundle] = []
        var places: [String: Int] = [:]
        for folded in findings {
            if let place = places[folded.first.rule] {
                bundles[place].findings.append(folded)
            } else {
                places[folded.first.rule] = bundles.count
                bundles.append(RuleBundle(rule: folded.first.rule, findings: [folded]))
            }
        }
        return bundles
    }
}

extension HTMLSubject {
    /// What papers say in two ways.
    var contradictions: [FoldedFinding] { undetermined(by: .conflicting) }

    /// What only waits for facts.
    var waiting: [FoldedFinding] { undetermined(by: .missing) }

    func undetermined(by cause: Cause) -> [FoldedFinding] { grouped[.undetermined].filter { $0.first.cause == cause } }

    /// « lots 1 à 3 », « 50 des 100 lots » where naming them would fill lines.
    func phrase(for lots: [String]) -> String? {
        guard let phrase = self.lots.phrase(for: lots) else { return nil }
        return phrase.count <= 60 ? phrase : HTMLWords.someLots(Set(lots).count, of: market.lots.members.count)
    }

    /// The same for a finding; « lots qui ne sont pas connus »; `nil` for the market as a whole.
    func phrase(for folded: FoldedFinding) -> String? {
        var parts: [String] = []
        if !folded.lots.isEmpty {
            if let phrase = phrase(for: folded.lots) { parts.append(phrase) }
        } else if folded.first.scope != .market {
            parts.append(HTMLWords.unknownLots)
        }
        if let criterion = folded.first.criterion, folded.members.count == 1 { parts.append(HTMLWords.criterion(criterion)) }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
