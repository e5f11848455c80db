// The rules that are shipped, embedded in the program: checked when it was built, decoded when asked for.

import Rules
import Settings

/// The shipped settings: rules, tables and phrases.
public enum StandardRules {
    /// The shipped rules, ready to judge. Decoded at the first use; conditions are compiled when
    /// they are first needed.
    public static let ruleSet: Result<RuleSet, SettingsError> = {
        if let ruleSet = RuleSet(packed: PackedBytes(embedded: EmbeddedRules.rules)) { return .success(ruleSet) }
        return .failure(SettingsError([Problem(file: "Rules", position: nil, message: "règles embarquées illisibles")]))
    }()

    /// The shipped rules as their files are written: with their inline tests and the places of both,
    /// which judging does not need.
    public static func ruleSetWithTests() throws(SettingsError) -> RuleSet {
        try RuleSet.load(tree: PackedTree(embedded: EmbeddedRules.tree))
    }

    /// The phrase library, as `ClauseDefinition` packs it.
    public static let clauses = PackedBytes(embedded: EmbeddedRules.clauses)
}
