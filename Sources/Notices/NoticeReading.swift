// What one notice says.

import Market
import Provenance

/// The records of one notice, each fact with its address.
public struct NoticeReading: Sendable {
    public let document: DocumentID
    public let kind: NoticeKind
    /// Nature of the notice (BT-03): `competition`, `result`, `planning` …
    public let formType: String?
    public let status: ReadStatus
    public let notice: Record
    /// The leading buyer first.
    public let buyers: [Record]
    public let procedure: Record
    /// Lots only: parts of a planned procurement and groups of lots are neither.
    public let lots: RecordList
    /// The attributes that this form of notice can state, for one that is not eForms; `nil`: all.
    public let attributes: AttributeSet?

    /// Whether tenders, candidatures or expressions of interest can be sent in answer to it. Others
    /// tell of an award, of a modification, or of what is planned.
    public var isCallForCompetition: Bool { formType == "competition" }

    /// The market as this notice alone shows it.
    public func market(documents: [DocumentRecord]) -> Market {
        var market = Market(documents: documents)
        market.notice = notice
        if let first = buyers.first { market.buyer = first }
        market.procedure = procedure
        market.lots = lots
        market.coverage.noticeFormType = formType
        market.coverage.noticeAttributes = attributes
        return market
    }
}
