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

            Avec --batch, chaque avis et chaque dossier d’un dossier est une consultation : elles sont
            classées, et ce qui est écarté l’est avec sa raison.

            Exemples :
              clausier bid DCE.zip --profile regie.yaml
              clausier bid avis.xml RC.pdf --profile regie.yaml --format html -o fiche.html
              clausier bid DCE.zip --profile regie.yaml --calendar dates.ics --letters courriers
              clausier bid --batch avis/ --profile regie.yaml
              clausier bid --batch avis/ --profile regie.yaml --format csv-excel -o veille.csv
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, markdown, html, json, csv, ics
        case csvExcel = "csv-excel"
    }

    @Argument(help: ArgumentHelp("Avis, pièces, dossier ou archive d’une consultation.", valueName: "chemin"))
    var paths: [String] = []

    @Option(help: ArgumentHelp("Le profil de la structure.", valueName: "fichier"))
    var profile: String

    @Option(help: ArgumentHelp("Classe toutes les consultations de ce dossier.", valueName: "dossier"))
    var batch: [String] = []

    @Option(help: ArgumentHelp("Forme : text, markdown, html, json, ics ; avec --batch, aussi csv et csv-excel.", valueName: "forme"))
    var format = Format.text

    @Option(name: [.long, .short], help: ArgumentHelp("Écrit le résultat dans ce fichier.", valueName: "fichier"))
    var output: String?

    @Flag(help: "Montre chaque ligne de chaque lot, avec ses preuves.")
    var detail = false

    @Option(help: ArgumentHelp("Écrit aussi les dates dans ce fichier, pour un agenda.", valueName: "fichier.ics"))
    var calendar: String?

    @Option(help: ArgumentHelp("Écrit aussi les courriers (Markdown et DOCX) dans ce dossier.", valueName: "dossier"))
    var letters: String?

    @Option(help: ArgumentHelp("Modèles de courriers, au lieu de ceux du programme.", valueName: "dossier"))
    var templates: String?

    @Option(help: ArgumentHelp("Le jour où la question se pose (AAAA-MM-JJ) ; par défaut, aujourd’hui.", valueName: "jour"), transform: CivilDate.named)
    var today: CivilDate?

    @Flag(help: "Un document illisible ne fait pas échouer le programme.")
    var allowUnread = false

    @OptionGroup var judging: JudgingOptions

    func validate() throws {
        if paths.isEmpty == batch.isEmpty { throw ValidationError("donner les pièces d’une consultation, ou --batch et un dossier") }
        if batch.isEmpty, format == .csv || format == .csvExcel { throw ValidationError("csv est la forme d’une veille : ajouter --batch") }
        if !batch.isEmpty {
            if format == .markdown { throw ValidationError("une veille s’écrit en text, html, json, csv, csv-excel ou ics") }
            if letters != nil { throw ValidationError("--letters porte sur une consultation") }
            if judging.answers != nil || judging.papers != nil { throw ValidationError("--answers et --papers portent sur une consultation") }
        }
        if templates != nil, letters == nil { throw ValidationError("--templates accompagne --letters") }
    }

    func runForStatus() throws -> RunStatus { try batch.isEmpty ? one() : many() }

    private func one() throws -> RunStatus {
        let source = ConsultationSource(paths)
        let session = try BidSession(profile: profile, judging, today: today, examining: [source])
        let result = try session.sheet(of: source)
        for failure in result.failures { Talk.say("clausier : \(Talk.harmless(failure))") }
        let sheet = result.sheet
        try write { display in
            switch format {
            case .text: BidPage.page(sheet, display: display, isDetailed: detail)
            case .markdown: BidMarkdown.document(sheet)
            case .html: BidHTML.document(sheet)
            case .ics: BidCalendarFile.document([sheet])
            case .json, .csv, .csvExcel: BidJSON.document(sheet)
            }
        }
        if let calendar { try BidFiles.write(BidCalendarFile.document([sheet]), to: calendar) }
        if let letters { try BidFiles.write(sheet, session.profile, letters: letters, templates: templates, trust: Trust(examined: paths)) }
        return result.failures.isEmpty || allowUnread ? .clean : .failed
    }

    private func many() throws -> RunStatus {
        let inputs = try BatchInputs(folders: batch)
        let session = try BidSession(profile: profile, judging, today: today, examining: inputs.sources)
        var sheets: [DecisionSheet] = []
        var failures: [String] = []
        var progress = Progress(total: inputs.sources.count)
        let sources = inputs.sources
        try OrderedPipeline.run(
            count: sources.count, threads: min(OrderedPipeline.coreCount, max(1, sources.count)),
            makeWorker: { session.makeExaminer(threads: 1) },
            work: { examiner, index -> Result<BidSession.Outcome, SettingsError> in
                do throws(SettingsError) {
                    return .success(try session.sheet(of: sources[index], by: examiner))
                } catch {
                    return .failure(error)
                }
            },
            receive: { index, result in
                let outcome = try result.get()
                sheets.append(outcome.sheet)
                failures += outcome.failures
                progress.advance(to: index + 1)
            })
        progress.end()
        let watch = BidWatch(sheets)
        try write { display in
            switch format {
            case .text, .markdown: WatchPage.page(watch, display: display)
            case .html: BidHTML.document(watch)
            case .json: BidJSON.document(watch)
            case .csv: WatchCSV.document(watch, forExcel: false)
            case .csvExcel: WatchCSV.document(watch, forExcel: true)
            case .ics: BidCalendarFile.document(watch.worthwhile)
            }
        }
        if let calendar { try BidFiles.write(BidCalendarFile.document(watch.worthwhile), to: calendar) }
        for failure in failures { Talk.say("clausier : \(Talk.harmless(failure))") }
        for entry in inputs.leftOut { Talk.say("laissé de côté : \(Talk.harmless(entry.description))") }
        return failures.isEmpty || allowUnread ? .clean : .failed
    }

    private func write(_ render: (TextDisplay) -> [UInt8]) throws {
        var output = try Output(path: self.output)
        try output.write(render(self.output == nil ? Terminal.display(for: STDOUT_FILENO) : .plain))
        try output.flush()
    }
}
