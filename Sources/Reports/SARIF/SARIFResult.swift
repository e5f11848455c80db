// One finding as a SARIF result.

import Market
import Provenance
import Rules

struct SARIFResult {
    /// What the rule came to; the first are kept longest where there are too many.
    enum Kind: String, CaseIterable {
        case fail, review, pass, informational, notApplicable

        var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    let kind: Kind
    let bytes: [UInt8]

    /// Places besides the first that a result names; GitHub shows no more than a few.
    private static let relatedLimit = 20

    init(_ finding: Finding, _ documents: SARIFDocuments, _ lots: LotNames, ruleIndex: Int?) {
        kind = Self.kind(of: finding)
        var writer = JSONWriter(reserving: 1 << 10)
        writer.object { [kind] writer in
            writer.field("ruleId", finding.rule)
            if let ruleIndex { writer.field("ruleIndex", ruleIndex) }
            writer.field("kind", kind.rawValue)
            writer.field("level", Self.level(of: finding, kind))
            writer.object("message") { $0.field("text", Self.message(finding, lots)) }
            documents.locations(of: finding, relatedLimit: Self.relatedLimit, &writer)
            writer.object("partialFingerprints") {
                $0.field("clausierFinding/v1", finding.id)
                // GitHub knows a result again by this name only, together with rule and file.
                $0.field("primaryLocationLineHash", "\(finding.id):1")
            }
            if let suppression = finding.suppression {
                writer.array("suppressions") { writer in
                    writer.object {
                        $0.field("kind", "external")
                        $0.field("status", "accepted")
                        $0.field("justification", SARIFText.message(suppression.sentence))
                    }
                }
            }
            writer.object("properties") { Self.properties(finding, lots, &$0) }
        }
        bytes = writer.bytes
    }

    private static func kind(of finding: Finding) -> Kind {
        if finding.harmless { return .informational }
        return switch finding.verdict {
        case .breach, .advice: .fail
        case .undetermined: .review
        case .compliant: .pass
        case .notApplicable: .notApplicable
        }
    }

    /// Of anything but `fail`, the standard wants no level.
    private static func level(of finding: Finding, _ kind: Kind) -> String {
        guard kind == .fail else { return "none" }
        guard finding.verdict == .breach else { return "note" }
        return finding.severity == .blocking ? "error" : "warning"
    }

    /// What a list of alerts shows: verdict, subject, reason, what to do.
    private static func message(_ finding: Finding, _ lots: LotNames) -> String {
        var subject = French.capitalised(finding.verdictInFrench)
        if let phrase = finding.lot.flatMap({ lots.phrase(for: [$0]) }) { subject += " (\(phrase))" }
        var sentences = ["\(subject)\u{A0}: \(finding.message.isEmpty ? finding.title + "." : finding.message)"]
        if let question = finding.question { sentences.append("À vérifier\u{A0}: \(question)") }
        for fact in finding.missing where finding.needsAction { if let question = fact.question { sentences.append(question) } }
        if let remedy = finding.remedy { sentences.append("À écrire\u{A0}: \(remedy)") }
        return SARIFText.message(sentences.joined(separator: "\n"))
    }

    private static func properties(_ finding: Finding, _ lots: LotNames, _ writer: inout JSONWriter) {
        writer.field("verdict", finding.verdict.rawValue)
        writer.field("severity", finding.severity?.rawValue)
        writer.field("cause", finding.cause?.rawValue)
        writer.field("lot", finding.lot.map { VisibleText.clean($0) })
        writer.field("criterion", finding.criterion.map { VisibleText.clean($0) })
        writer.field("lawVersion", finding.version?.description)
        writer.array("legalBasis") { writer in for basis in finding.legalBasis { writer.string(basis.article) } }
        if !finding.reservations.isEmpty {
            writer.array("reservations") { writer in for text in finding.reservations { writer.string(SARIFText.message(text)) } }
        }
    }
}

/// Text of a SARIF message, in which nothing that a paper says becomes a link.
enum SARIFText {
    static func message(_ text: String) -> String {
        VisibleText.clean(text, keepsLines: true).replacing("](", with: "]\u{A0}(")
    }
}
