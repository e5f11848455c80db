import Foundation
import Testing

@testable import ClausierCommand

@Suite("What a batch takes")
struct BatchInputsTests {
    private func folder(_ files: [String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "clausier-\(UUID().uuidString)")
        for file in files {
            let place = folder.appending(path: file)
            try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("x".utf8).write(to: place)
        }
        return folder.path()
    }

    @Test func noticesBelowTheFolderInTheOrderOfTheirNames() throws {
        let root = try folder(["b.xml", "a/2.XML", "a/10.xml", "é.xml", ".hidden.xml"])
        defer { try? FileManager.default.removeItem(atPath: root) }
        let inputs = try BatchInputs(folders: [root])
        #expect(inputs.paths == ["a/10.xml", "a/2.XML", "b.xml", "é.xml"].map { "\(root)/\($0)" })
        #expect(inputs.leftOut.isEmpty)
    }

    @Test func whatIsLeftOutIsNamed() throws {
        let root = try folder(["a.xml", "lisezmoi.txt", "pièces/rc.pdf", "pièces/ccap.pdf"])
        defer { try? FileManager.default.removeItem(atPath: root) }
        #expect(try BatchInputs(folders: [root]).leftOut.map(\.description) == ["\(root)/lisezmoi.txt", "\(root)/pièces/*.pdf (2 fichiers)"])
    }

    @Test func aLinkToAFolderIsNotFollowed() throws {
        let root = try folder(["a.xml"])
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createSymbolicLink(atPath: root + "/boucle", withDestinationPath: root)
        let inputs = try BatchInputs(folders: [root])
        #expect(inputs.paths == [root + "/a.xml"])
        #expect(inputs.leftOut.map(\.description) == ["\(root)/boucle — lien symbolique vers un dossier"])
    }

    @Test func aFolderThatIsNotThereIsAFailure() {
        #expect(throws: Failure.self) { try BatchInputs(folders: ["/nowhere/at/all"]) }
    }
}
