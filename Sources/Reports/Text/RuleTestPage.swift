// What the inline tests of the rules came to.

import Rules

/// `clausier rules test`.
public enum RuleTestPage {
    /// Failures first, each at its line; then the counts; then, if asked for, what is not covered.
    public static func page(
        _ results: [RuleTester.Result], _ coverage: [RuleTester.ConditionCoverage], showsCoverage: Bool, display: TextDisplay
    ) -> [UInt8] {
        var page = Page(display)
        let failures = results.filter { !$0.hasPassed }
        for failure in failures {
            page.paragraph(
                Run("✘\u{A0}", .alarm), Run("\(failure.file):\(failure.line) ", .faint), Run(failure.rule, .strong), Run(" «\u{202F}\(failure.name)\u{202F}»"))
            page.paragraph(Run(failure.failure), indent: 4)
        }
        page.blank()
        let gaps = coverage.filter { !$0.isComplete }
        if showsCoverage {
            for gap in gaps {
                let unseen = [(gap.seenTrue, "vraie"), (gap.seenFalse, "fausse"), (gap.seenUnknown, "indéterminée")]
                    .filter { $0.0 == 0 }.map(\.1)
                page.paragraph(
                    Run("\(gap.file):\(gap.line) ", .faint), Run("\(gap.condition) (version du \(FrenchText.date(gap.version))) "),
                    Run("jamais \(unseen.joined(separator: ", jamais "))"), indent: 2, hanging: 4)
            }
            page.blank()
        }
        let passed = results.count - failures.count
        page.paragraph(
            Run(failures.isEmpty ? "✔\u{A0}" : "✘\u{A0}", failures.isEmpty ? .good : .alarm),
            Run(
                "\(French.count(passed, "test réussi", "tests réussis")) sur \(results.count), "
                    + "\(coverage.count - gaps.count)\u{A0}conditions sur \(coverage.count) vues vraies, fausses et indéterminées"))
        return page.bytes
    }
}
