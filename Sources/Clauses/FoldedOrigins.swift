// Where folded bytes came from.
//
// Nearly all of them stand at the same distance from their source as the byte before: only where that changes is
// written down. A number for each byte would be four times as much memory as the text.

/// For each folded byte, the offset in its source at which its character starts.
struct FoldedOrigins: Sendable {
    /// A folded byte from which on sources follow each other byte by byte, and its own.
    private struct Shift {
        let position: UInt32
        let origin: UInt32
    }

    private var shifts: [Shift] = []

    mutating func reserveCapacity(_ count: Int) { shifts.reserveCapacity(count) }

    /// From this folded byte on, sources follow each other byte by byte from `origin`. Positions never descend.
    mutating func note(_ position: Int, _ origin: Int) {
        shifts.append(Shift(position: UInt32(truncatingIfNeeded: position), origin: UInt32(truncatingIfNeeded: origin)))
    }

    subscript(position: Int) -> Int {
        var low = 0
        var high = shifts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(shifts[middle].position) <= position { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return position }
        return Int(shifts[low - 1].origin) + position - Int(shifts[low - 1].position)
    }
}
