// The dates of a consultation that a candidate must keep, to the day and the hour that is written.

import Figures
import Market
import Provenance
import Rules

/// One date.
public struct CalendarEvent: Sendable, Hashable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case questions, answers, requests, tenders, validity, start, end

        public var label: String {
            switch self {
            case .questions: "dernier jour des questions"
            case .answers: "derniers renseignements de l’acheteur"
            case .requests: "remise des candidatures"
            case .tenders: "remise des offres"
            case .validity: "fin de validité des offres"
            case .start: "début d’exécution"
            case .end: "fin d’exécution, hors reconductions"
            }
        }
    }

    public let kind: Kind
    /// As written: the hour and the offset of the papers, never converted.
    public let moment: Moment
    /// Identifiers of the lots; empty for all.
    public let lots: [String]
    /// How it follows from what is written; `nil` where it is written itself.
    public let reckoning: String?
    /// Whether papers give other dates too: the earliest is shown, the others are told.
    public let contradiction: String?
    public let evidence: [Evidence]
}

/// Collects the dates of all lots; those that agree are one event.
struct BidCalendar {
    private(set) var events: [CalendarEvent] = []

    init(_ market: Market) {
        for lot in market.lots.members {
            for event in Self.events(of: lot, in: market) { add(event, lot: lot.identifier) }
        }
        let count = market.lots.members.count
        events = events.map { $0.lots.count == count ? $0.ofAllLots : $0 }.sorted()
    }

    private mutating func add(_ event: CalendarEvent, lot: String) {
        let lots = [lot]
        if let index = events.firstIndex(where: { $0.kind == event.kind && $0.moment == event.moment && $0.reckoning == event.reckoning && $0.contradiction == event.contradiction }) {
            let known = events[index]
            events[index] = CalendarEvent(
                kind: known.kind, moment: known.moment, lots: known.lots + lots, reckoning: known.reckoning, contradiction: known.contradiction,
                evidence: known.evidence + event.evidence.filter { !known.evidence.contains($0) })
        } else {
            events.append(CalendarEvent(
                kind: event.kind, moment: event.moment, lots: lots, reckoning: event.reckoning, contradiction: event.contradiction,
                evidence: event.evidence))
        }
    }

    private static func events(of lot: Record, in market: Market) -> [CalendarEvent] {
        var events: [CalendarEvent] = []
        let tenders = written(.tenders, lot[LotField.tenderDeadline])
        let requests = written(.requests, lot[LotField.requestDeadline])
        let deadline = requests ?? tenders
        for (kind, field) in [(CalendarEvent.Kind.questions, ProcedureField.questionsLeadTime), (.answers, .answersLeadTime)] {
            guard let tenders = tenders ?? deadline else { continue }
            let fact = market.procedure[field]
            // Contradicting papers: the longest lead is the day that is safe under each.
            let leads = fact.distinctValues.compactMap { if case .duration(let lead) = $0 { lead } else { nil } }
            guard let lead = leads.max(by: { $0.daySpan.lowerBound < $1.daySpan.lowerBound }), let day = tenders.moment.date.subtracting(lead) else { continue }
            events.append(CalendarEvent(
                kind: kind, moment: Moment(date: day), lots: [], reckoning: "\(FrenchText.duration(lead)) avant la remise des offres",
                contradiction: nil, evidence: fact.claims.map(\.evidence) + tenders.evidence))
        }
        events += [requests, tenders].compactMap { $0 }
        if let tenders, case .duration(let validity)? = lot.firstValue(of: LotField.tenderValidity), let day = tenders.moment.date.adding(validity) {
            events.append(CalendarEvent(
                kind: .validity, moment: Moment(date: day), lots: [], reckoning: "\(FrenchText.duration(validity)) après la remise des offres",
                contradiction: nil, evidence: lot[LotField.tenderValidity].claims.map(\.evidence)))
        }
        let start = written(.start, lot[LotField.durationStart])
        if let start { events.append(start) }
        if let end = written(.end, lot[LotField.durationEnd]) {
            events.append(end)
        } else if let start, case .duration(let duration)? = lot.firstValue(of: LotField.duration), let day = start.moment.date.adding(duration) {
            events.append(CalendarEvent(
                kind: .end, moment: Moment(date: day.adding(days: -1)), lots: [], reckoning: "\(FrenchText.duration(duration)) à compter du début",
                contradiction: nil, evidence: lot[LotField.duration].claims.map(\.evidence)))
        }
        return events
    }

    /// A date that papers give; of several, the earliest, with the others named.
    private static func written(_ kind: CalendarEvent.Kind, _ fact: Fact) -> CalendarEvent? {
        let values = fact.prevailing.map { [fact.value(ofClaim: $0)] } ?? fact.distinctValues
        let moments = values.compactMap { value -> Moment? in
            switch value {
            case .moment(let moment): moment
            case .date(let date): Moment(date: date)
            default: nil
            }
        }
        guard let first = moments.min(by: { $0.isBefore($1) }) else { return nil }
        let others = moments.filter { $0 != first }.map { FrenchText.value(.moment($0)) }
        return CalendarEvent(
            kind: kind, moment: first, lots: [], reckoning: nil,
            contradiction: others.isEmpty ? nil : "une autre pièce dit \(others.joined(separator: ", "))", evidence: fact.claims.map(\.evidence))
    }
}

extension CalendarEvent: Comparable {
    public static func < (left: CalendarEvent, right: CalendarEvent) -> Bool { left.moment.isBefore(right.moment) }

    /// The same without the lots: all share it.
    fileprivate var ofAllLots: CalendarEvent {
        CalendarEvent(kind: kind, moment: moment, lots: [], reckoning: reckoning, contradiction: contradiction, evidence: evidence)
    }
}

extension Moment {
    /// Whether it comes first on the clock of the papers; a day without an hour counts as its end.
    func isBefore(_ other: Moment) -> Bool {
        if date != other.date { return date < other.date }
        switch (time, other.time) {
        case (let left?, let right?): return left < right
        case (nil, nil), (nil, _?): return false
        case (_?, nil): return true
        }
    }
}

extension CivilDate {
    /// The day that lies so much later.
    func adding(_ duration: CalendarDuration) -> CivilDate? {
        if let months = duration.wholeMonths { return adding(months: months) }
        return duration.wholeDays.map { adding(days: $0) }
    }

    func subtracting(_ duration: CalendarDuration) -> CivilDate? {
        if let months = duration.wholeMonths { return adding(months: -months) }
        return duration.wholeDays.map { adding(days: -$0) }
    }
}
