// The calendar: the dates of the consultation and of the execution, as a list and on a line.

import Figures
import Market
import Rules

extension HTMLWriter {
    mutating func calendar(_ subject: HTMLSubject) {
        let dates = DateList(subject)
        part(.dates, subject, isEmpty: dates.entries.count < 2, below: 1) { writer in
            writer.line(of: dates)
            writer.element("ol", ["class": "cr-dates"]) { writer in
                for entry in dates.entries.prefix(DateList.shown) {
                    writer.element("li") { writer in
                        writer.element("time", ["datetime": entry.day.description], text: FrenchText.date(entry.day))
                        writer.text("\u{A0}: ")
                        writer.paper(entry.label)
                        if let phrase = entry.lots.isEmpty ? nil : subject.phrase(for: entry.lots), !subject.lots.areAll(entry.lots) {
                            writer.text(" ")
                            writer.element("span", ["class": "cr-lots"]) { $0.paper("(\(phrase))") }
                        }
                        if let days = dates.daysSinceLaunch(entry) {
                            writer.text(" ")
                            writer.element("span", ["class": "cr-faint"], text: HTMLWords.afterLaunch(days))
                        }
                    }
                }
            }
            let rest = dates.entries.count - DateList.shown
            if rest > 0 { writer.element("p", ["class": "cr-faint"], text: HTMLWords.moreDates(rest)) }
        }
    }

    /// The dates up to the last deadline on a line with its months; the list says the same in words.
    private mutating func line(of dates: DateList) {
        let points = dates.ofConsultation
        guard let first = points.first?.day, let last = points.last?.day, case let span = last.days(since: first), (1...1_000).contains(span) else { return }
        let left = 14.0
        let width = 692.0
        func place(_ day: CivilDate) -> String { Self.number(left + width * Double(day.days(since: first)) / Double(span)) }
        element("svg", ["class": "cr-line", "viewBox": "0 0 720 62", "aria-hidden": "true", "focusable": "false"]) { writer in
            writer.element("line", ["class": "cr-axis", "x1": "6", "x2": "714", "y1": "30", "y2": "30"]) { _ in }
            var month = first
            while let next = CivilDate(year: month.year, month: month.month, day: 1)?.adding(months: 1), next <= last {
                month = next
                writer.element("line", ["class": "cr-tick", "x1": place(next), "x2": place(next), "y1": "24", "y2": "36"]) { _ in }
                writer.element("text", ["class": "cr-month", "x": place(next), "y": "56"], text: HTMLWords.month(next.month))
            }
            var taken = Set<Int>()
            for point in points where taken.insert(point.day.dayNumber).inserted {
                let isDeadline = point.isDeadline
                writer.element("circle", ["class": isDeadline ? "cr-due" : "cr-event", "cx": place(point.day), "cy": "30", "r": "6"]) { _ in }
                writer.element("text", ["class": "cr-place", "x": place(point.day), "y": "15"], text: String(point.number))
            }
        }
    }
}

/// The dates that papers give, in order.
struct DateList {
    struct Entry {
        let day: CivilDate
        let label: String
        /// Identifiers; empty for the whole market.
        var lots: [String]
        /// Until then something must be handed in.
        let isDeadline: Bool
        /// Whether it belongs to the consultation rather than to the execution.
        let isOfConsultation: Bool
        /// Place in the list, from 1.
        var number = 0
    }

    /// So many are listed.
    static let shown = 40

    private(set) var entries: [Entry] = []
    private let launch: CivilDate?

    init(_ subject: HTMLSubject) {
        let date = subject.consultation.judgement.launchDate
        launch = date.origin == .contractNotice ? date.date : nil
        if let day = date.date, date.origin != .requested { add(Entry(day: day, label: French.capitalised(date.origin.label(in: .french)), lots: [], isDeadline: false, isOfConsultation: true)) }
        for lot in subject.market.lots.members {
            for (field, isDeadline, isOfConsultation) in Self.fields {
                for day in lot[field].distinctValues.compactMap(\.day) {
                    add(Entry(day: day, label: French.capitalised(field.spec.label), lots: [lot.identifier], isDeadline: isDeadline, isOfConsultation: isOfConsultation))
                }
            }
        }
        entries.sort { ($0.day.dayNumber, $0.label) < ($1.day.dayNumber, $1.label) }
        for index in entries.indices { entries[index].number = index + 1 }
    }

    private static let fields: [(LotField, isDeadline: Bool, isOfConsultation: Bool)] = [
        (.expressionDeadline, true, true), (.requestDeadline, true, true), (.invitationDate, false, true), (.tenderDeadline, true, true),
        (.durationStart, false, false), (.durationEnd, false, false),
    ]

    /// The same date of another lot is no new entry.
    private mutating func add(_ entry: Entry) {
        if let place = entries.firstIndex(where: { $0.day == entry.day && $0.label == entry.label }) {
            for lot in entry.lots where !entries[place].lots.contains(lot) { entries[place].lots.append(lot) }
        } else {
            entries.append(entry)
        }
    }

    var ofConsultation: [Entry] { entries.filter(\.isOfConsultation) }

    func daysSinceLaunch(_ entry: Entry) -> Int? {
        guard let launch, entry.isDeadline, entry.day > launch else { return nil }
        return entry.day.days(since: launch)
    }
}
