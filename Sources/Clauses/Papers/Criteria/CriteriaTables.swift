// Criteria in tables whose header says that a column holds weights: « Critères | Points », one column
// for each lot where their weights differ.

import Figures

/// Reads the rows of tables of criteria.
struct CriteriaTables {
    private struct Column {
        let index: Int
        let unit: WeightUnit?
        let scope: LotScope
        var isWeight = false
    }

    private let scan: PaperScan
    /// For each table that has them: the row of the header and the columns of weights.
    private var columns: [Int: (row: Int, columns: [Column])] = [:]
    /// Tables that call their figures weights and in which every row was read: what they add up to is
    /// what the paper says, even if that is not 100.
    private var declared: Set<Int> = []
    /// Tables whose rows are the parts of one criterion.
    private var ofParts: Set<Int> = []

    static let header = KnownPattern("ponder|\\bpoints?\\b|\\bpoids\\b|coef|\\bnot(?:e|ation)s?\\b|%|bareme|pourcentage")
    private static let weighting = KnownPattern("ponder|\\bpoids\\b|coef")
    private static let price = KnownPattern("\\bprix\\b|\\bcouts?\\b|\\bfinanci")
    static let figure = KnownPattern("\\d ?(?:%|points?|pts)")
    private static let criteria = KnownPattern("criteres?")
    static let weight = KnownPattern("^(?:/ ?)?(?<weight>{number}) ?(?:(?<percent>%|pour ?cent)|(?<points>points?|pts?|/ ?\\d{2,3}))?(?: ?,? ?dont ?:?)?$")
    private static let noName = KnownPattern("^(?:total\\b|somme\\b|sous-total|note (?:globale|finale|totale)|definition\\b|ce (?:sous[- ]?)?critere\\b|cette note\\b)|^[\\d. -]*$")
    private static let below = KnownPattern("^(?:dont |[-*>] ?|sous[- ]?critere|\\d{1,2}\\.\\d{1,2}\\b|\\d{1,2}[ -]?[a-h]\\b|[a-h][.)] )")
    static let lead = KnownPattern("^(?:dont |sous[- ]?criteres? ?(?:n ?o ?)?|criteres? (?:n ?o ?)?(?=\\d))?(?:(?<number>\\d{1,2}(?:\\.\\d{1,2})*)|[-*>]+|[a-h][.)])? ?[-:.)/|]* ?(?=[a-z])")

    init(_ scan: PaperScan) {
        self.scan = scan
        for (index, unit) in scan.text.units.enumerated() {
            guard let row = unit.row, row.row <= 2 else { continue }
            if let known = columns[row.table], row.row != known.row + 1 { continue }
            let lots = columnsOfLots(unit, index)
            guard columns[row.table] == nil || !lots.isEmpty else { continue }
            let found = lots.isEmpty ? header(unit, index) : lots
            if !found.isEmpty { columns[row.table] = (row.row, found) }
        }
        for (table, rows) in scan.text.rows where columns[table] == nil {
            guard let column = columnOfParts(rows) else { continue }
            columns[table] = (0, [column])
            ofParts.insert(table)
        }
        declared = declaredTables()
    }

    private static let outOfHundred = KnownPattern("^(?:ponderations?|points?|notes?|notation|bareme|poids)\\b[^|\\d]{0,12}(?:(?:sur|/) ?100(?: points?)?)?\\)?$")
    private static let total = KnownPattern("^(?:total\\b|somme\\b|sous-total)")

    /// « Valeur technique globale | Pondération sur 100 » below « Critère 1 : valeur technique (70 %) »: what its hundred
    /// is made of, row by row.
    private func columnOfParts(_ rows: [Int]) -> Column? {
        let bytes = scan.text.bytes
        guard rows.count > 2, rows.count < 16, let head = rows.first, scan.text.units[head].row?.row == 0 else { return nil }
        let heads = scan.text.cells(of: scan.text.units[head]).filter { !$0.bytes.isEmpty }
        guard heads.count == 2, heads[0].bytes.count < 100, !scan.matcher.matches(Self.criteria, in: bytes, heads[0].bytes),
            scan.matcher.matches(Self.outOfHundred, in: bytes, heads[1].bytes), isCriterionAbove(heads[0].bytes, head)
        else { return nil }
        let isPrice = scan.matcher.matches(Self.price, in: bytes, heads[0].bytes)
        var sum = ExactDecimal.zero
        for row in rows.dropFirst() {
            let cells = scan.text.cells(of: scan.text.units[row]).filter { !$0.bytes.isEmpty }
            if let first = cells.first, scan.matcher.matches(Self.total, in: bytes, first.bytes) { continue }
            guard cells.count == 2, cells[1].column == heads[1].column, isPrice || !scan.matcher.matches(Self.price, in: bytes, cells[0].bytes),
                let match = scan.matcher.firstMatch(of: Self.weight, in: bytes, cells[1].bytes), let figure = match["weight"],
                let weight = FrenchNumbers.decimal(scan.text.folded(figure)), let next = sum.adding(weight)
            else { return nil }
            sum = next
        }
        return sum == 100 ? Column(index: heads[1].column, unit: unitOfWeight(heads[1].bytes) ?? .points, scope: .unnamed) : nil
    }

    /// Whether a line shortly above a table names a criterion by the words of its header, and gives its weight.
    private func isCriterionAbove(_ name: Range<Int>, _ head: Int) -> Bool {
        let words = Array(scan.text.bytes[name].split(separator: 32).prefix(2).joined(separator: [32]))
        guard words.count > 8 else { return false }
        return (max(0, head - 8)..<head).contains { scan.signals.contains(.weight, $0) && scan.text.bytes[scan.text.units[$0].bytes].contains(words) }
    }

    /// More than 100 may be sub-criteria that nothing marks, a row without a weight one that was not
    /// understood, a table without a price or on a page of a PDF the half of one: none is believed.
    private func declaredTables() -> Set<Int> {
        var sums: [Int: ExactDecimal] = [:]
        var priced: Set<Int> = []
        var refused: Set<Int> = []
        for (index, unit) in scan.text.units.enumerated() {
            guard let row = unit.row, let table = columns[row.table], row.row >= table.row else { continue }
            if row.row == table.row {
                let heads = scan.text.cells(of: unit).filter { cell in table.columns.contains { $0.index == cell.column } }
                let isWeighting = heads.count == 1 && scan.matcher.matches(Self.weighting, in: scan.text.bytes, heads[0].bytes)
                if !isWeighting || table.columns.count != 1 { refused.insert(row.table) }
            } else if !isCutByPage(row.table, index), let item = items(in: index)?.first, !item.isSubcriterion, item.unit != .coefficient {
                sums[row.table] = (sums[row.table] ?? .zero).adding(item.weight)
                if scan.matcher.matches(Self.price, in: scan.text.bytes, item.name) { priced.insert(row.table) }
            } else {
                refused.insert(row.table)
            }
        }
        return priced.intersection(sums.filter { $0.value < 100 }.keys).subtracting(refused)
    }

    /// Tables of a PDF end where the page does: one that nothing follows on its page may go on on the next.
    private func isCutByPage(_ table: Int, _ index: Int) -> Bool {
        guard let page = page(index) else { return false }
        var next = index
        while next < scan.text.units.count, scan.text.units[next].row?.table == table { next += 1 }
        return next == scan.text.units.count || self.page(next) != page
    }

    private func page(_ unit: Int) -> Int? {
        if case .page(let number, _, _) = scan.text.blocks[scan.text.pieces[scan.text.units[unit].pieces.lowerBound].block].place { number } else { nil }
    }

    private func header(_ unit: PaperText.Unit, _ index: Int) -> [Column] {
        let cells = scan.text.cells(of: unit)
        let bytes = scan.text.bytes
        guard cells.count > 1, cells.contains(where: { scan.matcher.matches(Self.criteria, in: bytes, $0.bytes) }) || isByLot(cells.map(\.bytes), index) else { return [] }
        var found: [Column] = []
        for cell in cells.dropFirst() where cell.bytes.count < 100 {
            // A header, not « Prix : 60 % ».
            guard !scan.matcher.matches(Self.figure, in: bytes, cell.bytes) else { continue }
            if let mention = LotMentions.all(in: scan.text, cell.bytes, scan.matcher).first {
                found.append(Column(index: cell.column, unit: unitOfWeight(cell.bytes), scope: .lots(mention.lots)))
            } else if scan.matcher.matches(Self.header, in: bytes, cell.bytes) {
                found.append(
                    Column(index: cell.column, unit: unitOfWeight(cell.bytes), scope: .unnamed, isWeight: scan.matcher.matches(Self.weighting, in: bytes, cell.bytes)))
            }
        }
        // « Note | Coefficient »: how a criterion is marked, and what it weighs.
        let weighing = found.filter { $0.scope == .unnamed && $0.isWeight }
        return weighing.isEmpty ? found : found.filter { $0.scope != .unnamed || $0.isWeight }
    }

    /// « Lots 1 à 10 | Lots 11 à 15 » below « Critère | Pondération ».
    private func columnsOfLots(_ unit: PaperText.Unit, _ index: Int) -> [Column] {
        guard let row = unit.row, row.row > 0, index > 0, scan.text.units[index - 1].row?.table == row.table else { return [] }
        let above = scan.text.units[index - 1].bytes
        guard scan.matcher.matches(Self.criteria, in: scan.text.bytes, above), scan.matcher.matches(Self.weighting, in: scan.text.bytes, above) else { return [] }
        let cells = scan.text.cells(of: unit).filter { !$0.bytes.isEmpty }
        let lots = cells.compactMap { cell -> Column? in
            guard cell.bytes.count < 60, let mention = LotMentions.all(in: scan.text, cell.bytes, scan.matcher).first, mention.range.lowerBound == cell.bytes.lowerBound else { return nil }
            return Column(index: cell.column, unit: unitOfWeight(above), scope: .lots(mention.lots))
        }
        return lots.count > 1 && lots.count == cells.count ? lots : []
    }

    /// « | | Lot 1 | Lot 2 | Lot 3 » below « Critères »: a column for each lot, and nothing else.
    private func isByLot(_ cells: [Range<Int>], _ index: Int) -> Bool {
        guard cells.count > 2, scan.outline.titles(above: index).last.map({ scan.matcher.matches(Self.criteria, in: scan.text.bytes, $0) }) ?? false else { return false }
        return cells.dropFirst().allSatisfy { cell in
            LotMentions.all(in: scan.text, cell, scan.matcher).first.map { $0.range.lowerBound == cell.lowerBound && $0.range.upperBound + 2 >= cell.upperBound } ?? false
        }
    }

    private func unitOfWeight(_ range: Range<Int>) -> WeightUnit? { Self.unitOfWeight(scan.text.bytes[range]) }

    /// What a header says that its figures are.
    static func unitOfWeight(_ words: ArraySlice<UInt8>) -> WeightUnit? {
        if words.contains(words: "%") || words.contains(words: "pourcentage") { return .percent }
        if words.contains(words: "point") || words.contains(words: "note") || words.contains(words: "notation") || words.contains(words: "bareme") { return .points }
        return words.contains(words: "coef") ? .coefficient : nil
    }

    /// The criteria of a row; `nil` if its table has no column of weights.
    func items(in index: Int) -> [CriterionItem]? {
        let unit = scan.text.units[index]
        guard let row = unit.row, let table = columns[row.table] else { return nil }
        guard row.row > table.row else { return [] }
        let cells = scan.text.cells(of: unit)
        let bytes = scan.text.bytes
        guard let label = cells.first(where: { cell in
            !table.columns.contains { $0.index == cell.column } && !cell.bytes.isEmpty && !scan.matcher.matches(Self.noName, in: bytes, cell.bytes)
        }) else { return [] }
        let lead = scan.matcher.firstMatch(of: Self.lead, in: bytes, label.bytes)
        let start = lead?.range.upperBound ?? label.bytes.lowerBound
        let number = lead?["number"].map { scan.text.folded($0).split(separator: ".").compactMap { Int($0) } } ?? []
        let name = start..<label.bytes.upperBound
        guard name.count > 1, name.count < 400 else { return [] }
        return table.columns.compactMap { column in
            guard let cell = cells.first(where: { $0.column == column.index }), let match = scan.matcher.firstMatch(of: Self.weight, in: bytes, cell.bytes),
                let figure = match["weight"], let weight = FrenchNumbers.decimal(scan.text.folded(figure)), weight > .zero
            else { return nil }
            let own: WeightUnit? = match["percent"] != nil ? .percent : match["points"] != nil ? .points : nil
            return CriterionItem(
                name: name, weight: weight, unit: own ?? column.unit ?? .unstated, range: name.lowerBound..<cell.bytes.upperBound, textUnit: index,
                isSubcriterion: ofParts.contains(row.table) || scan.matcher.matches(Self.below, in: bytes, label.bytes), number: number, declaredType: nil,
                scope: column.scope == .unnamed ? scan.lots.scope[index] : column.scope, isDeclaredWeight: declared.contains(row.table))
        }
    }
}
