// What one tender paper in prose states: claims, each with its quote, not yet merged with other papers.

import Market
import Provenance

/// The claims read from one paper.
public struct PaperStatements: Sendable {
    /// What a notice in prose says of itself: what it is, when it was sent.
    public var notice = Record(.notice)
    public var buyer = Record(.buyer)
    public var procedure = Record(.procedure)
    /// What the paper says of every lot, without naming one: a duration, the criteria, a deadline.
    public var everyLot = Record(.lot)
    /// What it says of lots by number, in order of first mention.
    public var lots: [LotStatements] = []
    /// The only lots that its insertion clause can be of; `nil` where it does not say.
    public var insertionLots: [String]?
    /// Whether it lists the lots of the market (a table, a list), rather than mention some.
    public var listsLots = false
    /// False if the limits on effort were reached: what is missing may not be taken for silence.
    public var isComplete = true

    public init() {}
}

/// What a paper says of one lot.
public struct LotStatements: Sendable {
    /// As papers number lots: « 1 », « 2A »; no leading zeros, upper case.
    public var number: String
    /// The title stands in it like any fact.
    public var record: Record

    public init(number: String, record: Record = Record(.lot)) {
        self.number = number
        self.record = record
    }
}
