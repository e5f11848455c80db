// What every subcommand that judges shares: the rules, the phrases, the day, the answers.

import Clausier

/// Everything that is loaded once and used for all consultations of a run.
struct Session: Sendable {
    let judge: Judge
    let phrases: PhraseLibrary
    let ruleSet: RuleSet
    let day: CivilDate?
    let answers: AnswersFile?
    let papers: PapersFile?
    let configuration: Configuration
    let suppressions: Suppressions

    /// `ignoringBaseline`: for the command that writes the known findings anew, of which none is known yet.
    init(_ options: JudgingOptions, examining sources: [ConsultationSource], ignoringBaseline: Bool = false) throws {
        let trust = Trust(examined: sources.flatMap(\.paths))
        configuration = try Configuration.find(options.config, trust)
        if !configuration.only.isEmpty || !configuration.skip.isEmpty || !configuration.suppressions.isEmpty {
            try configuration.checkSelection(among: Self.ruleSet(adding: configuration.rules + options.rules))
        }
        // What the command line names replaces what the configuration names.
        let only = options.only.isEmpty ? configuration.only : options.onlyIdentifiers
        var ruleSet = try Self.ruleSet(
            adding: configuration.rules + options.rules, only: only, skip: configuration.skip + options.skippedIdentifiers)
        try configuration.applySeverities(to: &ruleSet)
        judge = Judge(ruleSet)
        phrases = try Shipped.phrases()
        day = options.on
        answers = try options.answers.map { try AnswersFile.read(trust.text(of: $0, "--answers"), file: $0) }
        papers = try options.papers.map { try PapersFile.read(trust.text(of: $0, "--papers"), file: $0) }
        self.ruleSet = ruleSet
        KeptToTheEnd.keep(ruleSet)
        let known = ignoringBaseline ? nil : try (options.baseline ?? configuration.baseline).map { try Baseline.read(trust.text(of: $0, "--baseline"), file: $0) }
        suppressions = Suppressions(configuration.suppressions, baseline: known, file: configuration.file, today: Today.date)
    }

    /// What reports say of the run as a whole.
    func context(_ policy: RunPolicy, problemsOnly: Bool = false) -> ReportContext {
        ReportContext(
            toolVersion: Root.version, ruleSetVersion: ruleSet.version, reviewed: ruleSet.reviewed, rules: ruleSet.rules, builtIns: ruleSet.builtInRules,
            requestedDay: day, notes: configuration.notes, policy: policy, problemsOnly: problemsOnly)
    }

    /// The shipped rules with the house's own, as far as they are selected.
    static func ruleSet(adding folders: [String], only: [String] = [], skip: [String] = []) throws -> RuleSet {
        var ruleSet = try Shipped.rules()
        for folder in folders { ruleSet = try ruleSet.adding(folder: folder) }
        return only.isEmpty && skip.isEmpty ? ruleSet : try ruleSet.selecting(only: only, skip: skip)
    }

    /// The same with the inline tests, of which pages about rules take their example.
    static func ruleSetWithTests(adding folders: [String]) throws -> RuleSet {
        var ruleSet = try Shipped.rules(withTests: true)
        for folder in folders { ruleSet = try ruleSet.adding(files: try SettingsFolder.read(folder)) }
        return ruleSet
    }

    /// `threads`: on how many the documents of one consultation are read.
    func makeExaminer(threads: Int, comparedOn comparedDay: CivilDate? = nil) -> any Examining {
        SessionExaminer(
            examiner: Examiner(
                judge: judge, phrases: phrases, on: day, comparedOn: comparedDay, answers: answers, papers: papers,
                houseFacts: configuration.houseFacts, suppressions: suppressions, threads: threads))
    }
}

/// What is not taken apart before the process ends: a command makes one session, and freeing a house's compiled
/// rules piece by piece would take as long as checking a notice.
private final class KeptToTheEnd: Sendable {
    private let ruleSet: RuleSet
    private init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

    static func keep(_ ruleSet: RuleSet) { _ = Unmanaged.passRetained(KeptToTheEnd(ruleSet)) }
}

private struct SessionExaminer: Examining {
    let examiner: Examiner

    func examine(_ source: ConsultationSource) throws(SettingsError) -> JudgedConsultation { try examiner.examine(source) }
}
