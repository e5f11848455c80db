// Findings about papers side by side, which no rule file can express: CEL sees the merged market.

import Market

enum BuiltInFindings {
    /// The names under which they appear and can be selected.
    static let names = [Contradictions.rule, BrokenReferences.rule]

    static func findings(_ view: MarketView, _ launch: LaunchDate, among selected: Set<String>) -> [Finding] {
        (selected.contains(Contradictions.rule) ? Contradictions.findings(view, launch) : [])
            + (selected.contains(BrokenReferences.rule) ? BrokenReferences.findings(view, launch) : [])
    }
}

/// A check that stands in the program and not in a rule file, for those who ask what it does.
public struct BuiltInRule: Sendable {
    public let id: String
    public let title: String
    /// In French: what is compared, and why.
    public let explanation: String
    /// In French: what it leaves alone.
    public let exclusions: String

    public static let all = [
        BuiltInRule(
            id: Contradictions.rule, title: Contradictions.title,
            explanation: """
                Les pièces d’une même consultation doivent dire la même chose : nombre et intitulés des lots, critères et \
                pondérations, dates limites, durées, réservation, heures d’insertion, montants. Quand deux d’entre elles \
                diffèrent, les deux passages sont montrés côte à côte, chacun avec son adresse. Aucune n’est choisie : chaque \
                règle est jugée sous l’une et l’autre indication.

                L’ordre de priorité que le CCAP fixe entre les pièces dit seulement laquelle prévaudrait.
                """,
            exclusions: """
                Deux formulations de la même chose (48 mois et 4 ans, le même jour avec et sans l’heure) ne se contredisent pas. \
                Les intitulés et les textes libres ne sont pas comparés mot à mot.
                """),
        BuiltInRule(
            id: BrokenReferences.rule, title: BrokenReferences.title,
            explanation: """
                Une pièce renvoie à un article d’une autre (« l’article 12.4 du CCAP »). Si cette autre pièce, lue en entier et \
                numérotée d’un bout à l’autre, n’a pas cet article, le renvoi ne mène nulle part : la question est posée.
                """,
            exclusions: "Les renvois à une pièce absente, lue en partie ou sans numérotation continue ne sont pas contrôlés."),
    ]
}

/// A paper that refers to an article that the paper referred to does not have.
enum BrokenReferences {
    static let rule = "PIECES-RENVOIS"
    static let title = "Renvois d’une pièce à un article qui n’existe pas"

    static func findings(_ view: MarketView, _ launch: LaunchDate) -> [Finding] {
        view.market.discrepancies.filter { $0.kind == .reference }.map { discrepancy in
            var finding = Finding(
                FindingHead(id: Fingerprint.of(rule, discrepancy.path), rule: rule, title: title, scope: .market),
                verdict: .undetermined, cause: .conflicting, launchDate: launch)
            finding.message = FrenchText.withNoBreakSpaces(
                "\(discrepancy.label) : \(discrepancy.sides.map(\.text).joined(separator: " ; ")).")
            finding.evidence = discrepancy.sides.flatMap(\.evidence)
            finding.question = FrenchText.withNoBreakSpaces("À quel article fallait-il renvoyer ?")
            return finding
        }
    }
}
