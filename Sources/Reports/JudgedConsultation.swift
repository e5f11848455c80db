// What every format renders: one consultation with what was found, and what was used to find it.

import Figures
import Market
import Provenance
import Rules

/// One consultation as it was read and judged.
public struct JudgedConsultation: Sendable {
    /// The path as the user gave it.
    public let source: String
    public let market: Market
    public let judgement: Judgement
    /// What another day's law would change, where that was asked.
    public let comparison: LawComparison?
    /// In French: where the law may have changed since the rules were read again.
    public let lawWarnings: [String]
    /// Which exceptions and known findings were met.
    public let suppressionUse: SuppressionUse?

    public init(
        source: String, market: Market, judgement: Judgement, comparison: LawComparison? = nil, lawWarnings: [String] = [],
        suppressionUse: SuppressionUse? = nil
    ) {
        self.source = source
        self.market = market
        self.judgement = judgement
        self.comparison = comparison
        self.lawWarnings = lawWarnings
        self.suppressionUse = suppressionUse
    }

    /// The documents that could not be read in full, and why.
    public var readFailures: [RunTotals.Failure] {
        market.documents.compactMap { document in
            document.status.reason.map { RunTotals.Failure(source: source, document: document.path, reason: $0) }
        }
    }
}

extension JudgedConsultation {
    /// With the paths of documents as they are within the folder or the archive, which is named at the top.
    var withShortPaths: JudgedConsultation {
        let prefix = source.hasSuffix("/") ? source : source + "/"
        guard market.documents.contains(where: { $0.path.hasPrefix(prefix) }) else { return self }
        var market = market
        market.documents = market.documents.map { document in
            document.path.hasPrefix(prefix) ? document.at(String(document.path.dropFirst(prefix.count))) : document
        }
        return JudgedConsultation(
            source: source, market: market, judgement: judgement, comparison: comparison, lawWarnings: lawWarnings,
            suppressionUse: suppressionUse)
    }
}

extension DocumentRecord {
    func at(_ path: String) -> DocumentRecord {
        DocumentRecord(
            id: id, path: path, kind: kind, kindReasons: kindReasons, possibleKinds: possibleKinds, lots: lots, sha256: sha256,
            byteCount: byteCount, status: status)
    }
}

/// Which exceptions and known findings one consultation met.
public struct SuppressionUse: Sendable, Hashable {
    /// As known findings name it.
    public let consultation: String
    /// Numbers of the exceptions that speak of it.
    public var concerned: Set<Int> = []
    /// Numbers of those that fit a finding.
    public var matched: Set<Int> = []
    /// Fingerprints of the known findings that are still there.
    public var known: Set<String> = []
    public var isReadInFull = false

    public init(consultation: String) { self.consultation = consultation }
}

/// The numbers under which reports name the lots.
public struct LotNumbering: Sendable {
    private let names: LotNames

    public init(_ market: Market) { names = LotNames(market) }

    /// « 2 » for LOT-0003, if that is its number in its title.
    public func number(of lot: String) -> String? { names.number(of: lot).map(String.init) }

    /// « lot 2 », « lots 1 à 12 et 14 ».
    public static func phrase(_ numbers: [Int]) -> String {
        Language.french.text(numbers.count > 1 ? .lotPlural : .lot, Language.french.enumeration(LotNames.ranges(of: numbers.sorted(), in: .french)))
    }
}

/// What was used to judge: the same for all consultations of one run.
public struct ReportContext: Sendable {
    public let toolVersion: String
    public let ruleSetVersion: String
    /// Day on which the law behind the rules was last read again.
    public let reviewed: CivilDate?
    /// The rules that were applied, of those that stand in rule files.
    public let rules: [Rule]
    /// How many were applied, with those that stand in the program.
    public let ruleCount: Int
    /// `--on`.
    public let requestedDay: CivilDate?
    /// What the user's configuration changed, in French: a reader must know that a gravity is the house's.
    public let notes: [String]
    /// What makes the run fail.
    public let policy: RunPolicy
    /// Only what somebody has to act on, in the formats that list every verdict (`--problems-only`).
    public let problemsOnly: Bool

    public init(
        toolVersion: String, ruleSetVersion: String, reviewed: CivilDate?, rules: [Rule], builtIns: [BuiltInRule] = [], requestedDay: CivilDate? = nil,
        notes: [String] = [], policy: RunPolicy = RunPolicy(), problemsOnly: Bool = false
    ) {
        self.toolVersion = toolVersion
        self.ruleSetVersion = ruleSetVersion
        self.reviewed = reviewed
        // What is asked of a candidate or of an operation is no part of what a consultation is checked for.
        self.rules = rules.filter(\.scope.isOfConsultation)
        ruleCount = self.rules.count + builtIns.count
        self.requestedDay = requestedDay
        self.notes = notes
        self.policy = policy
        self.problemsOnly = problemsOnly
    }
}

/// What makes a run fail, as options and settings say it.
public struct RunPolicy: Sendable, Hashable {
    public var failOn: FailureThreshold
    /// A document that could not be read does not fail the run.
    public var allowUnread: Bool

    public init(failOn: FailureThreshold = .major, allowUnread: Bool = false) {
        self.failOn = failOn
        self.allowUnread = allowUnread
    }

    /// The status with which the program ends: 0 nothing at or above the threshold, 1 something, 2 a rule
    /// that failed or a document that could not be read, which wins.
    public func exitCode(of totals: RunTotals) -> Int32 {
        if totals.summary.ruleErrors > 0 || (!allowUnread && !totals.failures.isEmpty) { return 2 }
        return failOn.isReached(by: totals.summary) ? 1 : 0
    }
}

/// What a run over many consultations amounts to.
public struct RunTotals: Sendable {
    /// A consultation of which something could not be read.
    public struct Failure: Sendable, Hashable {
        public let source: String
        /// The document, where it is one of several; `nil` where the source itself is it.
        public let document: String?
        /// In French.
        public let reason: String

        public init(source: String, document: String? = nil, reason: String) {
            self.source = source
            self.document = document == source ? nil : document
            self.reason = reason
        }
    }

    public private(set) var consultations = 0
    public private(set) var summary = Judgement.Summary()
    public private(set) var failures: [Failure] = []
    public private(set) var suppressionUses: [SuppressionUse] = []
    /// In French: settings that no longer apply or never did (exceptions that have expired, …).
    public var remarks: [String] = []

    public init() {}

    /// Counts one consultation.
    public mutating func add(_ summary: Judgement.Summary, failures: [Failure], suppressionUse: SuppressionUse? = nil) {
        consultations += 1
        self.summary = self.summary + summary
        self.failures += failures
        if let suppressionUse { suppressionUses.append(suppressionUse) }
    }
}
