// The report as JSON: the frame once, then each consultation on its own, so that thousands can be
// written one after the other and by several threads.

import Market
import Provenance
import Rules

/// `--format json` and `--format ndjson`.
public enum ReportJSON {
    /// Version of the form of the JSON, raised when a program that reads it would have to change.
    public static let schemaVersion = "1"

    /// Everything before the first consultation.
    public static func opening(_ context: ReportContext) -> [UInt8] {
        var writer = JSONWriter(.indented)
        writer.object { writer in
            writer.field("schemaVersion", schemaVersion)
            writer.object("tool") { $0.tool(context) }
            writer.field("on", context.requestedDay?.description)
            writer.array("consultations") { _ in }
        }
        // The array stays open for the consultations: without its bracket and what closes the object.
        return writer.bytes.dropLast(3) + [UInt8(ascii: "\n")]
    }

    /// A consultation as a member of the array; `isFirst` decides about the comma before it.
    public static func member(_ consultation: JudgedConsultation, isFirst: Bool) -> [UInt8] {
        var writer = JSONWriter(.indented, depth: 2)
        writer.consultation(consultation, withMarket: true)
        return Array((isFirst ? "    " : ",\n    ").utf8) + writer.bytes
    }

    /// Everything after the last consultation.
    public static func closing(_ totals: RunTotals) -> [UInt8] {
        var writer = JSONWriter(.indented, depth: 1)
        writer.object { writer in
            writer.field("consultations", totals.consultations)
            writer.counts(totals.summary)
            writer.array("failed") { writer in
                for failure in totals.failures {
                    writer.object {
                        $0.field("source", failure.source)
                        $0.field("document", failure.document)
                        $0.field("reason", failure.reason)
                    }
                }
            }
        }
        return Array((totals.consultations == 0 ? "  ],\n  \"summary\": " : "\n  ],\n  \"summary\": ").utf8)
            + writer.bytes + Array("\n}\n".utf8)
    }

    /// One line, with its end. `heads`: of the run that the consultation belongs to.
    public static func line(_ consultation: JudgedConsultation, withMarket: Bool, heads: WrittenHeads = WrittenHeads()) -> [UInt8] {
        var writer = JSONWriter()
        writer.heads = heads.memory()
        writer.consultation(consultation, withMarket: withMarket)
        writer.endLine()
        heads.add(writer.heads?.new ?? [])
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func tool(_ context: ReportContext) {
        field("name", "clausier")
        field("version", context.toolVersion)
        object("ruleSet") {
            $0.field("version", context.ruleSetVersion)
            $0.field("reviewed", context.reviewed?.description)
        }
        if !context.notes.isEmpty { array("notes") { writer in for note in context.notes { writer.string(note) } } }
        array("rules") { writer in for rule in context.rules { writer.rule(rule) } }
    }

    /// The long texts of a rule.
    public mutating func rule(_ rule: Rule) {
        object {
            $0.field("id", rule.id)
            $0.field("title", rule.title)
            $0.field("scope", rule.scope.rawValue)
            $0.legalBasis(rule.legalBasis)
            $0.field("explanation", rule.explanation)
            $0.field("exclusions", rule.exclusions)
        }
    }

    fileprivate mutating func consultation(_ consultation: JudgedConsultation, withMarket: Bool) {
        let market = consultation.market
        object { writer in
            writer.field("source", consultation.source)
            writer.key("launchDate")
            writer.launchDate(consultation.judgement.launchDate)
            writer.array("documents") { writer in for document in market.documents { writer.document(document) } }
            if !market.remarks.isEmpty {
                writer.array("remarks") { writer in for remark in market.remarks { writer.string(remark) } }
            }
            if withMarket {
                writer.key("market")
                writer.market(market)
            }
            writer.array("findings") { writer in
                // By their places: a loop over findings would copy each.
                let findings = consultation.judgement.findings
                for place in findings.indices { writer.finding(findings[place]) }
            }
            if let comparison = consultation.comparison { writer.comparison(comparison) }
            if !consultation.lawWarnings.isEmpty {
                writer.array("lawWarnings") { writer in for warning in consultation.lawWarnings { writer.string(warning) } }
            }
            writer.object("summary") {
                $0.counts(consultation.judgement.summary)
                $0.field("unreadDocuments", market.documents.count { !$0.status.isReadInFull })
            }
        }
    }

    fileprivate mutating func counts(_ summary: Judgement.Summary) {
        field("blocking", summary.blocking)
        field("major", summary.major)
        field("undetermined", summary.undetermined)
        field("advice", summary.advice)
        field("compliant", summary.compliant)
        field("notApplicable", summary.notApplicable)
        field("harmless", summary.harmless)
        field("ruleErrors", summary.ruleErrors)
    }

    private mutating func legalBasis(_ basis: [LegalBasis]) {
        array("legalBasis") { writer in
            for entry in basis {
                writer.object {
                    $0.field("article", entry.article)
                    $0.field("kind", entry.kind.rawValue)
                }
            }
        }
    }

    private mutating func finding(_ finding: Finding) {
        object { writer in
            let head = finding.head
            let known = writer.heads?[head]
            let identity = writer.part(known?.identity) {
                $0.field("id", head.id)
                $0.field("rule", head.rule)
            }
            writer.field("version", finding.version?.description)
            let title = writer.part(known?.title) { $0.field("title", head.title) }
            writer.field("verdict", finding.verdict.rawValue)
            writer.field("severity", finding.severity?.rawValue)
            writer.field("cause", finding.cause?.rawValue)
            if finding.harmless { writer.field("harmless", true) }
            let subject = writer.part(known?.subject) {
                $0.field("scope", head.scope.rawValue)
                $0.field("lot", head.lot)
                $0.field("criterion", head.criterion)
                $0.legalBasis(head.legalBasis)
            }
            if known == nil {
                let bytes = writer.bytes
                writer.heads?.remember(head) {
                    WrittenHead(head, identity: Array(bytes[identity]), title: Array(bytes[title]), subject: Array(bytes[subject]))
                }
            }
            writer.field("message", finding.message)
            writer.field("remedy", finding.remedy)
            writer.field("question", finding.question)
            writer.array("missing") { writer in for fact in finding.missing { writer.missing(fact) } }
            writer.lastReads = writer.list("reads", finding.reads, last: writer.lastReads) { $0.string($1) }
            writer.lastEvidence = writer.list("evidence", finding.evidence, last: writer.lastEvidence) { $0.evidence($1) }
            if !finding.alternatives.isEmpty {
                writer.array("alternatives") { writer in
                    for alternative in finding.alternatives { writer.alternative(alternative) }
                }
            }
            if !finding.reservations.isEmpty {
                writer.array("reservations") { writer in
                    for reservation in finding.reservations { writer.string(reservation) }
                }
            }
        }
    }

    private mutating func missing(_ fact: MissingFact) {
        object {
            $0.field("attribute", fact.attribute)
            $0.field("question", fact.question)
            $0.field("reason", fact.reason.rawValue)
            $0.array("papers") { writer in for paper in fact.papers { writer.string(paper.rawValue) } }
        }
    }

    private mutating func alternative(_ alternative: Alternative) {
        object {
            $0.field("attribute", alternative.attribute)
            $0.field("value", alternative.value)
            $0.field("verdict", alternative.verdict.rawValue)
            $0.field("severity", alternative.severity?.rawValue)
            $0.evidenceList(alternative.evidence)
        }
    }

    private mutating func evidenceList(_ evidence: [Evidence]) {
        array("evidence") { writer in for entry in evidence { writer.evidence(entry) } }
    }
}
