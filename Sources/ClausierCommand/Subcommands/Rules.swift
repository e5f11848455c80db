// clausier rules: list, show, test.

import ArgumentParser
import Clausier
import Glibc

struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
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

struct RulesTest: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Exécute les tests écrits dans les règles.",
        discussion: """
            Sans DOSSIER, ceux des règles livrées. Dit aussi quelles conditions n’ont jamais été vues
            vraies, fausses ou indéterminées.

            Exemple :
              clausier rules test Rules
            """)

    @Argument(help: ArgumentHelp("Dossier de règles.", valueName: "dossier"))
    var folder: String?

    @Flag(help: "Montre aussi les conditions que les tests couvrent mal.")
    var coverage = false

    func runForStatus() throws -> RunStatus {
        let ruleSet = try folder.map { try RuleSet.load(folder: $0) } ?? Shipped.rules(withTests: true)
        let outcome = try RuleTester(ruleSet).run()
        var output = try Output(path: nil)
        let display = Terminal.display(for: STDOUT_FILENO)
        try output.write(RuleTestPage.page(outcome.results, outcome.coverage, showsCoverage: coverage, display: display))
        try output.flush()
        return outcome.results.allSatisfy(\.hasPassed) ? .clean : .found
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
