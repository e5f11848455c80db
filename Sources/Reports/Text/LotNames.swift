// How lots are called in a French text: « lot 2 », « lots 1 à 12 ».

import Market

/// The names of the lots of one market.
struct LotNames: Sendable {
    private var positions: [String: Int] = [:]
    /// The lots' own numbers; empty if they do not tell every lot from the others.
    private var numbers: [String: Int] = [:]
    /// The one lot of a market that is not divided: nobody calls that a lot.
    private var onlyLot: String?

    init(_ market: Market) {
        let lots = market.lots.members
        self.init(
            lots.map(\.identifier), titles: lots.map { $0.firstValue(of: LotField.title)?.description ?? "" },
            isUndivided: market.procedure.firstValue(of: ProcedureField.isDivided) == .bool(false) && market.lots.completeness == .complete)
    }

    /// The numbers are those of the titles (« Lot 2 : Plomberie ») where all have one: a notice may call
    /// that lot LOT-0003. Otherwise those of the identifiers.
    init(_ identifiers: [String], titles: [String] = [], isUndivided: Bool = false) {
        if isUndivided, identifiers.count == 1 { onlyLot = identifiers.first }
        for (position, identifier) in identifiers.enumerated() { positions[identifier] = position }
        for source in [titles.map(Self.number(inTitle:)), identifiers.map(Self.number(of:))] {
            let known = source.compactMap { $0 }
            guard known.count == identifiers.count, Set(known).count == known.count else { continue }
            numbers = Dictionary(zip(identifiers, known), uniquingKeysWith: { first, _ in first })
            return
        }
    }

    /// Where the lot stands among the others; unknown ones come last.
    func position(of lot: String) -> Int { positions[lot] ?? .max }

    /// Its own number, if lots have any.
    func number(of lot: String) -> Int? { numbers[lot] }

    /// Whether these are all the lots there are.
    func areAll(_ lots: [String]) -> Bool { Set(lots).count == positions.count }

    /// « lot 2 », « lots 1 à 3 et 7 »; runs of three and more become ranges. `nil` for the one lot of a
    /// market that is not divided.
    func phrase(for lots: [String], in language: Language = .french) -> String? {
        if let onlyLot, lots == [onlyLot] { return nil }
        let sorted = lots.sorted { (position(of: $0), $0) < (position(of: $1), $1) }
        let known = sorted.compactMap { numbers[$0] }
        let parts = known.count == sorted.count ? Self.ranges(of: known.sorted(), in: language) : sorted
        return language.text(sorted.count > 1 ? .lotPlural : .lot, language.enumeration(parts))
    }

    /// `LOT-0012` → 12.
    private static func number(of identifier: String) -> Int? {
        Int(String(identifier.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()))
    }

    /// « Lot n° 2 – Plomberie » → 2.
    private static func number(inTitle title: String) -> Int? {
        var rest = title.lowercased().drop { $0.isWhitespace }
        guard rest.hasPrefix("lot") else { return nil }
        rest = rest.dropFirst(3).drop { $0.isWhitespace }
        for sign in ["n°", "nº", "no", "n"] where rest.hasPrefix(sign) {
            rest = rest.dropFirst(sign.count)
            break
        }
        let digits = rest.drop { $0.isWhitespace || $0 == "." }.prefix { $0.isASCII && $0.isNumber }
        return digits.count < 5 ? Int(digits) : nil
    }

    static func ranges(of numbers: [Int], in language: Language) -> [String] {
        var parts: [String] = []
        var start = 0
        while start < numbers.count {
            var end = start
            while end + 1 < numbers.count, numbers[end + 1] == numbers[end] + 1 { end += 1 }
            if end - start >= 2 {
                parts.append("\(numbers[start])\(language[.rangeTo])\(numbers[end])")
                start = end + 1
            } else {
                parts.append(String(numbers[start]))
                start += 1
            }
        }
        return parts
    }
}
