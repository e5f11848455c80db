// The packages to correct: each shows the mistakes that SampleTenders/attendus.yaml names, and together the
// samples show every shipped rule at work.

import Clausier
import Foundation
import Testing

@Suite struct FlawedDossiersTests {
    private static let folder = SampleTendersTests.folder(#filePath)
    /// Packages that show what is sound (`DossierSamplesTests`).
    private static let soundDossiers = ["nettoyage-lot-reserve", "npnru-rehabilitation", "gup-espaces-verts.zip", "multiservices-non-alloti"]
    private let examiner: Examiner
    private let ruleSet: RuleSet

    init() throws {
        ruleSet = try Shipped.rules()
        examiner = Examiner(judge: Judge(ruleSet), phrases: try Shipped.phrases())
    }

    /// What was found: not what is kept, does not apply or could not be known.
    private func found(_ path: String) throws -> Set<ExpectedFinding> {
        let findings = try examiner.examine(Self.folder + "/" + path).judgement.findings
        return Set(findings.filter { $0.verdict == .breach || $0.verdict == .advice || $0.cause == .judgement }.map { finding in
            ExpectedFinding(rule: finding.rule, lot: finding.lot, verdict: finding.verdict, severity: finding.severity, cause: finding.cause)
        })
    }

    @Test(arguments: try SampleExpectations.read(folder + "/attendus.yaml").dossiers)
    func aFlawedDossierShowsItsMistakesAndNoOthers(_ dossier: DossierExpectation) throws {
        let found = try found("dossiers/" + dossier.name)
        #expect(found.subtracting(dossier.findings).isEmpty, "found, not expected")
        #expect(dossier.findings.subtracting(found).isEmpty, "expected, not found")
    }

    /// A rule that stops finding anything is named by its absence from the list of those that never did.
    @Test func everyShippedRuleFindsSomethingInASampleOrIsNamed() throws {
        let expectations = try SampleExpectations.read(Self.folder + "/attendus.yaml")
        let paths = expectations.notices.filter { $0.day == nil }.map(\.file)
            + (expectations.dossiers.map(\.name) + Self.soundDossiers).map { "dossiers/" + $0 }
        let fired = try Set(paths.flatMap { try found($0).map(\.rule) })
        // Rules about candidates and operations have samples of their own (profils, operation).
        let judged = ruleSet.rules.filter(\.scope.isOfConsultation).map(\.id)
        #expect(judged.filter { !fired.contains($0) }.sorted() == expectations.silent.map(\.rule).sorted())
        #expect(expectations.silent.allSatisfy { !$0.reason.isEmpty })
    }

    /// No sample is forgotten by the two tests above.
    @Test func everySampleIsExpectedSomething() throws {
        let expectations = try SampleExpectations.read(Self.folder + "/attendus.yaml")
        let notices = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".xml") }
        #expect(Set(notices) == Set(expectations.notices.map(\.file)))
        let dossiers = try FileManager.default.contentsOfDirectory(atPath: Self.folder + "/dossiers")
        #expect(Set(dossiers) == Set(expectations.dossiers.map(\.name) + Self.soundDossiers))
    }
}
