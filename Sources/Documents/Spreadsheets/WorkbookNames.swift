// The names of SpreadsheetML that the readers of XLSX know.

/// Elements.
enum SheetTag: String, XMLNames {
    case sheet = "s:sheet", workbookProperties = "s:workbookPr"
    case item = "s:si", text = "s:t", phonetic = "s:rPh", formats = "s:numFmts", format = "s:numFmt", cellFormats = "s:cellXfs", cellFormat = "s:xf"
    case row = "s:row", cell = "s:c", value = "s:v", formula = "s:f", inline = "s:is", merge = "s:mergeCell"
    case comment = "s:comment", author = "s:authors", header = "s:oddHeader", footer = "s:oddFooter"
    case paragraph = "a:p", drawn = "a:t", fallback = "mc:Fallback"

    static let prefixes = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "s", "http://purl.oclc.org/ooxml/spreadsheetml/main": "s",
        "http://schemas.openxmlformats.org/drawingml/2006/main": "a", "http://purl.oclc.org/ooxml/drawingml/main": "a",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r", "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
        "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    ]
}

/// Attributes, by their index in `names`.
enum SheetKey {
    static let names = ["name", "r:id", "date1904", "numFmtId", "formatCode", "r", "t", "s", "ref"]
    static let name = 0, relation = 1, date1904 = 2, formatID = 3, formatCode = 4, reference = 5, type = 6, style = 7, range = 8
}
