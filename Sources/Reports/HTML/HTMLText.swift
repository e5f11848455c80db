// Any text as it may stand in a page: no markup, no control code, no hidden change of direction.

/// The one way by which text gets into HTML.
public enum HTMLText {
    /// The text, safe as content and as a value between double quotes.
    ///
    /// What could act on the reader or reorder what is read is made visible, as on a terminal; a tower
    /// of combining marks that would cover the lines around it is cut. Line ends become spaces unless
    /// `keepsLines`.
    public static func escaped(_ text: String, keepsLines: Bool = false) -> String {
        let clean = VisibleText.clean(text, keepsLines: keepsLines)
        // Most texts need nothing; looking is cheaper than copying.
        guard clean.utf8.contains(where: { isMarkup($0) || $0 >= 0xCC }) else { return clean }
        var escaped = ""
        escaped.reserveCapacity(clean.utf8.count + 16)
        var marks = 0
        for scalar in clean.unicodeScalars {
            if isCombining(scalar) {
                marks += 1
                if marks > greatestTower { continue }
            } else {
                marks = 0
            }
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// The text as a string of a style sheet, for what the print header repeats.
    static func styleString(_ text: String) -> String {
        var string = "\""
        for scalar in VisibleText.clean(text).unicodeScalars {
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == " " {
                string.unicodeScalars.append(scalar)
            } else {
                // The space ends the number.
                string += "\\" + String(scalar.value, radix: 16) + " "
            }
        }
        return string + "\""
    }

    /// The beginning of a text that is longer than a heading can be, cut between words.
    static func beginning(of text: String, limit: Int) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard line.count > limit else { return line }
        let start = line.prefix(limit)
        return start[..<(start.lastIndex(of: " ") ?? start.endIndex)] + "\u{A0}[…]"
    }

    /// Letters take no more, in any script.
    private static let greatestTower = 4

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }

    private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }
}
