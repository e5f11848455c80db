import Provenance
import SampleFiles
import Testing

@testable import Documents

@Suite struct NumberFormatTests {
    @Test(arguments: [
        ("1234.5", "#,##0.00\\ \"€\"", "1\u{202F}234,50 €"), ("0.6", "0%", "60%"), ("0.125", "0.0%", "12,5%"), ("1250000", "#,##0", "1\u{202F}250\u{202F}000"),
        ("0.60000000000000009", "General", "0,6"), ("48", "General", "48"), ("-1234.5", "#,##0.00;[Red]-#,##0.00", "-1\u{202F}234,50"), ("-0.001", "0.00", "0,00"),
        ("12", "0.##", "12"), ("12.5", "0.##", "12,5"), ("2.675", "0.00", "2,68"), ("3", "0 \"mois\"", "3 mois"), ("1500000", "#,##0.0,,\" M€\"", "1,5 M€"),
        ("-5", "_-* #,##0.00\\ _€_-;\\-* #,##0.00\\ _€_-", "-5,00"), ("46113", "dd/mm/yyyy", "01/04/2026"), ("46113.5", "d mmmm yyyy hh:mm", "1 avril 2026 12:00"),
        ("46113", "[$-40C]dddd d mmmm yyyy", "mercredi 1 avril 2026"), ("0.5", "h:mm", "12:00"), ("46113", "mmm-yy", "avr-26"), ("7", "@", "7"), ("abc", "0", "abc"),
        ("60", "0\"%\"", "60%"), ("5", "#,##0 [$€-40C]", "5 €"),
    ])
    func shown(stored: String, code: String, expected: String) {
        #expect(NumberFormat(code: code).text(stored) == expected)
    }

    @Test func builtIn() {
        #expect(NumberFormat(builtIn: 14).text("46113") == "01/04/2026")
        #expect(NumberFormat(builtIn: 44).text("1250.5") == "1\u{202F}250,50 €")
        #expect(NumberFormat(builtIn: 0).text("46113") == "46113")
        #expect(NumberFormat(builtIn: 14).text("44651", is1904: true) == "01/04/2026")
    }

    @Test func references() {
        #expect(CellReference("B12") == CellReference(row: 11, column: 1))
        #expect(CellReference("$AA$1") == CellReference(row: 0, column: 26))
        #expect(CellReference(row: 0, column: 701).text == "ZZ1")
        #expect(CellReference("12") == nil)
        #expect(CellReference("B1B") == nil)
        #expect(CellReference("ZZZZZZZZZZZZZZZZZZ99999999999999999999") == nil)
    }
}

@Suite struct WorkbookTests {
    private static let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    private func relations(_ list: [(String, String)]) -> String {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + list.enumerated().map { "<Relationship Id=\"r\($0)\" Type=\"\(Self.types)\($1.0)\" Target=\"\($1.1)\"/>" }.joined() + "</Relationships>"
    }

    private func read(_ sheet: String, more: KeyValuePairs<String, String> = [:]) -> DocumentText {
        var writer = ZIPWriter()
        writer.add("[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>")
        writer.add("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")]))
        writer.add("xl/workbook.xml", "<workbook \(Self.main)><sheets><sheet name=\"DPGF\" r:id=\"r0\" state=\"hidden\"/></sheets></workbook>")
        writer.add("xl/_rels/workbook.xml.rels", relations([("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]))
        writer.add("xl/sharedStrings.xml", "<sst \(Self.main)><si><t>Lot 1</t></si><si><r><t>Gros </t></r><r><t>œuvre</t></r><rPh><t>x</t></rPh></si></sst>")
        writer.add("xl/styles.xml", "<styleSheet \(Self.main)><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0&quot; h&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>")
        writer.add("xl/worksheets/sheet1.xml", "<worksheet \(Self.main)>\(sheet)</worksheet>")
        for (name, text) in more { writer.add(name, text) }
        return DocumentReader.text(of: writer.archive(), path: "DPGF.xlsx")
    }

    @Test func cells() {
        let text = read("""
            <sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>ici</t></is></c></row>
            <row r="4"><c r="A4" s="1"><v>46113</v></c><c r="B4" s="2"><f>SUM(A1)</f><v>120.5</v></c><c r="C4" t="b"><v>1</v></c><c r="D4" t="str"><f>A2</f><v>calculé</v></c><c r="E4" t="e"><v>#REF!</v></c></row>
            <row><c><v>7</v></c><c r="C5" s="0"/></row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>
            <headerFooter><oddHeader>&amp;L&amp;"Arial,Gras"&amp;12DPGF - Ville&amp;RPage &amp;P</oddHeader></headerFooter>
            """)
        #expect(text.blocks.map(\.text) == ["DPGF - Ville Page", "Lot 1", "Gros œuvre", "ici", "01/04/2026", "120,5 h", "VRAI", "calculé", "#REF!", "7"])
        #expect(text.blocks[1].role == .cell(TablePosition(table: 0, row: 1, column: 0, rowSpan: 2)))
        #expect(text.blocks[3].place == .cell(sheet: "DPGF", ref: "D2"))
        #expect(text.blocks[9].place == .cell(sheet: "DPGF", ref: "A5"))
        #expect(text.status == .read)
    }

    @Test func commentsAndTextBoxes() {
        let text = read("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>", more: [
            "xl/worksheets/_rels/sheet1.xml.rels": relations([("comments", "../comments1.xml"), ("drawing", "../drawings/drawing1.xml")]),
            "xl/comments1.xml": "<comments \(Self.main)><authors><author>Moi</author></authors><commentList><comment ref=\"A1\"><text><t>À voir</t></text></comment></commentList></comments>",
            "xl/drawings/drawing1.xml": "<wsDr xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:p><a:r><a:t>Les prix sont </a:t></a:r><a:r><a:t>fermes</a:t></a:r></a:p></wsDr>",
        ])
        #expect(text.lines == ["1", "Les prix sont fermes", "À voir"])
        #expect(text.blocks[2].role == .comment)
    }

    @Test func whatIsNotReadIsSaid() {
        #expect(read("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>A1*2</f></c></row></sheetData>").status.reason?.contains("formules sans résultat") == true)
        #expect(read("<sheetData/>").status.reason?.contains("aucune cellule") == true)
        #expect(read("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").lines == ["1"])
        #expect(read("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").status != .read)
        #expect(read("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>", more: ["xl/ctrlProps/ctrlProp1.xml": "<x/>"]).status.reason?.contains("contrôles") == true)
    }

    @Test func openDocument() {
        let base = "urn:oasis:names:tc:opendocument:xmlns:"
        let content = """
            <office:document-content xmlns:office="\(base)office:1.0" xmlns:table="\(base)table:1.0" xmlns:text="\(base)text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <office:body><office:spreadsheet><table:table table:name="BPU"><table:table-row table:number-rows-repeated="2"/><table:table-row>
            <table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>Prix</text:p><text:p>unitaire</text:p><office:annotation><dc:date>x</dc:date><text:p>note</text:p></office:annotation></table:table-cell>
            <table:table-cell table:number-columns-repeated="2"><text:p>12,50 €</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row>
            <table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000"/></table:table-row></table:table>
            </office:spreadsheet></office:body></office:document-content>
            """
        let text = DocumentReader.text(of: ZIPWriter.archive(["mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content]), path: "a.ods")
        #expect(text.lines == ["Prix unitaire", "note", "12,50 €", "12,50 €"])
        #expect(text.blocks.map(\.place) == ["C3", "C3", "D3", "E3"].map { .cell(sheet: "BPU", ref: $0) })
        #expect(text.status == .read)
    }
}
