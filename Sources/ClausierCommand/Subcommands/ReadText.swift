// clausier text

import ArgumentParser
import Clausier
import Glibc

struct ReadText: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Montre ce qui a été lu dans un document, avec l’adresse de chaque passage.",
        discussion: """
            Dans l’ordre du document : l’adresse, les mots lus, et les faits du modèle qu’ils établissent.

            Exemple :
              clausier text avis.xml
            """)

    @Argument(help: ArgumentHelp("Document à lire.", valueName: "chemin"))
    var path: String

    func runForStatus() throws -> RunStatus {
        let market = DossierReader(phrases: try Shipped.phrases()).read(path)
        return try Reading.write(market) { ReadingPage.page($0, display: Terminal.display(for: STDOUT_FILENO)) }
    }
}
