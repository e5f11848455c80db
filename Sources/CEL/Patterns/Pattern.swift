// Regular expressions: a pattern is read when an expression is compiled, its automaton is made when it is first used.
//
// An engine of our own, because RE2 is C++ (and no static library of it comes without libstdc++ and
// abseil), PCRE2 and ICU backtrack, and Swift's `Regex` does too. CEL only asks whether a text
// matches, so no groups have to be tracked: a set of states per code point is all there is.

import Synchronization

/// A regular expression that was read and is small enough. `matches` is true if it matches anywhere in the text.
final class Pattern: Sendable {
    private let tree: PatternTree
    private let automaton = AtomicLazyReference<Box>()
    private static let greatestSize = 20_000

    private final class Box: Sendable {
        let automaton: PatternAutomaton
        init(_ automaton: PatternAutomaton) { self.automaton = automaton }
    }

    init(_ text: String) throws(PatternError) {
        var parser = PatternParser(text)
        tree = try parser.parse()
        if tree.size(atMost: Self.greatestSize) > Self.greatestSize { throw PatternError("it is too large") }
    }

    /// Most rules of a set are loaded and never asked for a text: an automaton costs several times what reading its
    /// pattern does.
    func matches(_ text: String) -> Bool {
        let box = automaton.load() ?? automaton.storeIfNil(Box(PatternAutomaton(tree)))
        return box.automaton.matches(text)
    }

    /// `text.matches(pattern)` for a pattern that is only known at run time.
    @Sendable static func matches(_ text: Value, _ pattern: Value) -> Value {
        guard case .string(let text) = text, case .string(let source) = pattern else { return Failures.noSuchOverload }
        do throws(PatternError) {
            return .bool(try Pattern(source).matches(text))
        } catch {
            return .failure(.invalidArgument, error.message)
        }
    }
}

extension PatternTree {
    /// How many instructions the tree becomes; anything above the limit if it is more than that.
    fileprivate func size(atMost limit: Int) -> Int {
        switch self {
        case .empty: return 0
        case .set, .character, .assertion: return 1
        case .sequence(let parts): return Self.sum(parts, limit)
        case .alternatives(let branches): return min(Self.sum(branches, limit) + 2 * (branches.count - 1), limit + 1)
        case .repetition(let inner, let least, let most):
            // Each time that may be left out, and the loop at the end of `*` and `+`, is an instruction more.
            let one = inner.size(atMost: limit)
            let product = most.map { least * one + ($0 - least) * (one + 1) } ?? (least + 1) * one + 2
            return min(product, limit + 1)
        }
    }

    private static func sum(_ parts: [PatternTree], _ limit: Int) -> Int {
        parts.reduce(0) { min($0 + $1.size(atMost: limit), limit + 1) }
    }
}
