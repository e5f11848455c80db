// YAML without surprises, read without libyaml.
//
// libyaml spends nearly two hundred instructions on each byte. The files that people write for
// Clausier use a small part of YAML: block and flow collections, texts of one line between quotation
// marks, plain and block texts, comments. This scanner reads that part, and gives up at the first
// sight of anything else — anchors, tags, tabs, other line breaks, what is not allowed —: libyaml then
// reads the whole text, and tells all errors. A test compares both.

/// Reads plain documents.
struct PlainYAML {
    /// The text is not plain, or it is wrong: libyaml will tell.
    struct Unusual: Error {}

    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    /// Where the line of `position` begins, and its number from 0.
    private(set) var lineStart = 0
    private(set) var line = 0
    /// Up to where columns were counted in this line, and how many characters stand before.
    private var counted = 0
    private var characters = 0
    /// How many comments were passed.
    private(set) var comments = 0
    /// Folded and unescaped texts are put together here.
    var buffer: [UInt8] = []

    /// The tree of the document; `nil` if it has to be read by libyaml.
    static func root(of bytes: UnsafeBufferPointer<UInt8>) -> Node? {
        guard isPlain(bytes) else { return nil }
        var scanner = PlainYAML(bytes: bytes)
        return try? scanner.root()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// No control characters, tabs, line breaks but `\n`, byte-order marks or non-characters.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte >= 0x20, byte < 0x7F { continue }
            switch byte {
            case 0x0A: continue
            case 0xC2:
                if index == bytes.count || bytes[index] < 0xA0 { return false }
            case 0xE2:
                if index + 1 >= bytes.count || bytes[index] == 0x80 && (bytes[index + 1] == 0xA8 || bytes[index + 1] == 0xA9) { return false }
            case 0xEF:
                if index >= bytes.count || bytes[index] >= 0xBB { return false }
            case 0x80...: continue
            default: return false
            }
        }
        return true
    }

    private mutating func root() throws(Unusual) -> Node {
        let indent = try nextContent()
        guard position < bytes.count, indent >= 0 else { throw Unusual() }
        let root = isEntry(position) ? try sequence(indent, depth: 1) : try mapping(indent, depth: 1)
        guard position == bytes.count else { throw Unusual() }
        return root
    }

    // MARK: Places

    func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0x0A }

    /// The place of a byte of this line; asked for from left to right.
    mutating func place(_ index: Int) -> Position {
        while counted < index {
            if bytes[counted] & 0xC0 != 0x80 { characters += 1 }
            counted += 1
        }
        return Position(line: line + 1, column: characters + 1)
    }

    /// `next` is the first byte of a line.
    mutating func startLine(at next: Int) {
        line += 1
        lineStart = next
        counted = next
        characters = 0
        position = next
    }

    // MARK: Between values

    mutating func skipSpaces() { while byte(position) == UInt8(ascii: " ") { position += 1 } }

    /// Over blanks, comments and line breaks, up to the next content; -1 if that stands in the same
    /// line, its indentation if it does not.
    mutating func nextContent() throws(Unusual) -> Int {
        var isFresh = position == lineStart
        while true {
            let start = position
            skipSpaces()
            guard position < bytes.count else { return 0 }
            if bytes[position] == UInt8(ascii: "#") {
                guard isFresh || position > start else { throw Unusual() }
                comments += 1
                while position < bytes.count, bytes[position] != 0x0A { position += 1 }
                if position == bytes.count { return 0 }
            }
            guard bytes[position] == 0x0A else {
                if !isFresh { return -1 }
                if position == lineStart { try refuseMarkers() }
                return position - lineStart
            }
            startLine(at: position + 1)
            isFresh = true
        }
    }

    /// Over blanks and a comment to the next line; false if there is none, or content before it.
    mutating func nextLine() -> Bool {
        skipSpaces()
        if byte(position) == UInt8(ascii: "#") {
            while byte(position) != 0x0A { position += 1 }
        }
        guard position < bytes.count, bytes[position] == 0x0A else { return false }
        startLine(at: position + 1)
        return true
    }

    /// `---`, `...` and `%` at the start of a line are about documents.
    func refuseMarkers() throws(Unusual) {
        let first = byte(lineStart)
        if first == UInt8(ascii: "%") { throw Unusual() }
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "."), byte(lineStart + 1) == first, byte(lineStart + 2) == first { throw Unusual() }
    }

    /// Nothing but a comment stands behind a value; ends at the next content.
    private mutating func endOfValue() throws(Unusual) {
        if try nextContent() < 0 { throw Unusual() }
    }

    /// A dash that begins a member of a list.
    private func isEntry(_ index: Int) -> Bool {
        byte(index) == UInt8(ascii: "-") && index < bytes.count && (byte(index + 1) == UInt8(ascii: " ") || byte(index + 1) == 0x0A)
    }

    private func atContent(_ indent: Int) -> Bool { position < bytes.count && position - lineStart == indent }

    // MARK: Block collections. Each ends at the first content behind it.

    private mutating func mapping(_ indent: Int, depth: Int) throws(Unusual) -> Node {
        let start = place(position)
        var entries: [Entry] = []
        repeat {
            let keyPosition = place(position)
            guard let key = try simpleKey() else { throw Unusual() }
            entries.append(Entry(key: key, keyPosition: keyPosition, value: try value(indent, depth: depth + 1, isMember: false)))
        } while atContent(indent) && !isEntry(position)
        guard position == bytes.count || position - lineStart <= indent, !DuplicateKeys.hasAny(entries) else { throw Unusual() }
        return Node(.map(entries), at: start)
    }

    private mutating func sequence(_ indent: Int, depth: Int) throws(Unusual) -> Node {
        let start = place(position)
        var members: [Node] = []
        repeat {
            position += 1
            members.append(try value(indent, depth: depth + 1, isMember: true))
        } while atContent(indent) && isEntry(position)
        guard position == bytes.count || position - lineStart <= indent else { throw Unusual() }
        return Node(.list(members), at: start)
    }

    /// What stands behind the colon of a key or the dash of a member, in a collection at `indent`.
    private mutating func value(_ indent: Int, depth: Int, isMember: Bool) throws(Unusual) -> Node {
        guard depth <= YAML.greatestDepth else { throw Unusual() }
        let empty = place(position)
        let own = try nextContent()
        if own < 0 {
            // In the same line: of a member also a collection.
            let column = position - lineStart
            if isMember, isEntry(position) { return try sequence(column, depth: depth) }
            if isMember, isKeyAhead() { return try mapping(column, depth: depth) }
            return try scalarOrFlow(indent, depth: depth)
        }
        if position < bytes.count {
            if own > indent {
                if isEntry(position) { return try sequence(own, depth: depth) }
                return isKeyAhead() ? try mapping(own, depth: depth) : try scalarOrFlow(indent, depth: depth)
            }
            if own == indent, !isMember, isEntry(position) { return try sequence(own, depth: depth) }
        }
        return Node(.scalar(Scalar("", style: .plain)), at: empty)
    }

    private mutating func scalarOrFlow(_ indent: Int, depth: Int) throws(Unusual) -> Node {
        let start = place(position)
        switch byte(position) {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let node = try flow(depth: depth)
            try endOfValue()
            return node
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let scalar = try quoted()
            try endOfValue()
            return Node(.scalar(scalar), at: start)
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            return Node(.scalar(try blockText(indent)), at: start)
        default:
            return Node(.scalar(try plainText(indent)), at: start)
        }
    }

    // MARK: Keys

    /// A key and its colon; leaves `position` behind the colon. `nil` if the line holds no colon.
    private mutating func simpleKey() throws(Unusual) -> String? {
        let start = position
        let key: String
        if byte(start) == UInt8(ascii: "\"") || byte(start) == UInt8(ascii: "'") {
            key = try quoted().text
        } else {
            guard startsPlain(start, inFlow: false) else { throw Unusual() }
            let end = plainEnd(start, inFlow: false)
            key = text(start, end)
            position = end
        }
        guard byte(position) == UInt8(ascii: ":"), position < bytes.count, isBlank(byte(position + 1)) else { return nil }
        // libyaml looks no further than 1 024 characters.
        guard position - start < 1_000 else { throw Unusual() }
        position += 1
        return key
    }

    /// Whether a key begins here.
    private mutating func isKeyAhead() -> Bool {
        let start = position
        defer { position = start }
        return (try? simpleKey()) != nil
    }

    // MARK: Flow collections

    /// `{…}` or `[…]`; leaves `position` behind it.
    private mutating func flow(depth: Int) throws(Unusual) -> Node {
        guard depth <= YAML.greatestDepth else { throw Unusual() }
        let start = place(position)
        let isMap = bytes[position] == UInt8(ascii: "{")
        let close = isMap ? UInt8(ascii: "}") : UInt8(ascii: "]")
        position += 1
        var members: [Node] = []
        var entries: [Entry] = []
        try nextInFlow()
        if byte(position) == close {
            position += 1
            return Node(isMap ? .map([]) : .list([]), at: start)
        }
        while true {
            if isMap {
                let keyPosition = place(position)
                let keyStart = position
                let key = try flowScalar().text
                guard byte(position) == UInt8(ascii: ":"), byte(position + 1) == UInt8(ascii: " "), position - keyStart < 1_000 else { throw Unusual() }
                position += 1
                try nextInFlow()
                entries.append(Entry(key: key, keyPosition: keyPosition, value: try flowValue(depth: depth + 1)))
            } else {
                members.append(try flowValue(depth: depth + 1))
            }
            try nextInFlow()
            guard position < bytes.count else { throw Unusual() }
            let mark = bytes[position]
            position += 1
            if mark == close { break }
            guard mark == UInt8(ascii: ",") else { throw Unusual() }
            try nextInFlow()
        }
        if isMap, DuplicateKeys.hasAny(entries) { throw Unusual() }
        return Node(isMap ? .map(entries) : .list(members), at: start)
    }

    private mutating func flowValue(depth: Int) throws(Unusual) -> Node {
        let next = byte(position)
        if next == UInt8(ascii: "{") || next == UInt8(ascii: "[") { return try flow(depth: depth) }
        guard depth <= YAML.greatestDepth else { throw Unusual() }
        let start = place(position)
        return Node(.scalar(try flowScalar()), at: start)
    }

    private mutating func nextInFlow() throws(Unusual) {
        _ = try nextContent()
        // A dash alone, which is no member here, is refused by libyaml in some places.
        if isEntry(position) { throw Unusual() }
    }

    private mutating func flowScalar() throws(Unusual) -> Scalar {
        let start = position
        let first = byte(start)
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return try quoted() }
        guard startsPlain(start, inFlow: true) else { throw Unusual() }
        let end = plainEnd(start, inFlow: true)
        // A text of several lines, or a sign that means something in some places.
        position = end
        skipSpaces()
        guard position < bytes.count, bytes[position] != 0x0A, bytes[position] != UInt8(ascii: "#"), bytes[position] != UInt8(ascii: "?")
        else { throw Unusual() }
        return Scalar(text(start, end), style: .plain)
    }
}
