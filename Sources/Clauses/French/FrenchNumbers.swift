// Numbers as French writes them, over folded text: « trente-six (36) », « 1 250 000,50 », « 03 ».

import Figures

/// Reads numbers.
enum FrenchNumbers {
    private static let small: [String: Int] = [
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
        "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    ]

    /// A whole number in words, in figures, or both if they agree.
    static func count(_ text: some StringProtocol) -> Int? {
        if let whole = grouped(text) { return whole }
        // « mille deux cents (1 200) »
        if let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close, let figure = grouped(text[text.index(after: open)..<close]) {
            return count(text[..<open]) == figure ? figure : nil
        }
        var figures: [Int] = []
        var words: [String] = []
        for part in text.split(whereSeparator: { " -().".contains($0) }) {
            if let value = Int(part) { figures.append(value) } else { words.append(String(part)) }
        }
        guard figures.count <= 1 else { return nil }
        if words.isEmpty { return figures.first }
        guard let spoken = inWords(words) else { return nil }
        if let figure = figures.first, figure != spoken { return nil }
        return spoken
    }

    /// « 1 250 »: figures only, by thousands.
    private static func grouped(_ text: some StringProtocol) -> Int? {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "." })
        guard parts.count > 1, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }), parts.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        return Int(parts.joined())
    }

    /// « cent vingt », « quatre-vingt-dix »: the words of a number.
    static func inWords(_ words: [String]) -> Int? {
        var total = 0
        var part = 0
        var hasWord = false
        for word in words where word != "et" {
            hasWord = true
            switch word {
            case "million", "millions":
                total += max(part, 1) * 1_000_000
                part = 0
            case "mille":
                total += max(part, 1) * 1000
                part = 0
            case "cent", "cents":
                part = max(part, 1) * 100
            case "vingt", "vingts":
                // quatre-vingts is eighty; cent vingt, a hundred and twenty.
                part = part % 100 == 4 ? part - 4 + 80 : part + 20
            default:
                guard let value = small[word] else { return nil }
                part += value
            }
        }
        return hasWord ? total + part : nil
    }

    /// A number with decimals. Spaces group thousands; so does a full stop before three figures.
    static func decimal(_ text: some StringProtocol) -> ExactDecimal? {
        var digits = String(text.filter { $0 != " " && $0 != "\u{1A}" })
        while let last = digits.last, !last.isNumber { digits.removeLast() }
        let stops = digits.filter { $0 == "." }.count
        if digits.contains(",") {
            digits = digits.filter { $0 != "." }
        } else if stops > 1 || (stops == 1 && digits.split(separator: ".").last?.count == 3) {
            digits = digits.filter { $0 != "." }
        }
        return ExactDecimal(digits.replacing(",", with: "."))
    }
}
