// The rule a time zone follows after its last recorded change, in the notation of POSIX.

import Figures

/// `CET-1CEST,M3.5.0,M10.5.0/3`: standard time, summer time, and when each begins.
struct ZoneRule {
    private struct Change {
        let month: Int
        let week: Int
        let weekday: Int
        /// Seconds after midnight, local time.
        let time: Int
    }
    private var standard = 0
    private var summer = 0
    private var changes: (start: Change, end: Change)?

    /// `nil` for notations that no current zone uses (Julian days).
    init?(_ text: [UInt8]) {
        var scanner = TextScanner(String(decoding: text, as: UTF8.self))
        guard Self.skipName(&scanner), let first = Self.time(&scanner) else { return nil }
        standard = -first
        guard !scanner.isAtEnd else { return }
        guard Self.skipName(&scanner) else { return nil }
        summer = standard + 3600
        if scanner.next != UInt8(ascii: ",") {
            guard let second = Self.time(&scanner) else { return nil }
            summer = -second
        }
        guard let start = Self.change(&scanner), let end = Self.change(&scanner), scanner.isAtEnd else { return nil }
        changes = (start, end)
    }

    private static func skipName(_ scanner: inout TextScanner) -> Bool {
        if scanner.take(UInt8(ascii: "<")) {
            while let byte = scanner.next, byte != UInt8(ascii: ">") { _ = scanner.take(byte) }
            return scanner.take(UInt8(ascii: ">"))
        }
        return !scanner.word().isEmpty
    }

    private static func time(_ scanner: inout TextScanner) -> Int? {
        let isNegative = scanner.take(UInt8(ascii: "-"))
        if !isNegative { _ = scanner.take(UInt8(ascii: "+")) }
        guard let hours = scanner.digits(), hours.value <= 167 else { return nil }
        var total = Int(hours.value) * 3600
        for unit in [60, 1] where scanner.take(UInt8(ascii: ":")) {
            guard let part = scanner.digits(), part.value <= 59 else { return nil }
            total += Int(part.value) * unit
        }
        return isNegative ? -total : total
    }

    private static func change(_ scanner: inout TextScanner) -> Change? {
        guard scanner.take(UInt8(ascii: ",")), scanner.take(UInt8(ascii: "M")),
            let month = scanner.digits(), (1...12).contains(month.value), scanner.take(UInt8(ascii: ".")),
            let week = scanner.digits(), (1...5).contains(week.value), scanner.take(UInt8(ascii: ".")),
            let weekday = scanner.digits(), (0...6).contains(weekday.value)
        else { return nil }
        var time = 7200
        if scanner.take(UInt8(ascii: "/")) {
            guard let written = Self.time(&scanner) else { return nil }
            time = written
        }
        return Change(month: Int(month.value), week: Int(week.value), weekday: Int(weekday.value), time: time)
    }

    func offset(at seconds: Int64) -> Int {
        guard let changes else { return standard }
        let days = (seconds + Int64(standard)) / 86_400
        let year = CivilDate(dayNumber: Int(days)).year
        guard let start = Self.moment(changes.start, year, standard), let end = Self.moment(changes.end, year, summer)
        else { return standard }
        // South of the equator summer runs over the turn of the year.
        let isSummer = start < end ? seconds >= start && seconds < end : seconds >= start || seconds < end
        return isSummer ? summer : standard
    }

    private static func moment(_ change: Change, _ year: Int, _ offset: Int) -> Int64? {
        guard let first = CivilDate(year: year, month: change.month, day: 1) else { return nil }
        let toWeekday = (change.weekday - first.weekday % 7 + 7) % 7
        var day = first.adding(days: toWeekday + (change.week - 1) * 7)
        while day.month != change.month { day = day.adding(days: -7) }
        return Int64(day.dayNumber) * 86_400 + Int64(change.time - offset)
    }
}
