// Mutations of expressions: what is changed, and that each change is an expression again.

import CEL
import Testing

@Suite struct ExpressionMutationTests {
    private func sources(_ source: String) throws -> [String] { try Mutation.all(of: source).map(\.source) }

    @Test func comparisonsBecomeTheirNeighboursAndNumbersMove() throws {
        #expect(try sources("weight > 100") == ["weight >= 100", "weight <= 100", "weight > 101", "weight > 99"])
        #expect(try sources("a == 'x'") == ["a != 'x'", "a == '¤'"])
        #expect(try sources("x < 0.5") == ["x <= 0.5", "x >= 0.5", "x < 0.6", "x < 0.4"])
        #expect(try sources("x < 0.05").suffix(2) == ["x < 0.06", "x < 0.04"])
        #expect(try sources("x == -1").suffix(2) == ["x == 0", "x == -2"])
        #expect(try sources("x > decimal('0.5')").contains("x > decimal('0.6')"))
    }

    @Test func partsOfAChainAreDroppedAndItsSignsTurned() throws {
        #expect(try sources("a && b") == ["true && b", "!(a) && b", "a || b", "a && true", "a && !(b)"])
        #expect(Set(try sources("(a || b) && !c")) == [
            "(true) && !c", "(false || b) && !c", "(!(a) || b) && !c", "(a && b) && !c", "(a || false) && !c", "(a || !(b)) && !c",
            "(a || b) || !c", "(a || b) && true", "(a || b) && c",
        ])
    }

    @Test func everyMutationParses() throws {
        let sources = [
            "lots.exists(l, (l.a + 1) * 2 >= l.b && has(l.c)) ? x in ['a', 'b'] : (y || !(z))",
            "claims(p.title).filter(t, t.matches(r'(?i)abc\\b')).size() > 1 || p.?x.orValue(false)",
            "(a) in (b) // commentaire && autre\n && (((c)) < (d))",
            "[1, 2, 3].all(i, i % 2 == 0) && {'k': 2u}['k'] == 2u",
        ]
        for source in sources {
            let mutations = try Mutation.all(of: source)
            #expect(mutations.count > 5)
            for mutation in mutations {
                #expect(throws: Never.self, "\(mutation.source)") { _ = try Mutation.all(of: mutation.source) }
                #expect(mutation.before != mutation.after && mutation.source != source)
            }
            #expect(Set(mutations.map(\.source)).count == mutations.count)
        }
    }

    @Test func quantifiersAndBranchesAreTurned() throws {
        #expect(try sources("xs.exists(x, x.ok)").contains("xs.all(x, x.ok)"))
        #expect(try sources("(xs).all(x, x.ok)").contains("(xs).exists(x, x.ok)"))
        let branches = try sources("a ? b : c")
        #expect(branches.contains("(b)") && branches.contains("(c)") && branches.contains("!(a) ? b : c"))
    }

    @Test func whatDoesNotParseIsRefused() {
        #expect(throws: CompileError.self) { _ = try Mutation.all(of: "a &&") }
    }
}
