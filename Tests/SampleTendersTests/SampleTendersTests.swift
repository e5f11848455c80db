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

    @Test(arguments: try SampleExpectations.read(folder + "/attendus.yaml").notices)
    func aSampleShowsItsOneThingAndNothingElse(_ sample: SampleExpectation) throws {
        let examiner = Examiner(judge: judge, phrases: try Shipped.phrases(), on: sample.day)
        let consultation = try examiner.examine(Self.folder + "/" + sample.file)
        let findings = consultation.judgement.findings
        let open = findings.filter { $0.verdict != .compliant && $0.verdict != .notApplicable && !$0.harmless }.map { finding in
            ExpectedFinding(
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

    /// Tenders of several papers: the same result on one core and on several.
    @Test(arguments: ["gup-espaces-verts.zip", "multiservices-non-alloti", "nettoyage-lot-reserve", "npnru-rehabilitation"])
    func theNumberOfCoresChangesNothing(name: String) throws {
        let source = ConsultationSource(Self.folder + "/dossiers/" + name)
        let phrases = try Shipped.phrases()
        func report(_ threads: Int) throws -> [UInt8] {
            let examiner = Examiner(judge: judge, phrases: phrases, threads: threads)
            return ReportJSON.line(try examiner.examine(source), withMarket: true)
        }
        let alone = try report(1)
        #expect(try report(4) == alone)
        #expect(try report(3) == alone)
    }

    /// Paper kinds of the sample tenders, by file name and content.
    @Test func everyPaperOfTheSamplesIsRecognised() throws {
        for name in ["gup-espaces-verts.zip", "multiservices-non-alloti", "nettoyage-lot-reserve", "npnru-rehabilitation"] {
            let market = try examiner.examine(Self.folder + "/dossiers/" + name).market
            #expect(!market.documents.isEmpty)
            for document in market.documents {
                #expect(document.kind != .other, "\(document.path)")
                #expect(document.possibleKinds.isEmpty, "\(document.path)")
            }
            #expect(market.remarks.allSatisfy { !$0.contains("non classé") })
        }
    }

    /// The one contradiction that was put into a sample is the only one that is found.
    @Test func theHoursOfTheEngagementContradictTheRC() throws {
        let findings = try examiner.examine(Self.folder + "/dossiers/npnru-rehabilitation").judgement.findings
        let contradictions = findings.filter { $0.rule == "PIECES-CONTRADICTOIRES" }
        #expect(contradictions.map(\.lot) == ["LOT-0002"])
        #expect(contradictions.first?.alternatives.map(\.value).sorted() == ["1\u{202F}250", "950"])
        #expect(contradictions.first?.message.contains("l’acte d’engagement l’emporterait") == true)
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

    static func folder(_ file: String) -> String {
        file.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/SampleTenders"
    }
}
