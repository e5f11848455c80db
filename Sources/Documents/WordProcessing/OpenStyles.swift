// The styles and lists of an OpenDocument text.

import XML

/// What a paragraph or a run inherits from its style.
struct OpenStyle {
    var parent: String?
    var list: String?
    var outlineLevel: Int?
    var isHidden: Bool?
    var font: String?
}

/// How one level of a list is numbered.
struct OpenListLevel {
    var format = ListNumberFormat.none
    /// « %1%.%2% »: newer writers say the whole label.
    var pattern: String?
    var prefix = ""
    var suffix = ""
    var shownLevels = 1
    var start = 1
    var bullet: String?
    var font: String?
}

/// The styles of one document.
struct OpenStyles {
    private(set) var styles: [String: OpenStyle] = [:]
    private(set) var lists: [String: [Int: OpenListLevel]] = [:]
    private(set) var outline: [Int: OpenListLevel] = [:]
    private var fontFamilies: [String: String] = [:]

    // What is being read.
    private var style: (name: String, value: OpenStyle)?
    private var list: String?
    private var isInOutline = false
    private var level: (number: Int, value: OpenListLevel)?

    /// True if the element belongs to a style.
    mutating func enter(_ tag: OpenTag, _ element: borrowing XMLElement) -> Bool {
        switch tag {
        case .style:
            var value = OpenStyle()
            value.parent = element.string(OpenKey.parentStyle)
            value.list = element.string(OpenKey.listStyle)
            value.outlineLevel = element.integer(OpenKey.defaultOutline)
            style = (element.string(OpenKey.name) ?? "", value)
        case .textProperties:
            let font = element.string(OpenKey.fontName) ?? element.string(OpenKey.foFont)
            if level != nil {
                if let font { level?.value.font = font }
            } else {
                style?.value.isHidden = element.string(OpenKey.display).map { $0 == "none" }
                style?.value.font = font
            }
        case .fontFace:
            if let name = element.string(OpenKey.name) { fontFamilies[name] = element.string(OpenKey.svgFont) }
        case .listStyle: list = element.string(OpenKey.name)
        case .outlineStyle: isInOutline = true
        case .numberLevel, .bulletLevel, .outlineLevel, .imageLevel: level = (element.integer(OpenKey.level) ?? 1, Self.level(tag, element))
        default: return false
        }
        return true
    }

    mutating func leave(_ tag: OpenTag) {
        switch tag {
        case .style:
            if let style { styles[style.name] = style.value }
            style = nil
        case .listStyle: list = nil
        case .outlineStyle: isInOutline = false
        case .numberLevel, .bulletLevel, .outlineLevel, .imageLevel:
            guard let level else { return }
            if isInOutline { outline[level.number] = level.value } else if let list { lists[list, default: [:]][level.number] = level.value }
            self.level = nil
        default: break
        }
    }

    private static func level(_ tag: OpenTag, _ element: borrowing XMLElement) -> OpenListLevel {
        var level = OpenListLevel()
        level.format = ListNumberFormat(openDocument: element.string(OpenKey.format) ?? "")
        level.pattern = element.string(OpenKey.listFormat) ?? element.string(OpenKey.oldListFormat)
        level.prefix = element.string(OpenKey.prefix) ?? ""
        level.suffix = element.string(OpenKey.suffix) ?? ""
        level.shownLevels = element.integer(OpenKey.displayLevels) ?? 1
        level.start = element.integer(OpenKey.startValue) ?? 1
        if tag == .bulletLevel || tag == .imageLevel { level.bullet = element.string(OpenKey.bullet) ?? "•" }
        return level
    }

    /// A property of a style, or of the ones it is based on.
    func inherited<Value>(_ name: String?, _ property: (OpenStyle) -> Value?) -> Value? {
        var next = name
        for _ in 0..<32 {
            guard let current = next, let style = styles[current] else { return nil }
            if let value = property(style) { return value }
            next = style.parent
        }
        return nil
    }

    func symbolFont(named name: String?) -> SymbolFont? {
        guard let name else { return nil }
        return SymbolFont(fontFamilies[name] ?? name) ?? SymbolFont(name)
    }

    /// The label of a level, given how far all levels have come.
    func label(_ level: Int, of levels: [Int: OpenListLevel], _ counters: ListCounters) -> String {
        guard let own = levels[level] else { return "" }
        if let bullet = own.bullet {
            guard let sign = bullet.unicodeScalars.first else { return "" }
            if let font = symbolFont(named: own.font) { return String(font.character(sign.value)) }
            if let box = TickBox.box(for: sign.value) { return String(box) }
            return (0xE000...0xF8FF).contains(sign.value) ? "•" : bullet.trimmed
        }
        func number(_ level: Int) -> String {
            let described = levels[level] ?? OpenListLevel()
            return described.format.text(counters[level - 1] ?? described.start)
        }
        if case .none = own.format { return "" }
        if let pattern = own.pattern {
            // « Article %1%.%2% »: between two signs, a level.
            let parts = pattern.split(separator: "%", omittingEmptySubsequences: false)
            return parts.enumerated().map { index, part in
                index.isMultiple(of: 2) ? String(part) : Int(part).map(number) ?? ""
            }.joined().trimmed
        }
        let shown = (max(1, level - own.shownLevels + 1)...level).map(number).filter { !$0.isEmpty }
        return (own.prefix + shown.joined(separator: ".") + own.suffix).trimmed
    }
}
