// Which versions of a rule, and which figures of the tables, the launch date allows.

import Figures
import Market

/// One way in which the law may apply to a consultation.
struct LawCandidate: Hashable {
    /// Index of the version in force; `nil`: none is.
    let version: Int?
    /// The day by which tables are looked up.
    let day: CivilDate
    let span: LawSpan
}

/// For which launch dates a law applies.
enum LawSpan: Hashable {
    /// The date is known.
    case certain
    /// `[from, until)`; `nil`: no bound.
    case days(from: CivilDate?, until: CivilDate?)
    /// A transitional clause that was not read: in French, under which of the two laws.
    case law(String)

    /// In French: « à partir du 21 août 2026 »; empty for a date that is known.
    var label: String {
        switch self {
        case .certain: ""
        case .days(nil, let end?): "avant le " + FrenchText.date(end)
        case .days(let start?, let end?): "du \(FrenchText.date(start)) au \(FrenchText.date(end.adding(days: -1)))"
        case .days(let start?, nil): "à partir du " + FrenchText.date(start)
        case .days(nil, nil): "quelle que soit la date"
        case .law(let label): label
        }
    }

    /// Both together, if they are neighbours.
    func joined(with next: LawSpan) -> LawSpan? {
        guard case .days(let from, let middle?) = self, case .days(let start, let until) = next, start == middle else { return nil }
        return .days(from: from, until: until)
    }
}

extension Rule {
    /// Days after a change during which both laws are tried if the transitional clause was not read.
    static let analogyDays = 30

    /// Every combination that is compatible with the launch date, in chronological order. Never empty.
    ///
    /// - Parameters:
    ///   - horizon: the first day on which any rule of the set is in force; nobody judges before.
    ///   - changes: days on which the tables that the rule consults change.
    func candidates(for launch: LaunchDate, horizon: CivilDate, changes: [CivilDate]) -> [LawCandidate] {
        if let day = launch.date { return candidates(on: day) }
        let earliest = launch.earliest ?? min(horizon, launch.latest ?? horizon)
        var starts = [earliest]
        func add(_ day: CivilDate) {
            if day > earliest, launch.latest.map({ day <= $0 }) ?? true, !starts.contains(day) { starts.append(day) }
        }
        for version in versions {
            add(version.from)
            version.until.map(add)
        }
        changes.forEach(add)
        starts.sort()
        var candidates: [LawCandidate] = []
        for (position, start) in starts.enumerated() {
            let end = position + 1 < starts.count ? starts[position + 1] : nil
            let span = LawSpan.days(from: position == 0 ? nil : start, until: end)
            candidates.append(LawCandidate(version: version(on: start), day: start, span: span))
        }
        return candidates
    }

    private func candidates(on day: CivilDate) -> [LawCandidate] {
        let current = version(on: day)
        guard let current, versions[current].transition == .byAnalogy,
            day.days(since: versions[current].from) < Self.analogyDays
        else { return [LawCandidate(version: current, day: day, span: .certain)] }
        let change = versions[current].from
        return [
            LawCandidate(
                version: version(on: change.adding(days: -1)), day: day,
                span: .law("si la consultation relève du droit antérieur au " + FrenchText.date(change))),
            LawCandidate(version: current, day: day, span: .law("si elle relève du droit en vigueur depuis le " + FrenchText.date(change))),
        ]
    }

    private func version(on day: CivilDate) -> Int? { versions.firstIndex { $0.isInForce(on: day) } }
}
