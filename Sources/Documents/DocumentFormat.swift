// What a file is, by its first bytes; names and extensions lie.

/// The format of a document.
public enum DocumentFormat: Hashable, Sendable {
    /// XML; `root` is the local name of its outermost element, empty if it could not be seen.
    case xml(root: String)
    case html
    case pdf
    /// A ZIP archive: a package, or DOCX, ODT, XLSX.
    case zip
    case json
    /// PNG, JPEG or TIFF.
    case image
    case rtf
    /// The container of Word and Excel before 2007, and of encrypted DOCX and XLSX.
    case compoundFile
    case unknown

    public init(sniffing bytes: [UInt8]) {
        if bytes.starts(with: Array("%PDF-".utf8)) { self = .pdf; return }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { self = .zip; return }
        if let known = Self.signatures.first(where: { bytes.starts(with: $0.0) }) { self = known.1; return }
        let text = Self.beginning(of: bytes)
        guard let first = text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) else { self = .unknown; return }
        if first == "{" || first == "[" { self = .json; return }
        guard first == "<" else { self = .unknown; return }
        let root = Self.rootName(in: text)
        self = root.lowercased() == "html" ? .html : .xml(root: root)
    }

    private static let signatures: [([UInt8], DocumentFormat)] = [
        ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image), ([0x49, 0x49, 0x2A, 0x00], .image),
        ([0x4D, 0x4D, 0x00, 0x2A], .image), (Array("{\\rtf".utf8), .rtf), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compoundFile),
    ]

    /// Some thousand characters, without the zeros that UTF-16 puts between them.
    private static func beginning(of bytes: [UInt8]) -> String {
        let head = bytes.prefix(8192)
        let wide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || head.prefix(4).contains(0)
        guard wide else { return String(decoding: head, as: UTF8.self) }
        return String(decoding: head.filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self)
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
                if rest.lowercased().hasPrefix("!doctype html") { return "html" }
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
