// clausier rules: list and show.

import ArgumentParser
import Clausier
import Glibc

struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Montre les règles et exécute leurs tests.",
        subcommands: [RulesList.self, RulesShow.self, RulesTest.self, RulesNew.self])
}

struct RulesList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Une ligne par règle : identifiant, intitulé, articles.")

    @Option(help: ArgumentHelp("Ajoute les règles de ce dossier.", valueName: "dossier"))
    var rules: [String] = []

    func run() throws {
        var output = try Output(path: nil)
        try output.write(RulePages.list(try Session.ruleSet(adding: rules).rules, display: Terminal.display(for: STDOUT_FILENO)))
        try output.flush()
    }
}

struct RulesShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Une règle en entier.")

    @Argument(help: ArgumentHelp("Identifiant de la règle ; une « * » finale en désigne plusieurs.", valueName: "règle"))
    var identifiers: [String]

    @Option(help: ArgumentHelp("Ajoute les règles de ce dossier.", valueName: "dossier"))
    var rules: [String] = []

    func run() throws {
        let ruleSet = try Session.ruleSetWithTests(adding: rules)
        try RuleTalk.show(try ruleSet.selecting(only: identifiers).rules, in: ruleSet)
    }
}

/// Rules on standard output, one after the other.
enum RuleTalk {
    static func show(_ rules: [Rule], in ruleSet: RuleSet) throws {
        try show(rules.map { try RuleExplanation($0, in: ruleSet) })
    }

    static func show(_ rules: [RuleExplanation]) throws {
        var output = try Output(path: nil)
        let display = Terminal.display(for: STDOUT_FILENO)
        for (position, rule) in rules.enumerated() {
            if position > 0 { try output.write(TextReport.separator(display: display)) }
            try output.write(RulePages.page(rule, display: display))
        }
        try output.flush()
    }
}
