// What the law of another day changes.

import Figures
import Rules

extension HTMLWriter {
    mutating func comparison(_ subject: HTMLSubject) {
        guard let comparison = subject.consultation.comparison else { return }
        let day = subject.consultation.judgement.launchDate.date.map(FrenchText.date)
        part(.comparison, subject, below: 1) { writer in
            writer.element("p", text: HTMLWords.changes(comparison.differences.count, unchanged: comparison.unchanged, from: day, to: FrenchText.date(comparison.day)))
            for difference in comparison.differences {
                writer.element("article", ["class": "cr-finding"]) { writer in
                    writer.heading(2) { writer in
                        writer.element("code", text: difference.after.rule)
                        writer.text(" ")
                        writer.prose(difference.after.title)
                        if let lot = difference.after.lot ?? difference.before.lot, let phrase = subject.lots.phrase(for: [lot]) {
                            writer.text(" ")
                            writer.element("span", ["class": "cr-lots"]) { $0.paper("(\(phrase))") }
                        }
                    }
                    writer.element("ul", ["class": "cr-sides"]) { writer in
                        writer.side(difference.before, day ?? HTMLWords.launch)
                        writer.side(difference.after, FrenchText.date(comparison.day))
                    }
                    for reason in difference.reasons { writer.element("p") { $0.prose(HTMLWords.because(reason)) } }
                }
            }
        }
    }

    private mutating func side(_ finding: Finding, _ day: String) {
        element("li") { writer in
            writer.element("p", ["class": "cr-value"], text: "\(day)\u{A0}: \(finding.verdictInFrench)")
            if !finding.message.isEmpty { writer.element("p") { $0.prose(finding.message) } }
            if let remedy = finding.remedy { writer.element("p", ["class": "cr-copy"]) { $0.lines(remedy) } }
        }
    }
}
