// Tables of crosses by lot: « Lot | Réservé | Clause d’insertion | Visite obligatoire », with « X », « ☒ », « oui »,
// « non » or « – » in the cells.

import Market
import Provenance

/// Reads tables that tick what holds of each lot.
struct CrossTables {
    /// What a column says of the lots that are ticked in it.
    private enum Column { case reserved, insertion, requiredVisit, visit }

    private enum Answer { case yes, no, dash }

    private let scan: PaperScan
    private let headers: TableHeaders

    private static let question = " ?(?:\\(? ?oui ?/ ?non ?\\)?|\\?)?$"
    private static let columns: [(Column, KnownPattern)] = [
        (.reserved, KnownPattern("^(?:(?:marche|lot)s? )?reservee?s?(?: (?:aux?|a)\\b[^|]{0,60}| (?:ea|esat|siae|iae)\\b[^|]{0,30}| ?\\([^)]{0,60}\\)| (?:art\\.?|articles?) [^|]{0,40})?\(question)|^reservations?(?: (?:du|des) lots?)?\(question)")),
        (.insertion, KnownPattern("^(?:(?:lots? )?(?:soumis|concerne)s? (?:a|par) (?:la |une )?)?clauses? (?:sociales?(?: d.insertion)?|d.insertion(?: sociale| professionnelle)?)(?: ?\\((?:art|l\\.|l2)[^)]{0,40}\\))?\(question)|^insertion\(question)")),
        (.requiredVisit, KnownPattern("^visites? (?:(?:du |de |des |sur )?(?:sites?|lieux|place|prealables?) )*obligatoires?\(question)")),
        (.visit, KnownPattern("^visites?(?: (?:du |de |des |sur )?(?:sites?|lieux|place|prealables?))*$")),
    ]
    private static let yes = KnownPattern("^(?!.*\\b(?:confirmer|eventuel|selon|si|facultati|oui ?[-/,(:] ?non)\\b)(?:x|xx|oui|\\x02|\\[ ?x ?\\]|\\( ?x ?\\)|\\x02 ?oui(?: ?\\x01 ?non)?)(?: ?[-:(,].{0,80})?$")
    private static let no = KnownPattern("^(?:non|\\x01 ?oui ?\\x02 ?non|neant|sans objet|aucune?|sans|pas de (?:clause|visite|reservation)|non (?:reserve|concerne|soumis|prevue?)e?)$")
    private static let dash = KnownPattern("^(?:-{1,3}|/|\\x01|\\[ ?\\]|\\( ?\\))$")
    private static let required = KnownPattern("^(?:visite )?obligatoire$")
    private static let optional = KnownPattern("^(?:visite )?(?:facultative|non obligatoire|possible|conseillee|recommandee)$")
    /// A table of what those who answer have done.
    private static let answers = KnownPattern("^(?:noms? (?:du|des) )?(?:candidats?|entreprises?|soumissionnaires?|titulaires?|attributaires?|operateurs?)\\b")
    private static let sheltered = KnownPattern("\\bentreprises? adaptees?|\\besat\\b|\\beas?\\b|handicap|\\b2113-12\\b(?!-)")
    private static let social = KnownPattern("\\bsiae\\b|\\biae\\b|structures? (?:d.|de l.)insertion|insertion par l.activite|entreprises? d.insertion|defavorise|\\b2113-13\\b(?!-)")
    private static let article12 = KnownPattern("\\b2113-12\\b(?!-)")
    private static let article13 = KnownPattern("\\b2113-13\\b(?!-)")
    /// Reservations of another kind, which a cross alone could mean.
    private static let otherKinds = KnownPattern("economie sociale|\\bess\\b|2113-15|penitentiaire|detenu|2113-13-1")

    init(_ scan: PaperScan) {
        self.scan = scan
        headers = TableHeaders(scan)
    }

    func state(in builder: inout StatementBuilder) {
        for table in scan.text.rows.keys.sorted() {
            guard let rows = scan.text.rows[table], rows.count > 1 else { continue }
            let header = scan.text.cells(of: scan.text.units[rows[0]])
            let byColumn = lotsByColumn(header)
            guard scan.lots.isOfLots(table) || byColumn.count > 1, !headers.isOfThePast(rows[0]), !header.contains(where: { matches(Self.answers, $0.bytes) }) else { continue }
            if byColumn.count > 1 {
                for row in rows.dropFirst() { state(scan.text.cells(of: scan.text.units[row]), byColumn, rows[0], in: &builder) }
            } else {
                for cell in header {
                    guard let column = column(cell.bytes) else { continue }
                    state(column, cell.bytes, lots(rows.dropFirst(), cell.column), rows[0], in: &builder)
                }
            }
        }
    }

    /// What a header, or the first cell of a row, asks of the lots.
    private func column(_ label: Range<Int>) -> Column? { Self.columns.first { matches($0.1, label) }?.0 }

    /// « | Lot 1 | Lot 2 »: a column for each lot.
    private func lotsByColumn(_ header: [(column: Int, bytes: Range<Int>)]) -> [Int: String] {
        var lots: [Int: String] = [:]
        for cell in header {
            if let mention = LotMentions.all(in: scan.text, cell.bytes, scan.matcher).first, mention.range == cell.bytes, mention.lots.count == 1 { lots[cell.column] = mention.lots[0] }
        }
        return lots
    }

    /// « Visite obligatoire | X | – », where the columns are the lots’.
    private func state(_ row: [(column: Int, bytes: Range<Int>)], _ lots: [Int: String], _ first: Int, in builder: inout StatementBuilder) {
        guard let label = row.first, lots[label.column] == nil, let column = column(label.bytes) else { return }
        let cells = row.dropFirst().compactMap { cell in cell.bytes.isEmpty ? nil : lots[cell.column].map { (lot: $0, bytes: cell.bytes) } }
        state(column, label.bytes, cells, first, in: &builder)
    }

    private typealias Cell = (lot: String, bytes: Range<Int>)

    /// The filled cells of a column in the rows of one lot.
    private func lots(_ rows: ArraySlice<Int>, _ column: Int) -> [Cell] {
        rows.compactMap { row in
            guard case .lots(let lots) = scan.lots.scope[row], lots.count == 1,
                let cell = scan.text.cells(of: scan.text.units[row]).first(where: { $0.column == column }), !cell.bytes.isEmpty
            else { return nil }
            return (lots[0], cell.bytes)
        }
    }

    private func matches(_ pattern: KnownPattern, _ range: Range<Int>) -> Bool { scan.matcher.matches(pattern, in: scan.text.bytes, range) }

    private func answer(_ cell: Range<Int>) -> Answer? {
        if matches(Self.yes, cell) { return .yes }
        if matches(Self.no, cell) { return .no }
        return matches(Self.dash, cell) ? .dash : nil
    }

    private func state(_ column: Column, _ header: Range<Int>, _ cells: [Cell], _ first: Int, in builder: inout StatementBuilder) {
        let answers = cells.map { answer($0.bytes) }
        // A dash says « no » beside crosses only: else the column is one that nobody has filled in.
        let hasCrosses = answers.contains(.yes)
        for (cell, answer) in zip(cells, answers) {
            let isNo = answer == .no || answer == .dash && hasCrosses
            switch column {
            case .insertion:
                // Hours beside the cross say it already, and more.
                let hasHours = builder.statements.lots.contains { $0.number == cell.lot && !$0.record[list: LotField.insertionCommitments].members.isEmpty }
                if isNo || answer == .yes && !hasHours { state(.code(isNo ? "none" : "required"), "insertionClause", cell, in: &builder) }
            case .requiredVisit:
                // What is not obligatory may be optional or none at all.
                if answer == .yes { state(.code("required"), "siteVisit", cell, in: &builder) }
            case .visit:
                if matches(Self.required, cell.bytes) { state(.code("required"), "siteVisit", cell, in: &builder) }
                if matches(Self.optional, cell.bytes) { state(.code("optional"), "siteVisit", cell, in: &builder) }
                if answer == .no { state(.code("none"), "siteVisit", cell, in: &builder) }
            case .reserved:
                if isNo { state(.code("none"), "reservedParticipation", cell, in: &builder) } else { reserve(cell, answer == .yes, header, first, in: &builder) }
            }
        }
    }

    /// « X » in a column « Réservé EA/ESAT », or « SIAE » in a column « Réservé à »: for whom, the cell, its header or the line
    /// above the table has to say.
    private func reserve(_ cell: Cell, _ isTicked: Bool, _ header: Range<Int>, _ first: Int, in builder: inout StatementBuilder) {
        let above = first > 0 && scan.text.units[first - 1].row == nil ? [scan.text.units[first - 1].bytes] : []
        let places = [cell.bytes] + (isTicked ? [header] + above : [])
        guard let place = places.first(where: { matches(Self.sheltered, $0) || matches(Self.social, $0) || matches(Self.otherKinds, $0) }), !matches(Self.otherKinds, place) else { return }
        // A cell of words must be of whom it is reserved to, not of anything else that names them.
        guard isTicked || cell.bytes.count < 60 && !scan.text.bytes[cell.bytes].contains(words: "non") else { return }
        state(.code("res-ws"), "reservedParticipation", cell, in: &builder)
        // « Réservé (EA/ESAT ou SIAE) » over crosses does not say which of them.
        let isOfOne = matches(Self.sheltered, place) != matches(Self.social, place)
        guard isOfOne || place == cell.bytes else { return }
        if isOfOne, matches(Self.article12, place) { state(.code("L2113-12"), "reservationBasis", cell, in: &builder) }
        if isOfOne, matches(Self.article13, place) { state(.code("L2113-13"), "reservationBasis", cell, in: &builder) }
        if matches(Self.sheltered, place) { state(.code("sheltered"), "reservedBeneficiaries", cell, in: &builder) }
        if matches(Self.social, place) { state(.code("insertion"), "reservedBeneficiaries", cell, in: &builder) }
    }

    private func state(_ value: FactValue, _ name: String, _ cell: Cell, in builder: inout StatementBuilder) {
        guard builder.admits(name) else { return }
        builder.state(value, name, .lots([cell.lot]), quoting: cell.bytes)
    }
}
