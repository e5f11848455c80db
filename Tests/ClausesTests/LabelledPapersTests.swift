import Foundation
import Testing

@testable import factbench

/// Papers of our own in the style of many houses, with the facts that a person reads in them
/// (`Tests/Precision/passages*`): what is stated is right, and next to nothing is missed.
struct LabelledPapersTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Precision").path

    /// « les autres lots » are those that the paper lists and the sentence before does not name: not resolved.
    private static let knownGaps: Set<String> = [
        "passages/rc-lots-lettres.md\tinsertionClause\t1A\tnone", "passages/rc-lots-lettres.md\tinsertionClause\t1B\tnone",
        "passages/rc-lots-lettres.md\tinsertionClause\t3\tnone",
    ]

    @Test(arguments: ["passages.jsonl", "passages-2.jsonl", "passages-3.jsonl", "passages-4.jsonl", "passages-5.jsonl", "passages-6.jsonl"])
    func everyFactIsReadAndNoneIsInvented(labels: String) throws {
        let root = URL(filePath: Self.folder).deletingLastPathComponent().deletingLastPathComponent()
        let papers = try Labels.read("\(Self.folder)/\(labels)")
        #expect(!papers.isEmpty)
        let lines = try Measure.run(papers, corpus: "", labels: "\(Self.folder)/\(labels)", library: library(root.appending(path: "Rules").path))
        #expect(lines.filter { $0.hasPrefix("faux") } == [])
        let missed = lines.filter { $0.hasPrefix("manqué") }.map { $0.dropFirst("manqué".count).trimmingCharacters(in: .whitespaces) }
        #expect(Set(missed).subtracting(Self.knownGaps) == [])
    }
}
