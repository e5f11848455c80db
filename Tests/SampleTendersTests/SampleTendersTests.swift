// The sample notices, judged with the shipped rules: each shows its one thing and nothing else.

import Clausier
import Testing

@Suite struct SampleTendersTests {
    private static let folder = folder(#filePath)
    private let examiner: Examiner
    private let judge: Judge

    init() throws {
        judge = Judge(try Shipped.rules())
        examiner = Examiner(judge: judge, phrases: try Shipped.phrases())
    }

    @Test(arguments: try SampleExpectation.read(folder + "/attendus.yaml"))
    func aSampleShowsItsOneThingAndNothingElse(_ sample: SampleExpectation) throws {
        let examiner = Examiner(judge: judge, phrases: try Shipped.phrases(), on: sample.day)
        let consultation = try examiner.examine(Self.folder + "/" + sample.file)
        let findings = consultation.judgement.findings
        let open = findings.filter { $0.verdict != .compliant && $0.verdict != .notApplicable && !$0.harmless }.map { finding in
            SampleExpectation.Expected(
                rule: finding.rule, lot: finding.lot, verdict: finding.verdict, severity: finding.severity, cause: finding.cause)
        }
        #expect(Set(open) == Set(sample.findings))
        #expect(open.count == sample.findings.count)
        for (rule, lots) in sample.compliant {
            let kept = findings.filter { $0.rule == rule && $0.verdict == .compliant }.compactMap(\.lot)
            #expect(kept.filter(lots.contains) == lots, "\(rule)")
        }
    }

    /// One pair of samples differs by its dispatch date alone: so does the law.
    @Test func theLawChangesOvernight() throws {
        let before = try examiner.examine(Self.folder + "/05a-prix-seul-20-aout-2026.xml")
        let after = try examiner.examine(Self.folder + "/05b-prix-seul-21-aout-2026.xml")
        func verdicts(_ consultation: JudgedConsultation) -> [Verdict] {
            consultation.judgement.findings.filter { $0.rule == "CRI-01-PRIX-UNIQUE" }.map(\.verdict)
        }
        #expect(verdicts(before) == [.undetermined, .undetermined])
        #expect(verdicts(after) == [.breach, .breach])
    }

    /// Hours by tranche, as a French notice writes them, are facts with an address.
    @Test func insertionHoursAreReadByTranche() throws {
        let market = try examiner.examine(Self.folder + "/01-espaces-verts-conforme.xml").market
        let hours = try #require(market.lots.members.first)[list: LotField.insertionCommitments].members
        #expect(hours.map { $0.firstValue(of: InsertionCommitmentField.hours) } == [.integer(60), .integer(30)])
        #expect(hours.map { $0.firstValue(of: InsertionCommitmentField.tranche) } == [.code("firm"), .code("optional")])
        #expect(hours[0][InsertionCommitmentField.hours].claims.first?.evidence.quote.contains("tranche ferme") == true)
    }

    /// What stands before the damage is read and judged; what would have stood behind it is asked.
    @Test func aDamagedNoticeIsNamedAndNothingIsConcludedFromWhatIsLost() throws {
        let consultation = try examiner.examine(Self.folder + "/illisible/avis-tronque.xml")
        let status = try #require(consultation.market.documents.first?.status)
        #expect(!status.isReadInFull)
        #expect(status.reason?.contains(":226:") == true)
        let findings = consultation.judgement.findings
        #expect(!findings.contains { $0.verdict == .breach })
        let kept = Set(findings.filter { $0.verdict == .compliant }.map(\.rule))
        for rule in ["DEL-01-OFFRES", "CRI-02-TOTAL", "AC-01-DUREE", "LOT-02-NOMBRE", "NPNRU-01-CLAUSE"] {
            #expect(!kept.contains(rule), "\(rule) rests on what was lost")
        }
    }

    private static func folder(_ file: String) -> String {
        file.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/SampleTenders"
    }
}
