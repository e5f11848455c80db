// A paper made ready for recognisers: its folded text, its sections, the lots each unit speaks of,
// and where the needles of the clauses occur. One pass each.

import Documents

/// A paper made ready to be searched. A class: all recognisers look at the same one.
final class PaperScan {
    /// A needle that occurs.
    struct Hit {
        let clause: Int32
        let unit: Int32
        /// Where the needle ends.
        let end: Int
    }

    let text: PaperText
    let outline: PaperOutline
    let lots: LotContext
    let signals: PaperSignals
    let matcher: Matcher
    let hits: [Hit]

    init(_ document: DocumentText, _ automaton: NeedleAutomaton, clauses: Int, matcher: Matcher) {
        self.matcher = matcher
        let text = PaperText(document)
        var signals = PaperSignals(units: text.units.count)
        var hits: [Hit] = []
        var unit = 0
        automaton.forEachNeedle(in: text.bytes) { clause, end in
            while unit < text.units.count, text.units[unit].bytes.upperBound < end { unit += 1 }
            guard unit < text.units.count else { return }
            if clause < clauses {
                hits.append(Hit(clause: Int32(clause), unit: Int32(unit), end: end))
            } else {
                signals.insert(word: clause - clauses, unit)
            }
        }
        self.text = text
        self.signals = signals
        self.hits = hits
        outline = PaperOutline(text)
        lots = LotContext(text, outline, signals, matcher)
    }

    /// The lots that some words of a unit speak of: those named beside them in the sentence, else
    /// those of the row or heading. `ownWords`: a heading above says nothing of it.
    func scope(of range: Range<Int>, in unit: Int, ownWords: Bool = false) -> LotScope {
        let whole = text.units[unit]
        let isOfLots = whole.row.map { lots.hasLotColumn($0.table) } ?? false
        if ownWords, !isOfLots, lots.lead[unit] == nil, !namesLot(range, whole) { return .unnamed }
        if whole.row != nil, lots.scope[unit] != .unnamed { return lots.scope[unit] }
        guard signals.contains(.lot, unit) else { return lots.scope[unit] }
        let sentence = Sentences.around(range, in: text.bytes, within: whole.bytes)
        let named = LotMentions.all(in: text, sentence, matcher)
        // « … des trois dernières années et, pour le lot 3, le certificat … »: what follows is the lot’s, not what went before.
        let opening = named.filter { $0.range.lowerBound >= range.upperBound && opensNextPart($0) }
        if named.isEmpty, let lots = lotsMeant(by: sentence, whole) { return .lots(lots) }
        let exceptions = named.filter { LotMentions.isException($0, text, sentence, matcher) }
        // « 12 mois pour tous les lots, sauf le lot 3 dont la durée est de 24 mois »
        if let own = exceptions.last(where: { $0.range.upperBound <= range.lowerBound && isDescribed($0, range) }) { return .lots(own.lots) }
        let left = exceptions.flatMap(\.lots)
        let mentions = named.filter { mention in
            !mention.lots.contains(where: left.contains) && !opening.contains { $0.range == mention.range }
        }
        if !left.isEmpty, mentions.isEmpty || LotMentions.namesEvery(text, sentence, matcher) { return .except(left) }
        if mentions.isEmpty {
            return LotMentions.namesEvery(text, sentence, matcher) ? .every : lots.scope[unit]
        }
        // « 30 000 € pour le lot 1, 20 000 € pour le lot 2 »: what follows closely is meant.
        if let next = mentions.first(where: { $0.range.lowerBound >= range.upperBound }), follows(next, range) { return .lots(next.lots) }
        // « Lot n° 3 : … Le lot n° 2 est réservé »: the one closest to what is said of it.
        if let inside = mentions.last(where: { $0.range.overlaps(range) }) { return .lots(inside.lots) }
        if let before = mentions.last(where: { $0.range.upperBound <= range.lowerBound }) {
            let between = before.range.upperBound..<range.lowerBound
            return between.contains(where: speaksOfTheMarket) ? lots.scope[unit] : .lots(before.lots)
        }
        // Named only later in the sentence, by itself: « une durée de 2 ans est prévue au lot 3 ».
        let lead = lots.scope[unit]
        // « 120 jours, portés à 180 jours pour le lot 2 »: what stands nearer is the lot’s.
        let isNearest = mentions.count == 1 && !opensList(mentions[0]) && !text.bytes[range.upperBound..<max(range.upperBound, mentions[0].range.lowerBound)].contains(where: Headings.isDigit)
        return lead == .unnamed && isNearest ? .lots(mentions[0].lots) : lead
    }

    /// « Les lots 1 et 2 … Les titulaires de ces lots … »: the lots that the sentence before names, if it names them once.
    private func lotsMeant(by sentence: Range<Int>, _ unit: PaperText.Unit) -> [String]? {
        guard sentence.lowerBound > unit.bytes.lowerBound + 2, matcher.matches(Self.theseLots, in: text.bytes, sentence) else { return nil }
        let stop = sentence.lowerBound - 2
        let mentions = LotMentions.all(in: text, Sentences.around(stop - 1..<stop, in: text.bytes, within: unit.bytes), matcher)
        return mentions.count == 1 && mentions[0].lots.count > 1 ? mentions[0].lots : nil
    }

    private static let theseLots = KnownPattern("\\bces (?:deux |trois |quatre |memes )?lots\\b")

    /// Whether a unit is the header of a table of lots: « Lot réservé aux ESAT | Visite obligatoire » asks of each lot what
    /// the rows below answer.
    func isHeaderOfLots(_ unit: Int) -> Bool {
        guard let row = text.units[unit].row, row.row == 0, lots.scope[unit] == .unnamed else { return false }
        return lots.isOfLots(row.table)
    }

    /// « 2 400 000 € HT (lot 1 : 900 000 € HT ; … »: before the bracket stands the whole, in it what that is made of.
    private func opensList(_ mention: LotMention) -> Bool {
        text.bytes[..<mention.range.lowerBound].last == UInt8(ascii: "(") && text.bytes[mention.range.upperBound...].prefix(2).contains(UInt8(ascii: ":"))
    }

    private func opensNextPart(_ mention: LotMention) -> Bool {
        ["et, pour le ", "et, pour les ", "et, concernant le ", "et, s'agissant du "].contains { text.bytes[..<mention.range.lowerBound].suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    /// Whether what follows the name of a lot goes on about it.
    private func isDescribed(_ mention: LotMention, _ range: Range<Int>) -> Bool {
        matcher.matches(Self.description, in: text.bytes, mention.range.upperBound..<range.lowerBound)
    }

    private static let description = KnownPattern("^ ?(?:\\([^)]{0,40}\\) ?)?(?:,? ?(?:dont|qui|pour lequel|pour lesquels|ou)\\b|[:(]|, ?$)")

    /// What stands before the lot of which a whole paper is: « Marché n° 18 – Lot n° 3 », « correspond au lot n° 1 ».
    private static let announcement = KnownPattern("(?:^|[-:|,(/\\x01\\x02] ?|^.{0,4}au |\\b(?:correspond(?:ant)?|relatif|concerne|objet|engagement|pour|titre|marche)(?: au| le| du| les)? )$")
    private static let undivided = KnownPattern("n.est pas (?:alloti|decompose en lots)|non alloti(?!ssement)|lot unique")

    /// The one lot that a paper names, on its first pages and wherever else it names any: « Lot n° 3 – Peinture » on the
    /// cover of an acte d’engagement.
    var onlyLot: String? {
        var lot: String?
        var isAnnounced = false
        for index in text.units.indices where signals.contains(.lot, index) && !outline.isContents[index] {
            let unit = text.units[index]
            for mention in LotMentions.all(in: text, unit.bytes, matcher) {
                guard mention.lots.count == 1, lot == nil || lot == mention.lots[0] else { return nil }
                lot = mention.lots[0]
                let before = unit.bytes.lowerBound..<mention.range.lowerBound
                if index < 60, unit.bytes.count < 240, matcher.matches(Self.announcement, in: text.bytes, before) { isAnnounced = true }
            }
            if LotMentions.namesEvery(text, unit.bytes, matcher) { return nil }
        }
        guard isAnnounced, !matcher.matches(Self.undivided, in: text.bytes, 0..<text.bytes.count) else { return nil }
        return lot
    }

    /// « …mélangeursForme de marché : … »: what follows the list of lots, in a notice that has lost its line breaks.
    private func speaksOfTheMarket(_ position: Int) -> Bool {
        guard text.beginsGluedSentence(at: position) else { return false }
        let words = text.bytes[position...].prefix(10)
        return ["forme ", "le ", "la ", "les ", "l'accord", "accord", "marche ", "ce ", "il ", "duree "].contains { words.starts(with: $0.utf8) }
    }

    private func namesLot(_ range: Range<Int>, _ unit: PaperText.Unit) -> Bool {
        !LotMentions.all(in: text, Sentences.around(range, in: text.bytes, within: unit.bytes), matcher).isEmpty
    }

    private func follows(_ mention: LotMention, _ range: Range<Int>) -> Bool {
        let between = text.bytes[range.upperBound..<mention.range.lowerBound]
        guard between.count <= 120 else { return false }
        if opensList(mention) { return false }
        let words = String(decoding: between, as: UTF8.self)
        // « 1 820 heures à l’embauche d’habitants du quartier pour le lot 1 », « 10 % des heures du lot 2 »
        if between.count > 40 { return words.hasSuffix(" pour le ") && !words.contains { $0.isNumber || ";:.".contains($0) } }
        if [" du ", " des ", " au ", " aux "].contains(words) { return true }
        guard !words.contains(where: { $0.isNumber || $0 == ";" || $0 == ":" }) else { return false }
        return words.contains("pour l") || words.contains("pour chacun des ") || words.contains("sur l") || words.contains("au titre d") || words.hasSuffix("(") || words.contains("concernant l")
    }
}
