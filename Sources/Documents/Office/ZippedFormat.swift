// What a ZIP archive is: a document in one of the Office formats, or a package of files.

/// Office formats are told by the types they declare, not by names.
enum ZippedFormat {
    static func format(of bytes: [UInt8]) -> DocumentFormat {
        if let kind = storedMimetype(bytes).flatMap(openDocument) { return kind }
        let declared = ArchiveReader.walk(bytes) { reader -> DocumentFormat? in
            // A document declares itself at its root; packages with thousands of files are not searched.
            for _ in 0..<2_000 {
                guard case .entry(let entry) = reader.next() else { return nil }
                guard entry.kind == .file, !entry.isEncrypted, let name = String(validating: entry.name, as: UTF8.self) else { continue }
                guard ["[Content_Types].xml", "mimetype", "META-INF/manifest.xml"].contains(name) else { continue }
                guard case .bytes(let content) = reader.contents(limit: 1 << 20, announcedSize: entry.announcedSize) else { return nil }
                let text = String(decoding: content, as: UTF8.self)
                if let kind = name.hasPrefix("[") ? officeOpen(text) : openDocument(text) { return kind }
            }
            return nil
        }
        return (declared ?? nil) ?? .archive(.zip)
    }

    /// OpenDocument begins with its type, stored as it is, so that it can be told without unpacking.
    private static func storedMimetype(_ bytes: [UInt8]) -> String? {
        guard bytes.count > 80, bytes[8] == 0, bytes[9] == 0, bytes[30..<38].elementsEqual("mimetype".utf8) else { return nil }
        return String(decoding: bytes[38..<min(bytes.count, 120)], as: UTF8.self)
    }

    private static func openDocument(_ text: String) -> DocumentFormat? {
        guard let start = text.firstRange(of: "application/vnd.oasis.opendocument.") else { return nil }
        let kind = text[start.upperBound...]
        if kind.hasPrefix("text") { return .odt }
        if kind.hasPrefix("spreadsheet") { return .ods }
        return .unsupported(reason: "présentation ou dessin OpenDocument. L’enregistrer en PDF.")
    }

    private static func officeOpen(_ text: String) -> DocumentFormat? {
        // « document » or « template », with macros or without.
        if text.contains("wordprocessingml.document.main+xml") || text.contains("wordprocessingml.template.main+xml")
            || text.contains("ms-word.document.macroEnabled.main+xml") || text.contains("ms-word.template.macroEnabledTemplate.main+xml")
        {
            return .docx
        }
        if text.contains("spreadsheetml.sheet.main+xml") || text.contains("spreadsheetml.template.main+xml")
            || text.contains("ms-excel.sheet.macroEnabled.main+xml") || text.contains("ms-excel.template.macroEnabled.main+xml")
        {
            return .xlsx
        }
        if text.contains("ms-excel.sheet.binary") { return .unsupported(reason: "classeur Excel binaire (XLSB). L’enregistrer en XLSX.") }
        if text.contains("presentationml") { return .unsupported(reason: "présentation PowerPoint. L’enregistrer en PDF.") }
        return nil
    }
}

/// Microsoft's container of before 2007, which today also wraps encrypted documents.
enum CompoundFile {
    static func format(of bytes: [UInt8]) -> DocumentFormat {
        func holds(_ stream: String) -> Bool {
            bytes.firstRange(of: stream.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }) != nil
        }
        if holds("EncryptedPackage") || holds("EncryptionInfo") {
            return .unsupported(reason: "document protégé par un mot de passe. Donner une version sans mot de passe.")
        }
        if holds("WordDocument") { return .doc }
        if holds("Workbook") || holds("Book") { return .xls }
        if holds("PowerPoint Document") { return .unsupported(reason: "présentation PowerPoint. L’enregistrer en PDF.") }
        if holds("__substg1.0_") { return .unsupported(reason: "message Outlook. Enregistrer ses pièces jointes et les donner à lire.") }
        return .unknown
    }
}
