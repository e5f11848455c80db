// Mutation and condition coverage: a test that proves too little is told so, in its place.

import Settings
import Testing

@testable import Rules

@Suite struct MutationTests {
    /// A rule with one threshold, whose tests are given.
    private func threshold(_ tests: String, mutants: String = "") -> String {
        rule("""
            - inForce: {from: 2020-01-01}
              transition: read
              applies: "lot.nature == 'works'"
              findings:
                - {when: 'lot.renewalMaximum > 10', verdict: breach, severity: major, message: m}
            """, tests: tests) + (mutants.isEmpty ? "" : "\n" + mutants)
    }

    private static let thorough = """
        - {name: veille, launch: 2019-12-31, given: {lot: {nature: works, renewalMaximum: 11}}, expect: {verdict: notApplicable}}
        - {name: onze, launch: 2020-01-01, given: {lot: {nature: works, renewalMaximum: 11}}, expect: {verdict: breach, severity: major}}
        - {name: dix, launch: 2020-01-01, given: {lot: {nature: works, renewalMaximum: 10}}, expect: {verdict: compliant}}
        - {name: inconnu, launch: 2020-01-01, given: {lot: {nature: works}}, expect: {verdict: undetermined, cause: missing}}
        - {name: services, launch: 2020-01-01, given: {lot: {nature: services, renewalMaximum: 11}}, expect: {verdict: notApplicable}}
        - {name: nature inconnue, launch: 2020-01-01, given: {lot: {renewalMaximum: 11}}, expect: {verdict: undetermined, cause: missing}}
        """

    @Test func testsAtTheEdgesLeaveNothingAlive() throws {
        let report = try report(threshold(Self.thorough))
        #expect(report.results.map(\.failure) == Array(repeating: "", count: 6))
        #expect(report.conditions.map(\.unseen) == [[], []])
        #expect(report.mutants.survivors.map(\.text) == [])
        #expect(report.mutants.killed > 10)
        #expect(report.isSound)
    }

    @Test func aTestFarFromTheThresholdLeavesItsNeighboursAlive() throws {
        let weak = Self.thorough.replacing("renewalMaximum: 11", with: "renewalMaximum: 40").replacing("renewalMaximum: 10}", with: "renewalMaximum: 2}")
        let report = try report(threshold(weak))
        #expect(report.mutants.survivors.map(\.text) == [
            "lot.renewalMaximum > 10 → lot.renewalMaximum >= 10", "lot.renewalMaximum > 10 → lot.renewalMaximum > 11", "lot.renewalMaximum > 10 → lot.renewalMaximum > 9",
        ])
        #expect(report.mutants.survivors.first.map { "\($0.file):\($0.line):\($0.column)" } == "essai.yaml:10:36")
        #expect(!report.isSound)
    }

    @Test func aDayThatNoTestLooksAtIsTold() throws {
        let weak = Self.thorough.replacing("2019-12-31", with: "2018-12-31").replacing("2020-01-01", with: "2023-01-01")
        let report = try report(threshold(weak))
        #expect(report.mutants.survivors.map(\.text) == ["inForce.from 2020-01-01 → 2020-01-02", "inForce.from 2020-01-01 → 2019-12-31"])
    }

    @Test func aConditionThatWasNotSeenInEveryWayIsTold() throws {
        let weak = Self.thorough.split(separator: "\n").filter { !$0.contains("inconnu") && !$0.contains("services") }
        let report = try report(threshold(weak.joined(separator: "\n")))
        #expect(report.conditions.map(\.condition) == ["applies", "findings[0].when"])
        #expect(report.conditions.map(\.unseen) == [["fausse", "indéterminée"], ["indéterminée"]])
        #expect(report.conditions.map(\.line) == [8, 10])
    }

    @Test func whatCannotBeOtherwiseIsNotAskedFor() throws {
        let report = try report(rule("""
            - inForce: {from: 2019-04-01}
              transition: read
              findings:
                - {when: 'stated(procedure.title)', verdict: advice, message: m}
                - {when: 'true', verdict: breach, severity: major, message: m}
            """, scope: "market", tests: """
            - {name: dit, launch: 2019-04-01, given: {procedure: {title: Essai}}, expect: {verdict: advice}}
            - {name: tu, launch: 2019-04-01, expect: {verdict: breach, severity: major}}
            - {name: avant, launch: 2019-03-31, expect: {verdict: notApplicable}}
            """))
        #expect(report.isSound, "\(report.mutants.survivors.map(\.text)) \(report.conditions.map(\.unseen))")
    }

    @Test func anExcuseWithItsReasonLetsASurvivorLive() throws {
        let weak = Self.thorough.replacing("renewalMaximum: 11", with: "renewalMaximum: 40")
        let excused = threshold(weak, mutants: """
            mutants:
              excused:
                - {mutant: "lot.renewalMaximum > 10 -> lot.renewalMaximum > 11", in: 'findings[0].when', version: 2020-01-01, reason: "personne n’achète onze"}
            """)
        let report = try report(excused)
        #expect(report.mutants.excused.map(\.text) == ["lot.renewalMaximum > 10 → lot.renewalMaximum > 11"])
        #expect(report.mutants.survivors.map(\.text) == [])
        #expect(report.isSound)
    }

    @Test func anExcuseForNothingIsAMistake() throws {
        let report = try report(threshold(Self.thorough, mutants: """
            mutants:
              excused:
                - {mutant: "lot.renewalMaximum > 10 → lot.renewalMaximum > 9", reason: "tué par les tests"}
                - {mutant: "lot.renewalMaximum > 10 → lot.renewalMaximum > 12", reason: "n’existe pas"}
            """))
        #expect(report.mutants.uselessExcuses.map(\.isKilled) == [true, false])
        #expect(report.mutants.uselessExcuses.map(\.line) == [21, 22])
        #expect(!report.isSound)
        #expect(problems(["essai.yaml": threshold(Self.thorough, mutants: "mutants: {excused: [{mutant: x}]}")]).contains { $0.contains("reason") })
    }

    @Test func everyOperatorIsChanged() throws {
        // The rule is right and its one test says nothing: every change of it lives.
        let report = try report(rule("""
            - inForce: {from: 2019-04-01}
              transition: read
              variables:
                codes: claims(procedure.mainClassification)
                grand: "procedure.estimatedValue * 2 >= seuil('europeen', 'sub-central', 'services')"
              findings:
                - when: "grand && (procedure.type == 'open' || !procedure.accelerated) || codes.exists(c, dansListe('cpv-ess', c))"
                  verdict: review
                  question: q
                  message: m
            """, scope: "market", tests: """
            - {name: rien, launch: 2010-01-01, expect: {verdict: notApplicable}}
            """), tables: tables.merging(["tables/u.yaml": """
                lists:
                  - {name: cpv-autres, title: A, source: s, codes: [90000000]}
                """]) { first, _ in first })
        let texts = Set(report.mutants.survivors.map { "\($0.place) : \($0.text)" })
        for expected in [
            "variables.grand : procedure.estimatedValue * 2 → procedure.estimatedValue * 3",
            "variables.grand : procedure.estimatedValue * 2 >= seuil('europeen', 'sub-central', 'services') → procedure.estimatedValue * 2 > seuil('europeen', 'sub-central', 'services')",
            "variables.grand : seuil('europeen', 'sub-central', 'services') → seuil('europeen', 'central', 'services')",
            "variables.grand : seuil('europeen', 'sub-central', 'services') → seuil('europeen', 'sub-central', 'supplies')",
            "findings[0].when : grand → true",
            "findings[0].when : grand → !(grand)",
            "findings[0].when : procedure.type == 'open' → procedure.type != 'open'",
            "findings[0].when : procedure.type == 'open' → procedure.type == '¤'",
            "findings[0].when : procedure.type == 'open' || !procedure.accelerated → procedure.type == 'open' && !procedure.accelerated",
            "findings[0].when : !procedure.accelerated → procedure.accelerated",
            "findings[0].when : codes.exists(c, dansListe('cpv-ess', c)) → codes.all(c, dansListe('cpv-ess', c))",
            "findings[0].when : dansListe('cpv-ess', c) → dansListe('cpv-autres', c)",
            "findings[0] : findings[0] → constat retiré",
            "findings[0] : findings[0].verdict: review → breach",
        ] {
            #expect(texts.contains(expected), "\(expected)")
        }
    }

    @Test func anExpressionOfAllRulesMustBeProvenBySomeRule() throws {
        let variables = """
            variables:
              travaux: "lot.nature == 'works'"
            """
        let rule = threshold(Self.thorough).replacing("applies: \"lot.nature == 'works'\"", with: "applies: travaux")
        let files = ["variables.yaml": variables, "essai.yaml": rule]
        let report = try RuleTester(try ruleSet(files)).reportOnSharedVariables()
        #expect(report.mutants.killed == 2 && report.mutants.survivors.isEmpty)
        let unused = files.merging(["variables.yaml": variables + "\n  inutile: \"lot.renewalMaximum > 3\""]) { $1 }
        let survivors = try RuleTester(try ruleSet(unused)).reportOnSharedVariables().mutants.survivors
        #expect(Set(survivors.map(\.place)) == ["variables.inutile"])
        #expect(survivors.count == 4)
    }

    private func report(_ rule: String, tables: [String: String] = [:]) throws -> RuleTestReport {
        let files = try tables.merging(["essai.yaml": rule]) { first, _ in first }.sorted { $0.key < $1.key }.map { path, text in
            SettingsFile(path: path, displayPath: path, node: try YAML.read(text, file: path), source: SourceText(text))
        }
        return try RuleTester(try RuleSet.load(files: files), files: files).run(withMutants: true)
    }
}
