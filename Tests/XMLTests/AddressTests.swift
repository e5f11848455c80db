import Testing
import XML

/// An address points at the element's own tag, also where the whole notice is one line.
@Suite struct AddressTests {
    private func place(_ document: String, of name: String, nth: Int = 0) throws -> XMLMap.Place {
        let recorder = Recorder()
        let reading = read(document, recorder)
        #expect(reading.isComplete)
        let numbers = recorder.opened.filter { $0.name == name }.map(\.number)
        return reading.map.place(of: try #require(numbers.dropFirst(nth).first))
    }

    @Test func oneLineNotice() throws {
        let document = "<Notice \(namespaces)><cac:Lot><b:ID schemeName=\"Lot\">LOT-0001</b:ID></cac:Lot>"
            + "<cac:Lot><b:ID schemeName=\"Lot\" >LOT-0002</b:ID><b:Name>Peinture « été »</b:Name><b:Name/></cac:Lot></Notice>"
        let id = try place(document, of: "cbc:ID", nth: 1)
        #expect(id.line == 1 && id.endLine == 1)
        #expect(id.xpath == "/Notice/cac:Lot[2]/cbc:ID")
        let bytes = Array(document.utf8)
        #expect(String(decoding: bytes[id.byteOffset..<(id.byteOffset + id.byteLength)], as: UTF8.self) == "<b:ID schemeName=\"Lot\" >")
        // All before it is ASCII: columns are bytes plus one.
        #expect(id.column == id.byteOffset + 1)
        #expect(id.endColumn == id.column + id.byteLength)

        let empty = try place(document, of: "cbc:Name", nth: 1)
        #expect(empty.xpath == "/Notice/cac:Lot[2]/cbc:Name[2]")
        #expect(String(decoding: bytes[empty.byteOffset..<(empty.byteOffset + empty.byteLength)], as: UTF8.self) == "<b:Name/>")
        // « été » and the quotation marks take six bytes more than they are characters.
        #expect(empty.column == empty.byteOffset + 1 - 4)
    }

    @Test func linesAndColumns() throws {
        let document = "<?xml version=\"1.0\"?>\n<!-- < no tag -->\n<Notice \(namespaces)>\n  <cac:Lot>\n    é<b:ID\n  schemeName='a>b'>x</b:ID>\n  </cac:Lot>\n</Notice>"
        let id = try place(document, of: "cbc:ID")
        #expect((id.line, id.column) == (5, 6))
        #expect((id.endLine, id.endColumn) == (6, 20))
        let root = try place(document, of: "Notice")
        #expect((root.line, root.column) == (3, 1))
        #expect(root.xpath == "/Notice")
    }

    /// Addresses far into a long line: the tables work in blocks.
    @Test func farIntoALongLine() throws {
        let filler = (0..<3_000).map { "<b:Name>é\($0)</b:Name>" }.joined()
        let document = "<Notice \(namespaces)>\(filler)<b:ID>x</b:ID></Notice>"
        let id = try place(document, of: "cbc:ID")
        let before = try #require(document.range(ofSubstring: "<b:ID>"))
        #expect(id.byteOffset == before)
        #expect(id.column == before - 3_000 + 1)
        #expect(id.line == 1)
        #expect(try place(document, of: "cbc:Name", nth: 2_999).xpath == "/Notice/cbc:Name[3000]")
    }

    @Test func byteOrderMarkIsNoCharacter() throws {
        let recorder = Recorder()
        let reading = read([0xEF, 0xBB, 0xBF] + Array("<Notice \(namespaces)/>".utf8), recorder)
        #expect(reading.isComplete)
        let place = reading.map.place(of: 0)
        #expect(place.byteOffset == 3)
        #expect(place.column == 1)
    }
}

extension String {
    /// Byte offset of the first occurrence.
    func range(ofSubstring needle: String) -> Int? {
        utf8.firstRange(of: needle.utf8).map { utf8.distance(from: startIndex, to: $0.lowerBound) }
    }
}
