// The options that `check` and `batch` share.

import ArgumentParser
import Figures
import Reports
import Rules

struct CheckOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Forme du rapport : text (par défaut), html, json, ndjson, sarif, junit, github, markdown, csv, csv-excel.", valueName: "forme"),
        completion: .list(ReportFormat.allCases.map(\.rawValue)), transform: ReportFormat.named)
    var format: ReportFormat?

    @Option(name: [.long, .short], help: ArgumentHelp("Écrit le rapport dans ce fichier.", valueName: "fichier"), completion: .file())
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

    @Flag(help: "Retire de la référence (--baseline) les constats qui ont disparu ; n’y ajoute jamais rien.")
    var updateBaseline = false

    @Flag(inversion: .prefixedNo, help: "Ne rapporte que ce sur quoi quelqu’un doit agir (sarif, junit, markdown, csv) ; les autres verdicts n’y sont pas.")
    var problemsOnly: Bool?

    @Flag(name: [.long, .short], help: "Une ligne par consultation, et rien d’autre (text).")
    var quiet = false

    @Flag(name: [.long, .short], help: "Tous les passages cités, et le titre de chaque règle sans objet (text).")
    var verbose = false

    @Flag(help: "Une page pour tout : par verdict, par règle, par acheteur, les plus graves d’abord (text).")
    var summary = false

    @Option(help: ArgumentHelp("Largeur du rapport text, au lieu de celle du terminal (80 ailleurs).", valueName: "colonnes"))
    var width: Int?

    @Option(help: ArgumentHelp("Langue du cadre du rapport text : fr (par défaut) ou en ; le droit reste en français.", valueName: "langue"))
    var lang: Language?

    @Flag(help: "Joint le modèle du marché à chaque ligne de ndjson.")
    var withMarket = false
}

extension CheckOptions {
    func validate() throws {
        if quiet, verbose || summary { throw ValidationError("--quiet ne va ni avec --verbose ni avec --summary") }
        if let format, format != .text, quiet || verbose || summary {
            throw ValidationError("--quiet, --verbose et --summary valent pour --format text")
        }
        if summary, compareOn != nil { throw ValidationError("--summary ne va pas avec --compare-on") }
        if let width, !(40...500).contains(width) { throw ValidationError("--width : attendu, un nombre de 40 à 500") }
        if updateBaseline, compareOn != nil { throw ValidationError("--update-baseline ne va pas avec --compare-on") }
    }

    /// The form and the place of the report.
    func destination(_ configuration: Configuration) -> ReportDestination {
        // Who asks for a kind of text has asked for text.
        let wantsText = quiet || verbose || summary
        return ReportDestination(
            format: format ?? (wantsText ? .text : configuration.format) ?? .text, path: output ?? configuration.output,
            withMarket: withMarket, isSummary: summary, width: width, language: lang ?? configuration.language ?? .french,
            detail: quiet ? .quiet : verbose ? .verbose : .normal)
    }
}

extension Language: ExpressibleByArgument {}

/// The options that say by which rules, under which law and with which answers to judge.
struct JudgingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Juge selon le droit de ce jour (AAAA-MM-JJ).", valueName: "jour"), transform: CivilDate.named)
    var on: CivilDate?

    @Option(help: ArgumentHelp("Ajoute les règles de ce dossier.", valueName: "dossier"), completion: .directory)
    var rules: [String] = []

    @Option(help: ArgumentHelp("N’applique que cette règle (option répétable, ou liste séparée par des virgules).", valueName: "règle"))
    var only: [String] = []

    @Option(help: ArgumentHelp("N’applique pas cette règle (option répétable, ou liste séparée par des virgules).", valueName: "règle"))
    var skip: [String] = []

    @Option(help: ArgumentHelp("Réponses aux questions ouvertes (voir « clausier questions »).", valueName: "fichier"), completion: .file())
    var answers: String?

    @Option(help: ArgumentHelp("Dit ce qu’est chaque pièce (voir le guide).", valueName: "fichier"), completion: .file())
    var papers: String?

    @Option(help: ArgumentHelp("Réglages, au lieu du clausier.yaml du dossier courant.", valueName: "fichier"), completion: .file())
    var config: String?

    @Option(help: ArgumentHelp("Constats déjà connus, qui ne comptent pas (voir « clausier baseline »).", valueName: "fichier"), completion: .file())
    var baseline: String?

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
