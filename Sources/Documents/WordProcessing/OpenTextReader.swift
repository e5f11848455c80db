// ODT and flat ODT → text.

import Provenance
import XML

/// Reads OpenDocument texts.
enum OpenTextReader {
    static func text(of bytes: [UInt8]) -> DocumentText { read(bytes, recordsSources: false).text }

    /// The text, and if asked for where it comes from.
    static func read(_ bytes: [UInt8], recordsSources: Bool) -> (text: DocumentText, sources: [SourcePart]) {
        let parts = OfficeParts(bytes) { ["content.xml", "styles.xml", "META-INF/manifest.xml"].contains($0) }
        if let refusal = OpenDocument.refusal(parts) { return (DocumentText(status: .unread(reason: refusal)), []) }
        let visitor = OpenTextVisitor(recordsSources: recordsSources)
        var problem = parts.problem
        var sources: [SourcePart] = []
        for name in ["styles.xml", "content.xml"] {
            guard let part = parts[name] else {
                problem = problem ?? "une partie manque (\(name))."
                continue
            }
            if let error = OpenDocument.parse(part, name, visitor) { problem = problem ?? error }
            if recordsSources { sources.append(SourcePart(entry: name, part: nil, bytes: part, blocks: visitor.takeSources())) }
        }
        return (result(visitor, problem), sources)
    }

    /// The same in one XML file.
    static func flatText(of bytes: [UInt8]) -> DocumentText { readFlat(bytes, recordsSources: false).text }

    static func readFlat(_ bytes: [UInt8], recordsSources: Bool) -> (text: DocumentText, sources: [SourcePart]) {
        let visitor = OpenTextVisitor(recordsSources: recordsSources)
        let text = result(visitor, OpenDocument.parse(bytes, "document", visitor))
        return (text, recordsSources ? [SourcePart(entry: "", part: nil, bytes: bytes, blocks: visitor.takeSources())] : [])
    }

    private static func result(_ visitor: OpenTextVisitor, _ problem: String?) -> DocumentText {
        let reason = problem ?? visitor.unreadable.min().map { "le document contient \($0), qui n’est pas lu." }
        if visitor.blocks.isEmpty {
            let what = visitor.pictureCount > 0 ? "le document ne contient que des images. En donner le texte." : "le document ne contient aucun texte."
            return DocumentText(status: .unread(reason: reason ?? what))
        }
        return DocumentText(blocks: visitor.blocks, status: reason.map { .incomplete(reason: $0) } ?? .read)
    }
}

/// What texts and spreadsheets in OpenDocument have in common.
enum OpenDocument {
    /// Why the document cannot be read at all, in French.
    static func refusal(_ parts: OfficeParts) -> String? {
        if let manifest = parts["META-INF/manifest.xml"], String(decoding: manifest, as: UTF8.self).contains("encryption-data") {
            return "document protégé par un mot de passe. Donner une version sans mot de passe."
        }
        guard parts["content.xml"] == nil else { return nil }
        return "document OpenDocument sans contenu : " + (parts.problem ?? "fichier incomplet. Le télécharger à nouveau.")
    }

    /// What was wrong, in French; `nil` if the part was read to its end.
    static func parse(_ bytes: [UInt8], _ part: String, _ visitor: some XMLVisitor) -> String? {
        XMLReader(vocabulary: OpenTag.vocabulary, attributes: OpenKey.names, limits: .officePart, keepsPlaces: false)
            .read(bytes, path: part, visitor: visitor).error.map { "une partie du texte n’a pas pu être lue (\($0.what))." }
    }
}
