// Criteria without weights, « classés par ordre décroissant d’importance »: their weight is their rank.

import Figures

/// Reads lists of criteria in order of importance.
struct RankedCriteria {
    private let scan: PaperScan

    private static let announcement = KnownPattern("criteres?[^.;]{0,160}(?:ordre (?:de priorite |d.importance )?decroissant|ordre decroissant|hierarchis)")
    private static let item = KnownPattern("^(?:criteres? (?:n ?o ?)?)?(?:(?<number>[1-9]) ?(?:er|e|eme)? ?[-.)/:o]* ?|[-*o] )?(?:[-:] ?)?(?<name>[a-z][^:;|%]{2,100}?) ?[;,.]?$")
    private static let sentence = KnownPattern("\\b(?:sera|seront|est|sont|peut|doit|article|offres? (?:sera|irreguliere)|candidats?|en cas)\\b")

    init(_ scan: PaperScan) { self.scan = scan }

    /// Each list with two criteria at least.
    func lists() -> [[CriterionItem]] {
        scan.text.units.indices.compactMap { index -> [CriterionItem]? in
            guard scan.signals.contains(.criterion, index), !scan.outline.isContents[index],
                scan.matcher.matches(Self.announcement, in: scan.text.bytes, scan.text.units[index].bytes)
            else { return nil }
            let list = list(after: index)
            return list.count > 1 ? list : nil
        }
    }

    private func list(after anchor: Int) -> [CriterionItem] {
        var items: [CriterionItem] = []
        var isNumbered: Bool?
        var index = anchor + 1
        while index < scan.text.units.count, items.count < 8 {
            let unit = scan.text.units[index]
            guard unit.row == nil, let match = scan.matcher.firstMatch(of: Self.item, in: scan.text.bytes, unit.bytes), let name = match["name"],
                !scan.matcher.matches(Self.sentence, in: scan.text.bytes, name)
            else { break }
            // « Prix 60 pt »: a weight that was not understood.
            if let end = name.last, Headings.isDigit(scan.text.bytes[end]) || scan.text.bytes[name].suffix(3).elementsEqual(" pt".utf8) { break }
            let number = match["number"].flatMap { Int(scan.text.folded($0)) }
            // Numbers from 1 on, or signs of a list: anything else is the next paragraph.
            guard number == items.count + 1 || (number == nil && (unit.isListItem || match.range.lowerBound < name.lowerBound)),
                isNumbered == nil || isNumbered == (number != nil)
            else { break }
            isNumbered = number != nil
            items.append(
                CriterionItem(
                    name: name, weight: ExactDecimal(items.count + 1), unit: .rank, range: name, textUnit: index, isSubcriterion: false,
                    number: number.map { [$0] } ?? [], declaredType: nil, scope: scan.lots.scope[index], isDeclaredWeight: false))
            index += 1
        }
        return items
    }
}
