// Templates of letters: Markdown with names between braces, which the user may change.
//
// `{{acheteur}}` is replaced; what stands between `{{#questions}}` and `{{/questions}}` is repeated for each
// question; what stands between `{{^questions}}` and `{{/questions}}` is kept where there is none.

import Settings

/// What a template can name.
indirect enum LetterValue: Sendable {
    case text(String)
    case list([[String: LetterValue]])
}

/// A template, read.
struct LetterTemplate: Sendable {
    private indirect enum Part: Sendable {
        case text(String)
        case name(String)
        case section(String, isInverted: Bool, [Part])
    }

    private let parts: [Part]
    private let file: String

    init(_ text: String, file: String) throws(SettingsError) {
        self.file = file
        var rest = Substring(text)
        parts = try Self.parts(&rest, until: nil, file: file)
    }

    /// The letter; names that do not exist are refused, with the nearest one.
    func letter(_ values: [String: LetterValue]) throws(SettingsError) -> String {
        try Self.render(parts, [values], file)
    }

    private static func parts(_ rest: inout Substring, until end: String?, file: String) throws(SettingsError) -> [Part] {
        var parts: [Part] = []
        while let opening = rest.firstRange(of: "{{") {
            if opening.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<opening.lowerBound]))) }
            rest = rest[opening.upperBound...]
            guard let closing = rest.firstRange(of: "}}") else { throw problem("« {{ » sans « }} »", file) }
            let tag = rest[..<closing.lowerBound].trimmed
            rest = rest[closing.upperBound...]
            switch tag.first {
            case "#"?, "^"?:
                // A tag on a line of its own leaves no empty line behind.
                dropLineEnd(&rest)
                let name = String(tag.dropFirst().trimmed)
                parts.append(.section(name, isInverted: tag.first == "^", try Self.parts(&rest, until: name, file: file)))
            case "/"?:
                let name = String(tag.dropFirst().trimmed)
                guard name == end else { throw problem("« {{/\(name)}} » ne ferme aucun « {{#\(name)}} »", file) }
                dropLineEnd(&rest)
                return parts
            default: parts.append(.name(String(tag)))
            }
        }
        if let end { throw problem("« {{#\(end)}} » n’est pas fermé", file) }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        return parts
    }

    private static func dropLineEnd(_ rest: inout Substring) {
        if rest.first == "\n" || rest.first == "\r\n" { rest.removeFirst() }
    }

    private static func render(_ parts: [Part], _ scopes: [[String: LetterValue]], _ file: String) throws(SettingsError) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let words): text += words
            case .name(let name):
                guard case .text(let value) = try lookup(name, scopes, file) else { throw problem("« \(name) » est une liste : écrivez {{#\(name)}} … {{/\(name)}}", file) }
                text += value
            case .section(let name, let isInverted, let inner):
                switch try lookup(name, scopes, file) {
                case .list(let members):
                    if isInverted {
                        if members.isEmpty { text += try render(inner, scopes, file) }
                    } else {
                        for member in members { text += try render(inner, scopes + [member], file) }
                    }
                case .text(let value):
                    if value.isEmpty == isInverted { text += try render(inner, scopes, file) }
                }
            }
        }
        return text
    }

    private static func lookup(_ name: String, _ scopes: [[String: LetterValue]], _ file: String) throws(SettingsError) -> LetterValue {
        for scope in scopes.reversed() { if let value = scope[name] { return value } }
        let known = scopes.flatMap(\.keys).sorted()
        let suggestion = Spelling.suggestion(for: name, among: known)
        throw problem("nom inconnu « \(name) »\(suggestion.isEmpty ? " ; noms connus : \(known.joined(separator: ", "))" : suggestion)", file)
    }

    private static func problem(_ message: String, _ file: String) -> SettingsError {
        SettingsError([Problem(file: file, position: nil, message: message)])
    }
}
