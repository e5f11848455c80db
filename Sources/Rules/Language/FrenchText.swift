// Figures and dates as French reports write them.

import CEL
import Figures
import Market

/// French typography: what reports show of a value.
public enum FrenchText {
    /// Narrow no-break space, between thousands and before `;`, `?`, `!`.
    static let narrowSpace = "\u{202F}"
    /// No-break space, before units and `:`.
    static let noBreakSpace = "\u{A0}"
    /// What stands in a text for a fact that is not known.
    public static let unstated = "non précisé"

    /// `216 000`, `12,5`.
    public static func number(_ value: ExactDecimal) -> String {
        let plain = value.description
        let isNegative = plain.hasPrefix("-")
        let parts = plain.drop { $0 == "-" }.split(separator: ".")
        let whole = parts.first.map(String.init) ?? "0"
        var grouped = ""
        for (position, digit) in whole.enumerated() {
            if position > 0, (whole.count - position) % 3 == 0 { grouped += narrowSpace }
            grouped.append(digit)
        }
        return (isNegative ? "−" : "") + grouped + (parts.count > 1 ? "," + parts[1] : "")
    }

    public static func number(_ value: Int) -> String { number(ExactDecimal(value)) }

    /// `216 000 € HT`; cents are written in full or not at all.
    public static func money(_ money: Money) -> String {
        var amount = number(money.amount)
        if money.amount.scale == 1 { amount += "0" }
        let currency = money.currency == "EUR" ? "€" : money.currency
        let basis = money.taxBasis == .unstated ? "" : noBreakSpace + money.taxBasis.rawValue
        return amount + noBreakSpace + currency + basis
    }

    /// `5 %`.
    public static func percent(_ value: ExactDecimal) -> String { number(value) + noBreakSpace + "%" }

    /// `21 août 2026`, `1er janvier 2026`.
    public static func date(_ date: CivilDate) -> String {
        let (year, month, day) = date.components
        return "\(day == 1 ? "1er" : String(day))\(noBreakSpace)\(months[month - 1]) \(year)"
    }

    /// `48 mois`, `1 an`, `90 jours`.
    public static func duration(_ duration: CalendarDuration) -> String {
        let plural = duration.amount > 1 ? "s" : ""
        let unit =
            switch duration.unit {
            case .day: "jour" + plural
            case .week: "semaine" + plural
            case .month: "mois"
            case .year: "an" + plural
            }
        return number(duration.amount) + noBreakSpace + unit
    }

    /// The value of a fact; codes with the label of their list.
    public static func value(_ value: FactValue, of type: AttributeType? = nil) -> String {
        switch value {
        case .bool(let value): return value ? "oui" : "non"
        case .integer(let value): return number(value)
        case .number(let value): return number(value)
        case .code(let code):
            if case .code(let list, _)? = type { return label(of: code, in: list) }
            return code
        case .text(let text): return text
        case .date(let date): return self.date(date)
        case .moment(let moment):
            guard let time = moment.time else { return date(moment.date) }
            let minutes = time.minute < 10 ? "0\(time.minute)" : "\(time.minute)"
            return "\(date(moment.date)) à \(time.hour)\(noBreakSpace)h\(noBreakSpace)\(minutes)"
        case .money(let money): return self.money(money)
        case .duration(let duration): return self.duration(duration)
        }
    }

    /// The French label of a code, or the code.
    static func label(of code: String, in list: String) -> String {
        CodeList.named(list)?.label(of: code) ?? code
    }

    /// Puts the no-break spaces that French typography wants where plain spaces were typed.
    public static func withNoBreakSpaces(_ text: String) -> String {
        // Byte by byte: every message passes through here.
        var text = text
        var changes: [(place: Int, space: [UInt8])] = []
        text.withUTF8 { bytes in
            func stands(_ mark: StaticString, at index: Int) -> Bool {
                mark.withUTF8Buffer { index >= 0 && index + $0.count <= bytes.count && bytes[index..<index + $0.count].elementsEqual($0) }
            }
            for index in bytes.indices where bytes[index] == UInt8(ascii: " ") {
                let next = index + 1 < bytes.count ? bytes[index + 1] : 0
                switch next {
                case UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"): changes.append((index, narrowNoBreakSpaceBytes))
                case UInt8(ascii: ":"), UInt8(ascii: "%"): changes.append((index, noBreakSpaceBytes))
                default:
                    // `«` and `»` begin with one byte, `€` with another.
                    if next == 0xC2 && stands("»", at: index + 1) || index >= 2 && bytes[index - 2] == 0xC2 && stands("«", at: index - 2) {
                        changes.append((index, narrowNoBreakSpaceBytes))
                    } else if next == 0xE2, stands("€", at: index + 1) {
                        changes.append((index, noBreakSpaceBytes))
                    }
                }
            }
        }
        if changes.isEmpty { return text }
        return text.withUTF8 { bytes in
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count + 2 * changes.count)
            var start = 0
            for change in changes {
                result += bytes[start..<change.place]
                result += change.space
                start = change.place + 1
            }
            result += bytes[start...]
            return String(decoding: result, as: UTF8.self)
        }
    }

    private static let narrowNoBreakSpaceBytes = Array("\u{202F}".utf8)
    private static let noBreakSpaceBytes = Array("\u{A0}".utf8)

    private static let months = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]
}

extension FrenchText {
    /// What a placeholder shows of a value of CEL. What is not known is « non précisé ».
    static func value(_ value: Value, codeList: String? = nil) -> String {
        switch value {
        case .null, .unknown, .error: unstated
        case .bool(let value): value ? "oui" : "non"
        case .int(let value): number(Int(value))
        case .uint(let value): number(ExactDecimal(value))
        case .double(let value): ExactDecimal(String(value)).map(number) ?? unstated
        case .decimal(let value): number(value)
        case .string(let text): codeList.map { label(of: text, in: $0) } ?? text
        case .date(let date): self.date(date)
        case .calendarDuration(let duration): self.duration(duration)
        case .opaque: value.moneyValue.map { money($0.money) } ?? unstated
        case .optional(let optional): optional.value.map { self.value($0, codeList: codeList) } ?? unstated
        case .list(let list): enumeration(list, codeList: codeList)
        case .object(let object): (object as? RecordView)?.record.identifier ?? unstated
        case .bytes, .timestamp, .duration, .map, .type: unstated
        }
    }

    /// `a, b et c`; « … » for members that are not known.
    private static func enumeration(_ list: ListValue, codeList: String?) -> String {
        var members = list.elements.map { value($0, codeList: codeList) }
        if list.rest != nil { members.append("…") }
        guard let last = members.popLast() else { return "aucun" }
        return members.isEmpty ? last : members.joined(separator: ", ") + " et " + last
    }
}
