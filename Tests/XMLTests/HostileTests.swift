import Testing
import XML

/// Damaged and hostile documents are refused with a reason and a place, and nothing hangs.
@Suite struct HostileTests {
    @Test func whatCameBeforeTheDamageIsKept() throws {
        let recorder = Recorder()
        let reading = read("<Notice \(namespaces)>\n<b:ID>1</b:ID>\n<b:Name>a</b:ID>\n<b:ID>2</b:ID></Notice>", recorder)
        let error = try #require(reading.error)
        #expect(recorder.text("cbc:ID") == "1")
        #expect(error.line == 3)
        #expect(error.description.hasPrefix("avis.xml:3:"))
        #expect(error.what.contains("Name"))
        #expect(!reading.isComplete)
    }

    @Test func truncated() {
        let reading = read("<Notice \(namespaces)>\n<cac:Lot><b:ID>1</b:ID>")
        #expect(reading.error?.reason == .truncated)
        #expect(reading.error?.line == 2)
        #expect(read("<Notice \(namespaces)><b:ID>1").error?.reason == .truncated)
        #expect(read("<Notice \(namespaces)><b:ID sch").error != nil)
    }

    @Test(arguments: ["", " ", "%PDF-1.7 binary", "{\"json\": true}", "avis", "\u{0}\u{0}\u{0}\u{0}"])
    func notXML(_ text: String) {
        let reading = read(text)
        #expect(reading.error?.reason == (text.isEmpty ? .empty : .notXML))
        #expect(reading.map.elementCount == 0)
        #expect(reading.map.place(of: 0).xpath == "/")
    }

    @Test func entityBomb() {
        let bomb = """
            <?xml version="1.0"?>
            <!DOCTYPE Notice [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
            <Notice \(namespaces)><b:Name>&b;</b:Name></Notice>
            """
        #expect(read(bomb).error?.reason == .entity(name: "a"))
    }

    @Test func externalEntity() {
        let document = #"<!DOCTYPE Notice [<!ENTITY x SYSTEM "file:///etc/hostname">]><Notice>&x;</Notice>"#
        #expect(read(document).error?.reason == .entity(name: "x"))
        let parameter = #"<!DOCTYPE Notice [<!ENTITY % x SYSTEM "http://example.invalid/x"> %x;]><Notice/>"#
        #expect(read(parameter).error?.reason == .entity(name: "x"))
        #expect(read("<Notice>&inconnue;</Notice>").error?.reason == .entity(name: "inconnue"))
    }

    @Test func doctypeWithoutEntitiesIsTolerated() {
        let recorder = Recorder()
        let document = "<!DOCTYPE Notice SYSTEM \"notice.dtd\"><Notice \(namespaces)><b:Name>a &amp; b &#233; <![CDATA[<c>]]></b:Name></Notice>"
        #expect(read(document, recorder).error == nil)
        #expect(recorder.text("cbc:Name") == "a & b é <c>")
    }

    @Test func deepNesting() {
        let deep = "<Notice>" + String(repeating: "<a>", count: 100_000)
        #expect(read(deep).error?.reason == .tooDeep(limit: 128))
    }

    @Test(.timeLimit(.minutes(1))) func monstrousTag() {
        let attributes = (0..<100_000).map { " a\($0)=''" }.joined()
        #expect(read("<Notice>\n<x\(attributes)/></Notice>").error?.reason == .tagTooLong(limit: 64 << 10))
        #expect(read("<Notice>\n<x\(attributes)/></Notice>").error?.line == 2)
        let many = (0..<300).map { " a\($0)=''" }.joined()
        #expect(read("<Notice><x\(many)/></Notice>").error?.reason == .tooManyAttributes(limit: 256))
    }

    /// A long text, comment or CDATA section is no long tag.
    @Test func longTextIsFine() {
        let text = String(repeating: "mot ", count: 50_000)
        let recorder = Recorder()
        #expect(read("<Notice \(namespaces)><!-- \(text) --><b:Name>\(text)</b:Name></Notice>", recorder).error == nil)
        #expect(recorder.text("cbc:Name") == text)
    }

    @Test func limits() {
        var small = XMLLimits.standard
        small.byteCount = 20
        #expect(read("<Notice \(namespaces)/>", limits: small).error?.reason == .tooLarge(limit: 20))
        small = .standard
        small.elementCount = 2
        #expect(read("<Notice><a/><a/></Notice>", limits: small).error?.reason == .tooManyElements(limit: 2))
        small = .standard
        small.nameCount = 2
        #expect(read("<Notice \(namespaces)><a/><b/><a/><b:ID/></Notice>", limits: small).error == nil)
        #expect(read("<Notice \(namespaces)><a/><b/><c/></Notice>", limits: small).error?.reason == .tooManyNames(limit: 2))
        small = .standard
        small.textLength = 4
        #expect(read("<Notice \(namespaces)><b:Name>12345</b:Name></Notice>", limits: small).error?.reason == .textTooLong(limit: 4))
    }

    /// An undeclared prefix would make elements unrecognisable: that is not a clean reading.
    @Test func undeclaredPrefix() {
        #expect(read("<Notice xmlns='urn:test:notice'><cbc:ID>1</cbc:ID></Notice>").error?.what.contains("cbc") == true)
    }

    /// A foreign namespace under a familiar prefix is not taken for the familiar one.
    @Test func foreignNamespaceUnderAFamiliarPrefix() {
        let recorder = Recorder()
        let reading = read("<Notice xmlns='urn:test:notice' xmlns:cbc='urn:other'><cbc:ID>1</cbc:ID></Notice>", recorder)
        #expect(reading.error == nil)
        #expect(recorder.text("cbc:ID") == nil)
    }
}
