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
    public static func phrases() throws(SettingsError) -> PhraseLibrary { try library.get() }

    private static let library: Result<PhraseLibrary, SettingsError> = {
        guard let definitions = StandardRules.clauses.read({ $0.list { ClauseDefinition(from: &$0) } }) else {
            return .failure(SettingsError([Problem(file: "Rules/clauses", position: nil, message: "clauses embarquées illisibles")]))
        }
        return .success(PhraseLibrary(definitions))
    }()

    /// Makes ready what every check of a notice needs, which otherwise is done at its first use.
    public static func prepare() {
        _ = StandardRules.ruleSet
        (try? phrases())?.prepareForNotices()
        DossierReader.prepareForNotices()
    }
}
