// One version of a rule, compiled: its conditions as a cascade, its texts as templates.

import CEL
import Figures
import Settings

/// A compiled version. Immutable.
final class CompiledVersion: Sendable {
    struct Case: Sendable {
        let outcome: RuleCase.Outcome
        let message: Template
        let remedy: Template?
        let question: Template?
    }

    let version: RuleVersion
    let cascade: Cascade
    let cases: [Case]
    /// The days on which a figure changes in the tables that the version consults.
    let tableChanges: [CivilDate]
    /// Outcomes of one class are one verdict: the classes of the cases, then of « none is true », then
    /// of « does not apply ».
    let classes: [Int]

    private init(version: RuleVersion, cascade: Cascade, cases: [Case], tableChanges: [CivilDate]) {
        self.version = version
        self.cascade = cascade
        self.cases = cases
        self.tableChanges = tableChanges
        let verdicts = (Array(0...cases.count) + [Cascade.doesNotApply]).map { Self.conclusion($0, cases) }
        classes = verdicts.map { verdict in verdicts.firstIndex(of: verdict) ?? 0 }
    }

    /// Compiles a version; `nil` after noting what is wrong.
    static func compile(
        _ version: RuleVersion, _ environment: Environment, _ tables: Tables, _ shared: [String: ConditionSource],
        _ decoding: Decoding
    ) -> CompiledVersion? {
        let compiler = ConditionCompiler(
            environment: environment, tables: tables, decoding: decoding, shared: shared, variables: version.variables)
        let applies = version.applies.map { compiler.condition($0) }
        // All is compiled before giving up, so that every mistake of the file is told.
        let conditions = version.findings.map { compiler.condition($0.when) }
        let cases = version.findings.map { ruleCase -> Case? in
            let message = Template(ruleCase.message, compiler: compiler)
            let remedy = ruleCase.remedy.map { Template($0, compiler: compiler) }
            let question = ruleCase.question.map { Template($0, compiler: compiler) }
            guard let message, remedy.map({ $0 != nil }) ?? true, question.map({ $0 != nil }) ?? true else { return nil }
            return Case(outcome: ruleCase.outcome, message: message, remedy: remedy ?? nil, question: question ?? nil)
        }
        let soundConditions = conditions.compactMap { $0 }
        let soundCases = cases.compactMap { $0 }
        guard soundConditions.count == conditions.count, soundCases.count == cases.count,
            applies.map({ $0 != nil }) ?? true
        else { return nil }
        let cascade = Cascade(applies: applies ?? nil, cases: soundConditions)
        let programs = soundConditions + [cascade.applies].compactMap { $0 }
        let changes = tables.dated
            .filter { table in programs.contains { $0.source.contains("'\(table.name)'") || $0.source.contains("\"\(table.name)\"") } }
            .flatMap(\.changes)
        return CompiledVersion(version: version, cascade: cascade, cases: soundCases, tableChanges: changes)
    }

    /// What an outcome of the cascade concludes.
    func conclusion(_ outcome: Int) -> Conclusion { Self.conclusion(outcome, cases) }

    private static func conclusion(_ outcome: Int, _ cases: [Case]) -> Conclusion {
        if outcome < 0 { return outcome == Cascade.doesNotApply ? .notApplicable : .ruleError }
        guard cases.indices.contains(outcome) else { return .compliant }
        return switch cases[outcome].outcome {
        case .breach(let severity): .breach(severity)
        case .review: .review
        case .advice: .advice
        }
    }
}

/// What judging one subject under one version comes to.
enum Conclusion: Hashable, Sendable {
    case notApplicable
    case compliant
    case breach(Severity)
    case review
    case advice
    /// Facts are missing or contradict each other.
    case open
    case ruleError

    /// Whether it could be said without anybody having to answer.
    var isClean: Bool {
        switch self {
        case .notApplicable, .compliant, .advice: true
        case .breach, .review, .open, .ruleError: false
        }
    }

    var verdict: Verdict {
        switch self {
        case .notApplicable: .notApplicable
        case .compliant: .compliant
        case .breach: .breach
        case .advice: .advice
        case .review, .open, .ruleError: .undetermined
        }
    }

    var severity: Severity? { if case .breach(let severity) = self { severity } else { nil } }
}
