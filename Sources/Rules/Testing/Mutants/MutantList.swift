// Every mutant of one rule: expressions, dates of force, findings, verdicts.

import CEL
import Figures
import Settings

/// Makes the mutants of a rule.
struct MutantList {
    private let rule: Rule
    private let tables: Tables
    private let decoding: Decoding
    private(set) var mutants: [MadeMutant] = []

    init(_ rule: Rule, _ tables: Tables, _ decoding: Decoding) {
        self.rule = rule
        self.tables = tables
        self.decoding = decoding
        addWindows()
        for index in rule.versions.indices { addVersion(index) }
    }

    // MARK: Versions

    private mutating func addVersion(_ index: Int) {
        let version = rule.versions[index]
        if version.transition == .byAnalogy {
            add(index, "transition", version.position, "transition: byAnalogy", "transition: read", version.with(transition: .read))
        }
        for (position, variable) in version.variables.enumerated() {
            addExpression(variable.expression, index, "variables.\(variable.name)") { text in
                var variables = version.variables
                variables[position].expression = text
                return version.with(variables: variables)
            }
        }
        if let applies = version.applies {
            addExpression(applies, index, "applies") { version.with(applies: $0) }
        }
        for (position, finding) in version.findings.enumerated() {
            let place = "findings[\(position)]"
            func with(_ changed: RuleCase?) -> RuleVersion {
                var findings = version.findings
                if let changed { findings[position] = changed } else { findings.remove(at: position) }
                return version.with(findings: findings)
            }
            add(index, place, finding.when.node.position, place, "constat retiré", with(nil))
            for (before, after, outcome) in finding.outcome.others {
                add(index, place, finding.when.node.position, "\(place).\(before)", after, with(finding.with(outcome: outcome)))
            }
            // Always true is what there is no more of: the finding removed says the same.
            if finding.when.text != "true" {
                addExpression(finding.when, index, "\(place).when") { with(finding.with(when: $0)) }
            }
        }
    }

    private mutating func addExpression(_ text: LocatedText, _ index: Int, _ place: String, _ change: (LocatedText) -> RuleVersion) {
        for mutation in Mutation.ofRule(text.text, tables) {
            let position = decoding.position(in: text.node, offset: mutation.offset)
            add(index, place, position, mutation.before, mutation.after, change(LocatedText(mutation.source, text.node)))
        }
    }

    // MARK: Dates

    /// Each day on which the law changes, one day later and one day earlier. Where one version follows
    /// the other, both move.
    private mutating func addWindows() {
        let versions = rule.versions
        for (index, version) in versions.enumerated() {
            let previous = index > 0 ? versions[index - 1] : nil
            let isJoined = previous?.until == version.from
            for days in [1, -1] {
                let day = version.from.adding(days: days)
                var changed = versions
                changed[index] = version.with(from: day)
                if isJoined, let previous { changed[index - 1] = previous.with(until: day) }
                addWindow(version, "from", version.from, day, changed)
            }
            guard let until = version.until, index + 1 == versions.count || versions[index + 1].from != until else { continue }
            for days in [1, -1] {
                let day = until.adding(days: days)
                var changed = versions
                changed[index] = version.with(until: day)
                addWindow(version, "until", until, day, changed)
            }
        }
    }

    private mutating func addWindow(_ version: RuleVersion, _ end: String, _ before: CivilDate, _ after: CivilDate, _ changed: [RuleVersion]) {
        guard changed.allSatisfy({ version in version.until.map { $0 > version.from } ?? true }) else { return }
        let position = version.position
        mutants.append(MadeMutant(
            description: RuleMutant(
                rule: rule.id, version: version.from, place: "inForce", file: rule.file, line: position.line, column: position.column,
                before: "inForce.\(end) \(before)", after: "\(after)"),
            rule: rule.with(versions: changed), version: nil))
    }

    // MARK: Adding

    private mutating func add(
        _ index: Int, _ place: String, _ position: Position, _ before: String, _ after: String, _ version: RuleVersion
    ) {
        var versions = rule.versions
        versions[index] = version
        mutants.append(MadeMutant(
            description: RuleMutant(
                rule: rule.id, version: rule.versions[index].from, place: place, file: rule.file, line: position.line,
                column: position.column, before: before, after: after),
            rule: rule.with(versions: versions), version: index))
    }
}

extension RuleCase.Outcome {
    /// What else the case could conclude: `severity: blocking`, `major`…
    fileprivate var others: [(before: String, after: String, outcome: RuleCase.Outcome)] {
        switch self {
        case .breach(.blocking): [("severity: blocking", "major", .breach(.major)), ("verdict: breach", "advice", .advice)]
        case .breach(.major): [("severity: major", "blocking", .breach(.blocking)), ("verdict: breach", "advice", .advice)]
        case .review: [("verdict: review", "breach", .breach(.major)), ("verdict: review", "advice", .advice)]
        case .advice: [("verdict: advice", "review", .review), ("verdict: advice", "breach", .breach(.major))]
        }
    }
}

extension RuleVersion {
    fileprivate func with(
        from: CivilDate? = nil, until: CivilDate? = nil, transition: Transition? = nil,
        variables: [(name: String, expression: LocatedText)]? = nil, applies: LocatedText? = nil, findings: [RuleCase]? = nil
    ) -> RuleVersion {
        RuleVersion(
            from: from ?? self.from, until: until ?? self.until, transition: transition ?? self.transition,
            variables: variables ?? self.variables, applies: applies ?? self.applies, findings: findings ?? self.findings,
            position: position)
    }
}

extension RuleCase {
    fileprivate func with(when: LocatedText? = nil, outcome: Outcome? = nil) -> RuleCase {
        RuleCase(when: when ?? self.when, outcome: outcome ?? self.outcome, message: message, remedy: remedy, question: question)
    }
}
