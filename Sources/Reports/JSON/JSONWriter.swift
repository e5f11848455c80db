// Writes JSON straight into bytes: reports of thousands of notices go through here, so there is no
// tree in memory and no Foundation.

import Provenance

/// Appends JSON to a byte buffer.
///
/// The caller says what it writes in order; commas, indentation and escapes are the writer's:
///
/// ```swift
/// var writer = JSONWriter()
/// writer.object {
///     $0.field("rule", "LOT-01-MOTIF")
///     $0.array("lots") { $0.string("LOT-0001") }
/// }
/// ```
public struct JSONWriter: Sendable {
    /// How the text is laid out.
    public enum Layout: Sendable {
        /// One line, no spaces: for programs.
        case compact
        /// Two spaces for each level: for people.
        case indented
    }

    public private(set) var bytes: [UInt8] = []
    private let layout: Layout
    private(set) var depth: Int
    /// Evidence that was written before, by number of its element.
    var written: [Int: [WrittenEvidence]] = [:]
    /// The lists that were written last, and where: findings that rest on the same facts follow each other.
    var lastEvidence: (list: [Evidence], range: Range<Int>)?
    var lastReads: (list: [String], range: Range<Int>)?
    /// What the run has written of the heads of findings; `nil`: nothing is remembered.
    var heads: HeadMemory?
    /// Whether the next element is the first of its container, so that no comma goes before it.
    private var isFirst = true
    private var isAfterKey = false

    /// `depth`: how deep in a larger text this part stands; only the indentation depends on it.
    public init(_ layout: Layout = .compact, depth: Int = 0) {
        self.layout = layout
        self.depth = depth
        // A consultation takes tens of kilobytes: no need to grow there step by step.
        bytes.reserveCapacity(1 << 15)
    }

    // MARK: Containers

    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        body(&self)
        close(UInt8(ascii: "}"))
    }

    public mutating func array(_ body: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "["))
        body(&self)
        close(UInt8(ascii: "]"))
    }

    public mutating func object(_ key: StaticString, _ body: (inout JSONWriter) -> Void) {
        self.key(key)
        object(body)
    }

    public mutating func array(_ key: StaticString, _ body: (inout JSONWriter) -> Void) {
        self.key(key)
        array(body)
    }

    // MARK: Keys

    /// A key that needs no escape.
    public mutating func key(_ name: StaticString) {
        beginElement()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        endKey()
    }

    /// A key that is known only at run time.
    public mutating func key(_ name: String) {
        beginElement()
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(name)
        endKey()
    }

    // MARK: Values

    public mutating func string(_ value: String) {
        beginElement()
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(value)
        bytes.append(UInt8(ascii: "\""))
    }

    public mutating func integer(_ value: Int) {
        beginElement()
        appendDigits(value)
    }

    public mutating func bool(_ value: Bool) {
        beginElement()
        append(value ? "true" : "false")
    }

    // MARK: Key and value

    public mutating func field(_ key: StaticString, _ value: String) {
        self.key(key)
        string(value)
    }

    /// Nothing at all if there is no value.
    public mutating func field(_ key: StaticString, _ value: String?) {
        if let value { field(key, value) }
    }

    public mutating func field(_ key: StaticString, _ value: Int) {
        self.key(key)
        integer(value)
    }

    public mutating func field(_ key: StaticString, _ value: Bool) {
        self.key(key)
        bool(value)
    }

    /// Begins an element that the next call will write, and says where it starts: after its comma
    /// and its indentation.
    mutating func beginNextElement() -> Int {
        beginElement()
        isAfterKey = true
        return bytes.count
    }

    /// Members of an object, as they were written before or now. Returns where they stand.
    mutating func part(_ written: [UInt8]?, _ write: (inout JSONWriter) -> Void) -> Range<Int> {
        let start = beginNextElement()
        if let written {
            bytes.append(contentsOf: written)
            isAfterKey = false
        } else {
            write(&self)
        }
        return start..<bytes.count
    }

    /// A list, copied from the last one of its kind if that was the same and stood at the same depth.
    /// Returns where it stands.
    mutating func list<Member: Equatable>(
        _ key: StaticString, _ members: [Member], last: (list: [Member], range: Range<Int>)?,
        _ write: (inout JSONWriter, Member) -> Void
    ) -> (list: [Member], range: Range<Int>) {
        self.key(key)
        let start = beginNextElement()
        if let last, last.list == members {
            copy(last.range)
        } else {
            array { writer in for member in members { write(&writer, member) } }
        }
        return (members, start..<bytes.count)
    }

    /// An element that stands elsewhere in the text already, at the same depth.
    mutating func copy(_ range: Range<Int>) {
        beginElement()
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: range.count))
        // A slice of `bytes` appended to `bytes` would copy all of it first.
        bytes.withUnsafeMutableBytes { text in
            UnsafeMutableRawBufferPointer(rebasing: text[start...])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: text[range]))
        }
    }

    /// Starts a new line of text, for formats of one value a line.
    public mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        isFirst = true
    }

    // MARK: Bytes

    private mutating func open(_ bracket: UInt8) {
        beginElement()
        bytes.append(bracket)
        depth += 1
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if !isFirst { newLine() }
        bytes.append(bracket)
        isFirst = false
    }

    private mutating func beginElement() {
        if isAfterKey {
            isAfterKey = false
            return
        }
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        // The outermost value starts where the text stands; only what is inside a container goes to
        // a line of its own.
        if !bytes.isEmpty, depth > 0 { newLine() }
        isFirst = false
    }

    private mutating func endKey() {
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        if layout == .indented { bytes.append(UInt8(ascii: " ")) }
        isAfterKey = true
    }

    private mutating func newLine() {
        guard layout == .indented else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<(depth * 2) { bytes.append(UInt8(ascii: " ")) }
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func appendDigits(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = value.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    private mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { JSONEscapes.append($0, to: &bytes) }
    }
}
