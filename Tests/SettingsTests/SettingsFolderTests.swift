// Reading folders of settings from disk.

import Foundation
import Testing

@testable import Settings

@Suite struct SettingsFolderTests {
    private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "clausier-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try body(folder.path)
    }

    @Test func everyYAMLFileIsReadInTheOrderOfItsPath() throws {
        try withFolder(["b.yaml": "b: 1", "a/c.yml": "c: 2", "notes.txt": "x", ".caché.yaml": "d: 3"]) { folder in
            let files = try SettingsFolder.read(folder)
            #expect(files.map(\.path) == ["a/c.yml", "b.yaml"])
            #expect(files[0].node["c"]?.scalar?.text == "2")
        }
    }

    @Test func everyBadFileIsNamed() throws {
        try withFolder(["a.yaml": "a: b: c", "b.yaml": "x: [", "c.yaml": "bon: oui"]) { folder in
            do throws(SettingsError) {
                _ = try SettingsFolder.read(folder)
                Issue.record("les erreurs n’ont pas été vues")
            } catch {
                #expect(error.problems.map { $0.file.split(separator: "/").last.map(String.init) } == ["a.yaml", "b.yaml"])
            }
        }
    }

    @Test func whatIsTooLargeOrMissingIsRefused() throws {
        let large = String(repeating: "# x\n", count: YAML.greatestSize / 3)
        try withFolder(["a.yaml": large]) { folder in
            #expect(throws: SettingsError.self) { try SettingsFolder.read(folder) }
            #expect(throws: SettingsError.self) { try SettingsFolder.read(folder + "/absent") }
            #expect(throws: SettingsError.self) { try SettingsFolder.readFile(folder + "/absent.yaml") }
        }
    }
}
