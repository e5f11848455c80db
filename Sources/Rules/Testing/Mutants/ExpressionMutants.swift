// The mutations of one expression of a rule, with what only rules know: tables, lists and papers.

import CEL
import Provenance

extension Mutation {
    /// The mutations of an expression of a rule. One that does not parse has none: loading told it.
    static func ofRule(_ expression: String, _ tables: Tables) -> [Mutation] {
        (try? all(of: expression) { tables.others(than: $0) }) ?? []
    }
}

extension Tables {
    /// What a text literal of a condition is changed to: the name of another table, list or paper, another
    /// key of the table; anything else to what nothing real is.
    fileprivate func others(than literal: TextLiteral) -> [String] {
        switch (literal.function, literal.argument) {
        case ("seuil"?, 0), ("valeur"?, 0):
            guard let table = dated(literal.value)?.table else { return [] }
            let similar = dated.filter { $0.keys.count == table.keys.count }.map(\.name)
            return Self.next(literal.value, among: similar)
        case ("seuil"?, let position), ("valeur"?, let position):
            guard let name = literal.siblings.first ?? nil, let table = dated(name)?.table, position <= table.keys.count else { return [] }
            var keys: [String] = []
            for key in table.rows.flatMap({ $0.matches[position - 1] }) where !keys.contains(key) { keys.append(key) }
            return Self.next(literal.value, among: keys)
        case ("dansListe"?, 0): return Self.next(literal.value, among: codes.map(\.name))
        case ("paperRead"?, 0), ("statedIn"?, 1): return Self.next(literal.value, among: PaperKind.allCases.map(\.rawValue))
        default: return [TextLiteral.stranger]
        }
    }

    /// The one that follows, the first after the last.
    private static func next(_ name: String, among names: [String]) -> [String] {
        guard let index = names.firstIndex(of: name), names.count > 1 else { return [] }
        return [names[(index + 1) % names.count]]
    }
}
