// « Pour les lots 1 et 2, … respectivement 210 et 140 heures »: which number is whose.

/// What « respectivement » makes of a number.
enum RespectiveShares {
    /// The sentence has no such word before it, or gives no list of numbers.
    case none
    /// There are not as many numbers as lots: nobody can say whose it is.
    case unclear
    /// A number for each lot, in order.
    case each([(lot: String, number: Range<Int>)])
}

extension PaperScan {
    private static let word = KnownPattern("\\brespectivement\\b")
    private static let number = KnownPattern("(?<![\\d.,a-z])\\d{1,3}(?:[ .]\\d{3})+(?:,\\d{1,2})?(?!\\d)|(?<![\\d.,a-z])\\d+(?:[.,]\\d{1,2})?(?![\\d.,]\\d)")
    private static let endOfSentence = KnownPattern("[a-z)] ?[.;] ")

    /// The shares among which a captured value stands.
    func shares(at range: Range<Int>, in unit: Int) -> RespectiveShares {
        let bytes = text.units[unit].bytes
        guard let word = matcher.allMatches(of: Self.word, in: text.bytes, bytes.lowerBound..<max(bytes.lowerBound, range.lowerBound)).last?.range
        else { return .none }
        let ends = matcher.allMatches(of: Self.endOfSentence, in: text.bytes, bytes).map(\.range)
        let start = ends.last { $0.upperBound <= word.lowerBound }?.upperBound ?? bytes.lowerBound
        let end = ends.first { $0.lowerBound >= word.upperBound }?.lowerBound ?? bytes.upperBound
        guard range.lowerBound < end else { return .none }
        let after = LotMentions.all(in: text, word.upperBound..<end, matcher)
        let numbers = matcher.allMatches(of: Self.number, in: text.bytes, word.upperBound..<(after.first?.range.lowerBound ?? end)).map(\.range)
        guard numbers.count > 1 else { return .none }
        var lots: [String] = []
        let before = LotMentions.all(in: text, start..<word.lowerBound, matcher)
        for lot in (before.isEmpty ? after : before).flatMap(\.lots) where !lots.contains(lot) { lots.append(lot) }
        guard lots.count == numbers.count, numbers.contains(where: { $0.overlaps(range) }) else { return .unclear }
        return .each(Array(zip(lots, numbers)).map { (lot: $0, number: $1) })
    }
}
