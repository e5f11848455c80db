// A worked example of a rule: one of its inline tests, executed.

import Figures
import Market
import Settings

/// A market and what the rule says about it. Taken from the inline tests, and judged anew.
public struct WorkedExample: Sendable {
    /// What the test is called.
    public let name: String
    public let market: Market
    /// The answer of a person to the question of the rule, where the test gives one.
    public let judged: Bool?
    /// In the order of the lots.
    public let findings: [Finding]

    /// The most telling test: the one marked `example: true`, else one that ends in the gravest verdict of the
    /// version in force; behind it, one that is *conforme*, so that the difference is seen. Empty where
    /// the tests were not loaded.
    public static func examples(of rule: Rule, in ruleSet: RuleSet) throws(SettingsError) -> [WorkedExample] {
        let subject = try TestedRule(ruleSet, rule, Decoding(file: rule.file))
        // Only with a date can the reader see which law was applied.
        let dated = subject.tests.filter { $0.market.launchDate.date != nil }
        let current = rule.versions.last?.from ?? CivilDate(dayNumber: 0)
        let candidates = dated.filter { ($0.market.launchDate.date ?? current) >= current } + dated
        guard let first = subject.tests.first(where: \.isExample) ?? candidates.min(by: { $0.gravity < $1.gravity }) else { return [] }
        var chosen = [first]
        if first.gravity < RuleTest.gravityOfCompliance, let other = candidates.first(where: { $0.gravity == RuleTest.gravityOfCompliance }) {
            chosen.append(other)
        }
        return chosen.map { test in
            WorkedExample(
                name: test.name, market: test.market, judged: test.market.declaredJudgements.first?.isCompliant,
                findings: subject.judge.judge(test.market).findings)
        }
    }
}

extension RuleTest {
    static let gravityOfCompliance = 4

    /// 0 for the gravest. Of several expectations the gravest counts.
    fileprivate var gravity: Int {
        expectations.map { expectation in
            switch (expectation.verdict, expectation.severity, expectation.cause) {
            case (.breach, .blocking?, _): 0
            case (.breach, _, _): 1
            case (.undetermined, _, .judgement?): 2
            case (.advice, _, _): 3
            case (.compliant, _, _): Self.gravityOfCompliance
            case (.undetermined, _, _): 5
            case (.notApplicable, _, _): 6
            }
        }.min() ?? 7
    }
}
