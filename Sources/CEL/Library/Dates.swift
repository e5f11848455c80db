// The date extension: civil days and the French calendar.

import Figures

extension StandardLibrary {
    static func declareDates(_ table: inout FunctionTable) {
        table.add("date", [.string], .date, .unary(Dates.convert))
        table.add("date", [.date], .date, total: true, .unary(Dates.convert))
        table.add("date", [.int, .int, .int], .date, .nary { values in
            guard case .int(let year) = values[0], case .int(let month) = values[1], case .int(let day) = values[2] else {
                return Failures.noSuchOverload
            }
            return CivilDate(year: Int(year), month: Int(month), day: Int(day)).map { .date($0) }
                ?? .failure(.invalidArgument, "there is no such day: \(year)-\(month)-\(day)")
        })
        func part(_ name: String, _ result: CELType, _ body: @escaping @Sendable (CivilDate) -> Value) {
            table.add(name, [.date], result, .receiver, total: true, .unary { value in
                guard case .date(let date) = value else { return Failures.noSuchOverload }
                return body(date)
            })
        }
        part("year", .int) { .int(Int64($0.year)) }
        part("month", .int) { .int(Int64($0.month)) }
        part("day", .int) { .int(Int64($0.day)) }
        part("weekday", .int) { .int(Int64($0.weekday)) }
        part("isHoliday", .bool) { .bool(FrenchCalendar.isHoliday($0)) }
        part("isWorkingDay", .bool) { .bool(FrenchCalendar.isWorkingDay($0)) }

        func shift(_ name: String, _ body: @escaping @Sendable (CivilDate, Int) -> CivilDate?) {
            table.add(name, [.date, .int], .date, .receiver, .binary { value, count in
                guard case .date(let date) = value, case .int(let count) = count else { return Failures.noSuchOverload }
                guard count.magnitude < 4_000_000, let shifted = body(date, Int(count)) else { return Failures.range }
                return Dates.checked(shifted)
            })
        }
        shift("plusDays") { $0.adding(days: $1) }
        shift("plusWorkingDays") { FrenchCalendar.adding(workingDays: $1, to: $0) }
        shift("plusClearDays") { FrenchCalendar.adding(clearDays: $1, to: $0) }

        func distance(_ name: String, total: Bool, _ body: @escaping @Sendable (CivilDate, CivilDate) -> Int?) {
            table.add(name, [.date, .date], .int, .receiver, total: total, .binary { start, end in
                guard case .date(let start) = start, case .date(let end) = end else { return Failures.noSuchOverload }
                return body(start, end).map { .int(Int64($0)) } ?? Failures.range
            })
        }
        distance("daysUntil", total: true) { $1.days(since: $0) }
        distance("workingDaysUntil", total: false) { FrenchCalendar.workingDays(from: $0, to: $1) }
        distance("clearDaysUntil", total: true) { FrenchCalendar.clearDays(between: $0, and: $1) }
    }
}

enum Dates {
    @Sendable static func convert(_ value: Value) -> Value {
        switch value {
        case .date: value
        case .string(let text):
            CivilDate(iso: text).map { .date($0) } ?? .failure(.invalidArgument, "\(Value.quoted(text)) is no date: write 2026-08-21")
        default: Failures.noSuchOverload
        }
    }

    /// Years 1 to 9999.
    static func checked(_ date: CivilDate) -> Value {
        date.dayNumber >= -719_162 && date.dayNumber <= 2_932_896 ? .date(date) : Failures.range
    }
}
