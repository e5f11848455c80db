import Figures
import Market
import Provenance
import Testing

@testable import Dossier

/// Lots of several papers, put together.
@Suite struct LotMergingTests {
    private let three = ["1": "Gros œuvre", "2": "Plomberie", "3": "Peinture"]

    /// A notice with lots under these identifiers and titles.
    private func notice(_ lots: [(String, String)], divided: Bool = true) -> Market {
        var market = Market()
        market.lots = RecordList(lots.map { identifier, title in
            var lot = Record(.lot, identifier: identifier)
            lot.add(Claim(.text(title), Evidence(document: DocumentID(9), locator: .text(line: 1, column: 1), quote: title)), to: LotField.title)
            return lot
        })
        market.procedure.add(Claim(.bool(divided), Evidence(document: DocumentID(9), locator: .text(line: 1, column: 1), quote: "")), to: ProcedureField.isDivided)
        return market
    }

    private func numbers(_ market: Market) -> [String] { market.lots.members.map(\.identifier) }

    @Test func papersAloneMakeTheLots() {
        let market = merged([Paper(0, .rc).lots(three), Paper(1, .ae).lot("2", .duration, months(6))])
        #expect(numbers(market) == ["LOT-0001", "LOT-0002", "LOT-0003"])
        #expect(market.lots.completeness == .complete)
        #expect(market.state(of: ProcedureField.isDivided, in: market.procedure) == .stated(.bool(true)))
        #expect(market.state(of: LotField.duration, in: market.lots.members[1]) == .stated(months(6)))
        #expect(market.state(of: LotField.duration, in: market.lots.members[0]) == .unread)
        #expect(market.discrepancies.isEmpty)
    }

    /// A consultation launched again for one of the lots of another, which keeps its number.
    @Test func oneLotMayBeTheWholeList() {
        let market = merged([Paper(0, .rc).lots(["20": "Épicerie"])])
        #expect(market.lots.completeness == .complete)
    }

    @Test func lotsOfTheNoticeAreFoundByNumber() {
        let market = merged([Paper(0, .rc).lots(three).lot("3", .duration, months(3))], notice: notice([("LOT-0001", "Gros-œuvre"), ("LOT-0002", "Plomberie – sanitaires"), ("LOT-0003", "Peinture")]))
        #expect(numbers(market) == ["LOT-0001", "LOT-0002", "LOT-0003"])
        #expect(market.state(of: LotField.duration, in: market.lots.members[2]) == .stated(months(3)))
        #expect(market.discrepancies.isEmpty)
    }

    /// « 90910000, nettoyage » of the whole contradicts no lot « 90919200, nettoyage de bureaux ».
    @Test func theCodeOfTheMarketIsThatOfLotsWithoutTheirOwn() {
        var known = notice([("LOT-0001", "Halls"), ("LOT-0002", "Bureaux")])
        let evidence = Evidence(document: DocumentID(9), locator: .text(line: 1, column: 1), quote: "90919200")
        known.lots.members[1].add(Claim(.code("90919200"), evidence), to: LotField.mainClassification)
        let market = merged([Paper(0, .rc).procedure(.mainClassification, .code("90910000"))], notice: known)
        let states = market.lots.members.map { market.state(of: LotField.mainClassification, in: $0) }
        #expect(states == [.stated(.code("90910000")), .stated(.code("90919200"))])
    }

    /// « Le lot 3 n’est pas soumis à la présente clause », « les titulaires des lots suivants »: no other lot has what the
    /// paper says of the clause.
    @Test func theInsertionClauseOfSomeLotsIsOfNoOther() {
        let general = Paper(1, .ccap).everyLot(.insertionRate, .number(7)).everyLot(.insertionPublics, .code("young")).procedure(.insertionClause, .code("required"))
        func states(_ paper: Paper, _ field: LotField) -> [FactValue?] {
            merged([Paper(0, .rc).lots(three), paper]).lots.members.map { $0.firstValue(of: field) }
        }
        let without = general.lot("3", .insertionClause, .code("none"))
        #expect(states(without, .insertionRate) == [.number(7), .number(7), nil])
        #expect(states(without, .insertionPublics) == [.code("young"), .code("young"), nil])
        #expect(states(without, .insertionClause) == [.code("required"), .code("required"), .code("none")])
        var ofTwo = general
        ofTwo.statements.insertionLots = ["1", "2"]
        for field in [LotField.insertionRate, .insertionPublics, .insertionClause] { #expect(states(ofTwo, field)[2] == nil && states(ofTwo, field)[1] != nil) }
        #expect(states(general, .insertionRate)[2] == .number(7))
        // Another paper says which lot has none; two that differ hide nothing.
        let rc = Paper(0, .rc).lots(three).lot("3", .insertionClause, .code("none"))
        #expect(merged([rc, general]).lots.members.map { $0.firstValue(of: LotField.insertionRate) } == [.number(7), .number(7), nil])
        let required = general.lot("3", .insertionClause, .code("required"))
        #expect(merged([rc, required]).lots.members[2].firstValue(of: LotField.insertionRate) == .number(7))
    }

    /// The identifier says 1 and 2, the titles 2 and 3: what people read counts.
    @Test func theNumberInTheTitleGoesBeforeTheIdentifier() {
        let market = merged([Paper(0, .rc).lot("3", .duration, months(3))], notice: notice([("LOT-0001", "Lot n°2 : Plomberie"), ("LOT-0002", "Lot n°3 : Peinture")]))
        #expect(market.state(of: LotField.duration, in: market.lots.members[1]) == .stated(months(3)))
        #expect(market.state(of: LotField.duration, in: market.lots.members[0]) == .unread)
    }

    @Test func lotsWithoutNumberAreFoundByTitle() {
        let market = merged([Paper(0, .rc).lots(["1": "Peinture", "2": "Plomberie"]).lot("2", .duration, months(3))], notice: notice([("LOT-PLB", "Plomberie"), ("LOT-PNT", "Peinture")]))
        #expect(market.lots.members.count == 2)
        #expect(market.state(of: LotField.duration, in: market.lots.members[1]) == .stated(months(3)))
        #expect(market.lots.members[1].identifier == "LOT-PLB")
    }

    @Test func anUndividedMarketHasOneLotHoweverItIsCalled() {
        let papers = [
            Paper(0, .rc).procedure(.isDivided, .bool(false)).everyLot(.duration, years(1)), Paper(1, .ae).lot("1", .frameworkAgreement, .code("none")),
        ]
        let market = merged(papers)
        #expect(numbers(market) == ["LOT-0001"])
        #expect(market.lots.completeness == .complete)
        #expect(market.state(of: LotField.duration, in: market.lots.members[0]) == .stated(years(1)))
        #expect(market.state(of: LotField.frameworkAgreement, in: market.lots.members[0]) == .stated(.code("none")))
        let withNotice = merged(papers, notice: notice([("LOT-0000", "Entretien")], divided: false))
        #expect(withNotice.lots.members.count == 1)
        #expect(withNotice.state(of: LotField.duration, in: withNotice.lots.members[0]) == .stated(years(1)))
    }

    @Test func whatIsSaidOfEveryLotYieldsToWhatIsSaidOfOne() {
        let market = merged([Paper(0, .rc).lots(three).everyLot(.duration, months(12)).lot("3", .duration, months(24))])
        #expect(market.lots.members.map { market.state(of: LotField.duration, in: $0) } == [.stated(months(12)), .stated(months(12)), .stated(months(24))])
    }

    @Test func papersAboutTheMarketContradictPapersAboutALot() {
        let market = merged([Paper(0, .rc).lots(three).everyLot(.duration, months(12)), Paper(1, .ae, lots: ["3"]).procedure(.duration, months(24))])
        #expect(market.state(of: LotField.duration, in: market.lots.members[2]) == .conflicting([months(12), months(24)]))
        #expect(market.state(of: LotField.duration, in: market.lots.members[0]) == .stated(months(12)))
        #expect(market.procedure[ProcedureField.duration].claims.isEmpty)
    }

    @Test func listsThatDifferAreShownSideBySide() throws {
        let market = merged([Paper(0, .rc).lots(three), Paper(1, .ae).lots(["1": "Gros œuvre", "2": "Plomberie"])])
        let difference = try #require(market.discrepancies.first)
        #expect(difference.label == "liste des lots")
        #expect(difference.sides.map(\.text) == ["lots 1, 2 et 3", "lots 1 et 2"])
        #expect(difference.sides.allSatisfy { !$0.evidence.isEmpty })
        #expect(market.lots.completeness == .partial)
    }

    /// A list with a gap, or shorter than announced, was not read to its end.
    @Test func aListHalfReadIsNoContradiction() {
        let gap = merged([Paper(0, .rc).lots(three), Paper(1, .ae).lots(["1": "Gros œuvre", "3": "Peinture"])])
        #expect(gap.discrepancies.isEmpty)
        let announced = merged([Paper(0, .rc).lots(three), Paper(1, .ae).procedure(.numberOfLots, .integer(3)).lots(["1": "Gros œuvre", "2": "Plomberie"])])
        #expect(announced.discrepancies.isEmpty)
        #expect(announced.lots.completeness == .complete)
    }

    @Test func aLotThatNoListKnowsIsShownAndNotInvented() {
        let market = merged([Paper(0, .rc).lots(three), Paper(1, .insertionAnnex).hours("4", [(60, nil)])])
        #expect(market.lots.members.count == 3)
        #expect(market.discrepancies.first?.sides.map(\.text) == ["lots 1, 2 et 3", "lot 4"])
    }

    @Test func aTitleUnderAnotherNumberIsShown() {
        let market = merged([Paper(0, .rc).lots(three), Paper(1, .ae).lots(["1": "Gros œuvre", "2": "Peinture", "3": "Plomberie"])])
        #expect(market.discrepancies.map(\.label).contains { $0.hasPrefix("numéro du lot «") })
    }

    @Test func aNumberOfLotsAndTheLotsMentionedMakeAList() {
        let market = merged([Paper(0, .rc).procedure(.numberOfLots, .integer(2)).lot("1", .duration, months(6)).lot("2", .duration, months(6))])
        #expect(market.lots.completeness == .complete)
        let unknown = merged([Paper(0, .rc).everyLot(.duration, months(6))])
        #expect(unknown.lots.completeness == .partial)
        #expect(unknown.state(of: LotField.duration, in: unknown.lots.members[0]) == .stated(months(6)))
    }

    /// Same result whatever the order in which papers are given.
    @Test func theOrderOfThePapersChangesNothing() {
        func papers(_ order: [Int]) -> [Paper] {
            let made: [(Int) -> Paper] = [
                { Paper($0, .rc).lots(three).everyLot(.duration, months(48)).criteria([("Prix", 60), ("Valeur technique", 40)]) },
                { Paper($0, .ccap).everyLot(.duration, years(4)).lot("2", .duration, years(3)) },
                { Paper($0, .ae, lots: ["2"]).procedure(.duration, months(36)) },
                { Paper($0, .notice).criteria([("Valeur technique de l’offre", 50), ("Prix des prestations", 50)]) },
            ]
            return order.map { made[$0]($0) }
        }
        /// Which of two equal wordings is shown depends on which paper comes first.
        func plain(_ value: FactValue) -> String {
            if case .duration(let duration) = value, let months = duration.wholeMonths { "\(months) months" } else { value.description }
        }
        func picture(_ order: [Int]) -> [String] {
            let market = merged(papers(order))
            var lines: [String] = []
            market.forEachRecord { path, record in
                for attribute in record.type.attributes where !record[slot: attribute.slot].claims.isEmpty {
                    let values = record[slot: attribute.slot].distinctValues.map(plain).sorted().joined(separator: "|")
                    // Criteria are numbered in the order of the first paper: their names tell them apart.
                    let name = record.type == .awardCriterion ? record.firstValue(of: AwardCriterionField.type).map(\.description) ?? "" : path
                    lines.append("\(name).\(attribute.name)=\(values)")
                }
            }
            return lines.sorted()
        }
        let expected = picture([0, 1, 2, 3]).count
        for order in [[3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1]] {
            let states = picture(order)
            #expect(states.count == expected)
            #expect(Set(states.filter { $0.contains("duration") }) == Set(picture([0, 1, 2, 3]).filter { $0.contains("duration") }))
            #expect(Set(states.filter { $0.contains("weight") }) == Set(picture([0, 1, 2, 3]).filter { $0.contains("weight") }))
        }
    }
}
