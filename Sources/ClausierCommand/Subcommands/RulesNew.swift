// clausier rules new

import ArgumentParser
import Clausier

struct RulesNew: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Écrit une règle à compléter, qui se charge et dont les tests passent.",
        discussion: """
            docs/format-regles.md explique chaque clé.

            Exemple :
              clausier rules new MAISON-01-DUREE regles-maison
              clausier rules test regles-maison
              clausier check avis.xml --rules regles-maison
            """)

    @Argument(help: ArgumentHelp("Identifiant : capitales, chiffres, tirets.", valueName: "règle"))
    var identifier: String

    @Argument(help: ArgumentHelp("Dossier où écrire le fichier (par défaut, le dossier courant).", valueName: "dossier"))
    var folder = "."

    @Option(help: ArgumentHelp("Ce que juge la règle : market, lot ou criterion.", valueName: "portée"))
    var scope = RuleScope.lot

    func run() throws {
        if let rule = try Shipped.rules().rule(identifier) {
            throw Failure("« \(identifier) » est une règle livrée (\(rule.title)) : choisissez un autre identifiant")
        }
        let path = (folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + "/\(identifier).yaml"
        guard !FileWalk.exists(path) else { throw Failure("\(path) existe déjà") }
        let text = RuleScaffold.text(identifier: identifier, scope: scope)
        // A scaffold that does not load would be refused later, with its line: better before it is written.
        let node = try YAML.read(text, file: path)
        let file = SettingsFile(path: "\(identifier).yaml", displayPath: path, node: node, source: SourceText(text))
        _ = try Shipped.rules().adding(files: [file])
        var output = try Output(path: path)
        try output.write(Array(text.utf8))
        try output.flush()
        Talk.say("clausier : \(path) est écrit. Pour l’essayer : clausier rules test \(folder) --only \(identifier)")
    }
}

extension RuleScope: ExpressibleByArgument {}
