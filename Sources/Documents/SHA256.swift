// SHA-256 (FIPS 180-4). A cryptography package for one digest would be the largest dependency.

enum SHA256 {
    private static let constants: [UInt32] = [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ]

    static func hexadecimal(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: digest(of: bytes).flatMap { word in
                (0..<8).map { digits[Int(word &>> UInt32(28 - 4 * $0) & 0xF)] }
            }, as: UTF8.self)
    }

    private static func digest(of bytes: [UInt8]) -> [UInt32] {
        var state = State()
        let whole = bytes.count & ~63
        var tail = Array(bytes[whole...])
        tail.append(0x80)
        while tail.count % 64 != 56 { tail.append(0) }
        let bitCount = UInt64(bytes.count) &* 8
        for shift in stride(from: UInt64(56), through: 0, by: -8) { tail.append(UInt8(truncatingIfNeeded: bitCount &>> shift)) }
        constants.withUnsafeBufferPointer { k in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
                bytes.withUnsafeBytes { raw in
                    for block in stride(from: 0, to: whole, by: 64) { state.absorb(raw, at: block, k, schedule) }
                }
                tail.withUnsafeBytes { raw in
                    for block in stride(from: 0, to: raw.count, by: 64) { state.absorb(raw, at: block, k, schedule) }
                }
            }
        }
        return [state.a, state.b, state.c, state.d, state.e, state.f, state.g, state.h]
    }

    private struct State {
        var a: UInt32 = 0x6a09e667
        var b: UInt32 = 0xbb67ae85
        var c: UInt32 = 0x3c6ef372
        var d: UInt32 = 0xa54ff53a
        var e: UInt32 = 0x510e527f
        var f: UInt32 = 0x9b05688c
        var g: UInt32 = 0x1f83d9ab
        var h: UInt32 = 0x5be0cd19

        mutating func absorb(
            _ bytes: UnsafeRawBufferPointer, at start: Int, _ k: UnsafeBufferPointer<UInt32>,
            _ w: UnsafeMutableBufferPointer<UInt32>
        ) {
            for index in 0..<16 {
                w[index] = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self))
            }
            for index in 16..<64 {
                let (x, y) = (w[index - 15], w[index - 2])
                let s0 = Self.rotate(x, 7) ^ Self.rotate(x, 18) ^ x &>> 3
                let s1 = Self.rotate(y, 17) ^ Self.rotate(y, 19) ^ y &>> 10
                w[index] = w[index - 16] &+ s0 &+ w[index - 7] &+ s1
            }
            let before = self
            for index in 0..<64 {
                let s1 = Self.rotate(e, 6) ^ Self.rotate(e, 11) ^ Self.rotate(e, 25)
                let t1 = h &+ s1 &+ (e & f ^ ~e & g) &+ k[index] &+ w[index]
                let s0 = Self.rotate(a, 2) ^ Self.rotate(a, 13) ^ Self.rotate(a, 22)
                let t2 = s0 &+ (a & b ^ a & c ^ b & c)
                (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
            }
            a = a &+ before.a
            b = b &+ before.b
            c = c &+ before.c
            d = d &+ before.d
            e = e &+ before.e
            f = f &+ before.f
            g = g &+ before.g
            h = h &+ before.h
        }

        private static func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 {
            value &>> count | value &<< (32 &- count)
        }
    }
}
