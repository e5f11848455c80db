// clausier questions

import ArgumentParser
import Clausier
import Parallel

struct Questions: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "questions",
        abstract: "Écrit les questions ouvertes dans un fichier à remplir, que --answers relit.",
        discussion: """
            Exemple :
              clausier questions DCE.zip > reponses.yaml
              clausier check DCE.zip --answers reponses.yaml
            """)

    @Argument(help: ArgumentHelp("Pièces, dossier ou archive d’une consultation.", valueName: "chemin"))
    var paths: [String]

    @Option(name: [.long, .short], help: ArgumentHelp("Écrit les questions dans ce fichier.", valueName: "fichier"))
    var output: String?

    @OptionGroup var judging: JudgingOptions

    func runForStatus() throws -> RunStatus {
        let source = ConsultationSource(paths)
        var examiner = try Session(judging, examining: [source]).makeExaminer(threads: OrderedPipeline.coreCount)
        let consultation = try examiner.examine(source)
        return try Reading.write(consultation.market, to: output) { _ in Array(QuestionsFile.text(consultation).utf8) }
    }
}
