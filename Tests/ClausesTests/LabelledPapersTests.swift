import Foundation
import Testing

@testable import factbench

/// Papers of our own in the style of many houses, with the facts that a person reads in them
/// (`Tests/Precision/passages*`): what is stated is right, and next to nothing is missed.
struct LabelledPapersTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Precision").path

    /// Kinds of fact that are missed in a paper, and why; none may be read wrongly.
    private static let knownGaps: [String: Set<String>] = [
        // Lots in a sentence without a colon; « le lot 5 dispose d’un délai de 10 semaines »
        "passages/rc-agglo-mediatheque-lots.md": ["title", "duration"],
    ]

    @Test(arguments: ["passages.jsonl", "passages-2.jsonl", "passages-3.jsonl", "passages-4.jsonl", "passages-5.jsonl", "passages-6.jsonl", "passages-7.jsonl", "passages-8.jsonl"])
    func everyFactIsReadAndNoneIsInvented(labels: String) throws {
        let root = URL(filePath: Self.folder).deletingLastPathComponent().deletingLastPathComponent()
        let papers = try Labels.read("\(Self.folder)/\(labels)")
        #expect(!papers.isEmpty)
        let lines = try Measure.run(papers, corpus: "", labels: "\(Self.folder)/\(labels)", library: library(root.appending(path: "Rules").path))
        #expect(lines.filter { $0.hasPrefix("faux") } == [])
        let missed = lines.filter { $0.hasPrefix("manqué") }.map { $0.dropFirst("manqué".count).trimmingCharacters(in: .whitespaces) }
        #expect(missed.filter { line in
            let fields = line.split(separator: "\t").map(String.init)
            return !(fields.count > 1 && Self.knownGaps[fields[0]]?.contains(fields[1]) == true)
        } == [])
    }
}
