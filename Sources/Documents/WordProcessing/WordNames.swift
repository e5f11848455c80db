// The names of WordprocessingML that the readers of DOCX know.

/// Elements.
enum WordTag: String, XMLNames {
    case p = "w:p", r = "w:r", t = "w:t", tab = "w:tab", ptab = "w:ptab", br = "w:br", cr = "w:cr"
    case noBreakHyphen = "w:noBreakHyphen", softHyphen = "w:softHyphen", sym = "w:sym"
    case pPr = "w:pPr", rPr = "w:rPr", pStyle = "w:pStyle", rStyle = "w:rStyle", outlineLvl = "w:outlineLvl"
    case numPr = "w:numPr", ilvl = "w:ilvl", numId = "w:numId", vanish = "w:vanish", rFonts = "w:rFonts"
    case ins = "w:ins", del = "w:del", moveFrom = "w:moveFrom", moveTo = "w:moveTo"
    case delText = "w:delText", instrText = "w:instrText", delInstrText = "w:delInstrText"
    case pPrChange = "w:pPrChange", rPrChange = "w:rPrChange", tblPrChange = "w:tblPrChange", trPrChange = "w:trPrChange"
    case tcPrChange = "w:tcPrChange", sectPrChange = "w:sectPrChange", tblGridChange = "w:tblGridChange", sectPr = "w:sectPr"
    case tblPrExChange = "w:tblPrExChange", numberingChange = "w:numberingChange", rt = "w:rt"
    case tbl = "w:tbl", tr = "w:tr", tc = "w:tc", trPr = "w:trPr", tcPr = "w:tcPr", gridSpan = "w:gridSpan"
    case vMerge = "w:vMerge", hMerge = "w:hMerge", gridBefore = "w:gridBefore", cellDel = "w:cellDel", tblPr = "w:tblPr"
    case sdt = "w:sdt", sdtPr = "w:sdtPr", sdtContent = "w:sdtContent", checkbox14 = "w14:checkbox", checked14 = "w14:checked"
    case fldChar = "w:fldChar", checkBox = "w:checkBox", checked = "w:checked", defaultState = "w:default"
    case ddList = "w:ddList", result = "w:result", listEntry = "w:listEntry", ffData = "w:ffData"
    case alternate = "mc:AlternateContent", choice = "mc:Choice", fallback = "mc:Fallback"
    case txbxContent = "w:txbxContent", drawing = "w:drawing", pict = "w:pict"
    case altChunk = "w:altChunk", oleObject = "o:OLEObject", control = "w:control", chart = "c:chart", diagram = "dgm:relIds"
    case math = "m:t", comment = "w:comment"
    // styles.xml and numbering.xml
    case style = "w:style", basedOn = "w:basedOn", name = "w:name", abstractNum = "w:abstractNum", num = "w:num"
    case abstractNumId = "w:abstractNumId", lvl = "w:lvl", start = "w:start", numFmt = "w:numFmt", lvlText = "w:lvlText"
    case lvlRestart = "w:lvlRestart", isLgl = "w:isLgl", lvlOverride = "w:lvlOverride", startOverride = "w:startOverride"
    case numStyleLink = "w:numStyleLink", styleLink = "w:styleLink", docDefaults = "w:docDefaults"

    static let prefixes = [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
        "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
        "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
        "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
        "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
        "http://purl.oclc.org/ooxml/officeDocument/math": "m",
        "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
        "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
        "urn:schemas-microsoft-com:office:office": "o",
    ]
}

/// Attributes, by their index in `names`.
enum WordKey {
    static let names = [
        "w:val", "w14:val", "w:styleId", "w:type", "w:ascii", "w:hAnsi", "w:char", "w:font", "w:fldCharType",
        "w:abstractNumId", "w:numId", "w:ilvl", "w:default", "w:cs",
    ]
    static let val = 0, val14 = 1, styleId = 2, type = 3, ascii = 4, hAnsi = 5, char = 6, font = 7, fldCharType = 8
    static let abstractNumId = 9, numId = 10, ilvl = 11, isDefault = 12, cs = 13
}
