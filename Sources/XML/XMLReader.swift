// Reading one XML document after another with one parser.

import Clibxml2

/// What became of one document.
public struct XMLReading: Sendable {
    /// Where each element stands.
    public let map: XMLMap
    /// The first error; the visitor has seen what came before it.
    public let error: XMLError?

    /// Whether the whole document was shown to the visitor.
    public var isComplete: Bool { error == nil }
}

/// A parser to be used again and again, by one thread at a time: one for each worker.
public final class XMLReader {
    private let vocabulary: XMLVocabulary
    private let attributeNames: [String]
    private let limits: XMLLimits
    private let keepsPlaces: Bool
    /// False only in tests, which compare both ways of reading.
    private let readsPlainly: Bool
    private var parser: Parser?

    /// `attributes` are the attributes that can be asked of an element, by their index; one in a
    /// namespace is qualified by the vocabulary's prefix for it: `w:val`. `keepsPlaces` is for those who
    /// will ask the map where elements stand; without it the map knows of none.
    public convenience init(vocabulary: XMLVocabulary, attributes: [String], limits: XMLLimits = .standard, keepsPlaces: Bool = true) {
        self.init(vocabulary: vocabulary, attributes: attributes, limits: limits, keepsPlaces: keepsPlaces, readsPlainly: true)
    }

    init(vocabulary: XMLVocabulary, attributes: [String], limits: XMLLimits, keepsPlaces: Bool = true, readsPlainly: Bool) {
        self.vocabulary = vocabulary
        self.keepsPlaces = keepsPlaces
        attributeNames = attributes
        self.limits = limits
        self.readsPlainly = readsPlainly
    }

    /// Shows a document to `visitor`. `path` is for error messages.
    public func read(_ bytes: [UInt8], path: String, visitor: some XMLVisitor) -> XMLReading {
        if bytes.isEmpty { return refused(.empty, bytes, path) }
        if bytes.count > limits.byteCount { return refused(.tooLarge(limit: limits.byteCount), bytes, path) }
        let source: XMLSource
        switch XMLSource.make(bytes) {
        case .success(let made): source = made
        case .failure(let problem): return refused(problem.reason, bytes, path)
        }
        if let long = source.utf8.withUnsafeBufferPointer({ firstOverlongTag($0, limit: limits.tagLength) }) {
            let map = XMLMap(source: source, skeleton: [], names: [])
            let (line, column) = map.lineAndColumn(of: long)
            return XMLReading(
                map: map,
                error: XMLError(.tagTooLong(limit: limits.tagLength), path: path, line: line, column: column))
        }
        // A parser keeps every name it has met; one that has met too many strange ones is replaced.
        if let current = parser, current.nameCount > vocabulary.count + 20_000 { parser = nil }
        let made = parser ?? Parser(
            vocabulary: vocabulary, attributes: attributeNames, limits: limits, keepsPlaces: keepsPlaces, readsPlainly: readsPlainly)
        guard let parser = made else {
            return refused(.outOfMemory, bytes, path)
        }
        self.parser = parser
        return parser.read(source, path: path, visitor: visitor)
    }

    private func refused(_ reason: XMLError.Reason, _ bytes: [UInt8], _ path: String) -> XMLReading {
        XMLReading(
            map: XMLMap(source: XMLSource(utf8: bytes), skeleton: [], names: []), error: XMLError(reason, path: path))
    }
}

/// Once per process, before the first context of either reader: two threads that let the library set itself
/// up, one with a page and one with a notice, can each wait for ever for a lock that the other made anew.
let libraryIsReady: Void = xmlInitParser()

/// libxml2's context with the state its callbacks write to.
private final class Parser {
    private let context: xmlParserCtxtPtr
    private let state: UnsafeMutablePointer<SAXState>

    private let readsPlainly: Bool

    init?(vocabulary: XMLVocabulary, attributes: [String], limits: XMLLimits, keepsPlaces: Bool, readsPlainly: Bool) {
        self.readsPlainly = readsPlainly
        _ = libraryIsReady
        guard let context = xmlNewParserCtxt() else { return nil }
        self.context = context
        let keys = UnsafeMutablePointer<AttributeKey>.allocate(capacity: max(attributes.count, 1))
        keys.initialize(repeating: AttributeKey(local: nil, space: nil, otherSpace: nil), count: max(attributes.count, 1))
        for (index, name) in attributes.enumerated() {
            keys[index] = Self.key(for: name, vocabulary, context.pointee.dict)
        }
        state = .allocate(capacity: 1)
        state.initialize(
            to: SAXState(
                context: context, limits: limits, keepsPlaces: keepsPlaces, interner: NameInterner(vocabulary: vocabulary), visitor: Deaf.one,
                keys: keys, keyCount: attributes.count))
        installHandler(on: context, state: state)
    }

    private static func key(for name: String, _ vocabulary: XMLVocabulary, _ names: xmlDictPtr?) -> AttributeKey {
        func pointer(_ text: Substring) -> UnsafePointer<UInt8>? { xmlDictLookup(names, String(text), -1) }
        let parts = name.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return AttributeKey(local: pointer(name[...]), space: nil, otherSpace: nil) }
        let spaces = vocabulary.prefixes.filter { $0.value == parts[0] }.keys.sorted()
        return AttributeKey(
            local: pointer(parts[1]), space: spaces.first.flatMap { pointer($0[...]) },
            otherSpace: spaces.last.flatMap { pointer($0[...]) })
    }

    deinit {
        xmlFreeParserCtxt(context)
        state.pointee.keys.deallocate()
        state.pointee.skeleton.deallocate()
        state.pointee.frames.deallocate()
        state.pointee.text.deallocate()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    var nameCount: Int { state.pointee.interner.count }

    func read(_ source: XMLSource, path: String, visitor: some XMLVisitor) -> XMLReading {
        state.pointee.reset(visitor: visitor)
        if readsPlainly, readPlainly(source, visitor) { return finish(source, path, isWellFormed: true) }
        // The encoding was settled before; no network, and none of the options that load a DTD,
        // replace entities or lift libxml2's own limits.
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue)
        withExtendedLifetime(visitor) {
            source.utf8.withUnsafeBytes { bytes in
                let document = xmlCtxtReadMemory(
                    context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(truncatingIfNeeded: bytes.count), nil, nil, options)
                // Only a document with a DOCTYPE leaves one.
                if let document { xmlFreeDoc(document) }
            }
        }
        return finish(source, path, isWellFormed: context.pointee.wellFormed == 1)
    }

    /// False, and nobody has heard anything, if the document is one for libxml2.
    private func readPlainly(_ source: XMLSource, _ visitor: some XMLVisitor) -> Bool {
        withExtendedLifetime(visitor) {
            source.utf8.withUnsafeBufferPointer { bytes in
                guard let document = PlainScanner.tokens(bytes, context.pointee.dict, state.pointee.limits) else { return false }
                state.pointee.show(document, of: bytes)
                return true
            }
        }
    }

    private func finish(_ source: XMLSource, _ path: String, isWellFormed: Bool) -> XMLReading {
        let map = XMLMap(
            source: source,
            skeleton: Array(UnsafeBufferPointer(start: state.pointee.skeleton, count: state.pointee.keepsPlaces ? state.pointee.elementCount : 0)),
            names: state.pointee.interner.names)
        state.pointee.visitor = Deaf.one
        return XMLReading(map: map, error: error(in: source, map: map, path: path, isWellFormed: isWellFormed))
    }

    private func error(in source: XMLSource, map: XMLMap, path: String, isWellFormed: Bool) -> XMLError? {
        guard var reason = state.pointee.error else {
            // libxml2 can give up without reporting; what it did not call well-formed was not read.
            return isWellFormed ? nil : XMLError(.malformed(detail: "raison inconnue"), path: path)
        }
        let offset = min(state.pointee.errorOffset, source.utf8.count)
        if case .malformed = reason, state.pointee.errorIsFatal {
            if state.pointee.elementCount == 0 {
                reason = .notXML
            } else if state.pointee.depth > 0, offset >= source.utf8.count {
                reason = .truncated
            } else if reason == forbiddenCharacter, case .utf8 = source.encoding, offset < source.utf8.count,
                source.utf8[offset] >= 0x80
            {
                // libxml2 calls half a character a forbidden one.
                reason = .badBytes(encoding: "UTF-8")
            }
        }
        let (line, column) = map.lineAndColumn(of: offset)
        return XMLError(reason, path: path, line: line, column: column)
    }
}

/// Stands in for a visitor between two documents.
private final class Deaf: XMLVisitor, Sendable {
    static let one = Deaf()
    func open(_ element: borrowing XMLElement) -> XMLInterest { .skip }
    func close(text: UnsafeBufferPointer<UInt8>) {}
}
