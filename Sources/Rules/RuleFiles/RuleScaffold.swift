// A rule to begin with: it loads, its tests pass, and each line says what belongs there.

/// Writes the file of a new rule.
public enum RuleScaffold {
    /// A whole rule file with a question that makes sense for its scope.
    public static func text(identifier: String, scope: RuleScope) -> String {
        let example = Example(scope)
        return """
            id: \(identifier)
            title: "\(example.title)"
            # Ce sur quoi elle repose : loi, règlement, charte, convention ou pratique.
            legalBasis:
              - {article: "Politique d’achat de la maison", kind: pratique}
            scope: \(scope.rawValue)
            versions:
              # Une version par état du droit (ou de la politique), du premier jour compris.
              - inForce: {from: 2020-01-01}
                transition: read
                # Sans quoi la règle est sans objet.
                applies: appelFrancais
                # Le premier constat vrai l’emporte ; aucun : conforme.
                findings:
                  - when: "\(example.condition)"
                    # breach (avec severity: blocking ou major), review (avec question) ou advice
                    verdict: advice
                    message: "\(example.message)"
                    remedy: "\(example.remedy)"
            explanation: "\(example.explanation)"
            exclusions: "À compléter : ce que la règle ne juge pas, exprès."
            # Un test pour chaque issue ; la veille et le jour de chaque date ; de part et d’autre de chaque borne.
            tests:
            \(example.tests(notice: Self.notice))

            """
    }

    private static let notice = "notice: {formType: competition, noticeType: cn-standard, legalBasis: 32014L0024}"
}

/// What the scaffold asks, for each scope.
private struct Example {
    let title: String
    let condition: String
    let message: String
    let remedy: String
    let explanation: String
    private let above: String
    private let at: String
    private let unknown: String

    init(_ scope: RuleScope) {
        switch scope {
        case .market:
            title = "Délai de paiement de plus de vingt jours"
            condition = "procedure.paymentDelay > days(20)"
            message = "Le délai de paiement est de {{procedure.paymentDelay}}."
            remedy = "Les sommes dues sont payées dans un délai de 20 jours."
            explanation = "La maison paie ses fournisseurs en vingt jours."
            (above, at, unknown) = ("procedure: {paymentDelay: 21 jours}", "procedure: {paymentDelay: 20 jours}", "procedure: {title: Essai}")
        case .lot:
            title = "Lot de plus de trois ans"
            condition = "lot.duration > months(36)"
            message = "Le lot « {{lot.title}} » dure {{lot.duration}}."
            remedy = "Le marché est conclu pour une durée de 36 mois."
            explanation = "La maison remet ses marchés en concurrence au moins tous les trois ans."
            (above, at, unknown) = ("lot: {title: Essai, duration: 37 mois}", "lot: {duration: 36 mois}", "lot: {title: Essai}")
        case .candidate:
            title = "Candidat sans références"
            condition = "candidate.references.size() < 1"
            message = "Aucune référence n’est donnée pour le lot « {{lot.title}} »."
            remedy = "Joindre une référence, même d’un client privé."
            explanation = "La maison ne répond qu’avec au moins une référence."
            (above, at, unknown) = (
                "lot: {title: Essai}, candidate: {references: []}", "lot: {title: Essai}, candidate: {references: [{title: Essai}]}",
                "lot: {title: Essai}, candidate: {name: Essai}"
            )
        case .criterion:
            title = "Critère qui pèse plus de soixante pour cent"
            condition = "criterion.weight > 60"
            message = "Le critère « {{criterion.name}} » pèse {{criterion.weight}} %."
            remedy = "Ramener le poids du critère à 60 % au plus."
            explanation = "La maison ne laisse aucun critère décider seul."
            (above, at, unknown) = (
                "criterion: {name: Essai, weight: 61}", "criterion: {weight: 60}", "criterion: {name: Essai}"
            )
        }
    }

    func tests(notice: String) -> String {
        let known = "\(notice), buyer: {country: FRA}"
        return [
            ("au-dessus", "2020-01-01", "{\(known), \(above)}", "{verdict: advice}"),
            ("juste à la limite", "2020-01-01", "{\(known), \(at)}", "{verdict: compliant}"),
            ("la pièce ne le dit pas", "2020-01-01", "{\(known), \(unknown)}", "{verdict: undetermined, cause: missing, harmless: true}"),
            ("pays de l’acheteur inconnu", "2020-01-01", "{\(notice), \(above)}", "{verdict: undetermined, cause: missing, harmless: true}"),
            ("acheteur étranger", "2020-01-01", "{\(notice), buyer: {country: BEL}, \(above)}", "{verdict: notApplicable}"),
            ("la veille", "2019-12-31", "{\(known), \(above)}", "{verdict: notApplicable}"),
        ].map { name, day, given, expected in
            """
              - name: \(name)
                launch: \(day)
                given: \(given)
                expect: \(expected)
            """
        }.joined(separator: "\n")
    }
}
