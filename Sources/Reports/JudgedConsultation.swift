// What every format renders: one consultation with what was found, and what was used to find it.

import Figures
import Market
import Rules

/// One consultation as it was read and judged.
public struct JudgedConsultation: Sendable {
    /// The path as the user gave it.
    public let source: String
    public let market: Market
    public let judgement: Judgement

    public init(source: String, market: Market, judgement: Judgement) {
        self.source = source
        self.market = market
        self.judgement = judgement
    }

    /// Why the first document that could not be read in full was not; `nil` if all were.
    public var readFailure: String? {
        market.documents.first { !$0.status.isReadInFull }?.status.reason
    }
}

/// What was used to judge: the same for all consultations of one run.
public struct ReportContext: Sendable {
    public let toolVersion: String
    public let ruleSetVersion: String
    /// Day on which the law behind the rules was last read again.
    public let reviewed: CivilDate?
    /// The rules that were applied.
    public let rules: [Rule]
    /// `--on`.
    public let requestedDay: CivilDate?

    public init(
        toolVersion: String, ruleSetVersion: String, reviewed: CivilDate?, rules: [Rule], requestedDay: CivilDate? = nil
    ) {
        self.toolVersion = toolVersion
        self.ruleSetVersion = ruleSetVersion
        self.reviewed = reviewed
        self.rules = rules
        self.requestedDay = requestedDay
    }
}

/// What a run over many consultations amounts to.
public struct RunTotals: Sendable {
    /// A consultation of which something could not be read.
    public struct Failure: Sendable, Hashable {
        public let source: String
        /// In French.
        public let reason: String

        public init(source: String, reason: String) {
            self.source = source
            self.reason = reason
        }
    }

    public private(set) var consultations = 0
    public private(set) var summary = Judgement.Summary()
    public private(set) var failures: [Failure] = []

    public init() {}

    /// Counts one consultation.
    public mutating func add(_ source: String, _ summary: Judgement.Summary, failure: String?) {
        consultations += 1
        self.summary = self.summary + summary
        if let failure { failures.append(Failure(source: source, reason: failure)) }
    }
}
