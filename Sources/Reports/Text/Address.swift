// The address of a quote as a person reads it: file, line and column, page, paragraph.

import Market
import Provenance

extension Evidence {
    /// « avis.xml:120:7 (BT-36-Lot) », « RC.pdf, page 12 », « déclaration de Mme Roy, 3 août 2026 ».
    func address(among documents: [DocumentRecord]) -> String {
        let path = documents.first { $0.id == document }?.path ?? "pièce inconnue"
        switch locator {
        case .xml(let place):
            let position = place.position
            let term = place.businessTerm.isEmpty ? "" : " (\(place.businessTerm))"
            return "\(path):\(position.line):\(position.column)\(term)"
        case .page(let page, _, _): return "\(path), page\u{A0}\(page)"
        case .paragraph(let part, let index, _, _):
            // The body is where everybody looks; only other parts need their name.
            return "\(path), paragraphe\u{A0}\(index + 1)" + (part == "body" || part.isEmpty ? "" : " (\(part))")
        case .cell(let sheet, let ref): return "\(path), feuille «\u{202F}\(sheet)\u{202F}», cellule \(ref)"
        case .text(let line, let column): return "\(path):\(line):\(column)"
        case .declared(let by, let date): return "déclaration de \(by), \(French.date(date))"
        }
    }
}
