// What judging one subject under one version comes to.

/// The outcome of one evaluation, before it becomes a verdict with its texts.
enum Conclusion: Hashable, Sendable {
    case notApplicable
    case compliant
    case breach(Severity)
    case review
    case advice
    /// Facts are missing or contradict each other.
    case open
    case ruleError

    /// Whether it could be said without anybody having to answer.
    var isClean: Bool {
        switch self {
        case .notApplicable, .compliant, .advice: true
        case .breach, .review, .open, .ruleError: false
        }
    }

    var verdict: Verdict {
        switch self {
        case .notApplicable: .notApplicable
        case .compliant: .compliant
        case .breach: .breach
        case .advice: .advice
        case .review, .open, .ruleError: .undetermined
        }
    }

    var severity: Severity? { if case .breach(let severity) = self { severity } else { nil } }
}
