// The inline tests of every shipped rule.

import Clausier
import Testing

@Suite struct InlineRuleTests {
    @Test func everyInlineTestOfEveryRulePasses() throws {
        let rules = try Shipped.rules(withTests: true)
        let (results, _) = try RuleTester(rules).run()
        for result in results where !result.hasPassed {
            Issue.record("\(result.file):\(result.line): \(result.name)\n\(result.failure)")
        }
        #expect(results.count > 400)
        #expect(Set(results.map(\.rule)) == Set(rules.rules.map(\.id)), "every rule has tests")
    }
}
