// Running the inline tests of rules.

import CEL
import Figures
import Market
import Settings

/// Runs the inline tests of a rule set that was loaded with its tests.
///
/// Rules are independent of each other: `report(on:)` may be called for several at the same time.
public struct RuleTester: Sendable {
    /// The rules with what they consult.
    public let ruleSet: RuleSet
    /// The rules to test: their positions in the set.
    public private(set) var rules: [Int]
    /// The texts of the files, to point into them.
    private let sources: [String: SourceText]
    private let files: Set<String>?

    /// - Parameter files: test only the rules of these files, and tell columns too; `nil`: all rules.
    public init(_ ruleSet: RuleSet, files: [SettingsFile]? = nil) {
        self.ruleSet = ruleSet
        self.files = files.map { Set($0.map(\.displayPath)) }
        sources = Dictionary(
            (files ?? []).compactMap { file in file.source.map { (file.displayPath, $0) } }, uniquingKeysWith: { first, _ in first })
        let tested = self.files
        rules = ruleSet.rules.indices.filter { tested?.contains(ruleSet.rules[$0].file) ?? true }
    }

    /// Only some of the rules; an identifier may end in `*`.
    public func selecting(_ identifiers: [String]) throws(UnknownRule) -> RuleTester {
        let selected = Set(try ruleSet.selecting(only: identifiers).rules.map(\.id))
        var tester = self
        tester.rules = rules.filter { selected.contains(ruleSet.rules[$0].id) }
        return tester
    }

    /// Every test of every rule, in order.
    public func run(withMutants: Bool = false) throws(SettingsError) -> RuleTestReport {
        var report = RuleTestReport()
        for index in rules { report += try self.report(on: index, withMutants: withMutants) }
        report += try reportOnSharedVariables(withMutants: withMutants)
        return report
    }

    /// The tests of one rule.
    public func report(on index: Int, withMutants: Bool) throws(SettingsError) -> RuleTestReport {
        let subject = try TestedRule(ruleSet, ruleSet.rules[index], decoding(ruleSet.rules[index].file))
        var report = RuleTestReport()
        if subject.tests.isEmpty {
            report.results.append(.init(
                rule: subject.rule.id, name: "tests", file: subject.rule.file, line: 1, failure: "la règle n’a aucun test"))
        }
        for test in subject.tests {
            report.results.append(.init(
                rule: subject.rule.id, name: test.name, file: subject.rule.file, line: test.position.line,
                failure: subject.failure(test)))
        }
        report.conditions = subject.coverage()
        // What survives under tests that fail says nothing.
        if withMutants, report.results.allSatisfy(\.hasPassed) { report.mutants = try MutationRun(subject).report() }
        return report
    }

    /// The expressions that all rules share: their own tests, and their mutants, of which some test of
    /// some rule, or one of their own, must kill each.
    public func reportOnSharedVariables(withMutants: Bool = true) throws(SettingsError) -> RuleTestReport {
        var report = RuleTestReport()
        let environment = try marketEnvironment()
        var tests: [SharedTest] = []
        for (file, node) in ruleSet.shared.tests where files?.contains(file) ?? true {
            let decoding = decoding(file)
            let own = SharedTest.read(node, ruleSet.shared, decoding)
            try decoding.finish()
            tests += own
            for test in own {
                report.results.append(.init(
                    rule: "variables", name: test.name, file: file, line: test.position.line,
                    failure: test.failure(ruleSet.shared, environment)))
            }
        }
        guard withMutants, report.results.allSatisfy(\.hasPassed) else { return report }
        var subjects: [TestedRule] = []
        for index in rules { subjects.append(try TestedRule(ruleSet, ruleSet.rules[index], decoding(ruleSet.rules[index].file))) }
        report.mutants = try SharedMutationRun(ruleSet, subjects, files: files, decoding: decoding).report { shared in
            tests.contains { $0.notices(shared, environment) }
        }
        return report
    }

    private func marketEnvironment() throws(SettingsError) -> Environment {
        do throws(EnvironmentError) {
            return try RuleEnvironments(ruleSet.tables).environment(for: .market)
        } catch {
            throw SettingsError([Problem(file: "tables", position: nil, message: error.description)])
        }
    }

    /// Notes what is wrong with the tests of a rule, and with its excuses.
    static func check(_ rule: Rule, _ decoding: Decoding) {
        _ = RuleTest.read(rule, decoding)
        _ = MutantExcuse.read(rule.mutants, decoding)
    }

    private func decoding(_ file: String) -> Decoding { Decoding(file: file, source: sources[file]) }
}

/// A rule with its tests, and a judge that knows no other rule.
struct TestedRule {
    let rule: Rule
    let tests: [RuleTest]
    let judge: Judge
    /// For places in the file.
    let decoding: Decoding
    private let ruleSet: RuleSet

    init(_ ruleSet: RuleSet, _ rule: Rule, _ decoding: Decoding) throws(SettingsError) {
        tests = RuleTest.read(rule, decoding)
        try decoding.finish()
        self.ruleSet = ruleSet
        self.rule = rule
        self.decoding = decoding
        judge = Self.judge(rule, ruleSet, ruleSet.shared)
    }

    /// The judge of a changed rule, or of the same under changed shared expressions.
    func judge(_ rule: Rule? = nil, shared: SharedVariables? = nil) -> Judge {
        Self.judge(rule ?? self.rule, ruleSet, shared ?? ruleSet.shared)
    }

    private static func judge(_ rule: Rule, _ ruleSet: RuleSet, _ shared: SharedVariables) -> Judge {
        Judge(RuleSet(
            version: "", reviewed: nil, horizon: ruleSet.horizon, rules: [rule], tables: ruleSet.tables, shared: shared, builtIns: [],
            environmentsOf: ruleSet.library))
    }

    /// What is wrong under the rule as it is, or under a judge of a changed one; empty if the test passes.
    func failure(_ test: RuleTest, under judge: Judge? = nil) -> String {
        let findings = (judge ?? self.judge).judge(test.market).findings
        var failures: [String] = []
        for expectation in test.expectations {
            let covered = findings.filter(expectation.covers)
            if covered.isEmpty { failures.append("attendu : \(expectation.description) ; obtenu : aucun constat") }
            for finding in covered where !expectation.accepts(finding) {
                failures.append("attendu : \(expectation.description) ; obtenu : \(Self.description(finding))")
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
}
