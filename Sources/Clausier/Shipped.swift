// The rules and the phrases that are built into the program.

import Settings
import StandardRules

/// What is shipped with this version.
public enum Shipped {
    /// The rules; with their inline tests only where those are to be run.
    public static func rules(withTests: Bool = false) throws(SettingsError) -> RuleSet {
        withTests ? try StandardRules.ruleSetWithTests() : try StandardRules.ruleSet.get()
    }

    /// The phrases that are recognised in prose.
    public static func phrases() throws(SettingsError) -> PhraseLibrary {
        var definitions: [ClauseDefinition] = []
        for (path, tree) in StandardRules.pack.values where path.hasPrefix("clauses/") {
            // The examples were tried when the program was built.
            guard let node = tree.node(leavingOut: ["matches", "rejects"]) else { continue }
            let decoding = Decoding(file: "Rules/" + path)
            definitions += ClauseDefinition.list(from: node, decoding, compilesPatterns: false)
            try decoding.finish()
        }
        return PhraseLibrary(definitions)
    }
}
