// A tender whose every text tries to act on whoever shows the report.

import Foundation
import FoundationXML
import JSONChecking
import Market
import Provenance
@testable import Rules
import Testing

@testable import Reports

@Suite("A hostile tender")
struct HostileTests {
    /// Control codes of a terminal, HTML, Markdown, XML, workflow commands, formulas, marks that turn the
    /// direction of text, and a very long word.
    static let text =
        "=HYPERLINK(\"http://evil.example\";\"x\")\n::error file=/etc/passwd::faux\n\u{1B}[2J\u{1B}]0;titre\u{7}\u{9B}31m"
        + "<script>alert(1)</script><img src=x onerror=alert(1)>]]>&amp;<!-- \u{202E}txt.exe\u{2066}\u{200F}"
        + " @everyone #123 [lien](javascript:alert(1)) ![i](http://evil.example/i.png) **gras** `code` | cellule | </details>"
        + "\u{0}\u{FFFF}" + String(repeating: "long", count: 500)

    static var consultation: JudgedConsultation {
        let evidence = [Sample.evidence(3, "BT-24-Procedure", text), Evidence(document: DocumentID(0), locator: .cell(sheet: text, ref: "A1"), quote: text)]
        var market = Market(documents: [
            DocumentRecord(id: DocumentID(0), path: text, kind: .notice, kindReasons: [text], sha256: "", byteCount: 1, status: .incomplete(reason: text))
        ])
        market.procedure.add(Claim(.text(text), evidence[0]), to: ProcedureField.title)
        market.buyer.add(Claim(.text(text), evidence[0]), to: BuyerField.name)
        market.lots = RecordList([Record(.lot, identifier: text)])
        market.remarks = [text]
        var findings = [(Verdict.breach, Severity.blocking), (.breach, .major), (.undetermined, nil), (.advice, nil), (.compliant, nil), (.notApplicable, nil)].map { verdict, severity in
            Sample.finding(
                "R-\(verdict.rawValue)", text, verdict, severity, cause: verdict == .undetermined ? .judgement : nil, lot: text,
                basis: [LegalBasis(article: text, kind: .loi)], message: text, remedy: text, question: text,
                missing: [Sample.missing(text, text, text, [.rc])], evidence: evidence,
                alternatives: [Alternative(attribute: text, value: text, verdict: .breach, severity: .major, evidence: evidence)])
        }
        findings[1].suppression = Suppression(.accepted, reason: text, by: text)
        findings[2].reservations = [text]
        return JudgedConsultation(source: text, market: market, judgement: Judgement(findings: findings, launchDate: Sample.launch), lawWarnings: [text])
    }

    private static let context = ReportContext(
        toolVersion: "0", ruleSetVersion: "0", reviewed: nil,
        rules: [
            Rule(
                id: "R-breach", title: text, legalBasis: [LegalBasis(article: text, kind: .loi)], scope: .market, versions: [], explanation: text,
                exclusions: text, assumptions: nil, stage: .besoin, sources: [], file: "R.yaml", tests: nil, mutants: nil)
        ], notes: [text])

    private func report(_ format: ReportFormat) -> String {
        Rendering.text(format, [Self.consultation, Self.consultation], Self.context, remarks: [Self.text])
    }

    @Test(arguments: ReportFormat.allCases) func nothingActsOnATerminalOrTurnsTheText(format: ReportFormat) {
        for scalar in report(format).unicodeScalars.dropFirst(format == .csvExcel ? 1 : 0) {
            switch scalar.value {
            case 0x0A, 0x0D: continue
            case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: Issue.record("U+\(String(scalar.value, radix: 16)) in \(format)")
            default: continue
            }
        }
    }

    @Test(arguments: ReportFormat.allCases) func theSameInputGivesTheSameBytes(format: ReportFormat) {
        #expect(report(format) == report(format))
    }

    @Test func jsonStaysOneValue() throws {
        for format in [ReportFormat.json, .sarif] { _ = try JSONValue(Array(report(format).utf8)) }
        for line in report(.ndjson).split(separator: "\n") { _ = try JSONValue(Array(line.utf8)) }
        if let problems = try OutsideSchema.sarif.problems(with: Array(report(.sarif).utf8)) { #expect(problems == "") }
        for text in Self.messages(in: try JSONValue(Array(report(.sarif).utf8))) {
            // An escaped bracket closes no link.
            #expect(!text.replacing("\\]", with: "").contains("](javascript:"))
        }
    }

    @Test func xmlStaysWellFormedWithItsTestsInTheirPlaces() throws {
        let document = try XMLDocument(data: Data(report(.junit).utf8))
        #expect(try document.nodes(forXPath: "/testsuites/testsuite").count == 3)
        #expect(try document.nodes(forXPath: "/testsuites/testsuite/testcase").count == 15)
        #expect(try document.nodes(forXPath: "//script").isEmpty)
        if let problems = try OutsideSchema.junit.problems(with: Array(report(.junit).utf8)) { #expect(problems == "") }
    }

    @Test func noWorkflowCommandIsSlippedIn() {
        let commands = report(.github).split(separator: "\n").filter { $0.hasPrefix("::") }
        // Of each consultation: the document, a breach, a review, an advice.
        #expect(commands.count == 8)
        for command in commands {
            let properties = command.dropFirst(2).prefix { $0 != ":" }
            #expect(!properties.contains("/etc/passwd::"))
        }
    }

    @Test func aTableKeepsItsCells() {
        for (format, separator) in [(ReportFormat.csv, Character(",")), (.csvExcel, ";")] {
            for line in report(format).split(separator: "\r\n") {
                let cells = Self.cells(of: line, separator)
                #expect(cells.count == 15)
                #expect(cells.allSatisfy { !"=+-@\t".contains($0.first ?? "x") })
            }
        }
    }

    @Test func aCommentShowsNoMarkupOfOthers() {
        let text = report(.markdown)
        for part in ["<script", "<img", "@everyone", "lien](", "[i](", "**gras**", "`code`", "http://", " #123"] {
            #expect(!text.contains(part), "\(part)")
        }
        // Only our own folds.
        #expect(text.components(separatedBy: "<details>").count == text.components(separatedBy: "</details>").count)
        #expect(text.utf16.count <= 65_536)
    }

    @Test func aTerminalShowsNoLineWiderThanItIs() {
        for width in [80, 160] {
            let page = String(decoding: TextReport.page(Self.consultation, Self.context, display: TextDisplay(width: width)), as: UTF8.self)
            for line in page.split(separator: "\n") { #expect(VisibleText.width(line) <= width) }
        }
    }

    /// What viewers of SARIF take for text with links.
    private static func messages(in value: JSONValue) -> [String] {
        switch value {
        case .object(let members): members.flatMap { key, value in (["text", "markdown"].contains(key) ? value.text.map { [$0] } : nil) ?? messages(in: value) }
        case .array(let elements): elements.flatMap(messages)
        default: []
        }
    }

    /// The cells of a line of RFC 4180 without line ends in cells.
    private static func cells(of line: Substring, _ separator: Character) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == separator, !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
