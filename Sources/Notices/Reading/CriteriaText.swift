// Award criteria that a form holds as text: « Valeur technique : 40 % », one a line.

import Figures

/// Criteria with their percentages, if the whole text is nothing else and they make a hundred. Anything
/// else is prose, and what it says of criteria stays unknown.
struct CriteriaText {
    struct Line {
        let name: String
        let percentage: ExactDecimal
        let quote: String
    }

    let lines: [Line]

    init?(_ text: String) {
        var lines: [Line] = []
        var total = ExactDecimal.zero
        for part in text.split(whereSeparator: { $0.isNewline || $0 == ";" }) {
            let quote = Self.trimmed(part)
            if quote.isEmpty { continue }
            guard let line = Self.line(quote), let sum = total.adding(line.percentage) else { return nil }
            total = sum
            lines.append(line)
        }
        guard lines.count > 1, total == ExactDecimal(100) else { return nil }
        self.lines = lines
    }

    /// « Prix : 60 % », « Prix (60 %) », « - Prix 60% ». With a second figure nobody knows which is the weight.
    private static func line(_ quote: Substring) -> Line? {
        var rest = quote
        while let last = rest.last, ").".contains(last) { rest.removeLast() }
        guard rest.last == "%" else { return nil }
        rest.removeLast()
        rest = trimmed(rest)
        let figures = String(rest.reversed().prefix { $0.isASCII && $0.isNumber || $0 == "," || $0 == "." }.reversed())
        guard let percentage = ValueParsing.writtenNumber(figures) else { return nil }
        var name = rest.dropLast(figures.count)
        guard !name.contains(where: \.isNumber) else { return nil }
        name = trimmed(name)
        while let last = name.last, ":(-–=".contains(last) { name = trimmed(name.dropLast()) }
        while let first = name.first, "-–•*".contains(first) { name = trimmed(name.dropFirst()) }
        return name.isEmpty ? nil : Line(name: String(name), percentage: percentage, quote: String(quote))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
