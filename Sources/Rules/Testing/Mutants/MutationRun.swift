// Running the tests of a rule against each of its mutants.

import CEL
import Figures
import Market
import Settings

/// Mutation coverage of one rule.
struct MutationRun {
    private let subject: TestedRule
    /// For each test, the versions of the rule that it may be judged by.
    private let versions: [Set<Int>]

    init(_ subject: TestedRule) {
        self.subject = subject
        versions = subject.tests.map { test in
            Set(subject.judge.candidates(subject.rule, 0, test.market.launchDate).compactMap(\.version))
        }
    }

    func report() throws(SettingsError) -> MutantReport {
        let excuses = MutantExcuse.read(subject.rule.mutants, subject.decoding)
        try subject.decoding.finish()
        var verdicts = MutantVerdicts(excuses, file: subject.rule.file)
        // A test that has killed one mutant kills the next more often than others do.
        var order = Array(subject.tests.indices)
        for mutant in MutantList(subject.rule, subject.judge.ruleSet.tables, subject.decoding).mutants {
            let judge = subject.judge(mutant.rule)
            if let version = mutant.version, !judge.library.compiles(version) { continue }
            let killer = order.first { index in
                mutant.version.map(versions[index].contains) ?? true && !subject.failure(subject.tests[index], under: judge).isEmpty
            }
            if let killer, let position = order.firstIndex(of: killer) {
                order.remove(at: position)
                order.insert(killer, at: 0)
            }
            verdicts.note(mutant.description, survives: killer == nil)
        }
        return verdicts.finish()
    }
}

/// Mutation coverage of the expressions that all rules of a set share: each mutant must be killed by
/// some test of some rule.
struct SharedMutationRun {
    private let ruleSet: RuleSet
    private let subjects: [TestedRule]
    /// Only the expressions of these files; `nil`: all.
    private let files: Set<String>?
    private let decoding: (String) -> Decoding

    init(_ ruleSet: RuleSet, _ subjects: [TestedRule], files: Set<String>?, decoding: @escaping (String) -> Decoding) {
        self.ruleSet = ruleSet
        self.subjects = subjects
        self.files = files
        self.decoding = decoding
    }

    /// - Parameter isKilledByOwnTest: whether the tests of the expressions themselves notice a change.
    func report(isKilledByOwnTest: (SharedVariables) -> Bool) throws(SettingsError) -> MutantReport {
        var report = RuleTestReport()
        var tested: [String] = []
        for variable in ruleSet.shared.named where !tested.contains(variable.file) && (files?.contains(variable.file) ?? true) {
            tested.append(variable.file)
        }
        for file in tested {
            var one = RuleTestReport()
            one.mutants = try self.report(on: file, isKilledByOwnTest)
            report += one
        }
        return report.mutants
    }

    private func report(on file: String, _ isKilledByOwnTest: (SharedVariables) -> Bool) throws(SettingsError) -> MutantReport {
        let decoding = decoding(file)
        let excuses = ruleSet.shared.mutants.filter { $0.file == file }.flatMap { MutantExcuse.read($0.node, decoding) }
        try decoding.finish()
        var verdicts = MutantVerdicts(excuses, file: file)
        // The rule that has just killed one is asked first.
        var order = Array(subjects.indices)
        for (index, variable) in ruleSet.shared.named.enumerated() where variable.file == file {
            for mutation in Mutation.ofRule(variable.expression.text, ruleSet.tables) {
                let shared = ruleSet.shared.replacing(index, by: mutation.source)
                var compiles = false
                let isKilled = isKilledByOwnTest(shared)
                let killer = isKilled ? nil : order.first { position in
                    let subject = subjects[position]
                    let judge = subject.judge(shared: shared)
                    guard subject.rule.versions.indices.allSatisfy(judge.library.compiles) else { return false }
                    compiles = true
                    return subject.tests.contains { !subject.failure($0, under: judge).isEmpty }
                }
                guard compiles || isKilled else { continue }
                if let killer, let position = order.firstIndex(of: killer) {
                    order.remove(at: position)
                    order.insert(killer, at: 0)
                }
                let place = decoding.position(in: variable.expression.node, offset: mutation.offset)
                verdicts.note(
                    RuleMutant(
                        rule: nil, version: nil, place: "variables.\(variable.name)", file: file, line: place.line, column: place.column,
                        before: mutation.before, after: mutation.after),
                    survives: killer == nil && !isKilled)
            }
        }
        return verdicts.finish()
    }
}

extension RuleLibrary {
    /// Whether the conditions of a version of the only rule compile: a change that does not is no mutant.
    fileprivate func compiles(_ version: Int) -> Bool {
        guard case .success(let compiled) = self.version(version, ofRule: 0), case .success = compiled.conditions() else { return false }
        return true
    }
}
