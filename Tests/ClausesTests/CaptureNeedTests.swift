import Testing

@testable import Clauses

/// A clause is not tried where none of what it captures can stand; where that is in doubt, it is.
@Suite struct CaptureNeedTests {
    private static func need(_ pattern: String, _ captures: String...) -> CaptureNeed {
        CaptureNeed(pattern, captures.map { .value(attribute: "duration", .capture($0)) })
    }

    @Test func whatAClauseNeeds() {
        #expect(Self.need("jusqu.au (?<d>{date})", "d") == .figure)
        #expect(Self.need("jusqu.au (?<d>{date})|avant le (?<e>{moment}) ?\\)", "d", "e") == .figure)
        #expect(Self.need("duree ?: ?(?<d>{duration})", "d") == .unitOfTime)
        #expect(Self.need("maximum ?: ?(?<a>{money} ?(?:ht)?)", "a") == .currency)
        // A bare figure will do, another capture is of another kind, or the clause captures nothing.
        #expect(Self.need("maximum ?: ?(?<a>{money}|\\d{4,9})", "a") == .nothing)
        #expect(Self.need("(?<d>{duration}) du (?<e>{date})", "d", "e") == .nothing)
        #expect(Self.need("du (?<d>{date}) en (?<n>{count})", "d", "n") == .nothing)
        #expect(CaptureNeed("marche alloti", [.value(attribute: "isDivided", .constant("true"))]) == .nothing)
        #expect(CaptureNeed("alloti le (?<d>{date})", [.value(attribute: "isDivided", .constant("true")), .value(attribute: "dispatchDate", .capture("d"))]) == .nothing)
    }

    @Test(arguments: ["douze mois", "36mois", "un an", "(2) ans.", "quatre annees", "3 semaines", "90 jours", "an"])
    func durationsAreSeen(text: String) { #expect(CaptureNeed.unitOfTime.mayStand(in: Array(text.utf8)[...])) }

    @Test(arguments: ["", "moisson", "les ancres", "bonjour", "1 200 euros", "sans"])
    func otherWordsAreNone(text: String) {
        #expect(CaptureNeed.unitOfTime.mayStand(in: Array(text.utf8)[...]) == (text == "moisson"))
    }

    @Test func datesAndAmounts() {
        #expect(CaptureNeed.figure.mayStand(in: Array("le 12 mars".utf8)[...]))
        #expect(!CaptureNeed.figure.mayStand(in: Array("en mars".utf8)[...]))
        #expect(CaptureNeed.currency.mayStand(in: Array("deux mille euros".utf8)[...]))
        #expect(!CaptureNeed.currency.mayStand(in: Array("deux mille".utf8)[...]))
    }
}
