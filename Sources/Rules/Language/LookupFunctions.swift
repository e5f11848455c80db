// Looking things up: dated figures, code lists, words in a text.

import CEL
import Figures
import Market

enum LookupFunctions {
    /// The name under which the launch date reaches the tables. Not writable in a condition.
    static let launchVariable = "@launch"

    static let macros: [Macro] = ["seuil", "valeur"].flatMap { name in
        (1...4).map { arity in
            Macro(name, arity: arity) { call throws(MacroError) in
                let launch = call.name(launchVariable)
                let given = call.arguments
                return switch given.count {
                case 1: call.call("@" + name, launch, given[0])
                case 2: call.call("@" + name, launch, given[0], given[1])
                case 3: call.call("@" + name, launch, given[0], given[1], given[2])
                default: call.call("@" + name, launch, given[0], given[1], given[2], given[3])
                }
            }
        }
    }

    static func functions(_ tables: Tables) -> [FunctionDeclaration] {
        [
            lookup("@seuil", returns: MoneyValue.type, tables) { .opaque(MoneyValue(threshold: $0)) },
            lookup("@valeur", returns: .decimal, tables) { .decimal($0) },
            FunctionDeclaration("dansListe", .binary(.string, .string, returns: .bool) { name, code in
                guard let name = name.stringValue, let code = code.stringValue, let table = tables.codes(name) else {
                    return .failure(.invalidArgument, "liste de codes inconnue")
                }
                return .bool(table.contains(code))
            }),
            mentions,
            days,
        ]
    }

    private static func lookup(
        _ name: String, returns type: CELType, _ tables: Tables, _ wrap: @escaping @Sendable (ExactDecimal) -> Value
    ) -> FunctionDeclaration {
        FunctionDeclaration(name, overloads: (0...3).map { keyCount in
            FunctionOverload([.date, .string] + [CELType](repeating: .string, count: keyCount), returns: type) { arguments in
                guard case .date(let day)? = arguments.first, arguments.count > 1, let name = arguments[1].stringValue,
                    let (index, table) = tables.dated(name), table.keys.count == keyCount
                else { return .failure(.invalidArgument, "table inconnue, ou nombre de clés incorrect") }
                if let value = table.value(for: arguments.dropFirst(2).compactMap(\.stringValue), on: day) { return wrap(value) }
                // No figure for that day is no figure of zero: the finding says which table lacks it.
                return .unknown(AttributeNumber.id(record: 0, slot: AttributeNumber.tableSlots + index), .other)
            }
        })
    }

    /// `days(from, to)`: whole days from one written date to the other.
    private static let days = FunctionDeclaration("days", .binary(.date, .date, returns: .int) { start, end in
        guard case .date(let start) = start, case .date(let end) = end else { return .failure(.invalidArgument, "deux dates attendues") }
        return .int(Int64(end.days(since: start)))
    })

    /// `mentions(text, ['espaces verts', 'tonte'])`: one of the words or phrases stands in the text,
    /// as whole words, whatever the case, the accents and a plural `s` or `x`.
    private static let mentions = FunctionDeclaration(
        "mentions",
        .binary(.string, .list(.string), returns: .bool) { text, words in
            guard let text = text.stringValue, let words = words.listValue else { return .bool(false) }
            let found = WordSearch.words(text)
            // A word that is not known may be one of those that stand there: « no » needs all of them.
            var unknown = words.rest?.unknown
            for word in words.elements {
                if case .unknown(let more) = word { unknown = unknown.map { $0.merged(with: more) } ?? more }
                if let word = word.stringValue, WordSearch.contains(word, in: found) { return .bool(true) }
            }
            return unknown.map { .unknown($0) } ?? .bool(false)
        })
}

/// Finding words in French text.
public enum WordSearch {
    /// Whether a phrase stands among the words of a text.
    public static func contains(_ phrase: String, in found: [String]) -> Bool {
        let wanted = words(phrase)
        guard !wanted.isEmpty else { return false }
        guard found.count >= wanted.count else { return false }
        return (0...(found.count - wanted.count)).contains { start in
            wanted.indices.allSatisfy { found[start + $0] == wanted[$0] }
        }
    }

    /// Words without case, accents and plural ending.
    public static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { word in
            var plain = ""
            for character in word {
                plain += accents[character] ?? String(character)
            }
            if plain.count > 3, plain.hasSuffix("s") || plain.hasSuffix("x") { plain.removeLast() }
            return plain
        }
    }

    private static let accents: [Character: String] = [
        "é": "e", "è": "e", "ê": "e", "ë": "e", "à": "a", "â": "a", "ä": "a", "î": "i", "ï": "i", "ô": "o", "ö": "o",
        "û": "u", "ù": "u", "ü": "u", "ç": "c", "œ": "oe", "æ": "ae",
    ]
}
