// Durations as contracts write them: « 48 mois », « 1 460 jours ».

/// A number of days, weeks, months or years. Not convertible to seconds: what a month is worth in
/// days depends on when it starts.
public struct CalendarDuration: Hashable, Sendable {
    /// Codes of the eForms list `timeperiod`, lower-cased.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case day, week, month, year
    }

    public let amount: Int
    public let unit: Unit

    public init(_ amount: Int, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// The orders that two durations can stand in, over all the days on which they could start.
    ///
    /// 1 460 days against 4 years is `[.less, .equal]`: whether a leap day falls in between is not
    /// known, but that 1 460 days are not *more* than 4 years is certain.
    public struct PossibleOrders: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        public static let less = PossibleOrders(rawValue: 1)
        public static let equal = PossibleOrders(rawValue: 2)
        public static let greater = PossibleOrders(rawValue: 4)
    }

    /// Months and years compare as months, days and weeks as days; a mixed pair through the
    /// shortest and the longest that so many months can last. Never empty.
    public func compared(to other: CalendarDuration) -> PossibleOrders {
        if let left = wholeMonths, let right = other.wholeMonths { return Self.order(left, right) }
        if let left = wholeDays, let right = other.wholeDays { return Self.order(left, right) }
        let left = daySpan
        let right = other.daySpan
        var orders: PossibleOrders = []
        if left.lowerBound < right.upperBound { orders.insert(.less) }
        if left.overlaps(right) { orders.insert(.equal) }
        if left.upperBound > right.lowerBound { orders.insert(.greater) }
        return orders
    }

    /// The total of two durations, in the finer of compatible units; `nil` for days with months.
    public func adding(_ other: CalendarDuration) -> CalendarDuration? {
        if unit == other.unit { return Self.checked(amount.addingReportingOverflow(other.amount), unit) }
        if let left = wholeMonths, let right = other.wholeMonths { return Self.checked(left.addingReportingOverflow(right), .month) }
        if let left = wholeDays, let right = other.wholeDays { return Self.checked(left.addingReportingOverflow(right), .day) }
        return nil
    }

    /// `nil` if the result is out of range.
    public func multiplied(by factor: Int) -> CalendarDuration? {
        Self.checked(amount.multipliedReportingOverflow(by: factor), unit)
    }

    /// Months, if the unit is months or years.
    public var wholeMonths: Int? {
        switch unit {
        case .month: amount
        case .year: Self.product(amount, 12)
        case .day, .week: nil
        }
    }

    /// Days, if the unit is days or weeks.
    public var wholeDays: Int? {
        switch unit {
        case .day: amount
        case .week: Self.product(amount, 7)
        case .month, .year: nil
        }
    }

    /// The fewest and the most days this can last, over all the days on which it could start.
    public var daySpan: ClosedRange<Int> {
        if let days = wholeDays { return days...days }
        // Beyond ten thousand years nothing depends on a day more or less.
        let months = min(max(wholeMonths ?? 0, 0), 120_000)
        // Every pattern of month lengths occurs within 48 months around a leap year and a common
        // century year; starts on the first of the month give both extremes.
        var fewest = Int.max
        var most = Int.min
        for startYear in [1896, 1897, 1898, 1899, 1900, 2000, 2001, 2002, 2003, 2004] {
            for month in 1...12 {
                guard let start = CivilDate(year: startYear, month: month, day: 1),
                    let end = start.adding(months: months)
                else { continue }
                fewest = min(fewest, end.days(since: start))
                most = max(most, end.days(since: start))
            }
        }
        return fewest <= most ? fewest...most : 0...Int.max
    }

    private static func order(_ left: Int, _ right: Int) -> PossibleOrders {
        left < right ? .less : left > right ? .greater : .equal
    }

    private static func checked(_ result: (partialValue: Int, overflow: Bool), _ unit: Unit) -> CalendarDuration? {
        result.overflow ? nil : CalendarDuration(result.partialValue, unit)
    }

    private static func product(_ left: Int, _ right: Int) -> Int? {
        let (value, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? nil : value
    }
}

extension CalendarDuration: CustomStringConvertible {
    /// `48 month`: for logs and tests; reports write French.
    public var description: String { "\(amount) \(unit.rawValue)" }
}
