// Hours of insertion that a lot asks for, by month, beside those that the candidate has free.

import Figures
import Market
import Operations
import Provenance

/// What a lot asks in hours, and whether we have them.
public struct HoursNeed: Sendable {
    /// Hours of insertion over the whole contract, renewals included; `nil` where they are not known.
    public let total: Interval?
    public let optional: ExactDecimal
    /// Whether the total holds the renewals: hours of a period are multiplied by them, those of a contract are not.
    public let countsRenewals: Bool
    /// Hours of insertion in a month.
    public let monthly: Interval?
    /// In full-time posts, where the profile says what one is worth.
    public let posts: Interval?
    /// Every hour of work that the lot may take, insertion or not, in a month; an estimate.
    public let labour: Interval?
    /// The months of the first period, where the start is written.
    public let months: [Month]
    /// Months in which the profile has fewer free hours than the lot may ask.
    public let shortMonths: [Month]
    /// Free hours of insertion in the months of the contract.
    public let capacity: Interval?
    public let verdict: Verdict
    /// In French: what these figures take for granted.
    public let remarks: [String]
    /// Where the hours are written.
    public let evidence: [Evidence]

    public enum Verdict: String, CaseIterable, Hashable, Sendable {
        /// The papers ask for none.
        case none
        case enough
        /// It depends on the reading of the figures.
        case tight
        case tooMany
        /// Hours or capacity are not known.
        case unknown
    }
}

extension HoursNeed {
    init(_ lot: Record, _ contract: OperationContract, _ profile: Profile, activities: [String]) {
        let commitments = lot[list: LotField.insertionCommitments].members
        let evidence = commitments.flatMap { $0[InsertionCommitmentField.hours].claims.map(\.evidence) }
        let duration = Self.months(lot[LotField.duration])
        let renewals = Self.renewals(lot)
        var remarks = contract.remarks.filter { !$0.hasPrefix("montant") }
        let need = Self.monthly(commitments, contract, duration: duration, renewals: renewals)
        let calendar = Self.calendar(lot, duration: duration)
        let hours = profile.workforce.insertionHours
        let free = calendar.isEmpty ? hours?.span : Interval.span(calendar.compactMap { hours?.hours(in: $0) })
        if calendar.isEmpty, hours != nil, need != nil { remarks.append("le début du marché n’est pas écrit : comparé au mois le plus chargé et au plus libre") }
        let short = need.map { need in calendar.filter { month in (hours?.hours(in: month)).map { $0 < need.high } ?? false } } ?? []
        let isNone = commitments.isEmpty && lot.firstValue(of: LotField.insertionClause) == .code("none")
        let labour = Self.labour(contract, profile, activities, duration: duration, renewals: renewals)
        if labour != nil { remarks.append("toutes heures : montant × part de la main-d’œuvre ÷ coût horaire, d’après le profil ; un ordre de grandeur") }
        self.init(
            total: isNone ? .zero : contract.hours, optional: contract.optionalHours,
            countsRenewals: contract.remarks.contains { $0.contains("reconduction") }, monthly: isNone ? .zero : need,
            posts: need.flatMap { need in profile.workforce.hoursPerPost.map { need.inPosts(of: $0.value) } }, labour: labour, months: calendar,
            shortMonths: short, capacity: free, verdict: isNone ? .none : Self.verdict(need, free), remarks: remarks, evidence: evidence)
    }

    /// Between the months' extremes: enough only if the leanest month carries the most demanding reading.
    private static func verdict(_ need: Interval?, _ free: Interval?) -> Verdict {
        guard let need, let free else { return .unknown }
        if need.high <= free.low { return .enough }
        return need.low > free.high ? .tooMany : .tight
    }

    /// Hours in a month. Those of a period are spread over it; those of the whole contract over its duration,
    /// with the renewals and without, since papers seldom say which.
    private static func monthly(
        _ commitments: [Record], _ contract: OperationContract, duration: Interval?, renewals: Interval
    ) -> Interval? {
        guard !commitments.isEmpty else { return nil }
        var sum = Interval.zero
        for commitment in commitments where commitment.firstValue(of: InsertionCommitmentField.tranche) != .code("optional") {
            let values = commitment[InsertionCommitmentField.hours].distinctValues.compactMap { value in
                if case .integer(let hours) = value { ExactDecimal(hours) } else { nil }
            }
            guard let low = values.min(), let high = values.max() else { return nil }
            if case .duration(let period)? = commitment.firstValue(of: InsertionCommitmentField.period) {
                guard let each = period.wholeMonths, each > 0 else { return nil }
                sum = sum + Interval(low.over(ExactDecimal(each)), high.over(ExactDecimal(each)))
                continue
            }
            guard let duration, duration.low > .zero else { return nil }
            var total = Interval(low, high)
            if case .money(let step)? = commitment.firstValue(of: InsertionCommitmentField.perAmount) {
                guard let amount = contract.amount, step.amount > .zero else { return nil }
                total = Interval(low.times(amount).over(step.amount), high.times(amount).over(step.amount))
            }
            let longest = duration.high.times(renewals.high.adding(.one) ?? .one)
            sum = sum + Interval(total.low.over(longest), total.high.over(duration.low))
        }
        return sum
    }

    /// The hours of all work on the lot in a month, from its amount.
    private static func labour(
        _ contract: OperationContract, _ profile: Profile, _ activities: [String], duration: Interval?, renewals: Interval
    ) -> Interval? {
        guard let amount = contract.amount, let cost = profile.workforce.hourlyCost?.value, let duration, duration.low > .zero else { return nil }
        let shares = profile.activities.filter { activities.contains($0.name) }.compactMap(\.labourShare)
        guard let low = shares.map(\.low).min(), let high = shares.map(\.high).max() else { return nil }
        let longest = duration.high.times(renewals.high.adding(.one) ?? .one)
        return Interval(
            amount.times(low).over(100).over(cost.high).over(longest), amount.times(high).over(100).over(cost.low).over(duration.low))
    }

    /// Months of the first period; contradicting papers give a range.
    private static func months(_ fact: Fact) -> Interval? {
        let values = fact.distinctValues.compactMap { value -> ExactDecimal? in
            guard case .duration(let duration) = value else { return nil }
            if let months = duration.wholeMonths { return ExactDecimal(months) }
            return duration.wholeDays.map { ExactDecimal($0).times(12).over(365) }
        }
        return Interval.span(values)
    }

    private static func renewals(_ lot: Record) -> Interval {
        Interval.span(lot[LotField.renewalMaximum].distinctValues.compactMap { if case .integer(let count) = $0 { ExactDecimal(count) } else { nil } }) ?? .zero
    }

    /// The months of the first period, where papers agree on the start.
    private static func calendar(_ lot: Record, duration: Interval?) -> [Month] {
        let starts = lot[LotField.durationStart].distinctValues
        guard starts.count == 1, case .date(let start) = starts[0] else { return [] }
        var end: Month?
        if case .date(let written)? = lot.firstValue(of: LotField.durationEnd) {
            end = Month(written)
        } else if let months = duration?.high.wholeValue, months > 0, let last = start.adding(months: months)?.adding(days: -1) {
            end = Month(last)
        }
        guard let end else { return [] }
        var months: [Month] = []
        var month = Month(start)
        // Ten years and more are nobody's plan of hours.
        while month <= end, months.count < 120 {
            months.append(month)
            month = month.next
        }
        return months
    }
}

extension Interval {
    /// From the least to the greatest of some figures.
    static func span(_ values: [ExactDecimal]) -> Interval? {
        guard let low = values.min(), let high = values.max() else { return nil }
        return Interval(low, high)
    }

    /// Hours of a month as full-time posts.
    fileprivate func inPosts(of hoursAYear: ExactDecimal) -> Interval {
        Interval(low.times(12).over(hoursAYear), high.times(12).over(hoursAYear))
    }
}
