// SHA-256 (FIPS 180-4). A cryptography package for one digest would be the largest dependency; in
// plain Swift, though, digesting a notice takes as long as reading it, so the processor's own
// instructions are used where it has them.

import CSHA256

/// Digests of bytes.
public enum SHA256 {
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

    /// Asked once: the question costs as much as a short digest.
    static let hasInstructions = csha256_available()

    /// Lower-case hexadecimal digits.
    public static func hexadecimal(of bytes: [UInt8]) -> String { hexadecimal(of: bytes, inSoftware: !hasInstructions) }

    /// `inSoftware`: without the processor's instructions; for tests.
    static func hexadecimal(of bytes: [UInt8], inSoftware: Bool) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: 64) { output in
            var position = 0
            for word in digest(of: bytes, inSoftware: inSoftware) {
                for shift in stride(from: UInt32(28), through: 0, by: -4) {
                    output[position] = digits[Int(word &>> shift & 0xF)]
                    position += 1
                }
            }
            return position
        }
    }

    private static func digest(of bytes: [UInt8], inSoftware: Bool) -> [UInt32] {
        var state: [UInt32] = [
            0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
        ]
        let whole = bytes.count & ~63
        var tail = Array(bytes[whole...])
        tail.append(0x80)
        while tail.count % 64 != 56 { tail.append(0) }
        let bitCount = UInt64(bytes.count) &* 8
        for shift in stride(from: UInt64(56), through: 0, by: -8) { tail.append(UInt8(truncatingIfNeeded: bitCount &>> shift)) }
        absorb(bytes[..<whole], into: &state, inSoftware)
        absorb(tail[...], into: &state, inSoftware)
        return state
    }

    private static func absorb(_ bytes: ArraySlice<UInt8>, into state: inout [UInt32], _ inSoftware: Bool) {
        bytes.withUnsafeBytes { raw in
            guard let start = raw.baseAddress else { return }
            guard inSoftware else {
                return csha256_absorb(&state, start.assumingMemoryBound(to: UInt8.self), raw.count / 64)
            }
            var words = State(state)
            constants.withUnsafeBufferPointer { k in
                withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
                    for block in Swift.stride(from: 0, to: raw.count, by: 64) { words.absorb(raw, at: block, k, schedule) }
                }
            }
            state = words.all
        }
    }

    private struct State {
        var a, b, c, d, e, f, g, h: UInt32

        init(_ words: [UInt32]) {
            (a, b, c, d) = (words[0], words[1], words[2], words[3])
            (e, f, g, h) = (words[4], words[5], words[6], words[7])
        }

        var all: [UInt32] { [a, b, c, d, e, f, g, h] }

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
