// Tick boxes: « ☐ Le marché est réservé  ☒ Le marché n’est pas réservé ». Both sentences stand in the
// paper; only the box tells which one it states.

/// Reads tick boxes.
enum TickBoxes {
    private enum State { case ticked, empty }

    /// Whether what some words state is not struck out by an empty box beside them.
    ///
    /// Where a unit has boxes on the left of its alternatives, the nearest box to the left governs; where
    /// it begins with words and ends with a box, the nearest to the right.
    static func holds(_ range: Range<Int>, in unit: Range<Int>, of scan: PaperScan, _ index: Int) -> Bool {
        let boxes = boxes(scan.text.bytes, unit)
        // The box may be a cell or a line of its own before the words.
        if boxes.isEmpty { return !isOneOfTwoAnswers(range, unit, scan.text.bytes) }
        guard let governing = governing(range, boxes, unit, scan.text.bytes) else { return true }
        guard boxes[governing].state == .ticked else { return false }
        // All the boxes of a pair ticked: nobody knows which one was meant.
        return boxes.count != 2 || boxes.contains { $0.state == .empty }
    }

    /// « divisées en lots : non oui », where the boxes are lost: both answers are still there.
    private static func isOneOfTwoAnswers(_ range: Range<Int>, _ unit: Range<Int>, _ bytes: [UInt8]) -> Bool {
        let own = bytes[range].suffix(3)
        let after = bytes[range.upperBound..<unit.upperBound]
        let before = bytes[unit.lowerBound..<max(unit.lowerBound, range.upperBound - 3)]
        for (answer, other) in [("non", "oui"), ("oui", "non")] where own.elementsEqual(answer.utf8) {
            let next = after.drop { $0 == 32 || $0 == UInt8(ascii: "/") }
            if next.count < after.count, next.starts(with: other.utf8), !(next.dropFirst(3).first.map(Headings.isLetter) ?? false) { return true }
            if before.last == 32 || before.last == UInt8(ascii: "/"), before.dropLast().suffix(3).elementsEqual(other.utf8) { return true }
        }
        return false
    }

    private static func governing(_ range: Range<Int>, _ boxes: [(position: Int, state: State)], _ unit: Range<Int>, _ bytes: [UInt8]) -> Int? {
        let leads = bytes[unit.lowerBound..<boxes[0].position].allSatisfy { $0 == 32 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "|") }
        let trails = bytes[boxes[boxes.count - 1].position...].prefix { $0 != PaperText.border }.allSatisfy { !(97...122).contains($0) || $0 == UInt8(ascii: "x") }
        if trails, !leads { return boxes.firstIndex { $0.position >= range.upperBound } }
        return boxes.lastIndex { $0.position < range.lowerBound } ?? boxes.firstIndex { range.contains($0.position) }
    }

    /// ☐, ☒, « [x] », « [ ] », « (X) », « ( ) »; « au(x) titulaire(s) » is a plural.
    private static func boxes(_ bytes: [UInt8], _ unit: Range<Int>) -> [(position: Int, state: State)] {
        var boxes: [(position: Int, state: State)] = []
        var position = unit.lowerBound
        while position < unit.upperBound {
            let byte = bytes[position]
            if byte == Folding.emptyBox { boxes.append((position, .empty)) }
            if byte == Folding.tickedBox { boxes.append((position, .ticked)) }
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") {
                let close = byte == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")")
                var next = position + 1
                while next < unit.upperBound, bytes[next] == 32 { next += 1 }
                if next < unit.upperBound, bytes[next] == close {
                    boxes.append((position, .empty))
                } else if next + 1 < unit.upperBound, bytes[next] == UInt8(ascii: "x"), bytes[next + 1] == close || (bytes[next + 1] == 32 && next + 2 < unit.upperBound && bytes[next + 2] == close) {
                    if position == unit.lowerBound || bytes[position - 1] != UInt8(ascii: "u") { boxes.append((position, .ticked)) }
                }
            }
            position += 1
        }
        return boxes
    }
}
