// The open questions, by the paper or person that would settle them, and the points that wait for them.

import Market
import Rules

extension HTMLWriter {
    mutating func questions(_ subject: HTMLSubject) {
        for (source, questions) in subject.questions.groups {
            heading(3, ["class": "cr-asked-of"]) { writer in
                switch source {
                case .paper(let paper): writer.text(HTMLWords.promise(paper.labelWithArticle, questions.count))
                case .person: writer.text(HTMLWords.personPromise(questions.count))
                }
            }
            element("ul", ["class": "cr-asked"]) { writer in
                for question in questions {
                    writer.element("li") { writer in
                        writer.prose(question.text)
                        if let phrase = subject.phrase(for: Self.unique(question.lots)), !question.lots.isEmpty {
                            writer.text(" ")
                            writer.element("span", ["class": "cr-lots"]) { $0.paper("(\(phrase))") }
                        }
                        writer.text(" ")
                        writer.element("span", ["class": "cr-rules"], text: question.rules.joined(separator: ", "))
                    }
                }
            }
        }
        element("p", ["class": "cr-faint"], text: HTMLWords.howToAnswer)
        waiting(subject)
    }

    /// The points that have no verdict without those answers.
    private mutating func waiting(_ subject: HTMLSubject) {
        let waiting = subject.waiting
        guard !waiting.isEmpty else { return }
        element("details", ["class": "cr-more"]) { writer in
            writer.element("summary", text: HTMLWords.waiting(waiting.count))
            writer.element("ul", ["class": "cr-list"]) { writer in
                for folded in waiting {
                    writer.element("li", ["id": subject.id(of: folded)]) { writer in
                        writer.element("code", text: folded.first.rule)
                        writer.text(" ")
                        writer.prose(folded.first.title)
                        if let phrase = subject.phrase(for: folded) {
                            writer.text(" ")
                            writer.element("span", ["class": "cr-lots"]) { $0.paper("(\(phrase))") }
                        }
                        let basis = folded.first.legalBasis.map { "\($0.article)\u{A0}(\($0.kind.rawValue))" }
                        let lacking = Self.unique(folded.first.missing.map { Self.withoutPlace($0.label) })
                        writer.element("p", ["class": "cr-faint"]) { writer in
                            writer.text(French.enumeration(basis))
                            if !lacking.isEmpty { writer.text((basis.isEmpty ? "" : " — ") + HTMLWords.lacking(French.enumeration(lacking))) }
                        }
                    }
                }
            }
        }
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    /// « durée (lot LOT-0001) » → « durée »: the lots are named beside it.
    private static func withoutPlace(_ label: String) -> String {
        label.firstRange(of: " (lot ").map { String(label[..<$0.lowerBound]) } ?? label
    }
}
