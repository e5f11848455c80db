import Testing
import XML

/// A document is read whatever its encoding, and its addresses are bytes of the file.
@Suite struct EncodingTests {
    private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
        var bytes: [UInt8] = mark ? (bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) : []
        for unit in text.utf16 {
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            bytes += bigEndian ? [high, low] : [low, high]
        }
        return bytes
    }

    @Test(arguments: [(true, true), (false, true), (true, false), (false, false)])
    func sixteenBits(bigEndian: Bool, mark: Bool) throws {
        let document = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><Notice \(namespaces)><b:Name>Été 🏗 à</b:Name><b:ID>x</b:ID></Notice>"
        let recorder = Recorder()
        let reading = read(utf16(document, bigEndian: bigEndian, mark: mark), recorder)
        #expect(reading.error == nil)
        #expect(recorder.text("cbc:Name") == "Été 🏗 à")
        let id = try #require(recorder.opened.first { $0.name == "cbc:ID" })
        let place = reading.map.place(of: id.number)
        let scalars = try #require(document.unicodeScalars.firstIndex(of: "x").map { _ in
            document.unicodeScalars.distance(
                from: document.startIndex, to: document.unicodeScalars.firstRange(of: "<b:ID>".unicodeScalars)!.lowerBound)
        })
        #expect(place.column == scalars + 1)
        // The crane takes two units.
        #expect(place.byteOffset == (mark ? 2 : 0) + 2 * (scalars + 1))
        #expect(place.byteLength == 12)
    }

    @Test(arguments: [("ISO-8859-1", UInt8(0xE9), "é"), ("windows-1252", 0x92, "’"), ("iso-8859-15", 0xA4, "€")])
    func oneByteACharacter(encoding: String, byte: UInt8, character: String) throws {
        let head = Array("<?xml version='1.0' encoding='\(encoding)'?>\n<Notice \(namespaces)><b:Name>".utf8)
        let recorder = Recorder()
        let reading = read(head + [byte] + Array("</b:Name><b:ID/></Notice>".utf8), recorder)
        #expect(reading.error == nil)
        #expect(recorder.text("cbc:Name") == character)
        let id = try #require(recorder.opened.first { $0.name == "cbc:ID" })
        #expect(reading.map.place(of: id.number).byteOffset == head.count + 1 + 9)
    }

    @Test func unknownEncodingIsNamed() {
        let reading = read("<?xml version='1.0' encoding='EBCDIC-FR'?><Notice/>")
        #expect(reading.error?.reason == .unsupportedEncoding(name: "ebcdic-fr"))
        #expect(reading.error?.description.contains("avis.xml") == true)
    }

    @Test func bytesThatAreNotUTF8() {
        let reading = read(Array("<Notice \(namespaces)>\n<b:Name>caf".utf8) + [0xE9, 0x20] + Array("</b:Name></Notice>".utf8))
        #expect(reading.error?.reason == .badBytes(encoding: "UTF-8"))
        #expect(reading.error?.line == 2)
    }

    @Test func oddNumberOfBytes() {
        #expect(read([0xFF, 0xFE, 0x3C]).error?.reason == .badBytes(encoding: "UTF-16"))
    }
}
