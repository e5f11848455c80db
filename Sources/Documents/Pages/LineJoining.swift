// Two lines of a paragraph → one text: a word that was hyphenated at the end of the line is made whole,
// a word that has its hyphen by right keeps it.

struct LineJoiner {
    /// Words that stand unbroken in the document, folded to lower case; filled when first needed.
    private var words: Set<Substring>?
    private let allText: () -> [String]

    /// `allText`: where to look whether a word also stands unbroken.
    init(allText: @escaping () -> [String]) { self.allText = allText }

    /// First parts that French joins with a hyphen.
    private static let prefixes: Set<String> = [
        "sous", "non", "mi", "demi", "semi", "ex", "vice", "ci", "là", "au", "c'est", "est", "celui", "celle", "ceux", "celles",
        "lui", "elle", "eux", "soi", "peut", "procès", "maître", "maîtres", "avant", "après", "contre", "chef", "mètre",
        "rendez", "quote", "plus", "moins", "co", "pré", "éco", "auto", "inter", "multi", "pluri", "socio", "haut", "bas",
        "cent", "quatre", "vingt", "trente", "quarante", "cinquante", "soixante", "dix", "grand", "petit", "main", "mise",
        "bon", "compte", "état", "porte", "prix", "savoir", "hors", "tout", "jusque", "y", "t", "à", "dit", "a",
    ]

    mutating func join(_ text: String, _ next: String) -> String {
        guard let last = text.unicodeScalars.last else { return next }
        if last == "\u{AD}" { return String(text.unicodeScalars.dropLast()) + next }
        let isHyphen = last == "-" || last == "\u{2010}" || last == "\u{2011}"
        guard isHyphen, let first = next.unicodeScalars.first, LineStart.isLetter(first) || LineStart.isDigit(first) else { return text + " " + next }
        let body = text.dropLast()
        // « objet - », « 2026 - »: a dash.
        guard let before = body.unicodeScalars.last, before != " " else { return text + " " + next }
        guard LineStart.isLower(first), LineStart.isLetter(before) else { return text + next }
        let left = body.split(separator: " ").last.map(Self.bare) ?? ""
        let right = next.split(separator: " ").first.map(Self.bare) ?? ""
        return keepsHyphen(left, right) ? text + next : body + next
    }

    private mutating func keepsHyphen(_ left: Substring, _ right: Substring) -> Bool {
        let lowered = left.lowercased()
        // « c'est-à- » | « dire »: only the part after the last hyphen or apostrophe is compared.
        let part = lowered.split { $0 == "-" || $0 == "'" || $0 == "’" }.last.map(String.init) ?? lowered
        let known = knownWords()
        if known.contains(Substring(lowered + right.lowercased())) { return false }
        if known.contains(Substring(lowered + "-" + right.lowercased())) { return true }
        return Self.prefixes.contains(part) || lowered.contains("-")
    }

    private mutating func knownWords() -> Set<Substring> {
        if let words { return words }
        var found: Set<Substring> = []
        for text in allText() {
            for word in text.lowercased().split(separator: " ") { found.insert(Self.bare(word)) }
        }
        words = found
        return found
    }

    /// Without what stands around it: « (sous », « traitance). ».
    private static func bare(_ word: Substring) -> Substring {
        var scalars = word.unicodeScalars
        while let first = scalars.first, !LineStart.isLetter(first) { scalars = scalars.dropFirst() }
        while let last = scalars.last, !LineStart.isLetter(last) { scalars = scalars.dropLast() }
        return Substring(scalars)
    }
}
