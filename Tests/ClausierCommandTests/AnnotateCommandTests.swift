// clausier annotate, as its user sees it: copies in a folder, nothing else touched.

import Clausier
import Foundation
import Testing

@testable import ClausierCommand

@Suite("clausier annotate")
struct AnnotateCommandTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let tender = repository.appending(path: "SampleTenders/dossiers/npnru-rehabilitation").path()
    private static let archive = repository.appending(path: "SampleTenders/dossiers/gup-espaces-verts.zip").path()

    /// A temporary folder that goes away with the test.
    private struct Workplace: ~Copyable {
        let folder = FileManager.default.temporaryDirectory.appending(path: "clausier-\(UUID().uuidString)")
        init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(at: folder) }
        func path(_ name: String) -> String { folder.appending(path: name).path() }
        func files(_ name: String) -> [String] {
            let all = (try? FileManager.default.subpathsOfDirectory(atPath: path(name))) ?? []
            return all.filter { !$0.hasSuffix(".DS_Store") }.sorted()
        }
        func text(_ name: String) -> String { String(decoding: bytes(name) ?? Data(), as: UTF8.self) }
        func bytes(_ name: String) -> Data? { try? Data(contentsOf: folder.appending(path: name)) }
    }

    @Test func copiesAndTheListAreWrittenAndTheStatusIsThatOfCheck() throws {
        let place = try Workplace()
        #expect(Main.run(["annotate", Self.tender, "-o", place.path("out")]) == .found)
        #expect(place.files("out") == ["AE.docx", "Annexe-insertion.pdf", "RC.docx", "annotations.md"])
        let list = place.text("out/annotations.md")
        #expect(list.contains("| AE.docx | acte d’engagement | 7\u{A0}commentaires |"))
        // What a PDF says is highlighted and listed by page, with the other side of the contradiction.
        #expect(list.contains("## Annexe-insertion.pdf\n\n### Page\u{A0}1\n\n**"))
        #expect(list.contains("**EXE-03-HEURES"))
        #expect(list.contains("Ici\u{A0}: «\u{202F}950\u{202F}»."))
        #expect(Main.run(["annotate", Self.tender, "-o", place.path("lenient"), "--fail-on", "never"]) == .clean)
        #expect(place.bytes("lenient/RC.docx") == place.bytes("out/RC.docx"))
        #expect(Main.run(["annotate", Self.archive, "-o", place.path("zip")]) == .clean)
        #expect(place.files("zip").contains("gup-espaces-verts/2_CCAP_GUP_espaces_verts.odt"))
    }

    @Test func nothingIsOverwrittenUnlessAsked() throws {
        let place = try Workplace()
        let output = place.path("out")
        #expect(Main.run(["annotate", Self.tender, "-o", output, "--fail-on", "never"]) == .clean)
        try Data("mine".utf8).write(to: place.folder.appending(path: "out/RC.docx"))
        #expect(Main.run(["annotate", Self.tender, "-o", output, "--fail-on", "never"]) == .failed)
        #expect(place.bytes("out/RC.docx") == Data("mine".utf8))
        #expect(Main.run(["annotate", Self.tender, "-o", output, "--fail-on", "never", "--force"]) == .clean)
        #expect(place.bytes("out/RC.docx") != Data("mine".utf8))
    }

    @Test func whatIsExaminedIsNeverWrittenTo() throws {
        let place = try Workplace()
        let papers = place.path("dce")
        try FileManager.default.copyItem(atPath: Self.tender, toPath: papers)
        let before = place.files("dce").map { place.bytes("dce/" + $0) }
        #expect(Main.run(["annotate", papers, "-o", papers, "--force"]) == .failed)
        #expect(Main.run(["annotate", papers, "-o", papers + "/sortie", "--force"]) == .failed)
        // A single paper in the folder of the output, by its own name or by a link.
        #expect(Main.run(["annotate", papers + "/RC.docx", papers + "/AE.docx", "-o", papers, "--force"]) == .failed)
        try FileManager.default.createSymbolicLink(atPath: place.path("lien"), withDestinationPath: papers)
        #expect(Main.run(["annotate", papers, "-o", place.path("lien"), "--force"]) == .failed)
        #expect(Main.run(["annotate", papers + "/RC.docx", papers + "/AE.docx", "-o", place.path("lien"), "--force"]) == .failed)
        #expect(place.files("dce").map { place.bytes("dce/" + $0) } == before)
    }

    @Test func aFolderOfTheOutputThatLeadsElsewhereIsNotFollowed() throws {
        let place = try Workplace()
        try FileManager.default.createDirectory(atPath: place.path("out"), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: place.path("elsewhere"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: place.path("out/gup-espaces-verts"), withDestinationPath: place.path("elsewhere"))
        #expect(Main.run(["annotate", Self.archive, "-o", place.path("out"), "--force"]) == .failed)
        #expect(place.files("elsewhere") == [])
    }

    @Test func whatCannotBeReadFailsTheRunAndIsNamed() throws {
        let place = try Workplace()
        let papers = place.path("dce")
        try FileManager.default.copyItem(atPath: Self.tender, toPath: papers)
        try Data("PK\u{3}\u{4} cut".utf8).write(to: URL(filePath: papers + "/CCTP-commun.odt"))
        #expect(Main.run(["annotate", papers, "-o", place.path("out")]) == .failed)
        let list = place.text("out/annotations.md")
        #expect(list.contains("| CCTP-commun.odt |") && list.contains("non lue"))
        #expect(place.files("out").contains("AE.docx"), "the others are annotated all the same")
    }
}
