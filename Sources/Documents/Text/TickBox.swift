// The many ways to draw a tick box, and the symbol fonts some of them need.

/// A tick box stands in texts as ☐ or ☒, so that one question tells them apart.
enum TickBox {
    static func character(isTicked: Bool) -> Unicode.Scalar { isTicked ? "☒" : "☐" }

    /// The box that a character shows; `nil` if it shows none.
    static func box(for scalar: UInt32) -> Unicode.Scalar? {
        switch scalar {
        // ☑ 🗹 🗵 🗷 ⮽ ⌧ ▣ ⊠ ✅
        case 0x2611, 0x1F5F9, 0x1F5F5, 0x1F5F7, 0x2BBD, 0x2327, 0x25A3, 0x22A0, 0x2705: "☒"
        // □ ❏ ❐ ❑ ❒ ◻ ▢ ⬜ 🗆 🔲 🞎 🞏 🞐
        case 0x25A1, 0x274F...0x2752, 0x25FB, 0x25A2, 0x2B1C, 0x1F5C6, 0x1F532, 0x1F78E...0x1F790: "☐"
        default: nil
        }
    }
}

/// Fonts whose letters are pictures: « o » in Wingdings is a box.
enum SymbolFont {
    case wingdings, wingdings2, wingdings3, webdings, symbol, dingbats

    /// `nil` for a font of letters. Word names the font of each run: almost all are told by the first
    /// letter alone.
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        guard let first = name.first, "wszdoiWSZDOI\"'".utf8.contains(first) else { return nil }
        self.init(String(decoding: name, as: UTF8.self))
    }

    /// `nil` for a font of letters.
    init?(_ name: String) {
        switch name.lowercased().filter({ $0 != " " && $0 != "-" && $0 != "\"" && $0 != "'" }) {
        case "wingdings": self = .wingdings
        case "wingdings2": self = .wingdings2
        case "wingdings3": self = .wingdings3
        case "webdings": self = .webdings
        case "symbol", "standardsymbolsps", "opensymbol", "starsymbol": self = .symbol
        case "zapfdingbats", "dingbats", "itczapfdingbats": self = .dingbats
        default: return nil
        }
    }

    /// What the font draws for a character: a letter's code, or one of the private ones U+F020…F0FF
    /// under which Word stores them.
    func character(_ scalar: UInt32) -> Unicode.Scalar {
        let isPrivate = (0xF020...0xF0FF).contains(scalar)
        let code = isPrivate ? scalar - 0xF000 : scalar
        // OpenSymbol and the like hold real characters beside the private ones.
        if !isPrivate, scalar > 0xFF { return Unicode.Scalar(scalar) ?? "\u{FFFD}" }
        if code == 0x20 || code == 0xA0 || code == 0x09 || code == 0x0A { return " " }
        let drawn: Unicode.Scalar? =
            switch self {
            case .wingdings: Self.wingdingsPictures[code]
            case .wingdings2: Self.wingdings2Pictures[code]
            case .wingdings3: Self.wingdings3Pictures[code]
            case .webdings: Self.webdingsPictures[code]
            case .symbol: Self.symbolPictures[code] ?? (code < 0x41 ? Unicode.Scalar(code) : nil)
            case .dingbats: Self.dingbatsPictures[code]
            }
        // Some picture or other: it says nothing that a clause says.
        return drawn ?? "•"
    }

    private static let wingdingsPictures: [UInt32: Unicode.Scalar] = [
        0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0x78: "☒", 0xFD: "☒", 0xFE: "☒", 0xFB: "✗", 0xFC: "✓",
        0xA7: "▪", 0x6E: "■", 0x6C: "●", 0xA1: "○", 0xD8: "➢", 0xE0: "→", 0xE8: "→", 0xF0: "⇒", 0x46: "☞",
        0x28: "☎", 0x2A: "✉", 0x76: "❖", 0x9F: "•",
    ]
    private static let wingdings2Pictures: [UInt32: Unicode.Scalar] = [
        0x2A: "☐", 0x30: "☐", 0xA3: "☐", 0x51: "☒", 0x52: "☒", 0x53: "☒", 0x54: "☒", 0x4F: "✗", 0x50: "✓", 0x97: "●",
    ]
    private static let wingdings3Pictures: [UInt32: Unicode.Scalar] = [0x7D: "▶", 0xC6: "→", 0x67: "→", 0x22: "→"]
    private static let webdingsPictures: [UInt32: Unicode.Scalar] = [0x63: "☐", 0x67: "■", 0x61: "✓", 0x72: "✗", 0x34: "▶", 0x6E: "●"]
    private static let symbolPictures: [UInt32: Unicode.Scalar] = [
        0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB1: "±", 0xB0: "°", 0xB9: "≠", 0xAE: "→", 0xDE: "⇒", 0x2D: "−",
        0xA7: "♣", 0xB2: "″", 0xA2: "′", 0xF0: "•", 0xA5: "∞", 0x7F: "☐", 0xA0: "€", 0x61: "α", 0x62: "β", 0x67: "γ", 0x44: "Δ", 0x64: "δ",
        0x6D: "μ", 0x70: "π", 0x53: "Σ", 0x57: "Ω", 0x6C: "λ", 0x71: "θ",
    ]
    private static let dingbatsPictures: [UInt32: Unicode.Scalar] = [
        0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x33: "✓", 0x34: "✓", 0x37: "✗", 0x38: "✗", 0x6E: "■", 0x6C: "●", 0xD8: "➢", 0xE4: "→",
    ]
}

extension TextFlow {
    /// Appends what stands in a symbol font.
    mutating func append(_ utf8: UnsafeBufferPointer<UInt8>, in font: SymbolFont) {
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars { append(font.character(scalar.value)) }
    }
}
