import Testing
import XML

@Suite struct ReaderTests {
    @Test func skippedElementsAreNotShownButCounted() {
        let recorder = Recorder(skipped: ["cac:Lot"])
        let reading = read("<Notice \(namespaces)><cac:Lot><b:ID>1</b:ID></cac:Lot><b:ID schemeName='n'>2</b:ID></Notice>", recorder)
        #expect(recorder.texts.map(\.text) == ["2"])
        #expect(recorder.opened.map(\.number) == [0, 1, 3])
        #expect(recorder.schemes == ["n"])
        #expect(reading.map.elementCount == 4)
        #expect(reading.map.name(of: 2) == "cbc:ID")
    }

    /// The text of an outer element contains that of the inner ones.
    @Test func mixedContent() {
        let recorder = Recorder()
        _ = read("<Notice \(namespaces)><b:Name>un <b:ID>deux</b:ID> trois</b:Name></Notice>", recorder)
        #expect(recorder.text("cbc:ID") == "deux")
        #expect(recorder.text("cbc:Name") == "un deux trois")
    }

    /// One reader reads many documents, good and bad ones, and confuses nothing.
    @Test func reuse() {
        let reader = XMLReader(vocabulary: Recorder.vocabulary, attributes: [])
        for round in 0..<50 {
            let recorder = Recorder()
            let good = reader.read(
                Array("<Notice \(namespaces)><b:ID>\(round)</b:ID><x\(round)/></Notice>".utf8), path: "a", visitor: recorder)
            #expect(good.error == nil)
            #expect(recorder.text("cbc:ID") == "\(round)")
            #expect(good.map.place(of: 2).xpath == "/Notice/x\(round)")
            #expect(reader.read(Array("<Notice><a></Notice>".utf8), path: "b", visitor: Recorder()).error != nil)
            #expect(reader.read(Array("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".utf8), path: "b", visitor: Recorder()).error != nil)
        }
    }
}
