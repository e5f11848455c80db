// Reading eForms notices: bytes in, records out.

import Documents
import Market
import Provenance
import XML

/// Reads one notice after another; one reader for each worker, since parser and tables are kept.
///
///     let reader = NoticeReader()
///     let reading = try reader.read(file.bytes, path: file.path, as: DocumentID(0))
public final class NoticeReader {
    private let trie: FieldTrie
    private let parser: XMLReader
    private let collector: NoticeCollector

    public init(limits: XMLLimits = .standard) {
        trie = FieldTrie.shared
        parser = XMLReader(
            vocabulary: trie.vocabulary, attributes: NoticeAttribute.allCases.map(\.name), limits: limits)
        collector = NoticeCollector(trie: trie)
    }

    /// Reads a notice. A damaged one is read up to the damage, with status `.incomplete`; a file
    /// that is no notice, or of which nothing could be read, is an error.
    public func read(_ bytes: [UInt8], path: String, as document: DocumentID) throws(NoticeError) -> NoticeReading {
        collector.reset()
        let parsed = parser.read(bytes, path: path, visitor: collector)
        guard let kind = collector.kind else {
            if let error = parsed.error, parsed.map.elementCount == 0 { throw .xml(error) }
            let place = parsed.map.place(of: 0)
            throw .unknownRoot(root: parsed.map.rootName, path: path, line: place.line, column: place.column)
        }
        var builder = NoticeBuilder(
            trie: trie, collector: collector, map: parsed.map, document: document,
            isComplete: parsed.isComplete && collector.overflow == nil)
        return builder.build(kind: kind, damage: parsed.error)
    }
}
