// What patterns share: `{duration}`, `{money}` … in a pattern stand for how French writes such a thing.
//
// The values that `FrenchValues` reads are exactly what they match. They are subroutines of PCRE2,
// defined once at the head of a pattern: written out where they are used, they would make it too large.

/// The macros of patterns.
enum PatternMacros {
    private static let month =
        "(?:janvier|f.{0,2}vrier|mars|avril|mai|juin|juillet|ao.{0,2}t|septembre|octobre|novembre|d.{0,2}cembre)"
    private static let figure = "\\d{1,3}(?:[ .]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d{1,9}(?:[.,]\\d{1,3})?(?!\\d)"
    private static let unit = "(?:jours?|semaines?|mois|ans?|annees?)(?:\\(s\\)|\\b)"

    private static let otherContract =
        #"(?<!fin du )(?<!fin de l.)(?<!echeance du )(?<!terme du )(?<!expiration du )\b(?:marches?|contrats?|accords?-cadres?|consultations?)(?: publics?| d.[a-z]+| de [a-z]+)? (?:actuel(?:le)?s?|en cours(?! d.| de )|precedente?s?|existants?|sortants?|anterieure?s?)\b"#
            + #"|(?<!fin de l.)(?<!fin du )(?<!echeance du )(?<!terme du )\b(?:actuel(?:le)?s?|precedente?s?|anciens?) (?:marches?|contrats?|accords?-cadres?|consultations?)\b"#
            + #"|\bpour memoire\b|\b(?:est|sont) arrivee?s? a (?:echeance|terme|expiration)\b|\ba pris fin\b|\bavai(?:t|ent) ete (?:conclu|passe|attribu|notifi)|\betai(?:t|ent) (?:conclu|passe|d.une duree)"#
    private static let otherHours =
        #"\bexemple\b|\b(?:un|chaque|embauche en) cd[di]\b|duree indeterminee|\bvaloris|pour un marche de \d"#
            + #"|\bprecedente?s?\b|\b(?:a|ont|avait|avaient) (?:deja )?(?:ete )?(?:realise|effectue|execute)e?s?\b"#
            + #"|\b(?:chaque|par|meme) (?:personne|beneficiaire|salarie)\b"#
            + #"|parcours [^.;]{0,60}?(?:inferieure?|minimum|au moins)"#
            + #"|(?:marches?|lots?|commandes?) (?:dont [^.;]{0,40}|de |d.un [^.;]{0,40})(?:moins de|inferieure?)|au-dela de \d"#
            + #"|a partir de \d|\bexcede|\bdepass|\bplafon|dans la limite de|jusqu.a \d|compt\w+ pour \d|le sous-traitant\b"#
            + #"|\d points?\b|\bnotee?s?\b|insertion (?:proposee|supplementaire)|en cas de reconduction"#
            + #"|(?:premiere|deuxieme|seconde|troisieme|quatrieme|1 ?ere|[234] ?e(?:me)?) annee|\bannee [1-5] ?[:(,-]|mutualis"#
            + #"|\bcumul|chantiers? comportant|permanence|\bresili"#
            + #"|\d heures? (?:d.insertion )?(?:non (?:realis|effectu|execut)|manquant)"#

    /// Each with the macros that it is made of.
    private static let macros: [(name: String, pattern: String, uses: [String])] = [
        ("word", "(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille|millions?)", []),
        ("words", "(?&word_)(?:[ -](?:et[ -])?(?&word_))*", ["word"]),
        ("count", "(?:\\b\\d{1,4}(?: ?\\( ?(?&words_) ?\\))?|\\b(?&words_)(?: ?\\( ?\\d{1,4} ?\\))?)", ["words"]),
        // « 1 250 », « quatre cent cinquante (450) »
        ("volume", "(?:\\b\\d{1,3}(?:[ .]\\d{3})+(?!\\d)|\\b\\d{1,6}|\\b(?&words_)(?: ?\\( ?\\d[\\d ]{0,7}\\))?)", ["words"]),
        ("duration", "(?&count_) ?\(unit)(?! et demie?)(?: et (?&count_) ?\(unit)| ?\\( ?\\d{1,4} ?\\))?", ["count"]),
        ("date", "(?:\\b\\d{1,2}(?: ?er|\\.e\\.r)?\\.? ?\(month) \\d{4}\\b|\\b\\d{1,2} ?[/.-] ?\\d{1,2} ?[/.-] ?(?:\\d{4}|\\d{2})\\b)", []),
        ("time", "(?:\\d{1,2} ?(?:heures?|h(?![a-z])|:) ?(?:\\d{2}(?!\\d))?(?: ?(?:mn?|min(?:utes?)?)\\b)?|midi\\b)", []),
        ("moment", "(?&date_)(?:(?: ?[,;(|-])? ?(?:a|avant|heure ?:|heure locale ?:|jusqu.a|heures? limites?(?: (?:de|pour la) (?:remise|reception|depot)(?: des (?:offres|plis|propositions|candidatures))?)? ?:)? ?(?&time_))?", ["date", "time"]),
        ("tax", "(?:h\\.? ?t\\b|hors[ -]taxes?|hors t\\.?v\\.?a|t\\.? ?t\\.? ?c\\b|toutes taxes)", []),
        // Whole or not at all: « 50 000 euro(s) HT par an » is not « 50 000 euro ».
        ("money", "(?>(?:(?:\(figure)) ?(?:millions? d.?|k ?|m ?)?|\\b(?&words_) (?:millions? d.?)?)(?:euro ?\\(s\\)|euros?|eur\\b)(?: ?\\(?(?&tax_))?)", ["tax", "words", "word"]),
        ("number", "\\d{1,3}(?:[.,]\\d{1,2})?(?!\\d)", []),
        // What a sentence says of the contract before this one, not of it.
        ("othercontract", otherContract, []),
        // Hours that are not what a lot has to give: of one person, of the past, of a threshold, of a mark, of a year.
        ("otherhours", otherHours, []),
    ]

    /// What the first character of a number, or of a date, can be. A call at each place of a text would take longer
    /// than the rest of the pattern.
    private static let starts: [Substring: String] = [
        "count": "\\b(?=[\\dudtqcshnovm])", "duration": "\\b(?=[\\dudtqcshnovm])", "date": "\\b(?=\\d)", "moment": "\\b(?=\\d)",
    ]

    private static func call(_ name: Substring) -> String {
        starts[name].map { "(?:\($0)(?&\(name)_))" } ?? "(?&\(name)_)"
    }

    /// The pattern with its macros as calls, and their definitions before it.
    static func expand(_ pattern: String) -> String {
        var expanded = ""
        var needed: Set<String> = []
        var rest = Substring(pattern)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")), let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}")) {
            let name = rest[rest.utf8.index(after: open)..<close]
            let end = rest.utf8.index(after: close)
            // `{2,5}` is no macro.
            if macros.contains(where: { $0.name == name }) {
                expanded += rest[..<open] + call(name)
                needed.insert(String(name))
            } else {
                expanded += rest[..<end]
            }
            rest = rest[end...]
        }
        if needed.isEmpty { return pattern }
        // The later ones are made of the earlier ones.
        for macro in macros.reversed() where needed.contains(macro.name) { needed.formUnion(macro.uses) }
        let definitions = macros.filter { needed.contains($0.name) }.map { "(?<\($0.name)_>\($0.pattern))" }.joined()
        return "(?(DEFINE)\(definitions))\(expanded)\(rest)"
    }
}
