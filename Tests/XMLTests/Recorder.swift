import XML

/// A visitor that writes down what it is shown, for tests.
final class Recorder: XMLVisitor {
    var opened: [(name: String, number: Int)] = []
    var texts: [(name: String, text: String)] = []
    var schemes: [String] = []
    private var open: [(name: String, wantsText: Bool)] = []
    private let wanted: Set<String>
    private let skipped: Set<String>

    static let vocabulary = XMLVocabulary(
        prefixes: ["urn:test:notice": "", "urn:test:basic": "cbc", "urn:test:aggregate": "cac"],
        names: ["Notice", "cbc:ID", "cbc:Name", "cac:Lot"])

    init(wanted: Set<String> = ["cbc:ID", "cbc:Name"], skipped: Set<String> = []) {
        self.wanted = wanted
        self.skipped = skipped
    }

    func open(_ element: borrowing XMLElement) -> XMLInterest {
        let names = Self.vocabulary.names
        let name = element.name < names.count ? names[Int(element.name)] : "#\(element.name)"
        opened.append((name, element.number))
        if let scheme = element.attribute(0) { schemes.append(String(decoding: scheme, as: UTF8.self)) }
        if skipped.contains(name) { return .skip }
        open.append((name, wanted.contains(name)))
        return wanted.contains(name) ? .text : .children
    }

    func close(text: UnsafeBufferPointer<UInt8>) {
        let (name, wantsText) = open.removeLast()
        if wantsText { texts.append((name, String(decoding: text, as: UTF8.self))) }
    }

    func text(_ name: String) -> String? { texts.first { $0.name == name }?.text }
}

let namespaces = #"xmlns="urn:test:notice" xmlns:b="urn:test:basic" xmlns:cac="urn:test:aggregate""#

func read(
    _ document: String, _ recorder: Recorder = Recorder(), limits: XMLLimits = .standard
) -> XMLReading {
    read(Array(document.utf8), recorder, limits: limits)
}

func read(_ bytes: [UInt8], _ recorder: Recorder = Recorder(), limits: XMLLimits = .standard) -> XMLReading {
    XMLReader(vocabulary: Recorder.vocabulary, attributes: ["schemeName"], limits: limits)
        .read(bytes, path: "avis.xml", visitor: recorder)
}
