// What a rule looks at: the facts, tables, lists and papers that its conditions name.

import CEL
import Market
import Provenance
import Settings

/// Everything that the conditions of a rule, in any of its versions, ask for.
public struct RuleInputs: Sendable {
    /// In the order in which conditions name them.
    public private(set) var attributes: [Attribute] = []
    /// Those that only the expressions shared by all rules ask for.
    public private(set) var sharedAttributes: [Attribute] = []
    /// The shared expressions that the rule names, each with its text.
    public private(set) var shared: [(name: String, expression: String)] = []
    public private(set) var tables: [DatedTable] = []
    public private(set) var lists: [CodeTable] = []

    /// Compiles the rule; what does not compile is left out.
    public init(of rule: Rule, in ruleSet: RuleSet) {
        guard let index = ruleSet.rules.firstIndex(where: { $0.id == rule.id }) else { return }
        for version in rule.versions.indices {
            guard case .success(let compiled) = ruleSet.library.version(version, ofRule: index),
                case .success(let conditions) = compiled.conditions()
            else { continue }
            for program in (compiled.applies.map { [$0] } ?? []) + conditions.programs { add(program, ruleSet.tables) }
        }
        let own = rule.words
        sharedAttributes = attributes.filter { !own.contains($0.name) }
        attributes.removeAll { !own.contains($0.name) }
        shared = ruleSet.shared.named.filter { own.contains($0.name) }.map { ($0.name, $0.expression.text) }
    }

    private mutating func add(_ program: Program, _ all: Tables) {
        for read in program.reads {
            guard let attributes = RecordType(rawValue: read.objectType.name)?.attributes, attributes.indices.contains(read.field) else { continue }
            let attribute = attributes[read.field]
            if !self.attributes.contains(attribute) { self.attributes.append(attribute) }
        }
        // The names of tables are text literals.
        let literals = Set(program.source.split { $0 == "'" || $0 == "\"" }.map(String.init))
        for table in all.dated where literals.contains(table.name) && !tables.contains(where: { $0.name == table.name }) { tables.append(table) }
        for list in all.codes where literals.contains(list.name) && !lists.contains(where: { $0.name == list.name }) { lists.append(list) }
    }
}

extension Rule {
    /// Every name that stands in its own conditions and sub-expressions.
    fileprivate var words: Set<String> {
        var words: Set<String> = []
        for version in versions {
            let texts = (version.applies.map { [$0.text] } ?? []) + version.variables.map(\.expression.text) + version.findings.map(\.when.text)
            for text in texts { words.formUnion(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)) }
        }
        return words
    }
}
