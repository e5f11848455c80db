// Small rule sets written in the tests themselves.

import Settings
import Testing

@testable import Rules

/// A rule set from YAML texts by path, checked like a folder on disk.
func ruleSet(_ files: [String: String]) throws(SettingsError) -> RuleSet {
    var read: [SettingsFile] = []
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
        read.append(SettingsFile(path: path, displayPath: path, node: try YAML.read(text, file: path), source: SourceText(text)))
    }
    return try RuleSet.load(files: read)
}

/// A complete rule around the lines of its versions, with tests.
func rule(_ versions: String, scope: String = "lot", kind: String = "loi", tests: String = "[]") -> String {
    """
    id: ESSAI-01
    title: Essai
    legalBasis: [{article: L2113-11, kind: \(kind)}]
    scope: \(scope)
    versions:
    \(versions.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
    explanation: Rien.
    tests:
    \(tests.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
    """
}

/// One version in force since 2019 whose cases are given.
func version(applies: String? = nil, _ findings: String) -> String {
    """
    - inForce: {from: 2019-04-01}
      transition: read
    \(applies.map { "  applies: \"\($0)\"\n" } ?? "")  findings:
    \(findings.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
    """
}

/// What a person is told about files that are wrong.
func problems(_ files: [String: String]) -> [String] {
    do throws(SettingsError) {
        _ = try ruleSet(files)
        return []
    } catch {
        return error.problems.map(\.headline)
    }
}

/// Expects the inline tests of one rule to pass.
func expectPassing(_ rule: String, tables: [String: String] = [:], at location: SourceLocation = #_sourceLocation) throws {
    let set = try ruleSet(tables.merging(["essai.yaml": rule]) { first, _ in first })
    for result in try RuleTester(set).run().results where !result.hasPassed {
        Issue.record("\(result.name) : \(result.failure)", sourceLocation: location)
    }
}

let tables = [
    "tables/t.yaml": """
    tables:
      - name: europeen
        title: Seuils
        unit: "€ HT"
        keys: [category, nature]
        rows:
          - {nature: works, from: 2024-01-01, until: 2026-01-01, value: 5538000, source: avis}
          - {nature: works, from: 2026-01-01, until: 2028-01-01, value: 5404000, source: avis}
          - {category: sub-central, nature: [services, supplies], from: 2026-01-01, value: 216000, source: avis}
          - {category: central, nature: [services, supplies], from: 2026-01-01, value: 140000, source: avis}
          - {category: contracting-entity, nature: [services, supplies], from: 2026-01-01, value: 432000, source: avis}
    lists:
      - {name: cpv-ess, title: ESS, source: avis, codes: [75121000, 85000000..85100000]}
    """
]
