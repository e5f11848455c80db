// What SampleTenders/attendus.yaml says the engine must find.

import Figures
import Rules
import Settings

/// A finding that must be there.
struct ExpectedFinding: Hashable {
    let rule: String
    let lot: String?
    let verdict: Verdict
    let severity: Severity?
    let cause: Cause?
}

/// What is expected of one sample notice.
struct SampleExpectation: CustomStringConvertible {
    let file: String
    /// The law of this day (`--on`), where it is not that of the dispatch.
    let day: CivilDate?
    /// Every finding that is neither compliant nor without object.
    let findings: [ExpectedFinding]
    /// Rules that apply and are kept: rule and lots.
    let compliant: [(rule: String, lots: [String])]

    var description: String { day.map { "\(file) on \($0)" } ?? file }
}

/// What is expected of one package that is full of mistakes.
struct DossierExpectation: CustomStringConvertible {
    let name: String
    /// Every breach, advice and question for a person to judge.
    let findings: Set<ExpectedFinding>

    var description: String { name }
}

/// All of the file.
struct SampleExpectations {
    let notices: [SampleExpectation]
    let dossiers: [DossierExpectation]
    /// Rules that find nothing in any sample, with the reason.
    let silent: [(rule: String, reason: String)]

    static func read(_ path: String) throws(SettingsError) -> SampleExpectations {
        let file = try SettingsFolder.readFile(path)
        let decoding = Decoding(file: file.displayPath, source: file.source)
        var read = SampleExpectations(notices: [], dossiers: [], silent: [])
        if var root = decoding.map(file.node) {
            read = SampleExpectations(
                notices: root.optionalList("notices") { notice($0, decoding) },
                dossiers: root.optionalList("dossiers") { dossier($0, decoding) },
                silent: root.optionalList("silent") { silent($0, decoding) })
            root.finish()
        }
        try decoding.finish()
        return read
    }

    private static func notice(_ node: Node, _ decoding: Decoding) -> SampleExpectation? {
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

    private static func expected(_ node: Node, _ decoding: Decoding) -> ExpectedFinding? {
        guard var map = decoding.map(node) else { return nil }
        let rule = map.string("rule")
        let lot = map.optionalString("lot")
        let verdict = map.choice("verdict", of: Verdict.self)
        let severity = map.optionalChoice("severity", of: Severity.self)
        let cause = map.optionalChoice("cause", of: Cause.self)
        map.finish()
        guard let rule, let verdict else { return nil }
        return ExpectedFinding(rule: rule, lot: lot, verdict: verdict, severity: severity, cause: cause)
    }

    private static func dossier(_ node: Node, _ decoding: Decoding) -> DossierExpectation? {
        guard var map = decoding.map(node) else { return nil }
        let name = map.string("name")
        let findings = map.optionalList("expect") { node -> [ExpectedFinding]? in
            guard var map = decoding.map(node) else { return nil }
            let rule = map.string("rule")
            let lots = map.optionalList("lots", of: decoding.string)
            let verdict = map.choice("verdict", of: Verdict.self)
            let severity = map.optionalChoice("severity", of: Severity.self)
            map.finish()
            guard let rule, let verdict else { return nil }
            let places: [String?] = lots.isEmpty ? [nil] : lots
            return places.map { lot in
                ExpectedFinding(rule: rule, lot: lot, verdict: verdict, severity: severity, cause: verdict == .undetermined ? .judgement : nil)
            }
        }
        map.finish()
        return name.map { DossierExpectation(name: $0, findings: Set(findings.joined())) }
    }

    private static func silent(_ node: Node, _ decoding: Decoding) -> (rule: String, reason: String)? {
        guard var map = decoding.map(node) else { return nil }
        let rule = map.string("rule")
        let reason = map.string("reason")
        map.finish()
        guard let rule, let reason else { return nil }
        return (rule, reason)
    }
}
