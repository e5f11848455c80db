import Clauses
import Documents
import Provenance
import Testing

@testable import Dossier

/// How a text was come by is told to whoever reads the report.
@Suite struct PaperRemarksTests {
    @Test func recognisedTextIsSaidToBe() {
        let text = DocumentText(
            blocks: [TextBlock("Règlement de la consultation", place: .page(1, block: 0, box: nil))],
            remarks: ["texte reconnu par OCR : page 1"])
        let document = DocumentWorker(phrases: PhraseLibrary([]), papers: nil).paper(
            text, DocumentID(0), path: "DCE/RC.pdf", name: "RC.pdf", sha256: "", byteCount: 0)
        #expect(document.record.kind == .rc)
        #expect(document.remarks == ["DCE/RC.pdf : texte reconnu par OCR : page 1."])
    }
}
