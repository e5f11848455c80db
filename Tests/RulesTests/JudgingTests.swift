// Verdicts: what is known, what is not, which law applies. Written as inline tests of small rules.

import Settings
import Testing

@testable import Rules

@Suite struct JudgingTests {
    @Test func theFirstTrueFindingDecidesAndWhatIsMissingIsAsked() throws {
        try expectPassing(rule(version(applies: "lot.nature != 'supplies'", """
            - {when: 'lot.duration > months(36)', verdict: breach, severity: blocking, message: 'Le lot dure {{lot.duration}}.'}
            - {when: 'procedure.accelerated', verdict: advice, message: m}
            """), tests: """
            - {name: breach, given: {lot: {nature: works, duration: 4 ans}}, expect: {verdict: breach, severity: blocking, message: "Le lot dure 4 ans."}}
            - {name: compliant, given: {procedure: {accelerated: non}, lot: {nature: works, duration: 36 mois}}, expect: {verdict: compliant}}
            - {name: advice, given: {procedure: {accelerated: oui}, lot: {nature: works, duration: 36 mois}}, expect: {verdict: advice}}
            - {name: sans objet, given: {lot: {nature: supplies}}, expect: {verdict: notApplicable}}
            - {name: durée, given: {procedure: {accelerated: non}, lot: {nature: works}}, expect: {verdict: undetermined, cause: missing, missing: ["lots[LOT-0001].duration"]}}
            - {name: nature, given: {lot: {duration: 4 ans}}, expect: {verdict: undetermined, cause: missing, missing: ["lots[LOT-0001].nature"]}}
            - {name: sans conséquence, given: {lot: {nature: works, duration: 3 ans}}, expect: {verdict: undetermined, cause: missing, harmless: true}}
            """))
    }

    @Test func contradictingPapersAreJudgedUnderEachClaim() throws {
        try expectPassing(rule(version("- {when: 'lot.duration > months(36)', verdict: breach, severity: blocking, message: m}"), tests: """
            - name: d'accord
              given: {papers: [notice, rc], lot: {duration: {claims: [48 mois, {value: 60 mois, in: rc}]}}}
              expect: {verdict: breach, severity: blocking}
            - name: en désaccord
              given: {papers: [notice, rc], lot: {duration: {claims: [36 mois, {value: 60 mois, in: rc}]}}}
              expect: {verdict: undetermined, cause: conflicting, harmless: false, missing: ["lots[LOT-0001].duration"]}
            """))
    }

    @Test func aConflictListsTheVerdictOfEachClaimAndIsAFindingOfItsOwn() throws {
        let text = rule(version("- {when: 'lot.duration > months(36)', verdict: breach, severity: blocking, message: m}"), tests: """
            - name: en désaccord
              launch: 2026-01-01
              given: {papers: [notice, rc], lot: {duration: {claims: [36 mois, {value: 60 mois, in: rc}]}}}
              expect: {verdict: undetermined, cause: conflicting}
            """)
        let judgement = try judge(text)
        let finding = try #require(judgement.findings.first)
        #expect(finding.alternatives.map(\.value) == ["36\u{A0}mois", "60\u{A0}mois"])
        #expect(finding.alternatives.map(\.verdict) == [.compliant, .breach])
        #expect(finding.alternatives.map { $0.evidence.map(\.document.index) } == [[0], [1]])
        let contradiction = try #require(judgement.findings.last)
        #expect(contradiction.rule == "PIECES-CONTRADICTOIRES")
        #expect(contradiction.lot == "LOT-0001" && contradiction.message.contains("durée"))
    }

    @Test func theLawOfTheLaunchDateIsApplied() throws {
        try expectPassing(rule("""
            - inForce: {from: 2019-04-01, until: 2026-08-21}
              transition: read
              findings: [{when: 'false', verdict: advice, message: m}]
            - inForce: {from: 2026-08-21}
              transition: read
              findings: [{when: procedure.accelerated, verdict: breach, severity: blocking, message: m}]
            """, tests: """
            - {name: veille, launch: 2026-08-20, given: {procedure: {accelerated: oui}, lot: {}}, expect: {verdict: compliant}}
            - {name: jour, launch: 2026-08-21, given: {procedure: {accelerated: oui}, lot: {}}, expect: {verdict: breach, severity: blocking}}
            - {name: avant tout, launch: 2018-01-01, given: {procedure: {accelerated: oui}, lot: {}}, expect: {verdict: notApplicable, message: 1er janvier 2018}}
            - {name: inconnue, given: {procedure: {accelerated: oui}, lot: {}}, expect: {verdict: undetermined, cause: launchDate, missing: [notice.dispatchDate]}}
            - {name: inconnue sans effet, given: {procedure: {accelerated: non}, lot: {}}, expect: {verdict: compliant}}
            - {name: bornée, launch: {notAfter: 2026-08-20}, given: {procedure: {accelerated: oui}, lot: {}}, expect: {verdict: compliant}}
            - {name: bornée après, launch: {notBefore: 2026-08-21}, given: {procedure: {accelerated: oui}, lot: {}}, expect: {verdict: breach, severity: blocking}}
            - {name: à cheval, launch: {notAfter: 2026-08-21}, given: {procedure: {accelerated: oui}, lot: {}}, expect: {verdict: undetermined, cause: launchDate, message: avant le 21 août 2026}}
            """))
    }

    @Test func forThirtyDaysAfterAChangeReadByAnalogyBothLawsAreTried() throws {
        try expectPassing(rule("""
            - inForce: {from: 2019-04-01, until: 2026-05-28}
              transition: read
              findings: [{when: 'false', verdict: advice, message: m}]
            - inForce: {from: 2026-05-28}
              transition: byAnalogy
              findings: [{when: procedure.accelerated, verdict: breach, severity: major, message: m}]
            """, tests: """
            - {name: trentième jour, launch: 2026-06-26, given: {procedure: {accelerated: oui}, lot: {}}, expect: {verdict: undetermined, cause: launchDate, missing: []}}
            - {name: ensuite, launch: 2026-06-27, given: {procedure: {accelerated: oui}, lot: {}}, expect: {verdict: breach, severity: major}}
            - {name: même verdict, launch: 2026-06-26, given: {procedure: {accelerated: non}, lot: {}}, expect: {verdict: compliant}}
            """))
    }

    @Test func thresholdsFollowTheLaunchDateAndTheBuyer() throws {
        try expectPassing(rule(version("""
            - {when: "lot.estimatedValue >= seuil('europeen', buyer.category, lot.nature)", verdict: breach, severity: major, message: "{{lot.estimatedValue}} dépasse {{seuil('europeen', buyer.category, lot.nature)}}"}
            """), tests: """
            - {name: OPH, launch: 2026-03-01, given: {buyer: {category: sub-central}, lot: {nature: services, estimatedValue: 216 000 € HT}}, expect: {verdict: breach, severity: major, message: "216 000 € HT dépasse 216 000 € HT"}}
            - {name: en dessous, launch: 2026-03-01, given: {buyer: {category: sub-central}, lot: {nature: services, estimatedValue: 215 999.99 € HT}}, expect: {verdict: compliant}}
            - {name: travaux sans catégorie, launch: 2026-03-01, given: {lot: {nature: works, estimatedValue: 6 000 000 € HT}}, expect: {verdict: breach, severity: major}}
            - {name: catégorie sans effet, launch: 2026-03-01, given: {lot: {nature: services, estimatedValue: 500 000 € HT}}, expect: {verdict: breach, severity: major}}
            - {name: catégorie décisive, launch: 2026-03-01, given: {lot: {nature: services, estimatedValue: 200 000 € HT}}, expect: {verdict: undetermined, cause: missing, missing: [buyer.category]}}
            - {name: table changée, launch: {notBefore: 2025-12-31, notAfter: 2026-01-01}, given: {lot: {nature: works, estimatedValue: 5 500 000 € HT}}, expect: {verdict: undetermined, cause: launchDate}}
            - {name: TTC, launch: 2026-03-01, given: {buyer: {category: sub-central}, lot: {nature: services, estimatedValue: 300 000 € TTC}}, expect: {verdict: undetermined, cause: missing, missing: ["lots[LOT-0001].estimatedValue"]}}
            - {name: hors table, launch: 2023-03-01, given: {buyer: {category: sub-central}, lot: {nature: services, estimatedValue: 300 000 € HT}}, expect: {verdict: undetermined, cause: missing, missing: [tables]}}
            """), tables: tables)
    }

    @Test func anAmountWithoutTaxBasisIsJudgedWithThatReserve() throws {
        let text = rule(version("- {when: 'lot.estimatedValue >= 1000', verdict: breach, severity: major, message: '{{lot.estimatedValue}}'}"), tests: """
            - {name: a, launch: 2026-03-01, given: {lot: {estimatedValue: 2 000 €}}, expect: {verdict: breach, severity: major}}
            """)
        let finding = try #require(try judge(text).findings.first)
        #expect(finding.verdict == .breach)
        #expect(finding.message == "2\u{202F}000\u{A0}€")
        #expect(finding.reservations == ["montant jugé hors taxes, la pièce ne le précise pas\u{A0}: valeur estimée du lot (lot 1)"])
    }

    @Test func absenceIsAFactOnlyWhereThePapersWouldTell() throws {
        try expectPassing(rule(version("- {when: 'has(lot.reservedParticipation)', verdict: breach, severity: major, message: m}"), tests: """
            - {name: avis de marché, given: {notice: {formType: competition}, lot: {}}, expect: {verdict: compliant}}
            - {name: avis de résultat, given: {notice: {formType: result}, lot: {}}, expect: {verdict: undetermined, cause: missing}}
            - {name: déclaré, given: {notice: {formType: result}, lot: {reservedParticipation: aucun}}, expect: {verdict: compliant}}
            - {name: réservé, given: {notice: {formType: result}, lot: {reservedParticipation: res-ws}}, expect: {verdict: breach, severity: major}}
            """))
    }

    @Test func aRuleToldThatAPaperWasNotReadCannotConclude() throws {
        try expectPassing(rule(version("- {when: \"paperRead('rc') && !stated(lot.variants)\", verdict: breach, severity: major, message: m}"), tests: """
            - {name: pas de RC, given: {lot: {}}, expect: {verdict: undetermined, cause: missing, missing: ["papers[rc]"]}}
            - {name: RC illisible, given: {unread: [rc], lot: {}}, expect: {verdict: undetermined, cause: missing}}
            - {name: RC muet, given: {papers: [notice, rc], lot: {}}, expect: {verdict: breach, severity: major}}
            - {name: RC parle, given: {papers: [notice, rc], lot: {variants: {claims: [{value: allowed, in: rc}]}}}, expect: {verdict: compliant}}
            """))
    }

    @Test func lotsThatAreNotKnownGiveOneFindingThatSaysSo() throws {
        let text = rule(version("- {when: 'lot.duration > months(36)', verdict: breach, severity: blocking, message: m}"), tests: """
            - {name: liste inconnue, given: {procedure: {type: open}}, expect: {verdict: undetermined, cause: missing, missing: [lots], message: "La liste des lots n’est pas connue"}}
            - name: liste partielle
              given: {lots: {partial: [{duration: 4 ans}, {duration: 1 an}]}}
              expect: [{lot: LOT-0001, verdict: breach, severity: blocking}, {lot: LOT-0002, verdict: compliant}]
            """)
        try expectPassing(text)
        let findings = try judge(text, test: 1).findings
        #expect(findings.map(\.lot) == ["LOT-0001", "LOT-0002", nil])
        #expect(findings.last?.missing.map(\.attribute) == ["lots"])
    }

    @Test func criteriaAreJudgedOneByOne() throws {
        try expectPassing(rule(version("- {when: \"criterion.type == 'price' && criterion.weight > 60\", verdict: advice, message: 'Poids {{criterion.weight}} ({{criterion.type}})'}"), scope: "criterion", tests: """
            - name: deux critères
              given: {lot: {awardCriteria: [{type: price, weight: 70}, {type: quality, weight: 30}]}}
              expect: [{criterion: "1", verdict: advice, message: "Poids 70 (prix)"}, {criterion: "2", verdict: compliant}]
            - {name: inconnus, given: {lot: {}}, expect: {verdict: undetermined, cause: missing, missing: ["lots[LOT-0001].awardCriteria"]}}
            """))
    }

    @Test func aPersonDecidesAQuestionOfJudgement() throws {
        try expectPassing(rule(version("- {when: 'true', verdict: review, question: 'Est-ce suffisant ?', message: m}"), tests: """
            - {name: posée, given: {lot: {}}, expect: {verdict: undetermined, cause: judgement}}
            - {name: oui, given: {lot: {}}, judged: true, expect: {verdict: compliant}}
            - {name: non, given: {lot: {}}, judged: false, expect: {verdict: breach, severity: major}}
            """))
    }

    @Test func aConditionThatFailsIsARuleErrorAndNotAVerdict() throws {
        try expectPassing(rule(version("- {when: '10 / size(lot.title) > 1', verdict: advice, message: m}\n- {when: 'lots[5].duration > months(1)', verdict: advice, message: m}"), tests: """
            - {name: hors liste, given: {lot: {title: abcdefghijkl}}, expect: {verdict: undetermined, cause: ruleError}}
            """))
    }

    @Test func conditionsOnTotalsAndListsWork() throws {
        try expectPassing(rule(version(applies: "sum(lot.awardCriteria.map(c, c.weight)) != 100", """
            - {when: "mentions(lot.title, ['espace vert'])", verdict: advice, message: "Total {{sum(lot.awardCriteria.map(c, c.weight))}} %, critères {{lot.awardCriteria.map(c, c.id)}}, fin {{lot.durationEnd}}, max {{lot.frameworkMaximumValue}}"}
            """), tests: """
            - {name: total, given: {notice: {formType: competition}, lot: {title: "Entretien des Espaces verts", awardCriteria: [{weight: 60}, {weight: 35}], durationEnd: 2026-08-01}}, expect: {verdict: advice, message: "Total 95 %, critères 1 et 2, fin 1er août 2026, max non précisé"}}
            - {name: cent, given: {lot: {title: x, awardCriteria: [{weight: 60}, {weight: 40}]}}, expect: {verdict: notApplicable}}
            - {name: poids inconnu, given: {lot: {title: espaces verts, awardCriteria: [{weight: 60}, {type: price}]}}, expect: {verdict: undetermined, cause: missing, missing: ["lots[LOT-0001].awardCriteria[2].weight"], harmless: true}}
            """))
    }
}

/// Judges the market of an inline test.
private func judge(_ text: String, test index: Int = 0) throws -> Judgement {
    let set = try ruleSet(["essai.yaml": text])
    let decoding = Settings.Decoding(file: "essai.yaml")
    let tests = RuleTest.read(set.rules[0], decoding)
    return Judge(set).judge(tests[index].market)
}
