import Figures
import Market
import Testing

/// What a person may write in an answer, and what is refused.
@Suite struct FactValueParsingTests {
    @Test(arguments: [
        ("216 000 € HT", "216000 EUR HT"), ("216\u{202F}000,50 € TTC", "216000.5 EUR TTC"), ("1250000", "1250000 EUR unstated"),
        ("90 000€ HT", "90000 EUR HT"), ("1000 CHF HT", "1000 CHF HT"),
    ])
    func readsMoney(text: String, read: String) throws {
        #expect(try FactValue(parsing: text, as: .money).description == read)
    }

    @Test(arguments: [("48 mois", "48 month"), ("4 ans", "4 year"), ("90 jours", "90 day"), ("2 semaines", "2 week")])
    func readsDurations(text: String, read: String) throws {
        #expect(try FactValue(parsing: text, as: .duration).description == read)
    }

    @Test(arguments: [("2026-10-05", "2026-10-05"), ("2026-10-05 12:00", "2026-10-05T12:00:00"), ("2026-10-05 12h", "2026-10-05T12:00:00")])
    func readsMoments(text: String, read: String) throws {
        #expect(try FactValue(parsing: text, as: .moment).description == read)
    }

    @Test func refusesWhatIsNotAValueAndSaysWhatIsExpected() {
        #expect(throws: FactValueProblem(expected: "un montant comme 216 000 € HT")) { try FactValue(parsing: "cher", as: .money) }
        #expect(throws: FactValueProblem.self) { try FactValue(parsing: "32/08/2026", as: .date) }
        #expect(throws: FactValueProblem.self) { try FactValue(parsing: "peut-être", as: .bool) }
        #expect(throws: FactValueProblem.self) { try FactValue(parsing: "travaux", as: CodeList.contractNature.type) }
        #expect(throws: FactValueProblem.self) { try FactValue(parsing: "€ HT", as: .money) }
    }
}
