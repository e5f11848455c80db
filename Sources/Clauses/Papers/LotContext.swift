// Which lots each unit of a paper speaks of: its own words, the row's « Lot » column, the heading
// « Lot n° 2 – Plomberie » that it stands under.

/// The lots that each unit speaks of.
struct LotContext {
    /// A heading or line that names lots and may speak for what follows.
    private struct Owner {
        let unit: Int
        let scope: LotScope
        let level: Int
        var end: Int
        /// Whether it only announces a list or table: a sentence below is the paper’s again.
        var isAnnouncement = false
    }

    /// What each unit's own beginning or the heading above it says.
    private(set) var scope: [LotScope]
    /// Where a unit begins with the name of one lot: the lot and where its title begins.
    private(set) var lead: [Int: (lot: String, title: Int)] = [:]
    private var columns: [Int: Int] = [:]
    /// Tables that have several columns of lots side by side: « Lot | Heures | Lot | Heures ».
    private var paired: [Int: [Int]] = [:]
    /// Tables with a column for each lot: a row says of which only by its cells.
    private var byColumn: Set<Int> = []
    /// How many rows of each table begin with a lot.
    private var rowsOfLots: [Int: Int] = [:]

    private static let bullet = KnownPattern("^(?:[-*o?\\x1a ]{1,4})?(?:(?:pour|concernant|au titre d)[eu]? ?(?:l[eas]+ )?|(?:article )?[\\d.]{1,8} ?[-:.)]* ?)?(?:identifiant technique du )?(?=lots?\\b)")
    private static let speaks = KnownPattern(" (?:est|sont|sera|seront|peu(?:t|vent)|doi(?:t|vent)|a ete|ont ete|comprend|comporte)\\b|%|\\d ?(?:eur|mois\\b|jours\\b|ans?\\b|h(?:eures?)?\\b|semaines\\b|points?\\b)|[a-z]{4}\\.$")
    /// What a national form says of the market as a whole, after an object that has named its lots.
    private static let formField = KnownPattern("^(?:categorie de services ?:|cpv - objet principal|lieu d.execution ?:|lieu de livraison ?:|code nuts ?: ?-|type de marche de|prestations divisees|caracteristiques principales|duree du marche ou)")
    private static let everyLead = KnownPattern("^(?:[-* ]{1,3})?(?:pour |concernant |a )?(?:tous les lots|l.?ensemble des lots|chaque lot|chacun des lots|lots? communs?)[^a-z]{0,4}")
    private static let lotColumn = KnownPattern("^(?:(?:n ?o|numero) ?(?:du |de |des )?)?lots?(?: ?\\(s\\))?(?: n ?o)?$|^n ?o ?(?:d[ue]s? )?lots?$")

    init(_ text: PaperText, _ outline: PaperOutline, _ signals: PaperSignals, _ matcher: Matcher) {
        scope = [LotScope](repeating: .unnamed, count: text.units.count)
        var owners: [Owner] = []
        var fields: [Int] = []
        for index in text.units.indices where !outline.isContents[index] {
            let unit = text.units[index]
            if unit.row != nil {
                if text.isHeaderRow(unit) { noteLotColumn(index, unit, text, outline, matcher) }
                if let table = unit.row?.table, paired[table] != nil || byColumn.contains(table) {
                    // A row of several lots: each cell is of the one to its left, or above it.
                    scope[index] = .lots([])
                } else if let lot = lotCell(unit, text, matcher) {
                    scope[index] = .lots([lot])
                    if let table = unit.row?.table { rowsOfLots[table, default: 0] += 1 }
                }
                continue
            }
            if matcher.matches(Self.formField, in: text.bytes, unit.bytes.lowerBound..<min(unit.bytes.upperBound, unit.bytes.lowerBound + 60)) { fields.append(index) }
            guard signals.contains(.lot, index) else { continue }
            if let owner = owner(index, unit, text, outline, matcher) { owners.append(owner) }
        }
        let starts = (text.units.indices.filter { text.units[$0].row == nil && scope[$0] != .unnamed } + fields).sorted()
        extend(&owners, starts, text, outline)
        for owner in owners {
            for index in owner.unit..<owner.end where scope[index] == .unnamed { scope[index] = owner.scope }
        }
    }

    /// A unit that begins with « Lot n° 2 », and whether it may speak for what follows.
    private mutating func owner(_ index: Int, _ unit: PaperText.Unit, _ text: PaperText, _ outline: PaperOutline, _ matcher: Matcher) -> Owner? {
        let head = unit.bytes.lowerBound..<min(unit.bytes.upperBound, unit.bytes.lowerBound + 240)
        let isShort = unit.bytes.count <= 200
        if let match = matcher.firstMatch(of: Self.everyLead, in: text.bytes, head) {
            scope[index] = .every
            guard isShort, match.range.upperBound + 60 >= unit.bytes.upperBound else { return nil }
            return Owner(unit: index, scope: .every, level: level(index, outline), end: index + 1)
        }
        if let lots = announcedLots(unit, text, matcher) {
            scope[index] = .lots(lots)
            return Owner(unit: index, scope: .lots(lots), level: level(index, outline), end: index + 1, isAnnouncement: true)
        }
        guard let bullet = matcher.firstMatch(of: Self.bullet, in: text.bytes, head),
            let mention = LotMentions.all(in: text, head, matcher).first, mention.range.lowerBound == bullet.range.upperBound
        else { return nil }
        // « Lot 1 – Coteaux / Lot 2 – Berges »: a list in one line, none of its lots speaks for what follows.
        if isList(mention, unit, text, matcher) { return nil }
        scope[index] = .lots(mention.lots)
        if mention.lots.count == 1 { lead[index] = (mention.lots[0], mention.range.upperBound) }
        guard isShort, !speaks(unit, text, matcher) else { return nil }
        // « Lot : LOT-0002 » of a printed notice is a section, whatever stood open above it.
        let isSection = text.bytes[unit.bytes].contains(words: "lot-0")
        return Owner(unit: index, scope: .lots(mention.lots), level: isSection ? 1 : level(index, outline), end: index + 1)
    }

    /// Whether a line says something of its lot; « Agences Est et Ouest » only names it.
    private func speaks(_ unit: PaperText.Unit, _ text: PaperText, _ matcher: Matcher) -> Bool {
        matcher.allMatches(of: Self.speaks, in: text.bytes, unit.bytes).contains { match in
            !(text.bytes[match.range.lowerBound] == 32 && match.range.count == 4 && text.isCapital(at: match.range.lowerBound + 1))
        }
    }

    /// « Critères retenus pour les lots 1 et 2 : », « Heures d’insertion du lot n° 3 : »
    private func announcedLots(_ unit: PaperText.Unit, _ text: PaperText, _ matcher: Matcher) -> [String]? {
        guard unit.bytes.count <= 120, text.bytes[unit.bytes.upperBound - 1] == UInt8(ascii: ":"), let match = matcher.firstMatch(of: Self.announced, in: text.bytes, unit.bytes) else { return nil }
        let mentions = LotMentions.all(in: text, unit.bytes, matcher)
        guard mentions.count == 1, match.range.overlaps(mentions[0].range) else { return nil }
        return mentions[0].lots
    }

    private static let announced = KnownPattern("(?<=[a-z] )(?:pour|du|des|aux?|concernant|relatifs? aux?) (?:les? )?lots? ?(?:n ?o ?s? ?)?[\\d, a-z]{1,30}?(?: (?:sont|est) (?:la |les? )?suivante?s?)? ?:$")

    private func isList(_ first: LotMention, _ unit: PaperText.Unit, _ text: PaperText, _ matcher: Matcher) -> Bool {
        guard first.lots == ["1"], unit.bytes.count < 2000 else { return false }
        let mentions = LotMentions.all(in: text, unit.bytes, matcher)
        guard mentions.count > 1, mentions.indices.allSatisfy({ mentions[$0].lots == [String($0 + 1)] }) else { return false }
        return mentions.dropFirst().allSatisfy { mention in
            text.bytes[unit.bytes.lowerBound..<mention.range.lowerBound].last { $0 != 32 }.map { "/;,-".utf8.contains($0) } ?? false
        }
    }

    /// A heading closes with the next of its level; a line within a section, with the section.
    private func level(_ unit: Int, _ outline: PaperOutline) -> Int {
        guard let number = outline.section[unit] else { return 0 }
        var above: Int? = number
        while let index = above {
            // « II.2.1) … Lot nº : 2 » speaks for all of II.2.
            if outline.sections[index].isRoman { return min(outline.sections[index].level, 2) }
            above = outline.sections[index].parent
        }
        return outline.sections[number].level
    }

    private func extend(_ owners: inout [Owner], _ starts: [Int], _ text: PaperText, _ outline: PaperOutline) {
        var following = 0
        for index in owners.indices {
            // A line that names another lot ends what the last one said, whether it speaks on or not.
            while following < starts.count, starts[following] <= owners[index].unit { following += 1 }
            let next = following < starts.count ? starts[following] : text.units.count
            var end = owners[index].unit + 1
            let root = outline.root(of: owners[index].unit)
            while end < next {
                if let opened = outline.levelOpened(at: end), opened <= owners[index].level { break }
                // What section II says of a lot ends with section II.
                if let root, let own = outline.root(of: end), own != root { break }
                if owners[index].isAnnouncement, isSentence(text.units[end], text) { break }
                end += 1
            }
            owners[index].end = end
        }
        // The last of a list of lots does not speak for all that follows the list.
        var start = 0
        while start < owners.count {
            var last = start
            while last + 1 < owners.count, owners[last].end == owners[last + 1].unit, owners[last].level == owners[last + 1].level { last += 1 }
            if last > start {
                let longest = owners[start..<last].map { $0.end - $0.unit }.max() ?? 1
                if longest <= 2 { owners[last].end = min(owners[last].end, owners[last].unit + longest) }
            }
            start = last + 1
        }
    }

    private func isSentence(_ unit: PaperText.Unit, _ text: PaperText) -> Bool {
        unit.row == nil && !unit.isListItem && unit.bytes.count > 40 && text.bytes[unit.bytes.upperBound - 1] == UInt8(ascii: ".")
    }

    private mutating func noteLotColumn(_ index: Int, _ unit: PaperText.Unit, _ text: PaperText, _ outline: PaperOutline, _ matcher: Matcher) {
        guard let table = unit.row?.table else { return }
        let cells = text.cells(of: unit)
        if cells.dropFirst().count(where: { cell in LotMentions.all(in: text, cell.bytes, matcher).first?.range == cell.bytes }) > 1 { byColumn.insert(table) }
        let own = cells.filter { matcher.matches(Self.lotColumn, in: text.bytes, $0.bytes) }.map(\.column)
        if let column = own.first {
            columns[table] = column
            if own.count > 1 { paired[table] = own }
            return
        }
        guard let first = cells.first, matcher.matches(Self.numberColumn, in: text.bytes, first.bytes), isOfLots(index, cells.dropFirst().map(\.bytes), text, outline, matcher)
        else { return }
        // Its rows are numbered from 1 on; a total may close them.
        var last = 0
        for row in (text.rows[table] ?? []).dropFirst() {
            guard let cell = text.cells(of: text.units[row]).first(where: { $0.column == first.column }), let number = LotMentions.normalised(text.folded(cell.bytes)) else { continue }
            guard number == String(last + 1) else { return }
            last += 1
        }
        if last > 1 { columns[table] = first.column }
    }

    /// « N° | Intitulé » below « en 3 lots : » or « Allotissement », « N° | Intitulé des lots » anywhere.
    private func isOfLots(_ header: Int, _ others: [Range<Int>], _ text: PaperText, _ outline: PaperOutline, _ matcher: Matcher) -> Bool {
        if others.contains(where: { matcher.matches(Self.titleOfLots, in: text.bytes, $0) }) { return true }
        guard header > 0, others.contains(where: { matcher.matches(Self.titleColumn, in: text.bytes, $0) || matcher.matches(Self.areaColumn, in: text.bytes, $0) || text.bytes[$0].contains(words: " lots") }) else { return false }
        let above = text.units[header - 1]
        guard above.row == nil, above.bytes.count < 400 else { return false }
        return matcher.matches(outline.isHeading(header - 1) ? Self.headingOfLots : Self.lotsFollow, in: text.bytes, above.bytes)
            || matcher.matches(Self.lotsFollow, in: text.bytes, above.bytes)
    }

    private static let numberColumn = KnownPattern("^(?:n ?o|numeros?|nos?|o)\\.?$")
    private static let titleColumn = KnownPattern("^(?:designation|intitule|libelle|objet|description|denomination)s?(?: (?:du|des|de) .{0,30})?$")
    private static let areaColumn = KnownPattern("^(?:secteurs?|zones?|agences?|territoires?|sites?|quartiers?|residences?|corps d.etat|metiers?|prestations?|nature des (?:prestations|travaux))(?: [a-z]{1,20})?$")
    private static let titleOfLots = KnownPattern("^(?:designation|intitule|libelle|objet|description|denomination)s? (?:du|des|de) lots?$")
    private static let headingOfLots = KnownPattern("\\b(?:allotissement|(?:decomposition|division|repartition) en lots|liste des lots)$|^(?:[\\d. -]*)?lots$")
    private static let lotsFollow = KnownPattern(
        "\\b(?:en|aux|les|des|:) (?:(?:\\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)(?: ?\\(\\d{1,2}\\))? )?lots?(?: (?:separes|distincts|suivants?|ci-(?:dessous|apres)|definis|designes|geographiques|techniques|detailles|decrits|comme suit|de la maniere suivante))*(?: (?:est|sont) (?:la |les )?(?:suivante?s?|detaillee?s?|definie?s?))?[^a-z]{0,3}$|\\balloti\\w* (?:de la (?:maniere|facon) suivante|comme suit|ainsi)[^a-z]{0,3}$")

    /// The lot of a row: the cell below « Lot », or a first cell « Lot n° 2 ».
    private func lotCell(_ unit: PaperText.Unit, _ text: PaperText, _ matcher: Matcher) -> String? {
        guard let row = unit.row, row.row > 0 || columns[row.table] == nil else { return nil }
        let cells = text.cells(of: unit)
        if let column = columns[row.table], let cell = cells.first(where: { $0.column == column }) {
            if let number = LotMentions.normalised(text.folded(cell.bytes)), number.count <= 4 { return number }
            // « A », « B » in a column of lots.
            if cell.bytes.count == 1, Headings.isLetter(text.bytes[cell.bytes.lowerBound]), text.isCapital(at: cell.bytes.lowerBound) {
                return text.folded(cell.bytes).uppercased()
            }
            if let named = Self.numbered(cell.bytes, text, matcher) { return named.lot }
            let named = LotMentions.all(in: text, cell.bytes, matcher)
            return named.count == 1 && named[0].lots.count == 1 ? named[0].lots[0] : nil
        }
        guard let first = cells.first, first.bytes.count < 120, let mention = LotMentions.all(in: text, first.bytes, matcher).first,
            mention.range.lowerBound == first.bytes.lowerBound, mention.lots.count == 1
        else { return nil }
        return mention.lots[0]
    }

    /// « 1 - Démolition » in a column of lots: the lot and where its title begins.
    static func numbered(_ cell: Range<Int>, _ text: PaperText, _ matcher: Matcher) -> (lot: String, title: Int)? {
        guard let match = matcher.firstMatch(of: numberedCell, in: text.bytes, cell), let digits = match["lot"],
            let lot = LotMentions.normalised(text.folded(digits))
        else { return nil }
        return (lot, match.range.upperBound)
    }

    private static let numberedCell = KnownPattern("^(?<lot>\\d{1,2}(?:\\.\\d{1,2}|[a-h])?) ?[-:.)] ?(?=[a-z])")

    /// Whether a cell of a header is « Lot » or « N° du lot ».
    func isLotColumn(_ cell: Range<Int>, _ text: PaperText, _ matcher: Matcher) -> Bool { matcher.matches(Self.lotColumn, in: text.bytes, cell) }

    /// Whether the table has a column of lots.
    func hasLotColumn(_ table: Int) -> Bool { columns[table] != nil }

    /// The lot of a cell in a row of several lots; `nil` where rows are of one lot each.
    func pairedLot(of column: Int, in unit: PaperText.Unit, _ text: PaperText) -> LotScope? {
        guard let table = unit.row?.table, let columns = paired[table] else { return nil }
        guard let own = columns.last(where: { $0 <= column }), let cell = text.cells(of: unit).first(where: { $0.column == own }), let lot = LotMentions.normalised(text.folded(cell.bytes)) else { return .lots([]) }
        return .lots([lot])
    }

    /// Whether the rows of the table are those of lots, whether it has a column of their numbers or not.
    func isOfLots(_ table: Int) -> Bool { hasLotColumn(table) || (rowsOfLots[table] ?? 0) > 1 }

    func lotColumn(_ table: Int) -> Int? { columns[table] }
}
