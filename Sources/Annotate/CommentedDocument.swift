// One document with comments, looked at once more before it is handed out.

import Documents
import XML

enum CommentedDocument {
    /// `nil` for a format that bears no comments. The result is read again: it says what the document
    /// said, word for word, or there is none.
    static func annotate(_ bytes: [UInt8], _ comments: [PlannedComment]) throws(AnnotationRefusal) -> AnnotatedBytes? {
        guard let read = DocumentReader.textWithSources(of: bytes) else { return nil }
        if case .unread(let reason) = read.text.status { throw AnnotationRefusal(reason: reason) }
        let annotated =
            if read.sources.contains(where: { $0.part == "body" }) {
                try WordAnnotator(bytes, read.sources).annotate(comments)
            } else {
                try OpenAnnotator(bytes, read.sources).annotate(comments)
            }
        guard let again = DocumentReader.textWithSources(of: annotated.bytes), again.text.status == read.text.status,
            statements(again.text) == statements(read.text),
            remarkCount(again.text) >= remarkCount(read.text) + comments.count
        else {
            throw AnnotationRefusal(reason: "les commentaires ne peuvent y être placés sans risque. L’enregistrer à nouveau dans le traitement de texte.")
        }
        return annotated
    }

    /// A PDF with highlights; its text is read again as well.
    static func annotate(pdf bytes: [UInt8], path: String, _ remarks: [PDFRemark]) throws(AnnotationRefusal) -> AnnotatedBytes {
        let annotated = try PDFAnnotator(bytes).annotate(remarks)
        let (before, after) = (DocumentReader.text(of: bytes, path: path), DocumentReader.text(of: annotated.bytes, path: path))
        guard before.status == after.status, before.blocks == after.blocks else {
            throw AnnotationRefusal(reason: "les remarques ne peuvent y être placées sans risque")
        }
        return annotated
    }

    /// Whether a signature covers the file, which no longer holds for a copy with comments.
    static func isSigned(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: "%PDF-".utf8) { return bytes.firstRange(of: "/ByteRange".utf8) != nil }
        guard let zip = try? ZipContainer(bytes) else { return false }
        return zip.entries.contains { $0.name.starts(with: "_xmlsignatures/".utf8) || $0.name.elementsEqual("META-INF/documentsignatures.xml".utf8) }
    }

    private static func statements(_ text: DocumentText) -> [TextBlock] { text.blocks.filter { $0.role != .comment } }

    private static func remarkCount(_ text: DocumentText) -> Int { text.blocks.count { $0.role == .comment } }
}
