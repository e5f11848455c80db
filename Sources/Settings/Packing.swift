// The form in which finished settings are embedded in the program: fields one after another, no names,
// read back in one pass. What may change between versions of the program is not its business: writer
// and reader are always built together.
//
// Numbers are written in digits of six bits, so that the whole is valid UTF-8 and can stand in the
// program as one piece of static text.

/// Writes values one after another.
public struct PackWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    /// A number that is not negative.
    public mutating func write(_ number: Int) {
        var rest = UInt(number)
        while rest >= 64 {
            bytes.append(UInt8(rest & 63) | 64)
            rest >>= 6
        }
        bytes.append(UInt8(rest))
    }

    public mutating func write(_ isTrue: Bool) { write(isTrue ? 1 : 0) }

    public mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes += text.utf8
    }

    public mutating func write<Value>(_ value: Value?, with write: (inout PackWriter, Value) -> Void) {
        self.write(value != nil)
        if let value { write(&self, value) }
    }

    public mutating func write(_ text: String?) { write(text) { $0.write($1) } }

    public mutating func write<Value>(_ values: [Value], with write: (inout PackWriter, Value) -> Void) {
        self.write(values.count)
        for value in values { write(&self, value) }
    }

    public mutating func write(_ texts: [String]) { write(texts) { $0.write($1) } }
}

/// Bytes that a `PackWriter` wrote, wherever they stand.
public struct PackedBytes: Sendable {
    private enum Storage: Sendable {
        case embedded(StaticString)
        case bytes([UInt8])
    }

    private let storage: Storage

    /// Embedded in the program: no copy is made.
    public init(embedded text: StaticString) { storage = .embedded(text) }

    public init(_ bytes: [UInt8]) { storage = .bytes(bytes) }

    /// Reads everything; `nil` if the bytes are not what was written.
    public func read<Value>(_ read: (inout PackReader) -> Value?) -> Value? {
        func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
            var reader = PackReader(bytes: bytes)
            let value = read(&reader)
            return reader.isDamaged || !reader.isAtEnd ? nil : value
        }
        switch storage {
        case .embedded(let text): return text.withUTF8Buffer(whole)
        case .bytes(let bytes): return bytes.withUnsafeBufferPointer(whole)
        }
    }
}

/// Reads values in the order in which they were written. What is damaged reads as zero, empty or `nil`
/// from there on, and `PackedBytes.read` then yields nothing.
public struct PackReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    fileprivate private(set) var isDamaged = false

    fileprivate init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    fileprivate var isAtEnd: Bool { index == bytes.count }

    public mutating func number() -> Int {
        // What follows a damage means nothing: a length read there could be anything.
        guard !isDamaged else { return 0 }
        var value: UInt = 0
        var shift: UInt = 0
        while index < bytes.count, shift < 60 {
            let byte = bytes[index]
            index += 1
            value |= UInt(byte & 63) << shift
            if byte < 64 { return Int(value) }
            shift += 6
        }
        isDamaged = true
        return 0
    }

    public mutating func isTrue() -> Bool { number() == 1 }

    public mutating func text() -> String {
        let count = number()
        guard !isDamaged, count <= bytes.count - index else {
            isDamaged = true
            return ""
        }
        defer { index += count }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[index..<index + count]), as: UTF8.self)
    }

    public mutating func optional<Value>(_ read: (inout PackReader) -> Value?) -> Value? { isTrue() ? read(&self) : nil }

    public mutating func optionalText() -> String? { isTrue() ? text() : nil }

    /// A value that `read` refuses damages the whole.
    public mutating func list<Value>(_ read: (inout PackReader) -> Value?) -> [Value] {
        let count = number()
        var values: [Value] = []
        values.reserveCapacity(min(count, 1_000))
        for _ in 0..<count where !isDamaged {
            if let value = read(&self) { values.append(value) } else { isDamaged = true }
        }
        return values
    }

    public mutating func texts() -> [String] { list { $0.text() } }

    /// A word of a closed list, written as its raw value.
    public mutating func word<Word: RawRepresentable>(_ type: Word.Type = Word.self) -> Word? where Word.RawValue == String {
        Word(rawValue: text())
    }
}
