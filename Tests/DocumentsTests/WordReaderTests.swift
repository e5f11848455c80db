import Provenance
import SampleFiles
import Testing

@testable import Documents

@Suite struct WordReaderTests {
    @Test func runsOfAParagraphAreOneText() {
        let text = WordFile.read("""
            <w:p><w:r><w:t>Le présent mar</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">ché  est </w:t></w:r>
            <w:hyperlink><w:r><w:t>passé</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>pour 48</w:t><w:t>\u{A0}mois</w:t><w:br/><w:t>fermes.</w:t></w:r></w:p>
            """)
        #expect(text.lines == ["Le présent marché est passé pour 48\u{A0}mois fermes."])
        #expect(text.blocks[0].place == .paragraph(part: "body", index: 0))
        #expect(text.status == .read)
    }

    @Test func trackedChangesAsAccepted() {
        let text = WordFile.read("""
            <w:p><w:r><w:t xml:space="preserve">Durée : </w:t></w:r><w:del><w:r><w:delText>24</w:delText></w:r></w:del>
            <w:ins><w:r><w:t>36</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> mois</w:t></w:r><w:moveFrom><w:r><w:t>parti</w:t></w:r></w:moveFrom></w:p>
            <w:p><w:pPr><w:rPr><w:del/></w:rPr><w:pPrChange><w:pPr><w:pStyle w:val="Titre1"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t xml:space="preserve">Deux </w:t></w:r></w:p>
            <w:p><w:r><w:t>en un.</w:t></w:r></w:p>
            """)
        #expect(text.lines == ["Durée : 36 mois", "Deux en un."])
        #expect(text.blocks.allSatisfy { $0.role == .paragraph })
    }

    @Test func hiddenTextAndInstructionsOfFieldsAreNotText() {
        let text = WordFile.read("""
            <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t xml:space="preserve">Voir </w:t></w:r>
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF </w:instrText></w:r><w:r><w:t>dans l’instruction</w:t></w:r>
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>l’article 4</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
            <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r></w:p><w:p><w:r><w:t>La suite reste.</w:t></w:r></w:p>
            """)
        #expect(text.lines == ["Voir l’article 4.", "La suite reste."])
    }

    /// Headings by style, by what the style is based on, and by the paragraph itself.
    @Test func headings() {
        let styles = """
            <w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
            <w:style w:type="paragraph" w:styleId="Maison"><w:name w:val="Article maison"/><w:basedOn w:val="Base"/></w:style>
            <w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Boucle"><w:name w:val="b"/><w:basedOn w:val="Boucle"/></w:style>
            """
        let text = WordFile.read(
            WordFile.p("Objet", properties: "<w:pStyle w:val=\"Titre1\"/>") + WordFile.p("Lots", properties: "<w:pStyle w:val=\"Maison\"/>")
                + WordFile.p("Durée", properties: "<w:outlineLvl w:val=\"1\"/>") + WordFile.p("Texte", properties: "<w:pStyle w:val=\"Boucle\"/>"),
            ["styles": styles])
        #expect(text.blocks.map(\.role) == [.heading(level: 1), .heading(level: 3), .heading(level: 2), .paragraph])
    }

    @Test func numbersOfListsAndHeadings() {
        let numbering = """
            <w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Article %1 –"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
            <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\u{F0A8}"/><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
            """
        func numbered(_ text: String, _ list: Int, _ level: Int = 0) -> String {
            WordFile.p(text, properties: "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
        }
        let text = WordFile.read(
            numbered("Objet", 1) + numbered("a", 1, 1) + numbered("b", 1, 1) + numbered("Lots", 1) + numbered("c", 1, 1)
                + numbered("Oui", 2) + numbered("Suite", 3),
            ["numbering": numbering])
        #expect(text.lines == ["Article I – Objet", "1.1 a", "1.2 b", "Article II – Lots", "2.1 c", "☐ Oui", "Article VII – Suite"])
        #expect(text.blocks[1].role == .listItem)
        #expect(text.blocks[1].text == "a")
        // Some writers put the number before the style.
        let reversed = WordFile.read(
            WordFile.p("a", properties: "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:pStyle w:val=\"X\"/>"), ["numbering": numbering])
        #expect(reversed.lines == ["Article I – a"])
    }

    /// Content controls, old form fields, symbol fonts: the same two signs.
    @Test func tickBoxes() {
        let old = { (checked: String) in
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/>\(checked)</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        }
        let text = WordFile.read("""
            <w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☑</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t xml:space="preserve"> alloti</w:t></w:r></w:p>
            <w:p>\(old("<w:checked/>"))<w:r><w:t xml:space="preserve"> oui </w:t></w:r>\(old(""))<w:r><w:t xml:space="preserve"> non</w:t></w:r></w:p>
            <w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:t xml:space="preserve"> a </w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>o</w:t></w:r><w:r><w:t xml:space="preserve"> b ☑ c □ d</w:t></w:r></w:p>
            """)
        #expect(text.lines == ["☒ alloti", "☒ oui ☐ non", "☒ a ☐ b ☒ c ☐ d"])
    }

    @Test func dropDowns() {
        let text = WordFile.read("""
            <w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="un"/><w:listEntry w:val="deux"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
            <w:p><w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value="x"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>choisi</w:t></w:r></w:sdtContent></w:sdt></w:p>
            """)
        #expect(text.lines == ["deux", "choisi"])
    }

    @Test func tables() {
        func cell(_ text: String, _ properties: String = "") -> String { "<w:tc><w:tcPr>\(properties)</w:tcPr>\(WordFile.p(text))</w:tc>" }
        let text = WordFile.read("""
            <w:tbl><w:tr>\(cell("Lot"))\(cell("Objet et durée", "<w:gridSpan w:val=\"2\"/>"))</w:tr>
            <w:tr>\(cell("1", "<w:vMerge w:val=\"restart\"/>"))\(cell("Gros œuvre"))\(cell("12 mois"))</w:tr>
            <w:tr>\(cell("", "<w:vMerge/>"))\(cell("Tranche 2"))<w:tc><w:tbl><w:tr>\(cell("dedans"))</w:tr></w:tbl>\(WordFile.p("après"))</w:tc></w:tr>
            <w:tr><w:trPr><w:del/></w:trPr>\(cell("rayé"))</w:tr></w:tbl>
            """)
        #expect(text.blocks.map(\.text) == ["Lot", "Objet et durée", "1", "Gros œuvre", "12 mois", "Tranche 2", "dedans", "après"])
        let roles = text.blocks.map(\.role)
        #expect(roles[1] == .cell(TablePosition(table: 0, row: 0, column: 1, columnSpan: 2)))
        #expect(roles[2] == .cell(TablePosition(table: 0, row: 1, column: 0, rowSpan: 2)))
        #expect(roles[5] == .cell(TablePosition(table: 0, row: 2, column: 1)))
        #expect(roles[6] == .cell(TablePosition(table: 1, row: 0, column: 0)))
        #expect(roles[7] == .cell(TablePosition(table: 0, row: 2, column: 2)))
    }

    @Test func textBoxesStandOnceAndAfterTheirParagraph() {
        let text = WordFile.read("""
            <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>\(WordFile.p("encadré"))</w:txbxContent></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><v:textbox><w:txbxContent>\(WordFile.p("encadré"))</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>ancre</w:t></w:r></w:p>
            """)
        #expect(text.lines == ["ancre", "encadré"])
    }

    @Test func otherPartsHaveRolesOfTheirOwn() {
        let text = WordFile.read(WordFile.p("Corps"), [
            "header1": WordFile.p("RC – Ville"), "footnotes": "<w:footnote>\(WordFile.p("Note"))</w:footnote>",
            "comments": "<w:comment>\(WordFile.p("À revoir"))</w:comment>",
        ])
        #expect(text.blocks.map(\.text) == ["RC – Ville", "Corps", "Note", "À revoir"])
        #expect(text.blocks.map(\.role) == [.pageHeader, .paragraph, .footnote, .comment])
        #expect(text.blocks[2].place == .paragraph(part: "footnotes", index: 0))
    }

    /// What is in the file and was not read keeps the paper from being taken for silent.
    @Test func whatIsNotReadIsSaid() {
        #expect(WordFile.read(WordFile.p("a") + "<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>").status.reason?.contains("objet incorporé") == true)
        #expect(WordFile.read("<w:p/>").status == .unread(reason: "le document ne contient aucun texte."))
        #expect(WordFile.read("<w:p><w:r><w:drawing/></w:r></w:p>").status.reason?.contains("images") == true)
    }

    @Test func damagedXMLKeepsWhatCameBefore() {
        let text = WordFile.read(WordFile.p("avant") + "<w:p><w:r><w:t>pendant</w:r>" + WordFile.p("après"))
        #expect(text.lines.first == "avant")
        #expect(text.status.reason?.contains("n’a pas pu être lu") == true)
    }
}
