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
        #expect(inputs.sources.map(\.name) == ["a/10.xml", "a/2.XML", "b.xml", "é.xml"].map { "\(root)/\($0)" })
        #expect(inputs.leftOut.isEmpty)
    }

    @Test func whatIsLeftOutIsNamed() throws {
        let root = try folder(["a.xml", "lisezmoi.txt", "photos/façade.jpg", "photos/cour.jpg"])
        defer { try? FileManager.default.removeItem(atPath: root) }
        #expect(try BatchInputs(folders: [root]).leftOut.map(\.description) == ["\(root)/lisezmoi.txt", "\(root)/photos/*.jpg (2 fichiers)"])
    }

    /// Saved from a platform, under the number it has there.
    @Test func aTextThatSaysItIsANoticeIsOne() throws {
        let root = try folder(["20-123.txt", "page.html", "notes.txt"])
        defer { try? FileManager.default.removeItem(atPath: root) }
        try "Avis de marché\nDépartement(s) de publication : 59\nSection I : Pouvoir adjudicateur\n".write(toFile: root + "/20-123.txt", atomically: true, encoding: .utf8)
        try "<html><body><h1>Détail de la consultation</h1><p>Entité d'Achat : Brune Habitat</p></body></html>".write(toFile: root + "/page.html", atomically: true, encoding: .utf8)
        let inputs = try BatchInputs(folders: [root])
        #expect(inputs.sources.map(\.name) == ["20-123.txt", "page.html"].map { "\(root)/\($0)" })
        #expect(inputs.leftOut.map(\.description) == ["\(root)/notes.txt"])
    }

    /// What stands below a tender's folder belongs to it, notices included; archives are tenders by themselves.
    @Test func aFolderWithATenderPaperIsOneConsultation() throws {
        let root = try folder([
            "2026-01/avis.xml", "2026-01/RC.pdf", "2026-01/lots/CCTP lot 2.docx", "2026-02/DCE.zip", "2026-02/avis-07.html", "divers/notes.docx",
        ])
        defer { try? FileManager.default.removeItem(atPath: root) }
        let inputs = try BatchInputs(folders: [root])
        #expect(inputs.sources.map(\.name) == ["2026-01", "2026-02/DCE.zip", "2026-02/avis-07.html"].map { "\(root)/\($0)" })
        #expect(inputs.leftOut.map(\.description) == ["\(root)/divers/notes.docx"])
    }

    @Test func papersGivenOneByOneGetAWarningThatNamesTheFolder() {
        let warnings = Togetherness.warnings(about: ["dce/RC.pdf", "dce/CCAP.docx", "dce/avis.xml", "autre/RC.pdf", "avis.xml"])
        #expect(warnings.count == 1)
        #expect(warnings[0].contains("dce/ : 2 pièces (RC.pdf, CCAP.docx)"))
        #expect(warnings[0].contains("--together"))
    }

    @Test func aLinkToAFolderIsNotFollowed() throws {
        let root = try folder(["a.xml"])
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createSymbolicLink(atPath: root + "/boucle", withDestinationPath: root)
        let inputs = try BatchInputs(folders: [root])
        #expect(inputs.sources.map(\.name) == [root + "/a.xml"])
        #expect(inputs.leftOut.map(\.description) == ["\(root)/boucle — lien symbolique vers un dossier"])
    }

    @Test func aFolderThatIsNotThereIsAFailure() {
        #expect(throws: Failure.self) { try BatchInputs(folders: ["/nowhere/at/all"]) }
    }
}
