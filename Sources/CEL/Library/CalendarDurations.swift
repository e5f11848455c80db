// The calendarDuration extension: « 48 mois », compared through the calendar.

import Figures

extension StandardLibrary {
    static func declareCalendarDurations(_ table: inout FunctionTable) {
        for (name, unit) in [("days", CalendarDuration.Unit.day), ("weeks", .week), ("months", .month), ("years", .year)] {
            table.add(name, [.int], .calendarDuration, total: true, .unary { value in
                guard case .int(let amount) = value else { return Failures.noSuchOverload }
                return .calendarDuration(CalendarDuration(Int(amount), unit))
            })
        }
        func part(_ name: String, _ result: CELType, total: Bool, _ body: @escaping @Sendable (CalendarDuration) -> Value) {
            table.add(name, [.calendarDuration], result, .receiver, total: total, .unary { value in
                guard case .calendarDuration(let duration) = value else { return Failures.noSuchOverload }
                return body(duration)
            })
        }
        part("amount", .int, total: true) { .int(Int64($0.amount)) }
        part("unit", .string, total: true) { .string($0.unit.rawValue) }
        part("wholeMonths", .int, total: false) { duration in
            duration.wholeMonths.map { .int(Int64($0)) }
                ?? .failure(.invalidArgument, "\(duration) is no whole number of months")
        }
        part("wholeDays", .int, total: false) { duration in
            duration.wholeDays.map { .int(Int64($0)) }
                ?? .failure(.invalidArgument, "how many days \(duration) lasts depends on its start")
        }
    }
}
