// The rules that are shipped, embedded in the program: checked when it was built, decoded when asked for.

import Rules
import Settings

/// The shipped settings: rules, tables and phrases.
public enum StandardRules {
    /// Everything below `Rules/`, by path (`clauses/insertion.yaml`).
    public static let pack = PackedTree(embedded: EmbeddedRules.pack)

    /// The shipped rules, ready to judge. Decoded at the first use; conditions are compiled when
    /// they are first needed.
    public static let ruleSet: Result<RuleSet, SettingsError> = load(withTests: false)

    /// The shipped rules with their inline tests, which judging does not need.
    public static func ruleSetWithTests() throws(SettingsError) -> RuleSet {
        try load(withTests: true).get()
    }

    private static func load(withTests: Bool) -> Result<RuleSet, SettingsError> {
        do throws(SettingsError) {
            return .success(try RuleSet.load(pack: pack, withTests: withTests))
        } catch {
            return .failure(error)
        }
    }
}
