// Notices in prose: the law's day comes from the call, whatever else was published after it.

import Figures
import Market
import Provenance
import Testing

@testable import Dossier

@Suite struct ProseNoticeTests {
    private func notice(_ index: Int, _ form: String, _ day: String) throws -> Paper {
        var paper = Paper(index, .notice)
        paper.statements.notice.add(paper.claim(.code(form)), to: NoticeField.formType)
        paper.statements.notice.add(paper.claim(.moment(Moment(date: try #require(CivilDate(iso: day))))), to: NoticeField.dispatchDate)
        paper.statements.buyer.add(paper.claim(.text("59999")), to: BuyerField.postCode)
        return paper
    }

    private func market(_ papers: Paper...) -> Market {
        var merger = MarketMerger(notice: Market(), contributions: papers.map { Contribution($0.statements, $0.record) })
        merger.merge()
        return merger.market
    }

    @Test func aCallInProseTellsTheLaunchAndTheCountry() throws {
        let market = market(try notice(0, "competition", "2026-09-05"))
        #expect(market.launchDate.date == CivilDate(iso: "2026-09-05"))
        #expect(market.launchDate.origin == .contractNotice)
        #expect(market.buyer.firstValue(of: BuyerField.country) == .code("FRA"))
    }

    @Test func aCorrectionBesideItsCallDoesNotTakeItsPlace() throws {
        let market = market(try notice(0, "change", "2026-09-20"), try notice(1, "competition", "2026-09-05"))
        #expect(market.notice.firstValue(of: NoticeField.formType) == .code("competition"))
        #expect(market.launchDate.date == CivilDate(iso: "2026-09-05"))
    }

    @Test func anAwardAloneLeavesTheLaunchBeforeIt() throws {
        let market = market(try notice(0, "result", "2026-12-05"))
        #expect(market.notice.firstValue(of: NoticeField.formType) == .code("result"))
        #expect(market.launchDate.date == nil)
        #expect(market.launchDate.latest == CivilDate(iso: "2026-12-05"))
    }

    // MARK: What the other papers say of it

    private func moment(_ day: String) throws -> FactValue { .moment(Moment(date: try #require(CivilDate(iso: day)))) }

    /// A règlement on whose cover stands when the notice was sent.
    private func rules(_ index: Int, sent day: String, deadline: String = "2026-11-12") throws -> Paper {
        var paper = try Paper(index, .rc).everyLot(.tenderDeadline, moment(deadline))
        paper.statements.notice.add(paper.claim(try moment(day)), to: NoticeField.dispatchDate)
        return paper
    }

    private func launched(_ papers: Paper...) -> Market {
        let contributions = papers.map { Contribution($0.statements, $0.record) }
        var merger = MarketMerger(notice: Market(), contributions: contributions)
        merger.merge()
        var market = merger.market
        market.tellLaunch(papers: contributions)
        return market
    }

    @Test func aRulesPaperTellsTheLaunchWhereNoNoticeDoes() throws {
        let market = launched(try rules(0, sent: "2026-10-05"))
        #expect(market.launchDate.date == CivilDate(iso: "2026-10-05"))
        #expect(market.launchDate.evidence?.document == DocumentID(0))
        #expect(market.notice[NoticeField.dispatchDate].claims.count == 1)
    }

    @Test func theNoticeItselfKnowsBetter() throws {
        let market = launched(try rules(0, sent: "2026-10-01"), try notice(1, "competition", "2026-10-05"))
        #expect(market.launchDate.date == CivilDate(iso: "2026-10-05"))
        #expect(market.notice[NoticeField.dispatchDate].claims.map(\.evidence.document) == [DocumentID(1)])
    }

    /// A correction was sent later: the day of the call stands in the règlement only, and is not the correction’s.
    @Test func beforeACorrectionTheRulesTellTheDay() throws {
        let market = launched(try rules(0, sent: "2026-10-05"), try notice(1, "change", "2026-10-20"))
        #expect(market.launchDate.date == CivilDate(iso: "2026-10-05"))
        #expect(market.notice[NoticeField.dispatchDate].claims.map(\.evidence.document) == [DocumentID(1)])
        // Later than the correction, it is a slip.
        #expect(launched(try rules(0, sent: "2026-10-25"), try notice(1, "change", "2026-10-20")).launchDate.date == nil)
    }

    @Test func papersThatDifferLeaveTheDaysBetweenOpen() throws {
        let launch = launched(try rules(0, sent: "2026-10-05"), try rules(1, sent: "2026-10-07")).launchDate
        #expect(launch.earliest == CivilDate(iso: "2026-10-05"))
        #expect(launch.latest == CivilDate(iso: "2026-10-07"))
    }

    @Test func aDayAfterTheDeadlineIsASlip() throws {
        let launch = launched(try rules(0, sent: "2026-12-05")).launchDate
        #expect(launch.origin == .deadline)
        #expect(launch.latest == CivilDate(iso: "2026-11-12"))
    }
}
