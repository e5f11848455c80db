// The bytes of a document as UTF-8, and the way back to the bytes of the file.

/// A document's text in UTF-8. Where the file has another encoding, it was transcoded, and offsets
/// are brought back to bytes of the file.
struct XMLSource: Sendable {
    enum Encoding: Sendable {
        case utf8
        /// One byte a character: ISO-8859-1, ISO-8859-15, Windows-1252.
        case singleByte
        /// Two bytes a unit; `markLength` is that of the byte order mark.
        case utf16(markLength: Int)
    }

    let utf8: [UInt8]
    let encoding: Encoding

    init(utf8: [UInt8], encoding: Encoding = .utf8) {
        self.utf8 = utf8
        self.encoding = encoding
    }

    struct Problem: Error {
        let reason: XMLError.Reason
    }

    /// Finds the encoding by byte order mark, by the shape of `<?`, and by the declaration, in this
    /// order, and transcodes what is not UTF-8.
    static func make(_ bytes: [UInt8]) -> Result<XMLSource, Problem> {
        let (b0, b1) = (bytes.first ?? 0, bytes.count > 1 ? bytes[1] : 0)
        let (b2, b3) = (bytes.count > 2 ? bytes[2] : 1, bytes.count > 3 ? bytes[3] : 1)
        switch (b0, b1) {
        case (0xFF, 0xFE) where b2 == 0 && b3 == 0:
            return .failure(Problem(reason: .unsupportedEncoding(name: "UTF-32")))
        case (0xFF, 0xFE): return utf16(bytes, markLength: 2, bigEndian: false)
        case (0xFE, 0xFF): return utf16(bytes, markLength: 2, bigEndian: true)
        case (0x3C, 0) where b2 != 0: return utf16(bytes, markLength: 0, bigEndian: false)
        case (0, 0x3C): return utf16(bytes, markLength: 0, bigEndian: true)
        default: break
        }
        guard b0 != 0xEF, let name = declaredEncoding(bytes) else { return .success(XMLSource(utf8: bytes)) }
        switch name {
        case "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf16":
            // A file that can be read this far is not UTF-16, whatever it says.
            return .success(XMLSource(utf8: bytes))
        case "iso-8859-1", "latin1", "iso8859-1", "iso_8859-1", "windows-1252", "cp1252":
            // As browsers do: files that claim ISO-8859-1 and use 0x80…0x9F mean Windows-1252.
            return .success(singleByte(bytes, SingleByteTables.windows1252))
        case "iso-8859-15", "latin9", "iso8859-15":
            return .success(singleByte(bytes, SingleByteTables.latin9))
        default:
            return .failure(Problem(reason: .unsupportedEncoding(name: name)))
        }
    }

    private static func utf16(_ bytes: [UInt8], markLength: Int, bigEndian: Bool) -> Result<XMLSource, Problem> {
        guard (bytes.count - markLength).isMultiple(of: 2) else {
            return .failure(Problem(reason: .badBytes(encoding: "UTF-16")))
        }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        let units = stride(from: markLength, to: bytes.count, by: 2).lazy.map { index -> UInt16 in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        let damaged = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true) {
            output.append($0)
        }
        if damaged { return .failure(Problem(reason: .badBytes(encoding: "UTF-16"))) }
        return .success(XMLSource(utf8: output, encoding: .utf16(markLength: markLength)))
    }

    private static func singleByte(_ bytes: [UInt8], _ upperHalf: [UInt16]) -> XMLSource {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                output.append(byte)
            } else {
                let scalar = upperHalf[Int(byte) - 0x80]
                if scalar < 0x800 {
                    output.append(UInt8(0xC0 | scalar >> 6))
                } else {
                    output.append(UInt8(0xE0 | scalar >> 12))
                    output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
                }
                output.append(UInt8(0x80 | scalar & 0x3F))
            }
        }
        return XMLSource(utf8: output, encoding: .singleByte)
    }

    /// The name in `<?xml … encoding="…"?>`, in lower case; `nil` if there is none.
    private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        guard bytes.starts(with: Array("<?xml".utf8)) else { return nil }
        let head = bytes.prefix(256)
        guard let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let declaration = String(decoding: head[..<end], as: UTF8.self)
        guard let key = declaration.utf8.firstRange(of: "encoding".utf8) else { return nil }
        let rest = declaration[key.upperBound...].drop { $0 == " " || $0 == "=" || $0 == "\t" }
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        return rest.dropFirst().prefix { $0 != quote }.lowercased()
    }
}

/// What the bytes 0x80…0xFF mean.
package enum SingleByteTables {
    package static let windows1252: [UInt16] =
        [
            0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
            0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
            0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
        ] + Array(0x00A0...0x00FF)

    static let latin9: [UInt16] = (UInt16(0x0080)...0x00FF).map { code -> UInt16 in
        switch code {
        case 0xA4: 0x20AC
        case 0xA6: 0x0160
        case 0xA8: 0x0161
        case 0xB4: 0x017D
        case 0xB8: 0x017E
        case 0xBC: 0x0152
        case 0xBD: 0x0153
        case 0xBE: 0x0178
        default: code
        }
    }
}
