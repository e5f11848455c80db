// clausier baseline

import ArgumentParser
import Clausier
import Parallel

struct BaselineCommand: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline",
        abstract: "Écrit les constats d’aujourd’hui dans un fichier, pour n’être alerté que des nouveaux.",
        discussion: """
            Les constats connus restent dans les rapports, mais ne comptent plus. Un constat dont les
            mots changent dans les pièces compte de nouveau. « check --update-baseline » retire du
            fichier ce qui a disparu ; seule cette commande y ajoute quelque chose.

            Exemples :
              clausier baseline DCE.zip -o connus.yaml
              clausier check DCE.zip --baseline connus.yaml
              clausier baseline --batch avis/ -o connus.yaml
            """)

    @Argument(help: ArgumentHelp("Avis, pièces, dossiers ou archives à contrôler.", valueName: "chemin"))
    var paths: [String]

    @Flag(help: "Parcourt les dossiers comme « clausier batch ».")
    var batch = false

    @Option(name: [.long, .short], help: ArgumentHelp("Écrit les constats dans ce fichier, au lieu de la sortie standard.", valueName: "fichier"))
    var output: String?

    @OptionGroup var judging: JudgingOptions

    func validate() throws {
        if judging.baseline != nil { throw ValidationError("--baseline n’a pas de sens ici : le fichier est écrit à neuf, dans --output") }
    }

    func runForStatus() throws -> RunStatus {
        let sources = batch ? try BatchInputs(folders: paths).sources : paths.map(ConsultationSource.init)
        let session = try Session(judging, examining: sources, ignoringBaseline: true)
        var consultations: [JudgedConsultation] = []
        let threads = max(1, OrderedPipeline.coreCount / max(1, sources.count))
        try OrderedPipeline.run(
            count: sources.count, threads: min(OrderedPipeline.coreCount, sources.count),
            makeWorker: { session.makeExaminer(threads: threads) },
            work: { examiner, index -> Result<JudgedConsultation, SettingsError> in
                do throws(SettingsError) { return .success(try examiner.examine(sources[index])) } catch { return .failure(error) }
            },
            receive: { consultations.append(try $1.get()) })
        let failures = consultations.flatMap(\.readFailures)
        for failure in failures { Talk.say("clausier : \(Talk.harmless(failure.document ?? failure.source)) : \(Talk.harmless(failure.reason))") }
        let baseline = Baseline(consultations, file: output ?? "")
        if let output {
            try BaselineFile.write(baseline.text, to: output)
            Talk.say("clausier : \(output) : \(baseline.entries.count) constat\(baseline.entries.count < 2 ? "" : "s")")
        } else {
            var stream = try Output(path: nil)
            try stream.write(Array(baseline.text.utf8))
            try stream.flush()
        }
        return failures.isEmpty ? .clean : .failed
    }
}
