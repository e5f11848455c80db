// A letter in Markdown as a Word document: headings, paragraphs, bold, lists. Nothing else is needed, so nothing
// else is written.

/// DOCX (Office Open XML) from the Markdown of a letter.
public enum WordLetter {
    public static func document(_ markdown: String) -> [UInt8] {
        var body = ""
        var paragraph: [String] = []
        func flush() {
            guard !paragraph.isEmpty else { return }
            body += element(paragraph, style: nil)
            paragraph = []
        }
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            let text = line.trimmed
            if text.isEmpty {
                flush()
            } else if text.hasPrefix("## ") {
                flush()
                body += element([String(text.dropFirst(3))], style: "Heading2")
            } else if text.hasPrefix("# ") {
                flush()
                body += element([String(text.dropFirst(2))], style: "Title")
            } else if text.hasPrefix("- ") {
                flush()
                body += element([item(text.dropFirst(2))], style: "ListParagraph")
            } else {
                // Lines of one paragraph keep their ends: an address is written so.
                paragraph.append(String(text))
            }
        }
        flush()
        let document = header + #"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"# + body
            + #"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#
        return StoredArchive.bytes([
            ("[Content_Types].xml", Array(contentTypes.utf8)), ("_rels/.rels", Array(relations.utf8)), ("word/document.xml", Array(document.utf8)),
            ("word/_rels/document.xml.rels", Array(documentRelations.utf8)), ("word/styles.xml", Array(styles.utf8)),
        ])
    }

    /// « [x] » is a ticked box; what has no box has a bullet.
    private static func item(_ text: Substring) -> String {
        if text.hasPrefix("[x] ") { return "☑ " + text.dropFirst(4) }
        if text.hasPrefix("[ ] ") { return "☐ " + text.dropFirst(4) }
        return "• " + text
    }

    private static func element(_ lines: [String], style: String?) -> String {
        let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
        return "<w:p>\(properties)\(lines.map(runs).joined(separator: "<w:r><w:br/></w:r>"))</w:p>"
    }

    /// Text between `**` is bold.
    private static func runs(_ line: String) -> String {
        let pieces = line.split(separator: "**", omittingEmptySubsequences: false)
        // An odd number of marks opens something that is never closed: then they are plain asterisks.
        guard pieces.count % 2 == 1 else { return run(line, isBold: false) }
        return pieces.enumerated().map { $1.isEmpty ? "" : run(String($1), isBold: $0 % 2 == 1) }.joined()
    }

    private static func run(_ text: String, isBold: Bool) -> String {
        "<w:r>\(isBold ? "<w:rPr><w:b/></w:rPr>" : "")<w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>"
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in VisibleText.clean(text).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            // No XML character.
            case "\u{FFFE}", "\u{FFFF}": continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static let header = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
    private static let contentTypes = header
        + #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#
    private static let relations = header
        + #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#
    private static let documentRelations = header
        + #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#
    private static let styles = header
        + #"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="80"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="60"/><w:ind w:left="340" w:hanging="340"/></w:pPr></w:style></w:styles>"#
}
