import Dossier
import Figures
import Market
import Provenance
import Testing

/// Which days a notice allows for the launch of the consultation.
@Suite struct LaunchDateTests {
    private func notice(_ formType: String, sent: String, isChange: Bool = false, changed: String? = nil) -> Record {
        var notice = Record(.notice)
        func add(_ value: FactValue, _ field: NoticeField) {
            notice.add(Claim(value, Evidence(document: DocumentID(0), locator: .text(line: 1, column: 1), quote: "")), to: field)
        }
        add(.code(formType), .formType)
        add(.moment(Moment(date: CivilDate(iso: sent)!)), .dispatchDate)
        add(.bool(isChange), .isChange)
        if let changed { add(.text(changed), .changedNotice) }
        return notice
    }

    @Test func aContractNoticeStatesIt() {
        let launch = LaunchDate(readFrom: notice("competition", sent: "2026-08-21"))
        #expect(launch.date?.description == "2026-08-21")
    }

    @Test func aChangeNoticeIsOnlyAnUpperBound() {
        let launch = LaunchDate(readFrom: notice("competition", sent: "2026-09-10", isChange: true))
        #expect(launch.date == nil)
        #expect(launch.earliest == nil)
        #expect(launch.latest?.description == "2026-09-10")
    }

    @Test(arguments: ["259785-2026", "2026-259785", "2026/S 064-259785"])
    func thePublicationNumberOfTheCorrectedNoticeTellsTheYear(number: String) {
        let launch = LaunchDate(readFrom: notice("competition", sent: "2026-09-10", isChange: true, changed: number))
        #expect(launch.earliest?.description == "2025-12-15")
    }

    /// A correction of before eForms is of no other nature; it bounds the launch like one of eForms.
    @Test func aCorrectionIsOnlyAnUpperBound() {
        let launch = LaunchDate(readFrom: notice("change", sent: "2021-03-10", changed: "2021/S 010-000001"))
        #expect(launch.origin == .changeNotice)
        #expect(launch.earliest?.description == "2020-12-15")
        #expect(launch.latest?.description == "2021-03-10")
    }

    /// The BOAMP says when it published: the notice was sent before, in the year of its number or just before.
    @Test(arguments: [("competition", "2025-12-15", LaunchDate.Origin.publication), ("result", nil, .resultNotice), ("change", nil, .changeNotice)] as [(String, String?, LaunchDate.Origin)])
    func theDayOfPublicationIsAnUpperBound(formType: String, earliest: String?, origin: LaunchDate.Origin) throws {
        var notice = Record(.notice)
        let evidence = Evidence(document: DocumentID(0), locator: .text(line: 1, column: 1), quote: "")
        notice.add(Claim(.code(formType), evidence), to: NoticeField.formType)
        notice.add(Claim(.text("26-88069"), evidence), to: NoticeField.identifier)
        notice.add(Claim(.date(try #require(CivilDate(iso: "2026-09-11"))), evidence), to: NoticeField.publicationDate)
        let launch = LaunchDate(readFrom: notice)
        #expect(launch.origin == origin)
        #expect(launch.earliest?.description == earliest)
        #expect(launch.latest?.description == "2026-09-11")
    }

    @Test func withoutANoticeTheDeadlineIsAnUpperBound() {
        var market = Market(documents: [])
        #expect(LaunchDate(deadlinesOf: market) == .unknown)
        var lot = Record(.lot, identifier: "1")
        for day in ["2026-03-12", "2026-03-20"] {
            let evidence = Evidence(document: DocumentID(0), locator: .text(line: 1, column: 1), quote: day)
            lot.add(Claim(.moment(Moment(date: CivilDate(iso: day)!)), evidence), to: LotField.tenderDeadline)
        }
        market.lots = RecordList([lot])
        let launch = LaunchDate(deadlinesOf: market)
        #expect(launch.earliest == nil)
        #expect(launch.latest?.description == "2026-03-20")
        #expect(launch.evidence?.quote == "2026-03-20")
    }

    @Test func aNoticeIdentifierTellsNoYear() {
        let launch = LaunchDate(
            readFrom: notice("competition", sent: "2026-09-10", isChange: true, changed: "b7f314d1-4c53-481e-8aae-cd8241a40cfb-01"))
        #expect(launch.earliest == nil)
    }

    @Test func awardsComeLaterAndPlansEarlier() {
        #expect(LaunchDate(readFrom: notice("result", sent: "2026-09-10")).latest?.description == "2026-09-10")
        #expect(LaunchDate(readFrom: notice("planning", sent: "2026-09-10")).earliest?.description == "2026-09-10")
        #expect(LaunchDate(readFrom: Record(.notice)) == .unknown)
    }
}
