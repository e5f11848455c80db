// clausier batch

import ArgumentParser
import Clausier

struct Batch: StatusCommand {
    static let configuration = CommandConfiguration(
        abstract: "Contrôle tous les avis de dossiers entiers.",
        discussion: """
            Chaque fichier .xml, aussi loin qu’il soit dans le dossier, est une consultation. Les
            résultats suivent l’ordre des noms. Ce qui est illisible ou laissé de côté est nommé à
            la fin, sur la sortie d’erreur.

            Exemples :
              clausier batch avis/ --format ndjson > rapports.ndjson
              clausier batch 2025/ 2026/ --fail-on never --format json --output tout.json
            """)

    @Argument(help: ArgumentHelp("Dossiers à parcourir.", valueName: "dossier"))
    var folders: [String]

    @OptionGroup var options: CheckOptions

    func validate() throws {
        if options.judging.answers != nil { throw ValidationError("--answers porte sur une consultation : voir « clausier check »") }
    }

    func runForStatus() throws -> RunStatus {
        let inputs = try BatchInputs(folders: folders)
        return try options.check(inputs.paths, leftOut: inputs.leftOut, isBatch: true)
    }
}

extension CheckOptions {
    /// What `check` and `batch` do once they know their consultations.
    func check(_ paths: [String], leftOut: [LeftOut], isBatch: Bool) throws -> RunStatus {
        let session = try Session(judging)
        let run = CheckRun(
            inputs: paths, context: session.context,
            destination: ReportDestination(format: format, path: output, withMarket: withMarket),
            makeExaminer: { session.makeExaminer() })
        let totals = try run.run()
        RunSummary.say(totals, leftOut: leftOut, isBatch: isBatch)
        return RunStatus(totals, failOn: failOn, allowUnread: allowUnread)
    }
}
