// Texts side by side, for papers that contradict each other.

extension Page {
    /// Cells next to each other, each a list of paragraphs wrapped to its share of the width; below
    /// each other where that would be less than twenty-four columns a cell.
    mutating func columns(_ cells: [[[Run]]], indent: Int) {
        let gap = 3
        let share = (display.width - indent - gap * (cells.count - 1)) / max(1, cells.count)
        guard share >= 24 else {
            for cell in cells {
                for paragraph in cell { self.paragraph([Run("│\u{A0}", .faint)] + paragraph, indent: indent, hanging: indent + 2) }
            }
            return
        }
        let wrapped = cells.map { cell in cell.flatMap { Self.lines(of: $0, width: share) } }
        for row in 0..<(wrapped.map(\.count).max() ?? 0) {
            var line = Line(indent: indent)
            for (position, cell) in wrapped.enumerated() {
                let start = indent + position * (share + gap)
                // Spaces only before something, so that no line ends in them.
                func reach(_ column: Int) { line.append(String(repeating: " ", count: max(0, column - line.width)), .plain) }
                if position > 0 {
                    reach(start - gap + 1)
                    line.append("│", .faint)
                }
                guard row < cell.count, !cell[row].pieces.isEmpty else { continue }
                reach(start)
                for piece in cell[row].pieces { line.append(piece.text, piece.ink) }
            }
            write(line)
        }
    }

    private static func lines(of runs: [Run], width: Int) -> [Line] {
        var builder = LineBuilder(width: width, indent: 0, hanging: 0)
        for word in words(of: runs) { builder.add(word) }
        return builder.finish()
    }
}
