import ArgumentParser
import Reports
import Testing

@testable import ClausierCommand

@Suite("Mistakes on the command line are explained in French")
struct UsageTests {
    private func complaint(_ arguments: String...) -> String {
        do {
            _ = try CheckOptions.parse(arguments)
            return ""
        } catch {
            return FrenchUsage.error(CheckOptions.message(for: error))
        }
    }

    @Test func whatIsWrongIsNamed() {
        #expect(complaint("--formta", "json") == "option inconnue « --formta » — vouliez-vous dire « --format » ?")
        #expect(complaint("--frobnicate") == "option inconnue « --frobnicate »")
        #expect(complaint("--output") == "il manque la valeur de « --output <fichier> »")
        #expect(complaint("a.xml") == "argument en trop : « a.xml »")
        #expect(complaint("a.xml", "b.xml") == "2 arguments en trop : 'a.xml', 'b.xml'")
        #expect(complaint("--allow-unread=oui") == "l’option « --allow-unread » ne prend pas de valeur, or « oui » est donné")
    }

    private static let formats = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")

    @Test func aFormatThatDoesNotExistSaysWhichOnesDo() {
        #expect(complaint("--format", "pdf") == "valeur « pdf » refusée pour « --format <forme> » : forme inconnue ; formes disponibles : \(Self.formats)")
    }

    @Test func valuesAreChecked() {
        #expect(complaint("--on", "21/08/2026") == "valeur « 21/08/2026 » refusée pour « --on <jour> » : attendu, un jour comme 2026-08-21")
        #expect(complaint("--fail-on", "minor").hasPrefix("valeur « minor » refusée pour « --fail-on <gravité> » ; valeurs possibles : "))
    }

    @Test func identifiersCanBeRepeatedOrListed() throws {
        let options = try CheckOptions.parse(["--only", "A-01,B-02", "--only", "C-03", "--skip", "D-04"])
        #expect(options.judging.onlyIdentifiers == ["A-01", "B-02", "C-03"])
        #expect(options.judging.skippedIdentifiers == ["D-04"])
    }

    @Test(arguments: [["--frobnicate"], ["frobnicate"]]) func usageErrorsEndWithTwo(arguments: [String]) {
        #expect(Main.run(arguments) == .failed)
    }
}
