// RTF, DOC and XLS, where LibreOffice is at hand.

import Foundation
import Provenance
import Testing

@testable import Documents

@Suite struct LegacyTests {
    private static let rtf = """
        {\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0
        {\\pard R\\'e8glement de la consultation\\par}
        {\\pard Le march\\'e9 dure {\\b douze} mois, \\'e0 compter du 1er mars 2027.\\par}
        \\trowd\\cellx3000\\cellx6000 Prix\\intbl\\cell 60 %\\intbl\\cell\\row
        \\trowd\\cellx3000\\cellx6000 Valeur technique\\intbl\\cell 40 %\\intbl\\cell\\row
        \\pard Fin\\par}
        """

    @Test func withoutLibreOfficeThePackageIsNamed() {
        let text = LegacyReader.text(of: Array(Self.rtf.utf8), from: "rtf", to: "odt", office: Office(searchPath: "/nowhere"))
        guard case .unread(let reason) = text.status else { Issue.record("\(text.status)"); return }
        #expect(reason.contains("libreoffice-writer-nogui"))
    }

    /// A container that says it is Word and holds nothing.
    @Test(.enabled(if: isInstalled, "libreoffice-writer-nogui is not installed"))
    func damagedFilesAreUnread() {
        let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let bytes = magic + [UInt8](repeating: 0, count: 504) + "WordDocument".utf16.flatMap { [UInt8($0 & 0xFF), 0] } + [UInt8](repeating: 0, count: 200)
        let text = DocumentReader.text(of: bytes, path: "a.doc")
        if !text.blocks.isEmpty || text.status == .read { Issue.record("\(text)") }
    }

    @Test(.enabled(if: isInstalled, "libreoffice-writer-nogui is not installed"))
    func accentsAndTablesOfRTF() {
        let text = DocumentReader.text(of: Array(Self.rtf.utf8), path: "a.rtf")
        #expect(text.status == .read)
        #expect(text.remarks == ["lu après conversion par LibreOffice"])
        #expect(text.blocks.map(\.text) == [
            "Règlement de la consultation", "Le marché dure douze mois, à compter du 1er mars 2027.", "Prix", "60 %", "Valeur technique", "40 %", "Fin",
        ])
        let rows = text.blocks.compactMap { if case .cell(let place) = $0.role { place.row } else { nil } }
        #expect(rows == [0, 0, 1, 1])
    }

    @Test(.enabled(if: isInstalled, "libreoffice-writer-nogui is not installed"))
    func wordBefore2007() throws {
        let doc = try Office().convert(Array(Self.rtf.utf8), from: "rtf", to: "doc")
        #expect(DocumentFormat(sniffing: doc) == .doc)
        let text = DocumentReader.text(of: doc, path: "a.doc")
        #expect(text.status == .read)
        #expect(text.blocks.map(\.text).contains("Le marché dure douze mois, à compter du 1er mars 2027."))
        #expect(text.blocks.map(\.text).contains("40 %"))
    }

    private static let isInstalled = OutsideProgram.libreOffice.located(in: OutsideProgram.searchPath) != nil
}
