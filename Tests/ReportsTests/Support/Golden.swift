// Texts that were read by a person once and must not change by themselves.

import Foundation
import Testing

/// Compares with Golden/NAME. With CLAUSIER_RECORD_GOLDEN set, writes the file instead, for a person
/// to read again.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["CLAUSIER_RECORD_GOLDEN"] != nil {
        try Data(text.utf8).write(to: file)
        return
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, (line, wanted)) in zip(lines, expected).enumerated() where line != wanted {
        Issue.record("\(name):\(number + 1): « \(line) » instead of « \(wanted) »", sourceLocation: sourceLocation)
        return
    }
    #expect(lines.count == expected.count, sourceLocation: sourceLocation)
}
