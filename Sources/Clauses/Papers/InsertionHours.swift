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
    private static let part = KnownPattern(
        "\\b(?:chaque|par|toute) (?:periode|reconduction|renouvellement)\\b|\\b(?:pour|sur|pendant|durant|au titre de|en) (?:la )?(?:premiere )?periode (?:initiale|ferme|de base|de reconduction)\\b|\\bperiode initiale ?[:=]|\\(periode (?:initiale|de reconduction)\\)|\\bpour (?:la |une )?reconduction\\b")
    private static let whole = KnownPattern("toutes? (?:les )?(?:periodes?|reconductions?)|periodes? confondues|(?:reconductions?|periodes?|renouvellements?) (?:comprises?|incluses?|eventuelles? comprises?)|duree (?:totale|globale|maximale)")
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

    /// Of which time hours are, by their own sentence, by the line that announces the list they stand in, or by the
    /// headings above.
    func time(of range: Range<Int>, in unit: Int) -> Time {
        var places = [Sentences.around(range, in: scan.text.bytes, within: scan.text.units[unit].bytes)]
        if let line = announcement(above: unit) { places.append(line) }
        places += scan.outline.titles(above: unit).prefix(2)
        return places.lazy.map(time(in:)).first { $0 != .whole } ?? .whole
    }

    private func time(in words: Range<Int>) -> Time {
        func says(_ pattern: KnownPattern) -> Bool { scan.matcher.matches(pattern, in: scan.text.bytes, words) }
        if says(Self.year) { return .year }
        return says(Self.part) && !says(Self.whole) ? .part : .whole
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
        return scan.text.units[unit].row == nil
            && scan.matcher.matches(Self.item, in: scan.text.bytes, bytes.lowerBound..<min(bytes.upperBound, bytes.lowerBound + 40))
    }
}
