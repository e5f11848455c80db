// clausier text: the status that a script sees.

import Foundation
import Testing

@testable import ClausierCommand

@Suite struct ReadTextTests {
    @Test func whatCannotBeReadFailsAndTheRestIsShown() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "clausier-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(Main.run(["text", folder.path() + "absent.docx"]) == .failed)
        // An empty folder is no clean reading.
        #expect(Main.run(["text", folder.path()]) == .failed)
        try Data("Durée : 48 mois".utf8).write(to: folder.appending(path: "CCAP.txt"))
        #expect(Main.run(["text", folder.path()]) == .clean)
        try Data([0, 1, 2, 3]).write(to: folder.appending(path: "RC.docx"))
        #expect(Main.run(["text", folder.path()]) == .failed)
    }
}
