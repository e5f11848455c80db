// The text of a block, put together from the pieces in which formats store it.

/// Gathers text: runs of white space become one space, characters that nobody sees are dropped, and
/// tick boxes become ☐ or ☒ whichever character drew them.
struct TextFlow {
    private var bytes: [UInt8] = []
    /// White space that was met and is written only if text follows.
    private var gap = Gap.none

    private enum Gap: UInt8 {
        case none, space
        /// A lone no-break space is kept as it is: quotes are verbatim.
        case noBreak, narrowNoBreak
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// Where in the source its pieces come from; empty unless somebody marks them.
    private var marks: [SourceMark] = []

    /// Says where what was written since the last mark comes from.
    mutating func mark(_ origin: SourceMark.Origin) {
        guard bytes.count > marks.last?.end ?? 0 else { return }
        marks.append(SourceMark(end: bytes.count, origin: origin))
    }

    /// The marks; taken before the text is.
    mutating func takeMarks() -> [SourceMark] {
        defer { marks = [] }
        return marks
    }

    /// Characters (Unicode scalars) among the first bytes, as far as they were counted.
    private var counted = (bytes: 0, characters: 0)

    /// How many characters were written. Counts only what is new since it was last asked: a paragraph
    /// may have a hundred thousand lines.
    mutating func countCharacters() -> Int {
        counted.characters += bytes[counted.bytes...].count { $0 & 0xC0 != 0x80 }
        counted.bytes = bytes.count
        return counted.characters
    }

    /// How long the text is, in UTF-8.
    var byteCount: Int { bytes.count }

    /// Whether the next character written will have a space before it.
    var hasGap: Bool { gap != .none && !bytes.isEmpty }

    mutating func space() { widen(.space) }

    /// Changes the flow in place, also behind an optional: a copy for each piece would be slow.
    mutating func edit(_ body: (inout TextFlow) -> Void) { body(&self) }

    /// The text, without white space around it; the flow is empty again.
    mutating func take() -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        removeAll()
        return text
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        gap = .none
        counted = (0, 0)
        marks.removeAll()
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    mutating func append(_ scalar: Unicode.Scalar) { append(String(scalar)) }

    mutating func append(_ utf8: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        let end = utf8.count
        while index < end {
            let byte = utf8[index]
            // Nothing special begins with any other byte.
            if byte > 0x20, byte < 0x7F || (byte != 0xC2 && byte != 0xE2 && byte != 0xEF && byte != 0xF0 && byte != 0x7F) {
                index += 1
                continue
            }
            write(utf8, start, index)
            if byte <= 0x20 || byte == 0x7F {
                widen(.space)
                index += 1
                start = index
                continue
            }
            let (scalar, length) = Self.decode(utf8, index)
            start = index
            index += length
            switch Self.treatment(of: scalar) {
            case .keep: continue
            case .drop: break
            case .gap(let kind): widen(kind)
            case .replace(let other): writeOther(other)
            }
            start = index
        }
        write(utf8, start, end)
    }

    private mutating func write(_ utf8: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        guard start < end else { return }
        closeGap()
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<end]))
    }

    private mutating func writeOther(_ scalar: Unicode.Scalar) {
        closeGap()
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func widen(_ kind: Gap) {
        guard !bytes.isEmpty else { return }
        gap = gap == .none ? kind : .space
    }

    private mutating func closeGap() {
        switch gap {
        case .none: return
        case .space: bytes.append(0x20)
        case .noBreak: bytes.append(contentsOf: [0xC2, 0xA0])
        case .narrowNoBreak: bytes.append(contentsOf: [0xE2, 0x80, 0xAF])
        }
        gap = .none
    }

    private enum Treatment {
        case keep, drop
        case gap(Gap)
        case replace(Unicode.Scalar)
    }

    private static func treatment(of scalar: UInt32) -> Treatment {
        switch scalar {
        case 0xA0: .gap(.noBreak)
        case 0x202F: .gap(.narrowNoBreak)
        case 0x85, 0x2000...0x200A, 0x2028, 0x2029, 0x205F, 0x3000: .gap(.space)
        // Soft hyphens, zero-width spaces and joiners, byte order marks, marks of direction.
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: .drop
        // Emoji or text shape of the sign before it.
        case 0xFE0E, 0xFE0F: .drop
        default: TickBox.box(for: scalar).map(Treatment.replace) ?? .keep
        }
    }

    private static func decode(_ utf8: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (scalar: UInt32, length: Int) {
        let first = UInt32(utf8[offset])
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard offset + length <= utf8.count else { return (0xFFFD, utf8.count - offset) }
        func next(_ distance: Int) -> UInt32 { UInt32(utf8[offset + distance] & 0x3F) }
        switch length {
        case 2: return ((first & 0x1F) << 6 | next(1), 2)
        case 3: return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
        default: return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
        }
    }
}
