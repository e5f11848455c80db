// The signs of a printed word, made readable: ligatures spelled out, accents put onto their letters,
// tick boxes and bullets of symbol fonts given the characters that they show.

enum SignRepair {
    /// Private characters that tell nothing any more are left as they are: they count as unreadable.
    static func repaired(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        var previousStart = output.count
        let wordStart = output.count
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x00AD:
                // A soft hyphen shows only at the end of a line; the joining of lines looks for it there.
                previousStart = append(scalar, to: &output)
            case 0xFB00...0xFB06:
                previousStart = output.count
                output.append(contentsOf: ligatures[Int(scalar.value - 0xFB00)].utf8)
            case 0x0300...0x036F:
                let base = String(decoding: output[previousStart...], as: UTF8.self).unicodeScalars.first
                if previousStart >= wordStart, let base, let whole = composed(base, scalar) {
                    output.removeSubrange(previousStart...)
                    previousStart = append(whole, to: &output)
                } else {
                    append(scalar, to: &output)
                }
            case 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF: break
            case 0x00A0, 0x2007, 0x202F, 0x2000...0x200A:
                previousStart = output.count
                output.append(0x20)
            case 0xF020...0xF0FF:
                previousStart = append(symbols[scalar.value] ?? scalar, to: &output)
            default:
                previousStart = append(boxes[scalar.value] ?? scalar, to: &output)
            }
        }
        // Non-breaking spaces at the ends would double the space between words.
        while output.count > wordStart, output.last == 0x20 { output.removeLast() }
    }

    @discardableResult
    private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) -> Int {
        let start = output.count
        output.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
        return start
    }

    private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]

    /// The letters of French (and a little more) with a mark that was drawn by itself.
    private static func composed(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        let letters: String, whole: String
        switch mark.value {
        case 0x0300: (letters, whole) = ("aeiouAEIOU", "àèìòùÀÈÌÒÙ")
        case 0x0301: (letters, whole) = ("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
        case 0x0302: (letters, whole) = ("aeiouAEIOU", "âêîôûÂÊÎÔÛ")
        case 0x0303: (letters, whole) = ("anoANO", "ãñõÃÑÕ")
        case 0x0308: (letters, whole) = ("aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ")
        case 0x0327: (letters, whole) = ("cC", "çÇ")
        default: return nil
        }
        guard let index = letters.unicodeScalars.firstIndex(of: base) else { return nil }
        let distance = letters.unicodeScalars.distance(from: letters.unicodeScalars.startIndex, to: index)
        return whole.unicodeScalars[whole.unicodeScalars.index(whole.unicodeScalars.startIndex, offsetBy: distance)]
    }

    /// Signs of Wingdings, Wingdings 2 and Symbol, which PDF writers put at U+F000 and the font's own code.
    private static let symbols: [UInt32: Unicode.Scalar] = [
        0xF06F: "☐", 0xF0A8: "☐", 0xF0A3: "☐", 0xF072: "❒", 0xF071: "❑",
        0xF0FE: "☒", 0xF0FD: "☒", 0xF078: "☒", 0xF052: "☒", 0xF053: "☒", 0xF054: "☒", 0xF0FC: "✓", 0xF0FB: "✗",
        0xF0B7: "•", 0xF06C: "•", 0xF09F: "•", 0xF0A7: "▪", 0xF06E: "▪", 0xF0D8: "➢", 0xF076: "❖", 0xF0E8: "➔",
        0xF0E0: "→", 0xF0F0: "⇨", 0xF0DE: "⇨", 0xF046: "☞", 0xF02D: "−", 0xF0B0: "°", 0xF0B1: "±", 0xF0A0: "▪",
        0xF0A2: "○", 0xF0AE: "→", 0xF0B3: "≥", 0xF077: "◆", 0xF0D6: "➢", 0xF0C4: "➢",
        0xF028: "☎", 0xF020: " ",
    ]

    /// Other drawings of a box, as the two that the rest of the engine knows.
    private static let boxes: [UInt32: Unicode.Scalar] = [
        0x25A1: "☐", 0x25FB: "☐", 0x25FD: "☐", 0x2B1C: "☐", 0x2395: "☐", 0x1F78F: "☐", 0x1F78E: "☐",
        0x2611: "☒", 0x22A0: "☒", 0x2327: "☒", 0x1F5F9: "☒", 0x1F5F7: "☒", 0x1F5F5: "☒", 0x25A3: "☒", 0x2714: "✓",
    ]
}
