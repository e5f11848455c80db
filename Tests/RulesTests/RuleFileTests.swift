// What a person is told about a rule file that is wrong.

import Settings
import Testing

@testable import Rules

@Suite struct RuleFileTests {
    @Test func aMisspeltAttributeIsShownInItsPlaceWithTheNearestName() throws {
        let text = rule(version("- {when: 'lot.estimatdValue > 3', verdict: advice, message: m}"))
        #expect(problems(["essai.yaml": text]) == [
            "essai.yaml:9:21: attribut inconnu « estimatdValue » ; vouliez-vous dire « estimatedValue » ?"
        ])
    }

    @Test func aMistakeInsideANamedExpressionIsToldWhereItIsWritten() throws {
        let text = """
            id: ESSAI-01
            title: Essai
            legalBasis: [{article: L1, kind: loi}]
            scope: lot
            versions:
              - inForce: {from: 2019-04-01}
                transition: read
                variables:
                  cher: >-
                    lot.estimatedValue > 3 &&
                    lot.durée > 3
                findings:
                  - {when: cher, verdict: advice, message: m}
            explanation: Rien.
            """
        let found = problems(["essai.yaml": text])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("essai.yaml:11:") == true)
    }

    @Test(arguments: [
        ("lot.frameworkMaximumValue > 3", "« lot.frameworkMaximumValue » peut ne pas exister"),
        ("seuil('europen', buyer.category, lot.nature) > 3", "« seuil » attend le nom d’une table ; vouliez-vous dire « europeen » ?"),
        ("lot.estimatedValue >= seuil('europeen', lot.nature)", "la table « europeen » attend les clés category, nature"),
        ("statedIn(lot.duration, 'rcc')", "« statedIn » attend le nom d’une pièce ; vouliez-vous dire « rc » ?"),
        ("notice.dispatchDate > date('2026-08-21')", "une condition ne compare pas à une date écrite"),
        ("lot.title", "type inattendu"),
        ("lots.existe(l, true)", "fonction inconnue « existe »"),
        ("lot.estimatedValue > 'a'", "opération impossible entre ces types"),
        ("criterion.weight > 3", "nom inconnu « criterion »"),
    ])
    func aConditionThatCannotWorkIsRefused(condition: String, message: String) throws {
        let text = rule(version("- {when: \"\(condition)\", verdict: advice, message: m}"))
        let found = problems(tables.merging(["essai.yaml": text]) { first, _ in first })
        #expect(found.contains { $0.contains(message) }, "\(found)")
    }

    @Test func aTextWithAWrongPlaceholderIsRefused() throws {
        let text = rule(version("- {when: 'true', verdict: advice, message: 'Le lot {{lot.titre}} dure {{lot.duration}}'}"))
        let found = problems(["essai.yaml": text])
        #expect(found.count == 1)
        #expect(found.first?.contains("attribut inconnu « titre »") == true, "\(found)")
        #expect(found.first?.hasPrefix("essai.yaml:9:") == true, "\(found)")
    }

    @Test func structureIsChecked() throws {
        let text = """
            id: essai 1
            title: Essai
            legalBasis: [{article: L1, kind: loii}]
            scope: lot
            versions:
              - {inForce: {from: 2019-04-01}, transition: read, findings: [{when: 'true', verdict: breach, message: m}]}
              - {inForce: {from: 2020-04-01}, transition: read, findings: [{when: 'true', verdict: review, message: m}]}
            explication: Rien.
            """
        let found = problems(["essai.yaml": text])
        #expect(found == [
            "essai.yaml:1:1: clé inconnue « explication » ; vouliez-vous dire « explanation » ?",
        ] || found.count == 6, "\(found)")
        #expect(found.contains { $0.contains("mot inconnu « loii » ; vouliez-vous dire « loi » ?") })
        #expect(found.contains { $0.contains("clé inconnue « explication » ; vouliez-vous dire « explanation » ?") })
        #expect(found.contains { $0.contains("clé « severity » manquante") })
        #expect(found.contains { $0.contains("clé « question » manquante") })
        #expect(found.contains { $0.contains("un identifiant de règle s’écrit en capitales") })
    }

    @Test func versionsMayNotOverlap() throws {
        let text = rule("""
            - {inForce: {from: 2019-04-01}, transition: read, findings: [{when: 'true', verdict: advice, message: m}]}
            - {inForce: {from: 2026-08-21}, transition: read, findings: [{when: 'true', verdict: advice, message: m}]}
            """)
        #expect(problems(["essai.yaml": text]).first?.contains("se chevauchent") == true)
    }

    @Test func aDepartureFromACharterIsNeverBlocking() throws {
        let text = rule(version("- {when: 'true', verdict: breach, severity: blocking, message: m}"), kind: "charte")
        #expect(problems(["essai.yaml": text]).first?.contains("n’est jamais « blocking »") == true)
    }

    @Test func mistakesInTestsAreToldAtLoad() throws {
        let text = rule(
            version("- {when: 'true', verdict: advice, message: m}"),
            tests: "- {name: a, given: {lot: {estimatedValue: cher, dureee: 3}}, expect: {verdict: breach}}")
        let found = problems(["essai.yaml": text])
        #expect(found.contains { $0.contains("attendu pour « estimatedValue » : un montant comme 216 000 € HT, et non « cher »") }, "\(found)")
        #expect(found.contains { $0.contains("clé inconnue « dureee » ; vouliez-vous dire « duration » ?") || $0.contains("clé inconnue « dureee »") })
        #expect(found.contains { $0.contains("un « breach » attendu dit sa gravité") })
    }

    @Test func twoFilesMayNotShareAnIdentifier() throws {
        let text = rule(version("- {when: 'true', verdict: advice, message: m}"))
        #expect(problems(["a.yaml": text, "b.yaml": text]) == ["b.yaml:1:5: l’identifiant « ESSAI-01 » est déjà pris par a.yaml"])
    }

    @Test func sharedExpressionsServeEveryRule() throws {
        let shared = "variables:\n  travaux: lot.nature == 'works'\n  faux: lot.natur == 'works'\n"
        let text = rule(version("- {when: travaux, verdict: advice, message: m}"))
        #expect(problems(["variables.yaml": shared, "essai.yaml": text]) == [
            "variables.yaml:3:13: attribut inconnu « natur » ; vouliez-vous dire « nature » ?"
        ])
    }

    /// Rules of the shipped set would mean something else by the name.
    @Test func aHouseMayNotRedefineAnExpressionOfTheShippedSet() throws {
        let text = rule(version(applies: "travaux", "- {when: 'true', verdict: advice, message: m}"))
        let shipped = try ruleSet(["variables.yaml": "variables:\n  travaux: lot.nature == 'works'\n", "essai.yaml": text])
        let house = "variables:\n  services: lot.nature == 'services'\n  travaux: 'true'\n"
        let file = SettingsFile(path: "variables.yaml", displayPath: "maison/variables.yaml", node: try YAML.read(house, file: ""), source: nil)
        #expect(throws: SettingsError([Problem(
            file: "maison/variables.yaml", position: Position(line: 3, column: 12),
            message: "« travaux » est déjà une expression nommée de l’ensemble livré")])) { try shipped.adding(files: [file]) }
    }

    @Test func unknownRulesAreRefusedWithTheNearestOne() throws {
        let set = try ruleSet(["essai.yaml": rule(version("- {when: 'true', verdict: advice, message: m}"))])
        #expect(throws: UnknownRule(identifier: "ESAI-01", suggestion: "ESSAI-01")) { try set.selecting(only: ["ESAI-01"]) }
        #expect(try set.selecting(skip: ["ESSAI-*"]).rules.isEmpty)
    }
}
