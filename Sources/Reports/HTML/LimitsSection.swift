// What the reader must know to judge the judgement: the rules, the day of their review, the limits.

import Rules

extension HTMLWriter {
    mutating func limits(_ subject: HTMLSubject) {
        part(.limits, subject, below: 1) { writer in
            let context = subject.context
            for warning in subject.consultation.lawWarnings { writer.element("p", ["class": "cr-note"]) { $0.prose(warning) } }
            for note in context.notes { writer.element("p", ["class": "cr-note"]) { $0.prose(note) } }
            for paragraph in HTMLWords.limits { writer.element("p", text: paragraph) }
            writer.element("dl", ["class": "cr-facts"]) { writer in
                for (label, value) in HTMLWords.about(context) {
                    writer.element("div") { writer in
                        writer.element("dt", text: label)
                        writer.element("dd", text: value)
                    }
                }
            }
        }
    }
}
