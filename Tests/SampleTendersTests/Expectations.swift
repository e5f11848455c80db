// What SampleTenders/attendus.yaml says the engine must find.

import Figures
import Rules
import Settings

/// What is expected of one sample notice.
struct SampleExpectation: CustomStringConvertible {
    /// A finding that must be there.
    struct Expected: Hashable {
        let rule: String
        let lot: String?
        let verdict: Verdict
        let severity: Severity?
        let cause: Cause?
    }

    let file: String
    /// The law of this day (`--on`), where it is not that of the dispatch.
    let day: CivilDate?
    /// Every finding that is neither compliant nor without object.
    let findings: [Expected]
    /// Rules that apply and are kept: rule and lots.
    let compliant: [(rule: String, lots: [String])]

    var description: String { day.map { "\(file) on \($0)" } ?? file }

    static func read(_ path: String) throws(SettingsError) -> [SampleExpectation] {
        let file = try SettingsFolder.readFile(path)
        let decoding = Decoding(file: file.displayPath, source: file.source)
        var samples: [SampleExpectation] = []
        if var root = decoding.map(file.node) {
            samples = root.optionalList("notices") { sample($0, decoding) }
            root.finish()
        }
        try decoding.finish()
        return samples
    }

    private static func sample(_ node: Node, _ decoding: Decoding) -> SampleExpectation? {
        guard var map = decoding.map(node) else { return nil }
        let file = map.string("file")
        let day = map.optionalDate("on")
        let findings = map.optionalList("expect") { expected($0, decoding) }
        let compliant = map.optionalList("compliant") { node -> (rule: String, lots: [String])? in
            guard var map = decoding.map(node) else { return nil }
            let rule = map.string("rule")
            let lots = map.optionalList("lots", of: decoding.string)
            map.finish()
            return rule.map { ($0, lots) }
        }
        map.finish()
        return file.map { SampleExpectation(file: $0, day: day, findings: findings, compliant: compliant) }
    }

    private static func expected(_ node: Node, _ decoding: Decoding) -> Expected? {
        guard var map = decoding.map(node) else { return nil }
        let rule = map.string("rule")
        let lot = map.optionalString("lot")
        let verdict = map.choice("verdict", of: Verdict.self)
        let severity = map.optionalChoice("severity", of: Severity.self)
        let cause = map.optionalChoice("cause", of: Cause.self)
        map.finish()
        guard let rule, let verdict else { return nil }
        return Expected(rule: rule, lot: lot, verdict: verdict, severity: severity, cause: cause)
    }
}
