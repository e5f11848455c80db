// The award criteria and their weights, as bars: once for all lots that have the same.

import Figures
import Market
import Rules

extension HTMLWriter {
    mutating func criteria(_ subject: HTMLSubject) {
        let sets = CriteriaSet.sets(subject)
        part(.criteria, subject, isEmpty: sets.isEmpty, below: 1) { writer in
            for (position, set) in sets.prefix(CriteriaSet.shown).enumerated() { writer.criteriaTable(set, position, subject) }
            guard sets.count > CriteriaSet.shown else { return }
            writer.element("details", ["class": "cr-more"]) { writer in
                writer.element("summary", text: HTMLWords.otherCriteria(sets.count - CriteriaSet.shown))
                for (position, set) in sets.enumerated().dropFirst(CriteriaSet.shown) { writer.criteriaTable(set, position, subject) }
            }
        }
    }

    private mutating func criteriaTable(_ set: CriteriaSet, _ position: Int, _ subject: HTMLSubject) {
        let caption = subject.id("criteres-\(position + 1)")
        scrolling(captionedBy: caption, isNarrow: true) { writer in
            writer.element("table", ["class": "cr-weights"]) { writer in
                writer.element("caption", ["id": caption]) { $0.paper(HTMLWords.criteriaCaption(subject.phrase(for: set.lots))) }
                writer.headings(HTMLWords.criteriaColumns)
                writer.element("tbody") { writer in
                    for row in set.rows {
                        writer.element("tr", ["class": row.isSubcriterion ? "cr-sub" : nil]) { writer in
                            writer.element("th", ["scope": "row"]) { writer in
                                writer.paper(row.name)
                                if let kind = row.kind {
                                    writer.text(" ")
                                    writer.element("span", ["class": "cr-unit"], text: kind)
                                }
                            }
                            writer.element("td") { writer in
                                writer.known(row.weight)
                                if row.weight.isKnown { writer.element("span", ["class": "cr-unit"], text: row.unit) }
                                if let share = set.share(of: row) { writer.bar(share) }
                            }
                        }
                    }
                }
                if let total = set.total {
                    writer.element("tfoot") { writer in
                        writer.element("tr") { writer in
                            writer.element("th", ["scope": "row"], text: HTMLWords.total)
                            writer.element("td", text: total)
                        }
                    }
                }
            }
        }
        if set.isPartial { element("p", ["class": "cr-faint"], text: HTMLWords.criteriaArePartial) }
    }
}

/// The criteria that some lots share.
struct CriteriaSet {
    struct Row {
        let name: String
        /// « prix », where the name does not say it.
        let kind: String?
        let weight: KnownValue
        /// « % », « points ».
        let unit: String
        let isSubcriterion: Bool

        var number: Double? {
            switch weight.value {
            case .number(let number)?: number.approximateValue
            case .integer(let number)?: Double(number)
            default: nil
            }
        }
    }

    /// So many sets are shown without a fold.
    static let shown = 4

    private(set) var lots: [String]
    let rows: [Row]
    let isPartial: Bool

    /// Every set of criteria with its lots, in the order of the lots.
    static func sets(_ subject: HTMLSubject) -> [CriteriaSet] {
        var sets: [CriteriaSet] = []
        var places: [[String]: Int] = [:]
        for lot in subject.market.lots.members {
            let list = lot[list: LotField.awardCriteria]
            guard !list.members.isEmpty else { continue }
            let set = CriteriaSet(lot, list, subject.market)
            let key = set.rows.map { "\($0.isSubcriterion)\u{1}\($0.name)\u{1}\($0.weight.words())\u{1}\($0.unit)" } + [String(set.isPartial)]
            if let place = places[key] {
                sets[place].lots.append(lot.identifier)
            } else {
                places[key] = sets.count
                sets.append(set)
            }
        }
        return sets
    }

    private init(_ lot: Record, _ list: RecordList, _ market: Market) {
        lots = [lot.identifier]
        isPartial = list.completeness != .complete
        var rows: [Row] = []
        for criterion in list.members {
            rows.append(Self.row(criterion, market, isSubcriterion: false))
            for below in criterion[list: AwardCriterionField.subcriteria].members { rows.append(Self.row(below, market, isSubcriterion: true)) }
        }
        self.rows = rows
    }

    private static func row(_ criterion: Record, _ market: Market, isSubcriterion: Bool) -> Row {
        let type = KnownValue(AwardCriterionField.type, criterion, market)
        let name = criterion.firstValue(of: AwardCriterionField.name) ?? criterion.firstValue(of: AwardCriterionField.description)
        let words = HTMLText.beginning(of: name?.description ?? "", limit: 160)
        let kind = type.isKnown ? type.words() : nil
        let unit: String =
            switch KnownValue(AwardCriterionField.weightKind, criterion, market).value {
            case .code("per-exa")?, .code("per-mid")?: "%"
            case .code("poi-exa")?, .code("poi-mid")?: HTMLWords.points
            case .code("dec-exa")?, .code("dec-mid")?: HTMLWords.coefficient
            case .code("ord-imp")?: HTMLWords.rank
            default: ""
            }
        return Row(
            name: words.isEmpty ? kind ?? criterion.identifier : words,
            kind: words.isEmpty || kind.map { words.lowercased().contains($0) } ?? true ? nil : kind,
            weight: KnownValue(AwardCriterionField.weight, criterion, market), unit: unit, isSubcriterion: isSubcriterion)
    }

    /// Of a weight: of a hundred where it is a percentage, of the sum where it is not. An order of
    /// importance is no weight.
    func share(of row: Row) -> Double? {
        guard let number = row.number, number >= 0, row.unit != HTMLWords.rank else { return nil }
        if row.unit == "%" { return number / 100 }
        let sum = rows.filter { $0.isSubcriterion == row.isSubcriterion }.compactMap(\.number).reduce(0, +)
        return sum > 0 ? number / sum : nil
    }

    /// The sum of the criteria's percentages, where all are known.
    var total: String? {
        let criteria = rows.filter { !$0.isSubcriterion }
        guard criteria.count > 1, criteria.allSatisfy({ $0.unit == "%" }) else { return nil }
        var sum = ExactDecimal.zero
        for criterion in criteria {
            switch criterion.weight.value {
            case .number(let number)?: sum = sum.adding(number) ?? sum
            case .integer(let number)?: sum = sum.adding(ExactDecimal(number)) ?? sum
            default: return nil
            }
        }
        return FrenchText.percent(sum)
    }
}
