// Many consultations for one candidate, the most worthwhile first.

import Figures

/// Ranked sheets.
public struct BidWatch: Sendable {
    /// One consultation among many.
    public struct Row: Sendable {
        public let sheet: DecisionSheet
        /// The lot that speaks most for answering: what the row is about.
        public let best: LotDecision?

        /// Lots by verdict.
        public func lots(_ verdict: BidVerdict) -> [String] { sheet.lots.filter { $0.verdict == verdict }.map(\.identifier) }

        /// The first deadline to keep.
        public var deadline: CalendarEvent? { sheet.calendar.first { $0.kind == .requests || $0.kind == .tenders } }
    }

    /// Best first.
    public let rows: [Row]

    public init(_ sheets: [DecisionSheet]) {
        rows = sheets.map { sheet in
            Row(sheet: sheet, best: sheet.lots.min { ($0.verdict, -$0.fit) < ($1.verdict, -$1.fit) })
        }.enumerated().sorted { left, right in Self.comesBefore(left.element, right.element) ?? (left.offset < right.offset) }.map(\.element)
    }

    /// The sheets whose dates belong in a calendar.
    public var worthwhile: [DecisionSheet] { rows.map(\.sheet).filter { $0.verdict != .decline } }

    /// Verdict, then a reservation that is ours, fit of trade and place, then what is due first.
    private static func comesBefore(_ left: Row, _ right: Row) -> Bool? {
        if left.sheet.verdict != right.sheet.verdict { return left.sheet.verdict < right.sheet.verdict }
        let leftFit = left.best?.fit ?? 0
        let rightFit = right.best?.fit ?? 0
        if leftFit != rightFit { return leftFit > rightFit }
        switch (left.deadline?.moment, right.deadline?.moment) {
        case (let first?, let second?) where first != second: return first.isBefore(second)
        case (_?, nil): return true
        case (nil, _?): return false
        default: return nil
        }
    }
}

extension LotDecision {
    /// How much a lot is ours: reserved to us counts most, then the trade, then the place.
    fileprivate var fit: Int {
        let isOurs = reservation.state == .reserved && verdict < .check
        return (isOurs ? 100 : 0) + trade.level.rawValue * 10 + territory.level.rawValue
    }
}
