// What is usual in a document: the size of its print, where its lines end, how far apart they are. What
// departs from it is a heading, a new paragraph.

struct PrintStyle {
    /// Height of most lines.
    var height = 12.0
    /// Where full lines end.
    var right = 540.0
    /// From one line to the next, in parts of the height.
    var pitch = 1.15

    init(of pages: [[TextRow]]) {
        var heights: [Int: Int] = [:], pitches: [Int: Int] = [:]
        var rights: [Double] = []
        for rows in pages {
            for row in rows { heights[Int(row.height * 2), default: 0] += row.text.utf8.count }
        }
        // Ties go to the smaller, so that the result never depends on the order of a dictionary.
        if let most = heights.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) { height = Double(most.key) / 2 + 0.25 }
        for rows in pages {
            let body = rows.filter { $0.runs.count == 1 && abs($0.height - height) < 0.26 * height }
            if body.count >= 6, let right = body.map(\.x1).max() { rights.append(right) }
            for (first, second) in zip(rows, rows.dropFirst()) where first.width > 0.6 * (rights.last ?? right) {
                let ratio = (second.middle - first.middle) / height
                if ratio > 0.7, ratio < 2.5 { pitches[Int(ratio * 20), default: 0] += 1 }
            }
        }
        if !rights.isEmpty { right = rights.sorted()[rights.count / 2] }
        if let most = pitches.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) { pitch = Double(most.key) / 20 + 0.025 }
    }
}

extension TextRow {
    var width: Double { x1 - x0 }
}
