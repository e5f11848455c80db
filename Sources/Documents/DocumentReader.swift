// One document's bytes → its text, whatever its format.

import Provenance

/// Reads the text of documents. Adding a format: one reader, one case here.
public enum DocumentReader {
    /// The text of a document; never fails: what could not be read is in its status, in French.
    ///
    /// `path` is for messages and for formats that only a name tells apart.
    public static func text(of bytes: [UInt8], path: String) -> DocumentText {
        if bytes.isEmpty { return DocumentText(status: .unread(reason: "le fichier est vide. Le télécharger à nouveau.")) }
        return switch DocumentFormat(sniffing: bytes) {
        case .docx: WordReader.text(of: bytes)
        case .pdf: PDFReader.text(of: bytes)
        case .image: ImageReader.text(of: bytes)
        case .xlsx: WorkbookReader.text(of: bytes)
        case .ods: OpenSheetReader.text(of: bytes)
        case .odt: OpenTextReader.text(of: bytes)
        case .flatOpenDocument: OpenTextReader.flatText(of: bytes)
        case .html: WebPageReader.text(of: bytes)
        case .plainText: PlainTextReader.text(of: bytes)
        case .unsupported(let reason): DocumentText(status: .unread(reason: reason))
        case .rtf: LegacyReader.text(of: bytes, from: "rtf", to: "odt")
        case .doc: LegacyReader.text(of: bytes, from: "doc", to: "odt")
        case .xls: LegacyReader.text(of: bytes, from: "xls", to: "xlsx")
        case .xml(let root): DocumentText(status: .unread(reason: "document XML (« \(root) ») qui n’est ni un avis ni un texte."))
        case .archive: DocumentText(status: .unread(reason: "c’est une archive sous un autre nom. La renommer d’après ce qu’elle est (.zip, .7z, .tar)."))
        case .json: DocumentText(status: .unread(reason: "données JSON, qui ne sont pas un texte."))
        default:
            DocumentText(status: .unread(reason: "format non reconnu. Donner un DOCX, ODT, PDF, XLSX, HTML ou texte."))
        }
    }

    /// A document's text with the bytes it was read from, in the formats that can be written into: DOCX
    /// and OpenDocument texts. `nil` for any other.
    public static func textWithSources(of bytes: [UInt8]) -> (text: DocumentText, sources: [SourcePart])? {
        switch DocumentFormat(sniffing: bytes) {
        case .docx: WordReader.read(bytes, recordsSources: true)
        case .odt: OpenTextReader.read(bytes, recordsSources: true)
        case .flatOpenDocument: OpenTextReader.readFlat(bytes, recordsSources: true)
        default: nil
        }
    }
}
