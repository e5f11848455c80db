// One inline test of the expressions that all rules share: what is given, and what they are then worth.

import CEL
import Figures
import Market
import Settings

/// An entry of `tests:` in `variables.yaml`.
struct SharedTest {
    /// What an expression can be expected to be.
    enum Expected: String, CaseIterable {
        case isTrue = "true"
        case isFalse = "false"
        case unknown
    }

    let name: String
    let position: Position
    let market: Market
    /// By name.
    let expectations: [(name: String, expected: Expected)]

    /// Reads the tests of a file, noting what is wrong with them.
    static func read(_ node: Node, _ shared: SharedVariables, _ decoding: Decoding) -> [SharedTest] {
        (decoding.list(node) ?? []).compactMap { test($0, shared, decoding) }
    }

    private static func test(_ node: Node, _ shared: SharedVariables, _ decoding: Decoding) -> SharedTest? {
        guard var map = decoding.map(node) else { return nil }
        let name = map.string("name")
        let market = GivenMarket.read(map.optional("given"), decoding)
        var expectations: [(name: String, expected: Expected)] = []
        if let expect = map.required("expect"), var expected = decoding.map(expect) {
            for entry in expected.everything() {
                if shared.sources[entry.key] == nil {
                    let suggestion = Spelling.suggestion(for: entry.key, among: shared.named.map(\.name))
                    decoding.note("expression inconnue « \(entry.key) »\(suggestion)", at: entry.keyPosition)
                }
                if let value = decoding.choice(entry.value, of: Expected.self) { expectations.append((entry.key, value)) }
            }
        }
        map.finish()
        guard let name, let market else { return nil }
        return SharedTest(name: name, position: node.position, market: market, expectations: expectations)
    }

    /// Whether the test fails under changed expressions; a change that does not compile is none.
    func notices(_ shared: SharedVariables, _ environment: Environment) -> Bool {
        let compiles = expectations.allSatisfy { name, _ in
            shared.sources[name].flatMap { try? environment.compile($0.text, expecting: .bool) } != nil
        }
        return compiles && !failure(shared, environment).isEmpty
    }

    /// What is wrong under some expressions; empty if the test passes.
    func failure(_ shared: SharedVariables, _ environment: Environment) -> String {
        let view = MarketView(market)
        let variables = RuleEnvironments.variables(view, launch: CivilDate(dayNumber: 0), subject: .init())
        return expectations.compactMap { name, expected -> String? in
            guard let source = shared.sources[name], let program = try? environment.compile(source.text, expecting: .bool) else {
                return "« \(name) » n’est pas une condition sur le marché"
            }
            let value = program.evaluate(variables)
            let found: Expected? =
                switch value {
                case .bool(true): .isTrue
                case .bool(false): .isFalse
                case .unknown: .unknown
                default: nil
                }
            return found == expected ? nil : "attendu : \(name) \(expected.rawValue) ; obtenu : \(found?.rawValue ?? value.description)"
        }.joined(separator: "\n")
    }
}
