// Words → runs: words of one line without a wide gap between them, which is what a cell or a column
// holds of a line. Splitting too much is repaired where no table is found; splitting too little is not.

/// Some words of one line.
struct TextRun {
    var x0, y0, x1, y1: Double
    /// Words joined by one space.
    var text: String
    /// Height of most of its words.
    var height: Double
    /// Width of its first word: whether that would have fitted on the line before.
    var firstWordWidth: Double
    /// Its place in the order of drawing.
    var order: Int
    /// Its words, as numbers in the document.
    var words: ClosedRange<Int>

    var middle: Double { (y0 + y1) / 2 }
    var width: Double { x1 - x0 }
}

/// The runs that stand beside each other, from left to right.
struct TextRow {
    var runs: [TextRun]

    var x0: Double { runs.first?.x0 ?? 0 }
    var x1: Double { runs.map(\.x1).max() ?? 0 }
    var y0: Double { runs.map(\.y0).min() ?? 0 }
    var y1: Double { runs.map(\.y1).max() ?? 0 }
    var middle: Double
    /// Of its largest run by width: a superscript or a symbol does not count.
    var height: Double { runs.max { $0.width < $1.width }?.height ?? 0 }
    var text: String { runs.count == 1 ? runs[0].text : runs.map(\.text).joined(separator: " ") }
}

enum TextRuns {
    /// Gaps in parts of a line's height. Ragged text never reaches the first.
    private static let widestSpace = 0.8
    private static let widestSpaceOutOfOrder = 0.32
    /// Less than this is no space at all: a word drawn in pieces.
    private static let narrowestSpace = 0.07

    /// The rows of a page, from top to bottom.
    static func rows(of page: PrintedPage, in text: PrintedText) -> [TextRow] {
        var builder = Builder(text: text)
        for index in page.words { builder.add(index) }
        builder.finish()
        return rows(of: builder.runs, in: text)
    }

    private static func rows(of runs: [TextRun], in text: PrintedText) -> [TextRow] {
        var rows: [TextRow] = []
        for run in runs.sorted(by: { ($0.middle, $0.order) < ($1.middle, $1.order) }) {
            if let last = rows.last, run.middle - last.middle < 0.4 * min(run.height, last.height) {
                rows[rows.count - 1].runs.append(run)
            } else {
                rows.append(TextRow(runs: [run], middle: run.middle))
            }
        }
        for index in rows.indices where rows[index].runs.count > 1 {
            rows[index].runs = signed(joined(untangled(rows[index].runs, in: text)))
        }
        return rows
    }

    /// Words that were drawn in the gaps of others (all boxes of a line, then all its words) come back
    /// between them.
    private static func untangled(_ runs: [TextRun], in text: PrintedText) -> [TextRun] {
        let sorted = runs.sorted { $0.x0 < $1.x0 }
        guard zip(sorted, sorted.dropFirst()).contains(where: { $0.x1 - $1.x0 > 0.5 * $1.height }) else { return runs }
        var builder = Builder(text: text)
        let words = runs.flatMap { Array($0.words) }.sorted { text.words[$0].x0 < text.words[$1].x0 }
        for word in words { builder.add(word) }
        builder.finish()
        let first = runs.map(\.order).min() ?? 0
        return builder.runs.map { run in
            var run = run
            run.order = first
            return run
        }
    }

    /// A list sign or a tick box goes with what it stands before, however far that is.
    private static func signed(_ runs: [TextRun]) -> [TextRun] {
        var result: [TextRun] = []
        for run in runs {
            // A dash in the middle of a row is a cell without a value.
            guard let sign = result.last, run.x0 - sign.x1 < (result.count > 1 && LineStart.isDash(sign.text) ? 12 : 60), LineStart.isSignAlone(sign.text)
            else { result.append(run); continue }
            result[result.count - 1] = TextRun(
                x0: sign.x0, y0: min(sign.y0, run.y0), x1: run.x1, y1: max(sign.y1, run.y1), text: sign.text + " " + run.text,
                height: run.height, firstWordWidth: sign.width, order: min(sign.order, run.order), words: sign.words)
        }
        return result
    }

    /// Runs that were not drawn one after the other but stand as close as words do.
    private static func joined(_ runs: [TextRun]) -> [TextRun] {
        var result: [TextRun] = []
        for run in runs.sorted(by: { $0.x0 < $1.x0 }) {
            guard let last = result.last else { result.append(run); continue }
            let height = max(last.height, run.height), gap = run.x0 - last.x1
            // The same words drawn twice, a little apart, to look bold.
            if abs(run.x0 - last.x0) < 0.3 * height, last.text == run.text { continue }
            if gap < widestSpaceOutOfOrder * height, gap > -0.3 * height {
                let space = gap > narrowestSpace * height ? " " : ""
                result[result.count - 1] = TextRun(
                    x0: last.x0, y0: min(last.y0, run.y0), x1: max(last.x1, run.x1), y1: max(last.y1, run.y1),
                    text: last.text + space + run.text, height: last.width > run.width ? last.height : run.height,
                    firstWordWidth: last.firstWordWidth, order: min(last.order, run.order), words: last.words)
            } else {
                result.append(run)
            }
        }
        return result
    }

    /// Puts together words that follow each other in the order of drawing.
    private struct Builder {
        let text: PrintedText
        var runs: [TextRun] = []
        /// Of one line so far, however far apart.
        private var line: [PrintedWord] = []
        private var numbers: [Int] = []
        private var gaps: [Double] = []
        private var bytes: [UInt8] = []

        init(text: PrintedText) { self.text = text }

        mutating func add(_ number: Int) {
            let word = text.words[number]
            guard word.x1 > word.x0, word.y1 > word.y0, !word.bytes.isEmpty else { return }
            if let last = line.last {
                let height = max(word.height, last.height), gap = word.x0 - last.x1
                let overlap = min(word.y1, last.y1) - max(word.y0, last.y0)
                let isBeside = overlap > 0.5 * min(word.height, last.height)
                // Drawn twice, a little apart, to look bold.
                if isBeside, abs(word.x0 - last.x0) < 0.2 * height, text.bytes[word.bytes] == text.bytes[last.bytes] { return }
                if isBeside, gap > -0.35 * height {
                    line.append(word)
                    numbers.append(number)
                    gaps.append(gap)
                    return
                }
            }
            finish()
            line.append(word)
            numbers.append(number)
        }

        /// Cuts the line where its gaps are too wide for spaces between words.
        mutating func finish() {
            guard let first = line.first else { return }
            let height = line.count < 3 ? first.height : line.map(\.height).sorted()[line.count / 2]
            let widest = widestSpace(height)
            var start = 0
            for index in gaps.indices where gaps[index] > widest {
                emit(start...index, height)
                start = index + 1
            }
            emit(start...(line.count - 1), height)
            line.removeAll(keepingCapacity: true)
            numbers.removeAll(keepingCapacity: true)
            gaps.removeAll(keepingCapacity: true)
        }

        /// What is still a space in this line: in justified text all are as wide as each other, however
        /// wide; a cell's padding stands out among the spaces of its text.
        private func widestSpace(_ height: Double) -> Double {
            let spaces = gaps.filter { $0 > TextRuns.narrowestSpace * height }
            guard let largest = spaces.max(), largest > 0.4 * height else { return .infinity }
            guard spaces.count > 2 else { return 0.42 * height }
            let sorted = spaces.sorted()
            if largest - sorted[0] < 0.6, largest < 2.5 * height { return .infinity }
            // Gaps that are columns for certain say nothing of how wide the spaces are.
            let words = sorted.prefix { $0 <= TextRuns.widestSpace * height }
            guard !words.isEmpty else { return TextRuns.widestSpace * height }
            return min(TextRuns.widestSpace * height, max(0.4 * height, 1.7 * words[(words.count - 1) / 2]))
        }

        private mutating func emit(_ words: ClosedRange<Int>, _ height: Double) {
            let first = line[words.lowerBound]
            bytes.removeAll(keepingCapacity: true)
            var run = TextRun(
                x0: first.x0, y0: first.y0, x1: first.x1, y1: first.y1, text: "", height: height,
                firstWordWidth: first.x1 - first.x0, order: runs.count,
                words: min(numbers[words.lowerBound], numbers[words.upperBound])...max(numbers[words.lowerBound], numbers[words.upperBound]))
            for index in words {
                let word = line[index]
                if index > words.lowerBound, gaps[index - 1] > TextRuns.narrowestSpace * height { bytes.append(0x20) }
                bytes.append(contentsOf: text.bytes[word.bytes])
                run.x1 = max(run.x1, word.x1)
                run.y0 = min(run.y0, word.y0)
                run.y1 = max(run.y1, word.y1)
            }
            run.text = String(decoding: bytes, as: UTF8.self)
            runs.append(run)
        }
    }
}
