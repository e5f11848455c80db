// clausier annotate

import Annotate
import ArgumentParser
import Clausier
import Parallel

struct AnnotateCommand: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Écrit ce qui a été trouvé en commentaires dans des copies des pièces (DOCX, ODT, PDF).",
        discussion: """
            Chaque remarque est placée à l’endroit même de la clause : règle, article,
            raison, proposition. Le reste de la pièce n’est pas touché, et les pièces
            données ne sont jamais modifiées. Les copies vont dans le dossier de -o,
            avec annotations.md, le relevé de toutes les remarques, qui vaut aussi
            pour les pièces sans commentaires possibles (XLSX, avis).

            Exemples :
              clausier annotate DCE.zip -o annotees/
              clausier annotate RC.docx CCAP.odt -o annotees/
              clausier annotate DCE/ -o annotees/ --on 2026-08-21 --force
            """)

    @Argument(help: ArgumentHelp("Pièces, dossier ou archive d’une consultation.", valueName: "chemin"))
    var paths: [String]

    @Option(name: [.long, .short], help: ArgumentHelp("Dossier des copies, créé s’il n’existe pas.", valueName: "dossier"))
    var output: String

    @Flag(help: "Remplace les copies d’un contrôle précédent.")
    var force = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Fin de programme 1 à partir de : blocking, major (par défaut), undetermined, advice, ou never.", valueName: "gravité"))
    var failOn: FailureThreshold?

    @Flag(inversion: .prefixedNo, help: "Un document illisible ne fait pas échouer le programme.")
    var allowUnread: Bool?

    @OptionGroup var judging: JudgingOptions

    func runForStatus() throws -> RunStatus {
        let source = ConsultationSource(paths)
        let session = try Session(judging, examining: [source])
        let folder = try OutputFolder(output, examined: paths, replaces: force)
        var examiner = session.makeExaminer(threads: OrderedPipeline.coreCount)
        let consultation = try examiner.examine(source)
        let package = Annotator.annotate(consultation, from: paths)
        try folder.check(package.files.map(\.path), examined: paths + consultation.market.documents.map(\.path))
        var data = try Output(path: nil)
        for file in package.files {
            let written = try folder.write(file.bytes, as: file.path)
            let count = package.documents.first { $0.output == file.path }?.placements.count
            try data.write(Array("\(Talk.harmless(written))\(count.map { " : " + ($0 == 1 ? "1 commentaire" : "\($0) commentaires") } ?? "")\n".utf8))
        }
        try data.flush()
        for document in package.refusals {
            Talk.say("clausier : \(Talk.harmless(document.record.path)) : non annoté, \(Talk.harmless(document.refusal ?? ""))")
        }
        var totals = RunTotals()
        totals.add(consultation.judgement.summary, failures: consultation.readFailures)
        RunSummary.say(totals, leftOut: [], isBatch: false)
        let policy = RunPolicy(
            failOn: failOn ?? session.configuration.failOn ?? .major, allowUnread: allowUnread ?? session.configuration.allowUnread ?? false)
        let status = RunStatus(totals, policy)
        return package.refusals.isEmpty ? status : .failed
    }
}
