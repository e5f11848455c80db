// Criteria in tables in which sub-criteria have a column of their own: « Critère | Sous-critère | Points », the
// criterion in a cell beside several rows.

import Figures

/// Reads such tables. Each is believed as a whole or not at all: where a cell reaches over several rows, the layout
/// of a page may put it beside the wrong one, and only the sums tell.
struct SubcriteriaTables {
    private struct Layout {
        let header: Int
        let criterion: Int
        let subcriterion: Int
        /// Columns of weights: of criteria, of sub-criteria.
        let weight: Int?
        let subweight: Int?
        let unit: WeightUnit?
    }

    /// A criterion while its rows are being read.
    private struct Found {
        var item: CriterionItem?
        var parts: [CriterionItem] = []
        var rows = 0
    }

    private let scan: PaperScan
    private var found: [Int: [Int: [CriterionItem]]] = [:]

    private static let criteria = KnownPattern("\\bcriteres?\\b")
    private static let parts = KnownPattern("sous[- ]?criteres?|elements? d.appreciation")
    private static let inName = KnownPattern("[-( :,]*(?:sur |note sur |ponderation ?:? ?)?\\b(?<weight>{number}) ?(?:(?<percent>%|pour ?cent)|(?<points>points?\\b|pts?\\b)) ?\\)?[ .:]*$")
    private static let total = KnownPattern("^(?:total\\b|somme\\b|sous-total|note (?:globale|finale|totale))")

    init(_ scan: PaperScan) {
        self.scan = scan
        var layouts: [Int: Layout] = [:]
        var rows: [Int: [Int]] = [:]
        var byLot: Set<Int> = []
        for (index, unit) in scan.text.units.enumerated() {
            guard let row = unit.row else { continue }
            if let layout = layouts[row.table], row.row == layout.header + 1, LotMentions.all(in: scan.text, unit.bytes, scan.matcher).count > 1 {
                // A column for each lot below « Pondération »: not one list.
                layouts[row.table] = nil
                rows[row.table] = nil
                byLot.insert(row.table)
            } else if byLot.contains(row.table) {
                continue
            } else if let layout = layouts[row.table] {
                if row.row > layout.header { rows[row.table, default: []].append(index) }
            } else if row.row <= 2, let layout = layout(unit, row.row) {
                layouts[row.table] = layout
            }
        }
        for (table, layout) in layouts { found[table] = items(of: rows[table] ?? [], layout) ?? [:] }
    }

    /// The criteria of a row; `nil` if its table is not one of these.
    func items(in index: Int) -> [CriterionItem]? {
        guard let row = scan.text.units[index].row, let table = found[row.table] else { return nil }
        return table[index] ?? []
    }

    private func says(_ pattern: KnownPattern, _ range: Range<Int>) -> Bool { scan.matcher.matches(pattern, in: scan.text.bytes, range) }

    private func layout(_ unit: PaperText.Unit, _ row: Int) -> Layout? {
        let cells = scan.text.cells(of: unit)
        guard cells.count > 2, cells.allSatisfy({ $0.bytes.count < 100 && !says(CriteriaTables.figure, $0.bytes) }),
            let criterion = cells.first(where: { says(Self.criteria, $0.bytes) && !says(Self.parts, $0.bytes) && !says(CriteriaTables.header, $0.bytes) }),
            let part = cells.first(where: { says(Self.parts, $0.bytes) && !says(CriteriaTables.header, $0.bytes) }), criterion.column < part.column
        else { return nil }
        let weights = cells.filter { says(CriteriaTables.header, $0.bytes) }
        let before = weights.filter { $0.column > criterion.column && $0.column < part.column }
        let after = weights.filter { $0.column > part.column }
        guard before.count <= 1, after.count <= 1, let heading = before.first ?? after.first else { return nil }
        let words = scan.text.bytes[heading.bytes]
        let unit: WeightUnit? = words.contains(words: "%") ? .percent : words.contains(words: "point") ? .points : nil
        return Layout(header: row, criterion: criterion.column, subcriterion: part.column, weight: before.first?.column, subweight: after.first?.column, unit: unit)
    }

    /// Row by row; `nil` if something was not understood or does not add up.
    private func items(of rows: [Int], _ layout: Layout) -> [Int: [CriterionItem]]? {
        var list: [Found] = []
        for index in rows {
            let cells = scan.text.cells(of: scan.text.units[index])
            func cell(_ column: Int?) -> Range<Int>? { column.flatMap { column in cells.first { $0.column == column && !$0.bytes.isEmpty }?.bytes } }
            if let first = cells.first(where: { !$0.bytes.isEmpty })?.bytes, says(Self.total, first) { continue }
            if let name = cell(layout.criterion) {
                list.append(Found(item: criterion(name, cell(layout.weight), index, layout)))
            }
            guard !list.isEmpty else { return nil }
            list[list.count - 1].rows += 1
            guard let figure = cell(layout.subweight) else { continue }
            guard let (weight, unit) = value(figure, layout) else { return nil }
            let name = cell(layout.subcriterion) ?? cell(layout.criterion) ?? figure
            list[list.count - 1].parts.append(item(name, weight, unit, name.lowerBound..<figure.upperBound, index, isPart: true))
        }
        var result: [Int: [CriterionItem]] = [:]
        for index in list.indices {
            guard let (criterion, parts) = settled(list[index]) else { return nil }
            result[criterion.textUnit, default: []].append(criterion)
            for part in parts { result[part.textUnit, default: []].append(part) }
        }
        return list.count > 1 ? withOneUnit(result) : nil
    }

    /// A criterion with its parts, if their weights are its own.
    private func settled(_ found: Found) -> (CriterionItem, [CriterionItem])? {
        guard let item = found.item else { return nil }
        // One row, one weight: the criterion's.
        if found.rows == 1 {
            if item.weight > .zero { return (item, []) }
            guard let part = found.parts.first else { return nil }
            return (self.item(item.name, part.weight, part.unit, item.range.lowerBound..<part.range.upperBound, item.textUnit, isPart: false), [])
        }
        guard item.weight > .zero, found.parts.isEmpty || found.parts.count == found.rows else { return nil }
        if found.parts.isEmpty { return (item, []) }
        let sum = found.parts.reduce(ExactDecimal.zero as ExactDecimal?) { $0?.adding($1.weight) }
        return sum == item.weight || sum == 100 ? (item, found.parts) : nil
    }

    /// The name of a criterion and its weight, in its own column or behind the name; zero where neither gives one.
    private func criterion(_ name: Range<Int>, _ figure: Range<Int>?, _ index: Int, _ layout: Layout) -> CriterionItem? {
        if let figure {
            guard let (weight, unit) = value(figure, layout) else { return nil }
            return item(name, weight, unit, name.lowerBound..<figure.upperBound, index, isPart: false)
        }
        guard let match = scan.matcher.firstMatch(of: Self.inName, in: scan.text.bytes, name), let written = match["weight"],
            let weight = FrenchNumbers.decimal(scan.text.folded(written)), match.range.lowerBound > name.lowerBound
        else { return item(name, .zero, .unstated, name, index, isPart: false) }
        return item(name.lowerBound..<match.range.lowerBound, weight, match["percent"] != nil ? .percent : .points, name, index, isPart: false)
    }

    private func value(_ cell: Range<Int>, _ layout: Layout) -> (ExactDecimal, WeightUnit)? {
        guard let match = scan.matcher.firstMatch(of: CriteriaTables.weight, in: scan.text.bytes, cell), let figure = match["weight"],
            let weight = FrenchNumbers.decimal(scan.text.folded(figure)), weight > .zero
        else { return nil }
        return (weight, match["percent"] != nil ? .percent : match["points"] != nil ? .points : layout.unit ?? .unstated)
    }

    private func item(_ name: Range<Int>, _ weight: ExactDecimal, _ unit: WeightUnit, _ range: Range<Int>, _ index: Int, isPart: Bool) -> CriterionItem {
        let lead = scan.matcher.firstMatch(of: CriteriaTables.lead, in: scan.text.bytes, name)
        let number = lead?["number"].map { scan.text.folded($0).split(separator: ".").compactMap { Int($0) } } ?? []
        return CriterionItem(
            name: (lead?.range.upperBound ?? name.lowerBound)..<name.upperBound, weight: weight, unit: unit, range: range, textUnit: index,
            isSubcriterion: isPart, number: number, declaredType: nil, scope: scan.lots.scope[index], isDeclaredWeight: false)
    }

    /// « (40 points) » behind one name and a bare 50 beside another are of one kind.
    private func withOneUnit(_ items: [Int: [CriterionItem]]) -> [Int: [CriterionItem]]? {
        let units = Set(items.values.joined().map(\.unit)).subtracting([.unstated])
        guard units.count <= 1 else { return nil }
        guard let unit = units.first else { return items }
        return items.mapValues { list in
            list.map { item in
                CriterionItem(
                    name: item.name, weight: item.weight, unit: unit, range: item.range, textUnit: item.textUnit, isSubcriterion: item.isSubcriterion,
                    number: item.number, declaredType: item.declaredType, scope: item.scope, isDeclaredWeight: item.isDeclaredWeight)
            }
        }
    }
}
