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

    /// Files are read on several threads: mistakes still come in the order of the paths.
    @Test func manyFilesKeepTheirOrder() throws {
        var files: [String: String] = [:]
        for number in 100..<160 { files["\(number).yaml"] = number % 2 == 0 ? "a: \(number)" : "a: b: c" }
        try withFolder(files) { folder in
            do throws(SettingsError) {
                _ = try SettingsFolder.read(folder)
                Issue.record("les erreurs n’ont pas été vues")
            } catch {
                #expect(error.problems.map { String($0.file.suffix(8)) } == stride(from: 101, to: 160, by: 2).map { "\($0).yaml" })
            }
        }
        for number in 100..<160 { files["\(number).yaml"] = "a: \(number)" }
        try withFolder(files) { folder in
            let read = try SettingsFolder.read(folder)
            #expect(read.compactMap { $0.node["a"]?.scalar?.text } == (100..<160).map { String($0) })
        }
    }

    @Test func whatIsNoTextIsRefused() throws {
        try withFolder(["a.yaml": "a: b"]) { folder in
            try Data([0x61, 0x3A, 0x20, 0xFF, 0x0A]).write(to: URL(filePath: folder + "/a.yaml"))
            do throws(SettingsError) {
                _ = try SettingsFolder.read(folder)
                Issue.record("l’erreur n’a pas été vue")
            } catch {
                #expect(error.problems.map(\.message) == ["le fichier n’est pas du texte UTF-8"])
            }
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
