import Figures
import Market
import Provenance
import Testing

@testable import Dossier

/// A contradiction is one that a careful person would sign.
@Suite struct AgreementTests {
    private func state(_ field: LotField, _ values: FactValue...) -> FactState {
        var papers: [Paper] = []
        for (index, value) in values.enumerated() { papers.append(Paper(index, index == 0 ? .rc : .ae).everyLot(field, value)) }
        let market = merged(papers)
        return market.state(of: field, in: market.lots.members[0])
    }

    private func moment(_ text: String) -> FactValue { (try? FactValue(parsing: text, as: .moment)) ?? .text(text) }
    private func offset(_ value: FactValue, _ offset: String) -> FactValue {
        guard case .moment(let moment) = value else { return value }
        return .moment(Moment(date: moment.date, time: moment.time, offset: offset))
    }

    @Test func theSameDurationInOtherWords() {
        #expect(state(.duration, months(48), years(4)) == .stated(months(48)))
        #expect(state(.tenderValidity, .duration(CalendarDuration(120, .day)), months(4)) == .stated(.duration(CalendarDuration(120, .day))))
        #expect(state(.duration, months(48), months(36)) == .conflicting([months(48), months(36)]))
        #expect(state(.duration, months(48), years(4), years(3)) == .conflicting([months(48), years(3)]))
    }

    @Test func theSameMomentWhateverTheOffset() {
        let noon = moment("2026-03-12 12:00")
        #expect(state(.tenderDeadline, noon, offset(noon, "+01:00")) == .stated(noon))
        #expect(state(.tenderDeadline, moment("2026-03-12"), noon) == .stated(noon))
        #expect(state(.tenderDeadline, noon, moment("2026-03-12 16:00")) == .conflicting([noon, moment("2026-03-12 16:00")]))
        #expect(state(.tenderDeadline, moment("2026-03-12"), noon, moment("2026-03-12 16:00")) == .conflicting([noon, moment("2026-03-12 16:00")]))
        #expect(state(.tenderDeadline, noon, moment("2026-03-13 12:00")) == .conflicting([noon, moment("2026-03-13 12:00")]))
    }

    @Test func anAmountWithoutTaxBasisIsLessExact() {
        func euros(_ amount: Int, _ basis: TaxBasis) -> FactValue { .money(Money(ExactDecimal(amount), taxBasis: basis)) }
        #expect(state(.estimatedValue, euros(200_000, .unstated), euros(200_000, .excluded)) == .stated(euros(200_000, .excluded)))
        #expect(state(.estimatedValue, euros(200_000, .excluded), euros(200_000, .included)) == .conflicting([euros(200_000, .excluded), euros(200_000, .included)]))
    }

    @Test func textsNeverContradictEachOther() {
        #expect(state(.title, .text("Réhabilitation de 32 logements, rue des Tilleuls"), .text("Réhabilitation de 32 logements")) == .stated(.text("Réhabilitation de 32 logements, rue des Tilleuls")))
    }

    @Test func aDurationThatCountsTheRenewalsIsTheSameContract() {
        let papers = [
            Paper(0, .rc).everyLot(.duration, years(4)),
            Paper(1, .ccap).everyLot(.duration, years(1)).everyLot(.renewalMaximum, .integer(3)),
            Paper(2, .ae).everyLot(.duration, months(48)),
        ]
        let market = merged(papers)
        #expect(market.state(of: LotField.duration, in: market.lots.members[0]) == .stated(years(1)))
        #expect(market.lots.members[0][LotField.duration].claims.count == 3)
        // Renewals need not be as long as the first period; how often may be left open.
        let shorter = merged([papers[2], Paper(1, .ccap).everyLot(.duration, years(2)).everyLot(.renewalMaximum, .integer(2))])
        #expect(shorter.state(of: LotField.duration, in: shorter.lots.members[0]) == .stated(years(2)))
        let open = merged([papers[2], Paper(1, .ccap).everyLot(.duration, years(1)).everyLot(.renewalDescription, .text("par reconduction tacite"))])
        #expect(open.state(of: LotField.duration, in: open.lots.members[0]) == .stated(years(1)))
        let other = merged([papers[0], Paper(1, .ccap).everyLot(.duration, years(1)).everyLot(.renewalMaximum, .integer(2))])
        #expect(other.state(of: LotField.duration, in: other.lots.members[0]) == .conflicting([years(4), years(1)]))
    }

    @Test func claimsThatAgreeKeepAllTheirEvidence() {
        let market = merged([Paper(0, .rc).everyLot(.duration, months(48)), Paper(1, .ccap).everyLot(.duration, years(4))])
        #expect(market.lots.members[0][LotField.duration].claims.map(\.evidence.document.index) == [0, 1])
    }
}
