// No completion contradicts a decided result, every shared result is found, and exactly the
// attributes that matter are named: random expressions under random partial assignments, against
// all completions.
//
// `CEL_PAIRS` sets the number of pairs (20,000 by default), `CEL_SEED` the seed.

import Foundation
import Testing

@testable import CEL

/// The result of a run, as far as results are compared: every failure is one result.
private enum Outcome: Equatable {
    case value(Value)
    case failure

    init(_ value: Value) {
        if case .error = value { self = .failure } else { self = .value(value) }
    }
}

private struct Statistics {
    var pairs = 0
    var decided = 0
    var undecided = 0
    var known = 0
    var skipped = 0
}

@Suite struct PropertyTests {
    let environment: Environment
    init() throws {
        environment = try Environment(variables: RandomAssignment.variables, types: [UnknownMakers.record])
    }

    /// The long run goes up to twelve attributes of two values.
    private static let greatestCompletionCount = setting("CEL_PAIRS") == nil ? 128 : 4_096

    private static func setting(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    /// What is wrong with the result for this pair; `nil` if nothing is.
    private func fault(_ source: String, _ assignment: RandomAssignment, _ statistics: inout Statistics) -> String? {
        guard let program = try? environment.compile(source) else { return nil }
        let count = assignment.completionCount
        guard count <= Self.greatestCompletionCount else {
            statistics.skipped += 1
            return nil
        }
        let result = program.evaluate(assignment.unknown)
        let outcomes = (0..<count).map { Outcome(program.evaluate(assignment.completed(assignment.choice($0)))) }
        let isShared = outcomes.allSatisfy { $0 == outcomes[0] }
        let hasOpen = assignment.holes.contains(where: \.isOpen)
        guard case .unknown(let unknown) = result else {
            statistics.decided += 1
            if isShared, outcomes[0] == Outcome(result) { return nil }
            return "unsound: \(result), but there are completions with \(outcomes.first { $0 != Outcome(result) } ?? .failure)"
        }
        statistics.undecided += 1
        let missing = Set(unknown.attributes.map(\.id))
        if hasOpen {
            // With what is missing known, nothing may be left undecided.
            return leavesUndecided(missing, assignment, outcomes) ? "too little missing: \(missing.map(\.rawValue).sorted())" : nil
        }
        if isShared { return "incomplete: undecided, but all completions have \(outcomes[0])" }
        let relevant = relevantAttributes(assignment, outcomes)
        return missing == relevant
            ? nil : "missing \(missing.map(\.rawValue).sorted()), relevant \(relevant.map(\.rawValue).sorted())"
    }

    private func leavesUndecided(_ missing: Set<AttributeID>, _ assignment: RandomAssignment, _ outcomes: [Outcome]) -> Bool {
        var known: [[Int]: Outcome] = [:]
        for (number, outcome) in outcomes.enumerated() {
            let choice = assignment.choice(number)
            let key = assignment.holes.indices.filter { missing.contains(assignment.holes[$0].id) }.map { choice[$0] }
            if let earlier = known[key], earlier != outcome { return true }
            known[key] = outcome
        }
        return false
    }

    /// Those of which a change alone changes the outcome of some completion.
    private func relevantAttributes(_ assignment: RandomAssignment, _ outcomes: [Outcome]) -> Set<AttributeID> {
        var result: Set<AttributeID> = []
        var stride = 1
        for hole in assignment.holes {
            let matters = outcomes.indices.contains { number in
                (number / stride) % hole.values.count != 0 && outcomes[number] != outcomes[number - stride]
            }
            if matters { result.insert(hole.id) }
            stride *= hole.values.count
        }
        return result
    }

    /// The smallest pair that still fails.
    private func shrink(_ tree: RandomTree, _ assignment: RandomAssignment) -> (RandomTree, RandomAssignment, String) {
        var unused = Statistics()
        var tree = tree
        var assignment = assignment
        var reason = fault(tree.text, assignment, &unused) ?? "?"
        var isShrinking = true
        while isShrinking {
            isShrinking = false
            for candidate in tree.smaller {
                if let found = fault(candidate.text, assignment, &unused) {
                    (tree, reason, isShrinking) = (candidate, found, true)
                    break
                }
            }
            for hole in assignment.holes.indices where assignment.holes[hole].values.count > 1 {
                guard let candidate = assignment.filling(hole) else { continue }
                if let found = fault(tree.text, candidate, &unused) {
                    (assignment, reason, isShrinking) = (candidate, found, true)
                    break
                }
            }
        }
        return (tree, assignment, reason)
    }

    private func run(_ pairs: Int, seed: UInt64, openPercent: Int, _ name: String) {
        var random = RandomExpressions(seed: seed)
        var statistics = Statistics()
        var failures = 0
        while statistics.pairs < pairs, failures < 5 {
            let tree = random.tree(random.pick([.bool, .bool, .bool, .int, .string]), depth: random.pick([2, 3, 3, 4]))
            for _ in 0..<4 {
                let assignment = RandomAssignment(&random, unknownPercent: random.pick([5, 10, 15, 25]), openPercent: openPercent)
                statistics.pairs += 1
                guard fault(tree.text, assignment, &statistics) != nil else { continue }
                failures += 1
                let (small, least, reason) = shrink(tree, assignment)
                let given = zip(RandomAssignment.variables, least.unknown).map { "\($0.name) = \($1)" }.joined(separator: "; ")
                Issue.record("\(name), seed \(seed): \(small.text): \(reason); \(given)")
            }
        }
        print("property, \(name): seed \(seed), \(statistics.pairs) pairs, \(statistics.decided) decided, "
            + "\(statistics.undecided) undecided, \(statistics.skipped) skipped (more than \(Self.greatestCompletionCount) completions)")
    }

    @Test func finiteDomains() {
        let seed = Self.setting("CEL_SEED").map { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000_000)
        run(Self.setting("CEL_PAIRS") ?? 20_000, seed: seed, openPercent: 0, "finite domains")
    }

    @Test func openDomains() {
        let seed = Self.setting("CEL_SEED").map { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000_000)
        run((Self.setting("CEL_PAIRS") ?? 20_000) / 2, seed: seed, openPercent: 50, "open domains")
    }

    // MARK: Cascades

    /// The outcome of a cascade for known variables, by the definition.
    private func outcome(_ applies: Program?, _ cases: [Program], _ variables: [Value]) -> Int {
        if let applies {
            switch applies.evaluate(variables) {
            case .bool(true): break
            case .bool(false): return Cascade.doesNotApply
            default: return Cascade.failure
            }
        }
        for (position, program) in cases.enumerated() {
            switch program.evaluate(variables) {
            case .bool(false): continue
            case .bool(true): return position
            default: return Cascade.failure
            }
        }
        return cases.count
    }

    private func fault(_ sources: [String], _ hasPrecondition: Bool, _ classes: [Int]?, _ assignment: RandomAssignment) -> String? {
        let programs = sources.compactMap { try? environment.compile($0) }
        guard programs.count == sources.count, assignment.completionCount <= Self.greatestCompletionCount else { return nil }
        let applies = hasPrecondition ? programs[0] : nil
        let cases = hasPrecondition ? Array(programs.dropFirst()) : programs
        let outcomes = (0..<assignment.completionCount).map { outcome(applies, cases, assignment.completed(assignment.choice($0))) }
        func decision(_ outcome: Int) -> Int {
            guard let classes, outcome != Cascade.failure else { return outcome - 100 }
            return classes[outcome == Cascade.doesNotApply ? cases.count + 1 : outcome]
        }
        let decisions = outcomes.map(decision)
        let isShared = decisions.allSatisfy { $0 == decisions[0] }
        switch Cascade(applies: applies, cases: cases).evaluate(assignment.unknown, classOf: classes) {
        case .decided(let outcome):
            return isShared && decision(outcome) == decisions[0] && outcomes.contains(outcome) ? nil : "unsound: \(outcome)"
        case .failed: return outcomes.allSatisfy { $0 == Cascade.failure } ? nil : "unsound failure"
        case .undecided(let possible, let missing):
            if isShared { return "incomplete: all completions share a class" }
            if possible != Set(outcomes).sorted() { return "possible \(possible), in truth \(Set(outcomes).sorted())" }
            let relevant = relevantAttributes(assignment, decisions.map { .value(.int(Int64($0))) })
            return Set(missing.map(\.id)) == relevant ? nil : "missing \(missing.map(\.id.rawValue)), relevant \(relevant.map(\.rawValue).sorted())"
        }
    }

    @Test func cascades() {
        let seed = Self.setting("CEL_SEED").map { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000_000)
        var random = RandomExpressions(seed: seed)
        let count = (Self.setting("CEL_PAIRS") ?? 20_000) / 5
        var failures = 0
        for _ in 0..<count where failures < 5 {
            let sources = (0..<random.pick([1, 2, 3, 4])).map { _ in random.tree(.bool, depth: random.pick([1, 2, 3])).text }
            let hasPrecondition = sources.count > 1 && random.chance(50)
            let caseCount = hasPrecondition ? sources.count - 1 : sources.count
            let classes = random.chance(50) ? (0..<(caseCount + 2)).map { _ in random.pick([1, 2]) } : nil
            let assignment = RandomAssignment(&random, unknownPercent: random.pick([5, 10, 15, 25]), openPercent: 0)
            guard let reason = fault(sources, hasPrecondition, classes, assignment) else { continue }
            failures += 1
            Issue.record("cascade, seed \(seed): \(sources) \(hasPrecondition) \(classes ?? []): \(reason)")
        }
        print("property, cascades: seed \(seed), \(count) cascades")
    }
}
