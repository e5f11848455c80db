import Provenance
import SampleFiles
import Testing

@testable import Documents

@Suite struct OpenTextTests {
    private static let namespaces = [
        "office", "text", "table", "style", "form",
    ].map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }.joined(separator: " ")
        + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""

    private func file(_ body: String, automatic: String = "", styles: String = "", manifest: String = "") -> [UInt8] {
        ZIPWriter.archive([
            "mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<manifest>\(manifest)</manifest>",
            "styles.xml": "<office:document-styles \(Self.namespaces)>\(styles)</office:document-styles>",
            "content.xml": """
                <office:document-content \(Self.namespaces)><office:automatic-styles>\(automatic)</office:automatic-styles>
                <office:body><office:text>\(body)</office:text></office:body></office:document-content>
                """,
        ])
    }

    private func read(_ body: String, automatic: String = "", styles: String = "") -> DocumentText {
        DocumentReader.text(of: file(body, automatic: automatic, styles: styles), path: "essai.odt")
    }

    @Test func paragraphsNotesAndChanges() {
        let text = read("""
            <text:tracked-changes><text:changed-region><text:deletion><text:p>effacé</text:p></text:deletion></text:changed-region></text:tracked-changes>
            <text:p>Durée<text:s text:c="3"/>: <text:span>36</text:span><text:tab/>mois<text:note><text:note-citation>1</text:note-citation><text:note-body>
            <text:p>Ferme</text:p></text:note-body></text:note>.<office:annotation><dc:creator>Moi</dc:creator><text:p>À voir</text:p></office:annotation></text:p>
            <text:section text:display="none"><text:p>caché</text:p></text:section><text:p><text:a>lien</text:a> <text:page-number>3</text:page-number></text:p>
            """)
        #expect(text.lines == ["Durée : 36 mois.", "Ferme", "À voir", "lien 3"])
        #expect(text.blocks.map(\.role) == [.paragraph, .footnote, .comment, .paragraph])
        #expect(text.blocks[1].place == .paragraph(part: "notes", index: 0))
        #expect(text.blocks[3].place == .paragraph(part: "body", index: 2))
        #expect(text.status == .read)
    }

    @Test func headingsAndLists() {
        let lists = """
            <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
            <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="1"/></text:list-style>
            <text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>
            """
        let outline = """
            <text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-prefix="Article "/>
            <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>
            """
        let text = read("""
            <text:h text:outline-level="1">Objet</text:h><text:h text:outline-level="2">Lots</text:h>
            <text:list text:style-name="L1"><text:list-item><text:p>un</text:p><text:p>suite</text:p><text:list><text:list-item><text:p>dedans</text:p></text:list-item></text:list></text:list-item>
            <text:list-item><text:p>deux</text:p></text:list-item></text:list><text:p>entre</text:p>
            <text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>trois</text:p></text:list-item></text:list>
            <text:list text:style-name="L2"><text:list-item><text:p>tiret</text:p></text:list-item></text:list><text:h text:outline-level="1">Durée</text:h>
            """, automatic: lists, styles: outline)
        #expect(text.lines == ["Article I Objet", "I.1 Lots", "1. un", "suite", "a) dedans", "2. deux", "entre", "3. trois", "– tiret", "Article II Durée"])
        #expect(text.blocks[1].role == .heading(level: 2))
        #expect(text.blocks[2].role == .listItem)
    }

    @Test func tables() {
        let text = read("""
            <table:table><table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell/>
            <table:table-cell><text:p>b</text:p></table:table-cell></table:table-row><table:table-row><table:covered-table-cell table:number-columns-repeated="2"/>
            <table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>
            """)
        #expect(text.blocks.map(\.role) == [
            .cell(TablePosition(table: 0, row: 0, column: 0, rowSpan: 2, columnSpan: 2)), .cell(TablePosition(table: 0, row: 0, column: 2)),
            .cell(TablePosition(table: 0, row: 1, column: 2)),
        ])
    }

    @Test func tickBoxes() {
        let text = read("""
            <office:forms><form:form><form:checkbox form:id="c1" form:current-state="checked"/><form:checkbox form:id="c2"/></form:form></office:forms>
            <text:p><draw:control draw:control="c1"/> oui <draw:control draw:control="c2"/> non</text:p><text:p>☑ alloti</text:p>
            """)
        #expect(text.lines == ["☒ oui ☐ non", "☒ alloti"])
    }

    @Test func whatCannotBeRead() {
        let encrypted = file("<text:p>a</text:p>", manifest: "<encryption-data/>")
        #expect(DocumentReader.text(of: encrypted, path: "a").status.reason?.contains("mot de passe") == true)
        #expect(read("").status == .unread(reason: "le document ne contient aucun texte."))
        #expect(read("<text:p>a<draw:object/></text:p>").status.reason?.contains("objet incorporé") == true)
        #expect(read("<text:p>a</text:p><text:p>b</text:h>").status.reason?.contains("n’a pas pu être lue") == true)
    }
}
