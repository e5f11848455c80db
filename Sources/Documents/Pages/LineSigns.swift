// What a line starts with: a list sign, the number of a heading, a tick box; and what it looks like.

/// The beginning of a line, told apart from the rest.
struct LineStart: Hashable {
    enum Kind: Hashable {
        case none
        /// « – », « • », « a) », « 1° ».
        case listSign
        /// « 4.2 », « II. »: `depth` from 1.
        case number(depth: Int)
        /// « ARTICLE 4 », « Chapitre II », « Annexe 1 »: stays in the text.
        case title(depth: Int)
        case box
    }

    let kind: Kind
    /// The sign or number by itself, empty if there is none.
    let sign: Substring
    /// What follows, without the white space between.
    let rest: Substring

    init(of text: String) {
        let whole = Substring(text)
        // Most lines start with a word, which the second letter tells.
        var bytes = text.utf8.makeIterator()
        if let one = bytes.next(), let two = bytes.next(), (0x61...0x7A).contains(two), (0x61...0x7A).contains(one) || (0x41...0x5A).contains(one) && !Self.titleInitials.contains(one) {
            self.init(.none, "", whole)
            return
        }
        let end = text.utf8.firstIndex(of: 0x20) ?? text.endIndex
        let first = whole[..<end]
        let after = whole[(text.utf8[end...].firstIndex { $0 != 0x20 } ?? text.endIndex)...]
        if let sign = first.unicodeScalars.first, sign == "☐" || sign == "☒" {
            self.init(.box, "", whole)
        } else if Self.isListSign(first), !after.isEmpty {
            self.init(.listSign, first, after)
        } else if let depth = Self.depth(ofTitle: first, after) {
            self.init(.title(depth: depth), "", whole)
        } else if let depth = Self.depth(ofNumber: first), depth > 1 || !Self.isPlainNumber(first), Self.beginsLikeATitle(after) {
            self.init(.number(depth: depth), first, after)
        } else if let dash = Self.glued(whole) {
            self.init(.listSign, whole[..<dash], whole[dash...])
        } else {
            self.init(.none, "", whole)
        }
    }

    private init(_ kind: Kind, _ sign: Substring, _ rest: Substring) {
        self.kind = kind
        self.sign = sign
        self.rest = rest
    }

    /// Of « Article », « Annexe », « Chapitre », « Partie », « Section », « Titre ».
    private static let titleInitials: [UInt8] = Array("ACPST".utf8)

    private static let bullets: Set<Unicode.Scalar> = [
        "-", "–", "—", "•", "●", "▪", "■", "◆", "♦", "○", "◦", "➢", "➤", "►", "▶", "❖", "❑", "❒", "➔", "→", "⇨", "✓", "*", "·",
        "−", "‐", "‑", "‣", "⁃", "✗", "☞",
    ]

    static func isDash(_ text: String) -> Bool { ["-", "–", "—", "−", "‐", "‑"].contains(text) }

    /// Whether a text is nothing but a list sign or a tick box.
    static func isSignAlone(_ text: String) -> Bool {
        text.utf8.count <= 6 && (text == "☐" || text == "☒" || isListSign(Substring(text)))
    }

    private static func isListSign(_ word: Substring) -> Bool {
        let scalars = word.unicodeScalars
        guard let first = scalars.first else { return false }
        if scalars.count == 1 { return bullets.contains(first) || first == "o" || first == "§" || isPrivate(first) }
        guard scalars.count <= 4, let last = scalars.last else { return false }
        let body = scalars.dropLast()
        if last == ")" || last == "°" {
            // « a) », « 12) », « iv) », « 1° ».
            return body.allSatisfy { isDigit($0) } || (last == ")" && body.allSatisfy { isLetter($0) } && (body.count == 1 || body.allSatisfy { "ivxIVX".unicodeScalars.contains($0) }))
        }
        if last == "/" || last == "." || last == "-" { return body.count == 1 && body.allSatisfy { ("a"..."z").contains($0) } }
        return false
    }

    /// The sign of a symbol font that nobody knows: alone before a line it can only be a bullet.
    private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool { (0xE000...0xF8FF).contains(scalar.value) }

    /// « -pour la patinoire »: the sign without its space, before a letter.
    private static func glued(_ text: Substring) -> Substring.Index? {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, bullets.contains(first) || isPrivate(first), first != "*", scalars.count > 2 else { return nil }
        let second = scalars.index(after: scalars.startIndex)
        return isLetter(scalars[second]) ? second : nil
    }

    /// « 4 », « 4. », « 4.2 », « 01.05 », « IV. », « A. », « 3 - »; not « 1 250,00 » or « 2026 ».
    static func depth(ofNumber word: Substring) -> Int? {
        var body = word
        var hasStop = false
        if let last = body.last, last == "." || last == ")" || last == "-" || last == "/" { body = body.dropLast(); hasStop = true }
        guard !body.isEmpty, body.utf8.count <= 14 else { return nil }
        let parts = body.split(separator: ".", omittingEmptySubsequences: false)
        if parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.unicodeScalars.allSatisfy(isDigit) }) {
            return parts.count
        }
        let romans = "IVX".unicodeScalars
        if parts.allSatisfy({ part in
            !part.isEmpty && part.utf8.count <= 5
                && (part.unicodeScalars.allSatisfy { romans.contains($0) || isDigit($0) } || part.utf8.count == 1 && part.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) })
        }) {
            return hasStop || parts.count > 1 ? parts.count : nil
        }
        return nil
    }

    /// « 18 rue Voltaire », « 2 Peinture » in a list of lots: part of the text.
    private static func isPlainNumber(_ word: Substring) -> Bool { word.unicodeScalars.allSatisfy(isDigit) }

    private static func beginsLikeATitle(_ text: Substring) -> Bool {
        var rest = text.unicodeScalars
        while let first = rest.first, first == "-" || first == "–" || first == "—" || first == ":" || first == " " || first == "." { rest = rest.dropFirst() }
        guard let first = rest.first else { return false }
        return isUpper(first) || first == "«"
    }

    private static func depth(ofTitle word: Substring, _ after: Substring) -> Int? {
        // In the middle of a paragraph a line may start with « article 4 du CCAP ».
        guard let first = word.unicodeScalars.first, isUpper(first), let number = after.unicodeScalars.first, isDigit(number) || "IVXABCDE".unicodeScalars.contains(number) else { return nil }
        switch word.lowercased() {
        case "titre", "partie", "chapitre", "annexe", "section": return 1
        case "article", "art.":
            let reference = after.prefix { $0 != " " && $0 != ":" && $0 != "–" && $0 != "-" }
            // « Article R. 2113-7 » is the code's, not this paper's.
            guard isDigit(number) || number == "I" || number == "V" || number == "X" else { return nil }
            return max(1, reference.split(separator: ".").count)
        default: return nil
        }
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
        return scalar.value < 0x250 && scalar.value >= 0xC0 && scalar.value != 0xD7 && scalar.value != 0xF7
    }

    static func isUpper(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
    }

    static func isLower(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? ("a"..."z").contains(scalar) : scalar.properties.isLowercase
    }
}
