// The rules that are shipped: they load from the compact form, and their own tests pass.

import Figures
import Market
import Provenance
import Settings
import StandardRules
import Testing

@testable import Rules

@Suite struct StandardRulesTests {
    @Test func everyInlineTestPasses() throws {
        let results = try RuleTester(try StandardRules.ruleSetWithTests()).run().results
        #expect(results.count > 26)
        for result in results where !result.hasPassed {
            Issue.record("\(result.file):\(result.line) \(result.rule) « \(result.name) » : \(result.failure)")
        }
    }

    @Test func aMarketOfWhichNothingIsKnownGivesNoVerdictButNoFailureEither() throws {
        let set = try StandardRules.ruleSet.get()
        #expect(!set.version.isEmpty)
        #expect(set.reviewed != nil)
        let judgement = Judge(set).judge(Market(), on: CivilDate(year: 2026, month: 9, day: 1))
        // Nobody asks whether to bid, so rules about candidates have nothing to say.
        #expect(judgement.findings.count == set.rules.filter { $0.scope != .candidate }.count)
        for finding in judgement.findings {
            #expect(finding.verdict != .breach, "\(finding.rule)")
            #expect(finding.cause != .ruleError, "\(finding.rule) : \(finding.message)")
            #expect(finding.verdict != .compliant, "\(finding.rule) : rien n’est connu")
        }
    }

    @Test func aCandidateOfWhomNothingIsKnownMeetsNoConditionThatALotSets() throws {
        let set = try StandardRules.ruleSet.get()
        var lot = Record(.lot, identifier: "LOT-0001")
        let evidence = Evidence(document: DocumentID(0), locator: .text(line: 1, column: 1), quote: "")
        lot.add(Claim(.code("L2113-13"), evidence), to: LotField.reservationBasis)
        lot.add(Claim(.code("res-ws"), evidence), to: LotField.reservedParticipation)
        var market = Market()
        market.lots = RecordList([lot])
        market.candidate = Record(.candidate)
        let findings = Judge(set).judge(market, on: CivilDate(year: 2026, month: 9, day: 1)).findings.filter { $0.scope == .candidate }
        let insertion = try #require(findings.first { $0.rule == "CAN-01-INSERTION" })
        #expect(insertion.verdict == .undetermined && !insertion.harmless)
        #expect(insertion.missing.contains { $0.attribute == "candidate.agreements" })
        #expect(!findings.contains { $0.verdict == .compliant || $0.verdict == .breach })
    }

    @Test func theThresholdsOfTheYearsAreThere() throws {
        let tables = try StandardRules.ruleSet.get().tables
        let europeen = try #require(tables.dated.first { $0.name == "europeen" })
        func value(_ year: Int, _ keys: String...) -> ExactDecimal? {
            CivilDate(year: year, month: 12, day: 31).flatMap { europeen.value(for: keys, on: $0) }
        }
        #expect(value(2025, "sub-central", "services") == 221_000)
        #expect(value(2026, "sub-central", "services") == 216_000)
        #expect(value(2027, "sub-central", "works") == 5_404_000)
        #expect(value(2028, "sub-central", "works") == nil)
        let ess = try #require(tables.codes.first { $0.name == "cpv-ess" })
        #expect(ess.contains("85000000-9"))
        #expect(!ess.contains("90911200"))
        #expect(!ess.contains("8500000"))
    }

    @Test func aDamagedFinishedFormIsRefused() throws {
        let packed = try StandardRules.ruleSet.get().packed()
        #expect(RuleSet(packed: PackedBytes(packed))?.rules.count == (try StandardRules.ruleSet.get().rules.count))
        for length in stride(from: 0, to: packed.count, by: max(1, packed.count / 7)) {
            #expect(RuleSet(packed: PackedBytes(Array(packed[..<length]))) == nil)
        }
    }
}
