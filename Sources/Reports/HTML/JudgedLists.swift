// What somebody has accepted, and the rules that were judged « conforme », « sans objet » or without
// consequence: lists behind folds.

import Rules

extension HTMLWriter {
    mutating func judgedLists(_ subject: HTMLSubject) {
        for group in [FindingGroup.suppressed, .compliant, .notApplicable, .harmless] where subject.grouped.count(group) > 0 {
            element("section", ["class": "cr-group cr-is-\(group.name)", "aria-labelledby": subject.landmark(subject.id(of: group))]) { writer in
                writer.heading(1, ["id": subject.id(of: group)]) { writer in
                    writer.sign(group)
                    writer.text(" \(group.heading) ")
                    writer.element("span", ["class": "cr-number"], text: "(\(FrenchText.number(subject.grouped.count(group))))")
                }
                writer.element("p", ["class": "cr-faint"], text: HTMLWords.meaning(group))
                let folded = subject.grouped[group]
                writer.element("details", ["class": "cr-more", "open": group != .notApplicable && group != .harmless && folded.count <= 40 ? "" : nil]) { writer in
                    writer.element("summary", text: HTMLWords.listOf(group, folded.count))
                    writer.element("ul", ["class": "cr-list cr-columns"]) { writer in
                        for entry in folded { writer.listed(entry, subject) }
                    }
                }
            }
        }
    }

    private mutating func listed(_ folded: FoldedFinding, _ subject: HTMLSubject) {
        element("li", ["id": subject.id(of: folded)]) { writer in
            writer.element("code", text: folded.first.rule)
            writer.text(" ")
            writer.prose(folded.first.title)
            if !folded.lots.isEmpty, !subject.lots.areAll(folded.lots), let phrase = subject.phrase(for: folded.lots) {
                writer.text(" ")
                writer.element("span", ["class": "cr-lots"]) { $0.paper("(\(phrase))") }
            }
            if let suppression = folded.first.suppression {
                writer.element("p", ["class": "cr-faint"]) { $0.prose("\(folded.first.verdictInFrench) — \(suppression.sentence)") }
            }
            // A verdict that rests on somebody's word says whose.
            writer.reservations(folded)
        }
    }
}
