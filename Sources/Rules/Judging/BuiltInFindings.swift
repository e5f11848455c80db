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

/// A paper that refers to an article that the paper referred to does not have.
enum BrokenReferences {
    static let rule = "PIECES-RENVOIS"
    private static let title = "Renvois d’une pièce à un article qui n’existe pas"

    static func findings(_ view: MarketView, _ launch: LaunchDate) -> [Finding] {
        view.market.discrepancies.filter { $0.kind == .reference }.map { discrepancy in
            var finding = Finding(
                id: Fingerprint.of(rule, discrepancy.path), rule: rule, title: title, verdict: .undetermined, cause: .conflicting,
                scope: .market, legalBasis: [], message: "", launchDate: launch)
            finding.message = FrenchText.withNoBreakSpaces(
                "\(discrepancy.label) : \(discrepancy.sides.map(\.text).joined(separator: " ; ")).")
            finding.evidence = discrepancy.sides.flatMap(\.evidence)
            finding.question = FrenchText.withNoBreakSpaces("À quel article fallait-il renvoyer ?")
            return finding
        }
    }
}
