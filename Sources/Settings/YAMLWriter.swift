// Writing YAML for people to fill in: the questions file, with its comments.

/// Writes a YAML document line by line, with comments and with every text quoted as it must be.
public struct YAMLWriter {
    public private(set) var text = ""
    private var depth = 0
    /// Whether the next entry stands right behind the dash of a list member.
    private var followsDash = false

    public init() {}

    /// Lines of `# …`, broken at about 88 characters.
    public mutating func comment(_ comment: String) {
        for paragraph in comment.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            var line = ""
            for word in paragraph.split(separator: " ") {
                if !line.isEmpty, line.count + word.count > 86 - depth * 2 {
                    write("# " + line)
                    line = ""
                }
                line += (line.isEmpty ? "" : " ") + word
            }
            write(line.isEmpty ? "#" : "# " + line)
        }
    }

    public mutating func blankLine() { text += "\n" }

    /// `key: "value"`.
    public mutating func entry(_ key: String, _ value: String) { write("\(Self.quoted(key)): \(Self.quoted(value))") }

    /// `key: value` as it is: a number, a truth value.
    public mutating func plainEntry(_ key: String, _ value: String) { write("\(Self.quoted(key)): \(value)") }

    /// `key:` with nothing behind it, for somebody to fill in.
    public mutating func emptyEntry(_ key: String) { write("\(Self.quoted(key)):") }

    /// A list of texts on one line.
    public mutating func entry(_ key: String, _ values: [String]) {
        write("\(Self.quoted(key)): [\(values.map(Self.quoted).joined(separator: ", "))]")
    }

    /// `key:` and, further in, what `body` writes.
    public mutating func section(_ key: String, _ body: (inout YAMLWriter) -> Void) {
        write("\(Self.quoted(key)):")
        indented(body)
    }

    /// A member of a list: a dash, and what `body` writes behind it.
    public mutating func member(_ body: (inout YAMLWriter) -> Void) {
        followsDash = true
        indented(body)
        followsDash = false
    }

    /// The text as a YAML scalar: plain where that is safe, between double quotes elsewhere.
    public static func quoted(_ text: String) -> String {
        if isPlain(text) { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            // Control characters, line separators and the byte-order mark are not printable in YAML.
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{FEFF}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private mutating func indented(_ body: (inout YAMLWriter) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    private mutating func write(_ line: String) {
        if followsDash, !line.hasPrefix("#") {
            text += String(repeating: "  ", count: depth - 1) + "- " + line + "\n"
            followsDash = false
        } else {
            text += String(repeating: "  ", count: depth) + line + "\n"
        }
    }

    /// Letters, digits and a few signs within, starting with a letter, and not a word that means
    /// something else: everything else is quoted rather than thought about.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter, text.last != " " else { return false }
        guard !["true", "false", "null", "oui", "non", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased()) else { return false }
        return text.allSatisfy { $0.isLetter || $0.isNumber || " -_./()’".contains($0) }
    }
}
