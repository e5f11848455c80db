// One version of a rule, compiled piece by piece: first whether it applies, its cases once it may,
// its texts when one is to be shown. A single notice thus compiles a fraction of the rule set.

import CEL
import Figures
import Settings
import Synchronization

/// A compiled version. Immutable as far as anybody can see.
final class CompiledVersion: Sendable {
    /// The conditions, once they are needed.
    final class Conditions: Sendable {
        /// Without the precondition, for when it is known to be true.
        let cases: Cascade
        /// The conditions one by one, in the order of the cases.
        let programs: [Program]
        /// Outcomes of one class are one verdict: the classes of the cases, then of « none is
        /// true », then of « does not apply ».
        let classes: [Int]

        init(_ cases: [Program], classes: [Int]) {
            self.cases = Cascade(applies: nil, cases: cases)
            programs = cases
            self.classes = classes
        }

        /// With the precondition, for when it is not known.
        func whole(_ applies: Program?) -> Cascade { Cascade(applies: applies, cases: programs) }
    }

    /// A condition that is compiled when it is first needed.
    private final class LazyCondition: Sendable {
        private final class Box: Sendable {
            let program: Program?
            init(_ program: Program?) { self.program = program }
        }

        private let text: String
        private let environment: Environment
        private let content = AtomicLazyReference<Box>()

        init(_ text: String, _ environment: Environment, compiled: Program? = nil) {
            self.text = text
            self.environment = environment
            if let compiled { _ = content.storeIfNil(Box(compiled)) }
        }

        /// `nil` if it does not compile, which loading has refused before.
        var program: Program? {
            (content.load() ?? content.storeIfNil(Box(try? environment.compile(text, expecting: .bool)))).program
        }
    }

    /// The texts of one case, once they are shown.
    final class Texts: Sendable {
        let message: Template
        let remedy: Template?
        let question: Template?

        init(message: Template, remedy: Template?, question: Template?) {
            self.message = message
            self.remedy = remedy
            self.question = question
        }
    }

    private final class Changes: Sendable {
        let days: [CivilDate]
        init(_ days: [CivilDate]) { self.days = days }
    }

    private final class TextCell: Sendable {
        let content = AtomicLazyReference<Texts>()
    }

    let version: RuleVersion
    /// The precondition, and what of it stands behind the shared guard; `nil`: there is none.
    private let precondition: LazyCondition?
    private let restOfPrecondition: LazyCondition?
    private let environment: Environment
    private let tables: Tables
    private let variables: [String: ConditionSource]
    private let conditionCell = AtomicLazyReference<Conditions>()
    private let changesCell = AtomicLazyReference<Changes>()
    private let textCells: [TextCell]

    /// The whole precondition; `nil`: the version always applies.
    var applies: Program? { precondition?.program }

    /// Compiles the precondition, unless it was checked before, or what of it stands behind a shared
    /// guard; `nil` after noting what is wrong.
    init?(_ version: RuleVersion, _ environment: Environment, _ tables: Tables, _ shared: [String: ConditionSource], _ decoding: Decoding, isChecking: Bool) {
        let compiler = ConditionCompiler(
            environment: environment, tables: tables, decoding: decoding, shared: shared, variables: version.variables,
            isChecking: isChecking)
        self.version = version
        self.environment = environment
        self.tables = tables
        variables = compiler.variables
        textCells = version.findings.map { _ in TextCell() }
        guard let applies = version.applies else {
            precondition = nil
            restOfPrecondition = nil
            return
        }
        if applies.isFinished {
            precondition = LazyCondition(applies.text, environment)
            restOfPrecondition = version.leadingGuard?.rest.map { LazyCondition($0.text, environment) }
            return
        }
        if let leading = version.leadingGuard {
            let rest = leading.rest.map { ($0.text, compiler.quiet.condition($0)) }
            // Sound on both sides of its `&&`: compiled as a whole only if the guard is not decided.
            if rest == nil || rest?.1 != nil {
                precondition = LazyCondition(ConditionSource(applies, variables: variables).text, environment)
                restOfPrecondition = rest.map { LazyCondition($0, environment, compiled: $1) }
                return
            }
        }
        guard let program = compiler.condition(applies) else { return nil }
        precondition = LazyCondition(applies.text, environment, compiled: program)
        restOfPrecondition = nil
    }

    /// The days on which a figure changes in the tables that the version consults: asked for only
    /// where the launch date is uncertain.
    var tableChanges: [CivilDate] {
        if let changes = changesCell.load() { return changes.days }
        let compiler = ConditionCompiler(environment: environment, tables: tables, decoding: Decoding(file: ""), compiled: variables)
        return changesCell.storeIfNil(Changes(compiler.tableChanges(in: version))).days
    }

    /// Decides the version: the precondition first, so that a rule that does not apply costs no more.
    ///
    /// - Parameters:
    ///   - sharedGuard: what the guard that the precondition begins with is known to be.
    ///   - endOfGuards: called between the precondition and the cases.
    func result(
        _ variables: [Value], assuming assumptions: Assumptions = Assumptions(), sharedGuard: Bool? = nil, endOfGuards: () -> Void = {}
    ) -> CascadeResult {
        let condition = sharedGuard == true ? restOfPrecondition : self.precondition
        let value = condition.map { condition in
            condition.program?.evaluate(variables, assuming: assumptions) ?? .failure(.host, "the precondition does not compile")
        }
        endOfGuards()
        if case .bool(false)? = value { return .decided(outcome: Cascade.doesNotApply) }
        switch conditions() {
        case .failure(let error): return .failed(EvaluationError(.host, error.description), at: 0)
        case .success(let conditions):
            let isCertain = value.map { $0.boolValue == true } ?? true
            return (isCertain ? conditions.cases : conditions.whole(applies))
                .evaluate(variables, classOf: conditions.classes, assuming: assumptions)
        }
    }

    /// Compiles everything and keeps it, noting what is wrong. False if a named sub-expression of the version is
    /// used nowhere, so that it was not compiled with anything.
    func check(_ decoding: Decoding) -> Bool {
        let compiler = ConditionCompiler(environment: environment, tables: tables, decoding: decoding, compiled: variables)
        if let conditions = compile(conditions: compiler) { _ = conditionCell.storeIfNil(conditions) }
        for (cell, ruleCase) in zip(textCells, version.findings) {
            if let texts = Self.compile(ruleCase, compiler) { _ = cell.content.storeIfNil(texts) }
        }
        if version.variables.isEmpty { return true }
        let used = compiler.variablesUsed(by: version)
        return version.variables.allSatisfy { used.contains($0.name) }
    }

    /// The conditions of the cases.
    func conditions() -> Result<Conditions, SettingsError> {
        if let conditions = conditionCell.load() { return .success(conditions) }
        let decoding = Decoding(file: "")
        let compiler = ConditionCompiler(environment: environment, tables: tables, decoding: decoding, compiled: variables)
        guard let conditions = compile(conditions: compiler) else { return .failure(SettingsError(decoding.problems)) }
        return .success(conditionCell.storeIfNil(conditions))
    }

    /// The condition of a case; `nil` for an outcome that is none.
    func condition(_ index: Int) -> Program? {
        guard case .success(let conditions) = conditions(), conditions.programs.indices.contains(index) else { return nil }
        return conditions.programs[index]
    }

    /// The texts of a case.
    func texts(_ index: Int) -> Texts? {
        let cell = textCells[index]
        if let texts = cell.content.load() { return texts }
        let decoding = Decoding(file: "")
        let compiler = ConditionCompiler(environment: environment, tables: tables, decoding: decoding, compiled: variables)
        return Self.compile(version.findings[index], compiler).map { cell.content.storeIfNil($0) }
    }

    private func compile(conditions compiler: ConditionCompiler) -> Conditions? {
        // All are compiled before giving up, so that every mistake of the file is told.
        let programs = version.findings.map { compiler.condition($0.when) }
        let sound = programs.compactMap { $0 }
        guard sound.count == programs.count else { return nil }
        let conclusions = (Array(0...sound.count) + [Cascade.doesNotApply]).map(conclusion)
        return Conditions(sound, classes: conclusions.map { conclusions.firstIndex(of: $0) ?? 0 })
    }

    private static func compile(_ ruleCase: RuleCase, _ compiler: ConditionCompiler) -> Texts? {
        let message = Template(ruleCase.message, compiler: compiler)
        let remedy = ruleCase.remedy.map { Template($0, compiler: compiler) }
        let question = ruleCase.question.map { Template($0, compiler: compiler) }
        guard let message else { return nil }
        return Texts(message: message, remedy: remedy ?? nil, question: question ?? nil)
    }

    /// What an outcome of the cascade concludes.
    func conclusion(_ outcome: Int) -> Conclusion {
        if outcome < 0 { return outcome == Cascade.doesNotApply ? .notApplicable : .ruleError }
        guard version.findings.indices.contains(outcome) else { return .compliant }
        return switch version.findings[outcome].outcome {
        case .breach(let severity): .breach(severity)
        case .review: .review
        case .advice: .advice
        }
    }

    var allConclusions: [Conclusion] { (-1...version.findings.count).map(conclusion) }
}
