// How word processors write the numbers of lists and headings.

/// A way to write a number.
enum ListNumberFormat: Sendable {
    case decimal, decimalZero, upperRoman, lowerRoman, upperLetter, lowerLetter, ordinal, bullet, none

    /// By the name Word gives it; what no French document uses counts as decimal.
    init(word name: String) {
        self =
            switch name {
            case "decimalZero": .decimalZero
            case "upperRoman": .upperRoman
            case "lowerRoman": .lowerRoman
            case "upperLetter": .upperLetter
            case "lowerLetter": .lowerLetter
            case "ordinal": .ordinal
            case "bullet": .bullet
            case "none": .none
            default: .decimal
            }
    }

    /// By OpenDocument's sample of it: « 1 », « I », « a ».
    init(openDocument sample: String) {
        self =
            switch sample {
            case "": .none
            case "I": .upperRoman
            case "i": .lowerRoman
            case "A": .upperLetter
            case "a": .lowerLetter
            case "01": .decimalZero
            default: .decimal
            }
    }

    func text(_ number: Int) -> String {
        switch self {
        case .decimal: String(number)
        case .decimalZero: number < 10 && number >= 0 ? "0\(number)" : String(number)
        case .upperRoman: Self.roman(number)
        case .lowerRoman: Self.roman(number).lowercased()
        case .upperLetter: Self.letters(number)
        case .lowerLetter: Self.letters(number).lowercased()
        case .ordinal: number == 1 ? "1er" : "\(number)e"
        case .bullet, .none: ""
        }
    }

    private static func roman(_ number: Int) -> String {
        guard (1..<4_000).contains(number) else { return String(number) }
        var rest = number
        var text = ""
        for (value, sign) in [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }

    /// A … Z, AA, BB …, as Word and LibreOffice do by default.
    private static func letters(_ number: Int) -> String {
        guard (1...780).contains(number), let letter = Unicode.Scalar(0x41 + UInt32((number - 1) % 26)) else { return String(number) }
        return String(repeating: Character(letter), count: (number - 1) / 26 + 1)
    }
}

/// The counters of one list: how far each level has come.
struct ListCounters {
    private var values: [Int?] = Array(repeating: nil, count: 10)

    subscript(level: Int) -> Int? { values.indices.contains(level) ? values[level] : nil }

    /// Counts one more at a level; deeper levels begin anew where `restarts(deeper)` says so.
    mutating func advance(_ level: Int, start: Int, restarts: (Int) -> Bool = { _ in true }) {
        guard values.indices.contains(level) else { return }
        values[level] = values[level].map { $0 &+ 1 } ?? start
        for deeper in values.indices where deeper > level && restarts(deeper) { values[deeper] = nil }
    }

    /// The next advance at this level gives its start.
    mutating func restart(_ level: Int) {
        if values.indices.contains(level) { values[level] = nil }
    }
}
