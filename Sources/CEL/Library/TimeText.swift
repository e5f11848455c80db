// Timestamps and durations as text: RFC 3339, and `1h45m47.5s`.

import Figures

/// Reads digits and marks one after another.
struct TextScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    /// Exactly `count` digits.
    mutating func number(digits count: Int) -> Int? {
        var result = 0
        for _ in 0..<count {
            guard let byte = next, isDigit(byte) else { return nil }
            result = result * 10 + Int(byte - UInt8(ascii: "0"))
            position += 1
        }
        return result
    }

    /// As many digits as there are, with their count; `nil` for none or too many.
    mutating func digits() -> (value: Int64, count: Int)? {
        var result: Int64 = 0
        var count = 0
        while let byte = next, isDigit(byte) {
            let (shifted, tooBig) = result.multipliedReportingOverflow(by: 10)
            let (sum, tooBigStill) = shifted.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
            if tooBig || tooBigStill { return nil }
            result = sum
            count += 1
            position += 1
        }
        return count == 0 ? nil : (result, count)
    }

    /// Letters up to the next digit or sign.
    mutating func word() -> [UInt8] {
        let start = position
        while let byte = next, byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26 { position += 1 }
        return Array(bytes[start..<position])
    }
}

enum TimeText {
    static func timestamp(_ text: String) -> Value {
        parseTimestamp(text) ?? .failure(.invalidArgument, "\(Value.quoted(text)) is no timestamp (RFC 3339)")
    }

    /// `nil` for a text of another form; a failure for a time out of range.
    private static func parseTimestamp(_ text: String) -> Value? {
        var scanner = TextScanner(text)
        guard let year = scanner.number(digits: 4), scanner.take(UInt8(ascii: "-")),
            let month = scanner.number(digits: 2), scanner.take(UInt8(ascii: "-")),
            let day = scanner.number(digits: 2), scanner.take(UInt8(ascii: "T")) || scanner.take(UInt8(ascii: "t")),
            let hour = scanner.number(digits: 2), scanner.take(UInt8(ascii: ":")),
            let minute = scanner.number(digits: 2), scanner.take(UInt8(ascii: ":")),
            let second = scanner.number(digits: 2)
        else {
            // Five digits of year are a form of their own: out of range rather than unreadable.
            return text.utf8.prefix(while: isDigit).count > 4 ? Failures.range : nil
        }
        var nanoseconds: Int64 = 0
        if scanner.take(UInt8(ascii: ".")) {
            guard let fraction = scanner.digits(), fraction.count <= 9 else { return nil }
            nanoseconds = fraction.value
            for _ in fraction.count..<9 { nanoseconds *= 10 }
        }
        var offset = 0
        if !scanner.take(UInt8(ascii: "Z")), !scanner.take(UInt8(ascii: "z")) {
            let isWest = scanner.take(UInt8(ascii: "-"))
            guard isWest || scanner.take(UInt8(ascii: "+")), let hours = scanner.number(digits: 2), hours <= 23,
                scanner.take(UInt8(ascii: ":")), let minutes = scanner.number(digits: 2), minutes <= 59
            else { return nil }
            offset = (hours * 60 + minutes) * (isWest ? -60 : 60)
        }
        guard scanner.isAtEnd, hour <= 23, minute <= 59, second <= 59 else { return nil }
        if year == 0 { return Failures.range }
        guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
        let seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
        return Timestamp(seconds: seconds, nanoseconds: Int32(nanoseconds)).map { .timestamp($0) } ?? Failures.range
    }

    static func duration(_ text: String) -> Value {
        var scanner = TextScanner(text)
        let isNegative = scanner.take(UInt8(ascii: "-"))
        if !isNegative { _ = scanner.take(UInt8(ascii: "+")) }
        var total: Int128 = 0
        let fault = Value.failure(.invalidArgument, "\(Value.quoted(text)) is no duration: write 1h45m47.5s")
        if scanner.next == UInt8(ascii: "0"), text.utf8.count == (isNegative ? 2 : 1) { return .duration(Duration(nanoseconds: 0)) }
        if scanner.isAtEnd { return fault }
        while !scanner.isAtEnd {
            let whole = scanner.digits()
            var fraction: (value: Int64, count: Int)?
            if scanner.take(UInt8(ascii: ".")) { fraction = scanner.digits() }
            guard whole != nil || fraction != nil, let unit = nanoseconds(perUnit: scanner.word()) else { return fault }
            total += Int128(whole?.value ?? 0) * unit
            if let fraction {
                guard fraction.count <= 18 else { return fault }
                var scale: Int128 = 1
                for _ in 0..<fraction.count { scale *= 10 }
                total += Int128(fraction.value) * unit / scale
            }
            if total > Int128(Int64.max) { return Failures.range }
        }
        return .duration(Duration(nanoseconds: Int64(isNegative ? -total : total)))
    }

    private static func nanoseconds(perUnit unit: [UInt8]) -> Int128? {
        switch String(decoding: unit, as: UTF8.self) {
        case "h": 3_600_000_000_000
        case "m": 60_000_000_000
        case "s": 1_000_000_000
        case "ms": 1_000_000
        case "us", "µs", "μs": 1_000
        case "ns": 1
        default: nil
        }
    }

    /// `.5` for half a second, nothing for none: at most nine digits without trailing zeros.
    static func fraction(_ nanoseconds: Int64) -> String {
        guard nanoseconds != 0 else { return "" }
        var digits = String(nanoseconds)
        digits = String(repeating: "0", count: 9 - digits.utf8.count) + digits
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return "." + digits
    }
}

extension Timestamp: CustomStringConvertible {
    /// The date and the second of the day, in UTC.
    var parts: (date: CivilDate, second: Int) {
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        return (CivilDate(dayNumber: Int(day)), Int(seconds - day * 86_400))
    }

    /// RFC 3339 in UTC.
    public var description: String {
        let (date, second) = parts
        let time = CivilTime(hour: second / 3600, minute: second / 60 % 60, second: second % 60)
        return "\(date)T\(time?.description ?? "00:00:00")\(TimeText.fraction(Int64(nanoseconds)))Z"
    }
}

extension Duration: CustomStringConvertible {
    /// Seconds with the fraction that is needed: `6347s`, `-0.5s`.
    public var description: String {
        let magnitude = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        return "\(sign)\(magnitude / 1_000_000_000)\(TimeText.fraction(Int64(magnitude % 1_000_000_000)))s"
    }
}
