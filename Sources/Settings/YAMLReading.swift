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
        let result = text.withUnsafeBufferPointer { bytes in
            guard let leftOut, let stretch = stretch(of: leftOut, in: bytes) else { return root(of: bytes) }
            // Mostly it is the last key: then nothing has to be copied.
            if stretch.upperBound == bytes.count { return root(of: UnsafeBufferPointer(rebasing: bytes[..<stretch.lowerBound])) }
            return blanking(leftOut, in: bytes).withUnsafeBufferPointer(root)
        }
        switch result {
        case .success(let node): return node ?? Node(.map([]), at: Position(line: 1, column: 1))
        case .failure(let fault): throw refuse(fault.message, fault.position)
        }
    }

    /// Plain documents are read by our own scanner, all others by libyaml.
    private static func root(of bytes: UnsafeBufferPointer<UInt8>) -> Result<Node?, YAMLFault> {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            return .failure(YAMLFault(message: "le fichier n’est pas du texte UTF-8", position: nil))
        }
        if let node = PlainYAML.root(of: bytes) { return .success(node) }
        do throws(YAMLFault) {
            return .success(try YAMLEvents.root(of: bytes))
        } catch {
            return .failure(error)
        }
    }

    /// The lines of a key of the outermost map, up to the next such key.
    ///
    /// A key of the outermost map starts its line, and what belongs to it does not, unless it is the
    /// dash of a list or a comment.
    private static func stretch(of key: String, in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let start = Array((key + ":").utf8)
        var line = 0
        while line < text.count, !text[line...].starts(with: start) { line = nextLine(line, in: text) }
        guard line < text.count else { return nil }
        var end = nextLine(line, in: text)
        while end < text.count, !startsKey(text[end]) { end = nextLine(end, in: text) }
        return line..<end
    }

    private static func startsKey(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "#"), 10, 13: false
        default: true
        }
    }

    /// Where the line after this one starts.
    private static func nextLine(_ start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = text.baseAddress, let found = memchr(base + start, 10, text.count - start) else { return text.count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
    }

    /// The text with every stretch of a key blanked out, line by line: places stay what they were.
    private static func blanking(_ key: String, in text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let start = Array((key + ":").utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var isBlanking = false
        var line = 0
        while line < text.count {
            let end = nextLine(line, in: text)
            if startsKey(text[line]) { isBlanking = text[line..<end].starts(with: start) }
            if isBlanking { bytes.append(10) } else { bytes += text[line..<end] }
            line = end
        }
        return bytes
    }
}
