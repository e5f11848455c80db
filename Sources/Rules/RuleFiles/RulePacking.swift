// The finished form of a rule set: what rulepack embeds and the program reads at each start. Named
// sub-expressions stand in their places already, and each version says which tables it consults; what
// only its author needs (places in the file, tests) stays behind.

import CEL
import Figures
import Settings

extension RuleSet {
    /// The finished form; a rule that does not compile is refused.
    public func packed() throws(SettingsError) -> [UInt8] {
        var writer = PackWriter()
        writer.write(version)
        writer.write(reviewed) { $0.write($1) }
        writer.write(horizon) { $0.write($1) }
        tables.pack(into: &writer)
        writer.write(shared.named) {
            $0.write($1.name)
            $0.write($1.expression.text)
        }
        writer.write(rules.count)
        let environments: RuleEnvironments
        do throws(EnvironmentError) {
            environments = try RuleEnvironments(tables)
        } catch {
            throw SettingsError([Problem(file: "Rules/tables", position: nil, message: error.description)])
        }
        // What is finished does not depend on the scope.
        let environment = environments.environment(for: .market)
        let guards = shared.guards(under: environment)
        for rule in rules { try rule.pack(into: &writer, environment, tables, shared, guards) }
        return writer.bytes
    }

    /// The set whose finished form this is; `nil` if it is damaged.
    public init?(packed: PackedBytes) {
        let read = packed.read { reader -> RuleSet? in
            let version = reader.text()
            let reviewed = reader.optional { $0.day() }
            let horizon = reader.optional { $0.day() }
            let tables = Tables(from: &reader)
            let shared = SharedVariables(reader.list { ($0.text(), $0.located()) })
            let rules = reader.list { Rule(from: &$0) }
            return RuleSet(version: version, reviewed: reviewed, horizon: horizon, rules: rules, tables: tables, shared: shared)
        }
        guard let read else { return nil }
        self = read
    }
}

extension Rule {
    fileprivate func pack(
        into writer: inout PackWriter, _ environment: Environment, _ tables: Tables, _ shared: SharedVariables, _ guards: [String]
    ) throws(SettingsError) {
        writer.write(id)
        writer.write(title)
        writer.write(legalBasis) {
            $0.write($1.article)
            $0.write($1.kind.rawValue)
        }
        writer.write(scope.rawValue)
        writer.write(explanation)
        writer.write(exclusions)
        writer.write(file)
        writer.write(versions.count)
        for version in versions {
            let decoding = Decoding(file: file)
            version.pack(into: &writer, ExpressionFinisher(version, environment, tables, shared, guards, decoding))
            try decoding.finish()
        }
    }

    fileprivate init?(from reader: inout PackReader) {
        let id = reader.text()
        let title = reader.text()
        let legalBasis = reader.list { reader -> LegalBasis? in
            let article = reader.text()
            return reader.word(LegalBasis.Kind.self).map { LegalBasis(article: article, kind: $0) }
        }
        guard let scope = reader.word(RuleScope.self) else { return nil }
        let explanation = reader.text()
        let exclusions = reader.optionalText()
        let file = reader.text()
        let versions = reader.list { RuleVersion(from: &$0) }
        self.init(
            id: id, title: title, legalBasis: legalBasis, scope: scope, versions: versions, explanation: explanation,
            exclusions: exclusions, assumptions: nil, stage: nil, sources: [], file: file, tests: nil, mutants: nil)
    }
}

extension RuleVersion {
    fileprivate func pack(into writer: inout PackWriter, _ finisher: ExpressionFinisher) {
        writer.write(from)
        writer.write(until) { $0.write($1) }
        writer.write(transition.rawValue)
        writer.write(finisher.consultedTables(self))
        writer.write(applies) { $0.write(finisher.condition($1)) }
        let leading = finisher.leadingGuard(self)
        writer.write(leading?.name)
        writer.write(leading?.rest.map(finisher.condition))
        writer.write(findings) { writer, finding in
            writer.write(finisher.condition(finding.when))
            writer.write(finding.outcome.word)
            writer.write(finisher.text(finding.message))
            writer.write(finding.remedy) { $0.write(finisher.text($1)) }
            writer.write(finding.question) { $0.write(finisher.text($1)) }
        }
    }

    fileprivate init?(from reader: inout PackReader) {
        let from = reader.day()
        let until = reader.optional { $0.day() }
        guard let transition = reader.word(Transition.self) else { return nil }
        let consulted = reader.texts()
        let applies = reader.optional { $0.located() }
        let sharedGuard = reader.optionalText()
        let rest = reader.optional { $0.located() }
        let findings = reader.list { reader -> RuleCase? in
            let when = reader.located()
            guard let outcome = RuleCase.Outcome(word: reader.text()) else { return nil }
            return RuleCase(
                when: when, outcome: outcome, message: reader.located(), remedy: reader.optional { $0.located() },
                question: reader.optional { $0.located() })
        }
        self.init(
            from: from, until: until, transition: transition, variables: [], applies: applies, findings: findings,
            position: Position(line: 1, column: 1),
            consultedTables: consulted, leadingGuard: sharedGuard.map { LeadingGuard(name: $0, rest: rest) })
    }
}

extension RuleCase.Outcome {
    fileprivate var word: String {
        switch self {
        case .breach(let severity): severity.rawValue
        case .review: "review"
        case .advice: "advice"
        }
    }

    fileprivate init?(word: String) {
        switch word {
        case "review": self = .review
        case "advice": self = .advice
        default:
            guard let severity = Severity(rawValue: word) else { return nil }
            self = .breach(severity)
        }
    }
}

/// Puts the named sub-expressions of one version in their places.
private struct ExpressionFinisher {
    private let compiler: ConditionCompiler
    private let guards: [String]

    /// - Parameter guards: the shared sub-expressions that decide for all rules alike.
    init(
        _ version: RuleVersion, _ environment: Environment, _ tables: Tables, _ shared: SharedVariables, _ guards: [String],
        _ decoding: Decoding
    ) {
        compiler = ConditionCompiler(
            environment: environment, tables: tables, decoding: decoding, shared: shared.sources, variables: version.variables,
            isChecking: false)
        self.guards = guards
    }

    func condition(_ located: LocatedText) -> String { ConditionSource(located, variables: compiler.variables).text }

    func text(_ located: LocatedText) -> String {
        Template.mappingExpressions(of: located) { ConditionSource($0, variables: compiler.variables).text }
    }

    func consultedTables(_ version: RuleVersion) -> [String] { compiler.consultedTables(in: version) }

    func leadingGuard(_ version: RuleVersion) -> LeadingGuard? { LeadingGuard(of: version, among: guards) }
}

extension Tables {
    fileprivate func pack(into writer: inout PackWriter) {
        writer.write(dated) { writer, table in
            for text in [table.name, table.title, table.unit] { writer.write(text) }
            writer.write(table.keys)
            writer.write(table.rows) { writer, row in
                writer.write(row.matches) { $0.write($1) }
                writer.write(row.from)
                writer.write(row.until) { $0.write($1) }
                writer.write(row.value.description)
                writer.write(row.source)
            }
        }
        writer.write(codes) { writer, table in
            for text in [table.name, table.title, table.source] { writer.write(text) }
            writer.write(table.ranges) {
                $0.write($1.lowerBound)
                $0.write($1.upperBound)
            }
        }
    }

    fileprivate init(from reader: inout PackReader) {
        self.init()
        dated = reader.list { reader in
            DatedTable(
                name: reader.text(), title: reader.text(), unit: reader.text(), keys: reader.texts(),
                rows: reader.list { reader -> DatedTable.Row? in
                    let matches = reader.list { $0.texts() }
                    let from = reader.day()
                    let until = reader.optional { $0.day() }
                    guard let value = ExactDecimal(reader.text()) else { return nil }
                    return DatedTable.Row(matches: matches, from: from, until: until, value: value, source: reader.text())
                })
        }
        codes = reader.list { reader in
            CodeTable(
                name: reader.text(), title: reader.text(), source: reader.text(),
                ranges: reader.list { reader -> ClosedRange<Int>? in
                    let (first, last) = (reader.number(), reader.number())
                    return first <= last ? first...last : nil
                })
        }
    }
}

extension PackWriter {
    fileprivate mutating func write(_ day: CivilDate) { write(day.dayNumber) }
}

extension PackReader {
    fileprivate mutating func day() -> CivilDate { CivilDate(dayNumber: number()) }

    /// A text whose place in its file is not kept.
    fileprivate mutating func located() -> LocatedText {
        let text = text()
        return LocatedText(text, Node(.scalar(Scalar(text, style: .plain)), at: Position(line: 1, column: 1)), isFinished: true)
    }
}
