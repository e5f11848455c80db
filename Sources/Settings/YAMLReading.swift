// YAML text → tree of settings, within bounds that a hostile or damaged file cannot cross.

import Glibc

/// Reads YAML files into trees of settings.
public enum YAML {
    /// Largest file read, in bytes: ten times the longest of the project's own.
    public static let greatestSize = 1 << 20
    /// Deepest nesting accepted.
    public static let greatestDepth = 24

    /// Reads one document. Refused: more than one document, duplicate keys, keys that are not
    /// text, aliases, tags, and what is beyond the bounds. An empty file is an empty map.
    ///
    /// - Parameter leftOut: a key of the outermost map whose value nobody will ask for: it is not
    ///   read, hence not checked, and costs nothing.
    public static func read(_ text: String, file: String, leavingOut leftOut: String? = nil) throws(SettingsError) -> Node {
        try read(Array(text.utf8), file: file, leavingOut: leftOut)
    }

    /// Reads the bytes of a file.
    static func read(_ text: [UInt8], file: String, leavingOut leftOut: String? = nil) throws(SettingsError) -> Node {
        func refuse(_ message: String, _ position: Position?) -> SettingsError {
            SettingsError([
                Problem(file: file, position: position, message: message, excerpt: position.map(SourceText(bytes: text).excerpt) ?? "")
            ])
        }
        guard text.count <= greatestSize else { throw refuse("fichier trop grand : \(text.count) octets, \(greatestSize) au plus", nil) }
        let kept = leftOut.map { key in text.withUnsafeBufferPointer { blanking(key, in: $0) } } ?? text
        guard String(validating: kept, as: UTF8.self) != nil else { throw refuse("le fichier n’est pas du texte UTF-8", nil) }
        switch kept.withUnsafeBufferPointer(root) {
        case .success(let node): return node ?? Node(.map([]), at: Position(line: 1, column: 1))
        case .failure(let fault): throw refuse(fault.message, fault.position)
        }
    }

    /// Plain documents are read by our own scanner, all others by libyaml.
    private static func root(of bytes: UnsafeBufferPointer<UInt8>) -> Result<Node?, YAMLFault> {
        if let node = PlainYAML.root(of: bytes) { return .success(node) }
        do throws(YAMLFault) {
            return .success(try YAMLEvents.root(of: bytes))
        } catch {
            return .failure(error)
        }
    }

    /// The text with one key of the outermost map blanked out, line by line: places stay what they were.
    ///
    /// A key of the outermost map starts its line, and what belongs to it does not, unless it is the
    /// dash of a list or a comment.
    private static func blanking(_ key: String, in text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let start = Array((key + ":").utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count + 1)
        var isBlanking = false
        var index = 0
        while index < text.count {
            let rest = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[index...])
            let end = rest.baseAddress.flatMap { base in memchr(base, 10, rest.count).map { index + (UnsafeRawPointer($0) - base) } } ?? text.count
            switch text[index] {
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "#"), 10, 13: break
            default: isBlanking = text[index..<end].starts(with: start)
            }
            if !isBlanking { bytes += text[index..<end] }
            bytes.append(10)
            index = end + 1
        }
        return bytes
    }
}
