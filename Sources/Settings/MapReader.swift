// Reading a map key by key: what is required, what may be missing, what nobody knows.

import Figures

/// Reads the keys of one map. Ask for every key that may stand there, then call `finish`, which
/// refuses the others.
public struct MapReader {
    public let decoding: Decoding
    public let position: Position
    private let entries: [Entry]
    private var known: [String] = []

    init(decoding: Decoding, entries: [Entry], position: Position) {
        self.decoding = decoding
        self.entries = entries
        self.position = position
    }

    /// The value of a key that may be missing. A key without value counts as missing.
    public mutating func optional(_ key: String) -> Node? {
        known.append(key)
        guard let value = entries.first(where: { $0.key == key })?.value else { return nil }
        return value.scalar?.isEmpty == true ? nil : value
    }

    /// The value of a key that must be there.
    public mutating func required(_ key: String) -> Node? {
        if let value = optional(key) { return value }
        decoding.note("clé « \(key) » manquante", at: entries.first { $0.key == key }?.keyPosition ?? position)
        return nil
    }

    /// Whether the key is written, with or without a value.
    public func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

    /// Every key of the map with its value, for maps whose keys are data.
    public mutating func everything() -> [Entry] {
        known.append(contentsOf: entries.map(\.key))
        return entries
    }

    /// Refuses every key that was not asked for.
    public func finish() {
        for entry in entries where !known.contains(entry.key) {
            let suggestion = Spelling.suggestion(for: entry.key, among: known)
            let admitted = suggestion.isEmpty ? " ; clés admises : \(known.joined(separator: ", "))" : suggestion
            decoding.note("clé inconnue « \(entry.key) »\(admitted)", at: entry.keyPosition)
        }
    }

    // MARK: Shorthands for the commonest types

    public mutating func string(_ key: String) -> String? { required(key).flatMap(decoding.string) }
    public mutating func int(_ key: String) -> Int? { required(key).flatMap(decoding.int) }
    public mutating func decimal(_ key: String) -> ExactDecimal? { required(key).flatMap(decoding.decimal) }
    public mutating func bool(_ key: String) -> Bool? { required(key).flatMap(decoding.bool) }
    public mutating func date(_ key: String) -> CivilDate? { required(key).flatMap(decoding.date) }

    public mutating func optionalString(_ key: String) -> String? { optional(key).flatMap(decoding.string) }
    public mutating func optionalInt(_ key: String) -> Int? { optional(key).flatMap(decoding.int) }
    public mutating func optionalBool(_ key: String) -> Bool? { optional(key).flatMap(decoding.bool) }
    public mutating func optionalDate(_ key: String) -> CivilDate? { optional(key).flatMap(decoding.date) }

    public mutating func choice<Word: RawRepresentable & CaseIterable>(_ key: String, of type: Word.Type = Word.self) -> Word?
    where Word.RawValue == String {
        required(key).flatMap { decoding.choice($0, of: type) }
    }

    public mutating func optionalChoice<Word: RawRepresentable & CaseIterable>(_ key: String, of type: Word.Type = Word.self) -> Word?
    where Word.RawValue == String {
        optional(key).flatMap { decoding.choice($0, of: type) }
    }

    /// A list whose members are decoded one by one; a missing key is an empty list.
    public mutating func optionalList<Member>(_ key: String, of decode: (Node) -> Member?) -> [Member] {
        optional(key).flatMap { decoding.list($0, of: decode) } ?? []
    }
}
