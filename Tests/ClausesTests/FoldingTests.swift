// Folding a paper eight characters at a time gives what folding it one by one gives.

import Testing

@testable import Clauses

@Suite struct FoldingTests {
    private static func folded(_ text: String) -> (bytes: [UInt8], origins: [UInt32]) {
        var text = text
        var bytes: [UInt8] = []
        var origins = FoldedOrigins()
        text.withUTF8 { Folding.append($0, to: &bytes, origins: &origins) }
        return (bytes, bytes.indices.map { UInt32(origins[$0]) })
    }

    private static func oneByOne(_ text: String) -> (bytes: [UInt8], origins: [UInt32]) {
        var text = text
        var bytes: [UInt8] = []
        var origins: [UInt32] = []
        text.withUTF8 {
            Folding.fold($0) { byte, offset in
                if bytes.isEmpty, byte == 32 { return }
                bytes.append(byte)
                origins.append(UInt32(offset))
            }
        }
        return (bytes, origins)
    }

    @Test(arguments: [
        "", " ", "  Le LOT 1", "Le  marché est DIVISÉ en\t\n trois lots", "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`{|}~\u{7F}", "L`entreprise l’œuvre",
        "\u{AD}\u{200B} abcdefgh", "12345678 12345678", "        abcdefgh        ", "€€€€€€€€", "☐ Oui ☒ Non",
    ])
    func textsThatAreKnown(text: String) {
        #expect(Self.folded(text).bytes == Self.oneByOne(text).bytes)
        #expect(Self.folded(text).origins == Self.oneByOne(text).origins)
    }

    @Test func randomTexts() {
        let signs = Array("aZé@[`{~ \u{7F}\t\n  \u{A0}œ’€\u{200B}☐—0AZz.")
        var seed: UInt64 = 11
        for _ in 0..<3000 {
            var text = ""
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            for _ in 0..<(Int(seed >> 33) % 40) {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(signs[Int(seed >> 33) % signs.count])
            }
            #expect(Self.folded(text).bytes == Self.oneByOne(text).bytes, "\(text.debugDescription)")
            #expect(Self.folded(text).origins == Self.oneByOne(text).origins, "\(text.debugDescription)")
        }
    }
}
