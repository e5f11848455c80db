// What the reader must know to judge the judgement: the rules, the day of their review, the limits.

import Market
import Rules

extension HTMLWriter {
    mutating func limits(_ subject: HTMLSubject) {
        part(.limits, subject, below: 1) { writer in
            for remark in subject.remarks { writer.element("p", ["class": "cr-note"]) { $0.prose(remark) } }
            for warning in subject.consultation.lawWarnings { writer.element("p", ["class": "cr-note"]) { $0.prose(warning) } }
            writer.limits(subject.context)
            let launch = subject.consultation.judgement.launchDate
            writer.element("p", text: HTMLWords.appliedLaw(LaunchDate(earliest: launch.earliest, latest: launch.latest, origin: launch.origin).sentence(among: [])))
            if let evidence = launch.evidence { writer.quote(evidence, subject) }
        }
    }

    /// The same for every consultation of a run.
    mutating func limits(_ context: ReportContext) {
        for note in context.notes { element("p", ["class": "cr-note"]) { $0.prose(note) } }
        for paragraph in HTMLWords.limits { element("p", text: paragraph) }
        element("dl", ["class": "cr-facts"]) { writer in
            for (label, value) in HTMLWords.about(context) {
                writer.element("div") { writer in
                    writer.element("dt", text: label)
                    writer.element("dd", text: value)
                }
            }
        }
    }
}
