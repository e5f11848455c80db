// From an element's number to its place in the file, worked out when somebody asks.
//
// Most facts never need an address: a report shows a few of some hundred. While reading, only a
// skeleton is kept (parent, name, offset); lines, columns and paths are derived from it here.

import Synchronization

/// Where the elements of one document stand.
public final class XMLMap: Sendable {
    private let source: XMLSource
    private let skeleton: [SkeletonEntry]
    private let names: [String]
    private let derived = Mutex<Derived?>(nil)

    /// What the first question about a place works out for all others.
    private struct Derived {
        let ordinals: SiblingOrdinals
        let lines: LineTable
    }

    init(source: XMLSource, skeleton: [SkeletonEntry], names: [String]) {
        self.source = source
        self.skeleton = skeleton
        self.names = names
    }

    /// The place of an element's own start tag.
    public struct Place: Hashable, Sendable {
        /// Lines and columns count from 1, columns in Unicode scalars; the end is behind the `>`.
        public let line: Int
        public let column: Int
        public let endLine: Int
        public let endColumn: Int
        /// In bytes of the file, whatever its encoding.
        public let byteOffset: Int
        public let byteLength: Int
        /// `/ContractNotice/cac:ProcurementProjectLot[2]/cbc:ID`.
        public let xpath: String
    }

    /// How many elements were read.
    public var elementCount: Int { skeleton.count }

    /// The conventional name of an element: `cac:ProcurementProjectLot`; empty for a number there is not.
    public func name(of element: Int) -> String {
        skeleton.indices.contains(element) ? names[Int(skeleton[element].name)] : ""
    }

    /// The number of the element around this one; -1 for the outermost, and for a number there is not.
    public func parent(of element: Int) -> Int {
        skeleton.indices.contains(element) ? Int(skeleton[element].parent) : -1
    }

    /// The conventional name of the outermost element; empty if none was read.
    public var rootName: String { name(of: 0) }

    /// The place of an element; the beginning of the document for a number there is not.
    public func place(of element: Int) -> Place {
        guard skeleton.indices.contains(element) else {
            return Place(line: 1, column: 1, endLine: 1, endColumn: 1, byteOffset: 0, byteLength: 0, xpath: "/")
        }
        let derived = derivation()
        let (start, end) = tagRange(of: element)
        let from = derived.lines.place(of: start, in: source)
        let to = derived.lines.place(of: end, in: source)
        return Place(
            line: from.line, column: from.column, endLine: to.line, endColumn: to.column,
            byteOffset: from.byteOffset, byteLength: to.byteOffset - from.byteOffset,
            xpath: xpath(of: element, derived.ordinals))
    }

    /// Line and column of a byte of the UTF-8 text; for errors, which have no element.
    func lineAndColumn(of offset: Int) -> (line: Int, column: Int) {
        let place = derivation().lines.place(of: offset, in: source)
        return (place.line, place.column)
    }

    private func derivation() -> Derived {
        derived.withLock { slot in
            if let slot { return slot }
            let made = Derived(ordinals: SiblingOrdinals(skeleton), lines: LineTable(source))
            slot = made
            return made
        }
    }

    /// From the `<` of the start tag to behind its `>`. In well-formed XML no `<` stands within a
    /// tag, and behind the attributes, where libxml2 stood, nothing but the end of the tag.
    private func tagRange(of element: Int) -> (start: Int, end: Int) {
        let bytes = source.utf8
        var start = min(Int(skeleton[element].tagEnd), bytes.count)
        var end = start
        while start > 0 {
            start -= 1
            if bytes[start] == UInt8(ascii: "<") { break }
        }
        while end < bytes.count {
            end += 1
            if bytes[end - 1] == UInt8(ascii: ">") { break }
        }
        return (start, end)
    }

    private func xpath(of element: Int, _ ordinals: SiblingOrdinals) -> String {
        var chain: [Int] = []
        var current = element
        while current >= 0 {
            chain.append(current)
            current = Int(skeleton[current].parent)
        }
        var path = ""
        for number in chain.reversed() {
            path += "/"
            path += names[Int(skeleton[number].name)]
            if let ordinal = ordinals[number] { path += "[\(ordinal)]" }
        }
        return path
    }
}
