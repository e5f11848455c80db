// What the inline tests of the rules came to.

import Rules

/// `clausier rules test`.
public enum RuleTestPage {
    /// Failures first, each at its line; then conditions not seen in every way; then the mutants that
    /// live; then the counts.
    ///
    /// - Parameter mutantsWereRun: whether mutants are counted at all.
    public static func page(_ report: RuleTestReport, mutantsWereRun: Bool, display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        let failures = report.results.filter { !$0.hasPassed }
        for failure in failures {
            page.fault("\(failure.file):\(failure.line)", [Run(failure.rule, .strong), Run(" «\u{202F}\(failure.name)\u{202F}»")])
            page.paragraph(Run(failure.failure), indent: 4)
        }
        let gaps = report.conditions.filter { !$0.isComplete }
        for gap in gaps {
            page.fault("\(gap.file):\(gap.line)", [
                Run(gap.rule, .strong), Run(" \(gap.condition) (version du \(FrenchText.date(gap.version)))\u{A0}: "),
                Run("jamais \(gap.unseen.joined(separator: ", jamais "))"),
            ])
        }
        page.blank()
        for mutant in report.mutants.survivors {
            let version = mutant.version.map { ", version du \(FrenchText.date($0))" } ?? ""
            page.fault("\(mutant.file):\(mutant.line):\(mutant.column)", [
                Run(mutant.rule ?? "", .strong), Run(" mutant survivant (\(mutant.place)\(version))\u{A0}:", .faint),
            ])
            page.verbatim(mutant.text, indent: 6)
        }
        for excuse in report.mutants.uselessExcuses {
            let reason = excuse.isKilled ? "les tests tuent déjà ce mutant" : "la règle n’a pas ce mutant"
            page.fault("\(excuse.file):\(excuse.line)", [Run("excuse sans objet («\u{202F}\(excuse.mutant)\u{202F}»)\u{A0}: \(reason)")])
        }
        page.blank()
        let passed = report.results.count - failures.count
        page.count(failures.isEmpty, "\(French.count(passed, "test réussi", "tests réussis")) sur \(report.results.count)")
        page.count(
            gaps.isEmpty,
            "\(French.count(report.conditions.count - gaps.count, "condition vue", "conditions vues")) dans tous les états possibles sur \(report.conditions.count)"
        )
        if mutantsWereRun {
            let mutants = report.mutants
            page.count(
                mutants.survivors.isEmpty && mutants.uselessExcuses.isEmpty,
                "\(French.count(mutants.killed, "mutant tué", "mutants tués")) sur \(mutants.total), \(mutants.excused.count) excusés, "
                    + French.count(mutants.survivors.count, "survivant", "survivants"))
        }
        return page.bytes
    }

    /// Rules that found nothing in any sample: perhaps they cannot.
    public static func silentRules(_ rules: [String], of count: Int, display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        page.blank()
        let spoken = "\(French.count(count - rules.count, "règle a trouvé", "règles ont trouvé")) quelque chose dans les exemples, sur \(count)"
        page.paragraph(Run(rules.isEmpty ? spoken + "." : spoken + "\u{A0}; jamais\u{A0}: \(rules.joined(separator: ", "))."))
        return page.bytes
    }
}

extension Page {
    fileprivate mutating func fault(_ place: String, _ runs: [Run]) {
        paragraph([Run("✘\u{A0}", .alarm), Run(place + " ", .faint)] + runs, indent: 0, hanging: 4)
    }

    /// On one line however long: an excuse repeats it word for word.
    fileprivate mutating func verbatim(_ text: String, indent: Int) {
        var line = Line(indent: indent)
        line.append(VisibleText.clean(text), .plain)
        write(line)
    }

    fileprivate mutating func count(_ isGood: Bool, _ text: String) {
        paragraph(Run(isGood ? "✔\u{A0}" : "✘\u{A0}", isGood ? .good : .alarm), Run(text))
    }
}
