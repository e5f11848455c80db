// Real notices, where they are at hand: CLAUSIER_CORPUS names their folder, and the samples of the
// SDK lie beside it. Without it these tests say so and pass.

import Documents
import FoundationEssentials
import Market
import Provenance
import Testing

@testable import Notices

@Suite struct CorpusTests {
    private static let corpus = ProcessInfo.processInfo.environment["CLAUSIER_CORPUS"]

    private func files() -> [String] {
        guard let corpus = Self.corpus else { return [] }
        var paths: [String] = []
        for folder in ["\(corpus)/eforms-fr", "\(corpus)/eforms-other", "\(corpus)/../eforms-sdk/notices"] {
            let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
            paths += names.filter { $0.hasSuffix(".xml") }.sorted().map { "\(folder)/\($0)" }
        }
        return paths
    }

    @Test func everyNoticeIsRead() throws {
        let paths = files()
        if paths.isEmpty { return print("CorpusTests: CLAUSIER_CORPUS is not set, 0 notices read") }
        let reader = NoticeReader()
        var incomplete = 0
        for path in paths {
            let reading = try reader.read(try OpenedFile.read(path).bytes, path: path, as: DocumentID(0))
            if !reading.status.isReadInFull { incomplete += 1 }
            #expect(reading.formType != nil, "\(path)")
            for lot in reading.lots.members { try checkAddresses(of: lot) }
        }
        print("CorpusTests: \(paths.count) notices read, \(incomplete) of them not in full")
        #expect(incomplete == 0)
    }

    /// Every address names the element that its business term says.
    private func checkAddresses(of record: Record) throws {
        for claim in record.facts.compactMap(\.claims.first) {
            guard case .xml(let locator) = claim.evidence.locator else { continue }
            let position = locator.position
            #expect(position.byteLength > 0)
            #expect(position.xpath.contains("cac:ProcurementProjectLot"))
        }
    }

    /// Identifiers and paths are those of the SDK.
    @Test func tablesAgreeWithTheSDK() throws {
        guard let corpus = Self.corpus, let data = FileManager.default.contents(atPath: "\(corpus)/../eforms-sdk/fields.json") else {
            return print("CorpusTests: fields.json is not at hand, 0 fields checked")
        }
        struct Fields: Decodable {
            struct Field: Decodable {
                let id: String
                let xpathAbsolute: String
            }
            let fields: [Field]
        }
        let known = Dictionary(
            try JSONDecoder().decode(Fields.self, from: data).fields.map { ($0.id, $0.xpathAbsolute) }, uniquingKeysWith: { first, _ in first })
        var checked = 0
        for area in allAreas {
            for entry in area.fields {
                guard !entry.isUnlisted else {
                    #expect(known[entry.businessTerm] == nil, "\(entry.businessTerm) is listed")
                    continue
                }
                let path = try #require(known[entry.businessTerm], "\(entry.businessTerm) is not in fields.json")
                #expect(names(area.base + "/" + entry.path) == names(path), "\(entry.businessTerm)")
                checked += 1
            }
        }
        print("CorpusTests: \(checked) fields checked against fields.json")
    }

    /// The steps of a path without their conditions.
    private func names(_ path: String) -> [String] {
        var plain = ""
        var depth = 0
        for character in path {
            if character == "[" { depth += 1 }
            if depth == 0 { plain.append(character) }
            if character == "]" { depth -= 1 }
        }
        let long = plain.replacing("ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension", with: "efext:EformsExtension")
        return long.split(separator: "/").map(String.init)
    }
}

@Suite struct TableTests {
    /// Every attribute of the catalogue that has a business term is read from somewhere.
    @Test func everyBusinessTermOfTheCatalogueIsRead() {
        let read = Set(allAreas.flatMap(\.fields).map(\.target))
        // Derived from several places, or lists of records.
        let derived: Set<String> = ["Notice.isChange", "Procedure.numberOfLots", "Lot.awardCriteria", "Lot.selectionCriteria"]
        for attribute in Catalogue.standard.all where attribute.spec.businessTerm != nil {
            #expect(
                read.contains(.claim(attribute.record, slot: attribute.slot)) || derived.contains(attribute.qualifiedName),
                "\(attribute.qualifiedName)")
        }
    }

    @Test func everyPathIsInTheNotationOfTheTables() {
        for area in allAreas {
            for entry in area.fields { #expect(FieldPath(entry.path) != nil, "\(entry.businessTerm)") }
        }
        #expect(FieldPath("cbc:ID[1]") == nil)
        #expect(FieldPath("cbc:ID[not(cbc:Name)]") == nil)
    }
}
