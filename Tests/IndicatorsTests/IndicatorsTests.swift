import Figures
import Market
import Operations
import Provenance
import Testing

@testable import Indicators

/// A notice of one lot, of which the test says what it states.
private struct Sample {
    var market: Market
    private var element = 0

    init(_ form: String = "competition", procedure: String? = nil, launched: String? = "2026-03-02") {
        market = Market(documents: [DocumentRecord(id: DocumentID(0), path: "avis.xml", kind: .notice, sha256: "", byteCount: 1, status: .read)])
        market.coverage.noticeFormType = form
        market.lots = RecordList([Record(.lot, identifier: "LOT-0001")])
        add(.code(form), to: NoticeField.formType)
        if let procedure { add(.text(procedure), to: NoticeField.procedureIdentifier) }
        if let launched, let day = CivilDate(iso: launched) {
            add(.moment(Moment(date: day)), to: NoticeField.dispatchDate)
            market.launchDate = .exactly(day, origin: .contractNotice)
        }
    }

    func evidence(_ quote: String = "") -> Evidence { Evidence(document: DocumentID(0), locator: .text(line: 1, column: 1), quote: quote) }

    mutating func add(_ value: FactValue, to field: NoticeField) { market.notice.add(Claim(value, evidence()), to: field) }

    mutating func add(_ value: FactValue, to field: ProcedureField) { market.procedure.add(Claim(value, evidence()), to: field) }

    mutating func add(_ value: FactValue, to field: LotField, ofLot lot: Int = 0) { market.lots.members[lot].add(Claim(value, evidence()), to: field) }

    mutating func addCriterion(environmental: Bool?, insertion: Bool? = nil, isWholeList: Bool = true) {
        var criterion = Record(.awardCriterion, identifier: "1")
        if let environmental { criterion.add(Claim(.bool(environmental), evidence()), to: AwardCriterionField.concernsEnvironment) }
        if let insertion { criterion.add(Claim(.bool(insertion), evidence()), to: AwardCriterionField.concernsInsertion) }
        market.lots.members[0][list: LotField.awardCriteria] = RecordList([criterion], completeness: isWholeList ? .complete : .partial)
    }

    mutating func addHours(_ hours: Int) {
        var commitment = Record(.insertionCommitment, identifier: "1")
        commitment.add(Claim(.integer(hours), evidence()), to: InsertionCommitmentField.hours)
        market.lots.members[0][list: LotField.insertionCommitments] = RecordList([commitment])
    }

    var purchase: Purchase { Purchase(market, source: "avis.xml") }
    var contract: Contract { purchase.contracts[0] }
}

private func euros(_ amount: Int, _ tax: TaxBasis = .excluded, _ currency: String = "EUR") -> FactValue {
    .money(Money(ExactDecimal(amount), currency: currency, taxBasis: tax))
}

@Suite("What is known of one contract")
struct ContractTests {
    @Test func whatNoPaperSaysIsNotNo() {
        let contract = Sample().contract
        #expect(contract.social == .unknown)
        #expect(contract.environmental == .unknown)
        #expect(contract.insertion == .unknown)
        #expect(contract.value == nil && contract.hours == nil && contract.rate == nil && contract.nature == nil)
    }

    @Test(arguments: [
        (LotField.reservedParticipation, "res-ws"), (.strategicProcurement, "soc-obj"), (.socialObjective, "opp"), (.insertionClause, "required"),
        (.reservedExecution, "yes"),
    ])
    func oneConsiderationIsEnough(field: LotField, code: String) {
        var sample = Sample()
        sample.add(.code(code), to: field)
        #expect(sample.contract.social == .yes)
        #expect(sample.contract.environmental == .unknown)
    }

    @Test func anEnvironmentalCriterionCountsAndItsAbsenceOnlyWhereAllCriteriaAreKnown() {
        var sample = Sample()
        sample.addCriterion(environmental: true)
        #expect(sample.contract.environmental == .yes)
        sample.addCriterion(environmental: false, isWholeList: false)
        #expect(sample.contract.environmental == .unknown)
    }

    /// A notice that would carry every declared objective, and a list of criteria that is whole.
    @Test func noIsSaidOnlyWhereEverythingIsKnown() {
        var sample = Sample()
        sample.market.coverage = Coverage(
            documents: PaperKind.allCases.enumerated().map { index, kind in
                DocumentRecord(id: DocumentID(index), path: "\(index)", kind: kind, sha256: "", byteCount: 1, status: .read)
            })
        sample.market.coverage.noticeFormType = "competition"
        sample.addCriterion(environmental: false, insertion: false)
        #expect(sample.contract.environmental == .no)
        #expect(sample.contract.social == .unknown, "a clause may exist unwritten")
        sample.add(.code("none"), to: LotField.insertionClause)
        #expect(sample.contract.social == .no)
        #expect(sample.contract.insertion == .no)
    }

    @Test func papersThatContradictEachOtherSettleNothing() {
        var sample = Sample()
        sample.add(.code("none"), to: .reservedParticipation)
        sample.add(.code("res-ws"), to: .reservedParticipation)
        #expect(sample.contract.reserved == .unknown)
        sample.add(euros(100), to: .estimatedValue)
        sample.add(euros(200), to: .estimatedValue)
        #expect(sample.contract.value == nil)
    }

    @Test func hoursMakeAnInsertionClause() {
        var sample = Sample()
        sample.addHours(350)
        #expect(sample.contract.insertion == .yes && sample.contract.social == .yes)
        #expect(sample.contract.hours?.low == 350)
    }

    @Test func onlyEurosWithoutTaxAreAValue() {
        func value(_ amount: FactValue) -> ExactDecimal? {
            var sample = Sample()
            sample.add(amount, to: .estimatedValue)
            return sample.contract.value
        }
        #expect(value(euros(1_000)) == 1_000)
        #expect(value(euros(1_000, .unstated)) == 1_000)
        #expect(value(euros(1_000, .included)) == nil)
        #expect(value(euros(1_000, .excluded, "CHF")) == nil)
    }

    @Test func theMaximumStandsInForTheEstimate() {
        var sample = Sample()
        sample.add(euros(5_000), to: .frameworkMaximumValue)
        #expect(sample.contract.value == 5_000)
        sample.add(euros(3_000), to: .estimatedValue)
        #expect(sample.contract.value == 3_000)
    }

    @Test func theEstimateOfAllLotsRepeatedOnEachIsNoneOfTheirs() {
        var sample = Sample()
        sample.market.lots.members.append(Record(.lot, identifier: "LOT-0002"))
        sample.add(euros(900), to: .estimatedValue)
        for lot in 0..<2 { sample.add(euros(900), to: .estimatedValue, ofLot: lot) }
        #expect(sample.purchase.contracts.map(\.value) == [nil, nil])
    }

    @Test func lotsNobodyListsAreOneContractOfWhichNothingIsKnown() {
        var sample = Sample()
        sample.market.lots = .unknown
        #expect(sample.purchase.contracts.count == 1)
        #expect(sample.contract.reserved == .unknown)
    }

    @Test func theYearIsThatOfTheLaunchOrElseOfTheConclusion() {
        #expect(Sample().contract.year == 2026)
        var result = Sample("result", launched: nil)
        #expect(result.contract.year == nil)
        if let day = CivilDate(iso: "2024-05-06") { result.add(.date(day), to: .contractConclusions) }
        #expect(result.contract.year == 2024)
    }
}

@Suite("Which notices are counted")
struct SelectionTests {
    private func selection(_ samples: [Sample]) -> (counted: [String], aside: [LeftAside]) {
        let selection = Selection(samples.enumerated().map { Purchase($1.market, source: "\($0)") })
        return (selection.counted.map(\.source), selection.leftAside.map(\.reason))
    }

    @Test func aProcedureIsCountedOnceByItsLastCall() {
        let first = Sample(procedure: "P-1", launched: "2026-03-02")
        let corrected = Sample(procedure: "p-1", launched: "2026-03-20")
        let result = Sample("result", procedure: "P-1", launched: "2026-06-01")
        let other = Sample(procedure: "P-2")
        #expect(selection([result, first, corrected, other]).counted == ["2", "3"])
        #expect(selection([result, first, corrected, other]).aside == [.sameProcedure, .sameProcedure])
        #expect(selection([result]).counted == ["0"])
    }

    @Test func noticesWithoutATenderAreNot() {
        #expect(selection([Sample("planning"), Sample("cont-modif"), Sample()]).counted == ["2"])
        #expect(selection([Sample("planning"), Sample("cont-modif")]).aside == [.noTender, .afterAward])
    }

    @Test func whatHasNoIdentifierIsCountedEachTime() {
        #expect(selection([Sample(), Sample()]).counted == ["0", "1"])
    }

    @Test func whatCouldNotBeReadIsNoContract() {
        var sample = Sample()
        sample.market.documents = [
            DocumentRecord(id: DocumentID(0), path: "a", kind: .notice, sha256: "", byteCount: 0, status: .unread(reason: "vide"))
        ]
        #expect(selection([sample]).aside == [.unread])
    }
}

@Suite("What contracts come to")
struct TallyTests {
    private func contract(_ social: Answer, _ value: Int?, year: Int? = 2026, nature: String? = "works", rate: Int? = nil) -> Contract {
        Contract(
            source: "a", buyer: nil, title: nil, lot: nil, year: year, nature: nature, value: value.map { ExactDecimal($0) }, social: social,
            environmental: .unknown, reserved: .no, insertion: .unknown, hours: nil, rate: rate.map { ExactDecimal($0) })
    }

    @Test func aShareHasTwoBounds() throws {
        let tally = Tally([contract(.yes, 100), contract(.no, 300), contract(.unknown, 600), contract(.unknown, nil)])
        #expect(tally.social.yes == 1 && tally.social.no == 1 && tally.social.unknown == 2)
        let share = try #require(tally.social.share)
        #expect(share.lowerBound == 25 && share.upperBound == 75)
        let ofValue = try #require(tally.social.shareOfValue)
        #expect(ofValue.lowerBound == 10 && ofValue.upperBound == 70)
        #expect(tally.valued == 3 && tally.value == 1_000)
    }

    @Test func nothingIsNoShare() {
        #expect(Tally().social.share == nil)
        #expect(Tally([contract(.yes, nil)]).social.shareOfValue == nil)
        #expect(Tally().averageRate == nil)
    }

    @Test func theAverageIsOfThoseThatGiveARate() {
        #expect(Tally([contract(.yes, 1, rate: 5), contract(.yes, 1, rate: 10), contract(.yes, 1)]).averageRate == ExactDecimal("7.5"))
    }
}
