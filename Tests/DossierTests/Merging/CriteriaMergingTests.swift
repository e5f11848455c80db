import Figures
import Market
import Provenance
import Testing

@testable import Dossier

/// Criteria of several papers: matched so that weights contradict each other, not lists.
@Suite struct CriteriaMergingTests {
    private func market(_ first: [(name: String, weight: Int)], _ second: [(name: String, weight: Int)], kind: String = "per-exa") -> Market {
        merged([
            Paper(0, .notice).procedure(.isDivided, .bool(false)).criteria(first), Paper(1, .rc).criteria(second, kind: kind),
        ])
    }

    private func weights(_ market: Market) -> [FactState] {
        market.lots.members[0][list: LotField.awardCriteria].members.map { market.state(of: AwardCriterionField.weight, in: $0) }
    }

    private func number(_ value: Int) -> FactValue { .number(ExactDecimal(value)) }

    @Test func criteriaThatAgreeAreOneList() {
        let market = market([("Prix", 40), ("Valeur technique", 60)], [("1. Prix des prestations", 40), ("Valeur technique de l’offre", 60)])
        #expect(weights(market) == [.stated(number(40)), .stated(number(60))])
        #expect(market.lots.members[0][list: LotField.awardCriteria].completeness == .complete)
        #expect(market.discrepancies.isEmpty)
    }

    @Test func differingWeightsContradictEachOther() {
        let market = market([("Prix", 40), ("Valeur technique", 60)], [("Prix", 50), ("Valeur technique", 50)])
        #expect(weights(market) == [.conflicting([number(40), number(50)]), .conflicting([number(60), number(50)])])
        #expect(market.discrepancies.isEmpty)
    }

    @Test func theSameWeightsInAnotherUnit() {
        let points = market([("Prix", 40), ("Valeur technique", 60)], [("Prix", 40), ("Valeur technique", 60)], kind: "poi-exa")
        #expect(weights(points) == [.stated(number(40)), .stated(number(60))])
        let criterion = points.lots.members[0][list: LotField.awardCriteria].members[0]
        #expect(points.state(of: AwardCriterionField.weightKind, in: criterion) == .stated(.code("per-exa")))
        // Where the figures differ, the unit is no second contradiction.
        let differing = market([("Prix", 40), ("Valeur technique", 60)], [("Prix", 50), ("Valeur technique", 50)], kind: "poi-exa")
        #expect(weights(differing).first == .conflicting([number(40), number(50)]))
        let first = differing.lots.members[0][list: LotField.awardCriteria].members[0]
        #expect(differing.state(of: AwardCriterionField.weightKind, in: first) == .stated(.code("per-exa")))
        let coefficients = market([("Prix", 40), ("Valeur technique", 60)], [("Prix", 4), ("Valeur technique", 6)], kind: "dec-exa")
        #expect(weights(coefficients) == [.stated(number(40)), .stated(number(60))])
        let others = market([("Prix", 40), ("Valeur technique", 60)], [("Prix", 5), ("Valeur technique", 5)], kind: "dec-exa")
        #expect(weights(others).first == .conflicting([number(40), number(5)]))
    }

    @Test func listsThatDifferAreShown() throws {
        let market = market([("Prix", 40), ("Valeur technique", 60)], [("Prix", 40), ("Valeur technique", 50), ("Délai d’exécution", 10)])
        let difference = try #require(market.discrepancies.first)
        #expect(difference.lot == "LOT-0001")
        #expect(difference.sides.map(\.text) == ["Prix 40, Valeur technique 60", "Prix 40, Valeur technique 50, Délai d’exécution 10"])
        #expect(market.lots.members[0][list: LotField.awardCriteria].completeness == .partial)
    }

    @Test func aListHalfReadIsNoContradiction() {
        let market = merged([
            Paper(0, .notice).procedure(.isDivided, .bool(false)).criteria([("Prix", 40), ("Valeur technique", 60)]),
            Paper(1, .rc).criteria([("Prix", 40)], completeness: .partial),
        ])
        #expect(market.discrepancies.isEmpty)
        #expect(market.lots.members[0][list: LotField.awardCriteria].completeness == .complete)
    }

    @Test func aNoticeThatNamesTheRCHasNoCriteria() {
        var placeholder = Paper(0, .notice).procedure(.isDivided, .bool(false))
        var record = Record(.awardCriterion, identifier: "1")
        record.add(placeholder.claim(.text("Critères énoncés dans le règlement de la consultation")), to: AwardCriterionField.name)
        placeholder.statements.everyLot[list: LotField.awardCriteria] = RecordList([record])
        let market = merged([placeholder, Paper(1, .rc).criteria([("Prix", 40), ("Valeur technique", 60)])])
        #expect(weights(market) == [.stated(number(40)), .stated(number(60))])
        #expect(market.discrepancies.isEmpty)
    }

    /// A notice has no sub-criteria: it lists them beside the price.
    @Test func subcriteriaMayStandAsCriteriaInTheNotice() {
        var rc = Paper(1, .rc).criteria([("Prix", 40), ("Valeur technique", 60)])
        let inner = Paper(1, .rc).criteria([("Méthodologie", 35), ("Moyens humains", 25)]).statements.everyLot[list: LotField.awardCriteria]
        var list = rc.statements.everyLot[list: LotField.awardCriteria]
        list.members[1][list: AwardCriterionField.subcriteria] = inner
        rc.statements.everyLot[list: LotField.awardCriteria] = list
        let market = merged([
            Paper(0, .notice).procedure(.isDivided, .bool(false)).criteria([("Prix", 40), ("Méthodologie", 35), ("Moyens humains", 25)]), rc,
        ])
        #expect(market.discrepancies.isEmpty)
        #expect(weights(market) == [.stated(number(40)), .stated(number(60))])
    }

    @Test func hoursOfTheSameLotThatDiffer() {
        func hours(_ first: [(Int, tranche: String?)], _ second: [(Int, tranche: String?)]) -> Market {
            merged([Paper(0, .rc).lots(["1": "Gros œuvre", "2": "Peinture"]).hours("2", first), Paper(1, .insertionAnnex).hours("2", second)])
        }
        func states(_ market: Market) -> [FactState] {
            market.lots.members[1][list: LotField.insertionCommitments].members.map { market.state(of: InsertionCommitmentField.hours, in: $0) }
        }
        #expect(states(hours([(60, nil)], [(60, nil)])) == [.stated(.integer(60))])
        #expect(states(hours([(60, nil)], [(80, nil)])) == [.conflicting([.integer(60), .integer(80)])])
        #expect(states(hours([(60, "firm"), (30, "optional")], [(30, "optional"), (60, "firm")])) == [.stated(.integer(60)), .stated(.integer(30))])
        #expect(states(hours([(60, "firm"), (30, "optional")], [(90, nil)])) == [.stated(.integer(60)), .stated(.integer(30))])
        #expect(states(hours([(60, "firm"), (30, "optional")], [(60, "firm"), (40, "optional")])) == [.stated(.integer(60)), .conflicting([.integer(30), .integer(40)])])
    }

    /// « 300 heures » in one paper, « 300 heures par an » in the other: the second says more, not another thing.
    @Test func hoursWhoseTimeOnePaperLeavesOut() {
        let year = CalendarDuration(1, .year)
        let lots = Paper(0, .rc).lots(["1": "Gros œuvre", "2": "Peinture"])
        let same = merged([lots.hours("2", [(300, nil)], period: year), Paper(1, .ccap).hours("2", [(300, nil)])])
        #expect(same.discrepancies.isEmpty)
        let commitments = same.lots.members[1][list: LotField.insertionCommitments].members
        #expect(commitments.map { same.state(of: InsertionCommitmentField.period, in: $0) } == [.stated(.duration(year))])
        #expect(!merged([lots.hours("2", [(300, nil)], period: year), Paper(1, .ccap).hours("2", [(1_200, nil)])]).discrepancies.isEmpty)
    }
}
