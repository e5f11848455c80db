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
}
