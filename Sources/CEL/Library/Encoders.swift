// The encoders extension: base64.

extension StandardLibrary {
    static func declareEncoders(_ table: inout FunctionTable) {
        table.add("base64.encode", [.bytes], .string, total: true, .unary { value in
            guard case .bytes(let bytes) = value else { return Failures.noSuchOverload }
            return .string(Base64.encode(bytes))
        })
        table.add("base64.decode", [.string], .bytes, .unary { value in
            guard case .string(let text) = value else { return Failures.noSuchOverload }
            return Base64.decode(text).map { .bytes($0) } ?? .failure(.invalidArgument, "this text is no base64")
        })
    }
}

enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for byte in group { bits = bits << 8 | UInt32(byte) }
            bits <<= UInt32(3 - group.count) * 8
            for place in 0..<4 {
                let index = Int(bits >> UInt32(18 - place * 6) & 63)
                result.append(place <= group.count ? alphabet[index] : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// With or without padding.
    static func decode(_ text: String) -> [UInt8]? {
        var digits = Array(text.utf8)
        while digits.last == UInt8(ascii: "=") { digits.removeLast() }
        guard digits.count % 4 != 1 else { return nil }
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for digit in digits {
            guard let value = alphabet.firstIndex(of: digit) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }
}
