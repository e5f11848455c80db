import Testing
import XML

/// Shows the text of every element as it flows, and one attribute in a namespace.
private final class Flow: XMLVisitor {
    var seen = ""

    func open(_ element: borrowing XMLElement) -> XMLInterest {
        if element.name == 1 { return .skip }
        seen += "<" + (element.attribute(0).map { String(decoding: $0, as: UTF8.self) } ?? "")
        return .characters
    }

    func close(text: UnsafeBufferPointer<UInt8>) { seen += ">" }
    func characters(_ bytes: UnsafeBufferPointer<UInt8>) { seen += String(decoding: bytes, as: UTF8.self) }
}

private final class Page: HTMLVisitor {
    var seen = ""
    var offsets: [Int] = []

    func open(_ element: borrowing HTMLElement) { seen += "<\(element.name)\(element.attribute("id").map { " " + $0 } ?? "")>" }
    func close(_ name: String) { seen += "</\(name)>" }
    func characters(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        seen += String(decoding: bytes, as: UTF8.self)
        offsets.append(offset)
    }
}

@Suite struct ProseTests {
    private let vocabulary = XMLVocabulary(prefixes: ["urn:one": "w", "urn:two": "w", "urn:other": "o"], names: ["w:p", "w:hidden"])

    private func flow(_ document: String) -> String {
        let visitor = Flow()
        #expect(XMLReader(vocabulary: vocabulary, attributes: ["w:val"]).read(Array(document.utf8), path: "", visitor: visitor).error == nil)
        return visitor.seen
    }

    @Test func textComesInOrderWithTheElementsInIt() {
        #expect(flow("<a xmlns:w='urn:one'>un <w:p>deux &amp; </w:p>trois<w:hidden>non</w:hidden><![CDATA[<4>]]></a>") == "<un <deux & >trois<4>>")
    }

    @Test func attributesInANamespace() {
        #expect(flow("<a xmlns:x='urn:one' val='non' x:val='oui'/>") == "<oui>")
        #expect(flow("<a xmlns:x='urn:two' x:val='strict'/>") == "<strict>")
        #expect(flow("<a xmlns:x='urn:other' x:val='non'/>") == "<>")
    }

    @Test func webPages() {
        let page = Page()
        let source = "<p id=a>un<br>deux &eacute;<p>été"
        #expect(HTMLReader.read(Array(source.utf8), visitor: page) == nil)
        #expect(page.seen == "<html><body><p a>un<br></br>deux é</p><p>été</p></body></html>")
        #expect(page.offsets.first == 8)
        #expect(page.offsets.last == source.utf8.count - 5)
    }
}
