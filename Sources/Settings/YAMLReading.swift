// YAML text → tree of settings, within bounds that a hostile or damaged file cannot cross.

internal import Yams

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
        let source = SourceText(text)
        func refuse(_ message: String, _ position: Position?) -> SettingsError {
            SettingsError([
                Problem(file: file, position: position, message: message, excerpt: position.map(source.excerpt) ?? "")
            ])
        }
        guard text.utf8.count <= greatestSize else {
            throw refuse("fichier trop grand : \(text.utf8.count) octets, \(greatestSize) au plus", nil)
        }
        if let name = AliasSearch.aliasedName(in: text) {
            throw refuse("alias YAML « *\(name) » refusé : écrivez la valeur à chaque endroit", nil)
        }
        let read = leftOut.map { Self.blanking($0, in: text) } ?? text
        let root: Yams.Node?
        do {
            // Without a resolver: what `yes` or `12` means is decided by who reads the value.
            root = try Yams.compose(yaml: read, .basic, .default, .utf8)
        } catch let error as YamlError {
            let (message, position) = YAMLErrorText.french(error)
            throw refuse(message, position)
        } catch {
            throw refuse("fichier YAML illisible", nil)
        }
        guard let root else { return Node(.map([]), at: Position(line: 1, column: 1)) }
        var conversion = Conversion()
        let node = conversion.node(root, depth: 1)
        if let (message, position) = conversion.refusal { throw refuse(message, position) }
        return node
    }

    /// The text with one key of the outermost map blanked out, line by line: places stay what they were.
    ///
    /// A key of the outermost map starts its line, and what belongs to it does not, unless it is the
    /// dash of a list or a comment.
    private static func blanking(_ key: String, in text: String) -> String {
        let start = Array((key + ":").utf8)
        var text = text
        let bytes = text.withUTF8 { text -> [UInt8] in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(text.count + 1)
            var isBlanking = false
            var index = 0
            while index <= text.count {
                let end = text[index...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
                if index < end, ![UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "#"), 13].contains(text[index]) {
                    isBlanking = text[index..<end].starts(with: start)
                }
                if !isBlanking { bytes += text[index..<end] }
                bytes.append(UInt8(ascii: "\n"))
                index = end + 1
            }
            return bytes
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Yams' nodes → ours. Keeps the first reason to refuse the file.
    private struct Conversion {
        var refusal: (String, Position)?

        mutating func node(_ node: Yams.Node, depth: Int) -> Node {
            let position = Position(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
            guard depth <= YAML.greatestDepth else {
                refuse("valeurs imbriquées sur plus de \(YAML.greatestDepth) niveaux", position)
                return Node(.list([]), at: position)
            }
            switch node {
            case .scalar(let scalar):
                return Node(.scalar(Scalar(scalar.string, style: style(scalar.style))), at: position)
            case .sequence(let sequence):
                return Node(.list(sequence.map { self.node($0, depth: depth + 1) }), at: position)
            case .mapping(let mapping):
                return Node(.map(mapping.map { entry($0.key, $0.value, depth: depth) }), at: position)
            case .alias:
                refuse("alias YAML refusé : écrivez la valeur à chaque endroit", position)
                return Node(.list([]), at: position)
            }
        }

        private mutating func entry(_ key: Yams.Node, _ value: Yams.Node, depth: Int) -> Entry {
            let position = Position(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
            if key.scalar == nil { refuse("une clé doit être un texte simple", position) }
            return Entry(
                key: key.scalar?.string ?? "", keyPosition: position, value: node(value, depth: depth + 1))
        }

        private mutating func refuse(_ message: String, _ position: Position) {
            if refusal == nil { refusal = (message, position) }
        }

        private func style(_ style: Yams.Node.Scalar.Style) -> Scalar.Style {
            switch style {
            case .any, .plain: .plain
            case .singleQuoted: .singleQuoted
            case .doubleQuoted: .doubleQuoted
            case .literal: .literal
            case .folded: .folded
            }
        }
    }
}

/// Finds aliases before the parser does: it would expand them, and a few lines of nested aliases
/// expand to billions of values.
private enum AliasSearch {
    /// A name that stands both as an anchor (`&name`) and, later, as an alias (`*name`).
    static func aliasedName(in text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            var anchors: Set<String> = []
            for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") {
                guard opensToken(index == 0 ? 10 : bytes[index - 1]) else { continue }
                let name = String(decoding: bytes[(index + 1)...].prefix(while: isNameByte), as: UTF8.self)
                if name.isEmpty { continue }
                if byte == UInt8(ascii: "&") {
                    anchors.insert(name)
                } else if anchors.contains(name) {
                    return name
                }
            }
            return nil
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func opensToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 9, 10, 13, 32: true
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"): true
        // The byte-order mark and the line separators of Unicode end in such a byte.
        case 0x80...: true
        default: false
        }
    }
}

/// The parser's English messages, for French readers.
private enum YAMLErrorText {
    static func french(_ error: YamlError) -> (message: String, position: Position?) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            (french(problem), Position(line: mark.line, column: mark.column))
        case .duplicatedKeysInMapping(let duplicates, let context):
            ("clé écrite deux fois : \(duplicates.map { "« \($0) »" }.joined(separator: ", "))",
                Position(line: context.mark.line, column: context.mark.column))
        case .reader:
            ("le fichier n’est pas du texte UTF-8 lisible", nil)
        default:
            ("fichier YAML illisible", nil)
        }
    }

    private static func french(_ problem: String) -> String {
        switch problem {
        case "mapping values are not allowed in this context":
            "deux-points inattendus : mettez le texte entre guillemets, ou corrigez le retrait"
        case "could not find expected ':'":
            "deux-points attendus après cette clé"
        case "did not find expected key", "did not find expected '-' indicator":
            "retrait ou ponctuation inattendus : une clé ou un tiret était attendu ici"
        case "found character that cannot start any token":
            "caractère inattendu : mettez le texte entre guillemets (une tabulation ne peut servir de retrait)"
        case "found unexpected end of stream":
            "le fichier se termine trop tôt : un guillemet ou un crochet n’est pas fermé"
        case "did not find expected ',' or ']'":
            "virgule ou crochet fermant attendus"
        case "did not find expected ',' or '}'":
            "virgule ou accolade fermante attendues"
        case "but found another document":
            "un seul document YAML est attendu par fichier"
        case let text where text.hasPrefix("Maximum nesting level"):
            "valeurs imbriquées sur trop de niveaux"
        default:
            "syntaxe YAML incorrecte (\(problem))"
        }
    }
}
