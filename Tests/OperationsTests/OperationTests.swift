// An operation of urban renewal: hours required and written, as ranges, and what decides.

import Figures
import Foundation
import Operations
import Rules
import Settings
import Testing

@Suite("The contracts of an operation, side by side")
struct OperationTests {
    /// The shipped tables, and the rule that judges operations.
    private let judge: Judge

    init() throws {
        let rules = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Rules").standardized
        let files = try ["tables/insertion.yaml", "npnru/NPNRU-03-OPERATION.yaml"].map { name in
            let path = rules.appending(path: name).path()
            return SettingsFile(path: name, displayPath: path, node: try SettingsFolder.readFile(path).node, source: nil)
        }
        judge = Judge(try RuleSet.load(files: files))
    }

    private func assess(_ contracts: String, on day: String = "2024-10-15", more: String = "hourlyCost: {min: 30, max: 30, source: essai}") throws
        -> OperationAssessment
    {
        let file = try OperationFile.read("operation: Essai\non: \(day)\n\(more)\ncontracts:\n\(contracts)", file: "op.yaml")
        let own = file.entries.compactMap { entry -> OperationContract? in if case .contract(let contract) = entry { contract } else { nil } }
        return OperationAssessment(file, own, judge)
    }

    private func range(_ low: Int, _ high: Int) -> Interval { Interval(ExactDecimal(low), ExactDecimal(high)) }

    @Test func thePublishedExamplesComeOut() throws {
        let operation = try assess("""
              - {name: a, nature: works, amount: 1 000 000 € HT, trade: maconnerie, hours: 833}
              - {name: b, nature: gup, amount: 1 500 000 € HT, trade: peinture, hours: 3500}
            """)
        #expect(operation.objectives.map(\.required) == [range(833, 833), range(3_500, 3_500)])
        #expect(operation.objectives.map(\.verdict) == [.reached, .reached])
        #expect(operation.objectives.map(\.title) == ["Travaux et ingénierie", "Gestion urbaine de proximité"])
        #expect(operation.reserves.isEmpty)
    }

    /// Fewer than 95 % of what the most careful reading asks is too few whatever the parameters.
    @Test(arguments: [(791, "below"), (792, "toCheck"), (832, "toCheck"), (833, "reached")])
    func theVerdictTurnsAtTheBounds(hours: Int, verdict: String) throws {
        let operation = try assess("  - {name: a, nature: works, amount: 1 000 000 € HT, labourShare: 50, hours: \(hours)}")
        #expect(operation.objectives.first?.verdict.rawValue == verdict)
        #expect(operation.isBelow == (verdict == "below"))
    }

    @Test func rangesOfParametersGiveRangesOfHours() throws {
        let operation = try assess(
            "  - {name: a, nature: works, amount: 1 000 000 € HT, labourShare: {min: 40, max: 60}, hours: 700}",
            more: "hourlyCost: {min: 25, max: 40, source: essai}")
        let objective = try #require(operation.objectives.first)
        #expect(objective.required == range(500, 1_200))
        #expect(objective.verdict == .toCheck)
        #expect(objective.lacking == range(0, 500))
        #expect(objective.byCost == range(625, 1_000))
        #expect(objective.byShare == range(615, 923))
        let line = try #require(objective.lines.first)
        #expect(line.impliedRate?.low.description.hasPrefix("2.91") == true)
        #expect(line.impliedRate?.high == 7)
        #expect(line.perHundredThousand == range(70, 70))
    }

    /// Of the hourly cost nobody has confirmed a figure since 2016: an order of magnitude decides nothing.
    @Test func whatIsNotConfirmedNeverDecides() throws {
        let contract = "  - {name: a, nature: works, amount: 1 000 000 € HT, labourShare: 50, hours: 0}"
        let today = try assess(contract, more: "")
        #expect(today.objectives.first?.verdict == .unknown)
        #expect(today.objectives.first?.required == range(833, 1_000))
        #expect(today.objectives.first?.missing == ["coût horaire chargé confirmé"])
        #expect(today.reserves.contains { $0.contains("n’est pas confirmé") })
        let then = try assess(contract, on: "2015-12-31", more: "")
        #expect(then.objectives.first?.verdict == .below)
        let after = try assess(contract, on: "2025-01-01")
        #expect(after.reserves.contains { $0.contains("2014-2024") })
        let convention = try assess(contract, on: "2025-01-01", more: "hourlyCost: {min: 30, max: 30, source: e}\nrates: {works: 8}")
        #expect(convention.reserves.isEmpty)
        #expect(convention.objectives.first?.required == range(1_333, 1_333))
    }

    @Test func whatIsMissingIsNamedAndNothingIsConcluded() throws {
        let operation = try assess("""
              - {name: sans montant, nature: works, labourShare: 50, hours: 10}
              - {name: métier inconnu, nature: works, amount: 100 000 € HT, trade: espaces-verts, hours: 10}
              - {name: heures inconnues, nature: engineering, amount: 100 000 € HT, labourShare: 80}
            """)
        let objective = try #require(operation.objectives.first)
        #expect(objective.verdict == .unknown)
        #expect(objective.required == nil && objective.written == nil && objective.lacking == nil)
        #expect(objective.missing.map { $0.replacing("\u{A0}", with: " ") } == [
            "sans montant : montant", "métier inconnu : part de la main-d’œuvre", "heures inconnues : heures écrites",
        ])
        #expect(operation.reserves.contains { $0.contains("espaces-verts") })
    }

    @Test func hoursAreLookedForFirstWhereTheContractCanStillBeWritten() throws {
        let operation = try assess("""
              - {name: attribué, nature: works, status: awarded, amount: 1 000 000 € HT, labourShare: 50, hours: 0}
              - {name: servi, nature: works, status: planned, amount: 100 000 € HT, labourShare: 60, hours: 100}
              - {name: à lancer, nature: works, status: planned, amount: 200 000 € HT, labourShare: 60, hours: 50, carriedBy: La Régie, role: subcontractor}
              - {name: lot de la Régie, nature: gup, amount: 100 000 € HT, labourShare: 60, hours: 300, optionalHours: 40, carriedBy: La Régie}
              - {name: mobilier, nature: other, amount: 9 000 € HT, hours: 0}
            """)
        let works = try #require(operation.objectives.first)
        #expect(works.placements.map(\.contract.name) == ["à lancer", "attribué"])
        #expect(works.placements.first?.room == range(150, 150))
        #expect(works.lacking == range(983, 983))
        #expect(operation.objectives.last?.optionalHours == 40)
        #expect(operation.objectives.last?.written == range(300, 300), "optional tranches do not count")
        #expect(operation.carriers.map { "\($0.name) \($0.role) \($0.hours.low)" } == ["La Régie subcontractor 50", "La Régie direct 300"])
        #expect(operation.others.map(\.contract.name) == ["mobilier"])
    }

    @Test func mistakesOfTheFileAreToldTogetherWithTheirLines() {
        let text = """
            operation: Essai
            on: 2024-10-15
            hourlyCost: {min: 0, max: 30, source: s}
            contracts:
              - {name: a, amount: 10 € TTC, hours: 1}
              - {name: b, nature: workz, labourShare: 140}
            """
        do throws(SettingsError) {
            _ = try OperationFile.read(text, file: "op.yaml")
            Issue.record("a wrong file was read")
        } catch {
            #expect(error.problems.compactMap { $0.position?.line } == [3, 5, 5, 6, 6, 6])
        }
    }
}
