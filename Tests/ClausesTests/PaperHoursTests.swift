import Clauses
import Market
import Provenance
import Testing

/// Hours of insertion of several lots at once, of a year and of the periods of a market.
@Suite struct PaperHoursTests {
    private func paper(_ markup: String) -> Paper { Paper("# Clause sociale d’insertion\n" + markup, of: .ccap) }

    /// « 300 1 year » of each lot.
    private func hours(_ markup: String) -> [String: [String]] {
        let lots = paper(markup).statements.lots.map { lot in
            (lot.number, lot.record[list: LotField.insertionCommitments].members.map { member in
                [InsertionCommitmentField.hours, .tranche, .period].compactMap { member.firstValue(of: $0)?.description }.joined(separator: " ")
            })
        }
        return Dictionary(uniqueKeysWithValues: lots).filter { !$0.value.isEmpty }
    }

    @Test(arguments: [
        "Le titulaire réalise 90 heures d’insertion pour chacun des lots 3 et 4.",
        "Les lots 3 et 4 comportent chacun 90 heures d’insertion.",
        "Lots 3 et 4 : 90 heures chacun",
        "Pour les lots 3 et 4, le titulaire réserve 90 heures d’insertion.",
        "Le titulaire de chacun des lots 3 et 4 réalise 90 heures d’insertion.",
        "Les lots 3 et 4 comportent 180 heures d’insertion, soit 90 heures d’insertion chacun.",
    ])
    func hoursOfEachOfSeveralLots(_ sentence: String) {
        #expect(hours(sentence) == ["3": ["90"], "4": ["90"]])
    }

    /// Together or each? Nobody knows.
    @Test(arguments: [
        "Le titulaire réalise 90 heures d’insertion pour les lots 3 et 4.", "Les lots 3 et 4 : 90 heures", "Le nombre d’heures d’insertion est de 90 heures pour les lots 3 et 4.",
        "Les titulaires des lots 3 et 4 réalisent 90 heures d’insertion.", "Les lots 3 et 4 comportent une clause d’insertion de 90 heures.",
    ])
    func hoursOfSeveralLotsTogether(_ sentence: String) {
        #expect(hours(sentence) == [:])
    }

    @Test func hoursOfAllLotsTogetherAreNoLots() {
        #expect(Paper.hours(paper("Le titulaire réalise 900 heures d’insertion pour l’ensemble des lots.").statements.everyLot) == [])
        #expect(Paper.hours(paper("Pour chaque lot, le titulaire réserve 900 heures d’insertion.").statements.everyLot) == ["900"])
    }

    /// A rate is the same for all.
    @Test func aRateOfSeveralLots() {
        let lot = paper("Pour les lots 3 et 4, 35 heures d’insertion par tranche de 100 000 € HT sont dues.").lot("3")
        #expect(Paper.hours(lot) == ["35"])
    }

    /// The period of the line that announces a list is that of its items.
    @Test(arguments: [
        "Sur chaque période de 12 mois, le titulaire réserve :\n• lot 01 : 1 150 heures\n• lot 02 : 800 heures",
        "Par période de douze (12) mois, le titulaire réserve au minimum :\n- lot 01 : 1 150 heures\n- lot 02 : 800 heures",
        "Le titulaire réserve, par période annuelle :\nLot 01 : 1 150 heures\nLot 02 : 800 heures",
        "Les heures sont réparties ainsi, par période de 12 mois : lot 1 : 1 150 heures ; lot 2 : 800 heures.",
    ])
    func thePeriodOfAnAnnouncement(_ markup: String) {
        #expect(hours(markup) == ["1": ["1150 1 year"], "2": ["800 1 year"]])
    }

    /// What opens a sentence reaches over its semicolons: hours of a year are not the whole.
    @Test func theYearThatOpensASentence() {
        let list = hours("Chaque année, les heures sont réparties ainsi : lot 1 : 350 heures ; lot 2 : 140 heures.")
        #expect(list["1"] != ["350"] && list["2"] == ["140 1 year"])
        let sentence = hours("Chaque année, le titulaire du lot 1 réserve 350 heures ; celui du lot 2 réserve 140 heures.")
        #expect(sentence["1"] != ["350"] && sentence["2"] != ["140"])
    }

    @Test func aPeriodOfAnyLengthIsNotTheWhole() {
        #expect(hours("Sur chaque période, le titulaire réserve :\n- lot 01 : 1 150 heures\n- lot 02 : 800 heures") == [:])
        #expect(Paper.hours(paper("Le volume est de 300 heures pour la période initiale et de 150 heures pour chaque reconduction.").statements.everyLot) == [])
        #expect(hours("Sur la durée totale, toutes périodes confondues, le titulaire réserve :\n- lot 01 : 1 150 heures\n- lot 02 : 800 heures") == ["1": ["1150"], "2": ["800"]])
    }

    /// The line above a table says of which part of the time its hours are.
    @Test(arguments: [
        ("Le titulaire réserve, sur la période initiale de 36 mois, le volume suivant :", ["300 36 month"]),
        ("Pendant la période initiale d’un an, le volume minimal suivant est réservé :", ["300 1 year"]),
        ("Le titulaire réserve, sur la période initiale, le volume suivant :", []),
        ("L’accord-cadre a une période initiale de 36 mois. Le titulaire réserve le volume suivant :", ["300"]),
        ("Sur la durée totale, période initiale de 24 mois et reconductions comprises :", ["300"]),
        ("Le titulaire réserve le volume suivant :", ["300"]),
    ])
    func hoursOfTheInitialPeriod(_ line: String, _ expected: [String]) {
        #expect((hours("\(line)\n| Lot | Volume horaire d’insertion |\n| 1 | 300 heures |\n| 2 | 120 heures |")["1"] ?? []) == expected)
    }

    /// « par année d’exécution »
    @Test func hoursOfEachYearOfTheContract() {
        #expect(hours("Le nombre minimal d’heures d’insertion à réaliser par année d’exécution est le suivant :\nLot 1 : 1 300 heures\nLot 2 : 700 heures") == ["1": ["1300 1 year"], "2": ["700 1 year"]])
    }

    /// Of the periods side by side only what they come to is the whole.
    @Test(arguments: [
        ("Lot | Période initiale | Reconduction 1 | Total 4 ans", ["450"]),
        ("Lot | Heures d’insertion période initiale | Heures d’insertion reconduction | Total", ["450"]),
        ("Lot | Heures année 1 | Heures année 2 | Total sur la durée totale", ["450"]),
        ("Lot | Heures d’insertion – période initiale | Heures d’insertion – reconduction | Observations", []),
        ("Lot | Montant période initiale | Montant reconduction | Total 4 ans", []),
        ("Lot | Salariés | Bénéficiaires | Total", []),
    ])
    func periodsSideBySide(_ header: String, _ expected: [String]) {
        let title = header.contains("Montant") || header.contains("Salariés") ? "" : "Nombre d’heures à réaliser :\n"
        #expect((hours("\(title)| \(header) |\n| 1 | 300 | 150 | 450 |\n| 2 | 120 | 60 | 180 |")["1"] ?? []) == expected)
    }
}
