// Criteria in tables whose weights stand in the middle of tall cells: on a page, « 55/100 » is beside the third of
// the four lines of its criterion, and the lines have become rows.

import Figures

/// Reads such tables. A weight is of the name above it that has none yet; a table is believed only if this gives each
/// name one weight and the weights make the whole.
struct CentredWeights {
    private struct Layout {
        let header: Int
        let label: Int
        let weight: Int
        let unit: WeightUnit?
    }

    private let scan: PaperScan
    private var found: [Int: [Int: [CriterionItem]]] = [:]

    private static let criteria = KnownPattern("\\bcriteres?\\b")
    private static let lead = KnownPattern("^(?:criteres? ?(?:n ?o ?)?)?(?:(?<number>\\d{1,2}) ?[-:.)/]+ ?)?(?=[a-z])")
    /// What a cell goes on with below its first line.
    private static let more = KnownPattern("^(?:[-*o>\\x1a+.] ?|\\d{1,2}\\.\\d|[a-h][.)] |dont\\b|sous[- ]?criteres?|definition|(?:ce|le|ces|les) (?:sous[- ]?)?criteres?|cette note|la note|note\\b|juge|notee?|analys|appreci|evalu|selon|au regard|au vu|le montant|les montants|sur la base|a partir)")
    private static let figureInName = KnownPattern("[-( :,]*\\b(?<weight>{number}) ?(?:(?<percent>%)|points?\\b|pts?\\b) ?\\)?[ .:;]*$")
    private static let total = KnownPattern("^(?:total\\b|somme\\b|sous-total|note (?:globale|finale|totale))")

    init(_ scan: PaperScan) {
        self.scan = scan
        for (table, rows) in scan.text.rows.sorted(by: { $0.key < $1.key }) {
            guard let header = rows.prefix(3).firstIndex(where: { layout($0) != nil }), let layout = layout(rows[header]) else { continue }
            found[table] = items(of: Array(rows[(header + 1)...]), layout)
        }
    }

    /// The criteria of a row; `nil` if its table is not one of these.
    func items(in index: Int) -> [CriterionItem]? {
        guard let row = scan.text.units[index].row, let table = found[row.table] else { return nil }
        return table[index] ?? []
    }

    private func says(_ pattern: KnownPattern, _ range: Range<Int>) -> Bool { scan.matcher.matches(pattern, in: scan.text.bytes, range) }

    /// « Critères | Pondération », and no other column.
    private func layout(_ index: Int) -> Layout? {
        let cells = scan.text.cells(of: scan.text.units[index]).filter { !$0.bytes.isEmpty }
        guard cells.count == 2, says(Self.criteria, cells[0].bytes), says(CriteriaTables.header, cells[1].bytes), cells.allSatisfy({ $0.bytes.count < 100 && !says(CriteriaTables.figure, $0.bytes) })
        else { return nil }
        return Layout(header: index, label: cells[0].column, weight: cells[1].column, unit: CriteriaTables.unitOfWeight(scan.text.bytes[cells[1].bytes]))
    }

    private func items(of rows: [Int], _ layout: Layout) -> [Int: [CriterionItem]]? {
        var heads: [(unit: Int, name: Range<Int>, number: [Int])] = []
        var items: [CriterionItem] = []
        var isCentred = false
        for unit in rows {
            let cells = scan.text.cells(of: scan.text.units[unit])
            let label = cells.first { $0.column == layout.label && !$0.bytes.isEmpty }?.bytes
            if let label, says(Self.total, label) { break }
            if let label, !says(Self.more, label), let lead = scan.matcher.firstMatch(of: Self.lead, in: scan.text.bytes, label), scan.text.isCapital(at: lead.range.upperBound) {
                heads.append((unit, lead.range.upperBound..<label.upperBound, lead["number"].flatMap { Int(scan.text.folded($0)) }.map { [$0] } ?? []))
            }
            guard let cell = cells.first(where: { $0.column == layout.weight && !$0.bytes.isEmpty })?.bytes else { continue }
            // One weight for each name, below its first line and above the next name.
            guard let (weight, own) = weight(cell), heads.count == items.count + 1, let head = heads.last else { return nil }
            if head.unit != unit { isCentred = true }
            items.append(
                CriterionItem(
                    name: head.name, weight: weight, unit: own ?? layout.unit ?? .unstated, range: head.name.lowerBound..<cell.upperBound, textUnit: head.unit,
                    isSubcriterion: false, number: head.number, declaredType: nil, scope: scan.lots.scope[head.unit], isDeclaredWeight: false))
        }
        let sum = items.reduce(ExactDecimal.zero as ExactDecimal?) { $0?.adding($1.weight) }
        guard isCentred, items.count > 1, heads.count == items.count, sum == 100 else { return nil }
        var found = Dictionary(items.map { ($0.textUnit, [$0]) }, uniquingKeysWith: { first, _ in first })
        for (position, item) in items.enumerated() {
            let end = position + 1 < items.count ? items[position + 1].textUnit : Int.max
            for part in parts(of: item, rows.filter { $0 > item.textUnit && $0 < end }, layout) { found[part.textUnit, default: []].append(part) }
        }
        return found
    }

    private func weight(_ cell: Range<Int>) -> (ExactDecimal, WeightUnit?)? {
        guard let match = scan.matcher.firstMatch(of: CriteriaTables.weight, in: scan.text.bytes, cell), let figure = match["weight"],
            let weight = FrenchNumbers.decimal(scan.text.folded(figure)), weight > .zero
        else { return nil }
        return (weight, match["percent"] != nil ? .percent : match["points"] != nil ? .points : nil)
    }

    /// « – Gouvernance et continuité : 15 pts »: the lines of a criterion that make up its weight, or 100.
    private func parts(of item: CriterionItem, _ rows: [Int], _ layout: Layout) -> [CriterionItem] {
        let parts = rows.compactMap { unit -> CriterionItem? in
            guard let label = scan.text.cells(of: scan.text.units[unit]).first(where: { $0.column == layout.label })?.bytes,
                let match = scan.matcher.firstMatch(of: Self.figureInName, in: scan.text.bytes, label), let figure = match["weight"],
                let weight = FrenchNumbers.decimal(scan.text.folded(figure)),
                let lead = scan.matcher.firstMatch(of: CriteriaTables.lead, in: scan.text.bytes, label.lowerBound..<match.range.lowerBound)
            else { return nil }
            return CriterionItem(
                name: lead.range.upperBound..<match.range.lowerBound, weight: weight, unit: match["percent"] != nil ? .percent : .points,
                range: lead.range.upperBound..<figure.upperBound, textUnit: unit, isSubcriterion: true, number: [], declaredType: nil, scope: item.scope,
                isDeclaredWeight: false)
        }
        let sum = parts.reduce(ExactDecimal.zero as ExactDecimal?) { $0?.adding($1.weight) }
        return parts.count > 1 && (sum == item.weight || sum == 100) ? parts : []
    }
}
