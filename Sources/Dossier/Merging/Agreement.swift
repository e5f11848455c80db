// When two claims say the same: a contradiction must be one that a careful person would sign.

import Figures
import Market
import Provenance

/// Compares the claims of one fact.
enum Agreement {
    /// Notes in the fact which claims repeat others in other words or less exactly.
    static func settle(_ fact: inout Fact, of attribute: Attribute) {
        guard attribute.spec.cardinality == .one, fact.claims.count > 1 else { return }
        let values = fact.claims.map(\.value)
        guard values.contains(where: { $0 != values[0] }) else { return }
        if attribute.spec.type == .text {
            // Titles are cut, descriptions are reworded: texts never contradict each other.
            let shown = reference(among: fact.claims)
            for index in values.indices { fact.read(index, as: shown) }
            return
        }
        // The exact claims first, in order: the others are read as one of them.
        let order = values.indices.sorted { (-exactness(values[$0]), $0) < (-exactness(values[$1]), $1) }
        var leaders: [Int] = []
        for index in order {
            if let leader = leaders.first(where: { isSame(values[index], values[$0]) }) {
                fact.read(index, as: leader)
            } else {
                leaders.append(index)
            }
        }
        // A leader may itself have been read as another claim before: all go where it goes.
        for index in fact.readings.indices { fact.read(index, as: fact.readings[fact.readings[index]]) }
    }

    /// How much a value says, where kinds of the same value say more or less.
    private static func exactness(_ value: FactValue) -> Int {
        switch value {
        case .moment(let moment): moment.time == nil ? 0 : 1
        case .money(let money): money.taxBasis == .unstated ? 0 : 1
        default: 1
        }
    }

    /// The text to show for all: a notice's field is written for that, prose is cut by rules.
    private static func reference(among claims: [Claim]) -> Int {
        func rank(_ claim: Claim) -> (Int, Int) {
            if claim.evidence.isDeclaration { return (2, claim.value.description.utf8.count) }
            if case .xml = claim.evidence.locator { return (1, claim.value.description.utf8.count) }
            return (0, claim.value.description.utf8.count)
        }
        return claims.indices.max { left, right in
            let (first, second) = (rank(claims[left]), rank(claims[right]))
            return first == second ? left > right : first < second
        } ?? 0
    }

    /// Whether `value` says nothing else than `other`, which is at least as exact.
    static func isSame(_ value: FactValue, _ other: FactValue) -> Bool {
        if value == other { return true }
        switch (value, other) {
        case (.duration(let left), .duration(let right)):
            return isSame(left, right)
        case (.moment(let left), .moment(let right)):
            // The offset is how a machine writes the hour that people read.
            guard left.date == right.date else { return false }
            guard let time = left.time, let otherTime = right.time else { return true }
            return time == otherTime || isEndOfDay(time) && isEndOfDay(otherTime)
        case (.money(let left), .money(let right)):
            guard left.amount == right.amount, left.currency == right.currency else { return false }
            return left.taxBasis == right.taxBasis || left.taxBasis == .unstated || right.taxBasis == .unstated
        case (.code(let left), .code(let right)):
            return isSame(code: left, right)
        default:
            return false
        }
    }

    /// Months against years exactly; days against months where the calendar allows both to be meant.
    private static func isSame(_ left: CalendarDuration, _ right: CalendarDuration) -> Bool {
        if left.compared(to: right) == .equal { return true }
        guard (left.wholeMonths == nil) != (right.wholeMonths == nil) else { return false }
        // « 30 jours » for a month, « 365 jours » for a year, « 360 jours » for twelve months.
        let days = left.wholeDays ?? right.wholeDays ?? 0
        let months = left.wholeMonths ?? right.wholeMonths ?? 0
        return left.compared(to: right).contains(.equal) || days == months * 30 || (months % 12 == 0 && days == months / 12 * 365)
    }

    /// 23:59:59 and 23:59 are both the end of the day.
    private static func isEndOfDay(_ time: CivilTime) -> Bool { time.hour == 23 && time.minute == 59 }

    /// CPV codes are written with and without their check digit.
    private static func isSame(code left: String, _ right: String) -> Bool {
        func base(_ code: String) -> Substring { code.prefix { $0 != "-" } }
        guard left.contains("-") != right.contains("-"), base(left).count == 8, base(left).allSatisfy(\.isNumber) else { return false }
        return base(left) == base(right)
    }
}

extension Market {
    /// Notes in every fact which claims say the same, and takes a duration that includes the renewals
    /// for what it is.
    mutating func settleAgreements() {
        notice.settleAgreements()
        buyer.settleAgreements()
        procedure.settleAgreements()
        for index in lots.members.indices {
            lots.members[index].readRenewals()
            lots.members[index].settleAgreements()
        }
    }
}

extension Record {
    mutating func settleAgreements() {
        for (slot, fact) in facts.enumerated() where fact.claims.count > 1 {
            var settled = fact
            Agreement.settle(&settled, of: type.attributes[slot])
            if settled != fact { self[slot: slot] = settled }
        }
        for slot in lists.keys where lists[slot]?.members.contains(where: \.hasSeveralClaims) ?? false {
            var list = self[listSlot: slot]
            for index in list.members.indices { list.members[index].settleAgreements() }
            self[listSlot: slot] = list
        }
    }

    /// Whether there is anything to compare in it: most records have nothing.
    private var hasSeveralClaims: Bool {
        facts.contains { $0.claims.count > 1 } || lists.values.contains { $0.members.contains(where: \.hasSeveralClaims) }
    }

    /// « 4 ans » beside « 1 an renouvelable 3 fois », « 48 mois » beside « 2 ans, reconductible 2 fois un
    /// an » are one contract: the longer one counts the renewals, and says nothing else than the shorter.
    fileprivate mutating func readRenewals() {
        guard type == .lot, self[LotField.duration].claims.count > 1 else { return }
        var counts = Set(self[LotField.renewalMaximum].claims.compactMap { claim in
            if case .integer(let number) = claim.value { number } else { nil }
        })
        counts.remove(0)
        // Renewed, but nobody says how often: any number would do.
        let isRenewed = !counts.isEmpty || !self[LotField.renewalDescription].claims.isEmpty
        guard isRenewed, counts.count < 2 else { return }
        let claims = self[LotField.duration].claims
        for (index, claim) in claims.enumerated() {
            guard case .duration(let total) = claim.value else { continue }
            let base = claims.firstIndex { other in
                if case .duration(let first) = other.value { Self.isTotal(total, of: first, renewed: counts.first) } else { false }
            }
            if let base { self[LotField.duration].read(index, as: base) }
        }
    }

    /// Whether a duration is that of a contract with all its renewals, none of which is longer than the first period.
    private static func isTotal(_ total: CalendarDuration, of first: CalendarDuration, renewed count: Int?) -> Bool {
        guard let months = total.wholeMonths, let start = first.wholeMonths, start > 0, months > start else { return false }
        let rest = months - start
        guard let count else { return rest % start == 0 || start % rest == 0 }
        return rest % count == 0 && rest / count <= start
    }
}
