// The address of a quote as a person reads it: file, line and column, page, paragraph.

import Market
import Provenance
import Rules

extension Evidence {
    /// « avis.xml:120:7 (BT-36-Lot) », « RC.pdf, page 12 », « déclaration de Mme Roy, 3 août 2026 ».
    func address(among documents: [DocumentRecord], in language: Language = .french) -> String {
        let path = documents.first { $0.id == document }?.path ?? "pièce inconnue"
        return switch locator {
        // Terminals and editors open `file:line:column`.
        case .xml, .text: "\(path):\(place(in: language))"
        case .page, .paragraph, .cell: "\(path), \(place(in: language))"
        case .declared: place(in: language)
        }
    }

    /// The place within its document: « 120:7 (BT-36-Lot) », « page 12 ».
    var place: String { place(in: .french) }

    func place(in language: Language) -> String {
        switch locator {
        case .xml(let place):
            let position = place.position
            return "\(position.line):\(position.column)" + (place.businessTerm.isEmpty ? "" : " (\(place.businessTerm))")
        case .page(let page, _, _): return language.text(.page, String(page))
        case .paragraph(let part, let index, _, _):
            // The body is where everybody looks; only other parts need their name.
            return language.text(.paragraph, String(index + 1)) + (part == "body" || part.isEmpty ? "" : " (\(Self.name(ofPart: part)))")
        case .cell(let sheet, let ref): return language.text(.sheet, sheet, ref)
        case .text(let line, let column): return "\(line):\(column)"
        case .declared(let by, let date): return language.text(.declaration, by, language.date(date))
        }
    }

    /// A part of a text document as Word and LibreOffice call it: « en-tête 2 ».
    private static func name(ofPart part: String) -> String {
        let stem = part.prefix { $0.isLetter }
        let number = part.dropFirst(stem.count)
        let name: String? =
            switch stem {
            case "header": "en-tête"
            case "footer": "pied de page"
            case "footnotes", "notes": "notes"
            case "endnotes": "notes de fin"
            case "comments": "commentaires"
            default: nil
            }
        guard let name else { return part }
        return number.isEmpty ? name : "\(name) \(number)"
    }
}
