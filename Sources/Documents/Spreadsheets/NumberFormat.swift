// How a workbook shows a number, where its file only has the bare one: « 0.6 » is shown as « 60 % »,
// « 46113 » as « 01/04/2026 ».

import Glibc

/// A number format of Excel, as far as a French reader meets it.
struct NumberFormat {
    private enum Section {
        case general
        case text
        case date([DateFormatter.Token])
        case number(NumberSection)
    }

    private struct NumberSection {
        var prefix = ""
        var suffix = ""
        var decimals = 0
        /// Decimals that are shown even where they are zeros.
        var fixedDecimals = 0
        var isGrouped = false
        var percents = 0
        var isScientific = false
        /// How many times the number is divided by a thousand.
        var thousands = 0
    }

    static let general = NumberFormat(code: "General")
    private let sections: [Section]

    init(code: String) {
        let parts = FormatTokens.sections(of: code).prefix(3)
        sections = parts.map(Self.section)
    }

    /// The formats that have a number and no code in the file, as a French system shows them.
    init(builtIn number: Int) {
        let code =
            switch number {
            case 1: "0"
            case 2: "0.00"
            case 3, 37, 38: "#,##0"
            case 4, 39, 40: "#,##0.00"
            case 5, 6, 41, 42: "#,##0 \"€\""
            case 7, 8, 43, 44: "#,##0.00 \"€\""
            case 9: "0%"
            case 10: "0.00%"
            case 11, 48: "0.00E+00"
            case 14: "dd/mm/yyyy"
            case 15: "d-mmm-yy"
            case 16: "d-mmm"
            case 17: "mmm-yy"
            case 18, 20: "h:mm"
            case 19, 21: "h:mm:ss"
            case 22: "dd/mm/yyyy h:mm"
            case 45, 47: "mm:ss"
            case 46: "[h]:mm:ss"
            case 49: "@"
            default: "General"
            }
        self.init(code: code)
    }

    /// The number as it is shown; the text of the file where it is none.
    func text(_ stored: String, is1904: Bool = false) -> String {
        guard let number = Double(stored), number.isFinite else { return stored }
        // Positive; negative; zero.
        let index = number < 0 && sections.count > 1 ? 1 : number == 0 && sections.count > 2 ? 2 : 0
        guard sections.indices.contains(index) else { return Self.plain(number) }
        // A section for negative numbers brings its own sign.
        let shown = index == 1 ? -number : number
        switch sections[index] {
        case .general, .text: return Self.plain(shown)
        case .date(let tokens): return DateFormatter.text(shown, tokens, is1904: is1904) ?? Self.plain(shown)
        case .number(let section): return Self.text(shown, section)
        }
    }

    private static func section(_ code: [FormatTokens.Token]) -> Section {
        if code.contains(.general) { return .general }
        if code.contains(.placeholder("@")) { return .text }
        let hasDigits = code.contains { if case .placeholder(let sign) = $0 { "0#?".contains(sign) } else { false } }
        let hasDate = code.contains { if case .date = $0 { true } else { false } }
        if hasDate, !hasDigits || code.contains(where: { if case .date(let name) = $0 { "ydh".contains(name.first ?? " ") } else { false } }) {
            return .date(DateFormatter.tokens(code))
        }
        var section = NumberSection()
        var isAfterPoint = false
        var hasDigit = false
        for token in code {
            switch token {
            case .literal(let text): if hasDigit { section.suffix += text } else { section.prefix += text }
            case .placeholder("."): isAfterPoint = true
            case .placeholder(","): section.thousands += hasDigit ? 1 : 0
            case .placeholder("%"):
                section.percents += 1
                if hasDigit { section.suffix += "%" } else { section.prefix += "%" }
            case .placeholder("E"): section.isScientific = true
            case .placeholder(let sign):
                hasDigit = true
                // A comma between digits groups them; one behind the last divides by a thousand.
                if section.thousands > 0 { (section.isGrouped, section.thousands) = (true, 0) }
                guard isAfterPoint, !section.isScientific else { continue }
                section.decimals += 1
                if sign == "0" { section.fixedDecimals = section.decimals }
            case .date, .general: break
            }
        }
        return hasDigit ? .number(section) : .general
    }

    private static func text(_ number: Double, _ section: NumberSection) -> String {
        if section.isScientific { return plain(number) }
        var value = number
        for _ in 0..<min(section.percents, 4) { value *= 100 }
        for _ in 0..<min(section.thousands, 6) { value /= 1_000 }
        var digits = fixed(abs(value), decimals: min(section.decimals, 12))
        if let point = digits.firstIndex(of: ".") {
            var decimals = digits[digits.index(after: point)...]
            while decimals.count > section.fixedDecimals, decimals.last == "0" { decimals.removeLast() }
            let whole = digits[..<point]
            digits = grouped(whole, section.isGrouped) + (decimals.isEmpty ? "" : "," + decimals)
        } else {
            digits = grouped(digits[...], section.isGrouped)
        }
        let isNegative = value < 0 && digits.contains { $0.isNumber && $0 != "0" }
        return (isNegative ? "-" : "") + (section.prefix + digits + section.suffix).trimmed
    }

    private static func grouped(_ digits: Substring, _ isGrouped: Bool) -> String {
        guard isGrouped, digits.count > 3 else { return String(digits) }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "\u{202F}" }
            text.append(digit)
        }
        return text
    }

    /// Up to eleven digits, as where no format is set; the noise of binary fractions goes.
    private static func plain(_ number: Double) -> String { printed("%.11g", number).replacing(".", with: ",") }

    private static func fixed(_ number: Double, decimals: Int) -> String {
        // 2.675 is stored as 2.67499…; people expect the rounding of what they typed.
        printed("%.\(decimals)f", number * (1 + 1e-15))
    }

    private static func printed(_ format: String, _ number: Double) -> String {
        withVaList([number]) { arguments in
            var buffer = [CChar](repeating: 0, count: 400)
            let count = vsnprintf(&buffer, buffer.count, format, arguments)
            return String(decoding: buffer.prefix(max(0, min(Int(count), buffer.count - 1))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
