// The compiled versions of a rule set, each compiled when it is first needed.

import CEL
import Figures
import Settings
import Synchronization

/// Compiles the versions of a rule set on demand and keeps them. Any thread may ask.
final class RuleLibrary: Sendable {
    private final class Outcome: Sendable {
        let result: Result<CompiledVersion, SettingsError>
        init(_ result: Result<CompiledVersion, SettingsError>) { self.result = result }
    }

    /// A place that is filled once. Two threads may compile the same version at the same time; one
    /// result is kept. Reading it afterwards costs one load.
    private final class Cell: Sendable {
        let content = AtomicLazyReference<Outcome>()
    }

    private final class EnvironmentsBox: Sendable {
        let result: Result<RuleEnvironments, EnvironmentError>
        init(_ result: Result<RuleEnvironments, EnvironmentError>) { self.result = result }
    }

    private let rules: [Rule]
    private let tables: Tables
    private let shared: [String: ConditionSource]
    private let cells: [[Cell]]
    private let environments = AtomicLazyReference<EnvironmentsBox>()
    private let guards = Mutex<[String: Program?]>([:])
    /// The library whose compiled versions serve here too: to take a whole rule set apart because a few of its rules
    /// are asked for would cost more than to keep it.
    private let origin: RuleLibrary?

    /// - Parameters:
    ///   - other: a library over the same tables, whose environments serve here too.
    ///   - checked: a library of some of these very rules over the same tables and shared
    ///     sub-expressions, whose compiled versions serve here too.
    init(
        _ rules: [Rule], _ tables: Tables, _ shared: SharedVariables, environmentsOf other: RuleLibrary? = nil,
        reusing checked: RuleLibrary? = nil
    ) {
        self.rules = rules
        self.tables = tables
        self.shared = shared.sources
        var known: [String: [Cell]] = [:]
        origin = checked
        if let checked { for (rule, cells) in zip(checked.rules, checked.cells) { known[rule.id] = cells } }
        cells = rules.map { rule in known[rule.id] ?? rule.versions.map { _ in Cell() } }
        if let other = other ?? checked, other.environments.load() != nil { _ = environments.storeIfNil(other.loadedEnvironments) }
    }

    /// The version, compiled.
    func version(_ version: Int, ofRule rule: Int) -> Result<CompiledVersion, SettingsError> {
        let cell = cells[rule][version]
        if let outcome = cell.content.load() { return outcome.result }
        let decoding = Decoding(file: rules[rule].file)
        return cell.content.storeIfNil(Outcome(compile(version, rule, decoding, isChecking: false))).result
    }

    /// The shared sub-expressions that decide for all rules alike. The environments are then made, before several
    /// threads ask for them.
    func guards(of shared: SharedVariables) -> [String] {
        guard case .success(let environments) = loadedEnvironments.result else { return [] }
        return shared.guards(under: environments.environment(for: .market))
    }

    /// Compiles every version of a rule and keeps it, noting what is wrong in `decoding`.
    func check(_ rule: Int, _ decoding: Decoding) {
        for version in rules[rule].versions.indices {
            // A sound sub-expression is compiled where it is used, and only there.
            let trial = Decoding(file: rules[rule].file)
            if case .success(let compiled) = compile(version, rule, trial, isChecking: false), compiled.check(trial),
                trial.problems.isEmpty
            {
                _ = cells[rule][version].content.storeIfNil(Outcome(.success(compiled)))
                continue
            }
            if case .success(let compiled) = compile(version, rule, decoding, isChecking: true) { _ = compiled.check(decoding) }
        }
    }

    /// The days on which a figure changes that some version of the rule consults.
    func tableChanges(_ rule: Int) -> [CivilDate] {
        rules[rule].versions.indices.flatMap { version in
            if let consulted = rules[rule].versions[version].consultedTables { return tables.changes(of: consulted) }
            return if case .success(let compiled) = self.version(version, ofRule: rule) { compiled.tableChanges } else { [CivilDate]() }
        }
    }

    /// A shared sub-expression, compiled for the market as a whole; `nil` if it cannot be.
    func sharedGuard(_ name: String) -> Program? {
        guards.withLock { guards -> Program? in
            if let known = guards[name] { return known }
            var program: Program?
            if case .success(let environments) = loadedEnvironments.result, let source = shared[name] {
                program = try? environments.environment(for: .market).compile(source.text, expecting: .bool)
            }
            guards[name] = .some(program)
            return program
        }
    }

    private func compile(_ version: Int, _ rule: Int, _ decoding: Decoding, isChecking: Bool) -> Result<CompiledVersion, SettingsError> {
        switch loadedEnvironments.result {
        case .failure(let error):
            return .failure(SettingsError([Problem(file: rules[rule].file, position: nil, message: error.description)]))
        case .success(let environments):
            let environment = environments.environment(for: rules[rule].scope)
            if let compiled = CompiledVersion(rules[rule].versions[version], environment, tables, shared, decoding, isChecking: isChecking) {
                return .success(compiled)
            }
            return .failure(SettingsError(decoding.problems))
        }
    }

    private var loadedEnvironments: EnvironmentsBox {
        if let box = environments.load() { return box }
        let result: Result<RuleEnvironments, EnvironmentError>
        do throws(EnvironmentError) {
            result = .success(try RuleEnvironments(tables))
        } catch {
            result = .failure(error)
        }
        return environments.storeIfNil(EnvironmentsBox(result))
    }
}
