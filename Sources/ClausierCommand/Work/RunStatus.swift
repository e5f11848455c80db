// With which status a run ends.

import Reports
import Rules

extension FailureThreshold {
    /// Whether something at or above the threshold was found. Harmless findings are counted apart in
    /// the summary, so they never reach any.
    func isReached(by summary: Judgement.Summary) -> Bool {
        switch self {
        case .never: false
        case .blocking: summary.blocking > 0
        case .major: summary.blocking + summary.major > 0
        case .undetermined: summary.blocking + summary.major + summary.undetermined > 0
        case .advice: summary.blocking + summary.major + summary.undetermined + summary.advice > 0
        }
    }
}

extension RunStatus {
    /// A rule that failed and a document that could not be read win over everything that was found.
    init(_ totals: RunTotals, failOn threshold: FailureThreshold, allowUnread: Bool) {
        if totals.summary.ruleErrors > 0 || (!allowUnread && !totals.failures.isEmpty) {
            self = .failed
        } else {
            self = threshold.isReached(by: totals.summary) ? .found : .clean
        }
    }
}
