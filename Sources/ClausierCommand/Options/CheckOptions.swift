// The options that `check` and `batch` share.

import ArgumentParser
import Figures
import Reports
import Rules

struct CheckOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Forme du rapport : text (par défaut), html, json, ndjson, sarif, junit, github, markdown, csv, csv-excel.", valueName: "forme"),
        transform: ReportFormat.named)
    var format: ReportFormat?

    @Option(name: [.long, .short], help: ArgumentHelp("Écrit le rapport dans ce fichier.", valueName: "fichier"))
    var output: String?

    @OptionGroup var judging: JudgingOptions

    @Option(
        help: ArgumentHelp("Dit ce que le droit de cet autre jour change, et pourquoi (AAAA-MM-JJ).", valueName: "jour"),
        transform: CivilDate.named)
    var compareOn: CivilDate?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Fin de programme 1 à partir de : blocking, major (par défaut), undetermined, advice, ou never.", valueName: "gravité"))
    var failOn: FailureThreshold?

    @Flag(inversion: .prefixedNo, help: "Un document illisible ne fait pas échouer le programme.")
    var allowUnread: Bool?

    @Flag(help: "Joint le modèle du marché à chaque ligne de ndjson.")
    var withMarket = false
}

/// The options that say by which rules, under which law and with which answers to judge.
struct JudgingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Juge selon le droit de ce jour (AAAA-MM-JJ).", valueName: "jour"), transform: CivilDate.named)
    var on: CivilDate?

    @Option(help: ArgumentHelp("Ajoute les règles de ce dossier.", valueName: "dossier"))
    var rules: [String] = []

    @Option(help: ArgumentHelp("N’applique que cette règle (option répétable, ou liste séparée par des virgules).", valueName: "règle"))
    var only: [String] = []

    @Option(help: ArgumentHelp("N’applique pas cette règle (option répétable, ou liste séparée par des virgules).", valueName: "règle"))
    var skip: [String] = []

    @Option(help: ArgumentHelp("Réponses aux questions ouvertes (voir « clausier questions »).", valueName: "fichier"))
    var answers: String?

    @Option(help: ArgumentHelp("Dit ce qu’est chaque pièce (voir le guide).", valueName: "fichier"))
    var papers: String?

    @Option(help: ArgumentHelp("Réglages, au lieu du clausier.yaml du dossier courant.", valueName: "fichier"))
    var config: String?

    /// The identifiers of `--only`.
    var onlyIdentifiers: [String] { Self.identifiers(only) }
    /// The identifiers of `--skip`.
    var skippedIdentifiers: [String] { Self.identifiers(skip) }

    private static func identifiers(_ values: [String]) -> [String] {
        values.flatMap { $0.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init) }
    }
}

extension FailureThreshold: ExpressibleByArgument {}

extension ReportFormat {
    static func named(_ name: String) throws -> ReportFormat {
        if let format = ReportFormat(rawValue: name) { return format }
        let available = allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("forme inconnue ; formes disponibles : \(available)")
    }
}

extension CivilDate {
    static func named(_ text: String) throws -> CivilDate {
        guard let date = CivilDate(iso: text) else { throw ValidationError("attendu, un jour comme 2026-08-21") }
        return date
    }
}
