// "Did you mean": the known word nearest to a misspelt one.

/// Finds the word somebody probably meant.
public enum Spelling {
    /// The candidate nearest to `word`, if one is near enough to be worth proposing: a third of
    /// its letters wrong at most, case and accents set aside. Ties go to the first candidate.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let wanted = letters(word)
        var best: (distance: Int, candidate: String)?
        for candidate in candidates {
            let distance = distance(wanted, letters(candidate))
            guard distance <= max(1, wanted.count / 3), distance < (best?.distance ?? .max) else { continue }
            best = (distance, candidate)
        }
        return best?.candidate
    }

    /// ` ; vouliez-vous dire « x » ?`, or nothing.
    public static func suggestion(for word: String, among candidates: some Sequence<String>) -> String {
        nearest(to: word, among: candidates).map { " ; vouliez-vous dire « \($0) » ?" } ?? ""
    }

    private static func letters(_ word: String) -> [Character] {
        word.lowercased().map { folded[$0] ?? $0 }
    }

    private static let folded: [Character: Character] = [
        "é": "e", "è": "e", "ê": "e", "ë": "e", "à": "a", "â": "a", "î": "i", "ï": "i", "ô": "o",
        "û": "u", "ù": "u", "ü": "u", "ç": "c", "_": "-",
    ]

    /// Insertions, deletions, substitutions and swaps of neighbours.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        // Words this long are sentences: comparing them would cost more than it tells.
        guard left.count <= 64, right.count <= 64 else { return .max }
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for i in 1...left.count {
            var row = [i]
            row.reserveCapacity(right.count + 1)
            for j in 1...right.count {
                let cost = left[i - 1] == right[j - 1] ? 0 : 1
                var value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    value = min(value, beforeLast[j - 2] + 1)
                }
                row.append(value)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}
