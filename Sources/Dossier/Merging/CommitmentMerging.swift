// Hours of insertion of one lot, as several papers give them: matched by tranche, period and amount.

import Market

enum CommitmentMerging {
    /// Adds a paper's hours to those that are known.
    static func merge(_ known: RecordList, _ added: RecordList) -> MergedList {
        guard !added.members.isEmpty else { return MergedList(list: known.completeness == .unknown ? added : known) }
        guard !known.members.isEmpty else { return MergedList(list: added) }
        // « 90 heures » in one paper, 60 firm and 30 optional in the other: the finer list says it all.
        if isTotal(known, of: added) { return MergedList(list: added) }
        if isTotal(added, of: known) { return MergedList(list: known) }
        var members = known.members
        var unmatched: [Record] = []
        var taken: Set<Int> = []
        for commitment in added.members {
            let same = members.indices.filter { !taken.contains($0) && isSame(members[$0], commitment) }
            // Only what is unmistakable; else the same hours, said again.
            let equal = same.first { hours(members[$0]) == hours(commitment) }
            if let place = same.count == 1 && added.members.count(where: { isSame(members[same[0]], $0) }) == 1 ? same.first : equal {
                members[place].take(commitment)
                taken.insert(place)
            } else {
                unmatched.append(commitment)
            }
        }
        let isMissing = taken.count < known.members.count
        for var commitment in unmatched {
            commitment.identifier = String(members.count + 1)
            members.append(commitment)
        }
        let completeness: Completeness = known.completeness == .complete && unmatched.isEmpty ? .complete : added.completeness == .complete && !isMissing ? .complete : .partial
        return MergedList(list: RecordList(members, completeness: completeness), differs: !unmatched.isEmpty && isMissing)
    }

    /// Hours on the same tranche, for the same period or amount.
    private static func isSame(_ left: Record, _ right: Record) -> Bool {
        [InsertionCommitmentField.tranche, .perAmount, .period].allSatisfy { field in
            let first = left[field].claims.first?.value
            let second = right[field].claims.first?.value
            guard let first, let second else {
                // One paper need not repeat the tranche of the only commitment, nor of which time the same hours are.
                return field == .tranche || (first == nil && second == nil) || field == .period && hours(left) == hours(right)
            }
            return Agreement.isSame(first, second)
        }
    }

    private static func isTotal(_ one: RecordList, of several: RecordList) -> Bool {
        guard one.members.count == 1, several.members.count > 1, let total = hours(one.members[0]),
            one.members[0][InsertionCommitmentField.tranche].claims.isEmpty
        else { return false }
        let parts = several.members.map(hours)
        return parts.allSatisfy { $0 != nil } && parts.compactMap { $0 }.reduce(0, +) == total
    }

    private static func hours(_ record: Record) -> Int? {
        if case .integer(let hours)? = record[InsertionCommitmentField.hours].claims.first?.value { hours } else { nil }
    }
}
