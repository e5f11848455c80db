// The words that a pattern has captured → a value of an attribute: durations, dates, amounts as French
// papers write them. What is not certain is no value.

import Figures
import Market

/// Reads values from folded text.
enum FrenchValues {
    /// The value of a captured text; `around` are the words it stands among, where an amount may say
    /// whether it includes taxes.
    static func value(_ text: String, as type: AttributeType, around: @autoclosure () -> String = "") -> FactValue? {
        switch type {
        case .integer: FrenchNumbers.count(text).map { .integer($0) }
        case .number: FrenchNumbers.decimal(text).map { .number($0) }
        case .duration: duration(text).map { .duration($0) }
        case .date: moment(text).map { .date($0.date) }
        case .moment: moment(text).map { .moment($0) }
        case .money: money(text, around: around()).map { .money($0) }
        case .bool, .code, .text, .records: try? FactValue(parsing: text, as: type)
        }
    }

    /// « trente-six (36) mois », « 1 an et 6 mois ».
    static func duration(_ text: String) -> CalendarDuration? {
        var total: CalendarDuration?
        var count = ""
        for word in text.split(separator: " ") {
            guard let unit = unit(of: word) else {
                // « 36mois »
                let digits = word.prefix { $0.isNumber }
                if !digits.isEmpty, digits.endIndex < word.endIndex, let unit = self.unit(of: word[digits.endIndex...]) {
                    guard let amount = Int(digits), let sum = add(CalendarDuration(amount, unit), to: total) else { return nil }
                    total = sum
                    count = ""
                } else if word != "et" || !count.isEmpty {
                    count += " " + word
                }
                continue
            }
            guard let amount = FrenchNumbers.count(count), let sum = add(CalendarDuration(amount, unit), to: total) else { return nil }
            total = sum
            count = ""
        }
        guard let total, total.amount > 0 else { return nil }
        // « cent quatre-vingts jours (180) »
        return count.isEmpty || FrenchNumbers.count(count) == total.amount ? total : nil
    }

    private static func add(_ duration: CalendarDuration, to total: CalendarDuration?) -> CalendarDuration? {
        guard let total else { return duration }
        return total.adding(duration)
    }

    private static func unit(of word: some StringProtocol) -> CalendarDuration.Unit? {
        switch word {
        case "jour", "jours", "jour(s)": .day
        case "semaine", "semaines", "semaine(s)": .week
        case "mois": .month
        case "an", "ans", "an(s)", "annee", "annees", "annee(s)": .year
        default: nil
        }
    }

    private static let months = ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"]

    /// « 12 mars 2026 à 12h00 », « 12/03/2026 12:00 », « 1er janvier 2026 ».
    static func moment(_ text: String) -> Moment? {
        var numbers: [Int] = []
        var month: Int?
        var isNoon = false
        for part in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "\u{1A}" }) {
            let digits = part.prefix { $0.isNumber }
            let letters = part[digits.endIndex...]
            if let number = Int(digits) { numbers.append(number) }
            if letters == "midi" { isNoon = true }
            if month == nil, letters.count > 2, let index = self.month(letters) {
                guard numbers.count == 1 else { return nil }
                month = index
            } else if letters.hasPrefix("h"), let minutes = Int(letters.drop { !$0.isNumber }.prefix { $0.isNumber }) {
                numbers.append(minutes)
            }
        }
        if let month { numbers.insert(month, at: 1) }
        guard numbers.count >= 3, numbers.count <= 5 else { return nil }
        let year = numbers[2] < 100 ? 2000 + numbers[2] : numbers[2]
        guard (1990...2100).contains(year), let date = CivilDate(year: year, month: numbers[1], day: numbers[0]) else { return nil }
        if isNoon { return numbers.count == 3 ? CivilTime(hour: 12, minute: 0).map { Moment(date: date, time: $0) } : nil }
        guard numbers.count > 3 else { return Moment(date: date) }
        guard let time = CivilTime(hour: numbers[3], minute: numbers.count > 4 ? numbers[4] : 0) else { return nil }
        return Moment(date: date, time: time)
    }

    /// A month by its name; letters that were lost stand as one character.
    private static func month(_ word: Substring) -> Int? {
        let first = word.prefix { $0 != "\u{1A}" }
        let matching = months.indices.filter { months[$0] == word || (first.count < word.count && first.count >= 1 && fits(months[$0], word)) }
        return matching.count == 1 ? matching[0] + 1 : nil
    }

    private static func fits(_ name: String, _ word: Substring) -> Bool {
        let kept = word.filter { $0 != "\u{1A}" }
        guard let start = name.firstRange(of: word.prefix { $0 != "\u{1A}" }), start.lowerBound == name.startIndex else { return false }
        var rest = Substring(name)
        for letter in kept {
            guard let index = rest.firstIndex(of: letter) else { return false }
            rest = rest[rest.index(after: index)...]
        }
        return name.count - kept.count <= 2
    }

    /// « 1 250 000,00 € HT », « 1,25 M€ », « 250 k€ TTC ».
    static func money(_ text: String, around: String) -> Money? {
        let figures = text.prefix { $0.isNumber || " .,".contains($0) }
        guard !figures.isEmpty else { return spokenMoney(text, around: around) }
        // « 60,000 » is sixty thousand to some and sixty to others; in a printed eForms notice always the former.
        let isGrouped = figures.firstMatch(of: /,\d{3}\s*$/) != nil
        if isGrouped, !isPrintedField(around) { return nil }
        guard var amount = FrenchNumbers.decimal(isGrouped ? figures.filter { $0 != "," }[...] : figures) else { return nil }
        let rest = text[figures.endIndex...].filter { $0 != " " }
        if rest.hasPrefix("million") || rest.hasPrefix("meur") {
            guard let scaled = amount.multiplied(by: 1_000_000) else { return nil }
            amount = scaled
        } else if rest.hasPrefix("k") {
            guard let scaled = amount.multiplied(by: 1000) else { return nil }
            amount = scaled
        }
        let own = taxBasis(String(text))
        return Money(amount, taxBasis: own == .unstated ? taxBasis(around) : own)
    }

    private static func isPrintedField(_ words: String) -> Bool {
        words.hasPrefix("valeur estimee hors tva") || words.hasPrefix("valeur maximale de l")
    }

    /// « cent vingt mille euros hors taxes », « deux millions d’euros »
    private static func spokenMoney(_ text: String, around: String) -> Money? {
        let words = text.split(whereSeparator: { " -".contains($0) }).map(String.init)
        guard let end = words.firstIndex(where: { $0.contains("euro") || $0 == "eur" }), end > 0,
            let spoken = FrenchNumbers.inWords(words[..<end].filter { $0 != "d" && $0 != "de" }), let amount = ExactDecimal(String(spoken))
        else { return nil }
        let own = taxBasis(text)
        return Money(amount, taxBasis: own == .unstated ? taxBasis(around) : own)
    }

    /// What some words say of taxes; nothing where they speak of both.
    static func taxBasis(_ text: String) -> TaxBasis {
        let letters = text.filter { $0 != "." }
        let words = letters.split(whereSeparator: { !$0.isLetter })
        let excluded = words.contains("ht") || words.contains("euroht") || letters.contains("hors tax") || letters.contains("hors tva") || letters.contains("h t ")
        let included = words.contains("ttc") || letters.contains("toutes taxes")
        if excluded == included { return .unstated }
        return excluded ? .excluded : .included
    }
}
