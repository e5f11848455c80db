// Comments in OpenDocument texts.

import Documents
import SampleFiles
import Testing

@testable import Annotate

@Suite struct OpenAnnotationTests {
    private static let namespaces = ["office", "text", "table", "style"].map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }
        .joined(separator: " ") + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""

    private func file(_ body: String) -> [UInt8] {
        ZIPWriter.archive([
            "mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<manifest/>",
            "styles.xml": """
                <office:document-styles \(Self.namespaces)><office:master-styles><style:master-page><style:header><text:p>En-tête</text:p></style:header>\
                </style:master-page></office:master-styles></office:document-styles>
                """,
            "content.xml": "<office:document-content \(Self.namespaces)><office:body><office:text>\(body)</office:text></office:body></office:document-content>",
        ])
    }

    private func annotate(_ bytes: [UInt8], _ quotes: String...) throws -> (found: [FoundComment], result: AnnotatedBytes) {
        let result = try #require(try CommentedDocument.annotate(bytes, comments(on: quotes, in: bytes)))
        return (Anchors.ofOpenDocument(Anchors.content(result.bytes)), result)
    }

    @Test func withinAndAcrossSpans() throws {
        let bytes = file("""
            <text:h text:outline-level="1">Règlement</text:h><text:p>Délai &amp; durée<text:s text:c="2"/>: <text:span>vingt <text:span>jours</text:span></text:span>,
            puis<text:tab/>rien<text:a>. Lien</text:a></text:p><table:table><table:table-row><table:table-cell><text:p>5 %</text:p></table:table-cell></table:table-row></table:table>
            """)
        let (found, result) = try annotate(bytes, "vingt jours", "durée : vingt", "puis rien. Li", "5 %", "& durée")
        #expect(Set(found.map(\.anchored)) == ["vingt jours", "durée : vingt", "puis rien. Li", "5 %", "& durée"])
        #expect(found.allSatisfy { $0.author == "Clausier" && $0.lines.count == 2 })
        #expect(result.placements.allSatisfy { $0 == .exact })
    }

    @Test func fieldsNotesAndHeaders() throws {
        let bytes = file("""
            <text:p>Titre</text:p><text:p>Page <text:page-number>12 pages</text:page-number> en tout<text:note><text:note-citation>1</text:note-citation><text:note-body>\
            <text:p>Prix révisable</text:p></text:note-body></text:note>.</text:p>
            """)
        let (found, result) = try annotate(bytes, "2 pa", "révisable", "En-tête")
        let anchored = Dictionary(uniqueKeysWithValues: found.map { ($0.lines[0], $0.anchored) })
        #expect(anchored["RÈGLE · sur « 2 pa »"] == "12 pages")
        #expect(anchored["RÈGLE · sur « révisable »"]?.hasSuffix("Prix révisable") == true)
        #expect(anchored["RÈGLE · sur « En-tête »"] == "Titre")
        #expect(result.placements[0] == .widened)
        #expect(found.filter { $0.lines.count == 3 }.count == 2, "what was moved says so")
    }

    @Test func onlyTheContentChangesAndOldCommentsStay() throws {
        let bytes = file("""
            <text:p><office:annotation office:name="clausier-1"><dc:creator>Moi</dc:creator><text:p>ancien</text:p></office:annotation>Durée de \
            48 mois<office:annotation-end office:name="clausier-1"/></text:p>
            """)
        let (found, result) = try annotate(bytes, "48 mois")
        #expect(found.map(\.anchored) == ["Durée de 48 mois", "48 mois"])
        #expect(found.map(\.author) == ["Moi", "Clausier"])
        let (before, after) = (try ZipContainer(bytes), try ZipContainer(result.bytes))
        #expect(before.entries.count == after.entries.count)
        for (old, new) in zip(before.entries, after.entries) where old.name != Array("content.xml".utf8) {
            #expect(bytes[old.local].elementsEqual(result.bytes[new.local]))
        }
        #expect(result.bytes[..<80].elementsEqual(bytes[..<80]), "the type stays the first entry, unpacked")
    }

    @Test func oneFlatFile() throws {
        let flat = """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document \(Self.namespaces) office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>Durée de 48 mois</text:p></office:text></office:body></office:document>
            """
        let bytes = Array(flat.utf8)
        let result = try #require(try CommentedDocument.annotate(bytes, comments(on: ["48 mois"], in: bytes)))
        #expect(Anchors.ofOpenDocument(result.bytes).map(\.anchored) == ["48 mois"])
    }
}
