// Tables whose header says what their cells mean: amounts, hours of insertion and durations by lot.

import Market
import Provenance

/// Reads tables by their headers.
struct TableReading {
    private let scan: PaperScan
    private let headers: TableHeaders

    /// What says that figures without a currency are amounts.
    private static let amounts = KnownPattern("\\beur\\b|euros?\\b|\\bh\\.?t\\b|\\bttc\\b|montants?\\b|valeurs?\\b|commandes?\\b|accords?-cadres?|seuils?\\b|annuel|periode")
    private static let currency = KnownPattern("eur")
    private static let periodRow = KnownPattern("^(?:(?:1 ?e?re|premiere|2 ?(?:n?de?|e(?:me)?)|deuxieme|seconde|3 ?e(?:me)?|troisieme|4 ?e(?:me)?|quatrieme) (?:periode|annee|reconduction)|periode|reconduction|annee|par (?:an|periode)|chaque)\\b")
    private static let wholeRow = KnownPattern("total|duree|toutes? periodes?")
    static let money = KnownPattern("^(?<value>\\d{1,3}(?:[ .]\\d{3})+(?:[.,]\\d{1,2})?|\\d{3,9}(?:[.,]\\d{1,2})?) ?(?:euro ?\\(s\\)|euros?|eur)? ?(?<tax>\\(?h\\.?t\\.?\\)?|ttc)?$")
    private static let hours = KnownPattern("^(?<value>\\d{1,3}(?: \\d{3})*|\\d{1,6}) ?(?:h|heures?)?$")
    private static let nothing = KnownPattern(
        "^(?:0(?: ?h(?:eures?)?)?|neant|sans objet|aucune?(?: heure)?|pas d.heures?(?: d.insertion)?|(?:lot )?non (?:concernee?|soumise?))(?: ?\\([^)]{0,60}\\))?$")
    private static let noLimit = KnownPattern("^(?:sans|aucune?|pas de|neant|non)\\b")
    private static let duration = KnownPattern("^(?<value>{duration})(?: (?:ferme|calendaires))?$")
    private static let rate = KnownPattern("^(?<value>\\d{1,2}(?:[.,]\\d{1,2})?) ?%$")

    init(_ scan: PaperScan) {
        self.scan = scan
        headers = TableHeaders(scan)
    }

    func state(in builder: inout StatementBuilder) {
        var columns: TableHeaders.Columns = [:]
        var lots: [Int: String] = [:]
        var labelled: Int?
        var past: Int?
        for index in scan.text.units.indices {
            let unit = scan.text.units[index]
            guard let row = unit.row else { continue }
            if row.row == 0 { past = headers.isOfThePast(index) ? row.table : nil }
            if past == row.table { continue }
            if row.row == 0 { labelled = isLabelled(unit, index) ? row.table : nil }
            if labelled == row.table {
                stateByLabel(unit, index, in: &builder)
                continue
            }
            // A first row that only groups the columns leaves what they hold to the second.
            if row.row == 0 || (row.row == 1 && columns.isEmpty && lots.isEmpty && headers.isSecondHeader(unit)) {
                columns = headers.isRepeated(index, row.table) ? [:] : headers.header(unit, index)
                lots = lotColumns(unit)
                // A page may make a table of its own of a header whose cells have one, two and three lines.
                guard columns.isEmpty, row.row == 0, case .lots(let own) = scan.lots.scope[index], own.count == 1 else { continue }
                columns = headers.headerAbove(index)
                if columns.isEmpty { continue }
            }
            if row.row == 1, let parts = headers.tranches(unit, index, columns) {
                columns.merge(parts) { $1 }
                continue
            }
            if !lots.isEmpty {
                stateByColumn(unit, index, lots, in: &builder)
                continue
            }
            if columns.isEmpty { continue }
            var scope = scan.lots.scope[index]
            if scope == .unnamed, scan.lots.isOfLots(row.table) {
                // A row without a lot in a table of lots is a total or a heading, the rest of a row that the page has cut, or a
                // further period of the lot above.
                guard let above = rowAbove(index, columns) ?? lotOfPeriods(index) else { continue }
                scope = scan.lots.scope[above]
            }
            // « 1 | Centre | 40 000 »: of what it is the first, nobody said.
            if scope == .unnamed, let first = scan.text.cells(of: unit).first, first.bytes.count < 4, columns[first.column] == nil, scan.text.bytes[first.bytes].allSatisfy(Headings.isDigit) { continue }
            for cell in scan.text.cells(of: unit) {
                guard let column = columns[cell.column], let kind = kind(column.kind, unit), isAmount(cell.bytes, kind, column.header, index) else { continue }
                let scope = scan.lots.pairedLot(of: cell.column, in: unit, scan.text) ?? scope
                let part = kind == .hours ? InsertionHours(scan).part(announcedAbove: scan.text.firstRow(ofTableAt: index)) : nil
                state(cell.bytes, kind, column.header, scope, part: part?.range, partLength: part?.length, above: headers.firstHeader(over: cell.column, column.header, row.table), in: &builder)
            }
        }
    }

    /// « Lot n° 4 Isolation par l’extérieur – », and below it « Ravalement | 1 980 000 € »: the row above, if it has a lot,
    /// none of the figures that this one has, and is no total.
    private func rowAbove(_ index: Int, _ columns: TableHeaders.Columns) -> Int? {
        let cells = scan.text.cells(of: scan.text.units[index])
        guard index > 0, let row = scan.text.units[index].row, scan.text.units[index - 1].row?.table == row.table, case .lots(let lots) = scan.lots.scope[index - 1], lots.count == 1,
            !scan.text.cells(of: scan.text.units[index - 1]).contains(where: { columns[$0.column] != nil && !$0.bytes.isEmpty }),
            let first = cells.first, columns[first.column] == nil, !scan.matcher.matches(Self.totalRow, in: scan.text.bytes, first.bytes)
        else { return nil }
        return index - 1
    }

    /// « 1 | Période initiale | 50 000 € », and below it « Chaque reconduction | 50 000 € »: the row of the lot whose cell
    /// reaches over both. On a page nobody knows which it reaches over.
    private func lotOfPeriods(_ index: Int) -> Int? {
        guard let row = scan.text.units[index].row, !scan.text.isOnPage(index), let label = periodLabel(scan.text.units[index]) else { return nil }
        guard scan.matcher.matches(Self.periodRow, in: scan.text.bytes, label) || scan.matcher.matches(Self.wholeDuration, in: scan.text.bytes, label) else { return nil }
        return (scan.text.rows[row.table] ?? []).last { unit in
            if unit < index, case .lots(let lots) = scan.lots.scope[unit] { lots.count == 1 } else { false }
        }
    }

    private static let wholeDuration = KnownPattern("\\bduree (?:totale|globale|maximale)|toutes? (?:les )?periodes?|periodes confondues|sur (?:la duree|\\d ans)")

    /// The cell that says of which time a row is: the first that is neither empty nor the lot’s.
    private func periodLabel(_ unit: PaperText.Unit) -> Range<Int>? {
        let lot = unit.row.flatMap { scan.lots.lotColumn($0.table) }
        return scan.text.cells(of: unit).first { !$0.bytes.isEmpty && $0.column != lot }?.bytes
    }

    private static let totalRow = KnownPattern("^(?:sous-)?total|^ensemble\\b|^montant\\b|^somme\\b|^tous\\b")

    /// « | Minimum HT | Sans minimum », « | Maximum HT | 240 000,00 € »: each row says what it holds, none is a header.
    private func isLabelled(_ unit: PaperText.Unit, _ index: Int) -> Bool {
        let cells = scan.text.cells(of: unit)
        guard cells.count == 2, headers.limit(cells[0].bytes, index) != nil else { return false }
        return [Self.money, Self.noLimit].contains { scan.matcher.matches($0, in: scan.text.bytes, cells[1].bytes) }
    }

    private func stateByLabel(_ unit: PaperText.Unit, _ index: Int, in builder: inout StatementBuilder) {
        let cells = scan.text.cells(of: unit)
        guard cells.count == 2, let limit = headers.limit(cells[0].bytes, index), isAmount(cells[1].bytes, limit, cells[0].bytes, index) else { return }
        state(cells[1].bytes, limit, cells[0].bytes, scan.lots.scope[index], in: &builder)
    }

    /// A row may say that it is of one period, « Période initiale », or of all.
    private func kind(_ kind: TableColumn, _ unit: PaperText.Unit) -> TableColumn? {
        guard let label = periodLabel(unit) else { return kind }
        if scan.matcher.matches(Self.wholeRow, in: scan.text.bytes, label) { return kind.ofWhole }
        return scan.matcher.matches(Self.periodRow, in: scan.text.bytes, label) ? kind.ofPeriod : kind
    }

    /// « | Lot 1 | Lot 2 | Lot 3 », « | Lot | 1 | 2 | 8 »: a column for each lot.
    private func lotColumns(_ unit: PaperText.Unit) -> [Int: String] {
        var lots: [Int: String] = [:]
        let cells = scan.text.cells(of: unit)
        let isNumbered = cells.first.map { scan.lots.isLotColumn($0.bytes, scan.text, scan.matcher) } ?? false
        for cell in cells where cell.column > 0 && !cell.bytes.isEmpty {
            if isNumbered, scan.text.bytes[cell.bytes].allSatisfy({ (48...57).contains($0) }), let lot = LotMentions.normalised(scan.text.folded(cell.bytes)) {
                lots[cell.column] = lot
                continue
            }
            guard let mention = LotMentions.all(in: scan.text, cell.bytes, scan.matcher).first, mention.range.lowerBound == cell.bytes.lowerBound,
                mention.lots.count == 1
            else { continue }
            lots[cell.column] = mention.lots[0]
        }
        return lots.count > 1 ? lots : [:]
    }

    /// A row of such a table: its first cell says what the others hold.
    private func stateByColumn(_ unit: PaperText.Unit, _ index: Int, _ lots: [Int: String], in builder: inout StatementBuilder) {
        guard let label = scan.text.cells(of: unit).first, lots[label.column] == nil, label.bytes.count < 120,
            let kind = headers.kind(of: label.bytes, isAboutInsertion: headers.isAboutInsertion(index), index)
        else { return }
        for cell in scan.text.cells(of: unit).dropFirst() {
            guard let lot = lots[cell.column], isAmount(cell.bytes, kind, label.bytes, index) else { continue }
            state(cell.bytes, kind, label.bytes, .lots([lot]), in: &builder)
        }
    }

    /// « | Paramètre | Minimum | Maximum »: limits, but of what? Only a currency in the cell makes them amounts.
    private func isAmount(_ cell: Range<Int>, _ kind: TableColumn, _ header: Range<Int>, _ index: Int) -> Bool {
        switch kind {
        case .maximum, .minimum, .periodMaximum, .periodMinimum:
            if scan.matcher.matches(Self.currency, in: scan.text.bytes, cell) { return true }
            return ([header] + headers.context(index)).contains { scan.matcher.matches(Self.amounts, in: scan.text.bytes, $0) }
        default: return true
        }
    }

    /// `part`: what says that hours are of a part of the time; `partLength`: how long it is. `above`: the cell over the header of the column, where the header has two rows.
    private func state(
        _ cell: Range<Int>, _ column: TableColumn, _ header: Range<Int>, _ scope: LotScope, part: Range<Int>? = nil, partLength: String? = nil, above: Range<Int>? = nil,
        in builder: inout StatementBuilder
    ) {
        let pattern =
            switch column {
            case .maximum, .minimum, .periodMaximum, .periodMinimum, .estimate: Self.money
            case .hours, .yearlyHours, .firmHours, .optionalHours: Self.hours
            case .duration: Self.duration
            case .rate: Self.rate
            }
        if column == .hours || column == .yearlyHours || column == .firmHours, scope != .unnamed, scan.matcher.matches(Self.nothing, in: scan.text.bytes, cell) {
            builder.state(.code("none"), "insertionClause", scope, quoting: cell)
            return
        }
        guard let match = scan.matcher.firstMatch(of: pattern, in: scan.text.bytes, cell), let range = match["value"] else { return }
        let words = scan.text.folded(range)
        guard builder.admits(column.attribute) else { return }
        switch column {
        case .maximum, .minimum, .periodMaximum, .periodMinimum, .estimate:
            // « Montants annuels en € HT » over « Minimum | Maximum »
            let around = scan.text.folded(header) + " " + scan.text.folded(cell) + " " + (above.map { scan.text.folded($0) } ?? "")
            guard let money = FrenchValues.money(words, around: around) else { return }
            builder.state(.money(money), column.attribute, scope, quoting: cell)
        case .hours:
            guard scope != .unnamed, let hours = FrenchNumbers.count(words) else { return }
            if part != nil {
                // Hours of a part of the time whose length nobody says are not those of the whole.
                guard let period = partLength.flatMap(FrenchValues.duration) else { return }
                builder.append([("hours", .integer(hours)), ("period", .duration(period))], to: column.attribute, scope, quoting: cell)
                return
            }
            builder.append([("hours", .integer(hours))], to: column.attribute, scope, quoting: cell)
        case .firmHours, .optionalHours:
            guard scope != .unnamed, let hours = FrenchNumbers.count(words), hours > 0 else { return }
            builder.append([("hours", .integer(hours)), ("tranche", .code(column == .firmHours ? "firm" : "optional"))], to: column.attribute, scope, quoting: cell)
        case .yearlyHours:
            guard scope != .unnamed, let hours = FrenchNumbers.count(words), let year = FrenchValues.duration("1 an") else { return }
            builder.append([("hours", .integer(hours)), ("period", .duration(year))], to: column.attribute, scope, quoting: cell)
        case .duration:
            guard let duration = FrenchValues.duration(words) else { return }
            builder.state(.duration(duration), column.attribute, scope, quoting: cell)
        case .rate:
            guard let rate = FrenchNumbers.decimal(words) else { return }
            builder.state(.number(rate), column.attribute, scope, quoting: cell)
        }
    }
}
