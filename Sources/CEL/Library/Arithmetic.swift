// Arithmetic: never wraps, never rounds what is exact.

import Figures

enum Arithmetic {
    private static func checked(_ result: (partialValue: Int64, overflow: Bool)) -> Value {
        result.overflow ? Failures.overflow : .int(result.partialValue)
    }

    private static func checked(_ result: (partialValue: UInt64, overflow: Bool)) -> Value {
        result.overflow ? Failures.overflow : .uint(result.partialValue)
    }

    private static func decimal(_ result: ExactDecimal?) -> Value { result.map { .decimal($0) } ?? Failures.overflow }

    /// Both operands as decimals, if at least one is a decimal and the other whole.
    private static func decimals(_ left: Value, _ right: Value) -> (ExactDecimal, ExactDecimal)? {
        switch (left, right) {
        case (.decimal(let a), .decimal(let b)): return (a, b)
        case (.decimal(let a), _): return ExactDecimal(whole: right).map { (a, $0) }
        case (_, .decimal(let b)): return ExactDecimal(whole: left).map { ($0, b) }
        default: return nil
        }
    }

    @Sendable static func add(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)): return checked(a.addingReportingOverflow(b))
        case (.uint(let a), .uint(let b)): return checked(a.addingReportingOverflow(b))
        case (.double(let a), .double(let b)): return .double(a + b)
        case (.string(let a), .string(let b)): return .string(a + b)
        case (.bytes(let a), .bytes(let b)): return .bytes(a + b)
        case (.list(let a), .list(let b)): return .list(concatenate(a, b))
        case (.duration(let a), .duration(let b)): return duration(a.nanoseconds.addingReportingOverflow(b.nanoseconds))
        case (.timestamp(let time), .duration(let span)), (.duration(let span), .timestamp(let time)):
            return shift(time, by: Int128(span.nanoseconds))
        case (.date(let date), .calendarDuration(let duration)): return shift(date, by: duration, forward: true)
        case (.calendarDuration(let a), .calendarDuration(let b)):
            guard let sum = a.adding(b) else {
                return .failure(.invalidArgument, "\(a) and \(b) cannot be added: what a month is worth in days depends on its start")
            }
            return .calendarDuration(sum)
        default:
            if let (a, b) = decimals(left, right) { return decimal(a.adding(b)) }
            return Failures.noSuchOverload
        }
    }

    @Sendable static func subtract(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)): return checked(a.subtractingReportingOverflow(b))
        case (.uint(let a), .uint(let b)): return checked(a.subtractingReportingOverflow(b))
        case (.double(let a), .double(let b)): return .double(a - b)
        case (.duration(let a), .duration(let b)): return duration(a.nanoseconds.subtractingReportingOverflow(b.nanoseconds))
        case (.timestamp(let time), .duration(let span)): return shift(time, by: -Int128(span.nanoseconds))
        case (.timestamp(let a), .timestamp(let b)):
            let seconds = Int128(a.seconds) - Int128(b.seconds)
            let total = seconds * 1_000_000_000 + Int128(a.nanoseconds - b.nanoseconds)
            return Int64(exactly: total).map { .duration(Duration(nanoseconds: $0)) } ?? Failures.range
        case (.date(let a), .date(let b)): return .int(Int64(a.days(since: b)))
        case (.date(let date), .calendarDuration(let duration)): return shift(date, by: duration, forward: false)
        default:
            if let (a, b) = decimals(left, right) { return decimal(a.subtracting(b)) }
            return Failures.noSuchOverload
        }
    }

    @Sendable static func multiply(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)): return checked(a.multipliedReportingOverflow(by: b))
        case (.uint(let a), .uint(let b)): return checked(a.multipliedReportingOverflow(by: b))
        case (.double(let a), .double(let b)): return .double(a * b)
        case (.calendarDuration(let duration), .int(let factor)), (.int(let factor), .calendarDuration(let duration)):
            return duration.multiplied(by: Int(factor)).map { .calendarDuration($0) } ?? Failures.overflow
        default:
            if let (a, b) = decimals(left, right) { return decimal(a.multiplied(by: b)) }
            return Failures.noSuchOverload
        }
    }

    @Sendable static func divide(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)):
            return b == 0 ? Failures.divisionByZero : checked(a.dividedReportingOverflow(by: b))
        case (.uint(let a), .uint(let b)): return b == 0 ? Failures.divisionByZero : .uint(a / b)
        case (.double(let a), .double(let b)): return .double(a / b)
        default:
            guard let (a, b) = decimals(left, right) else { return Failures.noSuchOverload }
            if b == .zero { return Failures.divisionByZero }
            return a.divided(by: b).map { .decimal($0) }
                ?? .failure(.invalidArgument, "\(a) ÷ \(b) does not end: use divide(places), which says how it is rounded")
        }
    }

    @Sendable static func remainder(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)):
            return b == 0 ? Failures.modulusByZero : checked(a.remainderReportingOverflow(dividingBy: b))
        case (.uint(let a), .uint(let b)): return b == 0 ? Failures.modulusByZero : .uint(a % b)
        default: return Failures.noSuchOverload
        }
    }

    @Sendable static func negate(_ value: Value) -> Value {
        switch value {
        case .int(let number): number == .min ? Failures.overflow : .int(-number)
        case .double(let number): .double(-number)
        case .decimal(let number): decimal(number.negated())
        default: Failures.noSuchOverload
        }
    }

    private static func concatenate(_ left: ListValue, _ right: ListValue) -> ListValue {
        let elements = left.elements + right.elements
        switch (left.rest, right.rest) {
        case (nil, nil): return ListValue(elements)
        case (nil, let rest?): return ListValue(elements, rest: rest)
        case (let rest?, nil):
            return ListValue(elements, rest: ListRest(rest.unknown, shapes: rest.shapes, isOpen: rest.isOpen, isTail: right.elements.isEmpty && rest.isTail))
        case (let first?, let second?):
            let rest = ListRest(
                first.unknown.merged(with: second.unknown), shapes: first.shapes + second.shapes,
                isOpen: first.isOpen || second.isOpen, isTail: false)
            return ListValue(elements, rest: rest)
        }
    }

    private static func duration(_ result: (partialValue: Int64, overflow: Bool)) -> Value {
        result.overflow ? Failures.range : .duration(Duration(nanoseconds: result.partialValue))
    }

    private static func shift(_ time: Timestamp, by nanoseconds: Int128) -> Value {
        let total = Int128(time.seconds) * 1_000_000_000 + Int128(time.nanoseconds) + nanoseconds
        var seconds = total / 1_000_000_000
        var rest = total % 1_000_000_000
        if rest < 0 {
            seconds -= 1
            rest += 1_000_000_000
        }
        return Timestamp(seconds: Int64(seconds), nanoseconds: Int32(rest)).map { .timestamp($0) } ?? Failures.range
    }

    private static func shift(_ date: CivilDate, by duration: CalendarDuration, forward: Bool) -> Value {
        let sign = forward ? 1 : -1
        if let days = duration.wholeDays {
            let (count, overflow) = date.dayNumber.addingReportingOverflow(days.multipliedReportingOverflow(by: sign).partialValue)
            return overflow ? Failures.range : Dates.checked(CivilDate(dayNumber: count))
        }
        guard let months = duration.wholeMonths, months.magnitude < 1_000_000 else { return Failures.range }
        return date.adding(months: months * sign).map { .date($0) } ?? Failures.range
    }
}
