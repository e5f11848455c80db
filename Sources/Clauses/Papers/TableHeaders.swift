// The headers of tables: which column holds amounts, hours of insertion, durations or rates, and of which time.

import Provenance

/// What a column of a table holds.
enum TableColumn {
    case maximum, minimum, periodMaximum, periodMinimum, estimate, hours, yearlyHours, firmHours, optionalHours, duration, rate

    /// The same of a year or period, where the words around a table say that its amounts are such.
    var ofPeriod: TableColumn {
        switch self {
        case .maximum: .periodMaximum
        case .minimum: .periodMinimum
        default: self
        }
    }

    /// The same of the whole, where a row says so in a column of periods.
    var ofWhole: TableColumn {
        switch self {
        case .periodMaximum: .maximum
        case .periodMinimum: .minimum
        default: self
        }
    }

    /// The name of the attribute of a lot that it states.
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

/// Reads the headers of tables.
struct TableHeaders {
    /// By the number of the column: what it holds, and the cell that says so.
    typealias Columns = [Int: (kind: TableColumn, header: Range<Int>)]

    private let scan: PaperScan

    private static let kinds: [(TableColumn, KnownPattern)] = [
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
    /// Tables whose limits are those of something else, by what they are about or by what their rows are; and tables of what has been.
    private static let otherTables = KnownPattern(
        "penalit|assuranc|sinistre|manquement|capacites? (?:economiques?|techniques?|financieres?|professionnelles?)|references? (?:exigees?|demandees?|de prestations)|chiffres? d.affaires")
    private static let otherRows = KnownPattern("^(?:manquement|penalite|garantie|risque|sinistre|infraction|dommage)")
    /// Tables of the parts of a contract: their delays and amounts are not those of a lot.
    private static let partRows = KnownPattern("^(?:tranches?|phases?|etapes?|missions?|elements? de mission|postes?|ouvrages?)\\b")
    private static let past = KnownPattern("^[^a-z]*(?:bilans?|historique)\\b|{othercontract}")
    private static let done = KnownPattern("heures? (?:d.insertion )?(?:realisees|effectuees|validees|declarees)")
    private static let ofPeriod = KnownPattern("annue(?:l|ll)|\\bpar an\\b|/ ?an\\b|par periode|chaque (?:periode|annee)|periode initiale|par annee|periode de reconduction|par reconduction|chaque reconduction")
    private static let ofWhole = KnownPattern("duree (?:totale|globale|maximale|de l.accord|du marche)|toute la duree|(?:toutes )?(?:periodes|reconductions) (?:confondues|comprises|incluses)|toutes (?:les )?(?:periodes|annees|reconductions)|total")
    private static let totalOfPeriod = KnownPattern("\\bmontants? (?:total|totaux|global|globaux) (?:(?:des (?:prestations|commandes|travaux|fournitures|services)|du marche|de l.accord-cadre|h\\.?t\\.?),? )?(?:pour|de|sur) (?:la periode initiale|chaque periode)\\b")
    /// The same as `ofWhole` without « total », and with the periods that follow counted in.
    private static let ofAllTime = KnownPattern("duree (?:totale|globale|maximale|de l.accord|du marche)|toute la duree|(?:periodes|reconductions|renouvellements) (?:confondues|comprise?s|inclus|incluses)|(?:periode|reconductions?|renouvellements?) (?:eventuelles? )?(?:comprise|inclus)|toutes (?:les )?(?:periodes|annees|reconductions)|\\b(?:et|ainsi que|avec|plus|y compris) (?:pour )?(?:les? |la |ses |leurs? |des |chaque |chacune des |toute )?(?:eventuelles? )?(?:periodes?|reconductions?|renouvellements?|annees?)\\b")
    /// Below a heading on insertion: « Heures TF | Heures TO1 ».
    private static let firm = KnownPattern("^(?:(?:nombre |nb )?(?:d.?)?heures? )?(?:d.insertion )?(?:en |sur la |de la )?(?:tranche ferme\\b|tf$)|^tf ?\\(?(?:en )?h(?:eures?)?\\)?$")
    private static let optional = KnownPattern("^(?:(?:nombre |nb )?(?:d.?)?heures? )?(?:d.insertion )?(?:en |sur la |de la )?(?:tranche optionnelle\\b|to ?\\d?$)|^to ?\\d? ?\\(?(?:en )?h(?:eures?)?\\)?$")
    private static let insertion = KnownPattern("insertion|clauses? sociales?")
    /// There too: « Nb heures/an », « Volume horaire annuel »; « Heures sur 4 ans », « Volume horaire total ».
    private static let hoursOfYear = KnownPattern("^(?:(?:nombre|nb|volume|objectif) (?:minim\\w+ )?(?:d.?|en )?)?(?:heures?|horaire)(?: d.insertion)?(?: minim\\w+)?(?: a realiser)? ?(?:/ ?an|par an(?:nee)?|annuel(?:le)?s?)$")
    /// « Nombre d’heures à réaliser », « Volume horaire »
    private static let hourColumn = KnownPattern("^(?:nombre (?:minim\\w+ )?d.?|volume (?:minim\\w+ )?d.?|nb d.?|quantite d.?|objectif (?:minim\\w+ )?(?:d.|en )?|engagement (?:minim\\w+ )?(?:d.|en )?)?heures?(?: (?:minim\\w+|a realiser|prevues|exigees|imposees))*$|^(?:volume|objectif|engagement) (?:horaire|minim\\w+)(?: (?:minim\\w+|a realiser))*$")
    private static let hoursOfAll = KnownPattern("^(?:(?:nombre|nb|volume|objectif) (?:minim\\w+ )?(?:total )?(?:d.?|en )?)?(?:heures?|horaire)(?: d.insertion)?(?: minim\\w+)?(?: a realiser)? (?:total(?:es)?|sur (?:la duree (?:totale|globale|du marche|de l.accord-cadre)|\\d ans))$")

    /// « Total 4 ans » beside the columns of the periods; « Période initiale », « Heures d’insertion – reconduction 1 ».
    private static let totalColumn = KnownPattern("^total(?: general| des heures| d.heures)?(?: (?:minim\\w+|d.insertion))?(?: ?\\(? ?(?:sur |en |pour )?(?:\\d|deux|trois|quatre) ans ?\\)?| (?:sur|pour) (?:la duree (?:totale|globale|du marche|de l.accord-cadre)|toutes les periodes)| toutes periodes(?: confondues)?)?$")
    private static let partOfTime = KnownPattern("periode|reconduction|renouvellement|\\bannee ?\\d|\\d ?(?:e|ere|eme|de|nde)? annee|\\b(?:premiere|deuxieme|seconde|troisieme|quatrieme) annee")
    private static let hourWord = KnownPattern("\\bheures?\\b|\\bhoraire")
    private static let hourCell = KnownPattern("^\\d[\\d ]{0,7} ?h(?:eures?)?$")

    init(_ scan: PaperScan) { self.scan = scan }

    /// The cell of the first row that stands over a column of the second header.
    func firstHeader(over column: Int, _ header: Range<Int>, _ table: Int) -> Range<Int>? {
        guard let first = scan.text.rows[table]?.first, header.lowerBound >= scan.text.units[first].bytes.upperBound else { return nil }
        return scan.text.cells(of: scan.text.units[first]).last { $0.column <= column && !$0.bytes.isEmpty }?.bytes
    }

    /// The kinds of the columns by the cells of the short table right above, from left to right, if they are as many.
    func headerAbove(_ index: Int) -> Columns {
        guard index > 0, let table = scan.text.units[index - 1].row?.table, let rows = scan.text.rows[table], rows.count <= 3 else { return [:] }
        let heads = rows.flatMap { scan.text.cells(of: scan.text.units[$0]) }.map(\.bytes).filter { !$0.isEmpty }
            .sorted { scan.text.left(of: $0) < scan.text.left(of: $1) }
        let cells = scan.text.cells(of: scan.text.units[index])
        guard heads.count == cells.count, heads.allSatisfy({ !scan.text.bytes[$0].contains(where: Headings.isDigit) || $0.count > 8 }) else { return [:] }
        var columns: Columns = [:]
        for (head, cell) in zip(heads, cells) {
            if let kind = kind(of: head, isAboutInsertion: isAboutInsertion(rows[0]), rows[0]) { columns[cell.column] = (kind, head) }
        }
        return columns
    }

    /// « Ville | Période | Minimum | Maximum | Agglomération | Période | … »: a header that comes back below a line of its own
    /// opens the part of another buyer of a group, whose amounts are not the market’s. Pages repeat theirs too, without one.
    func isRepeated(_ header: Int, _ table: Int) -> Bool {
        let words = scan.text.bytes[scan.text.units[header].bytes]
        let rows = scan.text.rows[table] ?? []
        return words.count > 3 && zip(rows, rows.dropFirst()).contains { before, row in
            row > header && before > header && scan.text.bytes[scan.text.units[row].bytes].elementsEqual(words)
                && scan.text.cells(of: scan.text.units[before]).count(where: { !$0.bytes.isEmpty }) == 1
        }
    }

    /// « Tranche ferme | Tranche optionnelle » below « Heures d’insertion »: what the columns of hours hold.
    func tranches(_ unit: PaperText.Unit, _ index: Int, _ columns: Columns) -> Columns? {
        var parts: Columns = [:]
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

    /// Whether the headings above a table, or the line before it, speak of insertion.
    func isAboutInsertion(_ index: Int) -> Bool { subject(index).contains { scan.matcher.matches(Self.insertion, in: scan.text.bytes, $0) } }

    /// Whether a column holds a minimum or a maximum of a framework, and whether of a period or of the whole.
    func limit(_ header: Range<Int>, _ index: Int) -> TableColumn? { anyLimit(header, index).flatMap { ofFramework($0, index) } }

    /// Penalties, insurances, references and turnover have limits of their own.
    private func ofFramework(_ limit: TableColumn, _ index: Int) -> TableColumn? {
        let isOther = subject(index).contains { scan.matcher.matches(Self.otherTables, in: scan.text.bytes, $0) }
            || scan.matcher.matches(Self.otherRows, in: scan.text.bytes, scan.text.units[scan.text.firstRow(ofTableAt: index)].bytes)
        return isOther ? nil : limit
    }

    /// A minimum or a maximum of whatever the table is about.
    private func anyLimit(_ header: Range<Int>, _ index: Int) -> TableColumn? {
        func says(_ pattern: KnownPattern, _ range: Range<Int>) -> Bool { scan.matcher.matches(pattern, in: scan.text.bytes, range) }
        let isMaximum = says(Self.maximum, header)
        guard isMaximum != says(Self.minimum, header), !says(Self.otherLimits, header) else { return nil }
        let column = isMaximum ? TableColumn.maximum : .minimum
        if says(Self.ofPeriod, header) { return says(Self.ofWhole, header) ? nil : column.ofPeriod }
        if says(Self.ofWhole, header) { return column }
        let context = context(index)
        let isOfPeriod = context.contains { says(Self.ofPeriod, $0) }
        // « Le montant total des prestations pour la période initiale » is that of the period.
        if isOfPeriod, context.contains(where: { says(says(Self.totalOfPeriod, $0) ? Self.ofAllTime : Self.ofWhole, $0) }) { return nil }
        if isOfPeriod { return column.ofPeriod }
        guard let after = lineAfter(index), !context.contains(where: { says(Self.ofWhole, $0) }) else { return column }
        return ofTime(column, toldBelow: after)
    }

    /// What a limit without any word on time is, where the line below its table has one: « Les montants seront identiques pour
    /// la période de reconduction. »
    func ofTime(_ column: TableColumn, toldBelow line: Range<Int>) -> TableColumn? {
        if scan.matcher.matches(Self.sameAgain, in: scan.text.bytes, line) { return column.ofPeriod }
        return scan.matcher.matches(Self.amountsOfPeriod, in: scan.text.bytes, line) ? nil : column
    }

    private static let sameAgain = KnownPattern("\\b(?:montants?|seuils?|limites?|minimums?|maximums?)\\b[^.;]{0,60}\\b(?:identiques?|(?:les )?memes?)\\b[^.;]{0,60}\\b(?:pour|lors|a chaque|en cas)\\b[^.;]{0,30}(?:periodes?|reconductions?|renouvellements?)")
    private static let amountsOfPeriod = KnownPattern("\\b(?:montants?|seuils?|limites?|minimums?|maximums?)\\b[^.;]{0,80}(?:annue(?:l|ll)|\\bpar an\\b|/ ?an\\b|(?:par|chaque|toute) (?:periode|annee|reconduction)|(?:periode|duree) initiale|par reconduction)")

    private func lineAfter(_ index: Int) -> Range<Int>? {
        guard let table = scan.text.units[index].row?.table, let last = scan.text.rows[table]?.last, last + 1 < scan.text.units.count else { return nil }
        return plainLine(last + 1)
    }

    /// A unit that is no row and no long paragraph.
    func plainLine(_ index: Int) -> Range<Int>? {
        guard scan.text.units.indices.contains(index), scan.text.units[index].row == nil, scan.text.units[index].bytes.count < 400 else { return nil }
        return scan.text.units[index].bytes
    }

    /// The line before a table.
    private func lineBefore(_ index: Int) -> [Range<Int>] {
        let first = scan.text.firstRow(ofTableAt: index)
        return first > 0 && scan.text.units[first - 1].row == nil && scan.text.units[first - 1].bytes.count < 400 ? [scan.text.units[first - 1].bytes] : []
    }

    /// What the headings above a table and the line before it say it is about.
    private func subject(_ index: Int) -> [Range<Int>] { scan.outline.titles(above: index) + lineBefore(index) }

    /// « Bilan du marché précédent »
    func isOfThePast(_ index: Int) -> Bool { subject(index).contains { scan.matcher.matches(Self.past, in: scan.text.bytes, $0) } }

    /// What says of which time the amounts of a table are: the heading, the line before, the row above a second header.
    func context(_ index: Int) -> [Range<Int>] {
        let first = scan.text.firstRow(ofTableAt: index)
        var context = scan.outline.titles(above: index).suffix(1).map { $0 }
        if first < index { context.append(scan.text.units[first].bytes) }
        return context + lineBefore(index)
    }

    /// What a cell of a header says that its column holds, or of a first cell its row.
    func kind(of header: Range<Int>, isAboutInsertion: Bool, _ index: Int) -> TableColumn? {
        let bytes = scan.text.bytes
        if scan.matcher.matches(Self.done, in: bytes, header) { return nil }
        if scan.matcher.matches(Self.yearlyHours, in: bytes, header) { return .yearlyHours }
        if isAboutInsertion {
            if scan.matcher.matches(Self.hourColumn, in: bytes, header) || scan.matcher.matches(Self.hoursOfAll, in: bytes, header) { return .hours }
            if scan.matcher.matches(Self.hoursOfYear, in: bytes, header) { return .yearlyHours }
            if scan.matcher.matches(Self.firm, in: bytes, header) { return .firmHours }
            if scan.matcher.matches(Self.optional, in: bytes, header) { return .optionalHours }
        }
        if let limit = anyLimit(header, index) { return ofFramework(limit, index) }
        guard !scan.matcher.matches(Self.excluded, in: bytes, header), let kind = Self.kinds.first(where: { scan.matcher.matches($0.1, in: bytes, header) })?.0 else { return nil }
        // « Heures d’insertion – période initiale »: part of what the lot has to give.
        return kind == .hours && scan.matcher.matches(Self.partOfTime, in: bytes, header) && !scan.matcher.matches(Self.ofWhole, in: bytes, header) ? nil : kind
    }

    /// The columns of which a row says what they hold.
    func header(_ unit: PaperText.Unit, _ index: Int) -> Columns {
        var columns: Columns = [:]
        let isAboutInsertion = isAboutInsertion(index)
        for cell in scan.text.cells(of: unit) where cell.bytes.count < 120 {
            if let kind = kind(of: cell.bytes, isAboutInsertion: isAboutInsertion, index) { columns[cell.column] = (kind, cell.bytes) }
        }
        if scan.matcher.matches(Self.partRows, in: scan.text.bytes, unit.bytes) { columns = columns.filter { $0.value.kind != .duration } }
        // « Période initiale | Reconduction | Total 4 ans »: what the periods come to is the whole.
        if isAboutInsertion, !columns.values.contains(where: { [.hours, .yearlyHours, .firmHours].contains($0.kind) }), isOfHours(unit, index) {
            let cells = scan.text.cells(of: unit)
            let totals = cells.filter { scan.matcher.matches(Self.totalColumn, in: scan.text.bytes, $0.bytes) }
            if totals.count == 1, cells.contains(where: { scan.matcher.matches(Self.partOfTime, in: scan.text.bytes, $0.bytes) }) { columns[totals[0].column] = (.hours, totals[0].bytes) }
        }
        // « Heures par an | Heures sur 4 ans »: the second is what the first comes to.
        if columns.values.contains(where: { $0.kind == .yearlyHours }) { columns = columns.filter { $0.value.kind != .hours } }
        return columns
    }

    /// Whether the header, the words above a table or the cells of its first row say that its figures are hours.
    private func isOfHours(_ header: PaperText.Unit, _ index: Int) -> Bool {
        if (context(index) + [header.bytes]).contains(where: { scan.matcher.matches(Self.hourWord, in: scan.text.bytes, $0) }) { return true }
        guard index + 1 < scan.text.units.count, scan.text.units[index + 1].row?.table == header.row?.table else { return false }
        return scan.text.cells(of: scan.text.units[index + 1]).contains { scan.matcher.matches(Self.hourCell, in: scan.text.bytes, $0.bytes) }
    }

    /// A row of words only, that says « minimum » or « maximum » below a row that did not.
    func isSecondHeader(_ unit: PaperText.Unit) -> Bool {
        let cells = scan.text.cells(of: unit)
        return cells.contains { scan.matcher.matches(Self.maximum, in: scan.text.bytes, $0.bytes) }
            && !cells.contains { scan.matcher.matches(TableReading.money, in: scan.text.bytes, $0.bytes) }
    }
}
