// clausier stats

import ArgumentParser
import Clausier
import Glibc
import Parallel

struct Stats: StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Compte les achats responsables de dossiers entiers : clauses, critères, réservations, heures.",
        discussion: """
            Pour le rapport RSE ou le SPASER : nombre et valeur des marchés, part de ceux
            qui comportent des considérations sociales ou environnementales, marchés
            réservés, heures d’insertion, taux moyen ; par année et par nature. Ce que
            les pièces ne disent pas est compté à part, jamais comme un « non ».
            docs/indicateurs.md l’explique.

            Exemples :
              clausier stats avis/2025 avis/2026
              clausier stats avis/ --format html --output indicateurs.html
              clausier stats avis/ --format csv-excel --output indicateurs.csv
              clausier stats avis/ --each --format csv > marches.csv
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, html, csv
        case csvExcel = "csv-excel"
    }

    @Argument(help: ArgumentHelp("Dossiers à parcourir, avis ou archives.", valueName: "chemin"))
    var paths: [String]

    @Option(help: ArgumentHelp("Forme : text, html, csv ou csv-excel.", valueName: "forme"))
    var format = Format.text

    @Option(name: [.long, .short], help: ArgumentHelp("Écrit dans ce fichier.", valueName: "fichier"))
    var output: String?

    @Flag(help: "Une ligne par marché au lieu des totaux (csv, csv-excel).")
    var each = false

    @Flag(help: "Un document illisible ne fait pas échouer le programme.")
    var allowUnread = false

    func validate() throws {
        if each, format == .text || format == .html { throw ValidationError("--each demande --format csv ou csv-excel") }
    }

    func runForStatus() throws -> RunStatus {
        let inputs = try BatchInputs(folders: paths)
        let (purchases, failures) = try read(inputs.sources)
        let table = IndicatorTable(Selection(purchases))
        var output = try Output(path: self.output)
        switch format {
        case .text: try output.write(IndicatorPage.page(table, display: self.output == nil ? Terminal.display(for: STDOUT_FILENO) : .plain))
        case .html: try output.write(IndicatorHTML.page(table))
        case .csv, .csvExcel:
            let csv = IndicatorCSV(forExcel: format == .csvExcel)
            try output.write(each ? csv.contracts(table) : csv.totals(table))
        }
        try output.flush()
        for line in Self.talk(failures, inputs.leftOut) { Talk.say(line) }
        return failures.isEmpty || allowUnread ? .clean : .failed
    }

    /// Reads all consultations on all cores; of each only what is counted is kept.
    private func read(_ sources: [ConsultationSource]) throws -> ([Purchase], [RunTotals.Failure]) {
        let phrases = try Shipped.phrases()
        let threads = max(1, OrderedPipeline.coreCount / max(1, sources.count))
        var purchases: [Purchase] = []
        var failures: [RunTotals.Failure] = []
        var progress = Progress(total: sources.count)
        try OrderedPipeline.run(
            count: sources.count, threads: min(OrderedPipeline.coreCount, sources.count),
            makeWorker: { DossierReader(phrases: phrases, threads: threads) },
            work: { reader, index -> Result<(Purchase, [RunTotals.Failure]), SettingsError> in
                do throws(SettingsError) {
                    let source = sources[index].name
                    let market = try reader.read(sources[index])
                    let unread = market.documents.compactMap { document in
                        document.status.reason.map { RunTotals.Failure(source: source, document: document.path, reason: $0) }
                    }
                    return .success((Purchase(market, source: source), unread))
                } catch {
                    return .failure(error)
                }
            },
            receive: { index, result in
                let (purchase, unread) = try result.get()
                purchases.append(purchase)
                failures += unread
                progress.advance(to: index + 1)
            })
        progress.end()
        return (purchases, failures)
    }

    private static func talk(_ failures: [RunTotals.Failure], _ leftOut: [LeftOut]) -> [String] {
        var lines: [String] = []
        if !failures.isEmpty {
            lines.append(failures.count == 1 ? "1 document non lu en entier :" : "\(failures.count) documents non lus en entier :")
            lines += failures.map { "  \(Talk.harmless($0.document ?? $0.source)) — \(Talk.harmless($0.reason))" }
        }
        if !leftOut.isEmpty {
            lines.append("laissé de côté :")
            lines += leftOut.map { "  \(Talk.harmless($0.description))" }
        }
        return lines
    }
}
