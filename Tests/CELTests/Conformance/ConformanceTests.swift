// The conformance files of the CEL specification. `CEL_SPEC` names their folder, or the root of the
// specification; without it they are skipped, and that is said.

import Foundation
import Testing

@testable import CEL

@Suite struct ConformanceTests {
    /// The folder with the textproto files.
    static func folder() -> String? {
        guard let root = ProcessInfo.processInfo.environment["CEL_SPEC"] else { return nil }
        for candidate in [root, root + "/tests/simple/testdata"]
        where FileManager.default.fileExists(atPath: candidate + "/basic.textproto") {
            return candidate
        }
        return nil
    }

    static func cases(_ folder: String, _ file: String) throws -> [ConformanceCase] {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))
        var reader = TextProtoReader(Array(data))
        let root = try reader.read()
        return root.messages("section").flatMap { section in
            section.messages("test").map { test in
                ConformanceCase(
                    file: String(file.dropLast(".textproto".count)),
                    name: "\(section.text("name") ?? "")/\(test.text("name") ?? "")", test: test)
            }
        }
    }

    @Test func specification() throws {
        guard let folder = Self.folder() else {
            print("conformance: 0 cases run, all skipped: CEL_SPEC does not name the specification")
            return
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".textproto") }.sorted()
        var totals = (passed: 0, failed: 0, notApplicable: 0)
        var reasons: [String: Int] = [:]
        for file in files {
            var passed = 0
            var failed = 0
            var notApplicable = 0
            for test in try Self.cases(folder, file) {
                switch test.run() {
                case .passed: passed += 1
                case .failed(let reason):
                    failed += 1
                    Issue.record("\(test.file) \(test.name): \(test.test.text("expr") ?? ""): \(reason)")
                case .notApplicable(let reason):
                    notApplicable += 1
                    reasons[reason, default: 0] += 1
                }
            }
            let name = String(file.dropLast(".textproto".count))
            print("conformance \(name): \(passed) passed, \(failed) failed, \(notApplicable) not applicable")
            totals = (totals.passed + passed, totals.failed + failed, totals.notApplicable + notApplicable)
        }
        print("conformance in all: \(totals.passed) passed, \(totals.failed) failed, \(totals.notApplicable) not applicable")
        for (reason, count) in reasons.sorted(by: { $0.key < $1.key }) { print("conformance not applicable: \(count) — \(reason)") }
        #expect(totals.passed > 1_000)
    }
}
