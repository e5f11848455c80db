// A question that no paper can answer, decided by a person who signs for it.

import Figures

/// A person's decision on a judgement question of a rule.
public struct DeclaredJudgement: Hashable, Sendable {
    /// Identifier of the rule.
    public let rule: String
    /// Identifier of the lot; `nil` for a rule about the whole market.
    public let lot: String?
    public let isCompliant: Bool
    public let by: String
    public let date: CivilDate
    /// The person's reason.
    public let because: String?

    public init(rule: String, lot: String?, isCompliant: Bool, by: String, date: CivilDate, because: String?) {
        self.rule = rule
        self.lot = lot
        self.isCompliant = isCompliant
        self.by = by
        self.date = date
        self.because = because
    }
}
