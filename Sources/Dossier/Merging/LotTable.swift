// The lots of the market: those of the notice and those of the papers, matched by number, then by title.

import Market
import Provenance

/// The lots as they are put together. An entry is one lot of the market.
struct LotTable {
    struct Entry {
        /// As papers number it; `nil` where only a notice knows it, under a name without number.
        var number: String?
        var record: Record
    }

    private(set) var entries: [Entry] = []

    /// The lots that a structured notice gives.
    init(notice lots: RecordList) {
        let numbers = Self.numbers(of: lots.members)
        entries = zip(lots.members, numbers).map { Entry(number: $1, record: $0) }
    }

    /// The one lot of a market that is not divided, under the number that papers give it.
    init(only record: Record, number: String) {
        entries = [Entry(number: number, record: record)]
    }

    /// Where the lot of a paper stands; a new entry if the market does not know it yet.
    mutating func place(of number: String, titled title: String?) -> Int {
        if let index = index(of: number, titled: title) { return index }
        entries.append(Entry(number: number, record: Record(.lot, identifier: Self.identifier(number))))
        return entries.count - 1
    }

    /// By number, else by a title that only one lot without number bears, else the only lot there is.
    func index(of number: String, titled title: String?) -> Int? {
        if let index = entries.firstIndex(where: { $0.number == number }) { return index }
        guard let title else { return nil }
        let same = entries.indices.filter { index in
            entries[index].number == nil && titles(of: index).contains { Titles.areSame($0, title) }
        }
        return same.count == 1 ? same[0] : nil
    }

    mutating func update(_ index: Int, _ change: (inout Record) -> Void) { change(&entries[index].record) }

    mutating func number(_ index: Int, as number: String) {
        if entries[index].number == nil { entries[index].number = number }
    }

    /// By number; lots that have none stay where the notice has put them, at the end.
    mutating func sort() {
        let sorted = entries.enumerated().sorted { left, right in
            switch (left.element.number, right.element.number) {
            case (let first?, let second?) where first != second: lotNumbersAscend(first, second)
            case (nil, _?): false
            case (_?, nil): true
            default: left.offset < right.offset
            }
        }
        entries = sorted.map(\.element)
    }

    func titles(of index: Int) -> [String] {
        entries[index].record[LotField.title].claims.map(\.value.description)
    }

    /// What other papers than this one call the lot.
    func titles(of index: Int, except document: DocumentID) -> [Claim] {
        entries[index].record[LotField.title].claims.filter { $0.evidence.document != document }
    }

    /// `LOT-0002`: named as a notice would, so that answers stay valid once there is one.
    static func identifier(_ number: String) -> String {
        let digits = number.prefix { $0.isNumber }
        return "LOT-" + String(repeating: "0", count: max(0, 4 - digits.count)) + number
    }

    /// How papers number the lots of a notice: by the number in the title, else the buyer's own
    /// reference, else the digits of the identifier; each way only if it tells all lots apart.
    private static func numbers(of lots: [Record]) -> [String?] {
        let ways: [(Record) -> String?] = [
            { lot in
                let named = LotNumbers.named(in: FoldedWords(lot.firstValue(of: LotField.title)?.description ?? ""))
                return named.count == 1 ? named[0] : nil
            },
            { lot in
                let words = FoldedWords(lot.firstValue(of: LotField.internalIdentifier)?.description ?? "")
                return LotNumbers.named(in: words).first ?? (words.words.count == 1 ? LotNumbers.normalised(words.words[0]) : nil)
            },
            { lot in
                let digits = String(lot.identifier.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
                return Int(digits).flatMap { LotNumbers.normalised(String($0)) }
            },
        ]
        for way in ways {
            let numbers = lots.map(way)
            let known = numbers.compactMap { $0 }
            if known.count == lots.count, Set(known).count == known.count, !known.isEmpty { return numbers }
        }
        return lots.map { _ in nil }
    }
}

/// Titles as people write them twice.
enum Titles {
    /// The same words, or one title cut short, whatever stands before (« Lot n° 3 – »).
    static func areSame(_ left: String, _ right: String) -> Bool {
        let first = core(left)
        let second = core(right)
        guard !first.isEmpty, !second.isEmpty else { return false }
        if first == second { return true }
        let (short, long) = first.count < second.count ? (first, second) : (second, first)
        return short.count >= 2 && Array(long.prefix(short.count)) == short
    }

    /// Whether two titles have hardly a word in common.
    static func differ(_ left: String, _ right: String) -> Bool {
        let first = Set(core(left))
        let second = Set(core(right))
        guard !first.isEmpty, !second.isEmpty else { return false }
        return first.intersection(second).isEmpty
    }

    /// The telling words: without « lot 3 » in front, articles and endings of the plural.
    static func core(_ title: String) -> [String] {
        var words = FoldedWords(title).words[...]
        if let first = words.first, first == "lot" || first == "lots" {
            words = words.dropFirst()
            while let next = words.first, next == "n" || next == "no" || next == "numero" || LotNumbers.normalised(next.hasPrefix("no") ? String(next.dropFirst(2)) : next) != nil {
                words = words.dropFirst()
            }
        }
        return words.filter { !small.contains($0) }.map { word in
            word.count > 3 && (word.hasSuffix("s") || word.hasSuffix("x")) ? String(word.dropLast()) : word
        }
    }

    private static let small: Set<String> = [
        "de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en", "pour", "sur", "un", "une",
    ]
}
