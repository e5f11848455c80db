// ArgumentParser speaks English; the people who use this command are French buyers.

import ArgumentParser
import Glibc

/// Help and usage errors in French.
enum FrenchUsage {
    /// What a help text prints under its own words.
    static func help(_ text: String) -> String {
        var text = text
        for (english, french) in headings { text = text.replacing(english, with: french) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.hasPrefix("  See '"), let parts = match(String(line), "  See '*' for *") else { return String(line) }
            return "  « \(parts[0]) » en dit plus."
        }
        return lines.joined(separator: "\n")
    }

    /// What is wrong with a command line.
    static func error(_ message: String) -> String {
        for (pattern, french) in errors {
            if let parts = match(message, pattern) { return fill(french, parts) }
        }
        return message
    }

    private static let headings: [(String, String)] = [
        ("OVERVIEW: ", ""), ("USAGE: ", "Emploi : "), ("\nARGUMENTS:\n", "\nArguments :\n"),
        ("\nOPTIONS:\n", "\nOptions :\n"), ("\nSUBCOMMANDS:\n", "\nCommandes :\n"),
        ("Show help information.", "Affiche cette aide."), ("Show the version.", "Affiche la version."),
        ("(default: ", "(par défaut : "), ("; default: ", " ; par défaut : "), ("(values:", "(valeurs :"),
        ("Usage: ", "Emploi : "), ("<subcommand>", "<commande>"),
        ("Show subcommand help information.", "Affiche l’aide d’une commande."),
    ]

    /// `*` stands for any words; they go into the French in the same order.
    private static let errors: [(String, String)] = [
        ("Unknown option '*'. Did you mean '*'?", "option inconnue « * » — vouliez-vous dire « * » ?"),
        ("Unknown option '*'", "option inconnue « * »"),
        ("Missing value for '*'", "il manque la valeur de « * »"),
        ("Missing expected argument '*'", "il manque l’argument « * »"),
        ("Missing expected subcommand or argument '*'", "il manque une commande ou l’argument « * »"),
        ("The option '*' does not take any value, but '*' was specified.", "l’option « * » ne prend pas de valeur, or « * » est donné"),
        ("Unexpected argument '*'", "argument en trop : « * »"),
        ("* unexpected arguments: *", "* arguments en trop : *"),
        ("The value '*' is invalid for '*'. Please provide one of *", "valeur « * » refusée pour « * » ; valeurs possibles : *"),
        ("The value '*' is invalid for '*': *", "valeur « * » refusée pour « * » : *"),
        ("The value '*' is invalid for '*'", "valeur « * » refusée pour « * »"),
        ("Missing required subcommand.", "il manque une commande"),
    ]

    private static func match(_ message: String, _ pattern: String) -> [Substring]? {
        let fixed = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard let first = fixed.first, message.hasPrefix(first) else { return nil }
        var rest = message[...].dropFirst(first.count)
        var parts: [Substring] = []
        for (position, text) in fixed.dropFirst().enumerated() {
            let isLast = position == fixed.count - 2
            if text.isEmpty, isLast {
                parts.append(rest)
                return parts
            }
            guard let range = isLast ? (rest.hasSuffix(text) ? rest.range(ofSuffix: text) : nil) : rest.firstRange(of: text)
            else { return nil }
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts
    }

    private static func fill(_ french: String, _ parts: [Substring]) -> String {
        var filled = ""
        var parts = parts.makeIterator()
        for character in french {
            if character == "*", let part = parts.next() { filled += part } else { filled.append(character) }
        }
        return filled
    }
}

extension Substring {
    fileprivate func range(ofSuffix suffix: Substring) -> Range<Index> {
        index(endIndex, offsetBy: -suffix.count)..<endIndex
    }
}
