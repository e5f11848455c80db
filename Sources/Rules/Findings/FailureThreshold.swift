// From which gravity on findings make a check fail.

/// `--fail-on`: each includes the graver ones.
public enum FailureThreshold: String, CaseIterable, Sendable, Hashable {
    case blocking, major, undetermined, advice, never

    /// Whether something at or above the threshold was found. What is harmless or set aside is counted
    /// apart in the summary and never reaches any.
    public func isReached(by summary: Judgement.Summary) -> Bool {
        switch self {
        case .never: false
        case .blocking: summary.blocking > 0
        case .major: summary.blocking + summary.major > 0
        case .undetermined: summary.blocking + summary.major + summary.undetermined > 0
        case .advice: summary.blocking + summary.major + summary.undetermined + summary.advice > 0
        }
    }

    /// Whether one finding makes the check fail.
    public func isReached(by finding: Finding) -> Bool {
        var summary = Judgement.Summary()
        summary.count(finding)
        return isReached(by: summary)
    }
}
