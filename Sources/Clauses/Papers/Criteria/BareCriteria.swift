// Criteria whose weights are bare figures, line by line: « Prix : 60 », « Valeur technique 40 ».

import Figures

/// Reads lists of names and figures that make 100.
struct BareCriteria {
    private let scan: PaperScan

    private static let item = KnownPattern("^(?:[-*o\\x1a] ?)?(?:(?:criteres? (?:n ?o ?)?)?(?<number>[1-9]) ?[-.)/:] ?)?(?:[-:] ?)?(?<name>[a-z][^:;|%]{2,120}?)[ .]*(?:[:=-] ?)?(?<weight>\\d{1,3}(?:[.,]\\d{1,2})?) ?(?:pt)? ?(?:[;,.]?$|[,;:(.-] ?(?:qui (?:sera|est) )?(?:juge|appreci|evalue|note|decompos|analyse|selon|au (?:regard|vu|travers)|sur la base|a partir)[^|]{0,300}$)")
    private static let sentence = KnownPattern("\\b(?:sera|seront|est|sont|peut|doit|articles?|annexes?|lots?|candidats?|en cas|page|jours?|mois|euros?|eur|sur)\\b ?(?:no )?$|\\b(?:sera|seront|est|sont|peut|doit|candidats?)\\b")

    init(_ scan: PaperScan) { self.scan = scan }

    /// Each list of two criteria at least, right below what announces it.
    func lists() -> [[CriterionItem]] {
        let regions = CriteriaRegions(scan: scan)
        return scan.text.units.indices.compactMap { index in
            guard regions.anchorEnd(index) != nil else { return nil }
            let inline = inlineList(index)
            let list = inline.isEmpty ? list(after: index) : inline
            // Figures that make no whole may be anything.
            guard (2...8).contains(list.count), let total = list.reduce(ExactDecimal.zero as ExactDecimal?, { $0?.adding($1.weight) }),
                total == 100 || total == 1000 || total == 1
            else { return nil }
            return list
        }
    }

    private static let announced = KnownPattern("^[^:]{0,200}\\b(?:criteres?|ponderations?|notation|jugement)\\b[^:]{0,60}: ?")
    private static let part = KnownPattern(
        "^ ?(?:et )?(?:[1-9] ?[-.)/:o]+ ?)?(?:le |la |l.)?(?<name>[a-z][a-z' -]{2,60}?) ?[:=-]? ?\\(?(?<weight>\\d{1,3}) ?(?:pts?|points?)?\\)?[. ]*$")

    /// « Pondération : Prix 40, Valeur technique 50, Délais 10. »
    private func inlineList(_ index: Int) -> [CriterionItem] {
        let unit = scan.text.units[index]
        guard unit.row == nil, unit.bytes.count < 400, let head = scan.matcher.firstMatch(of: Self.announced, in: scan.text.bytes, unit.bytes) else { return [] }
        var items: [CriterionItem] = []
        var start = head.range.upperBound
        while start < unit.bytes.upperBound {
            let end = scan.text.bytes[start..<unit.bytes.upperBound].firstIndex { ",;/".utf8.contains($0) } ?? unit.bytes.upperBound
            guard let match = scan.matcher.firstMatch(of: Self.part, in: scan.text.bytes, start..<end), let name = match["name"], let figure = match["weight"],
                let weight = FrenchNumbers.decimal(scan.text.folded(figure)), weight > .zero, !scan.matcher.matches(Self.sentence, in: scan.text.bytes, name)
            else { return [] }
            items.append(
                CriterionItem(
                    name: name, weight: weight, unit: .unstated, range: name.lowerBound..<figure.upperBound, textUnit: index, isSubcriterion: false,
                    number: [], declaredType: nil, scope: scan.scope(of: name, in: index), isDeclaredWeight: false))
            start = end + 1
        }
        return items
    }

    private func list(after anchor: Int) -> [CriterionItem] {
        var items: [CriterionItem] = []
        var index = anchor + 1
        while index < scan.text.units.count, items.count < 9 {
            let unit = scan.text.units[index]
            guard unit.row == nil, let match = scan.matcher.firstMatch(of: Self.item, in: scan.text.bytes, unit.bytes), let name = match["name"],
                let figure = match["weight"], let weight = FrenchNumbers.decimal(scan.text.folded(figure)), weight > .zero,
                !scan.matcher.matches(Self.sentence, in: scan.text.bytes, name)
            else { break }
            items.append(
                CriterionItem(
                    name: name, weight: weight, unit: .unstated, range: name.lowerBound..<figure.upperBound, textUnit: index, isSubcriterion: false,
                    number: [], declaredType: nil, scope: scan.lots.scope[index], isDeclaredWeight: false))
            index += 1
        }
        return items
    }
}
