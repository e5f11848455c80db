// The finished form of the phrase library: what rulepack embeds and the program reads at each start.
// The examples stay behind; they were tried when the program was built.

import Market
import Provenance
import Settings

extension ClauseDefinition {
    public func pack(into writer: inout PackWriter) {
        writer.write(id)
        writer.write(records) { $0.write($1.rawValue) }
        writer.write(texts)
        writer.write(kinds) { $0.write($1) { $0.write($1.rawValue) } }
        for pattern in [under, notUnder, after, ifPaper, unlessPaper] { writer.write(pattern) }
        writer.write(needles)
        writer.write(pattern)
        for pattern in [unless, unlessSentence, ifSentence] { writer.write(pattern) }
        writer.write(quotesSentence)
        writer.write(quotesParagraph)
        writer.write(isFallback)
        writer.write(yields) { $1.pack(into: &$0) }
        writer.write(need.rawValue)
    }

    public init?(from reader: inout PackReader) {
        let id = reader.text()
        let records = reader.list { $0.word(RecordType.self) }
        let texts = reader.texts()
        let kinds = reader.optional { $0.list { $0.word(PaperKind.self) } }
        let under = reader.optionalText()
        let notUnder = reader.optionalText()
        let after = reader.optionalText()
        let ifPaper = reader.optionalText()
        let unlessPaper = reader.optionalText()
        let needles = reader.texts()
        let pattern = reader.text()
        let unless = reader.optionalText()
        let unlessSentence = reader.optionalText()
        let ifSentence = reader.optionalText()
        let quotesSentence = reader.isTrue()
        let quotesParagraph = reader.isTrue()
        let isFallback = reader.isTrue()
        let yields = reader.list { Yield(from: &$0) }
        guard let need = CaptureNeed(rawValue: reader.text()) else { return nil }
        self.init(
            id: id, records: records, texts: texts, kinds: kinds, under: under, notUnder: notUnder, after: after, ifPaper: ifPaper,
            unlessPaper: unlessPaper, needles: needles, pattern: pattern, unless: unless, unlessSentence: unlessSentence,
            ifSentence: ifSentence, quotesSentence: quotesSentence, quotesParagraph: quotesParagraph, isFallback: isFallback, yields: yields, need: need,
            matches: [], rejects: [])
    }
}

extension ClauseDefinition.Yield {
    fileprivate func pack(into writer: inout PackWriter) {
        switch self {
        case .value(let attribute, let source):
            writer.write(0)
            writer.write(attribute)
            source.pack(into: &writer)
        case .member(let list, let fields):
            writer.write(1)
            writer.write(list)
            writer.write(fields.sorted { $0.key < $1.key }) {
                $0.write($1.key)
                $1.value.pack(into: &$0)
            }
        }
    }

    fileprivate init(from reader: inout PackReader) {
        if reader.number() == 0 {
            self = .value(attribute: reader.text(), ClauseDefinition.Source(from: &reader))
        } else {
            let list = reader.text()
            let fields = reader.list { ($0.text(), ClauseDefinition.Source(from: &$0)) }
            self = .member(list: list, fields: Dictionary(fields) { first, _ in first })
        }
    }
}

extension ClauseDefinition.Source {
    fileprivate func pack(into writer: inout PackWriter) {
        switch self {
        case .constant(let text):
            writer.write(0)
            writer.write(text)
        case .capture(let name, let unit):
            writer.write(1)
            writer.write(name)
            writer.write(unit)
        }
    }

    fileprivate init(from reader: inout PackReader) {
        self = reader.number() == 0 ? .constant(reader.text()) : .capture(reader.text(), unit: reader.text())
    }
}
