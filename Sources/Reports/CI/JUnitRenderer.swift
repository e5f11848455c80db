// The report as JUnit XML, for the test pages of GitLab and Jenkins.
//
// A consultation is a test suite, a rule on a lot a test. Only « conforme » passes: « à vérifier » must
// not look as if it had been. What fails is what --fail-on counts; all else is skipped and says why.

import Provenance
import Rules

/// `--format junit`.
struct JUnitRenderer: ReportRenderer {
    let context: ReportContext

    func opening() -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Clausier\">\n".utf8)
    }

    func consultation(_ consultation: JudgedConsultation, isFirst: Bool) -> [UInt8] {
        let plain = PlainFindings(consultation)
        var cases: [JUnitCase] = consultation.market.documents.map { reading($0, of: consultation) }
        for finding in consultation.judgement.findings where !context.problemsOnly || finding.needsAction {
            cases.append(JUnitCase(name: name(finding, plain), className: consultation.source, outcome: outcome(finding, plain)))
        }
        JUnitCase.tellApart(&cases)
        var text = "  <testsuite name=\(XMLText.attribute(consultation.source))"
        text += " tests=\"\(cases.count)\" failures=\"\(cases.count(where: \.outcome.isFailure))\""
        text += " errors=\"\(cases.count(where: \.outcome.isError))\" skipped=\"\(cases.count(where: \.outcome.isSkipped))\">\n"
        text += properties(consultation)
        for entry in cases { text += entry.xml }
        return Array((text + "  </testsuite>\n").utf8)
    }

    func closing(_ totals: RunTotals) -> [UInt8] {
        guard !totals.remarks.isEmpty else { return Array("</testsuites>\n".utf8) }
        // Settings that no longer apply are nobody's failure, but somebody must see them.
        let text = XMLText.content(totals.remarks.joined(separator: "\n"))
        return Array(
            """
              <testsuite name="clausier.yaml" tests="1" failures="0" errors="0" skipped="1">
                <testcase name="exceptions" classname="clausier.yaml"><skipped message="à revoir">\(text)</skipped></testcase>
              </testsuite>
            </testsuites>

            """.utf8)
    }

    /// That a document could be read is a test like any other.
    private func reading(_ document: DocumentRecord, of consultation: JudgedConsultation) -> JUnitCase {
        let outcome: JUnitCase.Outcome =
            switch document.status {
            case .read: .passed
            case .incomplete(let reason), .unread(let reason):
                context.policy.allowUnread
                    ? .skipped(message: "document non lu en entier", text: reason)
                    : .error(message: "document non lu en entier", text: reason)
            }
        return JUnitCase(name: "lecture · \(document.path)", className: consultation.source, outcome: outcome)
    }

    private func name(_ finding: Finding, _ plain: PlainFindings) -> String { plain.title(of: finding) }

    private func outcome(_ finding: Finding, _ plain: PlainFindings) -> JUnitCase.Outcome {
        let lines = plain.lines(of: finding)
        let message = "\(finding.verdictInFrench)" + (lines.first.map { "\u{A0}: \($0)" } ?? "")
        var details = lines
        let basis = plain.basis(of: finding)
        if !basis.isEmpty { details.append("Textes\u{A0}: \(basis)") }
        if let address = plain.address(of: finding) { details.append("Où\u{A0}: \(address)") }
        let text = details.joined(separator: "\n")
        if finding.cause == .ruleError { return .error(message: message, text: text) }
        if finding.suppression != nil { return .skipped(message: "accepté, hors décompte\u{A0}: \(message)", text: text) }
        if finding.verdict == .compliant { return .passed }
        if context.policy.failOn.isReached(by: finding) { return .failed(message: message, type: finding.rule, text: text) }
        return .skipped(message: finding.harmless ? "sans conséquence\u{A0}: \(message)" : message, text: text)
    }

    private func properties(_ consultation: JudgedConsultation) -> String {
        var values = [
            ("clausier.version", context.toolVersion), ("regles.version", context.ruleSetVersion),
            ("fail-on", context.policy.failOn.rawValue),
        ]
        if let reviewed = context.reviewed { values.append(("droit.relu", reviewed.description)) }
        if let day = consultation.judgement.launchDate.date { values.append(("lancement", day.description)) }
        values += (context.notes + consultation.lawWarnings + consultation.market.remarks).map { ("a-noter", $0) }
        let lines = values.map { "      <property name=\"\($0.0)\" value=\(XMLText.attribute($0.1))/>\n" }
        return "    <properties>\n" + lines.joined() + "    </properties>\n"
    }
}

/// One test.
private struct JUnitCase {
    enum Outcome {
        case passed
        case failed(message: String, type: String, text: String)
        case error(message: String, text: String)
        case skipped(message: String, text: String)

        var isFailure: Bool { if case .failed = self { true } else { false } }
        var isError: Bool { if case .error = self { true } else { false } }
        var isSkipped: Bool { if case .skipped = self { true } else { false } }
    }

    var name: String
    let className: String
    let outcome: Outcome

    /// Servers know a test again by its name: two of one name would be taken for one.
    static func tellApart(_ cases: inout [JUnitCase]) {
        var counts: [String: Int] = [:]
        for index in cases.indices {
            let count = counts[cases[index].name, default: 0] + 1
            counts[cases[index].name] = count
            if count > 1 { cases[index].name += " [\(count)]" }
        }
    }

    var xml: String {
        let start = "    <testcase name=\(XMLText.attribute(name)) classname=\(XMLText.attribute(className))"
        switch outcome {
        case .passed: return start + "/>\n"
        case .failed(let message, let type, let text):
            return start + "><failure message=\(XMLText.attribute(message)) type=\(XMLText.attribute(type))>\(XMLText.content(text))</failure></testcase>\n"
        case .error(let message, let text):
            return start + "><error message=\(XMLText.attribute(message)) type=\"erreur\">\(XMLText.content(text))</error></testcase>\n"
        case .skipped(let message, let text):
            return start + "><skipped message=\(XMLText.attribute(message))>\(XMLText.content(text))</skipped></testcase>\n"
        }
    }
}

/// Text within XML: no markup, and no character that XML does not allow.
enum XMLText {
    /// Between quotation marks.
    static func attribute(_ text: String) -> String { "\"\(escaped(VisibleText.clean(text)))\"" }

    static func content(_ text: String) -> String { escaped(VisibleText.clean(text, keepsLines: true)) }

    private static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            // Control codes have been made visible already; these two are no characters of XML either.
            case "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
