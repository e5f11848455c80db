// What may reach a terminal: no control code, no invisible change of direction, known width.

/// Makes any text harmless to show, and measures it.
enum VisibleText {
    /// The text with everything that could act on a terminal, or reorder what is read, made visible.
    /// Line ends and tabs become spaces unless `keepsLines`.
    static func clean(_ text: String, keepsLines: Bool = false) -> String {
        // Accented letters are not suspect, so most texts are only looked at.
        guard text.unicodeScalars.contains(where: isSuspect) else { return text }
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard isSuspect(scalar) else {
                clean.append(scalar)
                continue
            }
            switch scalar.value {
            case 0x0A where keepsLines: clean.append(scalar)
            case 0x09, 0x0A: clean.append(" ")
            case 0x0D: break
            case 0x00..<0x20:
                // U+2400…: the pictures of the control codes, ␛ for ESC.
                if let picture = Unicode.Scalar(0x2400 + scalar.value) { clean.append(picture) }
            case 0x7F: clean.append("\u{2421}")
            default: clean.append(contentsOf: "‹U+\(hexadecimal(scalar.value))›".unicodeScalars)
            }
        }
        return String(clean)
    }

    /// Columns of a terminal that the text takes.
    static func width(_ text: some StringProtocol) -> Int {
        var width = 0
        for scalar in text.unicodeScalars { width += columns(of: scalar) }
        return width
    }

    static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.value {
        // Combining marks, zero-width joiners, variation selectors.
        case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x610...0x61A, 0x64B...0x65F, 0x1AB0...0x1AFF,
            0x1DC0...0x1DFF, 0x200B...0x200D, 0x2060, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xE0100...0xE01EF:
            return 0
        // Scripts and pictures that take two columns.
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default:
            return 1
        }
    }

    private static func isSuspect(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F...0x9F: true
        // Soft hyphen and the marks that embed, override or isolate a direction; line separators;
        // the invisible byte order mark; tags that hide text.
        case 0xAD, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: true
        default: false
        }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
