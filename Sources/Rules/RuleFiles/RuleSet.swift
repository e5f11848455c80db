// A rule set: the rules, the dated tables they consult, and when a lawyer last read them.

import Figures
import Settings

/// A set of rules with its tables. Immutable; share it between threads.
public struct RuleSet: Sendable {
    /// The set's own version: `2026.11`.
    public let version: String
    /// When the law was last compared with the rules.
    public let reviewed: CivilDate?
    /// The first day of the law that the set knows: where only the latest possible launch date is
    /// known, consultations before this day are not thought of. Without it, the earliest version.
    let horizon: CivilDate?
    /// Ordered by identifier.
    public let rules: [Rule]
    public let tables: Tables
    let shared: SharedVariables
    /// The findings about papers side by side that are made without a rule file.
    let builtIns: Set<String>
    let library: RuleLibrary

    init(
        version: String, reviewed: CivilDate?, horizon: CivilDate? = nil, rules: [Rule], tables: Tables, shared: SharedVariables,
        builtIns: Set<String> = Set(BuiltInFindings.names), environmentsOf other: RuleLibrary? = nil,
        reusing checked: RuleLibrary? = nil
    ) {
        self.version = version
        self.reviewed = reviewed
        self.horizon = horizon
        self.rules = rules.sorted { $0.id < $1.id }
        self.tables = tables
        self.shared = shared
        self.builtIns = builtIns
        library = RuleLibrary(self.rules, tables, shared, environmentsOf: other, reusing: checked)
    }

    /// The checks of the set that stand in the program and not in a rule file.
    public var builtInRules: [BuiltInRule] { BuiltInRule.all.filter { builtIns.contains($0.id) } }

    /// The rule with this identifier.
    public func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }

    /// Only some of the rules. An identifier may end in `*`; an empty `only` means all. Unknown
    /// identifiers are refused, with the nearest known one.
    public func selecting(only: [String] = [], skip: [String] = []) throws(UnknownRule) -> RuleSet {
        let known = rules.map(\.id) + BuiltInFindings.names
        for pattern in only + skip where !known.contains(where: { Self.matches($0, pattern) }) {
            throw UnknownRule(identifier: pattern, suggestion: Spelling.nearest(to: pattern, among: known))
        }
        func isSelected(_ id: String) -> Bool {
            (only.isEmpty || only.contains { Self.matches(id, $0) }) && !skip.contains { Self.matches(id, $0) }
        }
        return RuleSet(
            version: version, reviewed: reviewed, horizon: horizon, rules: rules.filter { isSelected($0.id) }, tables: tables, shared: shared,
            builtIns: builtIns.filter(isSelected), reusing: library)
    }

    /// The same rules, with the house's own gravity of some breaches. A departure from a charter or a
    /// convention is never blocking: asking for that is refused, as are rules that do not exist.
    public func settingSeverities(_ severities: [String: Severity]) throws(UnknownRule) -> RuleSet {
        for id in severities.keys.sorted() where rule(id) == nil {
            throw UnknownRule(identifier: id, suggestion: Spelling.nearest(to: id, among: rules.map(\.id)))
        }
        return RuleSet(
            version: version, reviewed: reviewed, horizon: horizon,
            rules: rules.map { rule in severities[rule.id].map(rule.setting) ?? rule }, tables: tables, shared: shared,
            builtIns: builtIns)
    }

    private static func matches(_ id: String, _ pattern: String) -> Bool {
        pattern.hasSuffix("*") ? id.hasPrefix(pattern.dropLast()) : id == pattern
    }
}

/// A rule was asked for that does not exist.
public struct UnknownRule: Error, Hashable, Sendable, CustomStringConvertible {
    public let identifier: String
    public let suggestion: String?

    public var description: String {
        "règle inconnue « \(identifier) »" + (suggestion.map { " ; vouliez-vous dire « \($0) » ?" } ?? "")
    }
}
