// What `clausier bid` loads once: the profile, the rules, the phrases, the day.

import Clausier
import Glibc

struct BidSession: Sendable {
    /// A sheet, and what of its papers could not be read.
    struct Outcome: Sendable {
        let sheet: DecisionSheet
        let failures: [String]
    }

    let session: Session
    let profile: Profile
    private let assessor: BidAssessor

    init(profile path: String, _ judging: JudgingOptions, today: CivilDate?, examining sources: [ConsultationSource]) throws {
        let trust = Trust(examined: sources.flatMap(\.paths))
        profile = try Profile.read(trust.text(of: path, "--profile"), file: path)
        session = try Session(judging, examining: sources)
        assessor = BidAssessor(profile, judge: session.judge, today: today ?? Self.today)
    }

    func sheet(of source: ConsultationSource) throws(SettingsError) -> Outcome { try sheet(of: source, by: makeExaminer(threads: 2)) }

    func sheet(of source: ConsultationSource, by examiner: Examiner) throws(SettingsError) -> Outcome {
        let consultation = try examiner.examine(source)
        return Outcome(
            sheet: assessor.sheet(of: consultation.market, consultation.judgement, source: consultation.source),
            failures: consultation.readFailures.map { "\($0.document ?? $0.source) : \($0.reason)" })
    }

    /// One for each thread.
    func makeExaminer(threads: Int) -> Examiner {
        Examiner(
            judge: session.judge, phrases: session.phrases, on: session.day, answers: session.answers, papers: session.papers,
            candidate: profile.candidate, threads: threads)
    }

    /// The day on the clock of this machine.
    static var today: CivilDate {
        var now = time(nil)
        var local = tm()
        localtime_r(&now, &local)
        return CivilDate(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday)) ?? CivilDate(dayNumber: 0)
    }
}

/// Files that `clausier bid` writes beside its report.
enum BidFiles {
    static func write(_ bytes: [UInt8], to path: String) throws {
        var output = try Output(path: path)
        try output.write(bytes)
        try output.flush()
    }

    /// Each letter as Markdown and as DOCX.
    static func write(_ sheet: DecisionSheet, _ profile: Profile, letters folder: String, templates: String?, trust: Trust) throws {
        try make(folder)
        for letter in BidLetter.allCases {
            let file = templates.map { "\($0)/\(letter.fileName)" }
            let own = try file.flatMap { FileWalk.exists($0) ? try trust.text(of: $0, "--templates") : nil }
            let text = try letter.markdown(sheet, profile, template: own, file: own == nil ? nil : file)
            try write(Array(text.utf8), to: "\(folder)/\(letter.fileName)")
            try write(WordLetter.document(text), to: "\(folder)/\(letter.rawValue).docx")
        }
        Talk.say("clausier : courriers écrits dans \(Talk.harmless(folder))")
    }

    static func make(_ folder: String) throws {
        if FileWalk.isFolder(folder) { return }
        guard mkdir(folder, 0o755) == 0 else { throw Failure("impossible de créer \(folder) : \(Failure.systemReason())") }
    }
}
