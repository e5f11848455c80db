// All findings about one consultation, and their count.

import Figures
import Market

/// What a rule set says about one consultation.
public struct Judgement: Sendable {
    /// In the order of the rule set; within a rule, in the order of the lots.
    public let findings: [Finding]
    /// The day whose law was applied, with its bounds.
    public let launchDate: LaunchDate

    public init(findings: [Finding], launchDate: LaunchDate) {
        self.findings = findings
        self.launchDate = launchDate
    }

    public var summary: Summary { Summary(findings) }

    /// How many findings of each verdict. Harmless ones are counted apart.
    public struct Summary: Sendable, Hashable {
        public var compliant = 0
        public var blocking = 0
        public var major = 0
        public var undetermined = 0
        public var advice = 0
        public var notApplicable = 0
        /// Undetermined without consequence.
        public var harmless = 0
        /// Among the undetermined: rules that failed.
        public var ruleErrors = 0

        public init() {}

        public init(_ findings: some RandomAccessCollection<Finding>) {
            // By their places: a loop over findings would copy each.
            for place in findings.indices { count(findings[place]) }
        }

        /// Adds one finding.
        public mutating func count(_ finding: Finding) {
            if finding.cause == .ruleError { ruleErrors += 1 }
            if finding.harmless {
                harmless += 1
                return
            }
            switch finding.verdict {
            case .compliant: compliant += 1
            case .breach where finding.severity == .blocking: blocking += 1
            case .breach: major += 1
            case .undetermined: undetermined += 1
            case .advice: advice += 1
            case .notApplicable: notApplicable += 1
            }
        }

        /// Adds the counts of another consultation.
        public static func + (left: Summary, right: Summary) -> Summary {
            var sum = left
            sum.compliant += right.compliant
            sum.blocking += right.blocking
            sum.major += right.major
            sum.undetermined += right.undetermined
            sum.advice += right.advice
            sum.notApplicable += right.notApplicable
            sum.harmless += right.harmless
            sum.ruleErrors += right.ruleErrors
            return sum
        }
    }
}
