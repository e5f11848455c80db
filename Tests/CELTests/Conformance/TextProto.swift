// A reader of protocol buffers in text form, without schemas: enough for the conformance files.

/// One field value.
indirect enum TextProto {
    case message(TextMessage)
    /// A quoted string, as bytes.
    case string([UInt8])
    /// A number or a word.
    case word(String)

    var message: TextMessage? { if case .message(let message) = self { message } else { nil } }
    var text: String {
        switch self {
        case .string(let bytes): String(decoding: bytes, as: UTF8.self)
        case .word(let word): word
        case .message: ""
        }
    }
    var bytes: [UInt8] { if case .string(let bytes) = self { bytes } else { [] } }
}

struct TextMessage {
    var fields: [(name: String, value: TextProto)] = []

    subscript(name: String) -> TextProto? { fields.last { $0.name == name }?.value }
    func message(_ name: String) -> TextMessage? { self[name]?.message }
    func text(_ name: String) -> String? { self[name]?.text }
    func all(_ name: String) -> [TextProto] { fields.filter { $0.name == name }.map(\.value) }
    func messages(_ name: String) -> [TextMessage] { all(name).compactMap(\.message) }

    /// A field of that name occurs somewhere inside.
    func mentions(_ test: (String, TextProto) -> Bool) -> Bool {
        fields.contains { test($0.name, $0.value) || ($0.value.message?.mentions(test) ?? false) }
    }
}

struct TextProtoError: Error { let message: String }

struct TextProtoReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() throws -> TextMessage { try message(until: nil) }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case UInt8(ascii: "#"):
                while position < bytes.count, bytes[position] != 0x0A { position += 1 }
            default: return
            }
        }
    }

    private mutating func take(_ character: Character) -> Bool {
        skipBlanks()
        guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
        position += 1
        return true
    }

    private mutating func message(until close: Character?) throws -> TextMessage {
        var result = TextMessage()
        while true {
            skipBlanks()
            if let close, take(close) { return result }
            if position >= bytes.count {
                if close == nil { return result }
                throw TextProtoError(message: "unexpected end")
            }
            let name: String
            if take("[") {
                var inner = ""
                while !take("]") {
                    inner.unicodeScalars.append(Unicode.Scalar(bytes[position]))
                    position += 1
                }
                name = "[\(inner)]"
            } else {
                name = try word()
            }
            _ = take(":")
            if take("[") {
                while !take("]") {
                    result.fields.append((name, try value()))
                    _ = take(",")
                }
            } else {
                result.fields.append((name, try value()))
            }
            _ = take(",") || take(";")
        }
    }

    private mutating func word() throws -> String {
        skipBlanks()
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            let isWord = byte == 0x5F || byte == 0x2D || byte == 0x2B || byte == 0x2E || (48...57).contains(byte)
                || (65...90).contains(byte) || (97...122).contains(byte)
            if !isWord { break }
            position += 1
        }
        guard position > start else { throw TextProtoError(message: "a word expected at byte \(position)") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func value() throws -> TextProto {
        if take("{") { return .message(try message(until: "}")) }
        if take("<") { return .message(try message(until: ">")) }
        skipBlanks()
        guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 else { return .word(try word()) }
        var content: [UInt8] = []
        while position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 {
            try string(&content)
            skipBlanks()
        }
        return .string(content)
    }

    private mutating func string(_ content: inout [UInt8]) throws {
        let quote = bytes[position]
        position += 1
        while position < bytes.count, bytes[position] != quote {
            guard bytes[position] == 0x5C else {
                content.append(bytes[position])
                position += 1
                continue
            }
            position += 1
            let letter = bytes[position]
            position += 1
            switch letter {
            case UInt8(ascii: "a"): content.append(7)
            case UInt8(ascii: "b"): content.append(8)
            case UInt8(ascii: "f"): content.append(12)
            case UInt8(ascii: "n"): content.append(10)
            case UInt8(ascii: "r"): content.append(13)
            case UInt8(ascii: "t"): content.append(9)
            case UInt8(ascii: "v"): content.append(11)
            case UInt8(ascii: "x"), UInt8(ascii: "X"): content.append(UInt8(truncatingIfNeeded: number(16, atMost: 2)))
            case UInt8(ascii: "u"): append(number(16, atMost: 4), &content)
            case UInt8(ascii: "U"): append(number(16, atMost: 8), &content)
            case UInt8(ascii: "0")...UInt8(ascii: "7"):
                position -= 1
                content.append(UInt8(truncatingIfNeeded: number(8, atMost: 3)))
            default: content.append(letter)
            }
        }
        position += 1
    }

    private mutating func number(_ radix: Int, atMost count: Int) -> UInt32 {
        var result: UInt32 = 0
        for _ in 0..<count {
            guard position < bytes.count, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue, digit < radix
            else { break }
            result = result * UInt32(radix) + UInt32(digit)
            position += 1
        }
        return result
    }

    private func append(_ code: UInt32, _ content: inout [UInt8]) {
        content += Array(String(Unicode.Scalar(code).map(Character.init) ?? "\u{FFFD}").utf8)
    }
}
