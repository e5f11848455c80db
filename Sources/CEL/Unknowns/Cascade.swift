// Conditions decided together: does it apply, and which case is the first true one?

/// An ordered list of conditions under an optional precondition.
public struct Cascade: Sendable {
    public let applies: Program?
    public let cases: [Program]

    /// All programs must be boolean and of one environment.
    public init(applies: Program?, cases: [Program]) {
        self.applies = applies
        self.cases = cases
    }

    /// The precondition is false.
    public static let doesNotApply = -1
    /// The evaluation fails. Stands only among the possible outcomes.
    public static let failure = -2
}

/// What a cascade comes to.
public enum CascadeResult: Sendable {
    /// `-1` does not apply; `0..<n` the first true case; `n` none is true. If several outcomes of
    /// one class are possible, one of them.
    case decided(outcome: Int)
    /// The outcomes that are possible, in ascending order, and the attributes on which it depends.
    case undecided(possible: [Int], missing: [UnknownAttribute])
    /// Evaluation fails whatever the unknown attributes turn out to be. `at` is the case, or `-1`
    /// for the precondition.
    case failed(EvaluationError, at: Int)
}
