// What the words around hours of insertion say of them: whether of several lots each has to give them all, and of
// which time they are.

import Market

/// Looks around hours of insertion that a clause has found.
struct InsertionHours {
    /// Of which time hours are.
    enum Time { case whole, year, part }

    private let scan: PaperScan

    private static let each = KnownPattern("\\bchacune?s?\\b|\\bchaque (?:lot|titulaire|attributaire|entreprise)|\\bpar lots?\\b|\\brespectivement\\b|\\bpour (?:tout|un) lot\\b|\\bpour les lots (?:n ?o ?s? ?)?\\d[\\d, et]*,? (?:il|le titulaire|l.attributaire|celui-ci)\\b")
    private static let year = KnownPattern(
        "\\b(?:chaque|par|toute|pour une|sur une) (?:periode|tranche) (?:de |d.)(?:12|douze)(?: ?\\(12\\))? mois\\b|\\b(?:chaque|par) periode (?:annuelle|d.un an|d.une annee)|\\btous les (?:ans|12 mois|douze mois)\\b")
    private static let yearly = KnownPattern("\\bchaque annee\\b|\\bpar an(?:nee)?\\b|\\bannuellement\\b|\\bheures annuelles\\b|\\b(?:volumes?|objectifs?|nombres?|quotas?)(?: [a-z.']{2,12}){0,3} annuels?\\b")
    private static let annual = KnownPattern("\\bannuel")
    private static let part = KnownPattern(
        "\\b(?:chaque|par|toute) (?:periode|reconduction|renouvellement)\\b|\\b(?:pour|sur|pendant|durant|au titre de|en) (?:la )?(?:premiere )?periode (?:initiale|ferme|de base|de reconduction)\\b|\\bperiode initiale ?[:=]|\\(periode (?:initiale|de reconduction)\\)|\\bpour (?:la |une )?reconduction\\b")
    private static let whole = KnownPattern("toutes? (?:les )?(?:periodes?|reconductions?)|periodes? confondues|(?:reconductions?|periodes?|renouvellements?) (?:comprises?|incluses?|eventuelles? comprises?)|duree (?:totale|globale|maximale)|\\b(?:sur|pour|pendant|durant) (?:toute )?la duree (?:du marche|de l.accord-cadre|du contrat|du lot)")
    /// The items of a list of lots, below the line that announces them.
    private static let item = KnownPattern("^(?:[-*o?\\x1a ]{1,4})?(?:(?:pour|concernant) )?(?:le |les |l.)?(?:titulaire du )?lots?\\b")
    private static let longestList = 60

    init(_ scan: PaperScan) { self.scan = scan }

    /// Whether what is said of several lots at once is said of each of them: « 90 heures pour chacun des lots 3 et 4 ».
    /// So it is where « le titulaire » gives them « pour les lots 3 et 4 », for each lot has its own. Of « 90 heures pour
    /// les lots 3 et 4 » nobody knows whether together they make ninety.
    func isOfEach(_ hours: Range<Int>, in unit: Int) -> Bool {
        let sentence = Sentences.around(hours, in: scan.text.bytes, within: scan.text.units[unit].bytes)
        return scan.matcher.allMatches(of: Self.each, in: scan.text.bytes, sentence).map(\.range).contains { word in
            word.overlaps(hours) || isClose(word.upperBound <= hours.lowerBound ? word.upperBound..<hours.lowerBound : hours.upperBound..<word.lowerBound)
        }
    }

    /// Whether no other figure than the numbers of lots stands between: « 180 heures, soit 90 heures chacun ».
    private func isClose(_ between: Range<Int>) -> Bool {
        let lots = LotMentions.all(in: scan.text, between, scan.matcher).map(\.range)
        return !between.contains { position in
            Headings.isDigit(scan.text.bytes[position]) && !lots.contains { $0.contains(position) }
        }
    }

    /// Of which time hours are: by their own sentence, by what opens the list in which they stand, by the line above that
    /// list, or by the headings.
    func time(of hours: Range<Int>, in unit: Int) -> Time {
        let bytes = scan.text.units[unit].bytes
        if let own = time(in: Sentences.around(hours, in: scan.text.bytes, within: bytes)) { return own }
        if let lead = lead(of: hours, within: bytes), let time = time(opening: lead) {
            // « Chaque année, le titulaire du lot 1 … ; celui du lot 2 … »: how far that reaches, nobody says.
            return time == .year && !scan.text.bytes[lead].suffix(12).contains(UInt8(ascii: ":")) ? .part : time
        }
        if let line = announcement(above: unit), let time = time(opening: line) { return time }
        return scan.outline.titles(above: unit).prefix(2).lazy.compactMap(time(in:)).first ?? .whole
    }

    /// « sur la période initiale de 24 mois, le volume horaire suivant : », above a table of hours: the part of the time that
    /// they are of, and how long it is; `nil` where the line says nothing of the kind.
    func part(announcedAbove table: Int) -> (length: String?, range: Range<Int>)? {
        guard table > 0, scan.text.units[table - 1].row == nil else { return nil }
        let bytes = scan.text.units[table - 1].bytes
        guard !bytes.isEmpty, scan.text.bytes[bytes.upperBound - 1] == UInt8(ascii: ":") else { return nil }
        let line = Sentences.around(bytes.upperBound - 1..<bytes.upperBound, in: scan.text.bytes, within: bytes)
        guard time(in: line) == .part, let part = scan.matcher.firstMatch(of: Self.initial, in: scan.text.bytes, line) else { return nil }
        return (part["length"].map { scan.text.folded($0) }, part.range)
    }

    private static let initial = KnownPattern("\\b(?:pour|sur|pendant|durant|au titre de) (?:la |cette )?(?:premiere )?periode (?:initiale|ferme|de base)\\b(?: ?(?:de |d.)(?<length>{duration}))?")

    private func says(_ pattern: KnownPattern, _ words: Range<Int>) -> Bool { scan.matcher.matches(pattern, in: scan.text.bytes, words) }

    private func time(in words: Range<Int>) -> Time? {
        let isWhole = says(Self.whole, words)
        // « par période de 12 mois, soit 1 200 heures sur la durée totale »: whose figure is which?
        if says(Self.year, words) { return isWhole ? .part : .year }
        if isWhole { return .whole }
        return says(Self.part, words) ? .part : nil
    }

    /// The same for words that open a list, where « chaque année » is of all that follows.
    private func time(opening words: Range<Int>) -> Time? {
        time(in: words) ?? (says(Self.yearly, words) ? .year : says(Self.annual, words) ? .part : nil)
    }

    /// « Chaque année, les heures sont réparties ainsi : », before the first lot of the sentence.
    private func lead(of hours: Range<Int>, within unit: Range<Int>) -> Range<Int>? {
        let before = unit.lowerBound..<hours.lowerBound
        let stop = before.last { scan.text.bytes[$0] == UInt8(ascii: ".") && $0 + 2 < unit.upperBound && scan.text.bytes[$0 + 1] == 32 && scan.text.isCapital(at: $0 + 2) }
        let start = stop.map { $0 + 1 } ?? unit.lowerBound
        guard let first = LotMentions.all(in: scan.text, start..<hours.lowerBound, scan.matcher).first else { return nil }
        return start..<first.range.lowerBound
    }

    /// « Sur chaque période de 12 mois, le titulaire réserve : », above the lots.
    private func announcement(above unit: Int) -> Range<Int>? {
        guard scan.text.units[unit].row == nil, isItem(unit) else { return nil }
        var line = unit - 1
        while line >= max(0, unit - Self.longestList), isItem(line) { line -= 1 }
        guard line >= 0, scan.text.units[line].row == nil else { return nil }
        let bytes = scan.text.units[line].bytes
        guard !bytes.isEmpty, scan.text.bytes[bytes.upperBound - 1] == UInt8(ascii: ":") else { return nil }
        return Sentences.around(bytes.upperBound - 1..<bytes.upperBound, in: scan.text.bytes, within: bytes)
    }

    private func isItem(_ unit: Int) -> Bool {
        let bytes = scan.text.units[unit].bytes
        guard scan.text.units[unit].row == nil else { return false }
        return scan.text.units[unit].isListItem || scan.matcher.matches(Self.item, in: scan.text.bytes, bytes.lowerBound..<min(bytes.upperBound, bytes.lowerBound + 40))
    }
}
