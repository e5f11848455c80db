// Where tags and texts stand, byte by byte.

import Testing

@testable import XML

@Suite struct XMLOutlineTests {
    private func made(_ text: String) -> XMLOutline? { XMLOutline(Array(text.utf8)) }

    private final class Numbers: XMLVisitor {
        var names: [Int: XMLName] = [:]
        var texts: [(text: String, offset: Int)] = []
        func open(_ element: borrowing XMLElement) -> XMLInterest {
            names[element.number] = element.name
            return .characters
        }
        func close(text: UnsafeBufferPointer<UInt8>) {}
        func characters(_ bytes: UnsafeBufferPointer<UInt8>, within offset: Int) { texts.append((String(decoding: bytes, as: UTF8.self), offset)) }
    }

    private let document = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- <a> --><r xmlns:p="urn:p"><p:a x="1>2" p:y='"'>un &amp; deux<b/>tro&#105;s<![CDATA[ <c> ]]></p:a ><?pi <d>?><e>\(String(repeating: "é", count: 700))</e></r>
        """

    @Test func elementsAreNumberedAsTheReaderNumbersThem() throws {
        let outline = try #require(made(document))
        let numbers = Numbers()
        let names = ["r", "p:a", "b", "e"]
        let reading = XMLReader(vocabulary: XMLVocabulary(prefixes: ["": "", "urn:p": "p"], names: names), attributes: []).read(Array(document.utf8), path: "a", visitor: numbers)
        #expect(reading.isComplete)
        #expect(outline.elements.indices.map(outline.name) == names)
        #expect(names.indices.allSatisfy { numbers.names[$0] == XMLName($0) })
        #expect(outline.elements.map(\.parent) == [-1, 0, 1, 0])
        #expect(outline.attribute("p:y", of: 1) == "\"" && outline.attribute("x", of: 1) == "1>2" && outline.attribute("y", of: 1) == nil)
        #expect(outline.isNamed(1, "a") && !outline.isNamed(1, "p") && outline.prefix(of: 1) == "p:" && outline.prefix(of: 2) == "")
        #expect(outline.children(of: 0) == [1, 3] && outline.children(of: 2) == [])
        // Every piece of text that the reader reports lies in the text from which it came.
        let whole = outline.texts.map { String(decoding: outline.bytes[$0.range], as: UTF8.self) }
        #expect(whole.first == "un &amp; deux")
        for piece in numbers.texts {
            let number = try #require(outline.text(at: piece.offset), "\(piece)")
            let written = whole[number].replacing("&amp;", with: "&").replacing("&#105;", with: "i").replacing("<![CDATA[", with: "")
            #expect(written.contains(piece.text), "\(piece) in \(written.prefix(60))")
        }
        #expect(numbers.texts.map(\.text).joined() == "un & deuxtrois <c> \(String(repeating: "é", count: 700))")
    }

    @Test func whatIsNotToBeChangedByteByByteHasNone() {
        #expect(made("<a/>") != nil)
        #expect(made("<?xml version='1.0' encoding='utf-8'?><a/>") != nil)
        for text in [
            "", "text", "<a>", "<a></b>", "<a><b></a></b>", "<!DOCTYPE a><a/>", "<a x='</a>", "<a><!-- </a>", "<a><![CDATA[</a>",
            "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "<?xml version='1.0' encoding='US-ASCII'?><a/>",
        ] { #expect(made(text) == nil, "\(text)") }
        #expect(XMLOutline([0xFF, 0xFE, 0x3C, 0, 0x61, 0, 0x2F, 0, 0x3E, 0]) == nil)
    }
}
