// Many consultations, the most worthwhile first.

import Clausier
import Testing

@Suite("The watch")
struct WatchTests {
    private let profile: Profile

    init() throws { profile = try Fixture.profile("regie-tilleuls") }

    private func sheet(_ title: String, _ change: (inout Record) throws -> Void = { _ in }) throws -> DecisionSheet {
        var market = try Fixture.market(change)
        try market.procedure.state(ProcedureField.title, title)
        return try Fixture.sheet(of: market, profile)
    }

    @Test func reservedToUsComesFirstThenWhatIsDueFirstAndWhatIsSetAsideSaysWhy() throws {
        let watch = BidWatch([
            try sheet("ailleurs") { try $0.state(LotField.placePostCodes, "75011") },
            try sheet("en octobre"),
            try sheet("en septembre") { try $0.state(LotField.tenderDeadline, "2026-09-30 12:00") },
            try sheet("réservé") { try $0.state(LotField.reservationBasis, "L2113-13") },
            try sheet("lieu inconnu") { $0[LotField.placePostCodes] = Fact() },
        ])
        #expect(watch.rows.compactMap(\.sheet.title?.text) == ["réservé", "en septembre", "en octobre", "lieu inconnu", "ailleurs"])
        #expect(watch.worthwhile.count == 4)
        let text = String(decoding: WatchPage.page(watch, display: .plain), as: UTF8.self)
        #expect(text.contains("Hors de notre territoire (75011)."))
    }

    @Test func noCellIsAFormula() throws {
        let watch = BidWatch([try sheet("=cmd|' /C calc'!A0; -2+3 nettoyage"), try sheet("@nettoyage") { try $0.state(LotField.tenderDeadline, "2026-09-01") }])
        for forExcel in [false, true] {
            let text = String(decoding: WatchCSV.document(watch, forExcel: forExcel), as: UTF8.self)
            #expect(text.contains("'=cmd"))
            #expect(text.contains("'@nettoyage"))
            #expect(text.contains("-19"))
            #expect(text.split(separator: "\r\n").count == 3)
        }
    }
}
