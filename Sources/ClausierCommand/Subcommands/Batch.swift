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
              clausier batch avis/ --summary
              clausier batch avis/ --format sarif --problems-only --output rapport.sarif
              clausier batch avis/ --baseline connus.yaml --update-baseline
              clausier batch 2025/ 2026/ --fail-on never --format json --output tout.json
            """)

    @Argument(help: ArgumentHelp("Dossiers à parcourir.", valueName: "dossier"), completion: .directory)
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
        var run = CheckRun(
            inputs: sources, context: session.context(policy, problemsOnly: problemsOnly ?? configuration.problemsOnly ?? false),
            destination: destination(configuration),
            makeExaminer: { session.makeExaminer(threads: threads, comparedOn: compareOn) })
        run.remarks = { session.suppressions.remarks(on: $0.suppressionUses, among: session.ruleSet) }
        let totals = try run.run()
        if updateBaseline { try BaselineFile.shrink(session.suppressions.baseline, totals) }
        RunSummary.say(
            totals, leftOut: quiet ? [] : leftOut, isBatch: isBatch, saysCounts: !quiet && !summary,
            // A page of text says them itself.
            saysRemarks: run.destination.format != .text)
        return RunStatus(totals, policy)
    }
}
