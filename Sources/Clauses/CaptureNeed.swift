// What must stand near a needle for a clause to state anything: told at a glance, where trying the pattern would cost
// a hundred times as much.

/// What all values that a clause captures are made of.
public enum CaptureNeed: String, Hashable, Sendable {
    /// Nothing that could be told without the pattern.
    case nothing
    /// Dates: no date without a figure.
    case figure
    /// Durations: days, weeks, months or years.
    case unitOfTime
    /// Amounts: « euros », « eur », « € ».
    case currency

    /// The need of a clause with this pattern, from the macro that each of its captures begins with.
    init(_ pattern: String, _ yields: [ClauseDefinition.Yield]) {
        var need: CaptureNeed?
        let sources = yields.flatMap { yield -> [ClauseDefinition.Source] in
            switch yield {
            case .value(_, let source): [source]
            case .member(_, let fields): Array(fields.values)
            }
        }
        for source in sources {
            guard case .capture(let name, _) = source, let own = Self.need(of: name, in: pattern), need == nil || need == own else {
                self = .nothing
                return
            }
            need = own
        }
        self = need ?? .nothing
    }

    private static func need(of capture: String, in pattern: String) -> CaptureNeed? {
        for (macro, need) in [("date", CaptureNeed.figure), ("moment", .figure), ("duration", .unitOfTime), ("money", .currency)]
        {
            guard let start = pattern.firstRange(of: "(?<\(capture)>{\(macro)}") else { continue }
            return isWithoutAlternative(pattern[start.upperBound...]) ? need : nil
        }
        return nil
    }

    /// Whether a group ends without « | »: « (?<a>{money}|\d+) » may be a bare figure.
    private static func isWithoutAlternative(_ rest: Substring) -> Bool {
        var depth = 0
        var isEscaped = false
        for byte in rest.utf8 {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch byte {
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                if depth == 0 { return true }
                depth -= 1
            case UInt8(ascii: "|"): if depth == 0 { return false }
            default: continue
            }
        }
        return false
    }

    /// Whether some folded bytes may hold it.
    func mayStand(in bytes: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .nothing: true
        case .figure: bytes.contains(where: Headings.isDigit)
        case .unitOfTime: Self.holdsUnitOfTime(bytes)
        case .currency: bytes.contains(words: "eur")
        }
    }

    /// « jour », « semaine », « mois », « an », « annee », where a word begins: « 36mois » too.
    private static func holdsUnitOfTime(_ bytes: ArraySlice<UInt8>) -> Bool {
        var before: UInt8 = 32
        for index in bytes.indices {
            let byte = bytes[index]
            defer { before = byte }
            guard !Headings.isLetter(before) else { continue }
            switch byte {
            case UInt8(ascii: "j"): if bytes[index...].starts(with: "jour".utf8) { return true }
            case UInt8(ascii: "s"): if bytes[index...].starts(with: "semaine".utf8) { return true }
            case UInt8(ascii: "m"): if bytes[index...].starts(with: "mois".utf8) { return true }
            case UInt8(ascii: "a"):
                guard bytes[index...].starts(with: "an".utf8) else { continue }
                let rest = bytes[(index + 2)...]
                if rest.starts(with: "nee".utf8) { return true }
                let end = rest.first == UInt8(ascii: "s") ? rest.dropFirst() : rest
                if !(end.first.map(Headings.isLetter) ?? false) { return true }
            default: continue
            }
        }
        return false
    }
}
