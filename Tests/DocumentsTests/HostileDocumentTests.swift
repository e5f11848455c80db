import Provenance
import SampleFiles
import Testing

@testable import Documents

/// Damaged and hostile documents: never a crash, and never the status « read » for something else
/// than what stands in the whole document.
@Suite struct HostileDocumentTests {
    private static let numbering = """
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        """
    private static let whole = WordFile.bytes(
        (0..<20).map { WordFile.p("Article \($0) du marché", properties: "<w:numPr><w:numId w:val=\"1\"/></w:numPr>") }.joined(),
        ["header1": WordFile.p("RC"), "numbering": numbering, "styles": "<w:style w:styleId=\"a\"/>"])

    private func check(_ bytes: [UInt8], _ damage: String) {
        let text = DocumentReader.text(of: bytes, path: "a.docx")
        if text.status == .read { #expect(text.lines == Self.expected, "\(damage)") }
        if text.blocks.isEmpty, text.status.reason == nil { Issue.record("\(damage): silence") }
    }

    private static let expected = DocumentReader.text(of: whole, path: "a.docx").lines

    @Test func wordFilesCutShort() {
        #expect(Self.expected.count == 21)
        // The last 22 bytes only say where the directory is, and libarchive finds it without them.
        for length in stride(from: 0, to: Self.whole.count - 22, by: 37) { check(Array(Self.whole[..<length]), "cut at \(length)") }
    }

    @Test func wordFilesWithFlippedBits() {
        for position in stride(from: 0, to: Self.whole.count, by: 11) {
            var bytes = Self.whole
            bytes[position] ^= 1 << UInt8(position % 7)
            // A changed name of something this document does not need changes nothing.
            check(bytes, "bit of byte \(position)")
        }
    }

    @Test func entitiesWithinADocument() {
        var writer = ZIPWriter()
        writer.add("[Content_Types].xml", "<a ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>")
        writer.add("word/document.xml", "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document \(WordFile.namespaces)><w:body>\(WordFile.p("&b;"))</w:body></w:document>")
        let text = DocumentReader.text(of: writer.archive(), path: "a.docx")
        #expect(text.blocks.isEmpty)
        #expect(text.status.reason?.contains("entité") == true)
    }

    @Test func documentsThatUnpackWithoutEnd() {
        let types = "<a ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
        let bomb = ArchiveWriter.archive(.zip, [("[Content_Types].xml", Array(types.utf8)), ("word/document.xml", [UInt8](repeating: 0x20, count: 66 << 20))])
        #expect(DocumentReader.text(of: bomb, path: "a.docx").status.reason?.contains("se déploie") == true)
    }

    @Test func tablesInTables() {
        func nested(_ depth: Int) -> String {
            String(repeating: "<w:tbl><w:tr><w:tc>", count: depth) + WordFile.p("fond") + String(repeating: "</w:tc></w:tr></w:tbl>", count: depth)
        }
        let deep = WordFile.read(nested(40))
        #expect(deep.lines == ["fond"])
        #expect(deep.blocks[0].role == .cell(TablePosition(table: 39, row: 0, column: 0)))
        #expect(WordFile.read(WordFile.p("avant") + nested(5_000)).status.reason?.contains("emboîtés") == true)
    }

    /// Numbers that are no sensible ones.
    @Test func absurdProperties() {
        let text = WordFile.read("""
            <w:tbl><w:tr><w:trPr><w:gridBefore w:val="99999999999"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr>\(WordFile.p("a"))</w:tc>
            <w:tc><w:tcPr><w:gridSpan w:val="-5"/><w:vMerge/></w:tcPr>\(WordFile.p("b"))</w:tc></w:tr></w:tbl>
            \(WordFile.p("c", properties: "<w:outlineLvl w:val=\"-3\"/><w:numPr><w:ilvl w:val=\"77\"/><w:numId w:val=\"-1\"/></w:numPr>"))
            <w:p><w:r><w:fldChar w:fldCharType="end"/><w:t>d</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="9223372036854775807"/></w:ddList></w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/></w:r></w:p>
            """)
        #expect(text.lines == ["a", "b", "c", "d"])
        #expect(text.blocks[2].role == .paragraph)
        let page = DocumentReader.text(of: Array("<table><tr><td colspan=-1 rowspan=99999999999>a<td colspan=2147483647>b</table>".utf8), path: "a")
        #expect(page.lines == ["a", "b"])
    }

    /// Time grows with the size of a document, not with its square.
    @Test(.timeLimit(.minutes(1))) func paragraphsOfManyPieces() {
        let line = "des mots, toujours des mots, jusqu’au bord de la page et\n"
        let text = DocumentReader.text(of: Array(String(repeating: line, count: 30_000).utf8), path: "a.txt")
        #expect(text.blocks.count == 1)
        let fields = String(repeating: "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>x</w:t></w:r>", count: 30_000)
        #expect(WordFile.read("<w:p>\(fields)</w:p>" + WordFile.p("fin")).lines.last == "fin")
    }

    @Test func containersOfMicrosoft() {
        let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        func container(_ stream: String) -> [UInt8] {
            mark + [UInt8](repeating: 0, count: 600) + stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        }
        func reason(_ stream: String) -> String { DocumentReader.text(of: container(stream), path: "a").status.reason ?? "" }
        #expect(reason("EncryptedPackage").contains("mot de passe"))
        #expect(DocumentFormat(sniffing: container("Workbook")) == .xls)
        #expect(DocumentFormat(sniffing: container("WordDocument")) == .doc)
    }
}
