import Figures
import Settings
import Testing

@testable import Reports
@testable import Rules

@Suite("Checks that no rule file holds")
struct BuiltInRulePagesTests {
    @Test(arguments: BuiltInRule.all)
    func eachSaysWhatItDoesAndWhatNot(rule: BuiltInRule) {
        let page = String(decoding: RulePages.page(rule, display: .plain), as: UTF8.self)
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
        explanation: "Le marché est attribué sur\nplusieurs critères.\n\nUn critère tient à l’environnement.", exclusions: "La pertinence des critères.",
        file: "CRI-01-PRIX.yaml", tests: nil, mutants: nil)

    @Test func aRuleShowsItsArticlesItsVersionsAndItsLimits() {
        let page = String(decoding: RulePages.page(rule, display: .plain), as: UTF8.self)
        #expect(page == """
            CRI-01-PRIX ·\u{A0}Prix comme critère unique

              Fondement   R2152-7\u{A0}(règlement)
              Jugée       sur chaque lot
              Versions    depuis le 1er\u{A0}avril 2019 jusqu’au 20\u{A0}août 2026
                          depuis le 21\u{A0}août 2026, en vigueur (disposition transitoire non
                          lue\u{A0}: les trente premiers jours sont jugés sous les deux versions)

              Ce que le droit demande
              Le marché est attribué sur plusieurs critères.
              Un critère tient à l’environnement.

              Ce que la règle ne juge pas
              La pertinence des critères.

            """)
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
