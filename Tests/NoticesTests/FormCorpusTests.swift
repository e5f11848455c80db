// Real notices in the forms before eForms, where they are at hand (CLAUSIER_CORPUS). What is expected was
// taken from the XML by other means; figures only, no words.

import Documents
import FoundationEssentials
import Market
import Provenance
import Testing

@testable import Notices

@Suite struct FormCorpusTests {
    /// Form type, lots, whether the list is whole, deadline (o: offers, r: requests), kinds and weights of the criteria of each lot.
    private static let expected: [(file: String, form: String, lots: Int, isWhole: Bool, deadline: String, criteria: String)] = [
        ("boamp/boamp-xml-2017-test-attribution-12.xml", "result", 21, false, "", "q30 q20 q10 p40"),
        ("boamp/boamp-xml-2017-test-attribution-6.xml", "result", 1, false, "", ""),
        ("boamp/boamp-xml-2017-test-attribution-7.xml", "result", 1, false, "", "50 50"),
        ("boamp/boamp-xml-2017-test-pub-3.xml", "competition", 1, true, "r2017-02-10T15:00:00+01:00", ""),
        ("boamp/boamp-xml-2017-test-pub.xml", "competition", 2, true, "o2017-02-07T12:00:00+01:00", ""),
        ("boamp/dila-xml/26-88069-FNSimple-lots.xml", "competition", 2, true, "o2026-10-08T12:00:00", ""),
        ("boamp/dila-xml/26-88099-MAPA-lots.xml", "competition", 3, true, "o2026-10-01T15:00:00", "45% 55%"),
        ("ted-xml/151361-2019.xml", "result", 1, false, "", "q40 q10 q10 p40"),
        ("ted-xml/183096-2021.xml", "result", 1, false, "", "q65 q15 q15 q30 q30 q10 q5 p30"),
        ("ted-xml/19-090974-001-EXP.xml", "competition", 1, true, "o2019-03-22T15:00:00", ""),
        ("ted-xml/20-162034-001-EXP.xml", "competition", 1, true, "o2020-05-25", "c70% c30%"),
        ("ted-xml/20-179994-001-EXP.xml", "competition", 1, true, "r2020-06-05T12:00:00", ""),
        ("ted-xml/20-271232-001-EXP.xml", "competition", 1, true, "", "q p"),
        ("ted-xml/21-149886-001-EXP.xml", "dir-awa-pre", 1, false, "", ""),
        ("ted-xml/21-363118-001-EXP.xml", "competition", 1, true, "r2021-08-09T16:00:00", ""),
        ("ted-xml/214904-2017.xml", "result", 1, false, "", "q35 q15 q10 p40"),
        ("ted-xml/21991-2016.xml", "result", 1, false, "", "45 35 20"),
        ("ted-xml/357-2020.xml", "result", 1, false, "", "q50 q15 q10 q5 p50"),
        ("ted-xml/359357-2019.xml", "result", 1, false, "", "q60 q10 p30"),
        ("ted-xml/407907-2018.xml", "result", 1, false, "", "q50 q10 q10 p30"),
        ("ted-xml/449580-2020.xml", "result", 1, false, "", "q50 q10 q10 p30"),
        ("ted-xml/450111-2019.xml", "result", 1, false, "", "q20 q15 q5 q5 q3 q2 q20 c30"),
        ("ted-xml/453583-2020.xml", "result", 1, false, "", "q40 q10 q10 p40"),
        ("ted-xml/490830-2022.xml", "result", 1, false, "", "q55 q15 p30"),
        ("ted-xml/55056-2019.xml", "result", 1, false, "", "q50 q5 q5 p40"),
        ("ted-xml/574587-2022.xml", "result", 1, false, "", "q10 q10 q10 p70"),
    ]

    @Test func everyNoticeIsRead() throws {
        guard let corpus = ProcessInfo.processInfo.environment["CLAUSIER_CORPUS"] else {
            return print("FormCorpusTests: CLAUSIER_CORPUS is not set, 0 notices read")
        }
        let reader = NoticeReader()
        var read = 0
        for expected in Self.expected where FileManager.default.fileExists(atPath: "\(corpus)/\(expected.file)") {
            let reading = try reader.read(try OpenedFile.read("\(corpus)/\(expected.file)").bytes, path: expected.file, as: DocumentID(0))
            read += 1
            #expect(reading.status == .read, "\(expected.file)")
            #expect(reading.formType == expected.form, "\(expected.file)")
            #expect(reading.lots.members.count == expected.lots, "\(expected.file)")
            #expect((reading.lots.completeness == .complete) == expected.isWhole, "\(expected.file)")
            #expect(deadline(reading.lots.members[0]) == expected.deadline, "\(expected.file)")
            #expect(criteria(reading.lots.members[0]) == expected.criteria, "\(expected.file)")
            #expect(reading.buyers.first?[BuyerField.name].claims.count == 1, "\(expected.file)")
            #expect(reading.procedure[ProcedureField.title].claims.count == 1, "\(expected.file)")
        }
        print("FormCorpusTests: \(read) notices read")
    }

    private func deadline(_ lot: Record) -> String {
        if let moment = lot.firstValue(of: LotField.tenderDeadline) { return "o\(moment)" }
        return lot.firstValue(of: LotField.requestDeadline).map { "r\($0)" } ?? ""
    }

    private func criteria(_ lot: Record) -> String {
        lot[list: LotField.awardCriteria].members.map { criterion in
            let type = criterion.firstValue(of: AwardCriterionField.type).map { String($0.description.prefix(1)) } ?? ""
            let weight = criterion.firstValue(of: AwardCriterionField.weight)?.description ?? ""
            return type + weight + (criterion.firstValue(of: AwardCriterionField.weightKind) == .code("per-exa") ? "%" : "")
        }.joined(separator: " ")
    }
}
