// What a plain document is made of: numbers that point into it, in order.

/// The tokens of a document that is plain and well-formed.
struct PlainTokens {
    enum Kind: UInt32 {
        case open, close, text
        /// A character that was written as a reference.
        case character
    }

    /// Two numbers, for a document has hundreds of thousands of tokens, and memory that is touched for the
    /// first time costs more than what is done with it.
    struct Token {
        /// Of an open tag: where it ends, before `>` or `/>`. Of a text: where it starts.
        let start: UInt32
        private let packed: UInt32

        /// What `value` must stay below.
        static let bound = 1 << 30

        init(_ kind: Kind, start: Int, value: Int = 0) {
            self.start = UInt32(truncatingIfNeeded: start)
            packed = UInt32(truncatingIfNeeded: value) << 2 | kind.rawValue
        }

        @inline(__always)
        var kind: Kind {
            switch packed & 3 {
            case 0: .open
            case 1: .close
            case 2: .text
            default: .character
            }
        }

        /// Of an open tag: its number among the tags. Of a text: how many bytes it has. Of a character: its first byte
        /// among `decoded`.
        @inline(__always)
        var value: Int { Int(packed >> 2) }
    }

    /// An open tag as it is written; the same one, under the same prefixes, is told once.
    struct Tag {
        let name: UInt32
        /// Its first one among `attributes`.
        let firstAttribute: UInt32
        let attributeCount: UInt32
    }

    struct Name {
        let local: UnsafePointer<UInt8>
        let prefix: UnsafePointer<UInt8>?
        let space: UnsafePointer<UInt8>?
    }

    /// An attribute; its value lies in the document, or among `decoded` if it holds references.
    struct Attribute {
        let name: UInt32
        let start: UInt32
        let end: UInt32
        let isDecoded: Bool
    }

    var tokens: [Token] = []
    var tags: [Tag] = []
    var names: [Name] = []
    /// Those of all tags, in order.
    var attributes: [Attribute] = []
    /// What references stand for.
    var decoded: [UInt8] = []
    var mostAttributes = 0
}

/// What a byte may be part of, as bits.
enum PlainClass {
    static let name: UInt8 = 1
    static let nameStart: UInt8 = 2
    static let text: UInt8 = 4
    static let value: UInt8 = 8

    static let table: [UInt8] = (0..<256).map { code -> UInt8 in
        let byte = UInt8(code)
        let isLetter = (byte | 32) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
        let isDigit = byte &- UInt8(ascii: "0") < 10
        var classes: UInt8 = 0
        if isLetter { classes |= PlainClass.nameStart }
        if isLetter || isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") { classes |= PlainClass.name }
        let isSign = byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&")
        if isSign && byte != UInt8(ascii: "]") || byte == 9 || byte == 10 { classes |= PlainClass.text }
        if isSign && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'") { classes |= PlainClass.value }
        return classes
    }
}
