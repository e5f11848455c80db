// Highlights in PDF: an update behind a file that stays as it is.

import Documents
import Foundation
import Provenance
import Testing

@testable import Annotate

@Suite struct PDFAnnotationTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "SampleTenders/dossiers")

    /// A page of 600 × 800 points; `page` is put into its dictionary. With a table, or with a stream of
    /// references and the page packed into another.
    private func file(_ page: String = "", trailer: String = "", asStreams: Bool = false, more: [String] = []) -> [UInt8] {
        var bytes = Array("%PDF-1.5\n".utf8)
        var offsets: [Int] = []
        func add(_ number: Int, _ body: String) {
            offsets.append(bytes.count)
            bytes += Array("\(number) 0 obj\n\(body)\nendobj\n".utf8)
        }
        let leaf = "<</Type/Page/Parent 2 0 R/Contents 4 0 R\(page)>>"
        add(1, "<</Type /Catalog % root\n/Pages 2 0 R>>")
        add(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox [0 0 600.0 800]>>")
        if asStreams {
            let packed = "3 0 \(leaf)"
            add(9, "<</Type/ObjStm/N 1/First 4/Length \(packed.utf8.count)>>\nstream\n\(packed)\nendstream")
        } else {
            add(3, leaf)
        }
        add(4, "<</Length 10>>\nstream\n0 0 5 5 re\nendstream")
        for (index, body) in more.enumerated() { add(5 + index, body) }
        let start = bytes.count
        if asStreams {
            var table: [UInt8] = []
            func row(_ type: Int, _ a: Int, _ b: Int) { table += [UInt8(type), UInt8(a >> 8), UInt8(a & 0xFF), UInt8(b)] }
            row(1, offsets[0], 0)
            row(1, offsets[1], 0)
            row(2, 9, 0)
            row(1, offsets[3], 0)
            row(1, offsets[2], 0)
            row(1, start, 0)
            bytes += Array("10 0 obj\n<</Type/XRef/Size 11/W[1 2 1]/Index[1 4 9 2]/Root 1 0 R\(trailer)/Length \(table.count)>>\nstream\n".utf8) + table
            bytes += Array("\nendstream\nendobj\n".utf8)
        } else {
            bytes += Array("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n".utf8)
            for offset in offsets { bytes += Array((String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n").utf8) }
            bytes += Array("trailer\n<</Size \(offsets.count + 1)/Root 1 0 R\(trailer)>>\n".utf8)
        }
        return bytes + Array("startxref\n\(start)\n%%EOF\n".utf8)
    }

    private let remark = PDFRemark(
        page: 1, box: PageBox(x: 100, y: 50, width: 200, height: 20), text: CommentText(lines: [.init(text: "RÈGLE · (objet) <<"), .init(text: "Pourquoi.")]))

    /// The annotations of the first page, as the file now says.
    private func annotations(_ bytes: [UInt8]) throws -> [PDFObject] {
        let file = try #require(PDFFile(bytes))
        let page = try #require(file.pages()?.first)
        return try #require(file.resolved(page.loaded.object["Annots"])?.items).compactMap { file.resolved($0) }
    }

    private func rectangle(_ object: PDFObject) -> [Double] { object["Rect"]?.items?.compactMap(\.number) ?? [] }

    @Test(arguments: [false, true]) func theFileIsProlongedAndTheHighlightIsThere(asStreams: Bool) throws {
        let bytes = file(asStreams: asStreams)
        let result = try PDFAnnotator(bytes).annotate([remark])
        #expect(result.bytes.starts(with: bytes))
        let found = try annotations(result.bytes)
        #expect(found.map { $0["Subtype"]?.name } == ["Highlight"])
        // From the top left to the bottom left, a point wider on each side.
        #expect(rectangle(found[0]) == [99, 729, 301, 751])
        #expect(try PDFAnnotator(bytes).annotate([remark]).bytes == result.bytes, "the same input makes the same bytes")
        // Once more: both are there.
        let again = try PDFAnnotator(result.bytes).annotate([remark])
        #expect(try annotations(again.bytes).count == 2)
    }

    @Test func annotationsThatAreThereStay() throws {
        let own = "<</Type/Annot/Subtype/Text/Rect[1 2 3 4]>>"
        for bytes in [file("/Annots[5 0 R]", more: [own]), file("/Annots 6 0 R/Rotate 0", more: [own, "[5 0 R]"])] {
            let found = try annotations(try PDFAnnotator(bytes).annotate([remark]).bytes)
            #expect(found.map { $0["Subtype"]?.name } == ["Text", "Highlight"])
        }
    }

    @Test func turnedPagesAndNotesWithoutAPlace() throws {
        // Shown, the turned page is 800 wide and 600 high.
        let quarter = try annotations(try PDFAnnotator(file("/Rotate 90")).annotate([remark]).bytes)
        #expect(rectangle(quarter[0]) == [49, 99, 71, 301])
        let half = try annotations(try PDFAnnotator(file("/Rotate -180")).annotate([remark]).bytes)
        #expect(rectangle(half[0]) == [299, 49, 501, 71])
        let note = PDFRemark(page: 1, box: nil, text: remark.text)
        let notes = try annotations(try PDFAnnotator(file()).annotate([note, note]).bytes)
        #expect(notes.map { $0["Subtype"]?.name } == ["Text", "Text"])
        #expect(rectangle(notes[0]) != rectangle(notes[1]), "one does not cover the other")
    }

    @Test func whatCannotBeProlongedIsRefused() {
        let whole = file()
        for bytes in [
            [], Array("%PDF-1.7".utf8), [0x0A] + whole, Array(whole.dropLast(40)), file(trailer: "/Encrypt 5 0 R", more: ["<</Filter/Standard>>"]),
            file("/UserUnit 2"), file("/Annots 8 0 R"), Array(String(decoding: whole, as: UTF8.self).replacing("/Kids[3 0 R]", with: "/Kids[2 0 R]").utf8),
        ] {
            #expect(throws: AnnotationRefusal.self) { try PDFAnnotator(bytes).annotate([remark]) }
        }
        #expect(throws: AnnotationRefusal.self) { try PDFAnnotator(whole).annotate([PDFRemark(page: 2, box: nil, text: remark.text)]) }
    }

    /// Cut anywhere, a file is refused or annotated, and nothing worse.
    @Test func damagedFilesDoNoHarm() {
        for bytes in [file(), file(asStreams: true)] {
            for count in stride(from: 0, to: bytes.count, by: 3) {
                _ = try? PDFAnnotator(Array(bytes.prefix(count))).annotate([remark])
                var changed = bytes
                changed[count] ^= 0x15
                _ = try? PDFAnnotator(changed).annotate([remark])
            }
        }
    }

    @Test func realFilesSayTheSameAsBefore() throws {
        let path = Self.samples.appending(path: "npnru-rehabilitation/Annexe-insertion.pdf").path()
        let bytes = try OpenedFile.read(path).bytes
        let before = DocumentReader.text(of: bytes, path: path)
        guard before.status == .read else { return print("PDFAnnotationTests: pdftotext is not installed, 0 files annotated") }
        let cell = try #require(before.blocks.first { $0.text == "1 250 h" || $0.text == "1\u{202F}250\u{A0}h" || $0.text.hasPrefix("1") && $0.text.hasSuffix("250 h") })
        guard case .page(let page, _, let box) = cell.place else { return #expect(Bool(false)) }
        let result = try CommentedDocument.annotate(pdf: bytes, path: path, [PDFRemark(page: page, box: box, text: remark.text)])
        #expect(result.bytes.starts(with: bytes))
        #expect(try annotations(result.bytes).count == 1)
    }
}
