// Several consultations on one page: all of them in a table, the worst first, and the full report of
// as many as a browser carries well.

import Market
import Rules

/// What becomes of a run over many consultations. Each gives a part, made by whatever thread; the
/// page is written once the last is in, because its first screen counts them all.
struct HTMLCollection {
    /// One consultation of the page.
    struct Part: Sendable {
        let source: String
        let title: String
        let buyer: String
        let group: FindingGroup
        let sentence: String
        let counts: [Int]
        /// The rules that found something, with their group.
        let rules: [RuleCount.Key]
        /// The report; dropped where the page would become too long.
        fileprivate(set) var report: HTMLReport?
        fileprivate var position = 0

        /// The gravest first, then the most of the gravest; else as given.
        fileprivate var rank: [Int] { [FindingGroup.toAnswer.firstIndex(of: group) ?? FindingGroup.toAnswer.count] + counts.map(-) + [position] }
    }

    /// Full reports on one page; the others are only listed.
    static let fullReports = 100

    private let context: ReportContext
    private(set) var parts: [Part] = []

    init(_ context: ReportContext) { self.context = context }

    /// The part of one consultation.
    static func part(_ consultation: JudgedConsultation, _ context: ReportContext) -> Part {
        let report = HTMLReport(consultation, context)
        let subject = report.subject
        let headline = Headline(subject)
        var rules: [RuleCount.Key] = []
        for group in FindingGroup.toAnswer where group != .undetermined {
            for folded in subject.grouped[group] {
                let key = RuleCount.Key(group: group, rule: folded.first.rule, title: folded.first.title)
                if !rules.contains(key) { rules.append(key) }
            }
        }
        return Part(
            source: consultation.source, title: report.title,
            buyer: HTMLText.beginning(of: consultation.market.buyer.firstValue(of: BuyerField.name)?.description ?? "", limit: 90),
            group: headline.group, sentence: headline.sentence, counts: FindingGroup.toAnswer.map(subject.grouped.count), rules: rules,
            report: report)
    }

    /// Adds the next consultation, in the order of the inputs.
    mutating func add(_ part: Part) {
        var part = part
        part.position = parts.count
        parts.append(part)
        // Memory stays bounded: what will not be shown in full is let go from time to time.
        if parts.count.isMultiple(of: Self.fullReports) { parts = Self.pruned(parts) }
    }

    /// The whole page, UTF-8; of one consultation its report.
    func page(_ totals: RunTotals) -> [UInt8] {
        if parts.count == 1, let report = parts[0].report { return report.page(remarks: totals.remarks) }
        let parts = Self.pruned(self.parts)
        var writer = HTMLWriter()
        let title = HTMLWords.consultations(parts.count)
        writer.element("article", ["class": "cr", "lang": "fr"]) { writer in
            writer.overview(parts, totals)
            writer.rulesInQuestion(RuleCount.counts(parts))
            writer.consultations(parts)
            writer.reports(parts)
            writer.limits(of: context, remarks: totals.remarks)
        }
        return HTMLShell.page(title: title, printHeader: title, main: writer)
    }

    /// Worst first; only the first so many keep their full report.
    private static func pruned(_ parts: [Part]) -> [Part] {
        var sorted = parts.map { ($0.rank, $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
        for index in sorted.indices.dropFirst(fullReports) { sorted[index].report = nil }
        return sorted
    }
}

/// In how many consultations a rule found something.
struct RuleCount {
    struct Key: Hashable {
        let group: FindingGroup
        let rule: String
        let title: String
    }

    let key: Key
    let consultations: Int

    /// The gravest group first, the most frequent first.
    static func counts(_ parts: [HTMLCollection.Part]) -> [RuleCount] {
        var counts: [Key: Int] = [:]
        for key in parts.flatMap(\.rules) { counts[key, default: 0] += 1 }
        func place(_ count: RuleCount) -> (Int, Int, String) {
            (FindingGroup.toAnswer.firstIndex(of: count.key.group) ?? 0, -count.consultations, count.key.rule)
        }
        return counts.map { RuleCount(key: $0.key, consultations: $0.value) }.sorted { place($0) < place($1) }
    }
}

extension HTMLWriter {
    fileprivate mutating func overview(_ parts: [HTMLCollection.Part], _ totals: RunTotals) {
        element("header", ["class": "cr-first"]) { writer in
            writer.heading(0, ["class": "cr-title"], text: HTMLWords.consultations(parts.count))
            let groups = FindingGroup.allCases.map { group in (group, parts.count { $0.group == group }) }.filter { $0.1 > 0 }
            guard let worst = groups.first?.0 else { return }
            writer.element("div", ["class": "cr-verdict cr-is-\(worst.name)"]) { writer in
                writer.sign(worst)
                writer.element("div") { writer in
                    writer.element("p", ["class": "cr-sentence"], text: HTMLWords.overview(groups.map { HTMLWords.consultations($0.0, $0.1) }))
                    if !totals.failures.isEmpty { writer.element("p", text: HTMLWords.unreadPapers(totals.failures.count)) }
                    writer.element("p", ["class": "cr-faint"], text: HTMLWords.neverTheWhole)
                }
            }
        }
    }

    /// The rules that found most: what a house would train its people in.
    fileprivate mutating func rulesInQuestion(_ counts: [RuleCount]) {
        guard !counts.isEmpty else { return }
        element("section", ["class": "cr-part", "aria-labelledby": "regles"]) { writer in
            writer.heading(1, ["id": "regles"], text: HTMLWords.rulesInQuestion)
            let greatest = counts.map(\.consultations).max() ?? 1
            writer.scrolling(captionedBy: "regles-t") { writer in
                writer.element("table") { writer in
                    writer.element("caption", ["id": "regles-t"], text: HTMLWords.rulesCaption)
                    writer.headings(HTMLWords.ruleColumns)
                    writer.element("tbody") { writer in
                        for count in counts.prefix(40) {
                            writer.element("tr") { writer in
                                writer.element("th", ["scope": "row"]) { writer in
                                    writer.prose(count.key.title)
                                    writer.text(" ")
                                    writer.element("code", text: count.key.rule)
                                }
                                writer.element("td", ["class": "cr-is-\(count.key.group.name)"]) { writer in
                                    writer.sign(count.key.group)
                                    writer.text(" " + count.key.group.heading)
                                }
                                writer.element("td") { writer in
                                    writer.text(FrenchText.number(count.consultations))
                                    writer.bar(Double(count.consultations) / Double(greatest))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fileprivate mutating func consultations(_ parts: [HTMLCollection.Part]) {
        guard !parts.isEmpty else { return }
        element("section", ["class": "cr-part", "aria-labelledby": "consultations"]) { writer in
            writer.heading(1, ["id": "consultations"], text: HTMLWords.consultationsHeading)
            writer.scrolling(captionedBy: "consultations-t") { writer in
                writer.element("table") { writer in
                    writer.element("caption", ["id": "consultations-t"], text: HTMLWords.consultationsCaption)
                    writer.headings(HTMLWords.consultationColumns)
                    writer.element("tbody") { writer in
                        for (position, part) in parts.enumerated() { writer.row(part, position) }
                    }
                }
            }
        }
    }

    private mutating func row(_ part: HTMLCollection.Part, _ position: Int) {
        element("tr") { writer in
            writer.element("th", ["scope": "row"]) { writer in
                // A link into a closed fold opens it.
                if part.report == nil {
                    writer.paper(part.title)
                } else {
                    writer.element("a", ["href": "#c\(position + 1)"]) { $0.paper(part.title) }
                }
                writer.element("span", ["class": "cr-lot-title cr-faint"]) { $0.path(part.source) }
            }
            writer.element("td") { $0.paper(part.buyer) }
            writer.element("td") { writer in
                for (group, count) in zip(FindingGroup.toAnswer, part.counts) where count > 0 {
                    writer.element("span", ["class": "cr-tally cr-is-\(group.name)"]) { writer in
                        writer.sign(group)
                        writer.text(" \(group.counted(count))")
                    }
                }
                if part.counts.allSatisfy({ $0 == 0 }) { writer.text(part.sentence) }
            }
        }
    }

    fileprivate mutating func reports(_ parts: [HTMLCollection.Part]) {
        let shown = parts.enumerated().filter { $0.element.report != nil }
        guard !shown.isEmpty else { return }
        element("section", ["class": "cr-part", "aria-labelledby": "rapports"]) { writer in
            writer.heading(1, ["id": "rapports"], text: HTMLWords.reportsHeading)
            if shown.count < parts.count { writer.element("p", ["class": "cr-faint"], text: HTMLWords.reportsLeftOut(parts.count - shown.count)) }
            for (position, part) in shown {
                guard let report = part.report else { continue }
                writer.element("details", ["class": "cr-one"]) { writer in
                    writer.element("summary") { writer in
                        writer.paper(part.title)
                        writer.text(" — \(part.sentence)")
                    }
                    writer.element("div", ["id": "c\(position + 1)"]) { $0.append(report.writer(titleLevel: 3, anchor: "c\(position + 1)-")) }
                }
            }
        }
    }

    fileprivate mutating func limits(of context: ReportContext, remarks: [String]) {
        element("section", ["class": "cr-part", "aria-labelledby": "portee"]) { writer in
            writer.heading(1, ["id": "portee"], text: ReportPart.limits.heading)
            for remark in remarks { writer.element("p", ["class": "cr-note"]) { $0.prose(remark) } }
            writer.limits(context)
        }
    }

    mutating func headings(_ headings: [String]) {
        element("thead") { writer in
            writer.element("tr") { writer in
                for heading in headings { writer.element("th", ["scope": "col"], text: heading) }
            }
        }
    }
}
