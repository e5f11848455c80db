import Figures
import Market
import Provenance
import Testing

/// The states of a fact, as docs/modele.md promises them.
@Suite struct FactStateTests {
    private func document(_ index: Int, _ kind: PaperKind, _ status: ReadStatus = .read) -> DocumentRecord {
        DocumentRecord(id: DocumentID(index), path: "\(kind.rawValue)-\(index)", kind: kind, sha256: "", byteCount: 0, status: status)
    }

    private func claim(_ value: FactValue, document: Int = 0) -> Claim {
        Claim(value, Evidence(document: DocumentID(document), locator: .text(line: 1, column: 1), quote: "…"))
    }

    private func market(_ documents: [DocumentRecord], formType: String? = nil) -> Market {
        var market = Market(documents: documents)
        market.coverage.noticeFormType = formType
        return market
    }

    @Test func aLoneNoticeIsSilentOnlyWhereItWouldCarryTheFact() {
        let competition = market([document(0, .notice)], formType: "competition")
        let lot = Record(.lot, identifier: "LOT-0001")
        #expect(competition.state(of: LotField.reservedParticipation, in: lot) == .silent)
        #expect(competition.state(of: LotField.frameworkMaximumValue, in: lot) == .unread)
        let award = market([document(0, .notice)], formType: "result")
        #expect(award.state(of: LotField.reservedParticipation, in: lot) == .unread)
    }

    @Test func aNoticeThatCouldNotBeReadIsNotSilent() {
        let damaged = market([document(0, .notice, .incomplete(reason: "tronqué"))], formType: "competition")
        #expect(damaged.state(of: LotField.reservedParticipation, in: Record(.lot)) == .unread)
    }

    /// The RC read and silent with the acte d'engagement missing is not silence.
    @Test func silenceNeedsEveryPaperThatCouldState() {
        let papers: [PaperKind] = [.notice, .rc, .ccap]
        let withoutAE = market(papers.enumerated().map { document($0.offset, $0.element) }, formType: "result")
        #expect(withoutAE.state(of: LotField.duration, in: Record(.lot)) == .unread)
        let all = market((papers + [.ae]).enumerated().map { document($0.offset, $0.element) }, formType: "result")
        #expect(all.state(of: LotField.duration, in: Record(.lot)) == .silent)
        let unreadable = market(
            papers.enumerated().map { document($0.offset, $0.element) } + [document(3, .ae, .unread(reason: "image"))],
            formType: "result")
        #expect(unreadable.state(of: LotField.duration, in: Record(.lot)) == .unread)
    }

    @Test func aCCPStandsForCCAPAndCCTP() {
        let papers: [PaperKind] = [.notice, .ccp, .ae]
        let market = market(papers.enumerated().map { document($0.offset, $0.element) }, formType: "result")
        #expect(market.state(of: LotField.executionConditions, in: Record(.lot)) == .silent)
    }

    @Test func claimsThatDifferAreAConflictUntilAPersonDecides() {
        let market = market([document(0, .notice), document(1, .rc)])
        var lot = Record(.lot)
        lot.add(claim(.duration(CalendarDuration(36, .month))), to: LotField.duration)
        lot.add(claim(.duration(CalendarDuration(36, .month)), document: 1), to: LotField.duration)
        #expect(market.state(of: LotField.duration, in: lot) == .stated(.duration(CalendarDuration(36, .month))))
        lot.add(claim(.duration(CalendarDuration(48, .month)), document: 1), to: LotField.duration)
        #expect(
            market.state(of: LotField.duration, in: lot)
                == .conflicting([.duration(CalendarDuration(36, .month)), .duration(CalendarDuration(48, .month))]))
        lot[LotField.duration].settle(on: 2)
        #expect(market.state(of: LotField.duration, in: lot) == .stated(.duration(CalendarDuration(48, .month))))
        #expect(lot[LotField.duration].claims.count == 3)
    }

    @Test func aLotInheritsTheDurationAndKeepsItsAddressButNotTheValue() {
        var market = market([document(0, .notice)])
        market.lots = RecordList([Record(.lot, identifier: "LOT-0001")])
        let duration = claim(.duration(CalendarDuration(12, .month)))
        market.procedure.add(duration, to: ProcedureField.duration)
        market.procedure.add(claim(.money(Money(ExactDecimal(500_000), taxBasis: .excluded))), to: ProcedureField.estimatedValue)
        market.inherit()
        #expect(market.lots.members[0][LotField.duration].claims == [duration])
        #expect(market.state(of: LotField.estimatedValue, in: market.lots.members[0]) == .unread)
    }
}
