// The form of the rules that is embedded in the program judges as the files do.

import Settings
import StandardRules
import Testing

@testable import Rules

@Suite struct FinishedRulesTests {
    /// Judges every inline test of a rule set under both forms, and as if no guard were shared.
    private func expectSameFindings(_ written: RuleSet) throws {
        let finished = try #require(RuleSet(packed: PackedBytes(try written.packed())))
        for rule in written.rules {
            let decoding = Decoding(file: rule.file)
            let tests = RuleTest.read(rule, decoding)
            try decoding.finish()
            let whole = rule.with(versions: rule.versions.map { version in
                var version = version
                version.leadingGuard = nil
                return version
            })
            let unshared = Judge(RuleSet(
                version: "", reviewed: nil, rules: [whole], tables: written.tables, shared: written.shared, builtIns: []))
            let judges = (Judge(try written.selecting(only: [rule.id])), Judge(try finished.selecting(only: [rule.id])))
            for test in tests {
                let findings = (judges.0.judge(test.market).findings, judges.1.judge(test.market).findings)
                #expect(findings.0 == findings.1, "\(rule.id) « \(test.name) »")
                #expect(findings.0.map(\.verdict) == unshared.judge(test.market).findings.map(\.verdict), "\(rule.id) « \(test.name) »")
            }
        }
    }

    @Test func theShippedRulesJudgeAlikeInBothForms() throws {
        try expectSameFindings(try StandardRules.ruleSetWithTests())
    }

    /// « guard && rest » is cut apart and the guard decided once; what only looks like it is not.
    @Test(arguments: [
        "gardien", "gardien && lot.nature == 'works'", "gardien && (lot.nature == 'works' || procedure.accelerated)",
        "gardien && lot.nature == 'works' || procedure.accelerated", "gardien && lot.nature == 'works' ? procedure.accelerated : gardien",
        "gardien && lot.?reservedParticipation.orValue('a|b') != 'x'", "!gardien && procedure.accelerated", "gardienBis && procedure.accelerated",
        #"gardien && lot.?reservedParticipation.orValue('') != 'x\\\\' || procedure.accelerated"#, #"gardien && lot.nature != r'x\\' || procedure.accelerated"#,
        "gardien // l'appel\\n && lot.nature == 'works' || procedure.accelerated", "gardien && // l'appel\\n lot.nature == 'works' || procedure.accelerated",
        "(gardien) && lot.nature == 'works'", "lot.nature == 'works' && gardien", "seuilGarde && procedure.accelerated",
    ])
    func aSharedGuardChangesNoVerdict(applies: String) throws {
        var markets: [String] = []
        for form in ["formType: competition", "formType: result", ""] {
            for nature in ["nature: works", "nature: services", ""] {
                for accelerated in ["accelerated: oui", "accelerated: non", ""] {
                    markets.append("""
                        - name: "\(markets.count)"
                          launch: 2026-03-01
                          given: {papers: [notice], notice: {\(form)}, procedure: {\(accelerated)}, lot: {\(nature)}}
                          expect: {verdict: compliant}
                        """)
                }
            }
        }
        let written = try ruleSet([
            "variables.yaml": """
            variables:
              gardien: "notice.formType == 'competition'"
              gardienBis: "notice.formType == 'result'"
              seuilGarde: "seuil('europeen', 'sub-central', 'services') > 0"
            """,
            "essai.yaml": rule(version(applies: applies, "- {when: procedure.accelerated, verdict: breach, severity: major, message: 'm'}"), tests: markets.joined(separator: "\n")),
        ].merging(tables) { first, _ in first })
        try expectSameFindings(written)
    }
}
