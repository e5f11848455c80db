// YAML of every kind → tree of settings, from the events of libyaml.
//
// No tree but ours is built, and no alias is ever followed: a file costs what its text is long.

internal import Clibyaml

/// Why a text is refused, in French, and where.
struct YAMLFault: Error {
    let message: String
    let position: Position?
}

/// Reads one document with libyaml.
struct YAMLEvents: ~Copyable {
    /// On the heap: libyaml keeps pointers to it.
    private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    private var event = yaml_event_t()
    private let bytes: UnsafeBufferPointer<UInt8>
    /// A byte of the text and the number of characters before it: moves on with the events.
    private var reached = (byte: 0, characters: 0)
    /// A key that is no text: told if the rest of the file is sound.
    private var refusal: YAMLFault?

    /// The tree of the one document in `bytes`; `nil` if there is none.
    static func root(of bytes: UnsafeBufferPointer<UInt8>) throws(YAMLFault) -> Node? {
        var events = try YAMLEvents(bytes)
        return try events.root()
    }

    /// `bytes` must outlive it.
    private init(_ bytes: UnsafeBufferPointer<UInt8>) throws(YAMLFault) {
        self.bytes = bytes
        guard yaml_parser_initialize(parser) == 1 else { throw YAMLFault(message: "fichier YAML illisible", position: nil) }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        var last = event
        yaml_event_delete(&last)
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    private mutating func root() throws(YAMLFault) -> Node? {
        try advance()
        try advance()
        // The start of the stream, then of the document, if there is one.
        guard event.type == YAML_DOCUMENT_START_EVENT else { return nil }
        try advance()
        let root = try node(depth: 1)
        try advance()
        try advance()
        guard event.type == YAML_STREAM_END_EVENT else { throw fault("un seul document YAML est attendu par fichier") }
        if let refusal { throw refusal }
        return root
    }

    private mutating func advance() throws(YAMLFault) {
        yaml_event_delete(&event)
        if yaml_parser_parse(parser, &event) != 1 { throw YAMLErrorText.fault(of: parser.pointee) }
    }

    /// The value that the present event begins; ends at its last event.
    private mutating func node(depth: Int) throws(YAMLFault) -> Node {
        let position = position
        guard depth <= YAML.greatestDepth else { throw fault("valeurs imbriquées sur plus de \(YAML.greatestDepth) niveaux") }
        switch event.type {
        case YAML_SCALAR_EVENT:
            try refuseTag(event.data.scalar.tag)
            return Node(.scalar(scalar()), at: position)
        case YAML_SEQUENCE_START_EVENT:
            try refuseTag(event.data.sequence_start.tag)
            var members: [Node] = []
            try advance()
            while event.type != YAML_SEQUENCE_END_EVENT {
                members.append(try node(depth: depth + 1))
                try advance()
            }
            return Node(.list(members), at: position)
        case YAML_MAPPING_START_EVENT:
            try refuseTag(event.data.mapping_start.tag)
            var entries: [Entry] = []
            try advance()
            while event.type != YAML_MAPPING_END_EVENT {
                let keyPosition = self.position
                var key = ""
                if event.type == YAML_SCALAR_EVENT {
                    try refuseTag(event.data.scalar.tag)
                    key = scalar().text
                } else {
                    if refusal == nil { refusal = fault("une clé doit être un texte simple") }
                    _ = try node(depth: depth + 1)
                }
                try advance()
                entries.append(Entry(key: key, keyPosition: keyPosition, value: try node(depth: depth + 1)))
                try advance()
            }
            if refusal == nil { try DuplicateKeys.refuse(in: entries) }
            return Node(.map(entries), at: position)
        default:
            throw aliasFault()
        }
    }

    private func scalar() -> Scalar {
        let scalar = event.data.scalar
        let style: Scalar.Style =
            switch scalar.style {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
            case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
            case YAML_LITERAL_SCALAR_STYLE: .literal
            case YAML_FOLDED_SCALAR_STYLE: .folded
            default: .plain
            }
        var bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)[...]
        // A byte-order mark in the midst of a file comes from joining files.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        return Scalar(String(decoding: bytes, as: UTF8.self), style: style)
    }

    /// Tags would say what a value means, which is decided by who reads it. Most are a negation that
    /// somebody forgot to put between quotation marks: `when: !has(lot.value)`.
    private mutating func refuseTag(_ tag: UnsafeMutablePointer<yaml_char_t>?) throws(YAMLFault) {
        if let tag { throw tagFault(Self.name(tag)) }
        // Of a lone `!` libyaml does not tell.
        while reached.characters < event.start_mark.index, reached.byte < bytes.count {
            repeat { reached.byte += 1 } while reached.byte < bytes.count && bytes[reached.byte] & 0xC0 == 0x80
            reached.characters += 1
        }
        if reached.byte < bytes.count, bytes[reached.byte] == UInt8(ascii: "!") { throw tagFault("!") }
    }

    private func tagFault(_ tag: String) -> YAMLFault {
        fault("étiquette YAML « \(tag) » refusée : un texte qui commence par « ! » s’écrit entre guillemets")
    }

    private func aliasFault() -> YAMLFault {
        guard event.type == YAML_ALIAS_EVENT, let name = event.data.alias.anchor else { return fault("fichier YAML illisible") }
        return fault("alias YAML « *\(Self.name(name)) » refusé : écrivez la valeur à chaque endroit")
    }

    private static func name(_ name: UnsafeMutablePointer<yaml_char_t>) -> String { String(cString: name).shortened(to: 40) }

    private func fault(_ message: String) -> YAMLFault { YAMLFault(message: message, position: position) }

    private var position: Position { Position(event.start_mark) }
}

extension Position {
    fileprivate init(_ mark: yaml_mark_t) {
        self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
    }
}

/// Keys that stand twice in one map.
enum DuplicateKeys {
    static func refuse(in entries: [Entry]) throws(YAMLFault) {
        guard hasAny(entries) else { return }
        var seen: Set<String> = []
        let duplicates = Set(entries.map(\.key).filter { !seen.insert($0).inserted }).sorted()
        throw YAMLFault(
            message: "clé écrite deux fois : \(duplicates.map { "« \($0) »" }.joined(separator: ", "))",
            position: entries.first { $0.key == duplicates.first }?.keyPosition)
    }

    /// Most maps are so small that comparing costs less than hashing.
    static func hasAny(_ entries: [Entry]) -> Bool {
        guard entries.count <= 16 else { return Set(entries.map(\.key)).count < entries.count }
        for (index, entry) in entries.enumerated() where entries[..<index].contains(where: { $0.key == entry.key }) { return true }
        return false
    }
}

/// libyaml's English messages, for French readers.
private enum YAMLErrorText {
    static func fault(of parser: yaml_parser_t) -> YAMLFault {
        switch parser.error {
        case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
            YAMLFault(message: french(parser.problem.map { String(cString: $0) } ?? ""), position: Position(parser.problem_mark))
        case YAML_READER_ERROR:
            YAMLFault(message: "le fichier n’est pas du texte UTF-8 lisible", position: nil)
        default:
            YAMLFault(message: "fichier YAML illisible", position: nil)
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
        case let text where text.hasPrefix("Maximum nesting level"):
            "valeurs imbriquées sur trop de niveaux"
        default:
            "syntaxe YAML incorrecte (\(problem))"
        }
    }
}
