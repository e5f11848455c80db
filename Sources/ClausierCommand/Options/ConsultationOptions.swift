// The paths of one consultation, for the commands that show it.

import ArgumentParser
import Clausier
import Parallel

struct ConsultationOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Avis, pièces, dossier ou archive d’une consultation.", valueName: "chemin"))
    var paths: [String]

    @Option(help: ArgumentHelp("Dit ce qu’est chaque pièce (voir le guide).", valueName: "fichier"))
    var papers: String?

    /// The market of the consultation.
    func read() throws -> Market { try Self.market(of: paths, papers: papers) }

    /// What some paths say together; `papers` names the file that says what each document is.
    static func market(of paths: [String], papers: String?) throws -> Market {
        let trust = Trust(examined: paths)
        let file = try papers.map { try PapersFile.read(trust.text(of: $0, "--papers"), file: $0) }
        let reader = DossierReader(phrases: try Shipped.phrases(), papers: file, threads: OrderedPipeline.coreCount)
        return try reader.read(ConsultationSource(paths))
    }
}
