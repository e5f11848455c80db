// DOCX files for tests, from the XML of their parts.

import Documents

package enum WordFile {
    package static let namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
        xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
        """
    private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    /// `parts`: the inner XML of further parts by name: styles, numbering, header1, footnotes, comments …
    package static func bytes(_ body: String, _ parts: [String: String] = [:]) -> [UInt8] {
        let roots = ["styles": "styles", "numbering": "numbering", "header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"]
        var writer = ZIPWriter()
        writer.add("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """)
        writer.add("_rels/.rels", relationships([("rId1", "officeDocument", "word/document.xml")]))
        writer.add("word/_rels/document.xml.rels", relationships(parts.keys.sorted().enumerated().map { index, name in
            ("rId\(index)", String(name.prefix { $0.isLetter }), "\(name).xml")
        }))
        for (name, xml) in parts.sorted(by: { $0.key < $1.key }) {
            let root = roots[String(name.prefix { $0.isLetter })] ?? name
            writer.add("word/\(name).xml", "<w:\(root) \(namespaces)>\(xml)</w:\(root)>")
        }
        writer.add("word/document.xml", "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>")
        return writer.archive()
    }

    package static func read(_ body: String, _ parts: [String: String] = [:]) -> DocumentText {
        DocumentReader.text(of: bytes(body, parts), path: "essai.docx")
    }

    package static func p(_ text: String, properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    private static func relationships(_ list: [(String, String, String)]) -> String {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + list.map { "<Relationship Id=\"\($0.0)\" Type=\"\(types)\($0.1)\" Target=\"\($0.2)\"/>" }.joined() + "</Relationships>"
    }
}

extension DocumentText {
    /// What a person would see, one line a block: label, text.
    package var lines: [String] { blocks.map { ($0.label.map { $0 + " " } ?? "") + $0.text } }
}
