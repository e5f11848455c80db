// clausier questions

import ArgumentParser
import Clausier

struct Questions: StatusCommand {
    static let configuration = CommandConfiguration(
        abstract: "Écrit les questions ouvertes dans un fichier à remplir, que --answers relit.",
        discussion: """
            Exemple :
              clausier questions avis.xml > reponses.yaml
              clausier check avis.xml --answers reponses.yaml
            """)

    @Argument(help: ArgumentHelp("Avis à contrôler.", valueName: "chemin"))
    var path: String

    @Option(name: [.long, .short], help: ArgumentHelp("Écrit les questions dans ce fichier.", valueName: "fichier"))
    var output: String?

    @OptionGroup var judging: JudgingOptions

    func runForStatus() throws -> RunStatus {
        var examiner = try Session(judging).makeExaminer()
        let consultation = try examiner.examine(path)
        return try Reading.write(consultation.market, to: output) { _ in Array(QuestionsFile.text(consultation).utf8) }
    }
}
