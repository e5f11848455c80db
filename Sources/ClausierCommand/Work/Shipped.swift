// The rules and phrases that are built into the program.

import Clausier

enum Shipped {
    static func rules(withTests: Bool = false) throws -> RuleSet { try RuleSet.load(folder: "Rules") }

    static func phrases() throws -> PhraseLibrary { PhraseLibrary([]) }
}
