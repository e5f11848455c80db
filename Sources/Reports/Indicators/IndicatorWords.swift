// The French words of the indicators, for text, table and page.

import Figures
import Indicators
import Market
import Operations
import Rules

enum IndicatorWords {
    static let title = "Indicateurs d’achats responsables"
    static let social = "Considérations sociales"
    static let environmental = "Considérations environnementales"
    static let reserved = "Marchés réservés"
    static let insertion = "Clause d’insertion"
    static let hours = "Heures d’insertion demandées"
    static let rate = "Taux d’insertion moyen"
    static let value = "Valeur"
    static let byYear = "Par année"
    static let byNature = "Par nature"
    static let contracts = "Marché par marché"
    static let howToRead = "Comment lire ces chiffres"
    static let leftAside = "Ce qui n’est pas compté"
    static let all = "Ensemble"

    /// The four questions, with what was counted.
    static let questions: [(label: String, count: @Sendable (Tally) -> Count)] = [
        (social, { $0.social }), (environmental, { $0.environmental }), (reserved, { $0.reserved }), (insertion, { $0.insertion }),
    ]

    static func summary(_ table: IndicatorTable) -> String {
        let contracts = HTMLWords.count(table.total.contracts, "marché", "marchés")
        let purchases = HTMLWords.count(table.purchases, "consultation", "consultations")
        return "\(contracts) (un par lot) de \(purchases)\u{A0}; \(value(table.total))."
    }

    /// « 12 340 000 € HT, valeur connue de 20 marchés sur 26 ».
    static func value(_ tally: Tally) -> String {
        tally.valued == 0
            ? "aucune valeur connue"
            : "\(euros(tally.value)), valeur de \(FrenchText.number(tally.valued)) sur \(HTMLWords.count(tally.contracts, "marché", "marchés"))"
    }

    static func euros(_ amount: ExactDecimal) -> String {
        FrenchText.money(Money(amount.divided(by: 1, places: 0) ?? amount, taxBasis: .excluded))
    }

    /// « 4 oui, 2 non, 20 inconnus ».
    static func answers(_ count: Count) -> String {
        "\(FrenchText.number(count.yes))\u{A0}oui, \(FrenchText.number(count.no))\u{A0}non, \(HTMLWords.count(count.unknown, "inconnu", "inconnus"))"
    }

    /// « 15,4 % », « 15,4 % à 100 % »; « – » where there is nothing to share out.
    static func share(_ share: ClosedRange<ExactDecimal>?) -> String {
        guard let share else { return "–" }
        let low = FrenchText.percent(share.lowerBound)
        return share.lowerBound == share.upperBound ? low : "\(low) à\u{A0}\(FrenchText.percent(share.upperBound))"
    }

    static let bounds = "Chaque part est donnée entre deux bornes\u{A0}: les «\u{202F}oui\u{202F}» seuls, puis les «\u{202F}oui\u{202F}» et ce qui n’est pas connu."

    /// How many contracts stand behind the hours.
    static func sources(of tally: Tally) -> String {
        guard tally.contractsWithHours > 0 else { return hours(tally) }
        let open = tally.contractsWithoutFigure == 0 ? "" : "\u{A0}; \(HTMLWords.count(tally.contractsWithoutFigure, "autre n’a pas de chiffre", "autres n’ont pas de chiffre"))"
        return HTMLWords.count(tally.contractsWithHours, "marché", "marchés") + open
    }

    static func hours(_ tally: Tally) -> String {
        let open = tally.contractsWithoutFigure == 0 ? "" : ", plus \(HTMLWords.count(tally.contractsWithoutFigure, "marché dont les heures ne se chiffrent pas", "marchés dont les heures ne se chiffrent pas"))"
        guard tally.contractsWithHours > 0 else { return (tally.contractsWithoutFigure == 0 ? "aucune heure écrite" : "aucune heure chiffrée") + open }
        return "\(HoursText.hours(tally.hours)) dans \(HTMLWords.count(tally.contractsWithHours, "marché", "marchés"))\(open)"
    }

    static func rate(_ tally: Tally) -> String {
        guard let rate = tally.averageRate else { return "aucun taux écrit" }
        return "\(FrenchText.percent(rate)), moyenne de \(HTMLWords.count(tally.rated, "marché", "marchés"))"
    }

    static func year(_ year: Int?) -> String { year.map(String.init) ?? "année inconnue" }

    static func nature(_ nature: String?) -> String {
        nature.map { CodeList.contractNature.label(of: $0) ?? $0 } ?? "nature inconnue"
    }

    static func answer(_ answer: Answer) -> String {
        switch answer {
        case .yes: "oui"
        case .no: "non"
        case .unknown: "inconnu"
        }
    }

    static func reason(_ reason: LeftAside) -> String {
        switch reason {
        case .unread: "illisible"
        case .noTender: "avis sans mise en concurrence (préinformation, consultation)"
        case .afterAward: "avis postérieur au marché (modification, achèvement)"
        case .sameProcedure: "un autre avis de la même procédure est compté"
        }
    }

    static let explanations = [
        "Un marché est un lot, ou le tout d’un marché non alloti. De plusieurs avis d’une même procédure, le dernier appel à la concurrence compte, et lui seul.",
        "«\u{202F}Inconnu\u{202F}» n’est pas «\u{202F}non\u{202F}»\u{A0}: une pièce qui pourrait le dire n’a pas été lue. C’est pourquoi une part est donnée entre deux bornes, les «\u{202F}oui\u{202F}» seuls, puis les «\u{202F}oui\u{202F}» et les «\u{202F}inconnus\u{202F}».",
        "Sociale\u{A0}: clause d’insertion ou heures demandées, réservation, objectif social déclaré ou critère d’insertion. Environnementale\u{A0}: objectif environnemental déclaré, critères d’achat public écologique ou critère d’attribution environnemental.",
        "La valeur est l’estimation du lot, à défaut le maximum de l’accord-cadre, en euros hors taxes. Une valeur TTC, en autre monnaie, contradictoire ou répétée sur chaque lot n’est pas comptée.",
        "Les heures valent pour toute la durée, reconductions comprises\u{A0}; celles des tranches optionnelles ne sont pas comptées. L’année est celle du lancement, à défaut celle de la conclusion.",
    ]
}
