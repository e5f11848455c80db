import JSONChecking
import Market
import Provenance
import Rules
import Testing

@testable import Reports

@Suite("The report as JSON")
struct ReportJSONTests {
    @Test(arguments: [0, 1, 3]) func aWholeReportFitsThePublishedSchema(consultations: Int) throws {
        var bytes = ReportJSON.opening(Sample.context)
        var totals = RunTotals()
        for index in 0..<consultations {
            let consultation = Sample.consultation()
            bytes += ReportJSON.member(consultation, isFirst: index == 0)
            totals.add(consultation.judgement.summary, failures: index == 2 ? [RunTotals.Failure(source: consultation.source, reason: "vide")] : [])
        }
        bytes += ReportJSON.closing(totals)
        let report = try JSONValue(bytes)
        #expect(try JSONSchema.published("rapport.schema.json").problems(with: report) == [])
        #expect(report["consultations"]?.elements.count == consultations)
        #expect(report["summary"]?["undetermined"] == .number(Double(4 * consultations)))
        #expect(report["tool"]?["rules"]?[0]?["id"] == .string("LOT-01-MOTIF"))
    }

    @Test func aReportIsLaidOutForPeopleToo() {
        var bytes = ReportJSON.opening(Sample.context)
        bytes += ReportJSON.member(Sample.consultation([]), isFirst: true)
        bytes += ReportJSON.closing(RunTotals())
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "{")
        #expect(lines.contains(#"      "source": "avis/entretien.xml","#))
        #expect(lines.suffix(2) == ["}", ""])
    }

    @Test func aLineIsOneConsultation() throws {
        let short = ReportJSON.line(Sample.consultation(), withMarket: false)
        #expect(short.last == UInt8(ascii: "\n"))
        #expect(short.filter { $0 == UInt8(ascii: "\n") }.count == 1)
        let schema = try JSONSchema.published("rapport.schema.json")
        let line = try JSONValue(short)
        #expect(schema.problems(with: line, against: "#/$defs/consultation") == [])
        #expect(line["market"] == nil)
        let long = try JSONValue(ReportJSON.line(Sample.consultation(), withMarket: true))
        #expect(schema.problems(with: long, against: "#/$defs/consultation") == [])
        #expect(long["market"]?["lots"]?["members"]?.elements.count == 2)
    }

    @Test func harmlessFindingsAreMarkedAndCountedApart() throws {
        let line = try JSONValue(ReportJSON.line(Sample.consultation(), withMarket: false))
        let harmless = try #require(line["findings"]?.elements.first { $0["rule"] == .string("PRO-01") })
        #expect(harmless["harmless"] == .bool(true))
        #expect(line["summary"]?["harmless"] == .number(1))
        #expect(line["summary"]?["undetermined"] == .number(4))
    }
}
