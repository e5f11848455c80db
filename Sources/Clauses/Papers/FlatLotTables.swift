// Tables of lots that have become lines: « 1 Secteur Nord 100 000 450 000 » below « Lot Désignation Minimum annuel
// Maximum annuel ».
//
// Nothing but a space tells the last figure of a title from the thousands of an amount: a row is believed only where its
// figures can be cut in one way into as many amounts as the header has columns.

import Market
import Provenance

/// Reads such tables.
struct FlatLotTables {
    /// A row: the title if it is plain where it ends, and the amounts of the columns that say what they hold.
    struct Row {
        let lot: String
        let title: Range<Int>?
        let amounts: [(money: Money, kind: TableColumn, quote: Range<Int>)]
    }

    private let scan: PaperScan
    private let headers: TableHeaders

    private static let header = KnownPattern(
        "^(?:lots?(?: ?\\(s\\))?(?: n ?o)?|(?<number>n ?os?|numeros?)(?: (?:du |de |des )?lots?)?) ?\\|? ?(?<name>designation|intitule|libelle|objet|description)s?(?<of> (?:du|des|de) lots?)?(?<rest>$| .{1,120}$)")
    /// The words of a header behind « Désignation » that go on with it.
    private static let words = KnownPattern("^[a-z ]{0,40}$")
    private static let figures = KnownPattern("\\bm(?:in|ax)i|montant|estim|quantit|surface|nombre|\\bnb\\b|prix|valeur|heure|duree|delai|taux|%|cpv|code|points?\\b|notes?\\b|seuil|total|effectif|\\beur")
    private static let column = KnownPattern("(?:montants? |seuils? )?(?:annuels? )?\\bm(?:in|ax)i(?:mum|mal|maux)?s?\\b(?: (?:de commandes?|annuels?|\\(?(?:eur )?h\\.?t\\.?\\)?|hors taxes|\\(?ttc\\)?|en eur(?:os?)?|\\(?eur\\)?|par an|/ ?an|sur (?:[2-9]|deux|trois|quatre|cinq|six) ans|(?:sur|pour) (?:toute )?la duree (?:totale|globale)(?: (?:du marche|de l.accord-cadre))?))*")
    private static let row = KnownPattern("^(?<number>\\d{1,3}[a-h]?) ?[-:.|]? ?(?=[a-z(\"])")
    private static let amount = KnownPattern("^(?<value>0|(?!0)(?:\\d{1,3}(?: \\d{3})+|\\d{3,9})(?:,\\d{1,2})?)(?: ?(?:eur|euros?))?(?: ?\\(?h\\.?t\\.?\\)?)?$")
    /// Any word that a figure may have.
    private static let part = KnownPattern("^(?:\\d[\\d.,]*|eur|euros?|\\(?h\\.?t\\.?\\)?|ttc|%|h|heures?|m2|\\d[\\d.,]*(?:eur|h|m2|%))$")
    private static let money = KnownPattern("\\beur\\b|euros?\\b|\\bh\\.?t\\b|hors taxes|\\bttc\\b|montants?\\b")

    init(_ scan: PaperScan) {
        self.scan = scan
        headers = TableHeaders(scan)
    }

    /// The rows below a header, numbered from 1 on; `nil` if the unit is no such header.
    func table(below header: Int) -> [Row]? {
        let unit = scan.text.units[header]
        guard unit.row == nil, unit.bytes.count < 200, let match = scan.matcher.firstMatch(of: Self.header, in: scan.text.bytes, unit.bytes), let rest = match["rest"],
            // « N° Désignation » may number anything.
            match["number"] == nil || match["of"] != nil || scan.text.bytes[unit.bytes].contains(words: "lot")
        else { return nil }
        let columns = columns(of: rest)
        let hasFigures = scan.matcher.matches(Self.figures, in: scan.text.bytes, rest)
        guard !columns.isEmpty || hasFigures || scan.matcher.matches(Self.words, in: scan.text.bytes, rest) else { return nil }
        var rows: [Row] = []
        let below = headers.plainLine(end(of: header))
        let kinds = columns.map { column in
            // Of the whole only for want of any word on time: the line below may have one.
            headers.limit(column, header).flatMap { kind -> TableColumn? in
                guard let below, kind == .maximum || kind == .minimum, !scan.text.bytes[column].contains(words: "duree") else { return kind }
                return headers.ofTime(kind, toldBelow: below)
            }
        }
        for index in (header + 1)..<min(scan.text.units.count, header + 201) {
            let unit = scan.text.units[index]
            guard unit.row == nil, let match = scan.matcher.firstMatch(of: Self.row, in: scan.text.bytes, unit.bytes), let digits = match["number"],
                let lot = LotMentions.normalised(scan.text.folded(digits)), lot == String(rows.count + 1)
            else { break }
            let words = match.range.upperBound..<unit.bytes.upperBound
            guard hasFigures else {
                rows.append(Row(lot: lot, title: words, amounts: []))
                continue
            }
            rows.append(row(lot, words, columns, kinds, header))
        }
        return rows.count > 1 ? rows : []
    }

    /// The unit below the last row.
    private func end(of header: Int) -> Int {
        var index = header + 1
        while index < scan.text.units.count, scan.text.units[index].row == nil, scan.matcher.matches(Self.row, in: scan.text.bytes, scan.text.units[index].bytes) { index += 1 }
        return index
    }

    /// The columns of limits that the end of a header consists of; none if anything else is among them.
    private func columns(of rest: Range<Int>) -> [Range<Int>] {
        let columns = scan.matcher.allMatches(of: Self.column, in: scan.text.bytes, rest).map(\.range)
        var end = columns.first?.lowerBound ?? rest.upperBound
        for column in columns {
            guard scan.text.bytes[end..<column.lowerBound].allSatisfy({ $0 == 32 || $0 == UInt8(ascii: "|") }) else { return [] }
            end = column.upperBound
        }
        guard let first = columns.first, end == rest.upperBound, !scan.matcher.matches(Self.figures, in: scan.text.bytes, rest.lowerBound..<first.lowerBound) else { return [] }
        return columns
    }

    private func row(_ lot: String, _ words: Range<Int>, _ columns: [Range<Int>], _ kinds: [TableColumn?], _ header: Int) -> Row {
        let run = figures(closing: words)
        guard let first = run.first else { return Row(lot: lot, title: columns.isEmpty ? words : nil, amounts: []) }
        // The figures may begin behind a figure of the title: cut in more than one way, nobody knows where it ends.
        var found: [[Range<Int>]] = []
        var isWhole = false
        for start in run.indices where !columns.isEmpty {
            for cut in cuts(of: run[start...], into: columns.count) {
                found.append(cut)
                if start == 0 { isWhole = true }
            }
        }
        guard found.count == 1, isWhole else { return Row(lot: lot, title: nil, amounts: []) }
        let title = words.lowerBound..<first.lowerBound
        let lead = header > 0 && scan.text.units[header - 1].row == nil && scan.text.units[header - 1].bytes.count < 400 ? scan.text.units[header - 1].bytes : nil
        let amounts = zip(zip(columns, kinds), found[0]).compactMap { column, figure -> (money: Money, kind: TableColumn, quote: Range<Int>)? in
            guard let kind = column.1, ([column.0, figure] + (lead.map { [$0] } ?? [])).contains(where: { scan.matcher.matches(Self.money, in: scan.text.bytes, $0) }),
                let value = scan.matcher.firstMatch(of: Self.amount, in: scan.text.bytes, figure)?["value"]
            else { return nil }
            let own = scan.text.folded(column.0) + " " + scan.text.folded(figure)
            let around = FrenchValues.taxBasis(own) == .unstated ? own + " " + (lead.map { scan.text.folded($0) } ?? "") : own
            return FrenchValues.money(scan.text.folded(value), around: around).map { ($0, kind, figure) }
        }
        return Row(lot: lot, title: title, amounts: amounts)
    }

    /// The words at the end that may be of figures.
    private func figures(closing words: Range<Int>) -> [Range<Int>] {
        var run: [Range<Int>] = []
        var end = words.upperBound
        while end > words.lowerBound {
            let start = scan.text.bytes[words.lowerBound..<end].lastIndex(of: 32).map { $0 + 1 } ?? words.lowerBound
            if start < end {
                guard scan.matcher.matches(Self.part, in: scan.text.bytes, start..<end) else { break }
                run.insert(start..<end, at: 0)
            }
            end = max(words.lowerBound, start - 1)
        }
        return run
    }

    /// Every way to cut words into as many amounts.
    private func cuts(of words: ArraySlice<Range<Int>>, into count: Int) -> [[Range<Int>]] {
        guard count > 0, words.count >= count, words.count <= 16 else { return words.isEmpty && count == 0 ? [[]] : [] }
        return (words.startIndex..<words.endIndex).flatMap { last -> [[Range<Int>]] in
            let range = words[words.startIndex].lowerBound..<words[last].upperBound
            guard scan.matcher.matches(Self.amount, in: scan.text.bytes, range) else { return [] }
            return cuts(of: words[(last + 1)...], into: count - 1).map { [range] + $0 }
        }
    }
}
