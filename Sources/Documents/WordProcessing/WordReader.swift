// DOCX → text.

import Provenance
import XML

/// Reads the Office Open XML documents of Word.
enum WordReader {
    static func text(of bytes: [UInt8]) -> DocumentText { read(bytes, recordsSources: false).text }

    /// The text, and if asked for where it comes from.
    static func read(_ bytes: [UInt8], recordsSources: Bool) -> (text: DocumentText, sources: [SourcePart]) {
        let parts = OfficeParts(bytes) { name in
            // Pictures, fonts and themes hold no text, and are most of many files.
            (name.hasSuffix(".xml") || name.hasSuffix(".rels")) && !name.contains("/theme/") && !name.hasPrefix("customXml/")
                && !name.hasPrefix("docProps/")
        }
        let main = parts.main(ofType: "officeDocument", usually: "word/document.xml")
        guard let body = parts[main] else {
            let reason = "document Word sans texte principal : " + (parts.problem ?? "fichier incomplet. Le télécharger à nouveau.")
            return (DocumentText(status: .unread(reason: reason)), [])
        }
        let references = parts.relationships(of: main)
        var reading = WordReading(recordsSources: recordsSources)
        // Word always says which parts belong together; without it the labels of lists would be gone.
        if references.isEmpty, parts.hasSibling(of: main, named: ["styles.xml", "numbering.xml"]) {
            reading.note("la liste des parties du document manque : ni numérotation ni en-têtes.")
        }
        func first(_ type: String) -> [UInt8]? {
            guard let reference = references.first(where: { $0.isOf(type) }) else { return nil }
            if parts[reference.target] == nil { reading.note("une partie manque (\(type)).") }
            return parts[reference.target]
        }
        if let styles = first("styles") {
            let visitor = WordStyleVisitor()
            reading.parse(styles, "styles", visitor, whatIsLost: "les styles")
            reading.context.styles = WordStyles(visitor)
        }
        if let numbering = first("numbering") {
            let visitor = WordNumberingVisitor()
            reading.parse(numbering, "numbering", visitor, whatIsLost: "la numérotation")
            reading.context.numbering = visitor.numbering
        }
        reading.readAll("header", .pageHeader, references, parts)
        reading.read(body, part: "body", entry: main, role: nil, whatIsLost: "une partie du texte")
        reading.readAll("footnotes", .footnote, references, parts)
        reading.readAll("endnotes", .footnote, references, parts)
        reading.readAll("footer", .pageFooter, references, parts)
        reading.readAll("comments", .comment, references, parts)
        return (reading.text(containerProblem: parts.problem), reading.sources)
    }
}

/// The reading of one document, part by part.
private struct WordReading {
    let recordsSources: Bool
    var context = WordContext()
    private(set) var sources: [SourcePart] = []
    /// In French.
    private var problem: String?

    init(recordsSources: Bool) { self.recordsSources = recordsSources }

    mutating func note(_ reason: String) { problem = problem ?? reason }

    mutating func readAll(_ type: String, _ role: TextBlock.Role, _ references: [OfficeRelationship], _ parts: OfficeParts) {
        for reference in references where reference.isOf(type) {
            let name = String(reference.target.lastPathComponent.prefix { $0 != "." })
            guard let bytes = parts[reference.target] else {
                note("une partie manque (\(name)).")
                continue
            }
            read(bytes, part: name, entry: reference.target, role: role, whatIsLost: "une partie du texte (\(name))")
        }
    }

    mutating func read(_ bytes: [UInt8], part: String, entry: String, role: TextBlock.Role?, whatIsLost: String) {
        let visitor = WordStoryVisitor(WordStory(part: part, role: role, context: context, recordsSources: recordsSources))
        // Two owners would make each change a copy of all blocks.
        context = WordContext()
        parse(bytes, part, visitor, whatIsLost: whatIsLost)
        visitor.story.finish()
        context = visitor.story.context
        if let blocks = visitor.story.sources { sources.append(SourcePart(entry: entry, part: part, bytes: bytes, blocks: blocks)) }
    }

    mutating func parse(_ bytes: [UInt8], _ part: String, _ visitor: some XMLVisitor, whatIsLost: String) {
        let error = XMLReader(vocabulary: WordTag.vocabulary, attributes: WordKey.names, limits: .officePart, keepsPlaces: false)
            .read(bytes, path: part, visitor: visitor).error
        if let error { note("\(whatIsLost) n’a pas pu être lu (\(error.what)).") }
    }

    func text(containerProblem: String?) -> DocumentText {
        let reason = containerProblem ?? problem ?? context.unreadable.min().map { "le document contient \($0), qui n’est pas lu." }
        if context.blocks.isEmpty {
            if let reason { return DocumentText(status: .unread(reason: reason)) }
            let what = context.pictureCount > 0 ? "le document ne contient que des images. En donner le texte." : "le document ne contient aucun texte."
            return DocumentText(status: .unread(reason: what))
        }
        return DocumentText(blocks: context.blocks, status: reason.map { .incomplete(reason: $0) } ?? .read)
    }
}
