// Consultations of several papers, as a script sees them: files in, report and status out.

import Clausier
import Foundation
import JSONChecking
import Testing

@testable import ClausierCommand

/// A tender of invented papers in a folder that goes away with the test.
private struct Tender: ~Copyable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "clausier-\(UUID().uuidString)")

    init(_ papers: [String: String] = Tender.papers) throws {
        try FileManager.default.createDirectory(at: folder.appending(path: "dce"), withIntermediateDirectories: true)
        for (name, text) in papers { try write(text, "dce/" + name) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    @discardableResult
    func write(_ text: String, _ name: String) throws -> String {
        let place = folder.appending(path: name)
        try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: place)
        return place.path(percentEncoded: false)
    }

    /// Runs the program with `--output`; the status and the JSON it wrote, if it was JSON.
    func run(_ arguments: String...) throws -> (status: RunStatus, report: JSONValue) {
        let file = path("sortie-\(UUID().uuidString)")
        let status = Main.run(arguments + ["--output", file])
        let report = try? JSONValue(Array(Data(contentsOf: URL(filePath: file))))
        return (status, report ?? .null)
    }

    static let papers = [
        "RC.txt": """
            RÈGLEMENT DE LA CONSULTATION

            Article 1 - Objet

            Nettoyage des parties communes des résidences.

            Article 2 - Allotissement

            Les prestations sont réparties en 2 lots :

            Lot n° 1 : Secteur Nord

            Lot n° 2 : Secteur Sud

            Article 3 - Durée

            La durée du marché est de 12 mois.

            Les pénalités prévues à l'article 12.4 du CCAP s'appliquent.
            """,
        "CCAP.txt": """
            CAHIER DES CLAUSES ADMINISTRATIVES PARTICULIÈRES

            Article 1 - Objet

            Article 2 - Pièces contractuelles

            Par ordre de priorité décroissant : l'acte d'engagement, le présent CCAP.

            Article 3 - Durée

            La durée du marché est de 1 an.

            Article 4 - Avance

            Article 5 - Pénalités

            Article 6 - Résiliation
            """,
        "AE lot 2.txt": """
            ACTE D'ENGAGEMENT

            Lot n° 2 : Secteur Sud

            La durée du marché est de 24 mois.
            """,
    ]
}

extension JSONValue {
    fileprivate var findings: [JSONValue] { self["findings"]?.elements ?? [] }
    fileprivate var kinds: [String] { self["documents"]?.elements.compactMap { $0["kind"]?.text } ?? [] }
}

@Suite("A consultation of several papers")
struct PackageTests {
    @Test func aFolderIsOneConsultation() throws {
        let tender = try Tender()
        let (status, report) = try tender.run("check", tender.path("dce"), "--format", "ndjson", "--with-market")
        #expect(status != .failed)
        #expect(report.kinds == ["ae", "ccap", "rc"])
        #expect(try JSONSchema.published("rapport.schema.json").problems(with: report, against: "#/$defs/consultation") == [])
        let documents = report["documents"]?.elements ?? []
        #expect(documents.first?["lots"] == .array([.string("2")]))
        #expect(documents.allSatisfy { $0["kindReasons"]?.elements.isEmpty == false })
        #expect(report["market"]?["lots"]?["members"]?.elements.count == 2)
    }

    @Test func contradictionsAreShownWithBothAddressesAndWhichWouldPrevail() throws {
        let tender = try Tender()
        let report = try tender.run("check", tender.path("dce"), "--format", "ndjson").report
        let found = report.findings.filter { $0["rule"]?.text == "PIECES-CONTRADICTOIRES" }
        #expect(found.count == 1)
        let finding = try #require(found.first)
        #expect(finding["lot"] == .string("LOT-0002"))
        #expect(finding["message"]?.text?.contains("(acte d’engagement)") == true)
        #expect(finding["message"]?.text?.contains("l’acte d’engagement l’emporterait") == true)
        #expect(finding["alternatives"]?.elements.count == 2)
        let documents = finding["evidence"]?.elements.compactMap { $0["document"] } ?? []
        #expect([0.0, 1, 2].allSatisfy { documents.contains(.number($0)) })
    }

    @Test func aReferenceThatLeadsNowhereIsShown() throws {
        let tender = try Tender()
        let report = try tender.run("check", tender.path("dce"), "--format", "ndjson").report
        let finding = try #require(report.findings.first { $0["rule"]?.text == "PIECES-RENVOIS" })
        #expect(finding["verdict"] == .string("undetermined"))
        #expect(finding["message"]?.text?.contains("12.4 du CCAP") == true)
        #expect(finding["evidence"]?.elements.count == 2)
        #expect(try !tender.run("check", tender.path("dce"), "--skip", "PIECES-*", "--format", "ndjson").report.findings.contains { $0["rule"]?.text?.hasPrefix("PIECES") == true })
    }

    @Test func togetherMakesOneConsultationInAnyOrder() throws {
        let tender = try Tender()
        let paths = ["RC.txt", "CCAP.txt", "AE lot 2.txt"].map { tender.path("dce/" + $0) }
        let one = try tender.run("check", "--together", paths[0], paths[1], paths[2], "--format", "ndjson").report
        let other = try tender.run("check", "--together", paths[2], paths[0], paths[1], "--format", "ndjson").report
        #expect(one.kinds == ["ae", "ccap", "rc"])
        #expect(one.findings == other.findings)
        let apart = try tender.run("check", paths[0], paths[1], "--format", "json").report
        #expect(apart["consultations"]?.elements.count == 2)
    }

    @Test func whatCannotBeReadInsideAPackageFailsTheRun() throws {
        var papers = Tender.papers
        papers["annexe 4.pdf"] = "%PDF-1.4\nabîmé"
        let tender = try Tender(papers)
        let (status, report) = try tender.run("check", tender.path("dce"), "--format", "json")
        #expect(status == .failed)
        let failed = report["summary"]?["failed"]?.elements ?? []
        #expect(failed.compactMap { $0["document"]?.text } == [tender.path("dce/annexe 4.pdf")])
        #expect(report["consultations"]?[0]?.findings.isEmpty == false)
        #expect(try JSONSchema.published("rapport.schema.json").problems(with: report) == [])
        #expect(try tender.run("check", tender.path("dce"), "--allow-unread", "--fail-on", "never").status == .clean)
    }

    @Test func anEmptyFolderIsNotClean() throws {
        let tender = try Tender([:])
        #expect(try tender.run("check", tender.path("dce")).status == .failed)
    }

    @Test func theUserSaysWhatAPaperIs() throws {
        let tender = try Tender()
        let file = try tender.write("papers:\n  - {path: \"AE*.txt\", kind: ae, lots: [1]}\n", "papiers.yaml")
        let report = try tender.run("check", tender.path("dce"), "--papers", file, "--format", "ndjson").report
        #expect(report["documents"]?[0]?["lots"] == .array([.string("1")]))
        #expect(report["documents"]?[0]?["kindReasons"]?[0]?.text?.contains("--papers") == true)
        let wrong = try tender.write("papers:\n  - {path: CCTP.txt, kind: cctp}\n", "faux.yaml")
        #expect(try tender.run("check", tender.path("dce"), "--papers", wrong).status == .failed)
        #expect(Main.run(["text", tender.path("dce"), "--papers", file]) == .clean)
        #expect(Main.run(["text", tender.path("dce"), "--papers", wrong]) == .failed)
    }

    /// A tender may not say how it is to be judged.
    @Test func filesFromInsideWhatIsExaminedAreRefused() throws {
        let tender = try Tender()
        let papers = try tender.write("papers:\n  - {path: RC.txt, kind: ccap}\n", "dce/papiers.yaml")
        #expect(try tender.run("check", tender.path("dce"), "--papers", papers).status == .failed)
        let settings = try tender.write("fail-on: never\n", "dce/clausier.yaml")
        #expect(try tender.run("check", tender.path("dce"), "--config", settings).status == .failed)
    }

    @Test func answersNameEveryPaper() throws {
        let tender = try Tender()
        let file = tender.path("reponses.yaml")
        #expect(Main.run(["questions", tender.path("dce"), "--output", file]) == .clean)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        for name in Tender.papers.keys { #expect(text.contains(name)) }
        #expect(text.components(separatedBy: "sha256:").count == 4)
    }
}

@Suite("clausier.yaml")
struct ConfigurationTests {
    private func read(_ text: String) throws -> Configuration { try Configuration.read(text, file: "maison/clausier.yaml") }

    @Test func everySettingIsRead() throws {
        let settings = try read(
            """
            rules: [regles]
            only: [LOT-01*]
            skip: [LOT-01-MOTIF]
            severity: {LOT-01-MOTIF: blocking}
            fail-on: advice
            format: json
            output: rapport.json
            allow-unread: oui
            """)
        #expect(settings.rules == ["maison/regles"])
        #expect(settings.only == ["LOT-01*"])
        #expect(settings.skip == ["LOT-01-MOTIF"])
        #expect(settings.severities == ["LOT-01-MOTIF": .blocking])
        #expect(settings.failOn == .advice)
        #expect(settings.format == .json)
        #expect(settings.output == "maison/rapport.json")
        #expect(settings.allowUnread == true)
        #expect(settings.notes.first?.contains("LOT-01-MOTIF (blocking)") == true)
    }

    @Test func mistakesAreNamedWithTheirLine() {
        let problem = #expect(throws: SettingsError.self) { try read("fail-on: undetermind\nformatt: text\n") }
        let text = problem.map { "\($0)" } ?? ""
        #expect(text.contains("maison/clausier.yaml:1:10"))
        #expect(text.contains("vouliez-vous dire « undetermined »"))
        #expect(text.contains("clé inconnue « formatt » ; vouliez-vous dire « format »"))
    }

    @Test func aGravityOfOnesOwn() throws {
        var rules = try Shipped.rules()
        try read("severity: {LOT-01-MOTIF: blocking}").applySeverities(to: &rules)
        let outcomes = rules.rule("LOT-01-MOTIF")?.versions.flatMap(\.findings).map(\.outcome) ?? []
        #expect(outcomes.contains(.breach(.blocking)))
        #expect(!outcomes.contains(.breach(.major)))
        #expect(throws: SettingsError.self) { try read("severity: {NPNRU-01-CLAUSE: blocking}").applySeverities(to: &rules) }
        let unknown = #expect(throws: SettingsError.self) { try read("severity: {LOT-01-MOTIFS: major}").applySeverities(to: &rules) }
        #expect(unknown.map { "\($0)" }?.contains("vouliez-vous dire « LOT-01-MOTIF »") == true)
    }

    @Test func aRuleThatDoesNotExistIsNamedWithItsLine() throws {
        let problem = #expect(throws: SettingsError.self) {
            try read("skip:\n  - LOT-01-MOTIFS\n").checkSelection(among: Shipped.rules())
        }
        let text = problem.map { "\($0)" } ?? ""
        #expect(text.contains("maison/clausier.yaml:2:5"))
        #expect(text.contains("vouliez-vous dire « LOT-01-MOTIF »"))
    }

    @Test func theCommandLineWins() throws {
        let tender = try Tender()
        let settings = try tender.write("fail-on: undetermined\nformat: json\n", "clausier.yaml")
        #expect(try tender.run("check", tender.path("dce"), "--config", settings).status == .found)
        #expect(try tender.run("check", tender.path("dce"), "--config", settings).report["schemaVersion"] != nil)
        #expect(try tender.run("check", tender.path("dce"), "--config", settings, "--fail-on", "blocking").status == .clean)
    }
}
