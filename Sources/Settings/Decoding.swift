// Strict decoding: typed values out of a tree of settings, all mistakes of a file noted in one go.

import Figures

/// Decodes one file. Each accessor returns `nil` after noting what is wrong, so that the decoder
/// can go on and find the next mistake; `finish` throws them all together.
public final class Decoding {
    public let file: String
    public private(set) var problems: [Problem] = []
    private let source: SourceText?

    /// `source` is the text of the file, where there is one, for messages that show the line.
    public init(file: String, source: SourceText? = nil) {
        self.file = file
        self.source = source
    }

    /// Notes a mistake.
    public func note(_ message: String, at position: Position?) {
        let excerpt = position.flatMap { position in source?.excerpt(at: position) } ?? ""
        problems.append(Problem(file: file, position: position, message: message, excerpt: excerpt))
    }

    /// Notes a mistake inside a scalar: `offset` counts its characters (Unicode scalars) from 0.
    public func note(_ message: String, in node: Node, atOffset offset: Int) {
        note(message, at: position(in: node, offset: offset))
    }

    /// Where the character number `offset` of a scalar stands in the file.
    public func position(in node: Node, offset: Int) -> Position {
        guard let source, let scalar = node.scalar else { return node.position }
        return source.position(of: offset, in: scalar, at: node.position)
    }

    /// Throws what was noted, in the order of the text; does nothing if all is well.
    public func finish() throws(SettingsError) {
        guard !problems.isEmpty else { return }
        let start = Position(line: 0, column: 0)
        throw SettingsError(problems.sorted { ($0.position ?? start) < ($1.position ?? start) })
    }

    // MARK: Scalars

    /// Text that is not empty.
    public func string(_ node: Node) -> String? {
        guard let scalar = node.scalar, !scalar.isEmpty, !scalar.text.isEmpty else { return expected("un texte", node) }
        return scalar.text
    }

    /// `true` or `false`, or `oui` and `non`: people fill these files in.
    public func bool(_ node: Node) -> Bool? {
        switch node.scalar?.text {
        case "true", "oui": true
        case "false", "non": false
        default: expected("« oui » ou « non » (true ou false)", node)
        }
    }

    /// A whole number; spaces between thousands are accepted.
    public func int(_ node: Node) -> Int? {
        guard let scalar = node.scalar, let value = Int(digits(scalar.text)) else { return expected("un nombre entier", node) }
        return value
    }

    /// A decimal number, with a point or a comma; spaces between thousands are accepted.
    public func decimal(_ node: Node) -> ExactDecimal? {
        guard let scalar = node.scalar,
            let value = ExactDecimal(String(digits(scalar.text).map { $0 == "," ? "." : $0 }))
        else { return expected("un nombre", node) }
        return value
    }

    /// A date written `2026-08-21`.
    public func date(_ node: Node) -> CivilDate? {
        guard let scalar = node.scalar, let value = CivilDate(iso: scalar.text) else {
            return expected("une date de la forme 2026-08-21", node)
        }
        return value
    }

    /// One of a closed list of words.
    public func choice<Word: RawRepresentable & CaseIterable>(_ node: Node, of type: Word.Type = Word.self) -> Word?
    where Word.RawValue == String {
        let scalar = node.scalar
        if let scalar, !scalar.isEmpty, let word = Word(rawValue: scalar.text) { return word }
        let words = Word.allCases.map { $0.rawValue }
        guard let scalar, !scalar.isEmpty else {
            return expected("un mot parmi : \(words.joined(separator: ", "))", node)
        }
        let suggestion = Spelling.suggestion(for: scalar.text, among: words)
        let admitted = suggestion.isEmpty ? " ; mots admis : \(words.joined(separator: ", "))" : suggestion
        note("mot inconnu « \(scalar.text) »\(admitted)", at: node.position)
        return nil
    }

    // MARK: Collections

    /// The members of a list.
    public func list(_ node: Node) -> [Node]? {
        node.members ?? expected("une liste", node)
    }

    /// The members of a list, each decoded; `nil` if one is wrong.
    public func list<Member>(_ node: Node, of decode: (Node) -> Member?) -> [Member]? {
        guard let members = list(node) else { return nil }
        // All are decoded before giving up, so that all mistakes are noted.
        let decoded = members.map(decode)
        let sound = decoded.compactMap { $0 }
        return sound.count == decoded.count ? sound : nil
    }

    /// A reader over the keys of a map.
    public func map(_ node: Node) -> MapReader? {
        guard let entries = node.entries else { return expected("une table de clés", node) }
        return MapReader(decoding: self, entries: entries, position: node.position)
    }

    private func expected<T>(_ what: String, _ node: Node) -> T? {
        note("attendu ici : \(what), et non \(node.kindInFrench)", at: node.position)
        return nil
    }

    private func digits(_ text: String) -> String {
        String(text.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" && $0 != "_" })
    }
}
