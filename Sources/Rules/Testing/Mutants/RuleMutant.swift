// A mutant: a rule with one small change that its tests must notice.

import CEL
import Figures
import Settings

/// One small change of a rule, as a report names it.
public struct RuleMutant: Sendable, Hashable {
    /// The rule; `nil` for an expression that all rules share.
    public let rule: String?
    /// From-date of the version that is changed.
    public let version: CivilDate?
    /// `applies`, `findings[0].when`, `variables.relance`, `inForce`.
    public let place: String
    public let file: String
    public let line: Int
    public let column: Int
    /// What is changed, on one line.
    public let before: String
    public let after: String

    /// `lots.size() > 1 → lots.size() > 2`: what an excuse names.
    public var text: String { "\(before) → \(after)" }
}

/// A mutant with the rule that it makes.
struct MadeMutant {
    let description: RuleMutant
    let rule: Rule
    /// The version that is changed; `nil` if more than one may be.
    let version: Int?
}
