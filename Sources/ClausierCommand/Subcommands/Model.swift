// clausier model

import ArgumentParser
import Clausier

struct Model: StatusCommand {
    static let configuration = CommandConfiguration(
        abstract: "Écrit en JSON le modèle du marché, chaque fait avec sa preuve.",
        discussion: """
            Exemples :
              clausier model avis.xml
              clausier model avis.xml --flat | grep 'lots\\[LOT-0001\\]'
            """)

    @Argument(help: ArgumentHelp("Avis à lire.", valueName: "chemin"))
    var path: String

    @Flag(help: "Un fait par ligne : {path, state, value, claims}.")
    var flat = false

    func runForStatus() throws -> RunStatus {
        let market = DossierReader(phrases: try Shipped.phrases()).read(path)
        return try Reading.write(market) { flat ? ModelJSON.flat($0) : ModelJSON.document($0) }
    }
}
