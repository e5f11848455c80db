// What running the inline tests came to: results, conditions seen, mutants killed.

import Figures

/// The outcome of the inline tests of one rule or of many.
public struct RuleTestReport: Sendable, Hashable {
    /// What one test came to.
    public struct Result: Sendable, Hashable {
        public let rule: String
        public let name: String
        public let file: String
        public let line: Int
        /// Empty if the test passed; otherwise what was expected and what came, in French.
        public let failure: String

        public var hasPassed: Bool { failure.isEmpty }
    }

    public internal(set) var results: [Result] = []
    public internal(set) var conditions: [ConditionCoverage] = []
    public internal(set) var mutants = MutantReport()

    public init() {}

    /// Whether every test passed, every condition was seen in every way, and every mutant was killed or
    /// excused.
    public var isSound: Bool {
        results.allSatisfy(\.hasPassed) && conditions.allSatisfy(\.isComplete) && mutants.survivors.isEmpty
            && mutants.uselessExcuses.isEmpty
    }

    /// Adds what came of other rules.
    public static func += (left: inout RuleTestReport, right: RuleTestReport) {
        left.results += right.results
        left.conditions += right.conditions
        left.mutants.killed += right.mutants.killed
        left.mutants.excused += right.mutants.excused
        left.mutants.survivors += right.mutants.survivors
        left.mutants.uselessExcuses += right.mutants.uselessExcuses
    }
}

/// What became of the mutants.
public struct MutantReport: Sendable, Hashable {
    public internal(set) var killed = 0
    public internal(set) var excused: [RuleMutant] = []
    public internal(set) var survivors: [RuleMutant] = []
    /// Excuses that excuse nothing.
    public internal(set) var uselessExcuses: [UselessExcuse] = []

    /// An excuse for a mutant that does not survive, or that there is none.
    public struct UselessExcuse: Sendable, Hashable {
        public let mutant: String
        public let file: String
        public let line: Int
        /// Such a mutant exists, but the tests kill it.
        public let isKilled: Bool
    }

    public var total: Int { killed + excused.count + survivors.count }
}
