// Lists in a few French words, for papers that list other things.

import Figures
import Market
import Provenance

enum ListText {
    /// « lots 1, 2 et 3 », « lots 1 à 12 », « lot 4 ».
    static func lots(_ numbers: [String]) -> String {
        guard numbers.count > 1 else { return "lot " + (numbers.first ?? "") }
        let figures = numbers.compactMap { Int($0) }
        if figures.count == numbers.count, figures.count > 3, let first = figures.first, let last = figures.last, last - first == figures.count - 1 {
            return "lots \(first) à \(last)"
        }
        return "lots " + numbers.dropLast().joined(separator: ", ") + " et " + (numbers.last ?? "")
    }

    /// The members of a list with what tells them: « Prix 40, Valeur technique 60 »; « 60 h par an (tranche ferme) ».
    static func side(_ members: [Record]) -> Discrepancy.Side {
        Discrepancy.Side(
            members.map(member).joined(separator: ", "),
            evidence: Array(members.compactMap { $0.facts.lazy.compactMap { $0.claims.first?.evidence }.first }.prefix(4)))
    }

    private static func member(_ record: Record) -> String {
        switch record.type {
        case .insertionCommitment:
            let hours = record.firstValue(of: InsertionCommitmentField.hours)?.description ?? "?"
            let tranche = record.firstValue(of: InsertionCommitmentField.tranche).flatMap { CodeList.tranche.label(of: $0.description) }
            // Where two papers give the same figure, these tell what differs.
            let basis = [period(record), amount(record)].compactMap { $0 }.map { " par " + $0 }.joined()
            return "\(hours) h" + basis + (tranche.map { " (\($0))" } ?? "")
        default:
            let name = record.firstValue(of: AwardCriterionField.name)?.description
                ?? record.firstValue(of: AwardCriterionField.type).flatMap { CodeList.awardCriterionType.label(of: $0.description) } ?? "critère"
            let weight = record.firstValue(of: AwardCriterionField.weight).map { " " + $0.description.replacing(".", with: ",") } ?? ""
            return (name.count > 60 ? name.prefix(59) + "…" : name) + weight
        }
    }
}

extension ListText {
    /// « an », « période de 6 mois ».
    private static func period(_ record: Record) -> String? {
        guard case .duration(let period)? = record.firstValue(of: InsertionCommitmentField.period) else { return nil }
        let unit =
            switch period.unit {
            case .day: "jour"
            case .week: "semaine"
            case .month: "mois"
            case .year: "an"
            }
        if period.amount == 1 { return unit }
        return "période de \(period.amount) \(unit)" + (unit.hasSuffix("s") ? "" : "s")
    }

    /// « 100000 € HT ».
    private static func amount(_ record: Record) -> String? {
        guard case .money(let money)? = record.firstValue(of: InsertionCommitmentField.perAmount) else { return nil }
        let basis = money.taxBasis == .unstated ? "" : " " + money.taxBasis.rawValue
        return "\(money.amount) \(money.currency == "EUR" ? "€" : money.currency)\(basis)"
    }
}

extension Record {
    /// Whether anything at all is claimed in it or below it.
    var isTold: Bool {
        facts.contains { !$0.claims.isEmpty } || lists.values.contains { $0.members.contains(where: \.isTold) }
    }

    /// The record with only some of its claims.
    func keepingClaims(_ isKept: (Evidence) -> Bool) -> Record {
        var record = Record(type, identifier: identifier)
        for (slot, fact) in facts.enumerated() {
            for claim in fact.claims where isKept(claim.evidence) { record.add(claim, slot: slot) }
        }
        return record
    }

    /// Takes the lists of another paper about the same lot; the lists that differ.
    mutating func mergeLists(_ other: Record) -> [LotField] {
        var differing: [LotField] = []
        for field in LotField.allCases {
            guard case .records(let type) = field.spec.type else { continue }
            let merged: MergedList
            switch type {
            case .awardCriterion: merged = CriteriaMerging.merge(self[list: field], other[list: field])
            case .insertionCommitment: merged = CommitmentMerging.merge(self[list: field], other[list: field])
            default: merged = MergedList(list: Self.union(self[list: field], other[list: field]))
            }
            if merged.differs { differing.append(field) }
            if !merged.list.members.isEmpty || merged.list.completeness != .unknown { self[list: field] = merged.list }
        }
        return differing
    }

    /// Selection criteria are worded anew in every paper: nothing tells which are the same.
    private static func union(_ known: RecordList, _ added: RecordList) -> RecordList {
        guard !added.members.isEmpty else { return known }
        guard !known.members.isEmpty else { return added }
        var members = known.members
        for var member in added.members {
            member.identifier = String(members.count + 1)
            members.append(member)
        }
        return RecordList(members, completeness: .partial)
    }
}
