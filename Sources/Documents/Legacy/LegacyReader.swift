// RTF and the Office formats before 2007 → text, by way of LibreOffice and the readers of what it writes.
//
// antiword, catdoc and unrtf were tried beside it: they are faster, but lose automatic numbers, footnotes
// and text boxes or run the cells of a table together, and what they lose nobody sees.

import Provenance

enum LegacyReader {
    /// `from` and `to` are the extensions that LibreOffice knows the formats by.
    static func text(of bytes: [UInt8], from: String, to: String, office: Office = Office()) -> DocumentText {
        do throws(ProgramError) {
            let result = try office.convert(bytes, from: from, to: to)
            var text = DocumentReader.text(of: result, path: "document.\(to)")
            if case .unread = text.status {} else { text.remarks.append("lu après conversion par LibreOffice") }
            return text
        } catch {
            return DocumentText(status: .unread(reason: "fichier \(from.uppercased()), à lire avec LibreOffice : \(error)."))
        }
    }
}
