import Figures
import Market
import Provenance
import Testing

@testable import Dossier

/// What counts as read, for the market and for each lot.
@Suite struct PaperCoverageTests {
    private func document(_ index: Int, _ kind: PaperKind, lots: [String] = [], possible: [PaperKind] = [], _ status: ReadStatus = .read) -> DocumentRecord {
        DocumentRecord(id: DocumentID(index), path: "\(index)", kind: kind, possibleKinds: possible, lots: lots, sha256: "", byteCount: 0, status: status)
    }

    @Test func theCCTPOfOneLotDoesNotMakeAnotherLotsRead() {
        let documents = [document(0, .cctp, lots: ["1"]), document(1, .rc)]
        #expect(Coverage(documents: documents, ofLot: "1").papersRead.contains(.cctp))
        #expect(!Coverage(documents: documents, ofLot: "2").papersRead.contains(.cctp))
        #expect(Coverage(documents: documents, ofLot: "2").papersRead.contains(.rc))
        #expect(Coverage(documents: documents, lots: ["1", "2"]).state(of: .cctp) == .unread)
    }

    @Test func papersOfEveryLotTogetherAreTheWholePaper() {
        let documents = [document(0, .cctp, lots: ["1"]), document(1, .cctp, lots: ["2"])]
        #expect(Coverage(documents: documents, lots: ["1", "2"]).state(of: .cctp) == .read)
        #expect(Coverage(documents: documents, lots: ["1", "2"], lotsAreKnown: false).state(of: .cctp) == .unread)
    }

    @Test func aCommonPaperAndOneForEachLot() {
        let documents = [document(0, .cctp), document(1, .cctp, lots: ["1"], .unread(reason: "image"))]
        #expect(!Coverage(documents: documents, ofLot: "1").papersRead.contains(.cctp))
        #expect(Coverage(documents: documents, ofLot: "2").papersRead.contains(.cctp))
    }

    @Test func whatMayBeAnRCLeavesTheRCOpen() {
        let documents = [document(0, .rc), document(1, .other, possible: [.rc, .ccap])]
        let coverage = Coverage(documents: documents)
        #expect(coverage.state(of: .rc) == .unread)
        #expect(coverage.state(of: .ccap) == .unread)
    }

    @Test func otherPapersNeverSayItAll() {
        #expect(!Coverage(documents: [document(0, .other)]).papersRead.contains(.other))
    }

    /// A record of one lot is silent only if that lot's papers were read.
    @Test func silenceIsKnownLotByLot() {
        let papers: [PaperKind] = [.notice, .ccap, .ae]
        let documents = papers.enumerated().map { document($0.offset, $0.element) } + [document(3, .cctp, lots: ["1"])]
        var market = Market(documents: documents)
        market.coverage = Coverage(documents: documents, lots: ["1", "2"])
        var first = Record(.lot, identifier: "LOT-0001")
        first.setPapersRead(Coverage(documents: documents, ofLot: "1").papersRead)
        var second = Record(.lot, identifier: "LOT-0002")
        second.setPapersRead(Coverage(documents: documents, ofLot: "2").papersRead)
        #expect(market.state(of: LotField.executionConditions, in: first) == .silent)
        #expect(market.state(of: LotField.executionConditions, in: second) == .unread)
    }

    /// Read in full, but nobody looks for it in prose: finding nothing is no silence.
    @Test func whatNobodyLooksForIsNotSilent() throws {
        let documents = [document(0, .notice), document(1, .rc)]
        var market = Market(documents: documents)
        let attribute = try #require(Catalogue.standard.attribute(named: "variants", of: .lot))
        #expect(market.state(of: LotField.variants, in: Record(.lot)) == .silent)
        market.coverage.recognised = AttributeSet()
        #expect(market.state(of: LotField.variants, in: Record(.lot)) == .unread)
        var recognised = AttributeSet()
        recognised.insert(attribute)
        market.coverage.recognised = recognised
        #expect(market.state(of: LotField.variants, in: Record(.lot)) == .silent)
    }
}
