// The days on which France works: public holidays, jours ouvrés, jours ouvrables, jours francs.

/// The calendar of metropolitan France (Code du travail, L3133-1): eleven public holidays.
///
/// Alsace-Moselle (Good Friday, 26 December) and the overseas days of abolition are not in it.
public enum FrenchCalendar {
    /// Easter Sunday of a year of the Gregorian calendar (the anonymous computus).
    public static func easter(_ year: Int) -> CivilDate? {
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
        let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
        return CivilDate(year: year, month: f / 31, day: f % 31 + 1)
    }

    /// 1 January, Easter Monday, 1 and 8 May, Ascension, Whit Monday, 14 July, 15 August,
    /// 1 and 11 November, 25 December.
    public static func isHoliday(_ date: CivilDate) -> Bool {
        let (year, month, day) = date.components
        switch (month, day) {
        case (1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25): return true
        default: break
        }
        guard (3...6).contains(month), let easter = easter(year) else { return false }
        let offset = date.days(since: easter)
        return offset == 1 || offset == 39 || offset == 50
    }

    /// A *jour ouvré*: Monday to Friday, no holiday.
    public static func isWorkingDay(_ date: CivilDate) -> Bool { date.weekday <= 5 && !isHoliday(date) }

    /// A *jour ouvrable*: Monday to Saturday, no holiday.
    public static func isBusinessDay(_ date: CivilDate) -> Bool { date.weekday <= 6 && !isHoliday(date) }

    /// The day that lies `count` *jours ouvrés* after `date` (before, if negative); `nil` beyond
    /// some hundred years, where counting day by day has no use.
    public static func adding(workingDays count: Int, to date: CivilDate) -> CivilDate? {
        guard count.magnitude <= 30_000 else { return nil }
        var current = date
        var remaining = count.magnitude
        let step = count < 0 ? -1 : 1
        while remaining > 0 {
            current = current.adding(days: step)
            if isWorkingDay(current) { remaining -= 1 }
        }
        return current
    }

    /// How many *jours ouvrés* lie after `start`, up to and including `end`; negative backwards.
    public static func workingDays(from start: CivilDate, to end: CivilDate) -> Int? {
        if end < start { return workingDays(from: end, to: start).map { -$0 } }
        guard end.days(since: start) <= 50_000 else { return nil }
        var current = start
        var count = 0
        while current < end {
            current = current.adding(days: 1)
            if isWorkingDay(current) { count += 1 }
        }
        return count
    }

    /// The *jours francs* between two days: neither the day of the act nor the day of the term
    /// counts, so 11 days lie clear between 1 and 13 of a month.
    public static func clearDays(between start: CivilDate, and end: CivilDate) -> Int {
        max(0, end.days(since: start) - 1)
    }

    /// The first day on which `count` *jours francs* have passed since `date`.
    public static func adding(clearDays count: Int, to date: CivilDate) -> CivilDate { date.adding(days: count + 1) }
}
