// Shows and measures what the phrase library and the readers of papers recognise.
//
// Usage: factbench show RULES KIND FILE…      every fact of plain-text papers, with its quote
//        factbench speed RULES FILE…          megabytes of text a second
//        factbench measure RULES CORPUS LABELS…   precision and recall beside labelled facts

import Clauses
import Documents
import Foundation
import Market
import Provenance
import Settings

func library(_ rules: String) throws -> PhraseLibrary {
    var definitions: [ClauseDefinition] = []
    for file in try SettingsFolder.read(rules) where file.path.hasPrefix("clauses/") {
        let decoding = Decoding(file: file.displayPath, source: file.source)
        definitions += ClauseDefinition.list(from: file.node, decoding)
        try decoding.finish()
    }
    return PhraseLibrary(definitions)
}

/// Plain text without its English half, `.md` as markup, anything else through its reader.
func document(_ path: String) throws -> DocumentText {
    let bytes = try Data(contentsOf: URL(filePath: path))
    if path.hasSuffix(".txt") { return PlainLoader.document(String(decoding: bytes, as: UTF8.self), path: path) }
    if path.hasSuffix(".md") { return PlainLoader.markup(String(decoding: bytes, as: UTF8.self)) }
    return DocumentReader.text(of: [UInt8](bytes), path: path)
}

do {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "show" where arguments.count > 3:
        let library = try library(arguments[1])
        for path in arguments.dropFirst(3) {
            let statements = library.statements(
                in: try document(path), of: PaperKind(rawValue: arguments[2]) ?? .other, document: DocumentID(0))
            print("## \(path)\(statements.listsLots ? " (lots listés)" : "")\(statements.isComplete ? "" : " INCOMPLET")")
            for (fact, evidence) in FactList.facts(statements, all: true).sorted(by: { $0.fact < $1.fact }) {
                print("\(fact.kind)\t\(fact.lot)\t\(fact.value)\t« \(evidence.quote.prefix(160)) » \(evidence.locator)")
            }
        }
    case "measure" where arguments.count > 3:
        let library = try library(arguments[1])
        for labels in arguments.dropFirst(3) {
            print("\n## \(labels)\n")
            for line in try Measure.run(try Labels.read(labels), corpus: arguments[2], labels: labels, library: library) { print(line) }
        }
    case "speed" where arguments.count > 2:
        let library = try library(arguments[1])
        let documents = try arguments.dropFirst(2).map { try document($0) }
        let bytes = documents.reduce(0) { $0 + $1.blocks.reduce(0) { $0 + $1.text.utf8.count } }
        // The first rounds compile patterns; what counts is the round of a program that has been at it for a while.
        var rounds: [Double] = []
        let begin = ContinuousClock.now
        while rounds.count < 5 || ContinuousClock.now - begin < .seconds(3) {
            let start = ContinuousClock.now
            for document in documents { _ = library.statements(in: document, of: .rc, document: DocumentID(0)) }
            rounds.append(Double(bytes) / ((ContinuousClock.now - start) / .seconds(1)) / 1e6)
        }
        print("\(bytes) octets, \(rounds.count) tours, le premier \(rounds[0]) Mo/s, le médian \(rounds.sorted()[rounds.count / 2]) Mo/s")
    default:
        print("usage : factbench show RULES KIND FILE… | speed RULES FILE… | measure RULES CORPUS LABELS…")
        exit(2)
    }
} catch {
    print("\(error)")
    exit(1)
}
