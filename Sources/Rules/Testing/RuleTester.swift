// Running the inline tests of rules, and counting what their conditions have been seen to be.

import CEL
import Figures
import Market
import Settings

/// Runs the inline tests of a rule set that was loaded with its tests.
public struct RuleTester: Sendable {
    /// What one test came to.
    public struct Result: Sendable, Hashable {
        public let rule: String
        public let name: String
        public let file: String
        public let line: Int
        /// Empty if the test passed; otherwise what was expected and what came, in French.
        public let failure: String

        public var hasPassed: Bool { failure.isEmpty }
    }

    /// What one condition was seen to be, over all tests of its rule.
    public struct ConditionCoverage: Sendable, Hashable {
        public let rule: String
        /// From-date of the version.
        public let version: CivilDate
        /// `applies`, `findings[1]`.
        public let condition: String
        public let file: String
        public let line: Int
        public var seenTrue = 0
        public var seenFalse = 0
        public var seenUnknown = 0

        public var isComplete: Bool { seenTrue > 0 && seenFalse > 0 && seenUnknown > 0 }
    }

    private let ruleSet: RuleSet

    public init(_ ruleSet: RuleSet) {
        self.ruleSet = ruleSet
    }

    /// Every test of every rule, in order.
    public func run() throws(SettingsError) -> (results: [Result], coverage: [ConditionCoverage]) {
        var results: [Result] = []
        var coverage: [ConditionCoverage] = []
        for rule in ruleSet.rules {
            let decoding = Decoding(file: rule.file)
            let tests = RuleTest.read(rule, decoding)
            try decoding.finish()
            let judge = Judge(RuleSet(
                version: "", reviewed: nil, horizon: ruleSet.horizon, rules: [rule], tables: ruleSet.tables, shared: ruleSet.shared,
                builtIns: []))
            var counters = Self.counters(rule)
            if tests.isEmpty {
                results.append(Result(rule: rule.id, name: "tests", file: rule.file, line: 1, failure: "la règle n’a aucun test"))
            }
            for test in tests {
                let judgement = judge.judge(test.market)
                results.append(Result(
                    rule: rule.id, name: test.name, file: rule.file, line: test.position.line,
                    failure: Self.failure(test, judgement.findings)))
                judge.count(test.market, &counters)
            }
            coverage += counters.flatMap { $0 }
        }
        return (results, coverage)
    }

    /// Notes what is wrong with the tests of a rule.
    static func check(_ rule: Rule, _ decoding: Decoding) {
        _ = RuleTest.read(rule, decoding)
    }

    private static func failure(_ test: RuleTest, _ findings: [Finding]) -> String {
        var failures: [String] = []
        for expectation in test.expectations {
            let covered = findings.filter(expectation.covers)
            if covered.isEmpty { failures.append("attendu : \(expectation.description) ; obtenu : aucun constat") }
            for finding in covered where !expectation.accepts(finding) {
                failures.append("attendu : \(expectation.description) ; obtenu : \(description(finding))")
            }
        }
        return failures.joined(separator: "\n")
    }

    private static func description(_ finding: Finding) -> String {
        var words = [finding.verdict.rawValue, finding.severity?.rawValue, finding.cause?.rawValue].compactMap { $0 }
        if finding.harmless { words.append("sans conséquence") }
        if let lot = finding.lot { words.append("lot \(lot)") }
        if !finding.missing.isEmpty { words.append("manquent : " + finding.missing.map(\.attribute).joined(separator: ", ")) }
        return words.joined(separator: ", ") + " — " + finding.message
    }

    /// For each version, one counter for `applies` and one for each finding.
    private static func counters(_ rule: Rule) -> [[ConditionCoverage]] {
        rule.versions.map { version in
            let applies = version.applies.map { [("applies", $0)] } ?? []
            let cases = version.findings.enumerated().map { ("findings[\($0)]", $1.when) }
            return (applies + cases).map { name, text in
                ConditionCoverage(
                    rule: rule.id, version: version.from, condition: name, file: rule.file, line: text.node.position.line)
            }
        }
    }
}

extension Judge {
    /// Counts what each condition of the only rule is for a market: those that are reached, that is
    /// while nothing before has decided.
    fileprivate func count(_ market: Market, _ counters: inout [[RuleTester.ConditionCoverage]]) {
        guard let rule = ruleSet.rules.first else { return }
        let view = MarketView(market)
        for candidate in candidates(rule, 0, market.launchDate) {
            guard let index = candidate.version, case .success(let compiled) = library.version(index, ofRule: 0),
                case .success(let conditions) = compiled.conditions()
            else { continue }
            for subject in view.subjects(rule.scope) {
                let variables = RuleEnvironments.variables(view, launch: candidate.day, subject: subject.values)
                var position = 0
                if let applies = compiled.applies {
                    let value = applies.evaluate(variables)
                    counters[index][position].count(value)
                    position += 1
                    if value.boolValue == false { continue }
                }
                for program in conditions.programs {
                    let value = program.evaluate(variables)
                    counters[index][position].count(value)
                    position += 1
                    if value.boolValue == true { break }
                }
            }
        }
    }
}

extension RuleTester.ConditionCoverage {
    fileprivate mutating func count(_ value: Value) {
        switch value {
        case .bool(true): seenTrue += 1
        case .bool(false): seenFalse += 1
        case .unknown: seenUnknown += 1
        default: break
        }
    }
}
