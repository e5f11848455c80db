// The first screen: what the market is, the verdict, the counts, what to do first.

import Figures
import Market
import Provenance
import Rules

extension HTMLWriter {
    mutating func firstScreen(_ subject: HTMLSubject) {
        element("header", ["class": "cr-first"]) { writer in
            writer.element("p", ["class": "cr-kicker"]) { writer in
                writer.text(HTMLWords.source + " ")
                writer.path(subject.consultation.source)
            }
            writer.heading(0, ["class": "cr-title"]) { $0.paper(French.capitalised(subject.title)) }
            writer.facts(subject)
            writer.headline(Headline(subject))
        }
        contents(subject)
        firstThings(subject)
    }

    private mutating func facts(_ subject: HTMLSubject) {
        let facts = MarketFacts(subject).rows
        guard !facts.isEmpty else { return }
        element("dl", ["class": "cr-facts"]) { writer in
            for (label, value) in facts {
                writer.element("div") { writer in
                    writer.element("dt", text: label)
                    writer.element("dd") { $0.paper(value) }
                }
            }
        }
    }

    private mutating func headline(_ headline: Headline) {
        element("div", ["class": "cr-verdict cr-is-\(headline.group.name)"]) { writer in
            writer.sign(headline.group)
            writer.element("div") { writer in
                writer.element("p", ["class": "cr-sentence"], text: headline.sentence)
                writer.element("p", text: headline.scope.joined(separator: " "))
                writer.element("p", ["class": "cr-faint"], text: HTMLWords.neverTheWhole)
            }
        }
    }

    /// The counts, each leading to its part, and the other parts of the report.
    private mutating func contents(_ subject: HTMLSubject) {
        element("nav", ["class": "cr-contents", "aria-label": subject.anchor.isEmpty ? HTMLWords.contents : HTMLWords.contents(of: subject.anchor)]) { writer in
            writer.element("ul", ["class": "cr-counts"]) { writer in
                for group in FindingGroup.allCases where subject.isCounted(group) {
                    writer.element("li", ["class": "cr-is-\(group.name)"]) { writer in
                        let count = subject.grouped.count(group)
                        writer.element(count > 0 ? "a" : "span", ["class": "cr-count", "href": count > 0 ? "#" + subject.id(of: group) : nil]) { writer in
                            writer.sign(group)
                            writer.element("b", text: FrenchText.number(count))
                            writer.text(" ")
                            writer.element("span", text: HTMLWords.counted(group, count))
                        }
                    }
                }
            }
            writer.element("ul", ["class": "cr-parts"]) { writer in
                for part in ReportPart.allCases where part.isShown(subject) {
                    writer.element("li") { $0.element("a", ["href": "#" + subject.id(part.rawValue)], text: part.heading) }
                }
            }
        }
    }

    private mutating func firstThings(_ subject: HTMLSubject) {
        let things = FirstThings(subject)
        element("section", ["class": "cr-todo", "aria-labelledby": subject.landmark(subject.id("d-abord"))]) { writer in
            writer.heading(1, ["id": subject.id("d-abord")], text: HTMLWords.toDoFirst)
            guard !things.list.isEmpty else {
                writer.element("p", text: HTMLWords.nothingToDo)
                return
            }
            writer.element("ol") { writer in
                for (position, thing) in things.list.prefix(FirstThings.shown).enumerated() {
                    writer.element("li") { writer in
                        // The list is numbered for those who hear it.
                        writer.element("span", ["class": "cr-n", "aria-hidden": "true"], text: String(position + 1))
                        writer.element("a", ["href": "#" + thing.target]) { writer in
                            writer.element("strong", text: thing.verb)
                            writer.text(" ")
                            writer.prose(thing.what)
                        }
                        if let detail = thing.detail, !detail.isEmpty { writer.element("p") { $0.prose(detail) } }
                    }
                }
            }
            let rest = things.list.count - FirstThings.shown
            if rest > 0 { writer.element("p", ["class": "cr-faint"], text: HTMLWords.moreToDo(rest)) }
        }
    }
}

extension HTMLSubject {
    /// Whether a group is counted on the first screen: the two that matter most even at none.
    fileprivate func isCounted(_ group: FindingGroup) -> Bool {
        switch group {
        case .blocking, .major, .undetermined, .compliant: isReadable
        case .commitment, .advice, .suppressed, .notApplicable: grouped.count(group) > 0
        case .harmless: false
        }
    }
}

/// The parts of the report besides the groups of findings, in the order of the page.
enum ReportPart: String, CaseIterable {
    case comparison = "comparaison"
    case contradictions, questions, lots
    case criteria = "criteres"
    case dates
    case papers = "pieces"
    case limits = "portee"

    var heading: String { HTMLWords.heading(self) }

    func isShown(_ subject: HTMLSubject) -> Bool {
        switch self {
        case .comparison: subject.consultation.comparison != nil
        case .contradictions: !subject.contradictions.isEmpty
        case .questions: subject.questions.count > 0
        case .lots: !subject.market.lots.members.isEmpty
        case .criteria: !subject.market.lots.members.allSatisfy { $0[list: LotField.awardCriteria].members.isEmpty }
        case .dates: DateList(subject).entries.count > 1
        case .papers, .limits: true
        }
    }
}
