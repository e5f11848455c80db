// Dates as they stand on paper: a day of the Gregorian calendar, without hour or time zone.

/// A day of the Gregorian calendar.
///
/// Legal periods are counted on the date that is written, so nothing here knows of time zones.
public struct CivilDate: Hashable, Sendable {
    /// Days since 1970-01-01, which is 0.
    public let dayNumber: Int

    public init(dayNumber: Int) { self.dayNumber = dayNumber }

    /// `nil` if there is no such day (31 February, month 13) or the year is outside 1…9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        // Howard Hinnant's days_from_civil: years start in March so that the leap day comes last.
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        dayNumber = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `2026-08-21`, exactly ten characters. `nil` for anything else.
    public init?(iso text: String) {
        var text = text
        guard let (year, month, day) = text.withUTF8(Self.written) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public init?(iso text: Substring) { self.init(iso: String(text)) }

    /// The numbers of `2026-08-21`.
    private static func written(_ bytes: UnsafeBufferPointer<UInt8>) -> (year: Int, month: Int, day: Int)? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ places: Range<Int>) -> Int? {
            var number = 0
            for place in places {
                let digit = bytes[place] &- UInt8(ascii: "0")
                guard digit < 10 else { return nil }
                number = number * 10 + Int(digit)
            }
            return number
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        return (year, month, day)
    }

    /// Year, month 1…12 and day 1…31.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    public var year: Int { components.year }
    public var month: Int { components.month }
    public var day: Int { components.day }

    /// 1 Monday … 7 Sunday (ISO 8601).
    public var weekday: Int {
        let remainder = (dayNumber + 3) % 7
        return (remainder < 0 ? remainder + 7 : remainder) + 1
    }

    public func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

    /// The same day of the month `months` later; the last day of that month where it is shorter.
    /// `nil` outside the years 1…9999.
    public func adding(months: Int) -> CivilDate? {
        let (year, month, day) = components
        let count = year * 12 + (month - 1) + months
        guard count >= 12 else { return nil }
        let newYear = count / 12
        let newMonth = count % 12 + 1
        return CivilDate(
            year: newYear, month: newMonth, day: min(day, Self.length(ofMonth: newMonth, year: newYear)))
    }

    /// Days from `earlier` to this date; negative if it is later.
    public func days(since earlier: CivilDate) -> Int { dayNumber - earlier.dayNumber }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CivilDate: Comparable, CustomStringConvertible {
    public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }

    /// `2026-08-21`.
    public var description: String {
        let (year, month, day) = components
        guard (0...9999).contains(year) else { return "\(year)-\(month)-\(day)" }
        // Ten characters fit into a String itself: reports of thousands of findings write each its dates.
        return String(unsafeUninitializedCapacity: 10) { bytes in
            func write(_ number: Int, _ range: Range<Int>) {
                var rest = number
                for place in range.reversed() {
                    bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                    rest /= 10
                }
            }
            write(year, 0..<4)
            bytes[4] = UInt8(ascii: "-")
            write(month, 5..<7)
            bytes[7] = UInt8(ascii: "-")
            write(day, 8..<10)
            return 10
        }
    }
}
