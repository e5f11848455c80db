// Bytes → tokens. Literals are only delimited here; `Literals.swift` reads them.

/// What is wrong with the text, at a byte range; becomes a `Diagnostic`.
struct Fault: Error {
    var code: Diagnostic.Code
    var message: String
    var start: Int
    var end: Int
    var suggestion: String?
}

struct Token {
    enum Kind {
        case end, name, reserved, quotedName, int, uint, double, string, bytes
        case `true`, `false`, null, `in`
        case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
        case dot, comma, colon, question
        case plus, minus, star, slash, percent, not
        case less, lessEqual, greater, greaterEqual, equal, notEqual, and, or
    }
    var kind: Kind
    var start: Int
    var end: Int
}

struct Lexer {
    let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() throws(Fault) -> Token {
        skipBlanks()
        let start = position
        guard start < bytes.count else { return Token(kind: .end, start: start, end: start) }
        let byte = bytes[start]
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            if let prefix = stringPrefixLength() { return try string(prefix: prefix) }
            return word()
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try number()
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            return try string(prefix: 0)
        case UInt8(ascii: "`"):
            return try quotedName()
        case UInt8(ascii: "."):
            if isDigit(peek(1)) { return try number() }
            return take(.dot, 1)
        case UInt8(ascii: "("): return take(.leftParen, 1)
        case UInt8(ascii: ")"): return take(.rightParen, 1)
        case UInt8(ascii: "["): return take(.leftBracket, 1)
        case UInt8(ascii: "]"): return take(.rightBracket, 1)
        case UInt8(ascii: "{"): return take(.leftBrace, 1)
        case UInt8(ascii: "}"): return take(.rightBrace, 1)
        case UInt8(ascii: ","): return take(.comma, 1)
        case UInt8(ascii: ":"): return take(.colon, 1)
        case UInt8(ascii: "?"): return take(.question, 1)
        case UInt8(ascii: "+"): return take(.plus, 1)
        case UInt8(ascii: "-"): return take(.minus, 1)
        case UInt8(ascii: "*"): return take(.star, 1)
        case UInt8(ascii: "/"): return take(.slash, 1)
        case UInt8(ascii: "%"): return take(.percent, 1)
        case UInt8(ascii: "!"): return peek(1) == UInt8(ascii: "=") ? take(.notEqual, 2) : take(.not, 1)
        case UInt8(ascii: "<"): return peek(1) == UInt8(ascii: "=") ? take(.lessEqual, 2) : take(.less, 1)
        case UInt8(ascii: ">"): return peek(1) == UInt8(ascii: "=") ? take(.greaterEqual, 2) : take(.greater, 1)
        case UInt8(ascii: "="):
            if peek(1) == UInt8(ascii: "=") { return take(.equal, 2) }
            throw Fault(code: .syntax, message: "`=` is no operator; equality is written `==`", start: start, end: start + 1)
        case UInt8(ascii: "&"):
            if peek(1) == UInt8(ascii: "&") { return take(.and, 2) }
            throw Fault(code: .syntax, message: "`&` is no operator; logical and is written `&&`", start: start, end: start + 1)
        case UInt8(ascii: "|"):
            if peek(1) == UInt8(ascii: "|") { return take(.or, 2) }
            throw Fault(code: .syntax, message: "`|` is no operator; logical or is written `||`", start: start, end: start + 1)
        default:
            var end = start + 1
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            let text = String(decoding: bytes[start..<end], as: UTF8.self)
            throw Fault(code: .syntax, message: "unexpected character `\(text)`", start: start, end: end)
        }
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
                position += 1
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
                while position < bytes.count, bytes[position] != 0x0A { position += 1 }
            default:
                return
            }
        }
    }

    private func peek(_ offset: Int) -> UInt8 {
        position + offset < bytes.count ? bytes[position + offset] : 0
    }

    private mutating func take(_ kind: Token.Kind, _ length: Int) -> Token {
        defer { position += length }
        return Token(kind: kind, start: position, end: position + length)
    }

    private mutating func word() -> Token {
        let start = position
        while position < bytes.count, isWord(bytes[position]) { position += 1 }
        return Token(kind: Self.kind(ofWord: bytes[start..<position]), start: start, end: position)
    }

    private static func kind(ofWord word: ArraySlice<UInt8>) -> Token.Kind {
        guard let first = word.first, mayBeReserved(first, word.count) else { return .name }
        switch String(decoding: word, as: UTF8.self) {
        case "true": return .true
        case "false": return .false
        case "null": return .null
        case "in": return .in
        case "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
            "package", "namespace", "return", "var", "void", "while":
            return .reserved
        default: return .name
        }
    }

    /// Length and first letter of the words below: nearly all names are told by them.
    private static func mayBeReserved(_ first: UInt8, _ count: Int) -> Bool {
        switch (count, first) {
        case (2, UInt8(ascii: "a")), (2, UInt8(ascii: "i")), (3, UInt8(ascii: "f")), (3, UInt8(ascii: "l")), (3, UInt8(ascii: "v")),
            (4, UInt8(ascii: "e")), (4, UInt8(ascii: "l")), (4, UInt8(ascii: "n")), (4, UInt8(ascii: "t")), (4, UInt8(ascii: "v")),
            (5, UInt8(ascii: "b")), (5, UInt8(ascii: "c")), (5, UInt8(ascii: "f")), (5, UInt8(ascii: "w")), (6, UInt8(ascii: "i")),
            (6, UInt8(ascii: "r")), (7, UInt8(ascii: "p")), (8, UInt8(ascii: "c")), (8, UInt8(ascii: "f")), (9, UInt8(ascii: "n")):
            true
        default: false
        }
    }

    private mutating func quotedName() throws(Fault) -> Token {
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "`") {
            let byte = bytes[position]
            guard isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == 0x20
            else { break }
            position += 1
        }
        guard position < bytes.count, bytes[position] == UInt8(ascii: "`"), position > start + 1 else {
            throw Fault(code: .syntax, message: "a quoted name holds letters, digits, `_`, `.`, `-`, `/` or blanks and ends with a backtick", start: start, end: max(start + 1, position))
        }
        position += 1
        return Token(kind: .quotedName, start: start, end: position)
    }

    private mutating func number() throws(Fault) -> Token {
        let start = position
        var kind = Token.Kind.int
        if bytes[position] == UInt8(ascii: "0"), peek(1) | 0x20 == UInt8(ascii: "x") {
            position += 2
            let digits = position
            while position < bytes.count, isHexDigit(bytes[position]) { position += 1 }
            if position == digits {
                throw Fault(code: .invalidLiteral, message: "`0x` must be followed by hexadecimal digits", start: start, end: position)
            }
        } else {
            while isDigit(peek(0)) { position += 1 }
            if peek(0) == UInt8(ascii: "."), isDigit(peek(1)) {
                kind = .double
                position += 1
                while isDigit(peek(0)) { position += 1 }
            }
            if peek(0) | 0x20 == UInt8(ascii: "e") {
                let signed = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
                if isDigit(peek(signed ? 2 : 1)) {
                    kind = .double
                    position += signed ? 2 : 1
                    while isDigit(peek(0)) { position += 1 }
                }
            }
        }
        if kind == .int, peek(0) | 0x20 == UInt8(ascii: "u") {
            position += 1
            kind = .uint
        }
        if position < bytes.count, isWord(bytes[position]) {
            while position < bytes.count, isWord(bytes[position]) { position += 1 }
            let text = String(decoding: bytes[start..<position], as: UTF8.self)
            throw Fault(code: .invalidLiteral, message: "`\(text)` is no number", start: start, end: position)
        }
        return Token(kind: kind, start: start, end: position)
    }

    /// The number of letters (`r`, `b`, both) before a quote; `nil` if this is no string.
    private func stringPrefixLength() -> Int? {
        var length = 0
        var seenRaw = false
        var seenBytes = false
        while length < 3 {
            switch peek(length) {
            case UInt8(ascii: "r"), UInt8(ascii: "R"):
                if seenRaw { return nil }
                seenRaw = true
            case UInt8(ascii: "b"), UInt8(ascii: "B"):
                if seenBytes { return nil }
                seenBytes = true
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                return length
            default:
                return nil
            }
            length += 1
        }
        return nil
    }

    private mutating func string(prefix: Int) throws(Fault) -> Token {
        let start = position
        var isRaw = false
        var kind = Token.Kind.string
        for byte in bytes[start..<(start + prefix)] {
            if byte | 0x20 == UInt8(ascii: "r") { isRaw = true } else { kind = .bytes }
        }
        position += prefix
        let quote = bytes[position]
        let isTriple = peek(1) == quote && peek(2) == quote
        position += isTriple ? 3 : 1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
                position += isTriple ? 3 : 1
                return Token(kind: kind, start: start, end: position)
            }
            if byte == 0x5C, !isRaw {
                position += 2
                continue
            }
            if !isTriple, byte == 0x0A || byte == 0x0D { break }
            position += 1
        }
        throw Fault(
            code: .invalidLiteral, message: "this string is not closed; \(isTriple ? "three quotes" : "a quote") expected",
            start: start, end: min(position, bytes.count))
    }
}

func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

func isHexDigit(_ byte: UInt8) -> Bool { hexValue(byte) != nil }

func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
}

private func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26
}
