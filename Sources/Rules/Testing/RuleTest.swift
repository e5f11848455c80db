// One inline test of a rule: what is given, and what is expected of it.

import Figures
import Market
import Settings

/// An inline test.
struct RuleTest {
    let name: String
    let position: Position
    let market: Market
    let expectations: [Expectation]
    /// Shown as the worked example of the rule.
    let isExample: Bool

    /// What one finding, or every finding, must say.
    struct Expectation {
        let lot: String?
        let criterion: String?
        let verdict: Verdict
        let severity: Severity?
        let cause: Cause?
        let harmless: Bool?
        /// Paths, in any order.
        let missing: [String]?
        /// A part of the message.
        let message: String?
    }

    /// Reads the tests of a rule, noting what is wrong with them.
    static func read(_ rule: Rule, _ decoding: Decoding) -> [RuleTest] {
        guard let node = rule.tests else { return [] }
        return (decoding.list(node) ?? []).compactMap { test($0, rule, decoding) }
    }

    private static func test(_ node: Node, _ rule: Rule, _ decoding: Decoding) -> RuleTest? {
        guard var map = decoding.map(node) else { return nil }
        let name = map.string("name")
        let launch = map.optional("launch").map { launchDate($0, decoding) } ?? .unknown
        var market = GivenMarket.read(map.optional("given"), decoding)
        let judged = map.optionalBool("judged")
        let isExample = map.optionalBool("example") ?? false
        let expected = map.required("expect").map { expect in
            expect.members == nil ? [expectation(expect, decoding)] : (decoding.list(expect) ?? []).map { expectation($0, decoding) }
        }
        map.finish()
        guard let name, let launch, let expected else { return nil }
        let expectations = expected.compactMap { $0 }
        guard expectations.count == expected.count else { return nil }
        market?.launchDate = launch
        if let judged, let lots = market?.lots.members {
            let subjects = rule.scope == .market ? [nil] : lots.map { Optional($0.identifier) }
            market?.declaredJudgements = subjects.map {
                DeclaredJudgement(rule: rule.id, lot: $0, isCompliant: judged, by: "le test", date: CivilDate(dayNumber: 0), because: nil)
            }
        }
        guard let market else { return nil }
        return RuleTest(name: name, position: node.position, market: market, expectations: expectations, isExample: isExample)
    }

    /// A day, or bounds: `{notBefore: …, notAfter: …}`.
    private static func launchDate(_ node: Node, _ decoding: Decoding) -> LaunchDate? {
        if node.entries == nil { return decoding.date(node).map { .exactly($0, origin: .contractNotice) } }
        guard var map = decoding.map(node) else { return nil }
        let earliest = map.optionalDate("notBefore")
        let latest = map.optionalDate("notAfter")
        map.finish()
        return LaunchDate(earliest: earliest, latest: latest, origin: latest == nil ? .planningNotice : .changeNotice)
    }

    private static func expectation(_ node: Node, _ decoding: Decoding) -> Expectation? {
        guard var map = decoding.map(node) else { return nil }
        let verdict = map.choice("verdict", of: Verdict.self)
        let severity = map.optionalChoice("severity", of: Severity.self)
        let cause = map.optionalChoice("cause", of: Cause.self)
        let expectation = verdict.map { verdict in
            Expectation(
                lot: map.optionalString("lot"), criterion: map.optionalString("criterion"), verdict: verdict, severity: severity,
                cause: cause, harmless: map.optionalBool("harmless"),
                missing: map.optional("missing").map { decoding.list($0, of: decoding.string) ?? [] },
                message: map.optionalString("message"))
        }
        if verdict == .breach, severity == nil { decoding.note("un « breach » attendu dit sa gravité : severity: blocking ou major", at: node.position) }
        if verdict == .undetermined, cause == nil {
            decoding.note("un « undetermined » attendu dit sa cause : \(Cause.allCases.map(\.rawValue).joined(separator: ", "))", at: node.position)
        }
        map.finish()
        return expectation
    }
}

extension RuleTest.Expectation {
    func covers(_ finding: Finding) -> Bool {
        (lot == nil || lot == finding.lot) && (criterion == nil || criterion == finding.criterion)
    }

    func accepts(_ finding: Finding) -> Bool {
        verdict == finding.verdict && severity == finding.severity && (cause == nil || cause == finding.cause)
            && (harmless ?? finding.harmless) == finding.harmless
            && (missing.map { Set($0) == Set(finding.missing.map(\.attribute)) } ?? true)
            && (message.map { Self.plain(finding.message).contains(Self.plain($0)) } ?? true)
    }

    var description: String {
        var words = [verdict.rawValue, severity?.rawValue, cause?.rawValue].compactMap { $0 }
        if let lot { words.append("lot \(lot)") }
        if let harmless { words.append(harmless ? "sans conséquence" : "avec conséquence") }
        if let missing { words.append("manquent : " + missing.joined(separator: ", ")) }
        if let message { words.append("message : « \(message) »") }
        return words.joined(separator: ", ")
    }

    /// Without the no-break spaces that typography puts in.
    private static func plain(_ text: String) -> String {
        String(text.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
    }
}
