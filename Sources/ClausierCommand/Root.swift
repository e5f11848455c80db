// The command itself: what it is for, and its subcommands.

import ArgumentParser

struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clausier",
        abstract: "Contrôle les pièces d’une consultation au regard du droit de la commande publique.",
        discussion: """
            Exemples :
              clausier check avis.xml
              clausier check avis.xml --format json --output rapport.json
              clausier check avis.xml --on 2026-08-21
              clausier questions avis.xml > reponses.yaml
              clausier check avis.xml --answers reponses.yaml
              clausier batch avis/ --format ndjson > rapports.ndjson
              clausier batch avis/ --summary
              clausier explain L2113-11

            Fin de programme :
              0  rien à signaler
              1  quelque chose est signalé (voir --fail-on)
              2  erreur d’emploi, de règle, ou document illisible
            """,
        version: version,
        subcommands: [Check.self, Batch.self, Model.self, ReadText.self, Questions.self, BaselineCommand.self, OperationCommand.self, Stats.self, Rules.self, Explain.self, Eval.self, Completions.self, Docs.self]
    )

    /// Version of the program, as --version and reports give it.
    static let version = "0.1.0"
}
