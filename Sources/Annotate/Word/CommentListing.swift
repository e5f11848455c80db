// The part of a DOCX that holds its comments: the one there is, or a new one that the package learns of.

import Documents
import XML

struct CommentListing {
    /// Numbers that comments bear already.
    private(set) var numbers: Set<Int> = []
    private let entry: String
    /// `nil` if there is none yet.
    private var outline: XMLOutline?
    private let relations: (entry: String, outline: XMLOutline?, id: String)
    private let types: XMLOutline
    private let space: String
    private let folder: String
    private let prefix: String

    private static let relationsSpace = "http://schemas.openxmlformats.org/package/2006/relationships"
    private static let contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

    init(_ parts: OfficeParts, main: String, _ zip: ZipContainer) throws(AnnotationRefusal) {
        func outline(_ name: String) throws(AnnotationRefusal) -> XMLOutline? {
            guard let entry = zip.entry(named: name) else { return nil }
            guard let bytes = parts[name], entry.crc == CRC32.of(bytes), let outline = XMLOutline(bytes) else {
                throw AnnotationRefusal(reason: "une partie du document ne peut être complétée (\(name)). L’enregistrer à nouveau dans Word.")
            }
            return outline
        }
        guard let body = try outline(main), let types = try outline("[Content_Types].xml") else {
            throw AnnotationRefusal(reason: "document Word incomplet. L’enregistrer à nouveau dans Word.")
        }
        self.types = types
        space = WordSpace.of(body)
        folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
        let relationsEntry = "\(folder)_rels/\(main.dropFirst(folder.count)).rels"
        let related = try outline(relationsEntry)
        relations = (relationsEntry, related, Self.freeIdentifier(in: related))
        if let existing = parts.relationships(of: main).first(where: { $0.isOf("comments") })?.target {
            guard let comments = try outline(existing), comments.isNamed(0, "comments") else {
                throw AnnotationRefusal(reason: "la partie qui porte les commentaires manque. L’enregistrer à nouveau dans Word.")
            }
            entry = existing
            self.outline = comments
            for element in comments.elements.indices where comments.isNamed(element, "comment") {
                if let number = comments.attribute(comments.prefix(of: element) + "id", of: element).flatMap({ Int($0) }) { numbers.insert(number) }
            }
        } else {
            // A part that nothing refers to keeps its name.
            let names = [""] + (2...99).map(String.init)
            let inFolder = folder
            entry = names.map { "\(inFolder)comments\($0).xml" }.first { zip.entry(named: $0) == nil } ?? "\(inFolder)comments-clausier.xml"
        }
        prefix = self.outline.map { $0.prefix(of: 0) } ?? "w:"
    }

    private static func freeIdentifier(in relations: XMLOutline?) -> String {
        guard let relations else { return "rIdClausier" }
        let taken = Set(relations.elements.indices.compactMap { relations.attribute("Id", of: $0) })
        var number = 1
        while taken.contains("rIdClausier\(number)") { number += 1 }
        return "rIdClausier\(number)"
    }

    /// A comment, in the prefix of its part.
    func comment(_ number: Int, _ text: CommentText) -> String {
        // Attributes of no prefix would be in no namespace: then the prefix is declared on the spot.
        let w = prefix.isEmpty ? "w:" : prefix
        let declaration = prefix.isEmpty ? " xmlns:w=\"\(space)\"" : ""
        let paragraphs = text.lines.enumerated().map { index, line in
            let sign = index == 0 ? "<\(w)r><\(w)annotationRef/></\(w)r>" : ""
            let properties = line.isStrong ? "<\(w)rPr><\(w)b/></\(w)rPr>" : ""
            return "<\(w)p>\(sign)<\(w)r>\(properties)<\(w)t xml:space=\"preserve\">\(Markup.text(line.text))</\(w)t></\(w)r></\(w)p>"
        }
        return "<\(w)comment\(declaration) \(w)id=\"\(number)\" \(w)author=\"\(CommentText.author)\" \(w)initials=\"\(CommentText.initials)\">"
            + paragraphs.joined() + "</\(w)comment>"
    }

    /// Changes the parts of the package that there are, answers those that are new.
    func write(_ comments: String, replacing replaced: inout [String: [UInt8]]) -> [(name: String, contents: [UInt8])] {
        if let outline {
            var insertions = Insertions()
            insertions.append(comments, to: 0, of: outline)
            replaced[entry] = insertions.applied(to: outline.bytes)
            return []
        }
        var typed = Insertions()
        typed.append("<\(types.prefix(of: 0))Override PartName=\"/\(entry)\" ContentType=\"\(Self.contentType)\"/>", to: 0, of: types)
        replaced["[Content_Types].xml"] = typed.applied(to: types.bytes)
        let standard = space == WordSpace.strict ? "http://purl.oclc.org/ooxml" : "http://schemas.openxmlformats.org"
        let type = standard + (space == WordSpace.strict ? "/officeDocument/relationships/comments" : "/officeDocument/2006/relationships/comments")
        func relation(_ prefix: String) -> String {
            "<\(prefix)Relationship Id=\"\(relations.id)\" Type=\"\(type)\" Target=\"\(entry.dropFirst(folder.count))\"/>"
        }
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        var added = [(entry, Array("\(declaration)<w:comments xmlns:w=\"\(space)\">\(comments)</w:comments>".utf8))]
        if let related = relations.outline {
            var insertions = Insertions()
            insertions.append(relation(related.prefix(of: 0)), to: 0, of: related)
            replaced[relations.entry] = insertions.applied(to: related.bytes)
        } else {
            added.append((relations.entry, Array("\(declaration)<Relationships xmlns=\"\(Self.relationsSpace)\">\(relation(""))</Relationships>".utf8)))
        }
        return added
    }
}
