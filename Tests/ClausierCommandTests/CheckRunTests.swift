import Clausier
import Figures
import Foundation
import Market
import Provenance
import Rules
import Testing

@testable import ClausierCommand
@testable import Reports

/// Judges by the name of the input, so that the order and the counts of a run can be told.
private struct FakeExaminer: Examining {
    func examine(_ source: ConsultationSource) -> JudgedConsultation {
        let path = source.name
        // Later inputs are often ready before earlier ones.
        if path.hasSuffix("0.xml") { usleep(2_000) }
        let status: ReadStatus = path.contains("damaged") ? .unread(reason: "XML mal formé") : .read
        let market = Market(documents: [
            DocumentRecord(id: DocumentID(0), path: path, kind: .notice, sha256: "", byteCount: 1, status: status)
        ])
        let finding = Finding(
            FindingHead(id: path, rule: "TEST-01", title: "essai", scope: .market),
            verdict: path.contains("bad") ? .breach : .compliant, severity: path.contains("bad") ? .major : nil, launchDate: .unknown)
        return JudgedConsultation(source: path, market: market, judgement: Judgement(findings: [finding], launchDate: .unknown))
    }
}

@Suite("A run over many consultations")
struct CheckRunTests {
    private func run(_ inputs: [String], _ format: ReportFormat) throws -> (text: String, totals: RunTotals) {
        let file = FileManager.default.temporaryDirectory.appending(path: "clausier-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let context = ReportContext(toolVersion: "0", ruleSetVersion: "0", reviewed: nil, rules: [])
        let run = CheckRun(
            inputs: inputs.map(ConsultationSource.init), context: context, destination: ReportDestination(format: format, path: file.path()),
            makeExaminer: { FakeExaminer() })
        let totals = try run.run()
        return (try String(contentsOf: file, encoding: .utf8), totals)
    }

    @Test func linesComeInTheOrderOfTheInputs() throws {
        let inputs = (0..<500).map { "notice-\($0).xml" }
        let (text, totals) = try run(inputs, .ndjson)
        let sources = text.split(separator: "\n").map { line in
            line.dropFirst(#"{"source":""#.count).prefix { $0 != "\"" }
        }
        #expect(sources.map(String.init) == inputs)
        #expect(totals.consultations == 500)
    }

    @Test func oneDamagedInputIsNamedAndTheOthersAreJudged() throws {
        let (text, totals) = try run(["a.xml", "damaged.xml", "bad.xml"], .json)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect((report["consultations"] as? [Any])?.count == 3)
        #expect(totals.failures == [RunTotals.Failure(source: "damaged.xml", reason: "XML mal formé")])
        #expect(totals.summary.major == 1)
        #expect(RunStatus(totals, failOn: .major, allowUnread: false) == .failed)
        #expect(RunStatus(totals, failOn: .major, allowUnread: true) == .found)
        #expect(RunSummary.lines(totals, leftOut: [], showsCounts: true) == [
            "3 consultations : 1 irrégularité probable", "1 document non lu en entier :", "  damaged.xml — XML mal formé",
        ])
    }

    @Test func anOutputThatCannotBeWrittenIsAFailure() {
        let context = ReportContext(toolVersion: "0", ruleSetVersion: "0", reviewed: nil, rules: [])
        let run = CheckRun(
            inputs: [ConsultationSource("a.xml")], context: context, destination: ReportDestination(format: .json, path: "/nowhere/at/all"),
            makeExaminer: { FakeExaminer() })
        #expect(throws: Failure.self) { try run.run() }
    }
}

@Suite("The status a script sees")
struct ExitStatusTests {
    private func status(_ failOn: FailureThreshold, _ change: (inout Judgement.Summary) -> Void) -> RunStatus {
        var summary = Judgement.Summary()
        change(&summary)
        var totals = RunTotals()
        totals.add(summary, failures: [])
        return RunStatus(totals, failOn: failOn, allowUnread: false)
    }

    @Test func eachThresholdIncludesTheGraverOnes() {
        #expect(status(.major) { $0.blocking = 1 } == .found)
        #expect(status(.blocking) { $0.major = 1 } == .clean)
        #expect(status(.major) { $0.undetermined = 1 } == .clean)
        #expect(status(.undetermined) { $0.undetermined = 1 } == .found)
        #expect(status(.undetermined) { $0.advice = 1 } == .clean)
        #expect(status(.advice) { $0.advice = 1 } == .found)
        #expect(status(.never) { $0.blocking = 1 } == .clean)
    }

    @Test func harmlessFindingsNeverCount() {
        #expect(status(.advice) { $0.harmless = 3 } == .clean)
    }

    @Test func aRuleErrorWinsOverEverything() {
        #expect(status(.never) { $0.ruleErrors = 1 } == .failed)
    }
}
