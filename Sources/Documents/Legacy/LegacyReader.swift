// RTF and the Office formats before 2007 → text, by way of LibreOffice and the readers of what it writes.
//
// antiword, catdoc and unrtf were tried beside it: they are faster, but lose automatic numbers, footnotes
// and text boxes or run the cells of a table together, and what they lose nobody sees.

import Provenance

enum LegacyReader {
    static func text(ofRTF bytes: [UInt8], office: Office = Office()) -> DocumentText {
        converted(bytes, from: "rtf", to: "odt", office)
    }

    /// Word, Excel, PowerPoint and Outlook share one container; the names of the streams in it tell.
    static func text(ofCompoundFile bytes: [UInt8], office: Office = Office()) -> DocumentText {
        func has(_ name: String) -> Bool { contains(name, in: bytes) }
        if has("EncryptedPackage") {
            return DocumentText(status: .unread(reason: "document Office chiffré : un mot de passe est demandé. Fournir un fichier sans mot de passe."))
        }
        if has("WordDocument") { return converted(bytes, from: "doc", to: "odt", office) }
        if has("Workbook") || has("Book") { return converted(bytes, from: "xls", to: "xlsx", office) }
        return DocumentText(
            status: .unread(reason: "format Office ancien qui n’est ni Word ni Excel. Donner un DOCX, ODT, PDF, XLSX, HTML ou texte."))
    }

    private static func converted(_ bytes: [UInt8], from: String, to: String, _ office: Office) -> DocumentText {
        do throws(ProgramError) {
            let result = try office.convert(bytes, from: from, to: to)
            var text = DocumentReader.text(of: result, path: "document.\(to)")
            if case .unread = text.status {} else { text.remarks.append("lu après conversion par LibreOffice") }
            return text
        } catch {
            return DocumentText(status: .unread(reason: "fichier \(from.uppercased()), à lire avec LibreOffice : \(error)."))
        }
    }

    /// Names in a compound file's directory are in UTF-16, each in an entry of its own.
    private static func contains(_ name: String, in bytes: [UInt8]) -> Bool {
        let wide: [UInt8] = name.utf8.flatMap { [$0, 0] as [UInt8] } + [0, 0]
        return bytes.withUnsafeBufferPointer { bytes in
            guard bytes.count >= wide.count else { return false }
            // Directory entries are 128 bytes long and begin at multiples of that.
            var start = 0
            while start + wide.count <= bytes.count {
                if bytes[start] == wide[0], (0..<wide.count).allSatisfy({ bytes[start + $0] == wide[$0] }) { return true }
                start += 128
            }
            return false
        }
    }
}
