// styles.xml: which styles are headings, numbered or hidden, through what they are based on.

import XML

/// What a paragraph inherits from its style.
struct WordStyle {
    var basedOn: String?
    var name = ""
    var outlineLevel: Int?
    var numberingID: Int?
    var numberingLevel: Int?
    var isHidden: Bool?
    var symbolFont: SymbolFont?
}

/// The styles of a document, each with all it inherits.
struct WordStyles {
    private var styles: [String: WordStyle] = [:]
    /// The style of paragraphs that name none.
    private(set) var defaultParagraphStyle: String?

    init() {}

    init(_ visitor: WordStyleVisitor) {
        defaultParagraphStyle = visitor.defaultParagraphStyle
        for (id, _) in visitor.styles { styles[id] = Self.resolve(id, in: visitor.styles) }
    }

    subscript(id: String?) -> WordStyle? { (id ?? defaultParagraphStyle).flatMap { styles[$0] } }

    private static func resolve(_ id: String, in styles: [String: WordStyle]) -> WordStyle {
        var resolved = styles[id] ?? WordStyle()
        var next = resolved.basedOn
        // A style based on itself would never end.
        var steps = 0
        while let name = next, let base = styles[name], steps < 32 {
            resolved.outlineLevel = resolved.outlineLevel ?? headingLevel(of: resolved.name) ?? base.outlineLevel ?? headingLevel(of: base.name)
            resolved.numberingID = resolved.numberingID ?? base.numberingID
            resolved.numberingLevel = resolved.numberingLevel ?? base.numberingLevel
            resolved.isHidden = resolved.isHidden ?? base.isHidden
            resolved.symbolFont = resolved.symbolFont ?? base.symbolFont
            next = base.basedOn
            steps += 1
        }
        resolved.outlineLevel = resolved.outlineLevel ?? headingLevel(of: resolved.name)
        return resolved
    }

    /// Outline level, from 0, of the styles that Word and LibreOffice bring along. Word stores their
    /// English names whatever language it speaks.
    private static func headingLevel(of name: String) -> Int? {
        let name = name.lowercased()
        if name == "title" || name == "titre" { return 0 }
        for prefix in ["heading ", "titre "] where name.hasPrefix(prefix) {
            if let level = Int(name.dropFirst(prefix.count)), (1...9).contains(level) { return level - 1 }
        }
        return nil
    }
}

/// Reads styles.xml.
final class WordStyleVisitor: XMLVisitor {
    private(set) var styles: [String: WordStyle] = [:]
    private(set) var defaultParagraphStyle: String?
    private let tags = Array(WordTag.allCases)
    private var open: [WordTag?] = []
    private var id: String?
    private var style = WordStyle()

    func open(_ element: borrowing XMLElement) -> XMLInterest {
        let tag = Int(element.name) < tags.count ? tags[Int(element.name)] : nil
        switch tag {
        case .docDefaults, .pPrChange, .rPrChange, .tblPr, .trPr, .tcPr: return .skip
        case .style:
            id = element.string(WordKey.styleId)
            style = WordStyle()
            if element.string(WordKey.type) ?? "paragraph" == "paragraph", element.attribute(WordKey.isDefault) != nil, element.isOn(WordKey.isDefault) {
                defaultParagraphStyle = id
            }
        case .name: style.name = element.string(WordKey.val) ?? ""
        case .basedOn: style.basedOn = element.string(WordKey.val)
        case .outlineLvl: style.outlineLevel = element.integer(WordKey.val)
        case .numId: style.numberingID = element.integer(WordKey.val)
        case .ilvl: style.numberingLevel = element.integer(WordKey.val)
        case .vanish: style.isHidden = element.isOn(WordKey.val)
        case .rFonts: style.symbolFont = (element.string(WordKey.ascii) ?? element.string(WordKey.hAnsi)).flatMap { SymbolFont($0) }
        default: break
        }
        open.append(tag)
        return .children
    }

    func close(text: UnsafeBufferPointer<UInt8>) {
        guard open.popLast() == .style, let id else { return }
        styles[id] = style
        self.id = nil
    }
}
