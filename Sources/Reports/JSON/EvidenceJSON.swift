// JSON of what a report points at: values, evidence, documents, the launch date.

import Figures
import Market
import Provenance

extension JSONWriter {
    /// A value of the model: decimals as strings, dates in ISO form, money and durations as objects.
    mutating func value(_ value: FactValue) {
        switch value {
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .number(let value): string(value.description)
        case .code(let value), .text(let value): string(value)
        case .date(let value): string(value.description)
        case .moment(let value): string(value.description)
        case .money(let money):
            object {
                $0.field("amount", money.amount.description)
                $0.field("currency", money.currency)
                $0.field("taxBasis", money.taxBasis.rawValue)
            }
        case .duration(let duration):
            object {
                $0.field("amount", duration.amount)
                $0.field("unit", duration.unit.rawValue)
            }
        }
    }

    /// Only here is the place of an XML element worked out: most facts are never printed, and those
    /// that are stand in several findings, so each is written out once and copied afterwards.
    mutating func evidence(_ evidence: Evidence) {
        guard case .xml(let place) = evidence.locator else { return writeEvidence(evidence) }
        if let written = written[place.element]?.first(where: { $0.depth == depth && $0.isAbout(evidence, place) }) {
            return copy(written.bytes)
        }
        let start = beginNextElement()
        writeEvidence(evidence)
        written[place.element, default: []].append(
            WrittenEvidence(evidence: evidence, place: place, depth: depth, bytes: start..<bytes.count))
    }

    private mutating func writeEvidence(_ evidence: Evidence) {
        object {
            $0.field("document", evidence.document.index)
            $0.key("locator")
            $0.locator(evidence.locator)
            $0.field("quote", evidence.quote)
        }
    }

    private mutating func locator(_ locator: Locator) {
        object { writer in
            switch locator {
            case .xml(let place):
                let position = place.position
                writer.field("type", "xml")
                writer.field("line", position.line)
                writer.field("column", position.column)
                writer.field("endLine", position.endLine)
                writer.field("endColumn", position.endColumn)
                writer.field("byteOffset", position.byteOffset)
                writer.field("byteLength", position.byteLength)
                writer.field("xpath", position.xpath)
                if !place.businessTerm.isEmpty { writer.field("bt", place.businessTerm) }
            case .page(let page, let block, let box):
                writer.field("type", "page")
                writer.field("page", page)
                if let box {
                    writer.array("box") { writer in
                        for side in [box.x, box.y, box.width, box.height] { writer.string(Self.points(side)) }
                    }
                }
                writer.field("block", block)
            case .paragraph(let part, let index, let start, let end):
                writer.field("type", "paragraph")
                writer.field("part", part)
                writer.field("index", index)
                writer.field("start", start)
                writer.field("end", end)
            case .cell(let sheet, let ref):
                writer.field("type", "cell")
                writer.field("sheet", sheet)
                writer.field("ref", ref)
            case .text(let line, let column):
                writer.field("type", "text")
                writer.field("line", line)
                writer.field("column", column)
            case .declared(let by, let date):
                writer.field("type", "declared")
                writer.field("by", by)
                writer.field("date", date.description)
            }
        }
    }

    /// Points with one decimal: nobody needs more to find a line on a page.
    private static func points(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }

    mutating func document(_ document: DocumentRecord) {
        object {
            $0.field("id", document.id.index)
            $0.field("path", document.path)
            $0.field("kind", document.kind.rawValue)
            if !document.kindReasons.isEmpty {
                $0.array("kindReasons") { writer in for reason in document.kindReasons { writer.string(reason) } }
            }
            if !document.possibleKinds.isEmpty {
                $0.array("possibleKinds") { writer in for kind in document.possibleKinds { writer.string(kind.rawValue) } }
            }
            if !document.lots.isEmpty {
                $0.array("lots") { writer in for lot in document.lots { writer.string(lot) } }
            }
            $0.field("sha256", document.sha256)
            $0.field("bytes", document.byteCount)
            switch document.status {
            case .read: $0.field("status", "read")
            case .incomplete: $0.field("status", "incomplete")
            case .unread: $0.field("status", "unread")
            }
            $0.field("reason", document.status.reason)
        }
    }

    mutating func launchDate(_ launch: LaunchDate) {
        object {
            $0.field("date", launch.date?.description)
            $0.field("earliest", launch.earliest?.description)
            $0.field("latest", launch.latest?.description)
            $0.field("origin", launch.origin.code)
            if let evidence = launch.evidence {
                $0.key("evidence")
                $0.evidence(evidence)
            }
        }
    }
}

/// Where in the text an evidence was written out before.
struct WrittenEvidence: Sendable {
    let evidence: Evidence
    let place: XMLLocator
    let depth: Int
    let bytes: Range<Int>

    func isAbout(_ other: Evidence, _ otherPlace: XMLLocator) -> Bool {
        evidence.document == other.document && place.source === otherPlace.source
            && place.businessTerm == otherPlace.businessTerm && evidence.quote == other.quote
    }
}

extension LaunchDate.Origin {
    /// The name in JSON.
    var code: String {
        switch self {
        case .contractNotice: "contractNotice"
        case .changeNotice: "changeNotice"
        case .resultNotice: "resultNotice"
        case .planningNotice: "planningNotice"
        case .publication: "publication"
        case .deadline: "deadline"
        case .declared: "declared"
        case .requested: "requested"
        case .unknown: "unknown"
        }
    }
}
