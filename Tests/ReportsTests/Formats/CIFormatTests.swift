import Foundation
import FoundationXML
import Market
import Provenance
import Rules
import Testing

@testable import Reports

@Suite("The report as JUnit XML")
struct JUnitTests {
    private func document(_ consultations: [JudgedConsultation] = [Sample.consultation()], failOn: FailureThreshold = .major, allowUnread: Bool = false) throws -> XMLDocument {
        let context = ReportContext(
            toolVersion: "0", ruleSetVersion: "0", reviewed: nil, rules: [], policy: RunPolicy(failOn: failOn, allowUnread: allowUnread))
        return try XMLDocument(data: Data(Rendering.bytes(.junit, consultations, context)))
    }

    private func names(_ path: String, in document: XMLDocument) throws -> [String] {
        try document.nodes(forXPath: path).compactMap { $0.stringValue }
    }

    @Test func itFitsTheSchemaOfJenkins() throws {
        if let problems = try OutsideSchema.junit.problems(with: Rendering.bytes(.junit, remarks: ["une exception a expiré"])) { #expect(problems == "") }
    }

    @Test func onlyWhatIsCompliantPasses() throws {
        let document = try document()
        let passed = try names("//testcase[not(*)]/@name", in: document)
        #expect(passed == [
            "lecture · avis/entretien.xml", "CRI-01-PRIX · Prix comme critère unique (lot\u{A0}1)", "CRI-01-PRIX · Prix comme critère unique (lot\u{A0}2)",
        ])
    }

    @Test func whatFailOnCountsFails() throws {
        #expect(try names("//testcase[failure]/@name", in: document()).count == 3)
        #expect(try names("//testcase[failure]/@name", in: document(failOn: .blocking)).map { $0.prefix(10) } == ["RES-03-ESS"])
        #expect(try names("//testcase[failure]/@name", in: document(failOn: .never)) == [])
        // What does not count does not pass either.
        #expect(try names("//testcase[not(*)]/@name", in: document(failOn: .never)).count == 3)
        #expect(try names("//testsuite/@failures", in: document()) == ["3"])
    }

    @Test func whatIsToBeLookedIntoIsSkippedAndSaysSo() throws {
        let messages = try names("//testcase[starts-with(@name, 'EXE-01-ENV')]/skipped/@message", in: document())
        #expect(messages == ["à vérifier\u{A0}: L’avis parle d’un chantier propre."])
    }

    @Test func anUnreadDocumentIsAnError() throws {
        let market = Market(documents: [Sample.document(status: .unread(reason: "vide"))])
        let unread = JudgedConsultation(source: "a.xml", market: market, judgement: Judgement(findings: [], launchDate: .unknown))
        #expect(try names("//testcase[error]/@name", in: document([unread])) == ["lecture · avis/entretien.xml"])
        #expect(try names("//testcase[skipped]/@name", in: document([unread], allowUnread: true)) == ["lecture · avis/entretien.xml"])
    }

    @Test func testsOfOneNameAreToldApart() throws {
        let twice = [Sample.findings[0], Sample.findings[0]]
        let names = try names("//testcase/@name", in: document([Sample.consultation(twice)]))
        #expect(Set(names).count == 3)
    }
}

@Suite("The report as workflow commands")
struct GitHubTests {
    private func lines(_ consultations: [JudgedConsultation] = [Sample.consultation()]) -> [Substring] {
        Rendering.text(.github, consultations).split(separator: "\n")
    }

    @Test func theGravestComeFirstAndWhatFailsIsAnError() {
        let levels = lines().dropLast().map { $0.split(separator: " ")[0] }
        #expect(levels == ["::error", "::error", "::error", "::warning", "::warning", "::warning", "::warning", "::notice"])
    }

    @Test func anAnnotationStandsAtItsLine() {
        #expect(lines()[0].hasPrefix("::error file=avis/entretien.xml,line=8,endLine=8,col=5,endColumn=25,title=RES-03-ESS · "))
    }

    @Test func commasColonsAndPercentSignsEndNothing() {
        let finding = Sample.finding("A-1", "Un titre, avec : 100 %", .breach, .blocking, message: "100 % :: non\n::error::faux")
        let lines = lines([Sample.consultation([finding])])
        #expect(lines.count == 2)
        #expect(lines[0].contains("title=A-1 · Un titre%2C avec %3A 100 %25::Non conforme.%0A100 %25 :: non ::error::faux"))
    }

    @Test func thatGitHubShowsNoMoreThanTenIsSaid() {
        let many = Array(repeating: Sample.findings[0], count: 11)
        #expect(lines([Sample.consultation(many)]).last?.hasPrefix("GitHub n’affiche que les 10 premières annotations") == true)
        #expect(lines().last == "Clausier : 1\u{A0}consultation, 8\u{A0}annotations.")
    }
}

@Suite("The report as a table")
struct CSVTests {
    @Test func oneFindingIsOneLine() {
        let lines = Rendering.text(.csv).split(separator: "\r\n")
        #expect(lines.count == 1 + Sample.findings.count)
        #expect(lines[0].hasPrefix("consultation,règle,titre,lot,"))
        #expect(lines[1].hasPrefix("avis/entretien.xml,RES-03-ESS,Réservation à l’économie sociale et solidaire : trois ans au plus,lot 2,,non conforme,blocking,"))
    }

    @Test func excelGetsSemicolonsAndAMark() {
        let text = Rendering.text(.csvExcel)
        #expect(text.unicodeScalars.first == "\u{FEFF}")
        #expect(text.unicodeScalars.dropFirst().starts(with: "consultation;règle;titre".unicodeScalars))
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "a;=1", "a,=cmd|'/c calc'!A1"]) func noCellIsAFormula(text: String) {
        for format in [ReportFormat.csv, .csvExcel] {
            let finding = Sample.finding("A-1", "titre", .breach, .blocking, message: text)
            let report = Rendering.text(format, [Sample.consultation([finding])])
            // Whichever separator a spreadsheet takes, and however it reads quotation marks.
            for cell in report.split(whereSeparator: { ",;\r\n".contains($0) || $0 == "\r\n" }) {
                let bare = cell.drop { $0 == "\"" || $0 == " " }
                #expect(!"=+-@＝".contains(bare.first ?? "x"), "\(cell)")
            }
        }
    }
}

@Suite("The report as a comment")
struct MarkdownTests {
    @Test func theVerdictComesFirstThenATableThenWhatToChange() {
        let text = Rendering.text(.markdown)
        #expect(text.hasPrefix("## Clausier : non conforme\n\n| consultation |"))
        #expect(text.contains("| avis/entretien.xml | Entretien des espaces extérieurs | 1 | 1 | 1 | 4 | 1 |"))
        #expect(text.contains("#### **RES-03-ESS** · "))
        #expect(text.contains("**À écrire :**\n\n> Le marché est conclu pour une durée de trente-six (36) mois"))
        #expect(text.contains("<details><summary>À vérifier (4)</summary>"))
    }

    @Test func aCommentNeverExceedsWhatGitHubTakesAndSaysWhatIsLeftOut() {
        let long = String(repeating: "mot ", count: 1_000)
        let findings = (0..<400).map { Sample.finding("R-\($0)", "titre \($0)", $0 < 5 ? .breach : .undetermined, $0 < 5 ? .blocking : nil, cause: $0 < 5 ? nil : .judgement, message: long) }
        let consultations = [Sample.consultation(findings), Sample.consultation()]
        let text = Rendering.text(.markdown, consultations)
        #expect(text.utf16.count <= 65_536)
        #expect(text.contains("**Ce commentaire est limité à 65536 caractères"))
        // The gravest of every consultation are there.
        for rule in ["R-0", "R-4", "RES-03-ESS"] { #expect(text.contains("#### **\(rule)**")) }
        #expect(Rendering.text(.markdown, Array(repeating: Sample.consultation(), count: 900)).utf16.count <= 65_536)
    }
}
