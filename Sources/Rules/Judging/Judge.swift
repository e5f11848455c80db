// Judging: rules against one market.

import Figures
import Market

/// Judges markets by a rule set. Immutable; one judge serves all threads.
public final class Judge: Sendable {
    public let ruleSet: RuleSet

    public init(_ ruleSet: RuleSet) {
        self.ruleSet = ruleSet
    }

    /// Every rule on the market, on each of its lots or criteria.
    ///
    /// `day` replaces the launch date for versions and tables, never the facts.
    public func judge(_ market: Market, on day: CivilDate? = nil, rulings: [Ruling] = []) -> Judgement {
        let launch = day.map { LaunchDate.exactly($0, origin: .requested) } ?? market.launchDate
        return Judgement(findings: [], launchDate: launch)
    }
}
