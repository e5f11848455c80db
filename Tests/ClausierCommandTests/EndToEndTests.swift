// The program as a script sees it, on the notices of SampleTenders: files in, report and status out.

import Clausier
import Foundation
import JSONChecking
import Testing

@testable import ClausierCommand

/// A temporary folder that goes away with the test.
struct Workplace: ~Copyable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "clausier-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path() }

    func write(_ text: String, _ name: String) throws -> String {
        try Data(text.utf8).write(to: folder.appending(path: name))
        return path(name)
    }

    /// Runs the program with `--output`, and gives what it wrote.
    func run(_ arguments: String...) throws -> (status: RunStatus, bytes: [UInt8]) {
        let file = path("sortie-\(UUID().uuidString)")
        let status = Main.run(arguments + ["--output", file])
        return (status, (try? Array(Data(contentsOf: URL(filePath: file)))) ?? [])
    }
}

private let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func sample(_ name: String) -> String { repository.appending(path: "SampleTenders/\(name).xml").path() }

private let samples = ((try? FileManager.default.contentsOfDirectory(atPath: repository.appending(path: "SampleTenders").path())) ?? [])
    .filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) }.sorted()

@Suite("clausier check")
struct CheckTests {
    @Test(arguments: samples) func everyReportFitsThePublishedSchema(name: String) throws {
        let place = try Workplace()
        let schema = try JSONSchema.published("rapport.schema.json")
        let whole = try JSONValue(place.run("check", sample(name), "--format", "json").bytes)
        #expect(schema.problems(with: whole) == [])
        let line = try JSONValue(place.run("check", sample(name), "--format", "ndjson", "--with-market").bytes)
        #expect(schema.problems(with: line, against: "#/$defs/consultation") == [])
    }

    @Test func theStatusSaysWhetherSomethingWasFound() throws {
        let place = try Workplace()
        #expect(try place.run("check", sample("01-espaces-verts-conforme")).status == .clean)
        #expect(try place.run("check", sample("02-multiservices-non-alloti")).status == .found)
        #expect(try place.run("check", sample("02-multiservices-non-alloti"), "--fail-on", "blocking").status == .clean)
        #expect(try place.run("check", sample("02-multiservices-non-alloti"), "--skip", "LOT-01*").status == .clean)
        #expect(try place.run("check", sample("07b-npnru-muet")).status == .clean)
        #expect(try place.run("check", sample("07b-npnru-muet"), "--fail-on", "undetermined").status == .found)
    }

    @Test func aDamagedNoticeIsNamedAndTheOthersAreJudged() throws {
        let place = try Workplace()
        let damaged = try place.write("<ContractNotice", "abîmé.xml")
        let (status, bytes) = try place.run("check", damaged, sample("01-espaces-verts-conforme"), "--format", "json")
        #expect(status == .failed)
        let report = try JSONValue(bytes)
        #expect(report["consultations"]?.elements.count == 2)
        #expect(report["consultations"]?[0]?["documents"]?[0]?["status"] == .string("unread"))
        #expect(report["consultations"]?[0]?["findings"] == .array([]))
        #expect(report["summary"]?["failed"]?[0]?["source"] == .string(damaged))
        #expect(try place.run("check", damaged, sample("01-espaces-verts-conforme"), "--allow-unread").status == .clean)
        #expect(try place.run("check", place.path("absent.xml")).status == .failed)
    }

    @Test func mistakesOfTheCommandLineEndWithTwo() throws {
        let place = try Workplace()
        #expect(try place.run("check").status == .failed)
        #expect(try place.run("check", sample("01-espaces-verts-conforme"), "--format", "pdf").status == .failed)
        #expect(try place.run("check", sample("01-espaces-verts-conforme"), "--only", "LOT-99").status == .failed)
        #expect(try place.run("check", sample("01-espaces-verts-conforme"), "--rules", place.path("absent")).status == .failed)
        #expect(Main.run(["chekc"]) == .failed)
        #expect(Main.run(["check", sample("01-espaces-verts-conforme"), "--output", place.path("a/b/c")]) == .failed)
    }

    @Test func aCheckThatStandsInTheProgramCountsAsARule() throws {
        let report = try Workplace().run("check", sample("01-espaces-verts-conforme"), "--only", "PIECES-CONTRADICTOIRES").bytes
        #expect(String(decoding: report, as: UTF8.self).contains(", 1\u{A0}règle."))
    }

    @Test func theSameInputGivesTheSameBytes() throws {
        let place = try Workplace()
        for format in ["text", "json", "ndjson"] {
            #expect(try place.run("check", sample("04-lot-ess-48-mois"), "--format", format).bytes == place.run("check", sample("04-lot-ess-48-mois"), "--format", format).bytes)
        }
    }

    @Test func anotherDayIsAnotherLaw() throws {
        let place = try Workplace()
        let before = try JSONValue(place.run("check", sample("05b-prix-seul-21-aout-2026"), "--format", "ndjson", "--on", "2026-08-20").bytes)
        let after = try JSONValue(place.run("check", sample("05b-prix-seul-21-aout-2026"), "--format", "ndjson").bytes)
        #expect(before["launchDate"]?["origin"] == .string("requested"))
        #expect(before["findings"] != after["findings"])
    }

    @Test func aNoticeCannotActOnTheTerminal() throws {
        let place = try Workplace()
        let notice = try String(contentsOfFile: sample("02-multiservices-non-alloti"), encoding: .utf8)
        let title = "Entretien multiservices"
        #expect(notice.contains(title))
        let hostile = try place.write(notice.replacing(title, with: "Entretien \u{9B}31m \u{202E}stnemelc\u{2066} multiservices"), "hostile.xml")
        for format in ["text", "json"] {
            let written = try String(decoding: place.run("check", hostile, "--format", format).bytes, as: UTF8.self)
            #expect(!written.unicodeScalars.contains { (0x80...0x9F).contains($0.value) || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) })
        }
    }
}

@Suite("clausier batch")
struct BatchTests {
    @Test func everyNoticeBelowTheFolderOneLineEachInOrder() throws {
        let place = try Workplace()
        let (status, bytes) = try place.run("batch", repository.appending(path: "SampleTenders").path(), "--format", "ndjson")
        #expect(status == .found || status == .failed)
        let sources = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { try? JSONValue(Array($0.utf8))["source"]?.text }
        #expect(sources == sources.sorted())
        #expect(sources.count >= samples.count)
    }
}

@Suite("clausier questions, then --answers")
struct AnswersRoundTripTests {
    @Test func anAnswerDecides() throws {
        let place = try Workplace()
        let file = place.path("reponses.yaml")
        #expect(Main.run(["questions", sample("07b-npnru-muet"), "--output", file]) == .clean)
        var text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains("question: \"Le lot comporte-t-il une clause d’insertion"))
        #expect(text.contains("# Réponses possibles : required (clause d’insertion prévue), none (pas d’heures"))
        text = text.replacing("\nby:\n", with: "\nby: Mme Roy\n").replacing("\ndate:\n", with: "\ndate: 2026-10-01\n")
            .replacing("    value:\n", with: "    value: none\n")
        try Data(text.utf8).write(to: URL(filePath: file))
        let report = try JSONValue(place.run("check", sample("07b-npnru-muet"), "--answers", file, "--format", "ndjson").bytes)
        let finding = try #require(report["findings"]?.elements.first { $0["rule"]?.text == "NPNRU-01-CLAUSE" })
        #expect(finding["verdict"] == .string("breach"))
        #expect(finding["reservations"]?.elements.contains { $0.text?.contains("Mme Roy") == true } == true)
        #expect(finding["evidence"]?.elements.contains { $0["locator"]?["by"] == .string("Mme Roy") } == true)
    }

    @Test func theDispatchDateThatAPersonGivesPicksTheLaw() throws {
        let place = try Workplace()
        let package = repository.appending(path: "SampleTenders/dossiers/gup-espaces-verts.zip").path()
        let file = place.path("reponses.yaml")
        #expect(Main.run(["questions", package, "--output", file]) == .clean)
        let questions = try String(contentsOfFile: file, encoding: .utf8)
        let dispatch = "attribute: notice.dispatchDate"
        #expect(questions.ranges(of: dispatch).count == 1)
        let place1 = try #require(questions.firstRange(of: dispatch))
        var text = String(questions[..<place1.lowerBound])
        text += questions[place1.lowerBound...].replacing("    value:\n", with: "    value: 2026-10-15\n", maxReplacements: 1)
        text = text.replacing("\nby:\n", with: "\nby: Mme Roy\n").replacing("\ndate:\n", with: "\ndate: 2026-10-01\n")
        try Data(text.utf8).write(to: URL(filePath: file))
        let report = try JSONValue(place.run("check", package, "--answers", file, "--format", "ndjson").bytes)
        #expect(report["launchDate"]?["earliest"] == .string("2026-10-15"))
        #expect(report["launchDate"]?["origin"] == .string("declared"))
    }

    @Test func anotherDaysLawIsComparedAndTheReasonGiven() throws {
        let place = try Workplace()
        let notice = sample("05a-prix-seul-20-aout-2026")
        let line = try JSONValue(place.run("check", notice, "--compare-on", "2026-08-21", "--format", "ndjson").bytes)
        #expect(try JSONSchema.published("rapport.schema.json").problems(with: line, against: "#/$defs/consultation") == [])
        let comparison = try #require(line["comparison"])
        #expect(comparison["on"] == .string("2026-08-21"))
        let differences = comparison["differences"]?.elements ?? []
        #expect(differences.map { $0["rule"] } == [.string("CRI-01-PRIX-UNIQUE"), .string("CRI-01-PRIX-UNIQUE")])
        #expect(differences.map { $0["lot"] } == [.string("LOT-0001"), .string("LOT-0002")])
        #expect(differences.first?["before"]?["cause"] == .string("judgement"))
        #expect(differences.first?["after"]?["severity"] == .string("blocking"))
        let text = String(decoding: try place.run("check", notice, "--compare-on", "2026-08-21").bytes, as: UTF8.self)
            .replacing("\u{A0}", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("2 verdicts changent entre le droit du 20 août 2026 et celui du 21 août 2026"))
        #expect(text.contains("la version du 21 août 2026 a pris la place de celle du 1er avril 2019"))
        let same = try JSONValue(place.run("check", notice, "--compare-on", "2026-08-19", "--format", "ndjson").bytes)
        #expect(same["comparison"]?["differences"]?.elements.isEmpty == true)
    }

    /// The day is that of the law that was applied, never the clock's.
    @Test func aLawThatNobodyHasReviewedIsWarnedAbout() throws {
        let place = try Workplace()
        let notice = sample("02-multiservices-non-alloti")
        func warnings(_ day: String) throws -> [JSONValue] {
            try JSONValue(place.run("check", notice, "--on", day, "--format", "ndjson").bytes)["lawWarnings"]?.elements ?? []
        }
        let reviewed = try #require(try Shipped.rules().reviewed)
        let limit = try #require(reviewed.adding(months: 6))
        #expect(try warnings(limit.description).isEmpty)
        #expect(try warnings(limit.adding(days: 1).description).count == 1)
        #expect(try warnings("2028-01-01").count == 2, "the thresholds of 2026-27 have run out")
    }

    @Test func answersAboutAnotherTenderAreRefused() throws {
        let place = try Workplace()
        let file = place.path("reponses.yaml")
        #expect(Main.run(["questions", sample("07b-npnru-muet"), "--output", file]) == .clean)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try Data(text.replacing("\nby:\n", with: "\nby: Mme Roy\n").replacing("\ndate:\n", with: "\ndate: 2026-10-01\n").utf8).write(to: URL(filePath: file))
        #expect(try place.run("check", sample("04-lot-ess-48-mois"), "--answers", file).status == .failed)
    }
}

@Suite("Pages that come from data")
struct DocumentationTests {
    @Test func theCatalogueOfTheDocumentationIsThatOfTheProgram() throws {
        let page = repository.appending(path: "docs/modele.md")
        guard FileManager.default.fileExists(atPath: page.path()) else { return }
        #expect(try String(contentsOf: page, encoding: .utf8) == CatalogueDocument.markdown(), "run script/docs")
    }

    @Test func thePagesAboutTheRulesAreThoseOfTheProgram() throws {
        let folder = repository.appending(path: "docs/regles").path()
        let files = try RuleDocuments.files(try Shipped.rules(withTests: true))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == files.map(\.name).sorted(), "run script/docs")
        for file in files {
            // A comparison, so that a failure does not print both pages.
            let isCurrent = try String(contentsOfFile: folder + "/" + file.name, encoding: .utf8) == file.text
            #expect(isCurrent, "\(file.name): run script/docs")
        }
    }

    /// What a rule page shows is what the rule says of that market, not what somebody wrote once.
    @Test func everyRuleHasAnExampleThatItsOwnTestsHold() throws {
        let ruleSet = try Shipped.rules(withTests: true)
        for rule in ruleSet.rules {
            let page = try RuleExplanation(rule, in: ruleSet).markdown
            #expect(page.contains("\n## Exemple\n"), "\(rule.id)")
            #expect(page.contains("\n→ **"), "\(rule.id)")
            #expect(rule.stage != nil, "\(rule.id) : stage manque")
        }
    }
}

@Suite("clausier operation")
struct OperationCommandTests {
    private let file = repository.appending(path: "SampleTenders/operation/tilleuls.yaml").path()

    @Test func theSampleOperationLacksHoursInWorksAndNotInUpkeep() throws {
        let place = try Workplace()
        let (status, bytes) = try place.run("operation", file, "--format", "json")
        #expect(status == .found)
        let objectives = try JSONValue(bytes)["objectives"]?.elements ?? []
        #expect(objectives.map { $0["verdict"] } == [.string("below"), .string("reached")])
        let contracts = objectives.first?["contracts"]?.elements ?? []
        #expect(contracts.count == 8, "six lots of the package, and two contracts by figures")
        // The package contradicts itself on lot 2: its hours are a range.
        #expect(contracts[1]["hours"]?["min"] == .string("950") && contracts[1]["hours"]?["max"] == .string("1250"))
        #expect(contracts[1]["amount"] == .string("1820000"))
        #expect(objectives.first?["written"]?["min"] == .string("3660"))
    }

    @Test func theSameForPeople() throws {
        let place = try Workplace()
        let text = String(decoding: try place.run("operation", file).bytes, as: UTF8.self)
            .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("Écrites 3 660 à 3 960 h À réserver 4 919 à 6 328 h"))
        #expect(text.contains("Où les placer Aménagement du square (à lancer) : 416 à 500 h"))
        #expect(text.contains("Maîtrise d’œuvre de la réhabilitation : 1 embauche prévue"))
    }
}

@Suite("clausier rules")
struct RulesCommandTests {
    @Test(arguments: ["market", "lot", "criterion"]) func aNewRuleLoadsAndLeavesNoMutantAlive(scope: String) throws {
        let place = try Workplace()
        #expect(Main.run(["rules", "new", "MAISON-01-ESSAI", place.folder.path(), "--scope", scope]) == .clean)
        #expect(Main.run(["rules", "test", place.folder.path()]) == .clean)
        #expect(Main.run(["rules", "new", "MAISON-01-ESSAI", place.folder.path()]) == .failed, "nothing is overwritten")
        #expect(Main.run(["rules", "new", "maison", place.folder.path()]) == .failed)
        #expect(Main.run(["rules", "new", "LOT-01-MOTIF", place.folder.path()]) == .failed)
    }

    @Test func aRuleWithAWeakTestFailsUnlessMutantsAreLeftOut() throws {
        let place = try Workplace()
        #expect(Main.run(["rules", "new", "MAISON-01-ESSAI", place.folder.path()]) == .clean)
        let path = place.path("MAISON-01-ESSAI.yaml")
        let weak = try String(contentsOfFile: path, encoding: .utf8).replacing("36 mois}", with: "12 mois}")
        _ = try place.write(weak, "MAISON-01-ESSAI.yaml")
        #expect(Main.run(["rules", "test", place.folder.path()]) == .found)
        #expect(Main.run(["rules", "test", place.folder.path(), "--no-mutants"]) == .clean)
    }

    @Test func theHouseRulesOfTheSamplesAreProvenAndUsed() throws {
        let folder = repository.appending(path: "SampleTenders/regles-maison").path()
        #expect(Main.run(["rules", "test", folder]) == .clean)
        let place = try Workplace()
        let report = try JSONValue(place.run(
            "check", sample("04-lot-ess-48-mois"), "--rules", folder, "--only", "MAISON-01-DUREE", "--format", "ndjson").bytes)
        #expect(report["summary"]?["advice"] == .number(1))
        #expect(report["summary"]?["compliant"] == .number(1))
    }
}

@Suite("The released program")
struct ReleaseTests {
    static let binary = ProcessInfo.processInfo.environment["CLAUSIER_RELEASE_BINARY"]

    @Test(.enabled(if: binary != nil, "CLAUSIER_RELEASE_BINARY is not set: the released binary is not tested"))
    func theCopiedBinaryRunsAloneFromAnotherFolder() throws {
        let place = try Workplace()
        let binary = try #require(Self.binary)
        try FileManager.default.copyItem(atPath: binary, toPath: place.path("programme"))
        let process = Process()
        process.executableURL = URL(filePath: place.path("programme"))
        process.currentDirectoryURL = place.folder
        process.environment = ["PATH": ""]
        process.arguments = ["check", sample("02-multiservices-non-alloti"), "--format", "ndjson", "--output", "rapport.ndjson"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        let line = try JSONValue(Array(Data(contentsOf: place.folder.appending(path: "rapport.ndjson"))))
        #expect(line["summary"]?["major"] == .number(1))
    }

    /// Every shipped rule is proven able to fire: no condition unseen, no mutant alive. With the released
    /// binary, because it takes thousands of judgements.
    @Test(.enabled(if: binary != nil, "CLAUSIER_RELEASE_BINARY is not set: the mutants of the shipped rules are not run"))
    func theTestsOfTheShippedRulesLetNoMutantLive() throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: try #require(Self.binary))
        process.arguments = ["rules", "test"]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text.suffix(4_000))")
    }
}
