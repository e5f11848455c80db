// A finding: what one rule says about one subject, with everything a report needs to show it.

import Figures
import Market
import Provenance

/// What one rule says about the market, a lot or a criterion.
public struct Finding: Sendable, Hashable {
    /// What was settled before anything was judged: which rule, on what.
    public let head: FindingHead
    /// The day from which the version of the rule that was applied is in force; `nil` where no
    /// version was.
    public var version: CivilDate?
    public var verdict: Verdict
    /// Of a breach.
    public var severity: Severity?
    /// Of what is undetermined.
    public var cause: Cause?
    /// Undetermined, but no answer could lead to a breach or to a question: asked nowhere, never counted.
    public var harmless: Bool
    /// In French, with the market's own figures.
    public var message: String
    /// A model clause, in French.
    public var remedy: String?
    /// What a person is asked.
    public var question: String?
    /// What would have to be known, least first: with these, and no fewer, there is a verdict.
    public var missing: [MissingFact]
    /// Paths of the facts that were read, in the order of reading.
    public var reads: [String]
    /// Where those facts are written.
    public var evidence: [Evidence]
    /// Of a conflict or of an uncertain launch date: what each possibility would lead to.
    public var alternatives: [Alternative]
    /// What the verdict takes for granted, in French: « montant lu comme hors taxes… ».
    public var reservations: [String]
    /// The day whose law was applied, with its bounds and where they come from.
    public var launchDate: LaunchDate

    public init(
        _ head: FindingHead, version: CivilDate? = nil, verdict: Verdict, severity: Severity? = nil, cause: Cause? = nil,
        harmless: Bool = false, message: String = "", remedy: String? = nil, question: String? = nil,
        missing: [MissingFact] = [], reads: [String] = [], evidence: [Evidence] = [], alternatives: [Alternative] = [],
        reservations: [String] = [], launchDate: LaunchDate
    ) {
        self.head = head
        self.version = version
        self.verdict = verdict
        self.severity = severity
        self.cause = cause
        self.harmless = harmless
        self.message = message
        self.remedy = remedy
        self.question = question
        self.missing = missing
        self.reads = reads
        self.evidence = evidence
        self.alternatives = alternatives
        self.reservations = reservations
        self.launchDate = launchDate
    }
}

extension Finding {
    /// Stable: the same rule on the same subject bears the same identifier in every run.
    public var id: String { head.id }
    public var rule: String { head.rule }
    public var title: String { head.title }
    public var scope: RuleScope { head.scope }
    /// Identifier of the lot; `nil` for the market as a whole.
    public var lot: String? { head.lot }
    /// Identifier of the award criterion.
    public var criterion: String? { head.criterion }
    public var legalBasis: [LegalBasis] { head.legalBasis }
}

/// What a finding says before anything is judged: which rule, on what.
///
/// An object, since a judge makes the heads of whole markets once and findings by the hundred for each
/// notice: a finding that is passed on then counts one reference and not seven.
public final class FindingHead: Sendable, Hashable {
    public let id: String
    public let rule: String
    public let title: String
    public let scope: RuleScope
    public let lot: String?
    public let criterion: String?
    public let legalBasis: [LegalBasis]

    public init(
        id: String, rule: String, title: String, scope: RuleScope, lot: String? = nil, criterion: String? = nil,
        legalBasis: [LegalBasis] = []
    ) {
        self.id = id
        self.rule = rule
        self.title = title
        self.scope = scope
        self.lot = lot
        self.criterion = criterion
        self.legalBasis = legalBasis
    }

    public static func == (left: FindingHead, right: FindingHead) -> Bool {
        left === right
            || (left.id == right.id && left.rule == right.rule && left.title == right.title && left.scope == right.scope
                && left.lot == right.lot && left.criterion == right.criterion && left.legalBasis == right.legalBasis)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A fact without which there is no verdict.
public struct MissingFact: Sendable, Hashable {
    /// Why it is not known.
    public enum Reason: String, Sendable, Hashable {
        /// A paper that could state it was not given or could not be read.
        case unread
        /// Every paper that could state it was read, and none does.
        case silent
        case conflicting
        /// Known, but not precisely enough: an amount with VAT against a threshold without.
        case imprecise
    }

    /// Path: `lots[LOT-0001].duration`; `papers[rc]` for a paper that was not read; `launchDate`.
    public let attribute: String
    /// French name: « durée (lot LOT-0001) ».
    public let label: String
    /// French question; `nil` where nobody should be asked.
    public let question: String?
    public let reason: Reason
    /// The kinds of paper that would answer and were not given or not read.
    public let papers: [PaperKind]

    public init(attribute: String, label: String, question: String?, reason: Reason, papers: [PaperKind]) {
        self.attribute = attribute
        self.label = label
        self.question = question
        self.reason = reason
        self.papers = papers
    }
}

/// One way in which what is uncertain could turn out, and the verdict it would lead to.
public struct Alternative: Sendable, Hashable {
    /// Path of the fact, or `launchDate`.
    public let attribute: String
    /// In French: « 48 mois », « avant le 21 août 2026 ».
    public let value: String
    public let verdict: Verdict
    public let severity: Severity?
    /// Where the value is claimed.
    public let evidence: [Evidence]

    public init(attribute: String, value: String, verdict: Verdict, severity: Severity?, evidence: [Evidence]) {
        self.attribute = attribute
        self.value = value
        self.verdict = verdict
        self.severity = severity
        self.evidence = evidence
    }
}
