// Award criteria of a notice in eForms as the BOAMP and the TED print them: « Type : Prix », « Nom : … », and a line
// for the weight.

import Figures

/// Reads the sections « Critères d’attribution » of printed notices.
struct PrintedCriteria {
    private let scan: PaperScan

    private static let heading = KnownPattern("^(?:5\\.1\\.\\d{1,2}\\.? )?criteres d.attribution ?:?$")
    private static let separator = KnownPattern("^criteres? ?:$")
    private static let type = KnownPattern("^type ?: ?(?<type>prix|cout|qualite) ?$")
    private static let name = KnownPattern("^nom ?: ?(?<name>\\S.{1,300})$")
    private static let description = KnownPattern("^description ?: ?(?<name>\\S.{1,300})$")
    private static let category = KnownPattern("^(?:categorie du critere d.attribution|categorie)[^:]{0,20} ?: ?ponderation \\((?<unit>pourcentage|points|decimale?)[^)]*valeur exacte\\) ?$")
    private static let weight = KnownPattern(
        "^(?:nombre (?:du )?critere d.attribution|ponderation \\((?<unit>pourcentage|points|decimale?)[^)]*valeur exacte\\)) ?: ?(?<weight>\\d{1,4}(?:[.,]\\d{1,2})?) ?%? ?$")
    /// Values that are none: « Seuil », « Valeur fixe », « Ordre d’importance ».
    private static let other = KnownPattern("seuil|valeur fixe|ordre d.importance")

    init(_ scan: PaperScan) { self.scan = scan }

    /// Each section’s criteria; none of a section where one has no weight of its own.
    func lists() -> [[CriterionItem]] {
        scan.text.units.indices.compactMap { index in
            guard scan.signals.contains(.criterion, index), scan.text.units[index].row == nil, scan.matcher.matches(Self.heading, in: scan.text.bytes, scan.text.units[index].bytes) else { return nil }
            return list(after: index)
        }
    }

    /// A criterion while its lines are read.
    private struct Draft {
        let type: Range<Int>
        let declared: String
        var name: Range<Int>?
        var isNamed = false
        var unit = WeightUnit.unstated
        var weight: (value: ExactDecimal, end: Int, textUnit: Int)?
    }

    private func list(after heading: Int) -> [CriterionItem]? {
        var drafts: [Draft] = []
        var index = heading + 1
        while index < scan.text.units.count {
            let unit = scan.text.units[index]
            guard unit.row == nil, Headings.number(of: unit.bytes, in: scan.text.bytes) == nil else { break }
            if let match = scan.matcher.firstMatch(of: Self.type, in: scan.text.bytes, unit.bytes), let type = match["type"] {
                drafts.append(Draft(type: type, declared: Self.code(scan.text.folded(type))))
            } else if !drafts.isEmpty {
                guard read(unit.bytes, index, into: &drafts[drafts.count - 1]) else { return nil }
            } else if !scan.matcher.matches(Self.separator, in: scan.text.bytes, unit.bytes) {
                return nil
            }
            index += 1
        }
        let items = drafts.compactMap { draft -> CriterionItem? in
            guard let weight = draft.weight else { return nil }
            let name = draft.name ?? draft.type
            return CriterionItem(
                name: name, weight: weight.value, unit: draft.unit, range: name.lowerBound..<max(name.upperBound, weight.end), textUnit: weight.textUnit,
                isSubcriterion: false, number: [], declaredType: draft.declared, scope: scan.lots.scope[heading], isDeclaredWeight: true)
        }
        return items.isEmpty || items.count < drafts.count ? nil : items
    }

    /// False where a line makes the figures something else than weights.
    private func read(_ line: Range<Int>, _ index: Int, into draft: inout Draft) -> Bool {
        let bytes = scan.text.bytes
        if let match = scan.matcher.firstMatch(of: Self.weight, in: bytes, line), let figure = match["weight"], let value = FrenchNumbers.decimal(scan.text.folded(figure)) {
            guard draft.weight == nil, value > .zero else { return false }
            draft.weight = (value, figure.upperBound, index)
            if let unit = match["unit"] { draft.unit = Self.unit(scan.text.folded(unit)) }
        } else if let match = scan.matcher.firstMatch(of: Self.category, in: bytes, line), let unit = match["unit"] {
            draft.unit = Self.unit(scan.text.folded(unit))
        } else if let match = scan.matcher.firstMatch(of: Self.name, in: bytes, line), let name = match["name"] {
            (draft.name, draft.isNamed) = (name, true)
        } else if !draft.isNamed, let match = scan.matcher.firstMatch(of: Self.description, in: bytes, line), let name = match["name"] {
            draft.name = name
        } else if draft.weight == nil, scan.matcher.matches(Self.other, in: bytes, line) {
            return false
        }
        return true
    }

    private static func unit(_ word: String) -> WeightUnit { word == "pourcentage" ? .percent : word == "points" ? .points : .coefficient }

    private static func code(_ type: String) -> String { type == "prix" ? "price" : type == "cout" ? "cost" : "quality" }
}
