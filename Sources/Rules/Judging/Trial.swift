// Trying an expression on a market, as rules would evaluate it: `clausier eval`.

import CEL
import Figures
import Market
import Provenance
import Settings

/// What an expression is worth on one market.
public struct Trial: Sendable {
    /// The value for the market, for one lot or for one criterion.
    public struct Outcome: Sendable {
        /// « LOT-0001 », « LOT-0001, critère 2 »; `nil` for the market as a whole.
        public let subject: String?
        /// In French; `nil` if it is not known.
        public let value: String?
        /// In CEL's own notation.
        public let notation: String
        /// What would have to be known.
        public let missing: [MissingFact]
        /// What was read, and where it is written.
        public let reads: [String]
        public let evidence: [Evidence]
    }

    public let outcomes: [Outcome]

    /// Evaluates under the variables of a rule: `notice`, `buyer`, `procedure`, `lots`; for each lot if
    /// the expression speaks of `lot`, for each criterion if it speaks of `criterion`. Throws what is
    /// wrong with the expression.
    public init(_ expression: String, on market: Market, _ ruleSet: RuleSet, day: CivilDate? = nil) throws(SettingsError) {
        let program: Program
        let scope: RuleScope
        (program, scope) = try Self.compile(expression, ruleSet)
        let view = MarketView(market)
        let facts = FactReport(view)
        let launch = day ?? market.launchDate.date ?? market.launchDate.latest ?? market.launchDate.earliest ?? CivilDate(dayNumber: 0)
        outcomes = view.subjects(scope).map { subject in
            view.log.clear()
            let value = program.evaluate(RuleEnvironments.variables(view, launch: launch, subject: subject.values))
            let reads = view.log.reads
            var missing: [MissingFact] = []
            if case .unknown(let unknown) = value { missing = unknown.attributes.map(facts.missing) }
            return Outcome(
                subject: Self.name(subject), value: Self.french(value), notation: value.description, missing: missing,
                reads: reads.map(facts.path), evidence: facts.evidence(of: reads))
        }
    }

    /// The narrowest scope in which the expression makes sense.
    private static func compile(_ expression: String, _ ruleSet: RuleSet) throws(SettingsError) -> (Program, RuleScope) {
        let file = "expression"
        let node = Node(.scalar(Scalar(expression, style: .plain)), at: Position(line: 1, column: 1))
        let source = ConditionSource(LocatedText(expression, node), variables: ruleSet.shared.sources)
        let environments: RuleEnvironments
        do throws(EnvironmentError) {
            environments = try RuleEnvironments(ruleSet.tables)
        } catch {
            throw SettingsError([Problem(file: file, position: nil, message: error.description)])
        }
        var refusal: SettingsError?
        for scope in [RuleScope.market, .document, .lot, .criterion] {
            let decoding = Decoding(file: file, source: SourceText(expression))
            let compiler = ConditionCompiler(environment: environments.environment(for: scope), tables: ruleSet.tables, decoding: decoding)
            if compiler.checkCalls(source, LocatedText(expression, node)), let program = compiler.compile(source) { return (program, scope) }
            refusal = SettingsError(decoding.problems)
        }
        // The widest scope knows every name: what it refuses is what is wrong.
        throw refusal ?? SettingsError([])
    }

    private static func name(_ subject: JudgedSubject) -> String? {
        let parts = [subject.name, subject.lot, subject.criterion.map { "critère \($0)" }].compactMap { $0 }
        if parts.isEmpty { return subject.kind == .rest ? "lots non connus" : nil }
        return parts.joined(separator: ", ") + (subject.kind == .rest ? ", autres critères" : "")
    }

    private static func french(_ value: Value) -> String? {
        switch value {
        case .unknown: nil
        case .error(let error): "erreur : \(error.message)"
        default: FrenchText.value(value)
        }
    }
}
