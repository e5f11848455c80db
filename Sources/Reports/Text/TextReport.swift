// The report for people: French, one page one would show a client.

import Market
import Rules

/// `--format text`.
public enum TextReport {
    /// The whole page about one consultation.
    public static func page(
        _ judged: JudgedConsultation, _ context: ReportContext, display: TextDisplay
    ) -> [UInt8] {
        let consultation = judged.withShortPaths
        if let comparison = consultation.comparison { return ComparisonPage.page(consultation, comparison, context, display: display) }
        var page = Page(display)
        let lots = LotNames(consultation.market)
        let grouped = GroupedFindings(consultation.judgement.findings, lots: lots)

        let sentence = SummarySentence(consultation, grouped, in: display.language).runs
        if display.detail == .quiet {
            // One line is one consultation, for grep and for wc.
            var line = Page(TextDisplay(width: .max, hasColour: display.hasColour, language: display.language))
            line.paragraph(sentence)
            return line.bytes
        }
        page.paragraph(sentence)
        page.blank()
        page.market(consultation)
        for group in [FindingGroup.blocking, .major, .commitment, .undetermined, .advice] where grouped.count(group) > 0 {
            page.findings(grouped[group], of: group, count: grouped.count(group), in: consultation, lots)
        }
        page.suppressed(grouped[.suppressed], count: grouped.count(.suppressed), lots)
        page.questions(OpenQuestions(consultation.judgement.findings), lots)
        page.shortLists(grouped, lots)
        page.limits(context, lawWarnings: consultation.lawWarnings)
        return page.bytes
    }

    /// Between two consultations.
    public static func separator(display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        page.paragraph(Run("\n" + String(repeating: "═", count: display.width) + "\n", .faint))
        return page.bytes
    }
}

extension Page {
    /// What somebody has set aside: a line each, with who and why.
    fileprivate mutating func suppressed(_ findings: [FoldedFinding], count: Int, _ lots: LotNames) {
        guard count > 0 else { return }
        heading("\(FindingGroup.suppressed.heading(in: display.language)) (\(count))", FindingGroup.suppressed.ink)
        for folded in findings {
            var runs = [Run(folded.first.rule), Run(" ·\u{A0}", .faint), Run(folded.first.title)]
            if !folded.lots.isEmpty, let phrase = lots.phrase(for: folded.lots, in: display.language) { runs.append(Run(" (\(phrase))")) }
            runs.append(Run(" — \(folded.first.verdict(in: display.language))"))
            paragraph(runs, indent: 2, hanging: 4)
            if let suppression = folded.first.suppression {
                paragraph(Run(French.capitalised(suppression.sentence(in: display.language)), .faint), indent: 4)
            }
        }
        blank()
    }

    /// What is right: a line each. What does not apply: only named.
    fileprivate mutating func shortLists(_ grouped: GroupedFindings, _ lots: LotNames) {
        if grouped.count(.compliant) > 0 {
            heading("\(FindingGroup.compliant.heading(in: display.language)) (\(grouped.count(.compliant)))", FindingGroup.compliant.ink)
            for folded in grouped[.compliant] {
                var runs = [Run(folded.first.rule), Run(" ·\u{A0}\(folded.first.title)", .faint)]
                if let lots = partOfLots(folded, lots) { runs.append(Run(" (\(lots))", .faint)) }
                paragraph(runs, indent: 2, hanging: 4)
                // A verdict that rests on somebody's word says whose.
                for reservation in folded.reservations { paragraph(Run(French.capitalised(reservation), .faint), indent: 4) }
            }
        }
        for group in [FindingGroup.notApplicable, .harmless] where grouped.count(group) > 0 {
            heading("\(group.heading(in: display.language)) (\(grouped.count(group)))", group.ink)
            if display.detail == .verbose {
                for folded in grouped[group] {
                    let part = partOfLots(folded, lots).map { " (\($0))" } ?? ""
                    paragraph(Run(folded.first.rule), Run(" ·\u{A0}\(folded.first.title)\(part)", .faint), indent: 2, hanging: 4)
                }
                continue
            }
            let names = grouped[group].map { folded in
                folded.first.rule + (partOfLots(folded, lots).map { " (\($0))" } ?? "")
            }
            paragraph(Run(names.joined(separator: ", ")), indent: 2)
        }
    }

    /// The lots, unless they are all there are.
    private func partOfLots(_ folded: FoldedFinding, _ lots: LotNames) -> String? {
        folded.lots.isEmpty || lots.areAll(folded.lots) ? nil : lots.phrase(for: folded.lots, in: display.language)
    }

    /// What the reader must know to judge the judgement.
    mutating func limits(_ context: ReportContext, lawWarnings: [String]) {
        let language = display.language
        heading(language[.scope], .faint)
        let reviewed = context.reviewed.map { language.text(.reviewed, language.date($0)) } ?? ""
        paragraph(
            Run(language.text(.ruleSet, context.ruleSetVersion, reviewed, language.count(context.ruleCount, .ruleCount))),
            Run("Clausier \(context.toolVersion)."), indent: 2)
        for note in context.notes { paragraph(Run(note), indent: 2) }
        for warning in lawWarnings { paragraph(Run(warning, .warning), indent: 2) }
        paragraph(Run(language[.limits]), indent: 2)
    }
}
