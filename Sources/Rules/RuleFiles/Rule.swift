// A rule as its file says it: texts and conditions, not yet compiled.

import Figures
import Settings

/// A rule: one question a lawyer asks, in one file.
public struct Rule: Sendable {
    /// Stable for ever: `LOT-01-MOTIF`.
    public let id: String
    public let title: String
    public let legalBasis: [LegalBasis]
    public let scope: RuleScope
    /// In chronological order; windows do not overlap.
    public let versions: [RuleVersion]
    /// What the law asks and why, in plain French.
    public let explanation: String
    /// What the rule deliberately does not judge.
    public let exclusions: String?
    /// What it takes for granted without having read it.
    public let assumptions: String?
    /// When in a purchase its question arises.
    public let stage: PurchaseStage?
    /// Texts that were read to write it, besides its legal basis.
    public let sources: [String]
    /// The file, for messages.
    public let file: String
    /// The inline tests as they stand in the file; `nil` where they were not loaded.
    let tests: Node?
    /// `mutants:` as it stands in the file: which survivors of mutation are excused.
    let mutants: Node?

    /// Whether every text it rests on is a charter or a convention.
    public var restsOnCommitment: Bool { !legalBasis.isEmpty && legalBasis.allSatisfy(\.isCommitment) }

    /// The same rule with another gravity of its breaches.
    func setting(_ severity: Severity) -> Rule {
        let versions = versions.map { version in
            RuleVersion(
                from: version.from, until: version.until, transition: version.transition, variables: version.variables,
                applies: version.applies,
                findings: version.findings.map { finding in
                    guard case .breach = finding.outcome else { return finding }
                    return RuleCase(
                        when: finding.when, outcome: .breach(severity), message: finding.message, remedy: finding.remedy,
                        question: finding.question)
                }, position: version.position, consultedTables: version.consultedTables, leadingGuard: version.leadingGuard)
        }
        return with(versions: versions)
    }

    /// The same rule with other versions.
    func with(versions: [RuleVersion]) -> Rule {
        Rule(
            id: id, title: title, legalBasis: legalBasis, scope: scope, versions: versions, explanation: explanation,
            exclusions: exclusions, assumptions: assumptions, stage: stage, sources: sources, file: file, tests: tests,
            mutants: mutants)
    }
}

/// The rule as it stands in one period of the law.
public struct RuleVersion: Sendable {
    /// In force from this day.
    public let from: CivilDate
    /// Until the day before this one; `nil`: still in force.
    public let until: CivilDate?
    public let transition: Transition
    /// Sub-expressions that conditions and texts may use by name, in the order of the file.
    public let variables: [(name: String, expression: LocatedText)]
    /// `nil`: always applies.
    public let applies: LocatedText?
    public let findings: [RuleCase]
    /// Where it is written.
    let position: Position
    /// The names of the tables that the conditions consult, where that was found out when the rule was
    /// embedded in the program.
    var consultedTables: [String]?
    /// The shared sub-expression with which the precondition begins, where that was looked for.
    var leadingGuard: LeadingGuard?

    /// Whether the transitional clause of the text was read.
    public enum Transition: String, Sendable, CaseIterable {
        case read
        /// It was not: within thirty days after the change, both versions are tried.
        case byAnalogy
    }

    /// Whether the day falls in the window `[from, until)`.
    public func isInForce(on day: CivilDate) -> Bool {
        guard day >= from else { return false }
        guard let until else { return true }
        return day < until
    }
}

/// One case of a rule: a condition and what to say if it is true.
public struct RuleCase: Sendable {
    /// What the case concludes.
    public enum Outcome: Sendable, Hashable {
        case breach(Severity)
        /// A person must judge.
        case review
        case advice
    }

    public let when: LocatedText
    public let outcome: Outcome
    public let message: LocatedText
    public let remedy: LocatedText?
    public let question: LocatedText?
}

/// A text of a rule file with the place where it is written.
public struct LocatedText: Sendable {
    public let text: String
    let node: Node
    /// Embedded in the program: checked, and with the named sub-expressions in their places.
    let isFinished: Bool

    init(_ text: String, _ node: Node, isFinished: Bool = false) {
        self.text = text
        self.node = node
        self.isFinished = isFinished
    }
}
