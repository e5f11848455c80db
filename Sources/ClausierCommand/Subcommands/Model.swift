// clausier model

import ArgumentParser
import Clausier

struct Model: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Écrit en JSON le modèle du marché, chaque fait avec sa preuve.",
        discussion: """
            Exemples :
              clausier model avis.xml
              clausier model DCE.zip --flat | grep numberOfLots
              clausier model avis.xml --flat | grep 'lots\\[LOT-0001\\]'
            """)

    @OptionGroup var consultation: ConsultationOptions

    @Flag(help: "Un fait par ligne : {path, state, value, claims}.")
    var flat = false

    func runForStatus() throws -> RunStatus {
        let market = try consultation.read()
        return try Reading.write(market) { flat ? ModelJSON.flat($0) : ModelJSON.document($0) }
    }
}
