// What `clausier bid` loads once: the profile, the rules, the phrases, the day.

import Clausier
import Glibc

struct BidSession: Sendable {
    let session: Session
    let profile: Profile
    private let assessor: BidAssessor

    init(profile path: String, _ options: BidOptions, examining sources: [ConsultationSource]) throws {
        let trust = Trust(examined: sources.flatMap(\.paths))
        profile = try Profile.read(trust.text(of: path, "--profile"), file: path)
        session = try Session(options.judging, examining: sources)
        assessor = BidAssessor(profile, judge: session.judge, today: options.today ?? Self.today)
    }

    /// The sheet of one consultation, and what of it could not be read.
    func sheet(of source: ConsultationSource) throws -> (sheet: DecisionSheet, unread: [String]) {
        try sheet(of: source, by: makeExaminer(threads: 2))
    }

    func sheet(of source: ConsultationSource, by examiner: Examiner) throws(SettingsError) -> (sheet: DecisionSheet, unread: [String]) {
        let consultation = try examiner.examine(source)
        let sheet = assessor.sheet(of: consultation.market, consultation.judgement, source: consultation.source)
        return (sheet, consultation.readFailures.map { "\($0.document ?? $0.source) : \($0.reason)" })
    }

    /// One for each thread.
    func makeExaminer(threads: Int) -> Examiner {
        Examiner(
            judge: session.judge, phrases: session.phrases, on: session.day, answers: session.answers, papers: session.papers,
            candidate: profile.candidate, threads: threads)
    }

    /// The day on this machine's clock, where it stands.
    private static var today: CivilDate {
        var now = time(nil)
        var local = tm()
        localtime_r(&now, &local)
        return CivilDate(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday)) ?? CivilDate(dayNumber: 0)
    }
}
