// The documents of one consultation as SARIF artifacts, and places in them as locations.

import Market
import Provenance
import Rules

struct SARIFDocuments {
    private let consultation: JudgedConsultation
    private let documents: [DocumentID: DocumentRecord]

    init(_ consultation: JudgedConsultation) {
        self.consultation = consultation
        documents = Dictionary(consultation.market.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func uri(of path: String) -> String { URI.reference(path) }

    func artifact(_ document: DocumentRecord) -> [UInt8] {
        var writer = JSONWriter(reserving: 1 << 10)
        writer.object { writer in
            writer.key("location")
            location(document.path, &writer)
            writer.field("length", document.byteCount)
            if !document.sha256.isEmpty { writer.object("hashes") { $0.field("sha-256", document.sha256) } }
            writer.array("roles") { $0.string("analysisTarget") }
            writer.object("description") { $0.field("text", document.kind.label) }
        }
        return writer.bytes
    }

    /// What could not be read.
    func notification(_ document: DocumentRecord) -> [UInt8]? {
        switch document.status {
        case .read: nil
        case .incomplete(let reason):
            SARIFNotification.bytes(.unread, level: "warning", "Lu en partie : \(reason)", at: uri(of: document.path))
        case .unread(let reason):
            SARIFNotification.bytes(.unread, level: "error", "Illisible : \(reason)", at: uri(of: document.path))
        }
    }

    /// `locations` with the first place, `relatedLocations` with the others and what is written there.
    func locations(of finding: Finding, relatedLimit: Int, _ writer: inout JSONWriter) {
        let evidence = (finding.evidence + finding.alternatives.flatMap(\.evidence)).reduce(into: [Evidence]()) { kept, entry in
            if documents[entry.document] != nil, !kept.contains(entry) { kept.append(entry) }
        }
        writer.array("locations") { writer in
            if let first = evidence.first {
                place(first, number: nil, &writer)
            } else {
                // A result without a place is refused by GitHub, with the whole file.
                writer.object { writer in
                    writer.object("physicalLocation") { writer in
                        writer.key("artifactLocation")
                        location(consultation.market.documents.first?.path ?? consultation.source, &writer)
                        writer.object("region") { $0.field("startLine", 1) }
                    }
                }
            }
        }
        guard evidence.count > 1 else { return }
        writer.array("relatedLocations") { writer in
            for (position, entry) in evidence.dropFirst().prefix(relatedLimit).enumerated() { place(entry, number: position + 1, &writer) }
        }
    }

    private func place(_ evidence: Evidence, number: Int?, _ writer: inout JSONWriter) {
        let path = documents[evidence.document]?.path ?? consultation.source
        writer.object { writer in
            if let number { writer.field("id", number) }
            writer.object("physicalLocation") { writer in
                writer.key("artifactLocation")
                location(path, &writer)
                region(evidence.locator, &writer)
            }
            if let name = logicalName(evidence.locator) {
                writer.array("logicalLocations") { writer in
                    writer.object {
                        $0.field("name", VisibleText.clean(name.name))
                        $0.field("fullyQualifiedName", VisibleText.clean("\(path)\(name.separator)\(name.name)"))
                        $0.field("kind", name.kind)
                    }
                }
            }
            let label = evidence.label.map { "\($0)\u{A0}: " } ?? ""
            writer.object("message") { $0.field("text", SARIFText.message(label + Quotation.french(evidence.quote))) }
        }
    }

    /// Lines, columns and bytes, where the document has any.
    private func region(_ locator: Locator, _ writer: inout JSONWriter) {
        switch locator {
        case .xml(let place):
            let position = place.position
            writer.object("region") {
                $0.field("startLine", position.line)
                $0.field("startColumn", position.column)
                $0.field("endLine", position.endLine)
                $0.field("endColumn", position.endColumn)
                $0.field("byteOffset", position.byteOffset)
                $0.field("byteLength", position.byteLength)
            }
        case .text(let line, let column):
            writer.object("region") {
                $0.field("startLine", line)
                $0.field("startColumn", column)
            }
        case .page, .paragraph, .cell, .declared: break
        }
    }

    private func logicalName(_ locator: Locator) -> (name: String, separator: String, kind: String)? {
        switch locator {
        case .xml(let place): (place.position.xpath, "#", "element")
        case .page(let page, _, _): ("page \(page)", "#", "page")
        case .paragraph(let part, let index, _, _):
            (part.isEmpty || part == "body" ? "paragraphe \(index + 1)" : "\(part), paragraphe \(index + 1)", "#", "paragraph")
        case .cell(let sheet, let ref): ("\(sheet)!\(ref)", "#", "cell")
        case .text, .declared: nil
        }
    }

    private func location(_ path: String, _ writer: inout JSONWriter) {
        writer.object {
            $0.field("uri", URI.reference(path))
            if !path.hasPrefix("/") { $0.field("uriBaseId", "%SRCROOT%") }
        }
    }
}

/// A notification of the invocation.
enum SARIFNotification {
    /// What notifications there are.
    enum Descriptor: String, CaseIterable {
        case unread = "document-non-lu"
        case law = "a-noter"
        case settings = "reglages"
        case limit = "limite"

        var text: String {
            switch self {
            case .unread: "Un document n’a pas été lu en entier : rien n’est conclu de son silence."
            case .law: "À noter sur les pièces ou sur le droit applicable."
            case .settings: "Réglages qui changent ce que le rapport dit, ou qui ne s’appliquent plus."
            case .limit: "Le fichier n’a pas pu tout contenir."
            }
        }
    }

    static func bytes(_ descriptor: Descriptor, level: String, _ text: String, at uri: String? = nil) -> [UInt8] {
        var writer = JSONWriter(reserving: 1 << 10)
        writer.object { writer in
            writer.object("descriptor") { $0.field("id", descriptor.rawValue) }
            writer.field("level", level)
            writer.object("message") { $0.field("text", SARIFText.message(text)) }
            if let uri {
                writer.array("locations") { writer in
                    writer.object { $0.object("physicalLocation") { $0.object("artifactLocation") { $0.field("uri", uri) } } }
                }
            }
        }
        return writer.bytes
    }
}
