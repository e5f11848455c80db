// What a plain document is made of: numbers that point into it, in order.

/// The tokens of a document that is plain and well-formed.
struct PlainTokens {
    enum Kind {
        static let open: UInt32 = 0
        static let close: UInt32 = 1
        static let text: UInt32 = 2
        /// A character that was written as a reference.
        static let character: UInt32 = 3
    }

    struct Token {
        var kind: UInt32
        /// Of an open tag: where it ends, before `>` or `/>`. Of a text: where it starts.
        var start: UInt32
        /// Of an open tag: its name. Of a text: where it ends. Of a character: its first byte among `decoded`.
        var value: UInt32
        /// Of an open tag: how many attributes it has. Of a character: how many bytes it takes.
        var count: UInt32
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
