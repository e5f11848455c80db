// What the tests of bids share: the shipped rules, the samples, and markets made by hand.

import Clausier
import Foundation

enum Fixture {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func path(_ below: String) -> String { repository.appending(path: below).path(percentEncoded: false) }

    static func profile(_ name: String) throws -> Profile {
        let path = path("SampleTenders/profils/\(name).yaml")
        return try Profile.read(String(contentsOfFile: path, encoding: .utf8), file: "SampleTenders/profils/\(name).yaml")
    }

    /// The first sample profile, for which no place is too far.
    static func everywhere() throws -> Profile {
        let text = try String(contentsOfFile: path("SampleTenders/profils/regie-tilleuls.yaml"), encoding: .utf8)
        return try Profile.read(text.replacing("nuts: [FRE11]", with: "nuts: [FR]"), file: "regie.yaml")
    }

    static func day(_ text: String) -> CivilDate { CivilDate(iso: text) ?? CivilDate(dayNumber: 0) }

    /// The sheet of a sample.
    static func sheet(_ sample: String, _ profile: Profile, today: String = "2026-09-20") throws -> DecisionSheet {
        let judge = Judge(try Shipped.rules())
        let examiner = Examiner(judge: judge, phrases: try Shipped.phrases(), candidate: profile.candidate)
        let consultation = try examiner.examine(path("SampleTenders/\(sample)"))
        return BidAssessor(profile, judge: judge, today: day(today)).sheet(of: consultation.market, consultation.judgement, source: sample)
    }

    /// The sheet of a market made by hand, whose one paper is a notice.
    static func sheet(of market: Market, _ profile: Profile, today: String = "2026-09-20") throws -> DecisionSheet {
        let judge = Judge(try Shipped.rules())
        var market = market
        market.candidate = profile.candidate
        return BidAssessor(profile, judge: judge, today: day(today)).sheet(of: market, judge.judge(market), source: "avis.xml")
    }

    /// A call for competition with one lot of cleaning in Valbrune, due in October.
    static func market(_ change: (inout Record) throws -> Void = { _ in }) throws -> Market {
        let document = DocumentRecord(id: DocumentID(0), path: "avis.xml", kind: .notice, sha256: "", byteCount: 0, status: .read)
        var market = Market(documents: [document])
        market.coverage = Coverage(documents: [document], noticeFormType: "competition")
        market.launchDate = .exactly(day("2026-09-10"), origin: .contractNotice)
        try market.notice.state(NoticeField.formType, "competition")
        try market.notice.state(NoticeField.noticeType, "cn-standard")
        try market.notice.state(NoticeField.legalBasis, "32014L0024")
        try market.buyer.state(BuyerField.country, "FRA")
        try market.buyer.state(BuyerField.name, "Office public de l’habitat du Pays d’Ormel")
        try market.procedure.state(ProcedureField.title, "Nettoyage des parties communes")
        var lot = Record(.lot, identifier: "LOT-0001")
        try lot.state(LotField.mainClassification, "90911200")
        try lot.state(LotField.title, "Nettoyage des halls")
        try lot.state(LotField.placePostCodes, "59999")
        try lot.state(LotField.tenderDeadline, "2026-10-20 12:00")
        try lot.state(LotField.reservedParticipation, "none")
        try change(&lot)
        market.lots = RecordList([lot])
        return market
    }
}

extension Record {
    /// A claim of the notice, as people write values; the first one replaces what was there.
    mutating func state(_ field: some RecordField, _ text: String, _ more: String...) throws {
        self[field] = Fact()
        for (position, text) in ([text] + more).enumerated() {
            let value = try FactValue(parsing: text, as: field.spec.type)
            add(Claim(value, Evidence(document: DocumentID(0), locator: .text(line: position + 1, column: 1), quote: text)), to: field)
        }
    }
}
