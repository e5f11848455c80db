// What every subcommand that judges shares: the rules, the phrases, the day, the answers.

import Clausier
import Documents

/// Everything that is loaded once and used for all consultations of a run.
struct Session: Sendable {
    let judge: Judge
    let phrases: PhraseLibrary
    let context: ReportContext
    let day: CivilDate?
    let answers: AnswersFile?

    init(_ options: JudgingOptions) throws {
        let ruleSet = try Self.ruleSet(adding: options.rules, only: options.onlyIdentifiers, skip: options.skippedIdentifiers)
        judge = Judge(ruleSet)
        phrases = try Shipped.phrases()
        day = options.on
        answers = try options.answers.map { try AnswersFile.read(Self.text(of: $0), file: $0) }
        context = ReportContext(
            toolVersion: Root.version, ruleSetVersion: ruleSet.version, reviewed: ruleSet.reviewed, rules: ruleSet.rules,
            requestedDay: options.on)
    }

    /// The shipped rules with the house's own, as far as they are selected.
    static func ruleSet(adding folders: [String], only: [String] = [], skip: [String] = []) throws -> RuleSet {
        var ruleSet = try Shipped.rules()
        for folder in folders { ruleSet = try ruleSet.adding(folder: folder) }
        return only.isEmpty && skip.isEmpty ? ruleSet : try ruleSet.selecting(only: only, skip: skip)
    }

    func makeExaminer() -> any Examining {
        SessionExaminer(examiner: Examiner(judge: judge, phrases: phrases, on: day, answers: answers))
    }

    private static func text(of path: String) throws -> String {
        do throws(DocumentError) {
            let file = try OpenedFile.read(path)
            return String(decoding: file.bytes, as: UTF8.self)
        } catch {
            throw Failure("\(path) : \(error.what)")
        }
    }
}

private struct SessionExaminer: Examining {
    let examiner: Examiner

    func examine(_ path: String) throws(SettingsError) -> JudgedConsultation { try examiner.examine(path) }
}
