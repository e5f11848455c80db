// What the reader should do first, the gravest first.

import Provenance
import Rules

/// What is to be done, in order.
struct FirstThings {
    struct Thing {
        /// « Corriger ».
        let verb: String
        let what: String
        let detail: String?
        /// The `id` on the page.
        let target: String
    }

    /// How many the first screen shows.
    static let shown = 3

    private(set) var list: [Thing] = []

    init(_ subject: HTMLSubject) {
        for group in [FindingGroup.blocking, .major] { add(group, subject) }
        for document in subject.documents where !document.status.isReadInFull {
            list.append(
                Thing(
                    verb: HTMLWords.makeReadable, what: "«\u{202F}\(document.path)\u{202F}»", detail: document.status.reason.map(French.capitalised),
                    target: subject.id(ReportPart.papers.rawValue)))
        }
        add(.commitment, subject)
        for folded in subject.contradictions {
            list.append(Thing(verb: HTMLWords.settle, what: Self.what(folded, subject), detail: Self.shortened(folded.first.message), target: subject.id(of: folded)))
        }
        for folded in subject.undetermined(by: .judgement) where folded.first.question != nil {
            list.append(Thing(verb: HTMLWords.judge, what: Self.what(folded, subject), detail: folded.first.question, target: subject.id(of: folded)))
        }
        for (source, questions) in subject.questions.groups {
            let target = subject.id(ReportPart.questions.rawValue)
            switch source {
            case .paper(let paper):
                list.append(Thing(verb: HTMLWords.provide, what: paper.labelWithArticle, detail: HTMLWords.wouldAnswer(questions.count), target: target))
            case .person:
                list.append(Thing(verb: HTMLWords.answer, what: HTMLWords.ownQuestions(questions.count), detail: questions.first?.text, target: target))
            }
        }
        let dated = subject.undetermined(by: .launchDate)
        if let first = dated.first {
            list.append(Thing(verb: HTMLWords.tellTheDay, what: "", detail: HTMLWords.pointsDepend(dated.count), target: subject.id(of: first)))
        }
        add(.advice, subject)
    }

    private mutating func add(_ group: FindingGroup, _ subject: HTMLSubject) {
        // What one rule says of many lots is one thing to do.
        for bundle in RuleBundle.bundles(subject.grouped[group]) {
            guard let folded = bundle.findings.first else { continue }
            let lots = bundle.findings.flatMap(\.lots)
            let what = bundle.findings.count == 1 || lots.isEmpty ? Self.what(folded, subject) : folded.first.title + (subject.phrase(for: lots).map { " (\($0))" } ?? "")
            let detail = folded.first.message.isEmpty ? folded.first.remedy : folded.first.message
            list.append(Thing(verb: HTMLWords.verb(group), what: what, detail: detail.map(Self.shortened), target: subject.id(of: folded)))
        }
    }

    private static func what(_ folded: FoldedFinding, _ subject: HTMLSubject) -> String {
        folded.first.title + (subject.phrase(for: folded).map { " (\($0))" } ?? "")
    }

    private static func shortened(_ text: String) -> String { HTMLText.beginning(of: text, limit: 220) }
}
