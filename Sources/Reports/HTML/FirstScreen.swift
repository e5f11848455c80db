// The first screen: what the market is, the verdict, the counts, what to do first.

import Rules

extension HTMLWriter {
    mutating func firstScreen(_ subject: HTMLSubject) {
        let headline = Headline(subject)
        element("header", ["class": "cr-first"]) { writer in
            writer.heading(0) { $0.paper(subject.title) }
            writer.element("p", ["class": "cr-verdict cr-\(headline.group.name)"], text: headline.sentence)
            for sentence in headline.scope { writer.element("p", text: sentence) }
        }
    }
}
