// clausier check

import ArgumentParser
import Clausier

struct Check: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Contrôle des consultations et rend compte de ce qui a été trouvé.",
        discussion: """
            Chaque CHEMIN est une consultation : un avis, une pièce, un dossier ou une archive
            (zip, 7z, tar). Avec --together, tous les chemins n’en font qu’une.

            Exemples :
              clausier check avis.xml
              clausier check DCE.zip
              clausier check --together avis.xml RC.pdf CCAP.docx acte-engagement.odt
              clausier check DCE/ --papers papiers.yaml
              clausier check avis.xml --on 2026-08-21
              clausier check avis.xml --on 2026-08-20 --compare-on 2026-08-21
              clausier check avis.xml --only LOT-01-MOTIF,CRI-01-PRIX
              clausier check avis.xml --answers reponses.yaml
              clausier check avis.xml --quiet
              clausier check DCE.zip --format junit --output clausier.xml
              clausier check *.xml --format ndjson --fail-on blocking
            """)

    @Argument(help: ArgumentHelp("Avis, pièces, dossiers ou archives à contrôler.", valueName: "chemin"), completion: .file())
    var paths: [String]

    @Flag(help: "Tous les chemins sont les pièces d’une seule consultation.")
    var together = false

    @OptionGroup var options: CheckOptions

    func validate() throws {
        guard paths.count > 1, !together else { return }
        if options.judging.answers != nil {
            throw ValidationError("--answers porte sur une consultation : nommez un seul chemin, ou ajoutez --together")
        }
        if options.judging.papers != nil {
            throw ValidationError("--papers porte sur une consultation : nommez un seul chemin, ou ajoutez --together")
        }
    }

    func runForStatus() throws -> RunStatus {
        if together { return try options.check([ConsultationSource(paths)], leftOut: [], isBatch: false) }
        for warning in Togetherness.warnings(about: paths) { Talk.say(warning) }
        return try options.check(paths.map(ConsultationSource.init), leftOut: [], isBatch: false)
    }
}
