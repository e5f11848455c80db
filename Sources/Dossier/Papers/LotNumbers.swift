// The lots that a name or a title speaks of: « CCTP lot 03 », « Lots 1 à 4 », « LOT N°2A ».

/// Finds lot numbers, written as papers number lots: no leading zeros, upper case.
enum LotNumbers {
    /// More lots than this are a year or a reference taken for one.
    private static let largest = 200

    /// The lots named after the first « lot »; empty for « lot unique », « lot 00 » (what is common to
    /// all lots) and where none is named.
    static func named(in text: FoldedWords) -> [String] {
        let words = text.words
        for index in words.indices where words[index] == "lot" || words[index] == "lots" {
            let isMany = words[index] == "lots"
            let numbers = numbers(in: words[(index + 1)...], isMany: isMany)
            if !numbers.isEmpty { return numbers.contains("0") ? [] : numbers }
        }
        return []
    }

    /// « AE_L04 »: an L and two figures, in the name of a file.
    static func abbreviated(in name: FoldedWords) -> [String] {
        for (word, next) in zip(name.words, name.words.dropFirst()) where word == "l" && next.utf8.count == 2 {
            if let number = normalised(next), number != "0" { return [number] }
        }
        return []
    }

    /// « 03 » → « 3 », « 2a » → « 2A »; `nil` for what is no lot number.
    static func normalised(_ word: some StringProtocol) -> String? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        let letters = word.dropFirst(digits.count)
        guard !digits.isEmpty, digits.count <= 3, let number = Int(digits), number <= largest, letters.count <= 1 else { return nil }
        guard letters.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
        return String(number) + letters.uppercased()
    }

    private static func numbers(in words: ArraySlice<String>, isMany: Bool) -> [String] {
        var found: [String] = []
        var isRange = false
        for (offset, word) in words.enumerated() {
            if offset == 0, word == "n" || word == "no" || word == "num" || word == "numero" || word == "nos" { continue }
            var word = Substring(word)
            if found.isEmpty, word.hasPrefix("no"), word.count > 2 { word = word.dropFirst(2) }
            // « n ° 3 » loses its sign on the way.
            if found.isEmpty, word == "o" { continue }
            guard let number = normalised(word) else {
                if !found.isEmpty, isMany, word == "et" || word == "and" { continue }
                if !found.isEmpty, isMany, word == "a" || word == "au" { isRange = true; continue }
                break
            }
            if isRange, let first = found.last.flatMap({ Int($0) }), let last = Int(number), first < last {
                found += ((first + 1)...last).map(String.init)
                isRange = false
            } else {
                found.append(number)
            }
            guard !isMany else { continue }
            // « Lot1_2 »: one after the other, and nothing else.
            let next = offset + 1 < words.count ? words[words.startIndex + offset + 1] : ""
            guard next.utf8.count <= 2, let last = found.last.flatMap({ Int($0) }), Int(next) == last + 1 else { break }
        }
        return found
    }
}

/// Order of lot numbers: 2 before 10, 2 before 2A.
func lotNumbersAscend(_ left: String, _ right: String) -> Bool {
    let first = Int(left.prefix { $0.isNumber }) ?? .max
    let second = Int(right.prefix { $0.isNumber }) ?? .max
    return first == second ? left < right : first < second
}
