// How lots are called in a French text: « lot 2 », « lots 1 à 12 ».

import Market

/// The names of the lots of one market.
struct LotNames {
    private var positions: [String: Int] = [:]
    /// The lots' own numbers; empty if they do not tell every lot from the others.
    private var numbers: [String: Int] = [:]

    init(_ market: Market) { self.init(market.lots.members.map(\.identifier)) }

    init(_ identifiers: [String]) {
        for (position, identifier) in identifiers.enumerated() { positions[identifier] = position }
        let numbered = identifiers.compactMap { identifier in Self.number(of: identifier).map { (identifier, $0) } }
        guard numbered.count == identifiers.count, Set(numbered.map(\.1)).count == numbered.count else { return }
        numbers = Dictionary(numbered, uniquingKeysWith: { first, _ in first })
    }

    /// Where the lot stands among the others; unknown ones come last.
    func position(of lot: String) -> Int { positions[lot] ?? .max }

    /// Whether these are all the lots there are.
    func areAll(_ lots: [String]) -> Bool { Set(lots).count == positions.count }

    /// « lot 2 », « lots 1 à 3 et 7 »; runs of three and more become ranges.
    func phrase(for lots: [String]) -> String {
        let sorted = lots.sorted { (position(of: $0), $0) < (position(of: $1), $1) }
        let known = sorted.compactMap { numbers[$0] }
        let parts = known.count == sorted.count ? Self.ranges(of: known.sorted()) : sorted
        return (sorted.count > 1 ? "lots\u{A0}" : "lot\u{A0}") + French.enumeration(parts)
    }

    /// `LOT-0012` → 12.
    private static func number(of identifier: String) -> Int? {
        Int(String(identifier.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()))
    }

    private static func ranges(of numbers: [Int]) -> [String] {
        var parts: [String] = []
        var start = 0
        while start < numbers.count {
            var end = start
            while end + 1 < numbers.count, numbers[end + 1] == numbers[end] + 1 { end += 1 }
            if end - start >= 2 {
                parts.append("\(numbers[start])\u{A0}à\u{A0}\(numbers[end])")
                start = end + 1
            } else {
                parts.append(String(numbers[start]))
                start += 1
            }
        }
        return parts
    }
}
