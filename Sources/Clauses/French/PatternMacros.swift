// What patterns share: `{duration}`, `{money}` … in a pattern stand for how French writes such a thing.
//
// Each is one group without a name; the values that `FrenchValues` reads are exactly what they match.

/// The macros of patterns.
enum PatternMacros {
    private static let word =
        "(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille)"
    private static let words = "(?:\(word)(?:[ -](?:et[ -])?\(word)){0,5})"
    private static let count = "(?:\\b\\d{1,4}(?: ?\\( ?\(words) ?\\))?|\\b\(words)(?: ?\\( ?\\d{1,4} ?\\))?)"
    private static let unit = "(?:jours?|semaines?|mois|ans?|annees?)"
    private static let month =
        "(?:janvier|f.{0,2}vrier|mars|avril|mai|juin|juillet|ao.{0,2}t|septembre|octobre|novembre|d.{0,2}cembre)"
    private static let date = "(?:\\b\\d{1,2} ?(?:er|1er)? ?\(month) \\d{4}\\b|\\b\\d{1,2} ?[/.-] ?\\d{1,2} ?[/.-] ?(?:\\d{4}|\\d{2})\\b)"
    private static let time = "(?:\\d{1,2} ?(?:heures?|h(?![a-z])|:) ?(?:\\d{2}(?!\\d))?(?: ?(?:mn?|min(?:utes?)?)\\b)?|midi\\b)"
    private static let tax = "(?:h\\.? ?t\\b\\.?|hors[ -]taxes?|hors t\\.?v\\.?a|t\\.? ?t\\.? ?c\\b|toutes taxes)"
    private static let figure = "\\d{1,3}(?:[ .]\\d{3})+(?:,\\d{1,2})?(?!\\d)|\\d{1,9}(?:[.,]\\d{1,3})?(?!\\d)"

    private static let macros: [(name: String, pattern: String)] = [
        ("{count}", count),
        ("{duration}", "(?:\(count) ?\(unit)\\b(?: et \(count) ?\(unit)\\b| ?\\( ?\\d{1,4} ?\\))?)"),
        ("{date}", date),
        ("{time}", time),
        ("{moment}", "(?:\(date)(?:(?: ?[,;(|-])? ?(?:a|avant|heure ?:|heure locale ?:|jusqu.?a)? ?\(time))?)"),
        ("{money}", "(?:(?:\(figure)) ?(?:millions? d.?|k ?|m ?)?(?:euro ?\\(s\\)|euros?|eur\\b)(?: ?\\(?\(tax))?)"),
        ("{number}", "(?:\\d{1,3}(?:[.,]\\d{1,2})?(?!\\d))"),
        ("{lots}", "lots?(?: ?\\(s\\))?"),
    ]

    /// The pattern with its macros written out.
    static func expand(_ pattern: String) -> String {
        guard pattern.utf8.contains(UInt8(ascii: "{")) else { return pattern }
        var expanded = pattern
        for macro in macros where expanded.contains(macro.name) { expanded = replace(macro.name, in: expanded, by: macro.pattern) }
        return expanded
    }

    private static func replace(_ name: String, in text: String, by replacement: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let found = rest.firstRange(of: name) {
            result += rest[..<found.lowerBound]
            result += replacement
            rest = rest[found.upperBound...]
        }
        return result + rest
    }
}
