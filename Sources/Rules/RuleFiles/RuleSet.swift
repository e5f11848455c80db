// A rule set: the rules, the dated tables they consult, and when a lawyer last read them.

import Figures

/// A set of rules with its tables. Immutable; share it between threads.
public struct RuleSet: Sendable {
    /// The set's own version: `2026.11`.
    public let version: String
    /// When the law was last compared with the rules.
    public let reviewed: CivilDate?
    /// Ordered by identifier.
    public let rules: [Rule]

    /// The rule with this identifier.
    public func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }
}
