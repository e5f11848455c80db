// clausier docs: pages of docs/ that come from data, for script/docs.

import ArgumentParser
import Clausier

struct Docs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Écrit une page de la documentation.", shouldDisplay: false)

    enum Page: String, CaseIterable, ExpressibleByArgument {
        case modele
    }

    @Argument(help: ArgumentHelp("Page à écrire.", valueName: "page"))
    var page: Page

    func run() throws {
        var output = try Output(path: nil)
        switch page {
        case .modele: try output.write(Array(CatalogueDocument.markdown().utf8))
        }
        try output.flush()
    }
}
