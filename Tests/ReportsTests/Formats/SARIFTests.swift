import JSONChecking
import Market
import Provenance
import Rules
import Testing

@testable import Reports

@Suite("The report as SARIF")
struct SARIFTests {
    private func run(_ consultations: [JudgedConsultation] = [Sample.consultation()], _ context: ReportContext = Sample.context, remarks: [String] = []) throws -> JSONValue {
        let report = try JSONValue(Rendering.bytes(.sarif, consultations, context, remarks: remarks))
        #expect(report["version"] == .string("2.1.0"))
        #expect(report["runs"]?.elements.count == 1)
        return try #require(report["runs"]?[0])
    }

    private func result(_ rule: String, in run: JSONValue) throws -> JSONValue {
        try #require(run["results"]?.elements.first { $0["ruleId"] == .string(rule) })
    }

    @Test func itFitsTheSchemaOfOASIS() throws {
        let unread = JudgedConsultation(
            source: "a b.xml", market: Market(documents: [Sample.document(status: .unread(reason: "vide"))]),
            judgement: Judgement(findings: [], launchDate: .unknown))
        let bytes = Rendering.bytes(.sarif, [Sample.consultation(), unread], remarks: ["une exception a expiré"])
        if let problems = try OutsideSchema.sarif.problems(with: bytes) { #expect(problems == "") }
    }

    @Test func everyVerdictHasItsKindAndTheLevelThatGoesWithIt() throws {
        let run = try run()
        func kind(_ rule: String) throws -> [String?] {
            let result = try result(rule, in: run)
            return [result["kind"]?.text, result["level"]?.text]
        }
        #expect(try kind("RES-03-ESS") == ["fail", "error"])
        #expect(try kind("LOT-01-MOTIF") == ["fail", "warning"])
        #expect(try kind("CRI-02-POIDS") == ["fail", "note"])
        #expect(try kind("EXE-01-ENV") == ["review", "none"])
        #expect(try kind("CRI-01-PRIX") == ["pass", "none"])
        #expect(try kind("DEL-01-OUVERT") == ["notApplicable", "none"])
        #expect(try kind("PRO-01") == ["informational", "none"])
    }

    @Test func aPlaceHasLinesColumnsAndBytes() throws {
        let result = try result("LOT-01-MOTIF", in: run())
        let place = try #require(result["locations"]?[0]?["physicalLocation"])
        #expect(place["artifactLocation"]?["uri"] == .string("avis/entretien.xml"))
        #expect(place["region"]?["startLine"] == .number(4))
        #expect(place["region"]?["endColumn"] == .number(25))
        #expect(place["region"]?["byteOffset"] == .number(300))
    }

    @Test func whatHasNoPlaceStillPointsAtTheDocument() throws {
        // GitHub refuses a whole file in which one result has no location.
        for result in try run()["results"]?.elements ?? [] { #expect(result["locations"]?.elements.count == 1) }
    }

    @Test func aPageOfAPaperIsALogicalLocation() throws {
        var finding = Sample.findings[1]
        finding.evidence = [Evidence(document: DocumentID(0), locator: .page(page: 12, block: 3, box: nil), quote: "non alloti")]
        let location = try #require(try result("LOT-01-MOTIF", in: run([Sample.consultation([finding])]))["locations"]?[0])
        #expect(location["logicalLocations"]?[0]?["name"] == .string("page 12"))
        #expect(location["physicalLocation"]?["region"] == nil)
    }

    @Test func rulesSayWhatTheyAskAndWhereToReadIt() throws {
        let run = try run()
        let result = try result("LOT-01-MOTIF", in: run)
        let index = try #require(result["ruleIndex"]?.number)
        let rule = try #require(run["tool"]?["driver"]?["rules"]?[Int(index)])
        #expect(rule["id"] == .string("LOT-01-MOTIF"))
        #expect(rule["helpUri"]?.text?.hasPrefix("https://www.legifrance.gouv.fr/") == true)
        #expect(rule["help"]?["markdown"]?.text?.contains("L2113-11") == true)
    }

    @Test func aResultIsKnownAgainByTheFindingsOwnFingerprint() throws {
        let result = try result("LOT-01-MOTIF", in: run())
        #expect(result["partialFingerprints"]?["clausierFinding/v1"] == .string("LOT-01-MOTIF-market"))
        #expect(result["partialFingerprints"]?["primaryLocationLineHash"] == .string("LOT-01-MOTIF-market:1"))
    }

    @Test func whatWasSetAsideIsSuppressedAndDoesNotFail() throws {
        var finding = Sample.findings[0]
        finding.suppression = Suppression(.accepted, reason: "marché déjà notifié", by: "Mme Roy")
        let run = try run([Sample.consultation([finding])])
        let result = try result("RES-03-ESS", in: run)
        #expect(result["suppressions"]?[0]?["justification"] == .string("accepté par Mme Roy\u{A0}: marché déjà notifié"))
        #expect(run["invocations"]?[0]?["exitCode"] == .number(0))
    }

    @Test func unreadDocumentsAndSettingsAreNotified() throws {
        let market = Market(documents: [Sample.document(status: .unread(reason: "ce n’est pas un avis"))])
        let unread = JudgedConsultation(source: "avis/entretien.xml", market: market, judgement: Judgement(findings: [], launchDate: .unknown))
        let invocation = try #require(try run([unread], remarks: ["l’exception a expiré"])["invocations"]?[0])
        #expect(invocation["executionSuccessful"] == .bool(false))
        #expect(invocation["exitCode"] == .number(2))
        #expect(invocation["toolExecutionNotifications"]?[0]?["message"]?["text"] == .string("Illisible : ce n’est pas un avis"))
        #expect(invocation["toolConfigurationNotifications"]?[0]?["message"]?["text"] == .string("l’exception a expiré"))
    }

    @Test func tooManyResultsAreCutWhereItHurtsLeastAndThatIsSaid() throws {
        let breach = Sample.findings[0]
        let compliant = Sample.finding("CRI-01-PRIX", "Prix", .compliant)
        let renderer = SARIFRenderer(context: Sample.context, resultLimit: 3)
        var composer = renderer.makeComposer()
        _ = composer.open()
        for findings in [[compliant, compliant, compliant], [breach, compliant]] {
            _ = composer.add(renderer.piece(of: Sample.consultation(findings), isFirst: false))
        }
        let run = try #require(try JSONValue(composer.close(RunTotals()))["runs"]?[0])
        #expect(run["results"]?.elements.compactMap { $0["kind"]?.text } == ["pass", "pass", "fail"])
        let said = run["invocations"]?[0]?["toolExecutionNotifications"]?.elements.compactMap { $0["message"]?["text"]?.text }
        #expect(said?.contains { $0.contains("2 « pass » n’y sont pas") } == true)
    }

    @Test func problemsOnlyLeavesOutWhatIsInOrder() throws {
        let context = ReportContext(toolVersion: "0", ruleSetVersion: "0", reviewed: nil, rules: [], problemsOnly: true)
        let kinds = Set(try run([Sample.consultation()], context)["results"]?.elements.compactMap { $0["kind"]?.text } ?? [])
        #expect(kinds == ["fail", "review"])
    }

    @Test func pathsBecomeRelativeEncodedReferences() {
        #expect(URI.reference("DCE n°1/RC été.pdf") == "DCE%20n%C2%B01/RC%20%C3%A9t%C3%A9.pdf")
        #expect(URI.reference("./a#b?c:d.xml") == "a%23b%3Fc%3Ad.xml")
        #expect(URI.reference("/tmp/a.xml") == "file:///tmp/a.xml")
    }
}
