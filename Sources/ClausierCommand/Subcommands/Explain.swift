// clausier explain

import ArgumentParser
import Clausier

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explique une règle, ou toutes celles qui reposent sur un article.",
        discussion: """
            Exemples :
              clausier explain LOT-01-MOTIF
              clausier explain L2113-11
            """)

    @Argument(help: ArgumentHelp("Identifiant de règle, ou article.", valueName: "règle|article"))
    var subject: String

    @Option(help: ArgumentHelp("Ajoute les règles de ce dossier.", valueName: "dossier"))
    var rules: [String] = []

    func run() throws {
        if let rule = BuiltInRule.all.first(where: { $0.id == subject.uppercased() }) { return try RuleTalk.show([RuleExplanation(rule)]) }
        let ruleSet = try Session.ruleSetWithTests(adding: rules)
        if let rule = ruleSet.rule(subject.uppercased()) ?? ruleSet.rule(subject) { return try RuleTalk.show([rule], in: ruleSet) }
        let resting = RulePages.rules(on: subject, among: ruleSet.rules)
        guard resting.isEmpty else { return try RuleTalk.show(resting, in: ruleSet) }
        // Asking for it as a rule words the refusal, with the nearest identifier.
        _ = try ruleSet.selecting(only: [subject])
    }
}
