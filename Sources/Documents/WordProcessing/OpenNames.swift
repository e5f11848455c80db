// The names of OpenDocument that the readers of ODT and ODS know.

/// Elements.
enum OpenTag: String, XMLNames {
    case p = "text:p", h = "text:h", s = "text:s", tab = "text:tab", lineBreak = "text:line-break", number = "text:number"
    case list = "text:list", listItem = "text:list-item", listHeader = "text:list-header"
    case note = "text:note", noteCitation = "text:note-citation", annotation = "office:annotation"
    case trackedChanges = "text:tracked-changes", section = "text:section", hiddenText = "text:hidden-text", hiddenParagraph = "text:hidden-paragraph"
    case rubyText = "text:ruby-text", contentControl = "loext:content-control"
    case tocSource = "text:table-of-content-source", indexSource = "text:alphabetical-index-source", figureSource = "text:illustration-index-source"
    case tableSource = "text:table-index-source", userSource = "text:user-index-source", span = "text:span"
    case table = "table:table", row = "table:table-row", cell = "table:table-cell", covered = "table:covered-table-cell"
    case control = "draw:control", object = "draw:object", objectOLE = "draw:object-ole", image = "draw:image"
    case checkbox = "form:checkbox", radio = "form:radio", formText = "form:text", textarea = "form:textarea", combobox = "form:combobox"
    case listbox = "form:listbox", option = "form:option", forms = "office:forms"
    case style = "style:style", textProperties = "style:text-properties", fontFace = "style:font-face", master = "office:master-styles"
    case header = "style:header", headerLeft = "style:header-left", headerFirst = "style:header-first"
    case footer = "style:footer", footerLeft = "style:footer-left", footerFirst = "style:footer-first"
    case listStyle = "text:list-style", outlineStyle = "text:outline-style", numberLevel = "text:list-level-style-number"
    case bulletLevel = "text:list-level-style-bullet", outlineLevel = "text:outline-level-style", imageLevel = "text:list-level-style-image"
    case creator = "dc:creator", date = "dc:date", initials = "loext:sender-initials", metaInitials = "meta:creator-initials", metaDate = "meta:date-string"
    case title = "svg:title", description = "svg:desc", binary = "office:binary-data", script = "office:scripts", documentMeta = "office:meta"
    case noteBody = "text:note-body", frame = "draw:frame", textBox = "draw:text-box", group = "draw:g", shape = "draw:custom-shape"
    case rectangle = "draw:rect", drawLink = "draw:a"
    case settings = "office:settings", body = "office:body", spreadsheet = "office:spreadsheet", shapes = "table:shapes"

    private static let base = "urn:oasis:names:tc:opendocument:xmlns:"
    static let prefixes = [
        base + "office:1.0": "office", base + "text:1.0": "text", base + "table:1.0": "table", base + "drawing:1.0": "draw",
        base + "style:1.0": "style", base + "form:1.0": "form", base + "svg-compatible:1.0": "svg", base + "xsl-fo-compatible:1.0": "fo",
        base + "meta:1.0": "meta", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
        "http://purl.org/dc/elements/1.1/": "dc", "http://www.w3.org/XML/1998/namespace": "xml",
    ]
}

/// Attributes, by their index in `names`.
enum OpenKey {
    static let names = [
        "text:style-name", "text:outline-level", "text:continue-numbering", "text:continue-list", "xml:id", "text:start-value", "text:display",
        "text:is-hidden", "text:is-list-header", "table:number-columns-spanned", "table:number-rows-spanned", "table:number-columns-repeated",
        "draw:control", "form:id", "form:current-state", "form:state", "form:current-value", "form:value", "form:label", "form:current-selected",
        "form:selected", "style:name", "style:parent-style-name", "style:list-style-name", "style:default-outline-level", "style:font-name",
        "fo:font-family", "svg:font-family", "text:level", "style:num-format", "style:num-prefix", "style:num-suffix", "text:display-levels",
        "text:bullet-char", "style:num-list-format", "loext:num-list-format", "loext:checkbox", "loext:checked", "table:number-rows-repeated",
        "table:name", "office:value-type", "office:value", "office:date-value", "office:boolean-value", "text:string-value",
    ]
    static let styleName = 0, outlineLevel = 1, continueNumbering = 2, continueList = 3, id = 4, startValue = 5, display = 6
    static let isHidden = 7, isListHeader = 8, columnSpan = 9, rowSpan = 10, columnRepeat = 11
    static let control = 12, formID = 13, currentState = 14, state = 15, currentValue = 16, formValue = 17, formLabel = 18, currentSelected = 19
    static let selected = 20, name = 21, parentStyle = 22, listStyle = 23, defaultOutline = 24, fontName = 25
    static let foFont = 26, svgFont = 27, level = 28, format = 29, prefix = 30, suffix = 31, displayLevels = 32
    static let bullet = 33, listFormat = 34, oldListFormat = 35, isCheckbox = 36, isChecked = 37, rowRepeat = 38
    static let tableName = 39, valueType = 40, value = 41, dateValue = 42, booleanValue = 43, stringValue = 44
}
