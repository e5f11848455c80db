// clausier check

import ArgumentParser
import Clausier

struct Check: StatusCommand {
    static let configuration = CommandConfiguration(
        abstract: "Contrôle des consultations et rend compte de ce qui a été trouvé.",
        discussion: """
            Chaque CHEMIN est une consultation : un avis eForms.

            Exemples :
              clausier check avis.xml
              clausier check avis.xml --on 2026-08-21
              clausier check avis.xml --only LOT-01-MOTIF,CRI-01-PRIX
              clausier check avis.xml --answers reponses.yaml
              clausier check *.xml --format ndjson --fail-on blocking
            """)

    @Argument(help: ArgumentHelp("Avis à contrôler.", valueName: "chemin"))
    var paths: [String]

    @OptionGroup var options: CheckOptions

    func validate() throws {
        if options.judging.answers != nil, paths.count > 1 {
            throw ValidationError("--answers porte sur une consultation : nommez un seul chemin")
        }
    }

    func runForStatus() throws -> RunStatus {
        try options.check(paths, leftOut: [], isBatch: false)
    }
}
