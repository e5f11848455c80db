// « … décomposés en 3 lots. Lot 1 Gros œuvre Lot 2 Charpente Lot 3 Peinture »: lists of lots that have lost their layout.
//
// Nothing but the number that was announced tells where such a list ends and whether it was understood: it is
// believed only if it has exactly as many lots, numbered from 1 on.

/// Finds the lots that a sentence has announced by their number.
struct AnnouncedLots {
    private let scan: PaperScan

    private static let announcement = KnownPattern(
        "(?:\\b(?:repartie?s?|divisee?s?|decomposee?s?|decoupee?s?|scindee?s?|separee?s?|allotie?s?|comport\\w+|compren\\w+|composee?s?|constituee?s?)\\b(?:(?!\\bpour\\b|\\bchacun)[^.;:|\\d]){0,60}?\\b(?<count>{count}) ?(?:\\(s\\) )?lots?\\b(?:\\(s\\))?(?! (?:maximum|au plus|au maximum|sur|reserves?\\b))|^nombre de lots ?:? ?(?<number>\\d{1,2})(?= ?[.;:]?$|[. ;:]))")
    /// « : », « suivants : », « . » between the announcement and the first lot.
    private static let lead = KnownPattern("^[^.:;|\\d]{0,60}[.:;]? ?$")
    /// What else a number may announce: « Le dossier comporte, dans les 2 lots, les pièces suivantes : 1 – … »
    private static let otherList = KnownPattern("criter|ponder|\\bpieces?\\b|\\bdocuments?\\b|\\bdossiers?\\b|\\bnotee?s?\\b|\\bphases?\\b|\\btranches?\\b|\\boffres?\\b|candidat")
    /// What no title has: a verb, or the article of the next sentence at its end.
    private static let sentence = KnownPattern(
        "\\b(?:est|sont|sera|seront|etait|ont|comprend|comporte|comportent|concerne|concernent|doit|devra|peut|pourra|fait|font|fera|feront|aura|auront|prevoit|reserve[es]?)\\b|\\b(?:le|la|les|l.|du|des|de|au|aux|pour|sur|ce|et|ou|dont)$")
    /// What a form says after the last lot, with no sign between: « Lot 3 Peinture Forme du marché … ».
    private static let glued = KnownPattern("[a-z)] (?:forme|duree|montants?|procedure|dates?|delais?|article|marche|accord-cadre|consultation|variantes?|lieu|type|nature|les? candidats?|chaque|ils?|ce|cet|cette|tout|pour|une?|en)\\b")
    private static let longest = 120

    init(_ scan: PaperScan) { self.scan = scan }

    /// The lots and the places of their titles, where a unit announces them and they follow.
    func list(announcedIn index: Int) -> [(lot: String, title: Range<Int>)]? {
        let unit = scan.text.units[index]
        guard unit.row == nil, scan.signals.contains(.lot, index), unit.bytes.count < 4000,
            let match = scan.matcher.firstMatch(of: Self.announcement, in: scan.text.bytes, unit.bytes),
            let digits = match["count"] ?? match["number"], let count = FrenchNumbers.count(scan.text.folded(digits)), (2...60).contains(count)
        else { return nil }
        let rest = match.range.upperBound..<unit.bytes.upperBound
        let isOfLots = !scan.matcher.matches(Self.otherList, in: scan.text.bytes, Sentences.around(match.range, in: scan.text.bytes, within: unit.bytes.lowerBound..<match.range.upperBound))
        if let list = named(in: rest, count) ?? (isOfLots ? numbered(in: rest, count) : nil) { return list }
        // The list stands below.
        guard scan.matcher.matches(Self.lead, in: scan.text.bytes, rest), index + 1 < scan.text.units.count, scan.text.units[index + 1].row == nil else { return nil }
        let isAnnounced = scan.text.bytes[unit.bytes.upperBound - 1] == UInt8(ascii: ":")
        let next = scan.text.units[index + 1].bytes
        let below = next.lowerBound..<next.upperBound
        return named(in: below, count) ?? (isOfLots && isAnnounced ? numbered(in: below, count, isBelow: true) ?? lines(after: index, count) : nil)
    }

    /// « Lot 1 Gros œuvre Lot 2 Charpente »
    private func named(in range: Range<Int>, _ count: Int) -> [(lot: String, title: Range<Int>)]? {
        let mentions = LotMentions.all(in: scan.text, range, scan.matcher)
        guard mentions.count >= count, isLead(range.lowerBound..<mentions[0].range.lowerBound) else { return nil }
        let starts = mentions.prefix(count)
        guard starts.enumerated().allSatisfy({ $1.lots == [String($0 + 1)] }) else { return nil }
        // Behind the last one another sentence may speak of some lot; a further lot of the list may not.
        if mentions.count > count, mentions[count].lots == [String(count + 1)] { return nil }
        return titles(between: starts.map(\.range), in: range, capital: true)
    }

    /// « 1 – Viandes, 2 – Poissons »
    private func numbered(in range: Range<Int>, _ count: Int, isBelow: Bool = false) -> [(lot: String, title: Range<Int>)]? {
        var starts: [Range<Int>] = []
        var from = range.lowerBound
        for number in 1...count {
            guard let start = marker(number, in: from..<range.upperBound) else { return nil }
            starts.append(start)
            from = start.upperBound
        }
        guard isLead(range.lowerBound..<starts[0].lowerBound), isBelow || scan.text.bytes[range.lowerBound..<starts[0].lowerBound].contains(UInt8(ascii: ":")),
            !scan.matcher.matches(Self.otherList, in: scan.text.bytes, range.lowerBound..<starts[0].lowerBound), marker(count + 1, in: from..<range.upperBound) == nil else { return nil }
        return titles(between: starts, in: range, capital: false)
    }

    /// « 1 – Viandes », « 2 – Poissons », each on a line of its own.
    private func lines(after index: Int, _ count: Int) -> [(lot: String, title: Range<Int>)]? {
        let bytes = scan.text.units[index].bytes
        guard !scan.matcher.matches(Self.otherList, in: scan.text.bytes, Sentences.around(bytes.upperBound - 1..<bytes.upperBound, in: scan.text.bytes, within: bytes)), index + count < scan.text.units.count else { return nil }
        var list: [(lot: String, title: Range<Int>)] = []
        for number in 1...count {
            let unit = scan.text.units[index + number]
            guard unit.row == nil, let start = marker(number, in: unit.bytes), start.lowerBound == unit.bytes.lowerBound,
                let title = title(start.upperBound..<unit.bytes.upperBound, capital: false)
            else { return nil }
            list.append((String(number), title))
        }
        let after = index + count + 1
        if after < scan.text.units.count, marker(count + 1, in: scan.text.units[after].bytes)?.lowerBound == scan.text.units[after].bytes.lowerBound { return nil }
        return list
    }

    private func isLead(_ range: Range<Int>) -> Bool { range.isEmpty || scan.matcher.matches(Self.lead, in: scan.text.bytes, range) }

    /// « 2 – », « 2. », « 2) » or « 2/ » before a letter, at the beginning or behind a sign.
    private func marker(_ number: Int, in range: Range<Int>) -> Range<Int>? {
        let digits = Array(String(number).utf8)
        let bytes = scan.text.bytes
        var position = range.lowerBound
        while position + digits.count < range.upperBound {
            defer { position += 1 }
            guard bytes[position] == digits[0], bytes[position..<position + digits.count].elementsEqual(digits) else { continue }
            var start = position
            if start > range.lowerBound, bytes[start - 1] == UInt8(ascii: "0") { start -= 1 }
            let before = bytes[range.lowerBound..<start].last { $0 != 32 }
            let isAfterAnd = bytes[range.lowerBound..<start].suffix(4).elementsEqual(" et ".utf8)
            guard isAfterAnd || before.map({ ":;,.".utf8.contains($0) }) ?? true, start == range.lowerBound || !Headings.isDigit(bytes[start - 1]) else { continue }
            var end = position + digits.count
            var signs = 0
            while end < range.upperBound, bytes[end] == 32 || "-.:)/".utf8.contains(bytes[end]) {
                if bytes[end] != 32 { signs += 1 }
                end += 1
            }
            if (1...2).contains(signs), end < range.upperBound, Headings.isLetter(bytes[end]) { return start..<end }
        }
        return nil
    }

    /// What stands between the names of the lots; behind the last one its sentence ends. `nil` if one is no title.
    private func titles(between starts: [Range<Int>], in range: Range<Int>, capital: Bool) -> [(lot: String, title: Range<Int>)]? {
        var list: [(lot: String, title: Range<Int>)] = []
        for (index, start) in starts.enumerated() {
            var end = range.upperBound
            if index + 1 < starts.count {
                end = starts[index + 1].lowerBound
            } else if let stop = (start.upperBound..<range.upperBound).first(where: { isEnd($0, range) }) {
                end = stop
            }
            guard start.upperBound < end, let title = title(start.upperBound..<end, capital: capital) else { return nil }
            if index + 1 == starts.count, let match = scan.matcher.firstMatch(of: Self.glued, in: scan.text.bytes, title), scan.text.isCapital(at: match.range.lowerBound + 2) { return nil }
            list.append((String(index + 1), title))
        }
        return list
    }

    /// « . » before a capital, or « ; ».
    private func isEnd(_ position: Int, _ range: Range<Int>) -> Bool {
        let byte = scan.text.bytes[position]
        if byte == UInt8(ascii: ";") { return true }
        return byte == UInt8(ascii: ".") && position + 2 < range.upperBound && scan.text.bytes[position + 1] == 32 && scan.text.isCapital(at: position + 2)
    }

    private func title(_ range: Range<Int>, capital: Bool) -> Range<Int>? {
        let bytes = scan.text.bytes
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, " -:.,;/)".utf8.contains(bytes[lower]) { lower += 1 }
        // « 1. Lot Espaces verts »
        if bytes[lower..<upper].starts(with: "lot ".utf8) { lower += 4 }
        while upper > lower, " -:.,;/(".utf8.contains(bytes[upper - 1]) { upper -= 1 }
        if bytes[lower..<upper].suffix(3).elementsEqual(" et".utf8) { upper -= 3 }
        while upper > lower, " ,;".utf8.contains(bytes[upper - 1]) { upper -= 1 }
        guard upper - lower > 2, upper - lower <= Self.longest, Headings.isLetter(bytes[lower]), !capital || scan.text.isCapital(at: lower),
            !bytes[lower..<upper].contains(where: { "|%:;".utf8.contains($0) }), !(lower..<upper).contains(where: { isEnd($0, lower..<upper) }), !scan.matcher.matches(Self.sentence, in: bytes, lower..<upper)
        else { return nil }
        return lower..<upper
    }
}
