// What a word processor that is not ours makes of an annotated paper, where LibreOffice is at hand.

import Documents
import Foundation
import SampleFiles
import Testing

@testable import Annotate

private let soffice = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map { "\($0)/soffice" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

@Suite struct LibreOfficeTests {
    /// The same document as LibreOffice reads and writes it.
    private func converted(_ bytes: [UInt8], from: String, to: String) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "clausier-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "piece.\(from)")
        try Data(bytes).write(to: input)
        let process = Process()
        process.executableURL = URL(filePath: try #require(soffice))
        process.arguments = [
            "--headless", "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)", "--convert-to", to, "--outdir",
            folder.appending(path: "out").path(), input.path(),
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Array(try Data(contentsOf: folder.appending(path: "out/piece.\(to)")))
    }

    private let body = """
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Règlement de la consultation</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">Le délai est de 20 jours, </w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>voir ici</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>
        <w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>Lot 2 : 1 250 h</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>
        """
    private let quotes = ["Règlement de la consultation", "20 jours", "1 250 h"]

    @Test(.enabled(if: soffice != nil, "libreoffice-writer-nogui is not installed"))
    func readsTheCommentsOfADOCXWhereTheyWerePlaced() throws {
        let bytes = WordFile.bytes(body)
        let annotated = try #require(try CommentedDocument.annotate(bytes, comments(on: quotes, in: bytes)))
        let found = Anchors.ofOpenDocument(Anchors.content(try converted(annotated.bytes, from: "docx", to: "odt")))
        #expect(found.map(\.anchored) == quotes)
        #expect(found.allSatisfy { $0.author == "Clausier" && $0.lines.last == "Pourquoi." })
    }

    @Test(.enabled(if: soffice != nil, "libreoffice-writer-nogui is not installed"))
    func readsTheCommentsOfAnODTWhereTheyWerePlaced() throws {
        let bytes = try converted(WordFile.bytes(body), from: "docx", to: "odt")
        let annotated = try #require(try CommentedDocument.annotate(bytes, comments(on: quotes, in: bytes)))
        let found = Anchors.ofWord(try converted(annotated.bytes, from: "odt", to: "docx"))
        #expect(found.map(\.anchored) == quotes)
        #expect(found.allSatisfy { $0.author == "Clausier" && $0.lines.last == "Pourquoi." })
    }
}
