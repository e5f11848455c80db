// clausier batch

import ArgumentParser
import Clausier
import Parallel

struct Batch: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Contrôle toutes les consultations de dossiers entiers.",
        discussion: """
            Un avis (.xml), aussi loin qu’il soit dans le dossier, est une consultation ; une archive
            en est une ; un dossier qui contient directement une pièce de marché (RC, CCAP, acte
            d’engagement…) en est une, avec tout ce qui se trouve dessous. Les résultats suivent
            l’ordre des noms. Ce qui est illisible ou laissé de côté est nommé à la fin, sur la
            sortie d’erreur.

            Exemples :
              clausier batch avis/ --format ndjson > rapports.ndjson
              clausier batch 2025/ 2026/ --fail-on never --format json --output tout.json
            """)

    @Argument(help: ArgumentHelp("Dossiers à parcourir.", valueName: "dossier"))
    var folders: [String]

    @OptionGroup var options: CheckOptions

    func validate() throws {
        if options.judging.answers != nil { throw ValidationError("--answers porte sur une consultation : voir « clausier check »") }
        if options.judging.papers != nil { throw ValidationError("--papers porte sur une consultation : voir « clausier check »") }
    }

    func runForStatus() throws -> RunStatus {
        let inputs = try BatchInputs(folders: folders)
        return try options.check(inputs.sources, leftOut: inputs.leftOut, isBatch: true)
    }
}

extension CheckOptions {
    /// What `check` and `batch` do once they know their consultations.
    func check(_ sources: [ConsultationSource], leftOut: [LeftOut], isBatch: Bool) throws -> RunStatus {
        let session = try Session(judging, examining: sources)
        let configuration = session.configuration
        let policy = RunPolicy(
            failOn: failOn ?? configuration.failOn ?? .major, allowUnread: allowUnread ?? configuration.allowUnread ?? false)
        // Consultations side by side take the cores; a few leave some to the documents of each.
        let threads = max(1, OrderedPipeline.coreCount / max(1, sources.count))
        let run = CheckRun(
            inputs: sources, context: session.context(policy),
            destination: ReportDestination(
                format: format ?? configuration.format ?? .text, path: output ?? configuration.output, withMarket: withMarket),
            makeExaminer: { session.makeExaminer(threads: threads, comparedOn: compareOn) })
        let totals = try run.run()
        RunSummary.say(totals, leftOut: leftOut, isBatch: isBatch)
        return RunStatus(totals, policy)
    }
}
