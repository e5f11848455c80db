// A small ZIP writer: entries stored as they are, so that tests need no files.

/// Makes ZIP archives for tests.
package struct ZIPWriter {
    package init() {}

    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// `name` in any encoding; `flags` as in the format (1: encrypted, 0x800: the name is UTF-8).
    package mutating func add(_ name: [UInt8], _ contents: [UInt8], flags: UInt16 = 0, mode: UInt32 = 0o100644) {
        let offset = UInt32(body.count)
        let crc = Self.crc(contents)
        var common: [UInt8] = []
        common.add(UInt16(20)); common.add(flags); common.add(UInt16(0))
        common.add(UInt32(0x5A21_6000))
        common.add(crc); common.add(UInt32(contents.count)); common.add(UInt32(contents.count))
        common.add(UInt16(name.count)); common.add(UInt16(0))
        body.add(UInt32(0x0403_4B50))
        body += common + name + contents
        directory.add(UInt32(0x0201_4B50))
        directory.add(UInt16(0x0314))
        directory += common
        directory.add(UInt16(0)); directory.add(UInt16(0)); directory.add(UInt16(0))
        directory.add(mode << 16); directory.add(offset)
        directory += name
        count += 1
    }

    package mutating func add(_ name: String, _ contents: [UInt8]) { add(Array(name.utf8), contents, flags: 0x800) }
    package mutating func add(_ name: String, _ contents: String) { add(name, Array(contents.utf8)) }

    package func archive() -> [UInt8] {
        var bytes = body + directory
        bytes.add(UInt32(0x0605_4B50))
        bytes.add(UInt16(0)); bytes.add(UInt16(0))
        bytes.add(UInt16(truncatingIfNeeded: count)); bytes.add(UInt16(truncatingIfNeeded: count))
        bytes.add(UInt32(directory.count)); bytes.add(UInt32(body.count)); bytes.add(UInt16(0))
        return bytes
    }

    package static func archive(_ files: KeyValuePairs<String, String>) -> [UInt8] {
        var writer = ZIPWriter()
        for (name, contents) in files { writer.add(name, contents) }
        return writer.archive()
    }

    private static let table: [UInt32] = (0..<256).map { (index: UInt32) in
        (0..<8).reduce(index) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }
}

extension [UInt8] {
    fileprivate mutating func add<Number: FixedWidthInteger>(_ number: Number) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
