// The signs a number format is written in.

/// Cuts number formats into tokens.
enum FormatTokens {
    enum Token: Hashable {
        case literal(String)
        /// One of `0 # ? . , % E @`.
        case placeholder(Character)
        /// Letters of a date: `yyyy`, `mm`, `h`, `[h]` without its brackets.
        case date(String)
        case general
    }

    /// The sections of a format: for positive numbers, negative ones, zero, texts.
    static func sections(of code: String) -> [[Token]] {
        var sections: [[Token]] = [[]]
        var rest = Substring(code)
        func add(_ token: Token) { sections[sections.count - 1].append(token) }
        while let sign = rest.first {
            if rest.lowercased().hasPrefix("general") || rest.lowercased().hasPrefix("standard") {
                rest = rest.dropFirst(rest.lowercased().hasPrefix("general") ? 7 : 8)
                add(.general)
                continue
            }
            rest = rest.dropFirst()
            switch sign {
            case ";": sections.append([])
            case "\"":
                add(.literal(String(rest.prefix { $0 != "\"" })))
                rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\":
                if let next = rest.popFirst() { add(.literal(String(next))) }
            // The width of a sign is left free.
            case "_":
                _ = rest.popFirst()
                add(.literal(" "))
            // A sign fills the cell.
            case "*": _ = rest.popFirst()
            case "[":
                let inner = rest.prefix { $0 != "]" }
                rest = rest.drop { $0 != "]" }.dropFirst()
                if inner.hasPrefix("$") {
                    add(.literal(String(inner.dropFirst().prefix { $0 != "-" })))
                } else if let first = inner.lowercased().first, "hms".contains(first), Set(inner.lowercased()).count == 1 {
                    add(.date(inner.lowercased()))
                }
            case "0", "#", "?", ".", ",", "%", "@": add(.placeholder(sign))
            case "E" where rest.first == "+" || rest.first == "-":
                _ = rest.popFirst()
                add(.placeholder("E"))
            case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "j", "J", "a", "A":
                let letter = Character(sign.lowercased())
                if letter == "a" {
                    guard rest.lowercased().hasPrefix("m/pm") || rest.lowercased().hasPrefix("/p") else {
                        add(.literal(String(sign)))
                        continue
                    }
                    rest = rest.dropFirst(rest.lowercased().hasPrefix("m/pm") ? 4 : 2)
                    add(.date("am/pm"))
                    continue
                }
                let same = rest.prefix { $0.lowercased() == String(letter) }
                rest = rest.dropFirst(same.count)
                // « jj » is how French systems write « dd ».
                add(.date(String(repeating: letter == "j" ? "d" : letter, count: same.count + 1)))
            default: add(.literal(String(sign)))
            }
        }
        return sections
    }
}
