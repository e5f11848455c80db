import Provenance
import Testing

@testable import Reports

@Suite struct PassagePageTests {
    @Test func addressesStandInAColumn() {
        let page = PassagePage.page(
            "DCE.zip/RC.docx (lu en entier)",
            [
                ReadPassage(locator: .paragraph(part: "header1", index: 0, start: 0, end: 2), cell: nil, label: nil, text: "RC", kind: .aside("en-tête")),
                ReadPassage(locator: .paragraph(part: "body", index: 3, start: 0, end: 5), cell: nil, label: "4.2", text: "Durée", kind: .heading),
                ReadPassage(locator: .paragraph(part: "body", index: 4, start: 0, end: 5), cell: (1, 2, 3), label: nil, text: "48\u{1B}[31m mois", kind: .text),
                ReadPassage(locator: .cell(sheet: "BPU", ref: "B12"), cell: (1, 12, 2), label: nil, text: "12,50 €", kind: .text),
            ], display: .plain)
        let shown = String(decoding: page, as: UTF8.self).replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
        #expect(shown == """
            ── DCE.zip/RC.docx (lu en entier) ──────────────────────────────────────────────

            paragraphe 1 (en-tête 1)            (en-tête) RC
            paragraphe 4                        4.2 Durée
            paragraphe 5 · tableau 1, l 2, c 3  48␛[31m mois
            feuille « BPU », cellule B12        12,50 €


            """)
    }
}
