// ODT and flat ODT → text.

import Provenance
import XML

/// Reads OpenDocument texts.
enum OpenTextReader {
    static func text(of bytes: [UInt8]) -> DocumentText {
        let parts = OfficeParts(bytes) { ["content.xml", "styles.xml", "META-INF/manifest.xml"].contains($0) }
        if let refusal = OpenDocument.refusal(parts) { return DocumentText(status: .unread(reason: refusal)) }
        let visitor = OpenTextVisitor()
        var problem = parts.problem
        for name in ["styles.xml", "content.xml"] {
            guard let part = parts[name] else {
                problem = problem ?? "une partie manque (\(name))."
                continue
            }
            if let error = OpenDocument.parse(part, name, visitor) { problem = problem ?? error }
        }
        return result(visitor, problem)
    }

    /// The same in one XML file.
    static func flatText(of bytes: [UInt8]) -> DocumentText {
        let visitor = OpenTextVisitor()
        return result(visitor, OpenDocument.parse(bytes, "document", visitor))
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
        XMLReader(vocabulary: OpenTag.vocabulary, attributes: OpenKey.names, limits: .officePart)
            .read(bytes, path: part, visitor: visitor).error.map { "une partie du texte n’a pas pu être lue (\($0.what))." }
    }
}
