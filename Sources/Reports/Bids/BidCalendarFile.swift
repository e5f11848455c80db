// The dates of a consultation for a calendar program: iCalendar (RFC 5545).

import Bids
import Figures
import Market
import Provenance
import Rules

/// `.ics` of one sheet or of many.
public enum BidCalendarFile {
    /// - Parameter sheets: consultations that are worth a date; past dates are left out.
    public static func document(_ sheets: [DecisionSheet]) -> [UInt8] {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Clausier//clausier bid//FR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
        let events = sheets.flatMap { sheet in sheet.calendar.filter { $0.moment.date >= sheet.today }.map { (sheet, $0) } }
        if events.contains(where: { $0.1.moment.isParisTime }) { lines += paris }
        for (sheet, event) in events { lines += self.event(event, sheet) }
        lines.append("END:VCALENDAR")
        return Array(lines.map { folded($0) + "\r\n" }.joined().utf8)
    }

    private static func event(_ event: CalendarEvent, _ sheet: DecisionSheet) -> [String] {
        let view = SheetView(sheet)
        let title = sheet.title.map { Quotation.excerpt($0.text, limit: 80) } ?? sheet.source
        var lines = [
            "BEGIN:VEVENT",
            // The same event keeps its identifier when its date moves, so that calendars replace it.
            "UID:\(Checksum.fnv(sheet.identity, event.kind.rawValue, event.lots.joined(separator: ",")))@clausier",
            "DTSTAMP:\(digits(sheet.today))T000000Z",
        ]
        if let time = event.moment.time {
            let clock = digits(event.moment.date) + "T" + time.description.filter { $0 != ":" }
            lines.append(event.moment.isParisTime ? "DTSTART;TZID=Europe/Paris:\(clock)" : "DTSTART:\(clock)")
        } else {
            lines.append("DTSTART;VALUE=DATE:\(digits(event.moment.date))")
            lines.append("DTEND;VALUE=DATE:\(digits(event.moment.date.adding(days: 1)))")
        }
        lines.append("SUMMARY:" + escaped("\(French.capitalised(event.kind.label))\u{A0}: \(title)"))
        var text = [view.date(event), view.event(event), sheet.buyer.map { "Acheteur\u{A0}: \($0.text)" }, view.headline].compactMap { $0 }
        text += event.evidence.prefix(2).map { view.proof($0) }
        lines.append("DESCRIPTION:" + escaped(text.joined(separator: "\n")))
        lines.append("TRANSP:TRANSPARENT")
        if event.kind == .tenders || event.kind == .requests || event.kind == .questions {
            for days in event.kind == .questions ? [2] : [7, 1] {
                lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + escaped("\(French.capitalised(event.kind.label))\u{A0}: \(title)"), "TRIGGER:-P\(days)D", "END:VALARM"]
            }
        }
        return lines + ["END:VEVENT"]
    }

    /// France's clock, as it has been kept since 1996.
    private static let paris = [
        "BEGIN:VTIMEZONE", "TZID:Europe/Paris",
        "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
        "END:VTIMEZONE",
    ]

    private static func digits(_ date: CivilDate) -> String { date.description.filter { $0 != "-" } }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in VisibleText.clean(text, keepsLines: true) {
            switch character {
            case "\\", ";", ",": result += "\\\(character)"
            case "\n", "\r\n": result += "\\n"
            default: result.append(character)
            }
        }
        return result
    }

    /// Lines of at most 75 octets, cut between characters; the rest starts with a space.
    static func folded(_ line: String) -> String {
        var result = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let width = scalar.utf8.count
            if octets + width > 75 {
                result += "\r\n "
                octets = 1
            }
            result.unicodeScalars.append(scalar)
            octets += width
        }
        return result
    }
}

extension Moment {
    /// Whether the hour is that of Paris on that day, as the offset that is written says. Without an offset, or with
    /// one that does not fit the season, the hour stays the reader's own: nothing is converted.
    var isParisTime: Bool {
        guard time != nil, let offset else { return false }
        return offset == (date.isParisSummer ? "+02:00" : "+01:00")
    }
}

extension CivilDate {
    /// From the last Sunday of March to the last Sunday of October.
    fileprivate var isParisSummer: Bool {
        func lastSunday(_ month: Int) -> CivilDate? {
            CivilDate(year: year, month: month, day: 31).map { $0.adding(days: -($0.weekday % 7)) }
        }
        guard let start = lastSunday(3), let end = lastSunday(10) else { return false }
        return self >= start && self < end
    }
}

/// Short stable names.
enum Checksum {
    /// 64-bit FNV-1a as sixteen hexadecimal digits.
    static func fnv(_ parts: String...) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
