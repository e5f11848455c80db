import Figures
import Settings
import Testing

@testable import Reports
@testable import Rules

@Suite("Checks that no rule file holds")
struct BuiltInRulePagesTests {
    @Test(arguments: BuiltInRule.all)
    func eachSaysWhatItDoesAndWhatNot(rule: BuiltInRule) {
        let page = String(decoding: RulePages.page(RuleExplanation(rule), display: .plain), as: UTF8.self)
        #expect(page.hasPrefix("\(rule.id) ·\u{A0}\(rule.title)\n"))
        #expect(page.contains("Ce qui ne l’est pas"))
    }
}

@Suite("Rules for people")
struct RulePagesTests {
    private let rule = Rule(
        id: "CRI-01-PRIX", title: "Prix comme critère unique",
        legalBasis: [LegalBasis(article: "R2152-7", kind: .règlement)], scope: .lot,
        versions: [
            RuleVersion(from: CivilDate(dayNumber: 17_987), until: CivilDate(dayNumber: 20_686), transition: .read, variables: [], applies: nil, findings: [], position: Position(line: 1, column: 1)),
            RuleVersion(from: CivilDate(dayNumber: 20_686), until: nil, transition: .byAnalogy, variables: [], applies: nil, findings: [], position: Position(line: 1, column: 1)),
        ],
        explanation: "Le marché est attribué sur\nplusieurs critères.\n\nUn critère tient à l’environnement.", exclusions: "La pertinence des critères.", assumptions: nil,
        stage: .offres, sources: [],
        file: "CRI-01-PRIX.yaml", tests: nil, mutants: nil)

    /// A whole rule as its file has it, with everything that a page shows.
    private func explained() throws -> RuleExplanation {
        let text = """
            id: CRI-01-PRIX
            title: "Prix trop lourd"
            legalBasis: [{article: R2152-7, kind: règlement, link: "https://www.legifrance.gouv.fr/x"}]
            scope: criterion
            stage: offres
            versions:
              - inForce: {from: 2019-04-01, until: 2026-08-21}
                transition: read
                findings: [{when: "false", verdict: advice, message: m}]
              - inForce: {from: 2026-08-21}
                transition: byAnalogy
                variables: {limite: "valeur('poids')"}
                applies: stated(criterion.weight)
                findings:
                  - when: criterion.weight > limite
                    verdict: breach
                    severity: major
                    message: "Le critère « {{criterion.name}} » pèse {{criterion.weight}} %, plus que {{limite}}."
                    remedy: "Ramener {{criterion.name}} à {{limite - 1}} %."
                  - {when: "criterion.weight == limite", verdict: review, question: "Est-ce voulu ?", message: "Juste à la limite."}
            explanation: "Le marché est attribué sur\\nplusieurs critères.\\n\\nUn critère tient à l’environnement."
            exclusions: La pertinence des critères.
            assumptions: "Le poids est en pour cent."
            sources: ["Guide de l’acheteur, p. 12"]
            tests:
              - {name: quatre-vingts, launch: 2026-12-01, given: {criterion: {name: Prix, weight: 80}}, expect: {verdict: breach, severity: major}}
              - {name: soixante, launch: 2026-12-01, example: true, given: {criterion: {name: Prix, weight: 71}}, expect: {verdict: breach, severity: major}}
              - {name: dix, launch: 2026-12-01, given: {criterion: {name: Prix, weight: 10}}, expect: {verdict: compliant}}
            """
        let table = """
            tables:
              - {name: poids, title: Poids admis, unit: "%", rows: [{from: 2019-04-01, value: 70, source: "le guide"}]}
            """
        let files = try [("a.yaml", text), ("tables/t.yaml", table)].map { path, text in
            SettingsFile(path: path, displayPath: path, node: try YAML.read(text, file: path), source: nil)
        }
        let ruleSet = try RuleSet.load(files: files)
        return try RuleExplanation(try #require(ruleSet.rules.first), in: ruleSet)
    }

    @Test func aRuleIsExplainedWithAnExampleThatIsExecuted() throws {
        let page = String(decoding: RulePages.page(try explained(), display: TextDisplay(width: 200)), as: UTF8.self)
        #expect(page.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") == """
            CRI-01-PRIX · Prix trop lourd

              Fondement   R2152-7 (règlement)
              Jugée       sur chaque critère d’attribution de chaque lot
              Étape       Juger les offres

              Ce que le droit demande
              Le marché est attribué sur plusieurs critères.
              Un critère tient à l’environnement.

              Depuis quand
                – depuis le 1er avril 2019 jusqu’au 20 août 2026
                – depuis le 21 août 2026, en vigueur (disposition transitoire non lue : les trente premiers jours sont jugés sous les deux versions)

              Ce que Clausier lit
                – pondération criterion.weight (BT-541) — avis, RC
                – montants datés : Poids admis (%) poids

              Comment la règle décide
              Version depuis le 21 août 2026, en vigueur (disposition transitoire non lue : les trente premiers jours sont jugés sous les deux versions)
              Sans objet, sauf si : stated(criterion.weight)
                1. irrégularité probable, à justifier si criterion.weight > limite
                   Le critère « [nom du critère] » pèse [pondération] %, plus que [limite].
                2. à vérifier par une personne si criterion.weight == limite
                   Juste à la limite.
                   Question : Est-ce voulu ?
                3. conforme sinon
              Où :
                – limite vaut valeur('poids')
              Version depuis le 1er avril 2019 jusqu’au 20 août 2026
                1. recommandation si false
                   m
                2. conforme sinon

              Exemple
              « soixante », lancement le 1er décembre 2026.
                – Lot : critère 1 (nom du critère : « Prix », pondération : 71)
              → irrégularité probable — à justifier. Le critère « Prix » pèse 71 %, plus que 70.
                │ Ramener Prix à 69 %.
              À l’inverse, « dix », lancement le 1er décembre 2026.
                – Lot : critère 1 (nom du critère : « Prix », pondération : 10)
              → conforme. Aucune irrégularité relevée.

              Ce que la règle ne juge pas
              La pertinence des critères.

              Ce qu’elle tient pour acquis
              Le poids est en pour cent.

              Clause type, remède
                │ Ramener [nom du critère] à […] %.

              Sources
                – R2152-7 (règlement) : https://www.legifrance.gouv.fr/x
                – Guide de l’acheteur, p. 12
                – Poids admis : le guide

            """)
    }

    @Test func theSamePageAsMarkdownShowsNoMarkupOfItsOwn() throws {
        let page = try explained().markdown
        #expect(page.hasPrefix("# CRI-01-PRIX\n\nPrix trop lourd\n\n- **Fondement**"))
        #expect(page.contains("1. **irrégularité probable, à justifier** si `criterion.weight > limite`  \n   Le critère"))
        #expect(page.contains("\n> Ramener Prix à 69"))
        #expect(Markdown.escaped("a*b_c<d>|#") == "a\\*b\\_c\\<d\\>\\|\\#")
    }

    @Test(arguments: ["R2152-7", "r. 2152-7", "R 2152-7"]) func anArticleIsFoundHoweverItIsWritten(article: String) {
        #expect(RulePages.rules(on: article, among: [rule]).map(\.id) == ["CRI-01-PRIX"])
        #expect(RulePages.rules(on: "R2152", among: [rule]).isEmpty)
    }

    @Test func theListIsAlignedAndNamesTheArticles() {
        let list = String(decoding: RulePages.list([rule, Sample.context.rules[0]], display: .plain), as: UTF8.self)
        #expect(list == """
            CRI-01-PRIX   Prix comme critère unique (R2152-7)
            LOT-01-MOTIF  Marché non alloti\u{A0}: motivation à produire (L2113-11)

            """)
    }
}
