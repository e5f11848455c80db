// clausier bid

import ArgumentParser
import Clausier
import Glibc
import Parallel

struct Bid: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "bid",
        abstract: "Dit si une structure peut répondre, à quels lots, avec combien d’heures.",
        discussion: """
            Les CHEMINS sont les pièces d’une consultation (avis, dossier, archive). Le profil dit qui
            nous sommes ; « clausier profile new » l’écrit. docs/guide-regie.md explique tout.

            Exemples :
              clausier bid DCE.zip --profile regie.yaml
              clausier bid avis.xml RC.pdf --profile regie.yaml --format html -o fiche.html
              clausier bid DCE.zip --profile regie.yaml --calendar dates.ics --letters courriers
              clausier bid --batch avis/ --profile regie.yaml
              clausier bid --batch avis/ --profile regie.yaml --format csv -o veille.csv
            """)

    @Argument(help: ArgumentHelp("Avis, pièces, dossier ou archive d’une consultation.", valueName: "chemin"))
    var paths: [String] = []

    @Option(help: ArgumentHelp("Le profil de la structure.", valueName: "fichier"))
    var profile: String

    @OptionGroup var options: BidOptions

    func runForStatus() throws -> RunStatus {
        let source = ConsultationSource(paths)
        let session = try BidSession(profile: profile, options, examining: [source])
        let sheet = try session.sheet(of: source)
        for document in sheet.unread { Talk.say("clausier : \(Talk.harmless(document))") }
        var output = try Output(path: options.output)
        let display = options.output == nil ? Terminal.display(for: STDOUT_FILENO) : .plain
        try output.write(BidPage.page(sheet.sheet, display: display))
        try output.flush()
        return sheet.unread.isEmpty || options.allowUnread ? .clean : .failed
    }
}

struct BidOptions: ParsableArguments {
    @Option(name: [.long, .short], help: ArgumentHelp("Écrit le résultat dans ce fichier.", valueName: "fichier"))
    var output: String?

    @Option(help: ArgumentHelp("Le jour où la question se pose (AAAA-MM-JJ) ; par défaut, aujourd’hui.", valueName: "jour"), transform: CivilDate.named)
    var today: CivilDate?

    @Flag(help: "Un document illisible ne fait pas échouer le programme.")
    var allowUnread = false

    @OptionGroup var judging: JudgingOptions
}
