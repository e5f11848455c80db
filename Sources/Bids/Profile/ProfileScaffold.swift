// The questions that `clausier profile new` asks, and the file that it makes of the answers.

import Figures
import Settings

/// A profile that is being written with its owner.
public struct ProfileScaffold: Sendable {
    /// One question.
    public struct Question: Sendable {
        public enum Kind: Sendable {
            case text, yesNo, number, date
            /// Texts separated by commas.
            case list
        }

        public let key: String
        public let text: String
        /// What an answer looks like.
        public let hint: String
        public let kind: Kind
    }

    /// In the order in which they are asked. All but the first may be left empty: what is not known stays unknown.
    public static let questions: [Question] = [
        Question(key: "name", text: "Comment s’appelle la structure ?", hint: "Régie de quartier des Tilleuls", kind: .text),
        Question(key: "siret", text: "Quel est son SIRET ?", hint: "quatorze chiffres", kind: .text),
        Question(key: "legalForm", text: "Quelle est sa forme juridique ?", hint: Profile.LegalForm.allCases.map(\.rawValue).joined(separator: ", "), kind: .text),
        Question(key: "agreements", text: "Quelles conventions d’insertion détient-elle ?", hint: "ei, aci, ai, etti, eiti ; séparées par des virgules ; aucune", kind: .list),
        Question(key: "agreementEnd", text: "Jusqu’à quand courent-elles (la première qui finit) ?", hint: "2027-12-31", kind: .date),
        Question(key: "disadvantagedShare", text: "Quelle part des personnes employées sont des travailleurs défavorisés, en % ?", hint: "64", kind: .number),
        Question(key: "socialEconomy", text: "Est-ce une entreprise de l’économie sociale et solidaire (loi de 2014, article 1er) ?", hint: "oui ou non", kind: .yesNo),
        Question(key: "jobSubsidies", text: "Reçoit-elle des aides au poste ?", hint: "oui ou non", kind: .yesNo),
        Question(key: "nuts", text: "Dans quels départements travaille-t-elle (codes NUTS) ?", hint: "FRE11 pour le Nord ; séparés par des virgules", kind: .list),
        Question(key: "communes", text: "Dans quelles communes (codes INSEE) ?", hint: "59350 ; séparés par des virgules", kind: .list),
        Question(key: "activities", text: "Quelles sont ses activités ?", hint: "nettoyage, espaces verts, encombrants", kind: .list),
        Question(key: "insertionHours", text: "Combien d’heures d’insertion sont libres par mois ?", hint: "900", kind: .number),
        Question(key: "turnover", text: "Quel a été le dernier chiffre d’affaires annuel (hors taxes, en euros) ?", hint: "1 240 000", kind: .number),
        Question(key: "turnoverYear", text: "De quelle année ?", hint: "2025", kind: .number),
        Question(key: "board", text: "Quels organismes siègent à son conseil d’administration ?", hint: "noms séparés par des virgules ; aucun", kind: .list),
    ]

    /// Usual trades of a Régie with their codes: a start, to be corrected by who knows.
    public static let trades: [(name: String, cpv: [String], words: [String])] = [
        ("nettoyage", ["9091", "90911"], ["nettoyage", "entretien ménager", "propreté"]),
        ("espaces verts", ["7731", "7734"], ["espaces verts", "tonte", "taille", "débroussaillage"]),
        ("second œuvre", ["4543", "4544", "4542"], ["peinture", "revêtements de sol", "second œuvre", "remise en état de logements"]),
        ("encombrants", ["90511", "90513"], ["encombrants", "débarras", "collecte"]),
        ("médiation", ["85312", "98341"], ["médiation", "gardiennage", "accueil"]),
    ]

    private var answers: [String: String] = [:]

    public init() {}

    /// Takes an answer; the text of what is wrong with it, in French, or `nil`.
    public mutating func answer(_ question: Question, _ text: String) -> String? {
        guard !text.isEmpty else { return question.key == "name" ? "Le nom est nécessaire." : nil }
        let trial = answers.merging([question.key: text]) { $1 }
        var check = self
        check.answers = trial
        if check.answers["name"] == nil { check.answers["name"] = "Essai" }
        do throws(SettingsError) {
            _ = try Profile.read(check.text, file: "profil")
        } catch {
            return error.problems.first?.message ?? "Réponse incomprise."
        }
        answers = trial
        return nil
    }

    /// The file, with what is still to be filled in as comments.
    public var text: String {
        var writer = YAMLWriter()
        writer.comment("Profil d’une structure, pour « clausier bid ». Ce qui n’est pas écrit ici est inconnu : rien n’en est conclu. « aucun » ou « aucune » dit qu’il n’y en a pas. docs/guide-regie.md explique chaque ligne.")
        writer.entry("name", answers["name"] ?? "")
        entry(&writer, "siret", "SIRET, quatorze chiffres")
        entry(&writer, "legalForm", "association, scop, scic, cooperative, sas, sarl, fondation ou autre")
        writer.blankLine()
        writer.comment("Conventions d’insertion et agréments : ei, aci, ai, etti, eiti, ea, esat.")
        list(&writer, "agreements") { writer, kind in
            writer.entry("kind", kind.lowercased())
            if let end = answers["agreementEnd"] { writer.entry("end", end) } else { writer.comment("start: 2026-01-01") }
            writer.comment("eligibleShare: 80   (part de personnes éligibles dans la structure conventionnée, en %)")
        }
        entry(&writer, "disadvantagedShare", "part de travailleurs défavorisés, en %")
        writer.comment("disabledShare: 9")
        entry(&writer, "socialEconomy", "oui ou non : entreprise de l’économie sociale et solidaire")
        writer.comment("publicServiceMission: oui   (les statuts donnent une mission de service public)")
        entry(&writer, "jobSubsidies", "oui ou non : aides au poste")
        writer.comment("reservedAwards: aucun   (marchés réservés à l’ESS depuis trois ans : title, buyer, date)")
        writer.blankLine()
        writer.section("territory") { writer in
            writer.entry("nuts", items("nuts"))
            let communes = items("communes")
            if !communes.isEmpty {
                writer.section("communes") { writer in for code in communes { writer.member { $0.entry("insee", code) } } }
                writer.comment("à compléter : name: Valbrune, postCodes: [\"59999\"]")
            }
        }
        writer.blankLine()
        writer.comment("Activités : débuts de codes CPV, et mots que les acheteurs emploient.")
        list(&writer, "activities") { writer, name in
            writer.entry("name", name)
            let known = Self.trades.first { $0.name == name.lowercased() }
            if let known { writer.entry("cpv", known.cpv) }
            writer.entry("words", known?.words ?? [name])
        }
        writer.blankLine()
        writer.section("workforce") { writer in
            entry(&writer, "insertionHours", "heures d’insertion libres par mois")
            writer.comment("hoursPerPost: {value: 1607, source: \"notre accord d’entreprise\"}   (pour compter en équivalents temps plein)")
            writer.comment("totalHours: 3200   (toutes heures libres par mois)")
        }
        writer.blankLine()
        if let amount = answers["turnover"], let year = answers["turnoverYear"] {
            writer.section("turnovers") { writer in
                writer.member {
                    $0.entry("year", year)
                    $0.entry("amount", "\(amount) € HT")
                }
            }
        } else {
            writer.comment("turnovers: [{year: 2025, amount: 1 240 000 € HT}]")
        }
        list(&writer, "board") { writer, name in writer.entry("organisation", name) }
        writer.comment("insurances: [{name: Responsabilité civile, until: 2027-12-31}]")
        writer.comment("certificates: aucun")
        writer.comment("references: [{title: Entretien de 46 résidences, buyer: Ville de Valbrune, year: 2025}]")
        writer.comment("partners: [{name: Peintres de l’Aune, activities: [{name: Peinture, cpv: [\"4544\"]}]}]")
        return writer.text
    }

    private func items(_ key: String) -> [String] {
        (answers[key] ?? "").split(separator: ",").map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }.filter { !$0.isEmpty }
    }

    private func entry(_ writer: inout YAMLWriter, _ key: String, _ explanation: String) {
        if let value = answers[key] {
            // Truth values and numbers are plain in YAML; the writer quotes what is a text.
            if Self.questions.contains(where: { $0.key == key && ($0.kind == .yesNo || $0.kind == .number) }) {
                writer.plainEntry(key, value)
            } else {
                writer.entry(key, value)
            }
        } else {
            writer.comment("\(key):   (\(explanation))")
        }
    }

    /// A list; « aucun » is the empty one.
    private func list(_ writer: inout YAMLWriter, _ key: String, _ member: (inout YAMLWriter, String) -> Void) {
        guard let answer = answers[key] else { return writer.comment("\(key):") }
        if ["aucun", "aucune"].contains(answer.lowercased()) { return writer.entry(key, []) }
        writer.section(key) { writer in for item in items(key) { writer.member { member(&$0, item) } } }
    }
}
