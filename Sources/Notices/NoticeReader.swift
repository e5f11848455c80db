// Reading notices: bytes in, records out.

import Documents
import Market
import Provenance
import XML

/// Reads one notice after another; one reader for each worker, since parser and tables are kept.
///
///     let reader = NoticeReader()
///     let reading = try reader.read(file.bytes, path: file.path, as: DocumentID(0))
public final class NoticeReader {
    private let eForms: FormatReader
    private let limits: XMLLimits
    // Each made when the first of its kind is met, which mostly never happens.
    private var ted: FormatReader?
    private var boamp: FormatReader?
    private var eFormsInBOAMP: FormatReader?

    public init(limits: XMLLimits = .standard) {
        eForms = FormatReader(.shared, limits)
        self.limits = limits
    }

    /// Makes the tables of eForms ready, which is otherwise done for the first reader.
    public static func prepare() { _ = FieldTrie.shared }

    /// Reads a notice. A damaged one is read up to the damage, with status `.incomplete`; a file
    /// that is no notice, or of which nothing could be read, is an error.
    public func read(_ bytes: [UInt8], path: String, as document: DocumentID) throws(NoticeError) -> NoticeReading {
        let parsed = eForms.parse(bytes, path)
        if let kind = eForms.collector.kind { return eForms.notice(parsed, kind, document) }
        if let error = parsed.error, parsed.map.elementCount == 0 { throw .xml(error) }
        let root = parsed.map.rootName
        if let reading = readForm(root, bytes, path, document) { return reading }
        let place = parsed.map.place(of: 0)
        if NoticeKind.holders.contains(where: { $0.rawValue == root }) {
            if let error = parsed.error { throw .xml(error) }
            throw .noForm(root: root, path: path, line: place.line, column: place.column)
        }
        throw .unknownRoot(root: root, path: path, line: place.line, column: place.column)
    }

    /// Notices of before eForms, by their outermost element.
    private func readForm(_ root: String, _ bytes: [UInt8], _ path: String, _ document: DocumentID) -> NoticeReading? {
        let name = root.split(separator: ":").last.map(String.init) ?? root
        switch name {
        case "TED_EXPORT":
            let reader = ted ?? FormatReader(.ted, limits)
            ted = reader
            return reader.form(bytes, path, document)
        case "ann", "ANNONCE":
            let reader = boamp ?? FormatReader(.boamp, limits)
            boamp = reader
            if let reading = reader.form(bytes, path, document) { return reading }
            guard reader.collector.kind == .boampNotice || reader.collector.kind == .boampNoticeWithoutNamespace else { return nil }
            let inner = eFormsInBOAMP ?? FormatReader(.eFormsInBOAMP, limits)
            eFormsInBOAMP = inner
            let parsed = inner.parse(bytes, path)
            guard let kind = inner.collector.kind, inner.collector.scopes.count > 1 else { return nil }
            return inner.notice(parsed, kind, document)
        default:
            return nil
        }
    }
}

/// The parser and the tables of one family of notices.
private final class FormatReader {
    let collector: NoticeCollector
    private let trie: FieldTrie
    private let parser: XMLReader

    init(_ trie: FieldTrie, _ limits: XMLLimits) {
        self.trie = trie
        parser = XMLReader(
            vocabulary: trie.vocabulary, attributes: NoticeAttribute.allCases.map(\.name), limits: limits)
        collector = NoticeCollector(trie: trie)
    }

    func parse(_ bytes: [UInt8], _ path: String) -> XMLReading {
        collector.reset()
        return parser.read(bytes, path: path, visitor: collector)
    }

    /// As a notice of eForms.
    func notice(_ parsed: XMLReading, _ kind: NoticeKind, _ document: DocumentID) -> NoticeReading {
        var builder = NoticeBuilder(
            trie: trie, collector: collector, map: parsed.map, document: document,
            isComplete: parsed.isComplete && collector.overflow == nil)
        return builder.build(kind: kind, damage: parsed.error)
    }

    /// As a form of before eForms; `nil` if there is none in it.
    func form(_ bytes: [UInt8], _ path: String, _ document: DocumentID) -> NoticeReading? {
        let parsed = parse(bytes, path)
        guard let kind = collector.kind else { return nil }
        var builder = FormBuilder(
            trie: trie, collector: collector, map: parsed.map, document: document,
            isComplete: parsed.isComplete && collector.overflow == nil)
        return builder.build(kind: kind, damage: parsed.error)
    }
}
