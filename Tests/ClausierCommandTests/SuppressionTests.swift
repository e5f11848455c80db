// Exceptions and known findings, as somebody meets them who runs the program.

import Clausier
import Foundation
import JSONChecking
import Testing

@testable import ClausierCommand

private let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func sample(_ name: String) -> String { repository.appending(path: "SampleTenders/\(name).xml").path() }

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// In one line, with ordinary spaces: what the words are, wherever lines break.
private func words(_ bytes: [UInt8]) -> String {
    text(bytes).split { $0 == " " || $0 == "\n" || $0 == "\u{A0}" || $0 == "\u{202F}" }.joined(separator: " ")
}

@Suite("Exceptions in clausier.yaml")
struct SuppressionTests {
    private func exception(_ lines: String...) -> String {
        "suppressions:\n  - rule: LOT-01-MOTIF\n    reason: motivation au rapport de présentation\n    by: Mme Roy\n    "
            + lines.joined(separator: "\n    ") + "\n"
    }

    @Test func anAcceptedFindingStaysVisibleAndDoesNotCount() throws {
        let place = try Workplace()
        let settings = try place.write(exception("until: 2999-12-31"), "s.yaml")
        let (status, bytes) = try place.run("check", sample("02-multiservices-non-alloti"), "--config", settings)
        #expect(status == .clean)
        let page = words(bytes)
        // Never « conforme » without saying that something was accepted.
        #expect(page.contains("hors points acceptés ou déjà connus, conforme sur tous les points contrôlés"))
        #expect(page.contains("── Acceptés ou déjà connus, hors décompte (1) "))
        #expect(page.contains("LOT-01-MOTIF · Marché non alloti"))
        #expect(page.contains("Accepté par Mme Roy jusqu’au 31 décembre 2999 : motivation au rapport de présentation"))
    }

    @Test(arguments: ReportFormat.allCases) func everyFormatShowsIt(format: ReportFormat) throws {
        let place = try Workplace()
        let settings = try place.write(exception("until: 2999-12-31"), "s.yaml")
        let (status, bytes) = try place.run("check", sample("02-multiservices-non-alloti"), "--config", settings, "--format", format.rawValue)
        #expect(status == .clean)
        // Annotations are for what is to be done: there is nothing.
        if format == .github { return #expect(!text(bytes).contains("LOT-01-MOTIF")) }
        #expect(text(bytes).contains("LOT-01-MOTIF"))
        #expect(text(bytes).contains("Mme Roy"))
    }

    @Test func theJSONFitsItsSchema() throws {
        let place = try Workplace()
        let settings = try place.write(exception("until: 2026-01-01") + "  - {rule: CRI-02-TOTAL, reason: r, by: b, until: 2999-01-01}\n", "s.yaml")
        let report = try JSONValue(place.run("check", sample("02-multiservices-non-alloti"), "--config", settings, "--format", "json").bytes)
        #expect(try JSONSchema.published("rapport.schema.json").problems(with: report) == [])
        #expect(report["summary"]?["remarks"]?.elements.count == 2)
    }

    @Test func anExpiredOneCountsAgainAndIsReported() throws {
        let place = try Workplace()
        let settings = try place.write(exception("until: 2026-01-01"), "s.yaml")
        let (status, bytes) = try place.run("check", sample("02-multiservices-non-alloti"), "--config", settings, "--width", "200")
        #expect(status == .found)
        #expect(text(bytes).contains("s.yaml:2\u{A0}: l’exception de Mme Roy pour LOT-01-MOTIF a expiré le 1er\u{A0}janvier 2026, le constat compte de nouveau."))
        #expect(text(bytes).contains("L’exception de Mme Roy a expiré le 1er\u{A0}janvier 2026"))
    }

    @Test func oneThatFitsNothingIsReportedUnlessItIsAboutAnotherTender() throws {
        let place = try Workplace()
        func page(_ scope: String) throws -> String {
            let settings = try place.write(exception("until: 2999-12-31", scope), "s.yaml")
            return text(try place.run("check", sample("01-espaces-verts-conforme"), "--config", settings, "--width", "200").bytes)
        }
        #expect(try page("source: 01-*.xml").contains("ne correspond à aucun constat\u{A0}; elle peut être retirée."))
        #expect(try !page("source: autre.xml").contains("ne correspond"))
        #expect(try !page("notice: 00000000-0000-0000-0000-000000000000").contains("ne correspond"))
    }

    @Test func aScopeLimitsIt() throws {
        let place = try Workplace()
        func status(_ scope: String...) throws -> RunStatus {
            let lines = ["suppressions:", "  - rule: RES-03-*", "    reason: r", "    by: b", "    until: 2999-12-31"] + scope.map { "    " + $0 }
            let settings = try place.write(lines.joined(separator: "\n") + "\n", "s.yaml")
            return try place.run("check", sample("03-reservation-ess-nettoyage"), "--config", settings).status
        }
        #expect(try status() == .clean)
        #expect(try status("lot: 2") == .clean)
        #expect(try status("lot: LOT-0002") == .clean)
        #expect(try status("lot: 1") == .found)
        #expect(try status("source: SampleTenders/03-*") == .clean)
        #expect(try status("source: 03-reservation") == .found)
    }

    @Test func mistakesAreNamedWithTheirLine() throws {
        let place = try Workplace()
        func problems(_ settings: String) -> String {
            do { _ = try Configuration.read(settings, file: "clausier.yaml") } catch { return "\(error)" }
            return ""
        }
        #expect(problems("supressions: []").contains("clé inconnue « supressions » ; vouliez-vous dire « suppressions » ?"))
        #expect(problems("suppressions:\n  - {rule: A, reason: r, by: b}").contains("clé « until » manquante"))
        #expect(problems("declared: {by: a, date: 2026-01-01, buyer-kind: opg}").contains("vouliez-vous dire « oph » ?"))
        let unknown = try place.write("suppressions:\n  - {rule: LOT-1-MOTIF, reason: r, by: b, until: 2999-01-01}\n", "s.yaml")
        #expect(try place.run("check", sample("02-multiservices-non-alloti"), "--config", unknown).status == .failed)
    }
}

@Suite("Known findings")
struct BaselineTests {
    @Test func whatIsKnownDoesNotCountWhereverTheFileLies() throws {
        let place = try Workplace()
        let known = place.path("connus.yaml")
        #expect(Main.run(["baseline", sample("02-multiservices-non-alloti"), "-o", known]) == .clean)
        let text = try String(contentsOf: URL(filePath: known), encoding: .utf8)
        #expect(text.contains("  - rule: LOT-01-MOTIF\n"))
        #expect(text.contains("title: \"Marché non alloti : motivation à produire\"") || text.contains("Marché non alloti"))
        // Moved, and with everything a line further down.
        let notice = try String(contentsOf: URL(filePath: sample("02-multiservices-non-alloti")), encoding: .utf8)
        let moved = try place.write(notice.replacing("?>", with: "?>\n<!-- -->\n", maxReplacements: 1), "ailleurs.xml")
        #expect(try place.run("check", moved).status == .found)
        #expect(try place.run("check", moved, "--baseline", known).status == .clean)
    }

    @Test func otherWordsInThePapersMakeItNewAgain() throws {
        let place = try Workplace()
        let known = place.path("connus.yaml")
        #expect(Main.run(["baseline", sample("02-multiservices-non-alloti"), "-o", known]) == .clean)
        let notice = try String(contentsOf: URL(filePath: sample("02-multiservices-non-alloti")), encoding: .utf8)
        let changed = try place.write(notice.replacing("Entretien multiservices", with: "Maintenance multiservices"), "b.xml")
        #expect(try place.run("check", changed, "--baseline", known).status == .found)
    }

    @Test func itShrinksWhenToldAndNeverGrows() throws {
        let place = try Workplace()
        let known = place.path("connus.yaml")
        func rules() throws -> Int { try String(contentsOf: URL(filePath: known), encoding: .utf8).components(separatedBy: "- rule:").count - 1 }
        #expect(Main.run(["baseline", sample("02-multiservices-non-alloti"), "-o", known]) == .clean)
        let before = try rules()
        #expect(before > 0)
        // Another consultation has findings of its own: they count, and are not added.
        #expect(try place.run("check", sample("03-reservation-ess-nettoyage"), "--baseline", known, "--update-baseline").status == .found)
        #expect(try rules() == before)
        // Without the option nothing is written; with it, what is gone goes.
        let notice = try String(contentsOf: URL(filePath: sample("02-multiservices-non-alloti")), encoding: .utf8)
        let changed = try place.write(notice.replacing("Entretien multiservices", with: "Maintenance multiservices"), "b.xml")
        _ = try place.run("check", changed, "--baseline", known)
        #expect(try rules() == before)
        _ = try place.run("check", changed, "--baseline", known, "--update-baseline")
        #expect(try rules() < before)
    }

    @Test func nothingIsGoneFromWhatCouldNotBeRead() throws {
        let place = try Workplace()
        let known = place.path("connus.yaml")
        #expect(Main.run(["baseline", sample("02-multiservices-non-alloti"), "-o", known]) == .clean)
        let before = try Data(contentsOf: URL(filePath: known))
        let notice = try String(contentsOf: URL(filePath: sample("02-multiservices-non-alloti")), encoding: .utf8)
        let cut = try place.write(String(notice.prefix(notice.count / 2)), "02-multiservices-non-alloti.xml")
        #expect(try place.run("check", cut, "--baseline", known, "--update-baseline").status == .failed)
        #expect(try Data(contentsOf: URL(filePath: known)) == before)
    }
}

@Suite("Facts that a house declares of itself")
struct HouseFactsTests {
    @Test func theyFillGapsAndSayWhoDeclaredThem() throws {
        let place = try Workplace()
        let settings = try place.write("declared: {by: Service marchés, date: 2026-11-02, buyer-kind: oph, labour-share: 48, labour-hourly-cost: \"32,5\"}\n", "s.yaml")
        let paper = try place.write("REGLEMENT DE LA CONSULTATION\n\nMarché de travaux de peinture.\n", "RC.txt")
        #expect(text(try place.run("check", paper, "--config", settings, "--format", "json").bytes).contains("Service marchés"))
        #expect(try place.run("check", paper, "--config", settings, "--only", "PRO-01-SEUIL", "--format", "json").status != .failed)
    }
}

@Suite("Text for different readers")
struct TextOptionsTests {
    @Test func quietIsOneLineForEachConsultation() throws {
        let place = try Workplace()
        let (_, bytes) = try place.run("check", sample("02-multiservices-non-alloti"), sample("03-reservation-ess-nettoyage"), "--quiet")
        let lines = text(bytes).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[1].hasSuffix("03-reservation-ess-nettoyage.xml\u{A0}: non conforme — 1\u{A0}non-conformité."))
    }

    @Test func aSummaryCountsByVerdictRuleAndBuyerWithTheGravestFirst() throws {
        let place = try Workplace()
        let (status, bytes) = try place.run(
            "check", sample("01-espaces-verts-conforme"), sample("02-multiservices-non-alloti"), sample("03-reservation-ess-nettoyage"), "--summary", "--width", "160")
        #expect(status == .found)
        let page = text(bytes)
        #expect(page.hasPrefix("Synthèse\u{A0}: 3\u{A0}consultations.\n"))
        for heading in ["── Par verdict ", "── Par règle (2) ", "── Par acheteur (2) ", "── Les plus graves d’abord (2) "] { #expect(page.contains(heading), "\(heading)") }
        let worst = page.components(separatedBy: "Les plus graves d’abord").last ?? ""
        let first = try #require(worst.firstRange(of: "03-reservation"))
        let second = try #require(worst.firstRange(of: "02-multiservices"))
        #expect(first.lowerBound < second.lowerBound)
    }

    @Test func theFrameSpeaksEnglishAndTheLawFrench() throws {
        let place = try Workplace()
        let page = text(try place.run("check", sample("03-reservation-ess-nettoyage"), "--lang", "en").bytes)
        for words in ["non-compliant", "Contract ", "Buyer ", "14\u{A0}September 2026", "read in full", "── Non-compliant (1) ", "What this check covers"] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(page.contains("est réservé à l’économie sociale et solidaire"))
        for french in ["Acheteur ", "── Conforme", "── Sans objet", "Portée de ce contrôle", "lu en entier"] { #expect(!page.contains(french), "\(french)") }
    }

    @Test func verboseNamesTheRulesThatDoNotApply() throws {
        let place = try Workplace()
        let page = text(try place.run("check", sample("03-reservation-ess-nettoyage"), "--verbose").bytes)
        #expect(page.contains("\n  FIN-02-AVANCE ·\u{A0}Avance\n"))
    }

    @Test func optionsOfTextAreRefusedElsewhere() throws {
        let place = try Workplace()
        for arguments in [["--quiet", "--verbose"], ["--summary", "--format", "json"], ["--width", "12"]] {
            #expect(Main.run(["check", sample("01-espaces-verts-conforme"), "--output", place.path("x")] + arguments) == .failed)
        }
    }
}

@Suite("Completions and manual page")
struct CommandDocumentsTests {
    @Test func theManualPageNamesEveryCommandAndOption() throws {
        let page = try ManualPage.text()
        for words in [".SS \"clausier check\"", ".SS \"clausier baseline\"", "\\fB\\-\\-fail\\-on\\fR", ".SH FICHIERS"] { #expect(page.contains(words), "\(words)") }
        #expect(!page.contains("clausier docs"))
    }

    @Test(arguments: Completions.Shell.allCases) func completionsSpeakFrench(shell: Completions.Shell) {
        let script = FrenchUsage.help(Root.completionScript(for: shell.kind))
        #expect(script.contains("fail-on"))
        #expect(!script.contains("Show help information."))
    }
}
