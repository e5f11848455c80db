// Quotes in a report: shortened around what matters, between French quotation marks.

enum Quotation {
    /// The quote between « », on one line, at most about `limit` characters long.
    ///
    /// A long passage is cut around the first of `points` that occurs in it, else after its beginning;
    /// cuts fall between words and are marked « […] ».
    static func french(_ quote: String, limit: Int = 280, around points: [String] = []) -> String {
        let text = collapsed(quote)
        return "«\u{202F}\(excerpt(of: text, limit: limit, around: points))\u{202F}»"
    }

    /// The same without quotation marks, for pages that mark quotes in their own way.
    static func excerpt(_ quote: String, limit: Int = 400, around points: [String] = []) -> String {
        excerpt(of: collapsed(quote), limit: limit, around: points)
    }

    /// What a message makes a point of: the words it quotes, then its figures.
    static func points(of message: String) -> [String] {
        var quoted: [String] = []
        var figures: [String] = []
        var rest = Substring(message)
        while let opening = rest.firstIndex(of: "«"), let closing = rest[opening...].firstIndex(of: "»") {
            let inner = rest[rest.index(after: opening)..<closing].trimmed
            if inner.count > 2 { quoted.append(String(inner)) }
            rest = rest[rest.index(after: closing)...]
        }
        var digits = ""
        for character in message + " " {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                if digits.count > 1 { figures.append(digits) }
                digits = ""
            }
        }
        return quoted + figures
    }

    private static func excerpt(of text: String, limit: Int, around points: [String]) -> String {
        let characters = Array(text)
        guard characters.count > limit else { return text }
        var start = 0
        let lowered = characters.map { $0.lowercased() }
        for point in points {
            let sought = point.map { $0.lowercased() }
            guard let found = firstIndex(of: sought, in: lowered) else { continue }
            // A third before the point, two thirds after: a clause explains itself after its subject.
            start = max(0, min(found - limit / 3, characters.count - limit))
            break
        }
        var end = min(characters.count, start + limit)
        if start > 0 { start = characters[start..<end].firstIndex(of: " ").map { $0 + 1 } ?? start }
        if end < characters.count { end = characters[start..<end].lastIndex(of: " ") ?? end }
        let excerpt = String(characters[start..<end])
        return (start > 0 ? "[…] " : "") + excerpt + (end < characters.count ? " […]" : "")
    }

    private static func firstIndex(of sought: [String], in text: [String]) -> Int? {
        guard let first = sought.first, sought.count <= text.count else { return nil }
        for start in 0...(text.count - sought.count) where text[start] == first {
            if text[start..<(start + sought.count)].elementsEqual(sought) { return start }
        }
        return nil
    }

    /// One line, single spaces.
    private static func collapsed(_ text: String) -> String {
        text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }).joined(separator: " ")
    }
}

extension Substring {
    /// Without spaces, breaking or not, at either end.
    var trimmed: Substring {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
