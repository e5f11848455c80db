// Where the columns of a table part: upright strips that no text enters, row after row. A PDF draws its
// lines apart from its words, so that white space is all there is to go by.

/// A strip between two columns.
struct Corridor {
    var low: Double
    var high: Double
    /// Rows that go across it.
    var crossings = 0

    var width: Double { high - low }
    var centre: Double { (low + high) / 2 }

    func isCrossed(by run: TextRun) -> Bool { run.x0 < low + 1 && run.x1 > high - 1 }
}

/// The strips of the rows looked at so far.
struct TableColumns {
    private(set) var corridors: [Corridor]
    /// Narrower than this is a space between words.
    private static let narrowest = 3.0

    init(seed: TextRow) {
        corridors = zip(seed.runs, seed.runs.dropFirst()).map { Corridor(low: $0.x1, high: $1.x0) }
    }

    /// Whether text of the row goes across every strip: a paragraph, or a title within the table.
    func isCrossedWholly(by row: TextRow) -> Bool {
        corridors.allSatisfy { corridor in row.runs.contains(where: corridor.isCrossed) }
    }

    /// Narrows the strips to what this row leaves free too, and adds those that only it shows.
    mutating func absorb(_ row: TextRow) {
        var result: [Corridor] = []
        for var corridor in corridors {
            var parts = [corridor]
            var isCrossed = false
            for run in row.runs where run.x1 > corridor.low && run.x0 < corridor.high {
                guard let last = parts.popLast() else { break }
                if run.x0 <= last.low + Self.narrowest && run.x1 >= last.high - Self.narrowest { isCrossed = true; break }
                if run.x0 > last.low + Self.narrowest { parts.append(Corridor(low: last.low, high: run.x0, crossings: last.crossings)) }
                if run.x1 < last.high - Self.narrowest { parts.append(Corridor(low: run.x1, high: last.high, crossings: last.crossings)) }
            }
            if isCrossed || parts.isEmpty {
                corridor.crossings += 1
                result.append(corridor)
            } else {
                result += parts
            }
        }
        for (left, right) in zip(row.runs, row.runs.dropFirst()) {
            let gap = Corridor(low: left.x1, high: right.x0)
            if !result.contains(where: { $0.low < gap.high && $0.high > gap.low }) { result.append(gap) }
        }
        corridors = result.sorted { $0.low < $1.low }
    }

    /// Keeps the strips that at least two rows fill on either side and that few cross.
    mutating func settle(by rows: ArraySlice<TextRow>) {
        while true {
            var weakest: (index: Int, score: Int)?
            for index in corridors.indices {
                let corridor = corridors[index]
                let leftEdge = index > 0 ? corridors[index - 1].centre : -Double.infinity
                let rightEdge = index + 1 < corridors.count ? corridors[index + 1].centre : Double.infinity
                var left = 0, right = 0, both = 0, crossings = 0
                for row in rows {
                    if row.runs.contains(where: corridor.isCrossed) { crossings += 1; continue }
                    let hasLeft = row.runs.contains { $0.x1 <= corridor.centre && $0.x1 > leftEdge }
                    let hasRight = row.runs.contains { $0.x0 >= corridor.centre && $0.x0 < rightEdge }
                    if hasLeft { left += 1 }
                    if hasRight { right += 1 }
                    if hasLeft && hasRight { both += 1 }
                }
                let votes = min(left, right)
                // A column may hold one cell, if it stands in a row with others (a heading, a mark).
                // One that never stands beside its neighbour is the neighbour's heading, set in the middle.
                let isSupported = votes >= 2 || votes == 1 && both > 0 && corridors.count > 1 && rows.count > 2
                let score = isSupported && crossings <= max(left, right) / 2 ? Int.max : votes - crossings
                if score < Int.max, score < weakest?.score ?? Int.max { weakest = (index, score) }
            }
            guard let weakest else { return }
            corridors.remove(at: weakest.index)
        }
    }

    /// The first and last column that a run stands in.
    func columns(of run: TextRun) -> ClosedRange<Int> {
        let first = corridors.prefix { $0.centre <= run.x0 + 1 }.count
        let last = corridors.prefix { $0.centre < run.x1 - 1 }.count
        return first...max(first, last)
    }
}
