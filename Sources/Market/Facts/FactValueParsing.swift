// Values as people write them, in answers and in the tests of rules: « 216 000 € HT », « 48 mois ».

import Figures

/// Why a text is not a value of an attribute. In French, for the person who wrote it.
public struct FactValueProblem: Error, Hashable, Sendable {
    /// What was expected: « un montant comme 216 000 € HT ».
    public let expected: String

    public init(expected: String) { self.expected = expected }
}

extension FactValue {
    /// Reads a value of the given type. Spaces of any width and either decimal sign are accepted.
    public init(parsing text: String, as type: AttributeType) throws(FactValueProblem) {
        let trimmed = Self.trimmed(text)
        switch type {
        case .bool:
            switch trimmed.lowercased() {
            case "oui", "true": self = .bool(true)
            case "non", "false": self = .bool(false)
            default: throw FactValueProblem(expected: "« oui » ou « non »")
            }
        case .integer:
            guard let value = Int(Self.withoutSpaces(trimmed)) else { throw FactValueProblem(expected: "un nombre entier") }
            self = .integer(value)
        case .number:
            guard let value = Self.number(trimmed) else { throw FactValueProblem(expected: "un nombre comme 12,5") }
            self = .number(value)
        case .code(let list, let codes):
            guard codes.isEmpty || codes.contains(trimmed) else {
                throw FactValueProblem(expected: "un code de la liste « \(list) » : \(codes.joined(separator: ", "))")
            }
            guard !trimmed.isEmpty else { throw FactValueProblem(expected: "un code de la liste « \(list) »") }
            self = .code(trimmed)
        case .text:
            guard !trimmed.isEmpty else { throw FactValueProblem(expected: "un texte") }
            self = .text(trimmed)
        case .date:
            guard let date = CivilDate(iso: trimmed) else { throw FactValueProblem(expected: "une date comme 2026-08-21") }
            self = .date(date)
        case .moment:
            guard let moment = Self.moment(trimmed) else {
                throw FactValueProblem(expected: "une date comme 2026-08-21, ou une date et une heure comme 2026-08-21 12:00")
            }
            self = .moment(moment)
        case .money:
            guard let money = Self.money(trimmed) else { throw FactValueProblem(expected: "un montant comme 216 000 € HT") }
            self = .money(money)
        case .duration:
            guard let duration = Self.duration(trimmed) else {
                throw FactValueProblem(expected: "une durée comme 48 mois, 4 ans ou 90 jours")
            }
            self = .duration(duration)
        case .records:
            throw FactValueProblem(expected: "une liste, que l’on ne peut pas donner en une valeur")
        }
    }

    private static func trimmed(_ text: String) -> String {
        // Most texts have nothing to lose: no white space begins or ends with such a byte.
        if let first = text.utf8.first, let last = text.utf8.last, 0x21..<0x7F ~= first, 0x21..<0x7F ~= last { return text }
        return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    private static func withoutSpaces(_ text: String) -> String {
        String(text.filter { !$0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" && $0 != "_" })
    }

    private static func number(_ text: String) -> ExactDecimal? {
        var digits = withoutSpaces(text)
        if digits.hasSuffix("%") { digits.removeLast() }
        return ExactDecimal(digits.replacing(",", with: "."))
    }

    private static func money(_ text: String) -> Money? {
        var words = text.split(whereSeparator: { $0.isWhitespace || $0 == "\u{A0}" || $0 == "\u{202F}" }).map(String.init)
        var taxBasis = TaxBasis.unstated
        var currency = "EUR"
        while let last = words.last {
            switch last.uppercased() {
            case "HT": taxBasis = .excluded
            case "TTC": taxBasis = .included
            case "€", "EUR", "EUROS", "EURO": currency = "EUR"
            case let code where code.utf8.count == 3 && code.utf8.allSatisfy { (65...90).contains($0) }: currency = code
            default:
                var digits = words.joined()
                if digits.hasSuffix("€") { digits.removeLast() }
                return number(digits).map { Money($0, currency: currency, taxBasis: taxBasis) }
            }
            words.removeLast()
        }
        return nil
    }

    private static func duration(_ text: String) -> CalendarDuration? {
        let words = text.split(whereSeparator: { $0.isWhitespace || $0 == "\u{A0}" || $0 == "\u{202F}" })
        guard words.count == 2, let amount = Int(words[0]), amount >= 0 else { return nil }
        switch words[1].lowercased() {
        case "jour", "jours", "day", "days", "j": return CalendarDuration(amount, .day)
        case "semaine", "semaines", "week", "weeks": return CalendarDuration(amount, .week)
        case "mois", "month", "months": return CalendarDuration(amount, .month)
        case "an", "ans", "année", "années", "year", "years": return CalendarDuration(amount, .year)
        default: return nil
        }
    }

    private static func moment(_ text: String) -> Moment? {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard let day = parts.first, let date = CivilDate(iso: day) else { return nil }
        switch parts.count {
        case 1:
            return Moment(date: date)
        case 2:
            let figures = parts[1].split(whereSeparator: { $0 == ":" || $0 == "h" }).map { Int($0) }
            guard (1...3).contains(figures.count), let hour = figures[0] else { return nil }
            let minute = figures.count > 1 ? figures[1] : 0
            let second = figures.count > 2 ? figures[2] : 0
            guard let minute, let second, let time = CivilTime(hour: hour, minute: minute, second: second) else { return nil }
            return Moment(date: date, time: time)
        default:
            return nil
        }
    }
}
