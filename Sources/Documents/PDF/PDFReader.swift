// A PDF → its text. `pdftotext` gives the words and their boxes; the pages that hold none, or none that
// can be read, are looked at as images.

import Provenance

enum PDFReader {
    /// Time and output for one document; a page of dense print makes some fifty kilobytes of words.
    private static let limits = ProgramLimits(seconds: 120, memory: 1 << 30, output: 200 << 20)
    private static let pageLimit = 3000

    static func text(of bytes: [UInt8], recogniser: PageRecogniser = PageRecogniser()) -> DocumentText {
        let printed: PrintedText
        let damage: String?
        do throws(ProgramError) {
            let arguments = ["-bbox", "-raw", "-enc", "UTF-8", "-l", String(pageLimit + 1), "/dev/stdin", "-"]
            var scanner = WordListScanner()
            let errors = try ChildProcess(program: .pdftotext, arguments: arguments, input: bytes, limits: limits).run { scanner.scan($0) }
            guard let scanned = scanner.finished else {
                return DocumentText(status: .unread(reason: "PDF endommagé : pdftotext n’en a rien tiré qui soit complet."))
            }
            printed = scanned
            damage = PDFReader.damage(in: errors)
        } catch {
            return DocumentText(status: .unread(reason: reason(error, bytes)))
        }
        guard !printed.pages.isEmpty else { return DocumentText(status: .unread(reason: "PDF sans aucune page.")) }
        guard printed.pages.count <= pageLimit else {
            return DocumentText(status: .unread(reason: "PDF de plus de \(pageLimit) pages. Le donner en plusieurs fichiers."))
        }
        var text = PDFPages(bytes: bytes, printed: printed, recogniser: recogniser).text()
        if let damage, text.status.isReadInFull {
            text.status = .incomplete(reason: "PDF endommagé par endroits (\(damage)) : du texte peut manquer. Le produire à nouveau.")
        }
        return text
    }

    /// What `pdftotext` says of a file of which it may have lost a part. Many a sound file brings warnings,
    /// and errors about form fields, colours or pictures: those say nothing of its text.
    private static func damage(in errors: String) -> String? {
        let losses = ["xref", "trailer", "stream", "filter", "EOF", "End of file", "page", "Page", "FCHECK", "object"]
        let line = errors.split(separator: "\n").first { line in
            // Letters of a font are not known, or wrong.
            if line.contains("ToUnicode") { return true }
            guard line.hasPrefix("Syntax Error") || line.hasPrefix("Internal Error") else { return false }
            // With a position: within the contents of a page.
            let isInContents = line.hasPrefix("Syntax Error (") && !line.contains("No current point")
            return isInContents || losses.contains { line.contains($0) }
        }
        return line.map { String($0.prefix(80)) }
    }

    /// What the failure of `pdftotext` means for the person who gave the file.
    private static func reason(_ error: ProgramError, _ bytes: [UInt8]) -> String {
        guard case .failed(let status, let message) = error.reason else { return "PDF non lu : \(error)." }
        if message.contains("Incorrect password") { return "PDF chiffré : un mot de passe est demandé à l’ouverture. Fournir un fichier sans mot de passe." }
        if status == 3 || message.contains("not allowed") {
            return "PDF verrouillé : son auteur interdit d’en copier le texte. Fournir un fichier sans cette restriction."
        }
        if bytes.contains("/Encrypt") { return "PDF chiffré ou verrouillé, que pdftotext ne peut pas ouvrir. Fournir un fichier sans mot de passe." }
        return "PDF endommagé ou incomplet, que pdftotext ne peut pas ouvrir. Vérifier le fichier ou le télécharger à nouveau."
    }
}

extension [UInt8] {
    /// Whether some ASCII characters stand in these bytes.
    func contains(_ needle: StaticString) -> Bool {
        withUnsafeBufferPointer { bytes in
            let length = needle.utf8CodeUnitCount
            guard bytes.count >= length else { return false }
            let first = needle.utf8Start[0]
            for start in 0...(bytes.count - length) where bytes[start] == first {
                if (1..<length).allSatisfy({ bytes[start + $0] == needle.utf8Start[$0] }) { return true }
            }
            return false
        }
    }
}
