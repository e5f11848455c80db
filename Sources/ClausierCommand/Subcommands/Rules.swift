// clausier rules: list and show.

import ArgumentParser
import Clausier
import Glibc

struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Montre les règles et exécute leurs tests.",
        subcommands: [RulesList.self, RulesShow.self, RulesTest.self])
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
        try RuleTalk.show(try Session.ruleSet(adding: rules, only: identifiers).rules)
    }
}

/// Rules on standard output, one after the other.
enum RuleTalk {
    static func show(_ rule: BuiltInRule) throws {
        var output = try Output(path: nil)
        try output.write(RulePages.page(rule, display: Terminal.display(for: STDOUT_FILENO)))
        try output.flush()
    }

    static func show(_ rules: [Rule]) throws {
        var output = try Output(path: nil)
        let display = Terminal.display(for: STDOUT_FILENO)
        for (position, rule) in rules.enumerated() {
            if position > 0 { try output.write(TextReport.separator(display: display)) }
            try output.write(RulePages.page(rule, display: display))
        }
        try output.flush()
    }
}
