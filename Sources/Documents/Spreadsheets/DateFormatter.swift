// Days counted since 1900 → dates as a French reader sees them.

import Figures

/// Writes the dates of workbooks.
enum DateFormatter {
    enum Token {
        case literal(String)
        case year(Int), month(Int), day(Int), hour(Int), minute(Int), second(Int), half
    }

    /// `mm` means minutes next to hours or seconds, months anywhere else.
    static func tokens(_ code: [FormatTokens.Token]) -> [Token] {
        var tokens: [Token] = []
        var isAfterHour = false
        for (index, token) in code.enumerated() {
            switch token {
            case .literal(let text): tokens.append(.literal(text))
            case .placeholder(let sign): if "., ".contains(sign) { tokens.append(.literal(String(sign))) }
            case .general: break
            case .date(let letters):
                let length = letters.count
                switch letters.first {
                case "y": tokens.append(.year(length))
                case "d": tokens.append(.day(length))
                case "h":
                    tokens.append(.hour(length))
                    isAfterHour = true
                    continue
                case "s": tokens.append(.second(length))
                case "a": tokens.append(.half)
                default:
                    let next = code[(index + 1)...].lazy.compactMap { if case .date(let letters) = $0 { letters } else { nil } }.first
                    tokens.append(isAfterHour || next?.first == "s" ? .minute(length) : .month(length))
                }
                isAfterHour = false
            }
        }
        return tokens
    }

    /// `nil` for a number that is no day.
    static func text(_ serial: Double, _ tokens: [Token], is1904: Bool) -> String? {
        guard serial >= 0, serial < 3_000_000 else { return nil }
        let seconds = Int((serial * 86_400).rounded())
        let days = seconds / 86_400
        // Excel believes that 1900 was a leap year; nothing is dated before March of it.
        let (year, month, day) = CivilDate(dayNumber: days + (is1904 ? -24_107 : -25_569)).components
        let weekday = (days + (is1904 ? 5 : 6)) % 7
        let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60)
        let isHalved = tokens.contains { if case .half = $0 { true } else { false } }
        var text = ""
        for token in tokens {
            switch token {
            case .literal(let literal): text += literal
            case .year(let length): text += length <= 2 ? two(year % 100) : String(year)
            case .month(let length): text += length >= 4 ? months[month - 1] : length == 3 ? shortMonths[month - 1] : length == 2 ? two(month) : String(month)
            case .day(let length): text += length >= 4 ? weekdays[weekday] : length == 3 ? String(weekdays[weekday].prefix(3)) : length == 2 ? two(day) : String(day)
            case .hour(let length):
                let shown = isHalved ? (hour + 11) % 12 + 1 : hour
                text += length >= 2 ? two(shown) : String(shown)
            case .minute(let length): text += length >= 2 ? two(minute) : String(minute)
            case .second(let length): text += length >= 2 ? two(second) : String(second)
            case .half: text += hour < 12 ? "AM" : "PM"
            }
        }
        return text.trimmed
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static let months = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ]
    private static let shortMonths = ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"]
    private static let weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]
}
