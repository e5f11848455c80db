// From the bytes of an element to a value.

import Figures
import Market

enum ValueParsing {
    /// A value that needs nothing but its own text; `nil` if the text is no such value.
    /// `companion` is the currency or the unit.
    static func value(_ bytes: ArraySlice<UInt8>, as kind: ValueKind, companion: ArraySlice<UInt8>) -> FactValue? {
        switch kind {
        case .code: .code(string(bytes))
        case .plain, .text: .text(string(bytes))
        case .boolean: boolean(bytes).map(FactValue.bool)
        case .flag(let yes): .bool(bytes.elementsEqual(yes.utf8))
        case .integer: decimal(bytes)?.wholeValue.map(FactValue.integer)
        case .number: decimal(bytes).map(FactValue.number)
        case .money:
            decimal(bytes).map { .money(Money($0, currency: companion.isEmpty ? "EUR" : string(companion), taxBasis: .excluded)) }
        case .duration: duration(bytes, unit: companion).map(FactValue.duration)
        case .date: date(bytes).map { .date($0.date) }
        case .moment, .hour: nil
        case .paragraph: .text(string(bytes))
        case .present(let value): value
        case .translated(let codes): codes[string(bytes)].map(FactValue.code)
        case .dateTime: dateTime(bytes).map(FactValue.moment)
        case .compactDate: compactDate(bytes).map { .moment(Moment(date: $0)) }
        case .count(let unit): decimal(bytes)?.wholeValue.flatMap { $0 > 0 ? .duration(CalendarDuration($0, unit)) : nil }
        case .amount(let basis):
            writtenNumber(string(bytes)).map { .money(Money($0, currency: companion.isEmpty ? "EUR" : string(companion), taxBasis: basis)) }
        case .weight: FormWeight(string(bytes)).map { .number($0.number) }
        case .weightKind: FormWeight(string(bytes))?.kind.map(FactValue.code)
        case .unspecified: nil
        }
    }

    static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    static func boolean(_ bytes: ArraySlice<UInt8>) -> Bool? {
        switch string(bytes) {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
    }

    /// A number as people write it: `70 000,50`. Of several points or commas nobody knows what they separate.
    static func writtenNumber(_ text: String) -> ExactDecimal? {
        let figures = text.filter { !$0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }
        return ExactDecimal(figures.replacing(",", with: "."))
    }

    /// `2026-10-08T12:00:00`, with a fraction, with an offset. Midnight is how a form writes that there is no hour.
    static func dateTime(_ bytes: ArraySlice<UInt8>) -> Moment? {
        guard bytes.count > 11, bytes[bytes.startIndex + 10] == UInt8(ascii: "T") else {
            return date(bytes).map { Moment(date: $0.date, offset: $0.offset) }
        }
        guard let (date, _) = date(bytes.prefix(10)), let (time, offset) = hour(bytes.dropFirst(11)) else { return nil }
        if time == CivilTime(hour: 0, minute: 0) { return Moment(date: date) }
        return Moment(date: date, time: time, offset: offset)
    }

    /// `20160120`, with or without what follows.
    static func compactDate(_ bytes: ArraySlice<UInt8>) -> CivilDate? {
        let start = bytes.startIndex
        guard bytes.count >= 8, let year = number(bytes[start..<(start + 4)]), let month = number(bytes[(start + 4)..<(start + 6)]),
            let day = number(bytes[(start + 6)..<(start + 8)])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    static func decimal(_ bytes: ArraySlice<UInt8>) -> ExactDecimal? { ExactDecimal(string(bytes)) }

    /// Codes of UN/ECE or of the eForms list: `MONTH`, `MON`, `ANN`. Half years become months.
    static func duration(_ bytes: ArraySlice<UInt8>, unit: ArraySlice<UInt8>) -> CalendarDuration? {
        guard let amount = decimal(bytes) else { return nil }
        let parsed: CalendarDuration.Unit
        switch string(unit).uppercased() {
        case "DAY": parsed = .day
        case "WEEK", "WEE": parsed = .week
        case "MONTH", "MON": parsed = .month
        case "YEAR", "ANN": parsed = .year
        default: return nil
        }
        if let whole = amount.wholeValue { return CalendarDuration(whole, parsed) }
        guard parsed == .year, let months = amount.multiplied(by: 12)?.wholeValue else { return nil }
        return CalendarDuration(months, .month)
    }

    /// `2026-10-05`, `2026-10-05+02:00`, `2026-10-05Z`.
    static func date(_ bytes: ArraySlice<UInt8>) -> (date: CivilDate, offset: String?)? {
        guard bytes.count >= 10, let date = civilDate(bytes.prefix(10)) else { return nil }
        let rest = bytes.dropFirst(10)
        // A date with an hour where only a date should be: the date stands all the same.
        if rest.first == UInt8(ascii: "T") { return (date, nil) }
        if rest.isEmpty { return (date, nil) }
        guard isOffset(rest) else { return nil }
        return (date, string(rest))
    }

    /// `12:00:00`, `12:00`, with a fraction, with an offset.
    static func hour(_ bytes: ArraySlice<UInt8>) -> (time: CivilTime, offset: String?)? {
        let digits = bytes.prefix { $0 != UInt8(ascii: "Z") && $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }
        let rest = bytes[digits.endIndex...]
        guard rest.isEmpty || isOffset(rest) else { return nil }
        let parts = digits.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let hour = number(parts[0]), let minute = number(parts[1]) else { return nil }
        let second = parts.count == 3 ? number(parts[2].prefix { $0 != UInt8(ascii: ".") }) : 0
        guard let second, let time = CivilTime(hour: hour, minute: minute, second: second) else { return nil }
        return (time, rest.isEmpty ? nil : string(rest))
    }

    private static func civilDate(_ bytes: ArraySlice<UInt8>) -> CivilDate? {
        let start = bytes.startIndex
        guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            let year = number(bytes[start..<(start + 4)]), let month = number(bytes[(start + 5)..<(start + 7)]),
            let day = number(bytes[(start + 8)..<(start + 10)])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// Digits only, four at most.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 4 else { return nil }
        var value = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    private static func isOffset(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.count == 1 { return bytes.first == UInt8(ascii: "Z") }
        let start = bytes.startIndex
        return bytes.count == 6 && (bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-"))
            && bytes[start + 3] == UInt8(ascii: ":")
    }
}
