// The objects of a PDF file, as far as adding a remark to a page needs them (ISO 32000-1, 7.2 and 7.3).

/// An object, with the bytes that write it where somebody may want to copy them.
indirect enum PDFObject {
    case dictionary([PDFEntry])
    case array([(object: PDFObject, range: Range<Int>)])
    case reference(number: Int, generation: Int)
    case integer(Int)
    case real(Double)
    case name(String)
    /// Strings, truth values, null: nothing that is asked for.
    case other
}

struct PDFEntry {
    let key: String
    let value: PDFObject
    let range: Range<Int>
}

extension PDFObject {
    subscript(key: String) -> PDFObject? { entry(key)?.value }

    func entry(_ key: String) -> PDFEntry? {
        if case .dictionary(let entries) = self { entries.first { $0.key == key } } else { nil }
    }

    var integer: Int? { if case .integer(let value) = self { value } else { nil } }

    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        default: nil
        }
    }

    var name: String? { if case .name(let value) = self { value } else { nil } }

    var items: [PDFObject]? { if case .array(let items) = self { items.map(\.object) } else { nil } }
}

/// Reads objects one after the other; `nil` for what is no object.
struct PDFScanner {
    let bytes: [UInt8]
    var position: Int
    private static let deepest = 64

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B || byte == 0 }
    private static func isDelimiter(_ byte: UInt8) -> Bool { "()<>[]{}/%".utf8.contains(byte) }

    mutating func skipSpace() {
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "%") {
                while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
            } else if Self.isSpace(bytes[position]) {
                position += 1
            } else {
                return
            }
        }
    }

    /// Passes a word if it stands here.
    mutating func skip(_ word: String) -> Bool {
        skipSpace()
        let utf8 = word.utf8
        guard position + utf8.count <= bytes.count, bytes[position..<(position + utf8.count)].elementsEqual(utf8) else { return false }
        position += utf8.count
        return true
    }

    mutating func object(depth: Int = 0) -> PDFObject? {
        skipSpace()
        guard position < bytes.count, depth < Self.deepest else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "<"):
            if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "<") { return dictionary(depth) }
            guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
            position = end + 1
            return .other
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "("): return string()
        case UInt8(ascii: "/"): return name().map(PDFObject.name)
        default: return word()
        }
    }

    private mutating func dictionary(_ depth: Int) -> PDFObject? {
        position += 2
        var entries: [PDFEntry] = []
        while !skip(">>") {
            guard position < bytes.count, bytes[position] == UInt8(ascii: "/"), let key = name() else { return nil }
            skipSpace()
            let start = position
            guard let value = object(depth: depth + 1) else { return nil }
            entries.append(PDFEntry(key: key, value: value, range: start..<position))
        }
        return .dictionary(entries)
    }

    private mutating func array(_ depth: Int) -> PDFObject? {
        position += 1
        var items: [(PDFObject, Range<Int>)] = []
        while !skip("]") {
            let start = position
            guard let item = object(depth: depth + 1) else { return nil }
            items.append((item, start..<position))
        }
        return .array(items)
    }

    private mutating func string() -> PDFObject? {
        var open = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "("): open += 1
            case UInt8(ascii: ")"):
                open -= 1
                if open == 0 {
                    position += 1
                    return .other
                }
            default: break
            }
            position += 1
        }
        return nil
    }

    private mutating func name() -> String? {
        let start = position + 1
        position = start
        while position < bytes.count, !Self.isSpace(bytes[position]), !Self.isDelimiter(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func plainWord() -> Substring? {
        let start = position
        while position < bytes.count, !Self.isSpace(bytes[position]), !Self.isDelimiter(bytes[position]) { position += 1 }
        return start < position ? Substring(decoding: bytes[start..<position], as: UTF8.self) : nil
    }

    /// A number, a reference (`12 0 R`), or a word such as `null`.
    private mutating func word() -> PDFObject? {
        guard let word = plainWord() else { return nil }
        if let value = Int(word) {
            let behind = position
            skipSpace()
            if value >= 0, let second = plainWord(), let generation = Int(second), generation >= 0, skip("R") {
                if position >= bytes.count || Self.isSpace(bytes[position]) || Self.isDelimiter(bytes[position]) { return .reference(number: value, generation: generation) }
            }
            position = behind
            return .integer(value)
        }
        if let value = Double(word) { return .real(value) }
        return ["true", "false", "null"].contains(word) ? .other : nil
    }
}
