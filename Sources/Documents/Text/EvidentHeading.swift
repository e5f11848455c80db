// Headings in formats, or papers, that do not mark them.

/// Whether a line is a heading by its looks. Cautious: a criterion with its weight, taken for a
/// heading, would be lost as a statement.
enum EvidentHeading {
    /// The level, from 1; `nil` if it is none.
    static func level(of text: String) -> Int? {
        guard text.utf8.count <= 160, !text.hasSuffix("."), !text.hasSuffix(";"), !text.hasSuffix(","), !text.contains("....") else { return nil }
        let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
        guard let first = words.first else { return nil }
        if let level = keywords[first.uppercased()] {
            // « Article 4 - Durée », « SECTION II : OBJET », not « Article 4 du CCAP ».
            guard words.count > 1, isNumber(words[1]) else { return nil }
            guard words.count > 2 else { return level }
            let rest = words[2].drop { " :.–—-".contains($0) }
            let isSeparated = rest.count < words[2].count || ":.–—-".contains(words[1].last ?? " ")
            return isSeparated || rest.first?.isUppercase == true ? level : nil
        }
        guard let number = numbered(first), words.count > 1 else { return nil }
        let rest = text.dropFirst(first.count).drop { " .–—-)".contains($0) }
        guard rest.first?.isUppercase == true, rest.count >= 4, rest.count <= 90 else { return nil }
        // « 2 - Prix : 60 % », « 3. Lot 1 : 12 mois » state something.
        guard !rest.contains(where: { $0.isNumber || ":%€☐☒".contains($0) }) else { return nil }
        return number
    }

    private static let keywords = [
        "TITRE": 1, "PARTIE": 1, "CHAPITRE": 1, "SECTION": 1, "ANNEXE": 1, "ARTICLE": 1, "ART.": 1, "SOUS-SECTION": 2, "PARAGRAPHE": 2,
    ]

    private static func isNumber(_ word: Substring) -> Bool {
        let number = word.filter { !".:–—-)°".contains($0) }
        guard let first = number.first, number.count <= 6 else { return false }
        return first.isNumber || number.allSatisfy { "IVXLC".contains($0) } || (number.count == 1 && first.isUppercase)
    }

    /// « 4 », « 4. », « 4.2 », « 4-2 », « II. », « A- »: how many steps it has.
    private static func numbered(_ word: Substring) -> Int? {
        let steps = word.split(whereSeparator: { ".-)".contains($0) })
        guard (1...5).contains(steps.count) else { return nil }
        if steps.allSatisfy({ $0.count <= 2 && $0.allSatisfy(\.isWholeNumber) }) {
            // A bare number may be anything, unless a sign sets it off from the words.
            return steps.count
        }
        guard let last = word.last, ".-)".contains(last) || steps.count > 1, let first = steps.first else { return nil }
        guard first.allSatisfy({ "IVX".contains($0) }) || (first.count == 1 && first.first?.isUppercase == true) else { return nil }
        return steps.dropFirst().allSatisfy { $0.count <= 2 && $0.allSatisfy(\.isNumber) } ? steps.count : nil
    }
}
