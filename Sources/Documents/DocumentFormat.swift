// What a file is, by its first bytes and, in a ZIP, by what it says of itself; names and extensions lie.

/// The format of a document.
public enum DocumentFormat: Hashable, Sendable {
    /// XML; `root` is the local name of its outermost element, empty if it could not be seen.
    case xml(root: String)
    case html
    case pdf
    case docx
    case xlsx
    case odt
    case ods
    /// ODT or ODS as one XML file.
    case flatOpenDocument
    case rtf
    /// Word before 2007.
    case doc
    /// Excel before 2007.
    case xls
    /// A picture a scanner or a camera may have made.
    case image
    case json
    case plainText
    case archive(ArchiveKind)
    /// Known, and not read; the reason in French.
    case unsupported(reason: String)
    case unknown

    public enum ArchiveKind: Hashable, Sendable {
        case zip, sevenZip, tar
        /// One compressed file (`.gz`, `.xz` …), which may be a tar.
        case compressedFile
        case rar

        /// Why archives of this kind are not opened, in French.
        var refusal: String? {
            self == .rar ? "archive RAR : format propriétaire, non pris en charge. En faire un ZIP." : nil
        }
    }

    /// Documents that are ZIP archives of parts.
    static let zipped: Set<DocumentFormat> = [.docx, .xlsx, .odt, .ods]

    public var isArchive: Bool {
        if case .archive = self { true } else { false }
    }

    public init(sniffing bytes: [UInt8]) {
        if let format = Self.signature(bytes) { self = format; return }
        let text = Self.beginning(of: bytes)
        guard let first = text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) else { self = .unknown; return }
        if first == "<", let markup = Self.markup(text) { self = markup; return }
        guard TextDecoding.looksLikeText(bytes) else { self = .unknown; return }
        if first == "{" || first == "[", Self.isJSON(text) { self = .json; return }
        self = Self.isMail(text) ? .unsupported(reason: "message électronique. Enregistrer ses pièces jointes et les donner à lire.") : .plainText
    }

    private static func signature(_ bytes: [UInt8]) -> DocumentFormat? {
        func starts(_ signature: UInt8...) -> Bool { bytes.starts(with: signature) }
        // Some servers put a blank line before the PDF they send.
        let opening = bytes.first { $0 != 32 && !(9...13).contains($0) }
        if opening == UInt8(ascii: "<") { return nil }
        if bytes.prefix(1024).firstRange(of: "%PDF-".utf8) != nil { return .pdf }
        if starts(0x50, 0x4B, 0x03, 0x04) || starts(0x50, 0x4B, 0x05, 0x06) { return ZippedFormat.format(of: bytes) }
        if starts(0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C) { return .archive(.sevenZip) }
        if starts(0x52, 0x61, 0x72, 0x21, 0x1A, 0x07) { return .archive(.rar) }
        if starts(0x1F, 0x8B, 0x08) || starts(0xFD, 0x37, 0x7A, 0x58, 0x5A) || starts(0x28, 0xB5, 0x2F, 0xFD)
            || (starts(0x42, 0x5A, 0x68) && bytes.count > 9 && bytes[4..<10].elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59]))
        {
            return .archive(.compressedFile)
        }
        if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return .archive(.tar) }
        if starts(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1) { return CompoundFile.format(of: bytes) }
        if bytes.starts(with: "{\\rtf".utf8) { return .rtf }
        let isImage = starts(0xFF, 0xD8, 0xFF) || starts(0x89, 0x50, 0x4E, 0x47) || starts(0x49, 0x49, 0x2A, 0x00)
            || starts(0x4D, 0x4D, 0x00, 0x2A) || bytes.starts(with: "GIF8".utf8)
            || (bytes.starts(with: "BM".utf8) && bytes.count > 9 && bytes[6..<10].allSatisfy { $0 == 0 })
            || (bytes.starts(with: "RIFF".utf8) && bytes.count > 11 && bytes[8..<12].elementsEqual("WEBP".utf8))
        if isImage { return .image }
        if bytes.starts(with: "AC10".utf8) { return .unsupported(reason: "dessin AutoCAD (DWG) : un plan ne contient pas de clauses que ce contrôle lise.") }
        return nil
    }

    private static func markup(_ text: String) -> DocumentFormat? {
        switch rootName(in: text).lowercased() {
        case "html": return .html
        // An HTML page may begin with any of these; no notice does.
        case "head", "body", "meta", "title", "style", "script", "div", "p", "table", "h1", "h2", "span", "header", "br", "center", "font":
            return .html
        case "document" where text.contains("urn:oasis:names:tc:opendocument"): return .flatOpenDocument
        case let root:
            // « <<< à compléter >>> » is no markup.
            let second = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.dropFirst().first
            guard let second else { return .xml(root: "") }
            return second.isLetter || "?!_".contains(second) ? .xml(root: root.isEmpty ? "" : rootName(in: text)) : nil
        }
    }

    /// Some thousand characters, without the zeros that UTF-16 puts between them.
    private static func beginning(of bytes: [UInt8]) -> String {
        let head = bytes.prefix(8192)
        let wide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || head.prefix(4).contains(0)
        guard wide else { return String(decoding: head, as: UTF8.self) }
        return String(decoding: head.filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self)
    }

    /// A bracket opens many a plain text; in JSON a string, a value or another bracket follows.
    private static func isJSON(_ text: String) -> Bool {
        let next = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.dropFirst().first { !$0.isWhitespace }
        guard let next else { return false }
        return "\"{[]}".contains(next) || (next.isNumber && text.contains(","))
    }

    /// Mail, and web pages saved as mail (MHTML).
    private static func isMail(_ text: String) -> Bool {
        let known = ["from:", "received:", "return-path:", "mime-version:", "message-id:", "delivered-to:", "x-mozilla-status:"]
        let start = text.prefix(200).lowercased()
        guard known.contains(where: { start.hasPrefix($0) }) else { return false }
        return text.lowercased().contains("mime-version:") || text.lowercased().contains("message-id:")
    }

    /// The name in the first tag that is neither declaration nor comment.
    private static func rootName(in text: String) -> String {
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "<") {
            rest = rest[open...].dropFirst()
            if rest.hasPrefix("!--") {
                guard let end = rest.firstRange(of: "-->") else { return "" }
                rest = rest[end.upperBound...]
            } else if rest.hasPrefix("?") || rest.hasPrefix("!") {
                if rest.prefix(13).lowercased() == "!doctype html" { return "html" }
                guard let end = rest.firstIndex(of: ">") else { return "" }
                rest = rest[end...]
            } else {
                let name = rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
                return String(name.split(separator: ":").last ?? "")
            }
        }
        return ""
    }
}
