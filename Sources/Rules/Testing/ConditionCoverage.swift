// What each condition of a rule has been seen to be, over all its tests.

import CEL
import Figures
import Market

/// What one condition was seen to be, over all tests of its rule.
public struct ConditionCoverage: Sendable, Hashable {
    public let rule: String
    /// From-date of the version.
    public let version: CivilDate
    /// `applies`, `findings[1].when`.
    public let condition: String
    public let file: String
    public let line: Int
    /// How often it was true when the rule came to it.
    public internal(set) var seenTrue = 0
    /// How often it was false, whatever was decided before it.
    public internal(set) var seenFalse = 0
    /// How often it was not known, whatever was decided before it.
    public internal(set) var seenUnknown = 0
    /// Whether it could be false: a condition that reads nothing cannot.
    var canBeFalse = true
    /// Whether it could be unknown: a condition that only asks what was claimed cannot.
    var canBeUnknown = true

    /// In French, what it has not been seen to be and could be: « vraie », « fausse », « indéterminée ».
    public var unseen: [String] {
        [
            (seenTrue == 0, "vraie"), (canBeFalse && seenFalse == 0, "fausse"), (canBeUnknown && seenUnknown == 0, "indéterminée"),
        ].filter(\.0).map(\.1)
    }

    public var isComplete: Bool { unseen.isEmpty }

    fileprivate mutating func count(_ value: Value, isReached: Bool) {
        switch value {
        case .bool(true): if isReached { seenTrue += 1 }
        case .bool(false): seenFalse += 1
        case .unknown: seenUnknown += 1
        default: break
        }
    }
}

extension TestedRule {
    /// For each version `applies` and the conditions of its findings, counted over all tests.
    func coverage() -> [ConditionCoverage] {
        var counters = rule.versions.enumerated().map { index, version in newCounters(version, index) }
        for test in tests { count(test.market, &counters) }
        return counters.flatMap { $0 }
    }

    private func newCounters(_ version: RuleVersion, _ index: Int) -> [ConditionCoverage] {
        let applies = version.applies.map { [("applies", $0)] } ?? []
        let cases = version.findings.enumerated().map { ("findings[\($0)].when", $1.when) }
        let programs = programs(ofVersion: index)
        return (applies + cases).enumerated().map { position, condition in
            var counter = ConditionCoverage(
                rule: rule.id, version: version.from, condition: condition.0, file: rule.file, line: condition.1.node.position.line)
            if programs.indices.contains(position) {
                counter.canBeFalse = programs[position].canVary
                counter.canBeUnknown = programs[position].canBeUnknown
            }
            return counter
        }
    }

    private func programs(ofVersion index: Int) -> [Program] {
        guard case .success(let compiled) = judge.library.version(index, ofRule: 0), case .success(let conditions) = compiled.conditions()
        else { return [] }
        return (compiled.applies.map { [$0] } ?? []) + conditions.programs
    }

    private func count(_ market: Market, _ counters: inout [[ConditionCoverage]]) {
        let view = MarketView(market)
        for candidate in judge.candidates(rule, 0, market.launchDate) {
            guard let version = candidate.version else { continue }
            let programs = programs(ofVersion: version)
            let hasGuard = rule.versions[version].applies != nil
            for subject in view.subjects(rule.scope) {
                let variables = RuleEnvironments.variables(view, launch: candidate.day, subject: subject.values)
                var isReached = true
                for (position, program) in programs.enumerated() {
                    let value = program.evaluate(variables)
                    counters[version][position].count(value, isReached: isReached)
                    let isGuard = hasGuard && position == 0
                    if isGuard ? value.boolValue == false : value.boolValue == true { isReached = false }
                }
            }
        }
    }
}

extension Program {
    /// Whether it looks at anything at all.
    fileprivate var canVary: Bool { !reads.isEmpty || asksForList || names("paperRead") }

    /// Whether something it asks for can be unknown: values and presence can, what was claimed cannot.
    fileprivate var canBeUnknown: Bool {
        reads.contains { $0.purpose != .function } || asksForList || ["statedIn", "seuil", "valeur"].contains(where: names)
    }

    /// The list of lots itself may not be known.
    private var asksForList: Bool { names("lots") }

    /// Whether the word stands in the source by itself.
    private func names(_ word: String) -> Bool {
        source.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains { $0 == word }
    }
}
