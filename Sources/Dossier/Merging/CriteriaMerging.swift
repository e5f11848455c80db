// The award criteria of one lot, as several papers give them: matched by name, type and rank.

import Figures
import Market

/// What merging two lists gave.
struct MergedList {
    var list: RecordList
    /// Whether both were whole lists and differ in their members.
    var differs = false
}

enum CriteriaMerging {
    /// Adds a paper's criteria to those that are known. Criteria that are the same get both papers'
    /// claims, so that differing weights contradict each other; others are added.
    static func merge(_ known: RecordList, _ added: RecordList) -> MergedList {
        guard !added.members.isEmpty else {
            return MergedList(list: RecordList(known.members, completeness: known.members.isEmpty ? max(known.completeness, added.completeness) : known.completeness))
        }
        guard !known.members.isEmpty, !isPlaceholder(known) else { return MergedList(list: added) }
        guard !isPlaceholder(added) else { return MergedList(list: known) }
        if let flattened = flatten(known, onto: added) { return MergedList(list: flattened) }
        if let flattened = flatten(added, onto: known) { return MergedList(list: flattened) }
        let pairs = match(known.members, added.members)
        var members = known.members
        for (index, other) in pairs.enumerated() {
            let criterion = added.members[index]
            guard let other else { continue }
            members[other].takeCriterion(criterion)
        }
        let extra = added.members.indices.filter { pairs[$0] == nil }
        for index in extra {
            var criterion = added.members[index]
            criterion.identifier = free(members)
            members.append(criterion)
        }
        let missing = known.members.count - pairs.compactMap { $0 }.count
        let bothWhole = known.completeness == .complete && added.completeness == .complete
        // A paper that gives more is no contradiction where the other did not claim to give them all.
        let differs = bothWhole && (missing > 0 || !extra.isEmpty)
        let completeness: Completeness =
            if differs { .partial } else if known.completeness == .complete, extra.isEmpty { .complete } else if added.completeness == .complete, missing == 0 { .complete } else { .partial }
        return MergedList(list: RecordList(members, completeness: completeness), differs: differs)
    }

    /// For each of `added`, which of `known` it is.
    static func match(_ known: [Record], _ added: [Record]) -> [Int?] {
        var pairs = [Int?](repeating: nil, count: added.count)
        var free = Set(known.indices)
        func pair(_ isSame: (Record, Record) -> Bool) {
            for index in added.indices where pairs[index] == nil {
                // Only what is unmistakable from both sides.
                let candidates = free.filter { isSame(known[$0], added[index]) }
                guard candidates.count == 1, let candidate = candidates.first else { continue }
                let rivals = added.indices.filter { pairs[$0] == nil && isSame(known[candidate], added[$0]) }
                guard rivals.count == 1 else { continue }
                pairs[index] = candidate
                free.remove(candidate)
            }
        }
        pair { !Set(Criterion($0).names).isDisjoint(with: Criterion($1).names) }
        pair { Criterion($0).isPrice && Criterion($1).isPrice }
        pair { Criterion($0).resembles(Criterion($1)) }
        // The last one on either side, of the same sort: « qualité » in the notice, « valeur technique » in the RC.
        if free.count == 1, let last = free.first {
            let rest = added.indices.filter { pairs[$0] == nil }
            if rest.count == 1, Criterion(known[last]).isPrice == Criterion(added[rest[0]]).isPrice, known.count == added.count {
                pairs[rest[0]] = last
            }
        }
        return pairs
    }

    /// A notice has no sub-criteria: it lists them as criteria. If each of its criteria is one of the
    /// other list or the sub-criteria of one of them, they say the same: their claims go there.
    private static func flatten(_ flat: RecordList, onto deep: RecordList) -> RecordList? {
        guard flat.members.allSatisfy({ $0[list: AwardCriterionField.subcriteria].members.isEmpty }), flat.members.count > deep.members.count else { return nil }
        var members = deep.members
        var used: Set<Int> = []
        let pairs = match(deep.members, flat.members)
        for (index, place) in pairs.enumerated() {
            if let place {
                members[place].takeCriterion(flat.members[index])
                used.insert(index)
            }
        }
        guard pairs.compactMap({ $0 }).count < deep.members.count else { return nil }
        for place in members.indices where !pairs.contains(place) {
            var list = members[place][list: AwardCriterionField.subcriteria]
            let rest = flat.members.indices.filter { !used.contains($0) }
            let inner = match(list.members, rest.map { flat.members[$0] })
            guard !list.members.isEmpty, inner.compactMap({ $0 }).count == list.members.count else { return nil }
            for (offset, position) in inner.enumerated() {
                guard let position else { continue }
                list.members[position].takeCriterion(flat.members[rest[offset]])
                used.insert(rest[offset])
            }
            members[place][list: AwardCriterionField.subcriteria] = list
        }
        return used.count == flat.members.count ? RecordList(members, completeness: deep.completeness) : nil
    }

    /// « Critères énoncés dans le règlement de la consultation »: a form's single criterion that is none.
    private static func isPlaceholder(_ list: RecordList) -> Bool {
        guard list.members.count == 1, let only = list.members.first, only[AwardCriterionField.weight].claims.isEmpty else { return false }
        let texts = only[AwardCriterionField.name].claims + only[AwardCriterionField.description].claims
        return texts.contains { claim in
            let words = FoldedWords(claim.value.description)
            return ["reglement", "rc", "dce", "documents de la consultation", "documents du marche", "cahier des charges", "enonce*", "invitation"]
                .contains(where: words.contains)
        }
    }

    private static func free(_ members: [Record]) -> String {
        let taken = Set(members.map(\.identifier))
        return (1...(members.count + 1)).map(String.init).first { !taken.contains($0) } ?? String(members.count + 1)
    }

    private static func max(_ left: Completeness, _ right: Completeness) -> Completeness {
        left == .complete || right == .complete ? .complete : left == .partial || right == .partial ? .partial : .unknown
    }
}

/// What a criterion is known by.
private struct Criterion {
    let names: [String]
    let words: Set<String>
    let isPrice: Bool

    init(_ record: Record) {
        let texts = record[AwardCriterionField.name].claims.map(\.value.description)
        names = texts.map { Titles.core($0).joined(separator: " ") }.filter { !$0.isEmpty }
        words = Set(texts.flatMap(Titles.core))
        let types = record[AwardCriterionField.type].claims.map(\.value.description)
        // « Coût » in a name is a price to people; « coût du cycle de vie » is a cost to the code, and still the price side.
        isPrice = types.contains { $0 == "price" || $0 == "cost" } || (types.isEmpty && !words.isDisjoint(with: ["prix", "cout", "montant"]))
    }

    /// All telling words of the shorter name stand in the longer one.
    func resembles(_ other: Criterion) -> Bool {
        guard !words.isEmpty, !other.words.isEmpty, isPrice == other.isPrice else { return false }
        let (short, long) = words.count <= other.words.count ? (words, other.words) : (other.words, words)
        return short.isSubset(of: long)
    }
}

extension Record {
    /// Takes the claims of the same criterion in another paper, and of its sub-criteria.
    fileprivate mutating func takeCriterion(_ other: Record) {
        take(other)
        let slot = AwardCriterionField.subcriteria
        let merged = CriteriaMerging.merge(self[list: slot], other[list: slot])
        if !merged.list.members.isEmpty || merged.list.completeness != .unknown { self[list: slot] = merged.list }
    }
}
