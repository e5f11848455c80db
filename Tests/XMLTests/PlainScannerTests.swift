import Testing

@testable import XML

/// Documents are read in two ways; nobody may be able to tell which.
@Suite struct PlainScannerTests {
    /// Writes down everything that a visitor can see.
    private final class Log: XMLVisitor {
        var lines: [String] = []
        private var text = ""

        func open(_ element: borrowing XMLElement) -> XMLInterest {
            flush()
            let values = (0..<3).map { key in element.attribute(key).map { String(decoding: $0, as: UTF8.self) } ?? "–" }
            lines.append("<\(element.name) \(element.number) \(values)")
            return element.name == 2 ? .skip : element.name == 1 ? .text : .characters
        }

        func close(text bytes: UnsafeBufferPointer<UInt8>) {
            flush()
            lines.append(">\(String(decoding: bytes, as: UTF8.self))")
        }

        func characters(_ bytes: UnsafeBufferPointer<UInt8>) { text += String(decoding: bytes, as: UTF8.self) }

        private func flush() {
            if !text.isEmpty { lines.append(text) }
            text = ""
        }
    }

    private static let vocabulary = XMLVocabulary(
        prefixes: ["urn:w": "w", "urn:d": "", "http://www.w3.org/XML/1998/namespace": "xml"], names: ["w:p", "w:t", "w:skip", "w:r", "d"])

    private static func trace(_ bytes: [UInt8], plainly: Bool, limits: XMLLimits) -> [String] {
        let log = Log()
        let reader = XMLReader(vocabulary: vocabulary, attributes: ["w:val", "val", "xml:space"], limits: limits, readsPlainly: plainly)
        let reading = reader.read(bytes, path: "a.xml", visitor: log)
        let places = (0..<reading.map.elementCount).map { "\(reading.map.place(of: $0))" }
        return log.lines + places + [reading.error.map { "\($0)" } ?? "complete"]
    }

    private static func expectSame(_ bytes: [UInt8], limits: XMLLimits = .standard, sourceLocation: SourceLocation = #_sourceLocation) {
        let plain = trace(bytes, plainly: true, limits: limits), theirs = trace(bytes, plainly: false, limits: limits)
        #expect(plain == theirs, "\(String(decoding: bytes, as: UTF8.self))", sourceLocation: sourceLocation)
    }

    private static let root = #"<w:p xmlns:w="urn:w" xmlns="urn:d""#

    @Test(arguments: [
        "", ">", "/>", " w:val='1' val=\"2\"/>", " w:val='a &amp; &#233; &lt;' xml:space=\"preserve\">é<w:r/>\u{1F600}</w:p>",
        "><w:t xml:space=\"preserve\"> Prix &amp; délais &#x20AC; </w:t></w:p>", "><w:skip><w:t>non</w:t><d/></w:skip><w:t>oui</w:t></w:p>",
        "><w:t>a]]>b</w:t></w:p>", "><w:t>a]]b</w:t></w:p>", "><w:t>a\r\nb</w:t></w:p>", "><!-- c --><w:t>x</w:t></w:p>",
        "><w:t><![CDATA[x]]></w:t></w:p>", "><w:t>&unknown;</w:t></w:p>", "><w:t>&#0;</w:t></w:p>", "><w:t>&#xFFFE;</w:t></w:p>",
        "><w:t>\u{1}</w:t></w:p>", "><w:t a='1' a='2'/></w:p>", "><w:t w:val='1' x:val='2' xmlns:x='urn:w'/></w:p>",
        "><x:t/></w:p>", "><w:t x:val='1'/></w:p>", "><w:t></w:r></w:p>", "><w:t></w:p>", "></w:p", "></w:p><w:p/>", "></w:p> \n ",
        "></w:p>x", "><w:t val='a<b'/></w:p>", "><w:t val='a\nb\tc'/></w:p>", "><w:t val=a/></w:p>", "><w:t val='1'w:val='2'/></w:p>",
        "><élément/></w:p>", "><w:é/></w:p>", "><a:b:c/></w:p>", "><w:t xmlns:w='urn:other'>x</w:t><w:t>y</w:t></w:p>",
        "><e xmlns='urn:x'><f/></e><d/></w:p>", "><e xmlns=''/></w:p>", "><a:e xmlns:a='urn:w'><a:t>x</a:t></a:e><a:t/></w:p>",
        "><w:t xmlns:xml='urn:x'/></w:p>", "><w:t xmlns:a='no uri at all'/></w:p>", "><w:t xmlns:a='urn:a' xmlns:a='urn:b'/></w:p>",
        "><w:t val='a>b'>x</w:t><w:t val='a>b'>y</w:t><w:t val='a>c'/></w:p>", "><w:t val='1'>x</w:t><w:t val='1'/><w:t val='1'/><w:t val='1'>y</w:t></w:p>",
        "><w:t val='&amp;é'/><w:t val='&amp;é'/></w:p>", "><w:t/><e xmlns:w='urn:x'><w:t/><w:t/></e><w:t/></w:p>", "><f/><e xmlns='urn:x'><f/><f/></e><f/></w:p>",
        "><w:t val='1' /><w:t val='1' /><w:t val='1'/ ></w:p>", "><w:r><w:r><w:t/></w:r></w:r><w:r></w:t></w:p>", "><a:t/><a:t/></w:p>",
        "><?mso x?><w:t>y</w:t></w:p>", "><w:t>x</w:t ></w:p\n>", "><w:t / ></w:p>", "><w:t>&amp</w:t></w:p>", "><w:t>& </w:t></w:p>",
    ])
    func bothWaysTellTheSame(rest: String) {
        Self.expectSame(Array((Self.root + rest).utf8))
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
        Self.expectSame(Array((declaration + Self.root + rest).utf8))
        Self.expectSame([0xEF, 0xBB, 0xBF] + Array((Self.root + rest).utf8))
    }

    @Test(arguments: [
        "<?xml version='1.0'?>", "<?xml version=\"1.1\"?>", "<?xml version=\"1.0\" standalone=\"maybe\"?>", "<?xml encoding=\"UTF-8\"?>",
        "<?xml version=\"1.0\"encoding=\"UTF-8\"?>", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", " <?xml version=\"1.0\"?>",
        "<!DOCTYPE a>", "<!-- a -->", "\n\n", "<?xml version=\"1.0\" ?>", "<?xml version = \"1.0\"?>",
    ])
    func declarations(head: String) { Self.expectSame(Array((head + Self.root + "><w:t>x</w:t></w:p>").utf8)) }

    /// Bytes changed, lost or doubled anywhere.
    @Test func damagedDocuments() {
        let whole = Array((
            "<?xml version=\"1.0\"?>" + Self.root
                + ">" + String(
                    repeating: "<w:r w:val='1'><w:t xml:space=\"preserve\">Été &amp; hiver &#233;</w:t></w:r><w:skip a='&quot;'/><a:d xmlns:a=\"urn:d\" val=\"œ\">x<d/></a:d>",
                    count: 2) + "</w:p>")
            .utf8)
        let signs = Array("<>/&;\"'=: xé]\u{0}\r".utf8)
        var seed: UInt64 = 7
        func random(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0...random(2) {
                let place = random(bytes.count)
                switch random(3) {
                case 0: bytes[place] = signs[random(signs.count)]
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytes[random(bytes.count)], at: place)
                }
            }
            Self.expectSame(bytes)
        }
        for length in whole.indices { Self.expectSame(Array(whole[..<length])) }
    }

    @Test func limits() {
        let document = Array((Self.root + " val='1' w:val='2'><w:r><w:r><w:t>un texte</w:t></w:r></w:r><w:r/></w:p>").utf8)
        for value in 0...6 {
            var limits = XMLLimits.standard
            limits.depth = value
            Self.expectSame(document, limits: limits)
            limits = .standard
            limits.elementCount = value
            Self.expectSame(document, limits: limits)
            limits = .standard
            limits.attributeCount = value
            Self.expectSame(document, limits: limits)
        }
    }
}
