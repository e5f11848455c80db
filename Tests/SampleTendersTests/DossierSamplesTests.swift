// The sample packages, judged with the shipped rules: each shows what its README row says.

import Clausier
import Testing

@Suite struct DossierSamplesTests {
    private static let folder = SampleTendersTests.folder(#filePath) + "/dossiers/"
    private let judge: Judge

    init() throws { judge = Judge(try Shipped.rules()) }

    /// Judged under the law of a day, since none of the packages holds its notice.
    private func examine(_ name: String) throws -> JudgedConsultation {
        try Examiner(judge: judge, phrases: try Shipped.phrases(), on: CivilDate(iso: "2026-10-15")).examine(Self.folder + name)
    }

    private static let samples = ["nettoyage-lot-reserve", "npnru-rehabilitation", "gup-espaces-verts.zip", "multiservices-non-alloti"]

    @Test(arguments: samples) func everyPaperIsReadAndKnown(name: String) throws {
        let documents = try examine(name).market.documents
        #expect(documents.count >= 4)
        for document in documents {
            #expect(document.status.isReadInFull, "\(document.path)")
            #expect(document.kind != .other, "\(document.path)")
        }
    }

    /// What is wrong in a package is what its row says; nothing sound is called a breach.
    @Test(arguments: samples) func nothingSoundIsCalledABreach(name: String) throws {
        let breaches = try examine(name).judgement.findings.filter { $0.verdict == .breach }
        #expect(breaches.map(\.rule) == (name == "npnru-rehabilitation" ? ["EXE-03-HEURES"] : []))
        #expect(breaches.allSatisfy { $0.lot == "LOT-0002" && $0.severity == .major })
    }

    @Test func theOneContradictionIsTheHoursOfLotTwo() throws {
        for name in Self.samples {
            let found = try examine(name).judgement.findings.filter { $0.rule == "PIECES-CONTRADICTOIRES" }
            #expect(found.map(\.lot) == (name == "npnru-rehabilitation" ? ["LOT-0002"] : []), "\(name)")
            for finding in found {
                #expect(finding.message.contains("950") && finding.message.contains("1\u{202F}250") || finding.message.contains("1\u{A0}250"))
                #expect(finding.message.contains("l’acte d’engagement l’emporterait"))
                #expect(Set(finding.alternatives.flatMap { $0.evidence.map(\.document.index) }).count == 3)
            }
        }
    }

    @Test func theLotForInsertionCompaniesIsReserved() throws {
        let market = try examine("nettoyage-lot-reserve").market
        #expect(market.lots.members.count == 3)
        let reserved = market.lots.members.map { $0.firstValue(of: LotField.reservedParticipation) }
        #expect(reserved == [.code("none"), .code("none"), .code("res-ws")])
        let weights = market.lots.members[2][list: LotField.awardCriteria].members.compactMap { $0.firstValue(of: AwardCriterionField.weight)?.description }
        #expect(weights.sorted() == ["20", "35", "45"])
    }

    @Test func fivePercentInLocalUpkeepIsAQuestionOfTheCharter() throws {
        let findings = try examine("gup-espaces-verts.zip").judgement.findings.filter { $0.rule == "NPNRU-02-TAUX" && $0.verdict != .compliant }
        #expect(findings.map(\.lot) == ["LOT-0002"])
        #expect(findings.first?.message.contains("5\u{A0}%") == true)
    }

    @Test func anUndividedContractAsksForItsReasons() throws {
        let findings = try examine("multiservices-non-alloti").judgement.findings.filter { $0.rule == "LOT-01-MOTIF" }
        #expect(findings.map(\.verdict) == [.undetermined])
    }
}
