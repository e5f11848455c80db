// Tables whose header says what their cells mean: amounts, hours of insertion and durations by lot.

import Market
import Provenance

/// Reads tables by their headers.
struct TableReading {
    /// What a column holds.
    private enum Column {
        case maximum, minimum, periodMaximum, periodMinimum, estimate, hours, yearlyHours, firmHours, optionalHours, duration, rate

        /// The same of a year or period, where the words around a table say that its amounts are such.
        var ofPeriod: Column {
            switch self {
            case .maximum: .periodMaximum
            case .minimum: .periodMinimum
            default: self
            }
        }

        /// The same of the whole, where a row says so in a column of periods.
        var ofWhole: Column {
            switch self {
            case .periodMaximum: .maximum
            case .periodMinimum: .minimum
            default: self
            }
        }

        var attribute: String {
            switch self {
            case .maximum: "frameworkMaximumValue"
            case .minimum: "frameworkMinimumValue"
            case .periodMaximum: "frameworkPeriodMaximum"
            case .periodMinimum: "frameworkPeriodMinimum"
            case .estimate: "estimatedValue"
            case .hours, .yearlyHours, .firmHours, .optionalHours: "insertionCommitments"
            case .duration: "duration"
            case .rate: "insertionRate"
            }
        }
    }

    private let scan: PaperScan

    private static let kinds: [(Column, KnownPattern)] = [
        (.estimate, KnownPattern("(?:montants?|valeurs?|couts?) (?:total |global )?(?:estim|previsionnel)|estimation")),
        (.hours, KnownPattern("heures? (?:de travail )?(?:d.?insertion|reservees? a l.?insertion)|insertion ?\\(?(?:en )?heures?\\)?|(?:nombre|volume) (?:minim\\w+ )?d.?heures[^|]{0,30}insertion|volume (?:horaire )?d.?insertion")),
        (.duration, KnownPattern("^duree (?:du (?:marche|contrat|lot)|d.?execution|initiale)|^duree$|^delais? d.?execution(?: (?:du lot|des travaux|du marche))?$")),
        (.rate, KnownPattern("taux d.?insertion|% d.?insertion")),
    ]
    private static let yearlyHours = KnownPattern("^(?:nombre |volume )?(?:minim\\w+ )?(?:annuel )?(?:d.?)?heures? (?:annuelles )?(?:de travail )?(?:d.?insertion|reservees? a l.?insertion)(?: (?:a realiser|minim\\w+))? (?:par an(?:nee)?|annuelles?|par periode (?:de 12 mois|d.un an|annuelle))$")
    private static let excluded = KnownPattern("annuel|par an\\b|par periode|quantite")
    private static let maximum = KnownPattern("\\bmax(?:imum|imal|imaux|i)?\\b")
    private static let minimum = KnownPattern("\\bmin(?:imum|imal|imaux|i)?\\b")
    /// Columns of limits that are no amounts of a framework, or in which nobody knows which of them stands.
    private static let otherLimits = KnownPattern("quantit|heure|delai|duree (?:min|max)|note|point|nombre|surface|candidat|%|penalit|capital|franchise|garantie|horaire|effectif|chiffre")
    private static let ofPeriod = KnownPattern("annue(?:l|ll)|\\bpar an\\b|/ ?an\\b|par periode|chaque (?:periode|annee)|periode initiale|par annee|periode de reconduction|par reconduction|chaque reconduction")
    private static let ofWhole = KnownPattern("duree (?:totale|globale|maximale|de l.accord|du marche)|toute la duree|(?:toutes )?(?:periodes|reconductions) (?:confondues|comprises|incluses)|toutes (?:les )?(?:periodes|annees|reconductions)|total")
    /// What says that figures without a currency are amounts.
    private static let amounts = KnownPattern("\\beur\\b|euros?\\b|\\bh\\.?t\\b|\\bttc\\b|montants?\\b|valeurs?\\b|commandes?\\b|accords?-cadres?|seuils?\\b|annuel|periode")
    private static let currency = KnownPattern("eur")
    private static let periodRow = KnownPattern("^(?:(?:1 ?e?re|premiere|2 ?(?:n?de?|e(?:me)?)|deuxieme|seconde|3 ?e(?:me)?|troisieme|4 ?e(?:me)?|quatrieme) (?:periode|annee|reconduction)|periode|reconduction|annee|par (?:an|periode)|chaque)\\b")
    private static let wholeRow = KnownPattern("total|duree|toutes? periodes?")
    private static let money = KnownPattern("^(?<value>\\d{1,3}(?:[ .]\\d{3})+(?:[.,]\\d{1,2})?|\\d{3,9}(?:[.,]\\d{1,2})?) ?(?:euro ?\\(s\\)|euros?|eur)? ?(?<tax>\\(?h\\.?t\\.?\\)?|ttc)?$")
    private static let hours = KnownPattern("^(?<value>\\d{1,3}(?: \\d{3})*|\\d{1,6}) ?(?:h|heures?)?$")
    private static let nothing = KnownPattern(
        "^(?:0(?: ?h(?:eures?)?)?|neant|sans objet|aucune?(?: heure)?|pas d.heures?(?: d.insertion)?|(?:lot )?non (?:concernee?|soumise?))(?: ?\\([^)]{0,60}\\))?$")
    private static let noLimit = KnownPattern("^(?:sans|aucune?|pas de|neant|non)\\b")
    private static let firm = KnownPattern("^(?:(?:nombre |nb )?(?:d.?)?heures? )?(?:d.insertion )?(?:en |sur la |de la )?(?:tranche ferme\\b|tf$)|^tf ?\\(?(?:en )?h(?:eures?)?\\)?$")
    private static let optional = KnownPattern("^(?:(?:nombre |nb )?(?:d.?)?heures? )?(?:d.insertion )?(?:en |sur la |de la )?(?:tranche optionnelle\\b|to ?\\d?$)|^to ?\\d? ?\\(?(?:en )?h(?:eures?)?\\)?$")
    private static let duration = KnownPattern("^(?<value>{duration})(?: (?:ferme|calendaires))?$")
    private static let rate = KnownPattern("^(?<value>\\d{1,2}(?:[.,]\\d{1,2})?) ?%$")
    private static let insertion = KnownPattern("insertion|clauses? sociales?")
    /// Below a heading on insertion: « Nb heures/an », « Volume horaire annuel »; « Heures sur 4 ans », « Volume horaire total ».
    private static let hoursOfYear = KnownPattern("^(?:(?:nombre|nb|volume|objectif) (?:minim\\w+ )?(?:d.?|en )?)?(?:heures?|horaire)(?: d.insertion)?(?: minim\\w+)?(?: a realiser)? ?(?:/ ?an|par an(?:nee)?|annuel(?:le)?s?)$")
    private static let hoursOfAll = KnownPattern("^(?:(?:nombre|nb|volume|objectif) (?:minim\\w+ )?(?:total )?(?:d.?|en )?)?(?:heures?|horaire)(?: d.insertion)?(?: minim\\w+)?(?: a realiser)? (?:total(?:es)?|sur (?:la duree (?:totale|globale|du marche|de l.accord-cadre)|\\d ans))$")
    private static let hourColumn = KnownPattern("^(?:nombre (?:minim\\w+ )?d.?|volume (?:minim\\w+ )?d.?|nb d.?|quantite d.?|objectif (?:minim\\w+ )?(?:d.|en )?|engagement (?:minim\\w+ )?(?:d.|en )?)?heures?(?: (?:minim\\w+|a realiser|prevues|exigees|imposees))*$|^(?:volume|objectif|engagement) (?:horaire|minim\\w+)(?: (?:minim\\w+|a realiser))*$")

    init(_ scan: PaperScan) { self.scan = scan }

    func state(in builder: inout StatementBuilder) {
        var columns: [Int: (kind: Column, header: Range<Int>)] = [:]
        var lots: [Int: String] = [:]
        var labelled: Int?
        for index in scan.text.units.indices {
            let unit = scan.text.units[index]
            guard let row = unit.row else { continue }
            if row.row == 0 { labelled = isLabelled(unit, index) ? row.table : nil }
            if labelled == row.table {
                stateByLabel(unit, index, in: &builder)
                continue
            }
            // A first row that only groups the columns leaves what they hold to the second.
            if row.row == 0 || (row.row == 1 && columns.isEmpty && lots.isEmpty && isSecondHeader(unit, index)) {
                columns = isRepeated(index, row.table) ? [:] : header(unit, index)
                lots = lotColumns(unit)
                // A page may make a table of its own of a header whose cells have one, two and three lines.
                guard columns.isEmpty, row.row == 0, case .lots(let own) = scan.lots.scope[index], own.count == 1 else { continue }
                columns = headerAbove(index)
                if columns.isEmpty { continue }
            }
            if row.row == 1, let parts = tranches(unit, index, columns) {
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
                state(cell.bytes, kind, column.header, scope, above: firstHeader(over: cell.column, column.header, row.table), in: &builder)
            }
        }
    }

    /// The cell of the first row that stands over a column of the second header.
    private func firstHeader(over column: Int, _ header: Range<Int>, _ table: Int) -> Range<Int>? {
        guard let first = scan.text.rows[table]?.first, header.lowerBound >= scan.text.units[first].bytes.upperBound else { return nil }
        return scan.text.cells(of: scan.text.units[first]).last { $0.column <= column && !$0.bytes.isEmpty }?.bytes
    }

    /// « Lot n° 4 Isolation par l’extérieur – », and below it « Ravalement | 1 980 000 € »: the row above, if it has a lot,
    /// none of the figures that this one has, and is no total.
    private func rowAbove(_ index: Int, _ columns: [Int: (kind: Column, header: Range<Int>)]) -> Int? {
        let cells = scan.text.cells(of: scan.text.units[index])
        guard index > 0, let row = scan.text.units[index].row, scan.text.units[index - 1].row?.table == row.table, case .lots(let lots) = scan.lots.scope[index - 1], lots.count == 1,
            !scan.text.cells(of: scan.text.units[index - 1]).contains(where: { columns[$0.column] != nil && !$0.bytes.isEmpty }),
            let first = cells.first, columns[first.column] == nil, !scan.matcher.matches(Self.totalRow, in: scan.text.bytes, first.bytes)
        else { return nil }
        return index - 1
    }

    /// The kinds of the columns by the cells of the short table right above, from left to right, if they are as many.
    private func headerAbove(_ index: Int) -> [Int: (kind: Column, header: Range<Int>)] {
        guard index > 0, let table = scan.text.units[index - 1].row?.table, let rows = scan.text.rows[table], rows.count <= 3 else { return [:] }
        let heads = rows.flatMap { scan.text.cells(of: scan.text.units[$0]) }.map(\.bytes).filter { !$0.isEmpty }
            .sorted { scan.text.left(of: $0) < scan.text.left(of: $1) }
        let cells = scan.text.cells(of: scan.text.units[index])
        guard heads.count == cells.count, heads.allSatisfy({ !scan.text.bytes[$0].contains(where: Headings.isDigit) || $0.count > 8 }) else { return [:] }
        var columns: [Int: (kind: Column, header: Range<Int>)] = [:]
        for (head, cell) in zip(heads, cells) {
            if let kind = kind(of: head, isAboutInsertion: isAboutInsertion(rows[0]), context(rows[0])) { columns[cell.column] = (kind, head) }
        }
        return columns
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

    /// « Ville | Période | Minimum | Maximum | Agglomération | Période | … »: a header that comes back below a line of its own
    /// opens the part of another buyer of a group, whose amounts are not the market’s. Pages repeat theirs too, without one.
    private func isRepeated(_ header: Int, _ table: Int) -> Bool {
        let words = scan.text.bytes[scan.text.units[header].bytes]
        let rows = scan.text.rows[table] ?? []
        return words.count > 3 && zip(rows, rows.dropFirst()).contains { before, row in
            row > header && before > header && scan.text.bytes[scan.text.units[row].bytes].elementsEqual(words)
                && scan.text.cells(of: scan.text.units[before]).count(where: { !$0.bytes.isEmpty }) == 1
        }
    }

    /// « | Minimum HT | Sans minimum », « | Maximum HT | 240 000,00 € »: each row says what it holds, none is a header.
    private func isLabelled(_ unit: PaperText.Unit, _ index: Int) -> Bool {
        let cells = scan.text.cells(of: unit)
        guard cells.count == 2, limit(cells[0].bytes, context(index)) != nil else { return false }
        return [Self.money, Self.noLimit].contains { scan.matcher.matches($0, in: scan.text.bytes, cells[1].bytes) }
    }

    private func stateByLabel(_ unit: PaperText.Unit, _ index: Int, in builder: inout StatementBuilder) {
        let cells = scan.text.cells(of: unit)
        guard cells.count == 2, let limit = limit(cells[0].bytes, context(index)), isAmount(cells[1].bytes, limit, cells[0].bytes, index) else { return }
        state(cells[1].bytes, limit, cells[0].bytes, scan.lots.scope[index], in: &builder)
    }

    /// A row may say that it is of one period, « Période initiale », or of all.
    private func kind(_ kind: Column, _ unit: PaperText.Unit) -> Column? {
        guard let label = periodLabel(unit) else { return kind }
        if scan.matcher.matches(Self.wholeRow, in: scan.text.bytes, label) { return kind.ofWhole }
        return scan.matcher.matches(Self.periodRow, in: scan.text.bytes, label) ? kind.ofPeriod : kind
    }

    /// A row of words only, that says « minimum » or « maximum » below a row that did not.
    private func isSecondHeader(_ unit: PaperText.Unit, _ index: Int) -> Bool {
        let cells = scan.text.cells(of: unit)
        return cells.contains { scan.matcher.matches(Self.maximum, in: scan.text.bytes, $0.bytes) }
            && !cells.contains { scan.matcher.matches(Self.money, in: scan.text.bytes, $0.bytes) }
    }

    /// « Tranche ferme | Tranche optionnelle » below « Heures d’insertion »: what the columns of hours hold.
    private func tranches(_ unit: PaperText.Unit, _ index: Int, _ columns: [Int: (kind: Column, header: Range<Int>)]) -> [Int: (kind: Column, header: Range<Int>)]? {
        var parts: [Int: (kind: Column, header: Range<Int>)] = [:]
        for cell in scan.text.cells(of: unit) where !cell.bytes.isEmpty {
            if scan.matcher.matches(Self.firm, in: scan.text.bytes, cell.bytes) {
                parts[cell.column] = (.firmHours, cell.bytes)
            } else if scan.matcher.matches(Self.optional, in: scan.text.bytes, cell.bytes) {
                parts[cell.column] = (.optionalHours, cell.bytes)
            }
        }
        if parts.isEmpty { return nil }
        // « Heures d’insertion » may have stayed above the table.
        return columns.values.contains { $0.kind == .hours } || parts.count > 1 && isAboutInsertion(index) ? parts : nil
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
        guard let label = scan.text.cells(of: unit).first, lots[label.column] == nil, label.bytes.count < 120, let kind = kind(of: label.bytes, isAboutInsertion: isAboutInsertion(index), context(index)) else { return }
        for cell in scan.text.cells(of: unit).dropFirst() {
            guard let lot = lots[cell.column], isAmount(cell.bytes, kind, label.bytes, index) else { continue }
            state(cell.bytes, kind, label.bytes, .lots([lot]), in: &builder)
        }
    }

    /// Whether the headings above a table, or the line before it, speak of insertion.
    private func isAboutInsertion(_ index: Int) -> Bool {
        let first = scan.text.firstRow(ofTableAt: index)
        func speaks(_ range: Range<Int>) -> Bool { scan.matcher.matches(Self.insertion, in: scan.text.bytes, range) }
        if scan.outline.titles(above: index).contains(where: speaks) { return true }
        return first > 0 && scan.text.units[first - 1].bytes.count < 400 && speaks(scan.text.units[first - 1].bytes)
    }

    /// « | Paramètre | Minimum | Maximum »: limits, but of what? Only a currency in the cell makes them amounts.
    private func isAmount(_ cell: Range<Int>, _ kind: Column, _ header: Range<Int>, _ index: Int) -> Bool {
        switch kind {
        case .maximum, .minimum, .periodMaximum, .periodMinimum:
            if scan.matcher.matches(Self.currency, in: scan.text.bytes, cell) { return true }
            return ([header] + context(index)).contains { scan.matcher.matches(Self.amounts, in: scan.text.bytes, $0) }
        default: return true
        }
    }

    /// Whether a column holds a minimum or a maximum, and whether of a period or of the whole.
    private func limit(_ header: Range<Int>, _ context: [Range<Int>]) -> Column? {
        func says(_ pattern: KnownPattern, _ range: Range<Int>) -> Bool { scan.matcher.matches(pattern, in: scan.text.bytes, range) }
        let isMaximum = says(Self.maximum, header)
        guard isMaximum != says(Self.minimum, header), !says(Self.otherLimits, header) else { return nil }
        let column = isMaximum ? Column.maximum : .minimum
        if says(Self.ofPeriod, header) { return says(Self.ofWhole, header) ? nil : column.ofPeriod }
        if says(Self.ofWhole, header) { return column }
        let isOfPeriod = context.contains { says(Self.ofPeriod, $0) }
        if isOfPeriod, context.contains(where: { says(Self.ofWhole, $0) }) { return nil }
        return isOfPeriod ? column.ofPeriod : column
    }

    /// What says of which time the amounts of a table are: the heading, the line before, the row above a second header.
    private func context(_ index: Int) -> [Range<Int>] {
        let first = scan.text.firstRow(ofTableAt: index)
        var context = scan.outline.titles(above: index).suffix(1).map { $0 }
        if first < index { context.append(scan.text.units[first].bytes) }
        if first > 0, scan.text.units[first - 1].row == nil, scan.text.units[first - 1].bytes.count < 400 { context.append(scan.text.units[first - 1].bytes) }
        return context
    }

    private func kind(of header: Range<Int>, isAboutInsertion: Bool, _ context: [Range<Int>]) -> Column? {
        let bytes = scan.text.bytes
        if scan.matcher.matches(Self.yearlyHours, in: bytes, header) { return .yearlyHours }
        if isAboutInsertion {
            if scan.matcher.matches(Self.hourColumn, in: bytes, header) || scan.matcher.matches(Self.hoursOfAll, in: bytes, header) { return .hours }
            if scan.matcher.matches(Self.hoursOfYear, in: bytes, header) { return .yearlyHours }
            if scan.matcher.matches(Self.firm, in: bytes, header) { return .firmHours }
            if scan.matcher.matches(Self.optional, in: bytes, header) { return .optionalHours }
        }
        if let limit = limit(header, context) { return limit }
        guard !scan.matcher.matches(Self.excluded, in: bytes, header) else { return nil }
        return Self.kinds.first { scan.matcher.matches($0.1, in: bytes, header) }?.0
    }

    private func header(_ unit: PaperText.Unit, _ index: Int) -> [Int: (kind: Column, header: Range<Int>)] {
        var columns: [Int: (kind: Column, header: Range<Int>)] = [:]
        let isAboutInsertion = isAboutInsertion(index)
        let context = context(index)
        for cell in scan.text.cells(of: unit) where cell.bytes.count < 120 {
            if let kind = kind(of: cell.bytes, isAboutInsertion: isAboutInsertion, context) { columns[cell.column] = (kind, cell.bytes) }
        }
        // « Heures par an | Heures sur 4 ans »: the second is what the first comes to.
        if columns.values.contains(where: { $0.kind == .yearlyHours }) { columns = columns.filter { $0.value.kind != .hours } }
        return columns
    }

    /// `above`: the cell over the header of the column, where the header has two rows.
    private func state(
        _ cell: Range<Int>, _ column: Column, _ header: Range<Int>, _ scope: LotScope, above: Range<Int>? = nil, in builder: inout StatementBuilder
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
