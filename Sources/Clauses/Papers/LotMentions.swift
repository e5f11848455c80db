// Which lots some words name: « lot n° 2 », « lots 1 et 4 », « lots n°1 à 5 », « chaque lot ».

/// The lots that a statement is about.
enum LotScope: Hashable, Sendable {
    /// None is named.
    case unnamed
    /// « chaque lot », « tous les lots ».
    case every
    /// By number, as papers number them: « 1 », « 2A ».
    case lots([String])
    /// « tous les lots hors lots 2 et 13 »
    case except([String])
}

/// Some words that name lots.
struct LotMention {
    let lots: [String]
    let range: Range<Int>
}

/// Finds the lots that words name.
enum LotMentions {
    // « n° » is « no » in folded text.
    private static let sign =
        "(?: ?\\(s\\)| concerne(?= ?:))? ?(?:n ?o ?s?\\.?|n\\.|no\\(s\\)|numeros?|n\\b)? ?:? ?(?:(?<=: )lots? ?(?:n ?o ?|numero )?:? ?)?"
    private static let number =
        "(?:\\d{1,2}\\.\\d{1,2}(?!\\d|\\.\\d|[a-z]| ?(?:%|euro|eur\\b|keur|meur|mois\\b|jours?\\b|heures?\\b|points?\\b|ans?\\b|ha\\b|m2?\\b))|\\d{1,3}(?:[a-h]\\b|bis\\b)?(?![\\da-z%]|[.,]\\d| \\d{3}\\b| ?(?:%|euro|eur\\b|keur|mois\\b|jours?\\b|heures?\\b|points?\\b|ans?\\b|lots?\\b|rue\\b|avenue\\b|(?:janvier|f.{0,2}vrier|mars|avril|mai|juin|juillet|ao.{0,2}t|septembre|octobre|novembre|d.{0,2}cembre) \\d{4}\\b)))"
    private static let again = "(?:(?:du |le |les |au |pour le )?(?:lots? ?)?(?:n ?o ?)?)?"
    private static let mention = KnownPattern(
        "(?:\\b|(?<=ht)|(?<=ttc)|(?<=[a-z]{3}))lot\(sign)(?<one>\(number)(?:(?: et |/| & | a (?:le |au )?(?=lot))\(again)\(number)|-\(number)(?= ?$))?)|(?:\\b|(?<=ht))lots(?: ?\\((?=\\d{1,2}(?: et |, ?)\\d))?\(sign)(?<list>\(number)(?:(?: ?[,;&/+] ?| et | ou | a |, et |-)\(again)\(number)){0,60})")
    /// « Lot 1 820 h », a row of a table whose columns are lost: what begins a line behind « Lot » is its number, not
    /// the thousands of what follows.
    private static let leading = KnownPattern(
        "^(?:[-*o?\\x1a ]{1,4})?(?:(?:pour|concernant|au titre d)[eu]? ?(?:l[eas]+ )?)?(?<lot>lot)\(sign)(?<one>\\d{1,2}) (?=\\d{3}(?: \\d{3})* ?(?:h|heures?|euros?|eur|keur)\\b)")
    private static let letter = KnownPattern("\\blot (?:n ?o ?:? ?)?(?<letter>[a-z])(?![a-z0-9'])")
    private static let roman = KnownPattern("\\blot (?:n ?o ?:? ?)?(?<roman>[ivx]{1,5})(?![a-z0-9'])")
    private static let lettered = KnownPattern("\\blot (?:n ?o ?:? ?)?h(?![a-z0-9'])")
    private static let code = KnownPattern("\\blot(?: ?n ?o)? ?:? ?(?<code>[a-z]{1,2}-?\\d{1,2})(?![a-z0-9])")
    /// « Lot : LOT-0001 »: as notices in eForms number them.
    private static let eForms = KnownPattern("\\blot (?:technique )?:? ?lot-(?<number>\\d{4})\\b|\\blot-(?<lone>\\d{4})\\b")
    private static let every = KnownPattern(
        "(?:chaque|chacun des|chacuns? de ces|l.?ensemble des|tous les|pour les|quel que soit le|des differents) (?:\\d{1,3} )?lots?\\b(?! ?(?:n ?o|\\d))|(?:communs? a|identiques? pour) (?:tous )?les lots")

    /// The lots named in some words, one entry for each place where they are named.
    static func all(in text: PaperText, _ range: Range<Int>, _ matcher: Matcher) -> [LotMention] {
        var mentions: [LotMention] = []
        for match in matcher.allMatches(of: mention, in: text.bytes, range) {
            guard let list = match["list"] ?? match["one"] else { continue }
            // « …transparent et bleuLot 2 : … »: a notice that has lost its line breaks.
            let start = match.range.lowerBound
            if start > range.lowerBound, Headings.isLetter(text.bytes[start - 1]), !isAfterTax(start, text.bytes), !text.isCapital(at: start) { continue }
            let lots = numbers(text.folded(list))
            if !lots.isEmpty { mentions.append(LotMention(lots: lots, range: match.range)) }
        }
        if let match = matcher.firstMatch(of: leading, in: text.bytes, range), let lot = match["lot"], let number = match["one"] {
            mentions.append(LotMention(lots: numbers(text.folded(number)), range: lot.lowerBound..<number.upperBound))
        }
        for match in matcher.allMatches(of: letter, in: text.bytes, range) {
            // « le lot a été attribué »: only a capital names a lot.
            guard let name = match["letter"], text.isCapital(at: name.lowerBound), !isRoman(name, text, matcher) else { continue }
            mentions.append(LotMention(lots: [text.folded(name).uppercased()], range: match.range))
        }
        for match in matcher.allMatches(of: roman, in: text.bytes, range) {
            guard let name = match["roman"], text.isCapital(at: name.lowerBound), isRoman(name, text, matcher),
                let value = Self.romans.firstIndex(of: text.folded(name))
            else { continue }
            mentions.append(LotMention(lots: [String(value + 1)], range: match.range))
        }
        for match in matcher.allMatches(of: code, in: text.bytes, range) {
            guard let name = match["code"], text.isCapital(at: name.lowerBound) else { continue }
            mentions.append(LotMention(lots: [text.folded(name).uppercased()], range: match.range))
        }
        for match in matcher.allMatches(of: eForms, in: text.bytes, range) {
            guard let digits = match["number"] ?? match["lone"], let number = normalised(text.folded(digits)) else { continue }
            mentions.append(LotMention(lots: [number], range: match.range))
        }
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        // The same words seen by two patterns name one lot.
        var end = range.lowerBound
        return mentions.filter { mention in
            guard mention.range.lowerBound >= end else { return false }
            end = mention.range.upperBound
            return true
        }
    }

    private static let romans = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ]

    /// « Lot IV » is the fourth; a lone « I » or « V » is a letter where lots are named by letters up to there.
    private static func isRoman(_ name: Range<Int>, _ text: PaperText, _ matcher: Matcher) -> Bool {
        guard text.bytes[name].allSatisfy({ "ivx".utf8.contains($0) }) else { return false }
        return name.count > 1 || !matcher.matches(lettered, in: text.bytes, 0..<text.bytes.count)
    }

    private static func isAfterTax(_ position: Int, _ bytes: [UInt8]) -> Bool {
        bytes[..<position].suffix(2).elementsEqual("ht".utf8) || bytes[..<position].suffix(3).elementsEqual("ttc".utf8)
    }

    /// Whether a mention names what is left out: « hors lots 2 et 13 », « à l’exception du lot 4 ».
    static func isException(_ mention: LotMention, _ text: PaperText, _ bounds: Range<Int>, _ matcher: Matcher) -> Bool {
        matcher.matches(exception, in: text.bytes, max(bounds.lowerBound, mention.range.lowerBound - 40)..<mention.range.lowerBound)
            || text.bytes[mention.range.upperBound..<bounds.upperBound].starts(with: " except".utf8)
    }

    private static let exception = KnownPattern("\\b(?:hors|hormis|sauf|excepte|a l.exception|a l.exclusion|en dehors|autres que)(?: (?:pour|d[eu]s?|les?|l.|aux?|celui|ceux))* ?\\(?$")

    static func namesEvery(_ text: PaperText, _ range: Range<Int>, _ matcher: Matcher) -> Bool {
        matcher.matches(every, in: text.bytes, range)
    }

    /// « 1, 2 et 4 » → 1 2 4; « 1 a 5 » → 1 2 3 4 5.
    static func numbers(_ list: String) -> [String] {
        var found: [String] = []
        var opensRange = false
        for word in list.split(whereSeparator: { " ,;&/+".contains($0) }) {
            if word == "a" || word == "au" {
                opensRange = true
                continue
            }
            // « 1-5 »
            let ends = word.split(separator: "-")
            for (index, part) in ends.enumerated() {
                // « lot n°1 à lot n°4 »
                guard let number = normalised(part.hasPrefix("no") ? part.dropFirst(2) : part) else { continue }
                if opensRange || index > 0, let from = found.last.flatMap({ Int($0) }), let to = Int(number), from < to, to - from < 200 {
                    for next in from + 1...to { found.append(String(next)) }
                } else if !found.contains(number) {
                    found.append(number)
                }
                opensRange = false
            }
        }
        return found
    }

    /// A number without leading zeros, its letter a capital.
    static func normalised(_ text: some StringProtocol) -> String? {
        guard let first = text.first, first.isNumber else { return nil }
        let digits = text.prefix { $0.isNumber }
        guard let value = Int(digits), value > 0 else { return nil }
        let rest = text[digits.endIndex...]
        // « 1.02 » is « 1.2 »
        if rest.first == ".", let part = Int(rest.dropFirst()) { return "\(value).\(part)" }
        return String(value) + rest.uppercased()
    }
}
