// The compact form in which whole settings files are embedded in the program, places and all: no YAML is parsed.
//
// A value is a letter, its position, the number of bytes that follow, a colon and those bytes:
//
//     s3.8.5:hello        text that stood at line 3, column 8 (p plain, s quoted or block)
//     l4.3.20:…           a list: its members one after another
//     m1.1.99:…           a map: keys (always texts) and values in turn
//
// The lengths allow to step over what is not needed.

/// A value in compact form, decoded when asked for.
public struct PackedTree: Sendable {
    private enum Storage: Sendable {
        case embedded(StaticString)
        case bytes([UInt8])
    }

    private let storage: Storage
    private let range: Range<Int>

    /// A whole value embedded in the program.
    public init(embedded text: StaticString) {
        storage = .embedded(text)
        range = 0..<text.utf8CodeUnitCount
    }

    /// A whole value in memory.
    public init(bytes: [UInt8]) {
        storage = .bytes(bytes)
        range = 0..<bytes.count
    }

    private init(_ storage: Storage, _ range: Range<Int>) {
        self.storage = storage
        self.range = range
    }

    /// The value as a tree. Damaged bytes give `nil`.
    public func node() -> Node? {
        withBytes { bytes in
            var reader = Reader(bytes: bytes, index: range.lowerBound)
            return reader.node(before: range.upperBound)
        }
    }

    /// The values of a map, by key, each still in compact form. Empty if this is no map.
    public var values: [(key: String, value: PackedTree)] {
        withBytes { bytes in
            var reader = Reader(bytes: bytes, index: range.lowerBound)
            guard let head = reader.head(before: range.upperBound), head.kind == UInt8(ascii: "m") else { return [] }
            var values: [(key: String, value: PackedTree)] = []
            while reader.index < head.end {
                guard let key = reader.node(before: head.end)?.scalar?.text else { return [] }
                let start = reader.index
                guard let value = reader.head(before: head.end) else { return [] }
                values.append((key, PackedTree(storage, start..<value.end)))
                reader.index = value.end
            }
            return values
        }
    }

    private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        switch storage {
        // No copy is made of the embedded text.
        case .embedded(let text): text.withUTF8Buffer(body)
        case .bytes(let bytes): bytes.withUnsafeBufferPointer(body)
        }
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        var index: Int

        init(bytes: UnsafeBufferPointer<UInt8>, index: Int) {
            self.bytes = bytes
            self.index = index
        }

        /// Letter, position and length; leaves `index` at the first byte of what follows.
        mutating func head(before end: Int) -> (kind: UInt8, position: Position, end: Int)? {
            guard index < end else { return nil }
            let kind = bytes[index]
            index += 1
            guard let line = number(endingWith: UInt8(ascii: "."), before: end),
                let column = number(endingWith: UInt8(ascii: "."), before: end),
                let length = number(endingWith: UInt8(ascii: ":"), before: end), length <= end - index
            else { return nil }
            return (kind, Position(line: line, column: column), index + length)
        }

        mutating func node(before end: Int) -> Node? {
            guard let head = head(before: end) else { return nil }
            switch head.kind {
            case UInt8(ascii: "p"), UInt8(ascii: "s"):
                let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[index..<head.end]), as: UTF8.self)
                index = head.end
                let style: Scalar.Style = head.kind == UInt8(ascii: "p") ? .plain : .doubleQuoted
                return Node(.scalar(Scalar(text, style: style)), at: head.position)
            case UInt8(ascii: "l"):
                var members: [Node] = []
                while index < head.end {
                    guard let member = node(before: head.end) else { return nil }
                    members.append(member)
                }
                return Node(.list(members), at: head.position)
            case UInt8(ascii: "m"):
                var entries: [Entry] = []
                while index < head.end {
                    guard let key = node(before: head.end), let name = key.scalar?.text else { return nil }
                    guard let value = node(before: head.end) else { return nil }
                    entries.append(Entry(key: name, keyPosition: key.position, value: value))
                }
                return Node(.map(entries), at: head.position)
            default:
                return nil
            }
        }

        private mutating func number(endingWith terminator: UInt8, before end: Int) -> Int? {
            var value = 0
            while index < end {
                let byte = bytes[index]
                index += 1
                if byte == terminator { return value }
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), value < 1 << 40 else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
            }
            return nil
        }
    }
}

extension Node {
    /// The compact form that `PackedTree` reads.
    public var packed: [UInt8] {
        switch content {
        case .scalar(let scalar):
            Self.packed(scalar.style == .plain ? "p" : "s", position, Array(scalar.text.utf8))
        case .list(let members):
            Self.packed("l", position, members.flatMap(\.packed))
        case .map(let entries):
            Self.packed("m", position, entries.flatMap { Self.packed("p", $0.keyPosition, Array($0.key.utf8)) + $0.value.packed })
        }
    }

    private static func packed(_ kind: String, _ position: Position, _ payload: [UInt8]) -> [UInt8] {
        Array("\(kind)\(position.line).\(position.column).\(payload.count):".utf8) + payload
    }
}
