import Clauses
import Dossier
import Foundation
import Market
import Provenance
import Settings
import Testing

/// Where the repository's own files stand.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    static func sample(_ name: String) -> String { root.appending(path: "SampleTenders/\(name)").path }

    static let phrases: PhraseLibrary = {
        let folder = root.appending(path: "Rules/clauses")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        let definitions = files.sorted { $0.path < $1.path }.flatMap { file -> [ClauseDefinition] in
            guard let text = try? String(contentsOf: file, encoding: .utf8),
                let root = try? YAML.read(text, file: file.lastPathComponent)
            else { return [] }
            return ClauseDefinition.list(from: root, Decoding(file: file.lastPathComponent))
        }
        return PhraseLibrary(definitions)
    }()
}

/// What a sample notice says once it has gone through every reader.
@Suite struct SampleReadingTests {
    private let reader = DossierReader(phrases: Repository.phrases)

    @Test func anUndividedMarketHasOneLotAndIsNotDivided() throws {
        let market = reader.read(Repository.sample("02-multiservices-non-alloti.xml"))
        #expect(market.documents.map(\.status) == [.read])
        #expect(market.lots.members.map(\.identifier) == ["LOT-0001"])
        #expect(market.lots.completeness == .complete)
        #expect(market.state(of: ProcedureField.isDivided, in: market.procedure) == .stated(.bool(false)))
        #expect(market.state(of: ProcedureField.numberOfLots, in: market.procedure) == .stated(.integer(1)))
        #expect(market.state(of: BuyerField.kind, in: market.buyer) == .stated(.code("esh")))
        #expect(market.state(of: BuyerField.category, in: market.buyer) == .stated(.code("sub-central")))
        #expect(market.launchDate.date?.description == "2026-09-10")
        #expect(market.launchDate.origin == .contractNotice)
    }

    @Test func everyFactStandsVerbatimAtItsAddress() throws {
        let path = Repository.sample("01-espaces-verts-conforme.xml")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let bytes = Array(text.utf8)
        let market = reader.read(path)
        var claims = 0
        market.forEachRecord { _, record in
            for claim in record.facts.flatMap(\.claims) {
                guard case .xml(let locator) = claim.evidence.locator else { continue }
                claims += 1
                let position = locator.position
                #expect(bytes[position.byteOffset] == UInt8(ascii: "<"))
                #expect(bytes[position.byteOffset + position.byteLength - 1] == UInt8(ascii: ">"))
                let element = String(decoding: bytes[position.byteOffset...].prefix(8_000), as: UTF8.self)
                    .replacingOccurrences(of: "&amp;", with: "&").replacingOccurrences(of: "&apos;", with: "'")
                #expect(element.contains(claim.evidence.quote), "\(position.xpath)")
            }
        }
        #expect(claims > 60)
    }

    @Test func aTruncatedNoticeIsNotReadInFullAndSaysWhere() throws {
        let market = reader.read(Repository.sample("illisible/avis-tronque.xml"))
        let status = try #require(market.documents.first?.status)
        #expect(!status.isReadInFull)
        #expect(try #require(status.reason).contains("avis-tronque.xml:"))
        for lot in market.lots.members {
            #expect(market.state(of: LotField.frameworkDurationJustification, in: lot) != .silent)
        }
    }

    @Test func aMissingFileIsNamedWithWhatToDo() throws {
        let market = reader.read("nulle-part.xml")
        #expect(market.documents.map(\.path) == ["nulle-part.xml"])
        #expect(try #require(market.documents.first?.status.reason).contains("introuvable"))
    }
}
