// The numbered articles of a paper, as far as its numbering can be trusted.

import Documents
import Provenance

/// The articles that a paper has.
struct ArticleIndex: Sendable {
    /// Where each article starts, by number (« 12.4 »).
    private(set) var places: [String: Evidence] = [:]
    /// Top-level articles, in order.
    private var tops: [Int] = []

    init() {}

    init(_ text: DocumentText, document: DocumentID) {
        for block in text.blocks {
            switch block.role {
            case .comment, .pageHeader, .pageFooter, .footnote, .cell: continue
            default: break
            }
            guard let number = Self.number(of: block) else { continue }
            if places[number] == nil {
                let quote = String(block.text.prefix(120))
                places[number] = Evidence(document: document, locator: block.place.locator(of: 0..<quote.count), quote: quote)
            }
            if let top = number.split(separator: ".").first.flatMap({ Int($0) }), !tops.contains(top) { tops.append(top) }
        }
        tops.sort()
    }

    /// Whether an article is certainly missing: the paper is numbered through, and the number, or the
    /// one above it, does not occur anywhere at the head of a paragraph.
    func lacks(_ article: String) -> Bool {
        guard isNumberedThrough, places[article] == nil else { return false }
        // An article of its own exists as soon as one below it does.
        if places.keys.contains(where: { $0.hasPrefix(article + ".") }) { return false }
        let parts = article.split(separator: ".").compactMap { Int($0) }
        guard let top = parts.first else { return false }
        guard tops.contains(top) else { return true }
        // Below an article whose parts carry no numbers, nothing can be said.
        let siblings = siblings(of: article)
        return parts.count > 1 && siblings.count >= 2
    }

    /// The article just before the missing one, with its place.
    func neighbour(of article: String) -> (number: String, evidence: Evidence)? {
        let wanted = Self.parts(article)
        let known = places.keys.map { ($0, Self.parts($0)) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }
        guard let before = known.last(where: { $0.1.lexicographicallyPrecedes(wanted) }) ?? known.first, let evidence = places[before.0] else { return nil }
        return (before.0, evidence)
    }

    /// Articles 1 to n without a gap, five at least: otherwise the numbers were not all seen.
    private var isNumberedThrough: Bool {
        guard tops.count >= 5, let last = tops.last else { return false }
        return tops.first == 1 && last == tops.count
    }

    private func siblings(of article: String) -> [String] {
        let parts = article.split(separator: ".")
        let parent = parts.dropLast().joined(separator: ".") + "."
        return places.keys.filter { $0.hasPrefix(parent) && $0.split(separator: ".").count == parts.count }
    }

    private static func parts(_ number: String) -> [Int] { number.split(separator: ".").compactMap { Int($0) } }

    /// The number that a paragraph starts with: its label, « Article 4 – Durée », « 4.2. Pénalités ».
    private static func number(of block: TextBlock) -> String? {
        if let label = block.label, let number = leadingNumber(of: label) { return number }
        return leadingNumber(of: block.text)
    }

    private static func leadingNumber(of text: String) -> String? {
        // Most paragraphs begin with neither a figure nor « article ».
        guard let first = text.utf8.first, first &- 0x30 < 10 || first | 0x20 == UInt8(ascii: "a") else { return nil }
        var rest = Substring(text)
        let start = rest.prefix(9).lowercased()
        if start.hasPrefix("article ") || start.hasPrefix("article\u{A0}") { rest = rest.dropFirst(8) } else if start.hasPrefix("art. ") { rest = rest.dropFirst(5) }
        var parts: [String] = []
        while true {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard (1...2).contains(digits.count), let number = Int(digits) else { break }
            parts.append(String(number))
            rest = rest.dropFirst(digits.count)
            guard let sign = rest.first, sign == "." || sign == "-", rest.dropFirst().first?.isNumber == true else { break }
            rest = rest.dropFirst()
        }
        guard !parts.isEmpty, parts.count <= 5, parts[0] != "0" else { return nil }
        // « 12 mars 2026 », « 30 jours », « 10 % » start with a number and are no article.
        let isMarked = text.lowercased().hasPrefix("art")
        if parts.count == 1, !isMarked {
            guard rest.isEmpty || rest.first == "." || rest.first == ")" || rest.hasPrefix(" -") || rest.hasPrefix(" –") || rest.first == "-" || rest.first == "–" || rest.first == "°" || rest.hasPrefix(" :") else { return nil }
        }
        return parts.joined(separator: ".")
    }
}
