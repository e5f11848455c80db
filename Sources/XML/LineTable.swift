// Lines, columns and bytes of the file, without walking from the start each time.
//
// Many notices are one line of half a megabyte: counting its characters anew for each address would
// cost more than reading it. So the text is counted once, in blocks.

/// Counts of what stands before each block of a document.
struct LineTable {
    private static let blockLength = 1024

    private struct Counts {
        var newlines = 0
        /// Byte behind the last newline: where the current line starts.
        var lineStart = 0
        /// Characters before.
        var characters = 0
        /// Characters beyond the basic plane before: two units each in UTF-16.
        var wide = 0

        /// Adds what stands in a range of the text, at most a block. Eight bytes at a time: each byte
        /// of a `UInt64` is a counter of its own, which a block cannot make overflow.
        mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
            let bytes = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[range]))
            let ones: UInt64 = 0x0101_0101_0101_0101
            let low: UInt64 = 0x7F * ones
            var newlineCounters: UInt64 = 0
            var continuationCounters: UInt64 = 0
            var wideCounters: UInt64 = 0
            var index = 0
            while index + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                // The highest bit of each byte that is a newline.
                let difference = word ^ 0x0A * ones
                let newlines = ~(((difference & low) &+ low) | difference | low)
                newlineCounters &+= newlines >> 7
                if word & (0x80 * ones) != 0 {
                    continuationCounters &+= (word >> 7) & ~(word >> 6) & ones
                    wideCounters &+= (word & word << 1 & word << 2 & word << 3) >> 7 & ones
                }
                index += 8
            }
            func sum(_ counters: UInt64) -> Int {
                let pairs = (counters & 0x00FF_00FF_00FF_00FF) &+ (counters >> 8 & 0x00FF_00FF_00FF_00FF)
                return Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) >> 48)
            }
            var newlines = sum(newlineCounters)
            var continuations = sum(continuationCounters)
            var wide = sum(wideCounters)
            for byte in bytes[index...] {
                newlines &+= byte == 0x0A ? 1 : 0
                continuations &+= byte & 0xC0 == 0x80 ? 1 : 0
                wide &+= byte >= 0xF0 ? 1 : 0
            }
            if newlines > 0, let last = bytes.lastIndex(of: 0x0A) { lineStart = range.lowerBound + last + 1 }
            self.newlines += newlines
            characters += bytes.count - continuations
            self.wide += wide
        }
    }

    private let blocks: [Counts]

    init(_ source: XMLSource) {
        blocks = source.utf8.withUnsafeBufferPointer { bytes in
            var blocks: [Counts] = []
            blocks.reserveCapacity(bytes.count / Self.blockLength + 1)
            var counts = Counts()
            var start = 0
            repeat {
                blocks.append(counts)
                let end = min(start + Self.blockLength, bytes.count)
                counts.add(bytes, start..<end)
                start = end
            } while start < bytes.count
            return blocks
        }
    }

    struct Place {
        let line: Int
        let column: Int
        let byteOffset: Int
    }

    /// The place of a byte of the UTF-8 text.
    func place(of offset: Int, in source: XMLSource) -> Place {
        let here = counts(before: offset, in: source)
        let lineStart = counts(before: here.lineStart, in: source)
        // A byte order mark is not a character of the first line.
        let mark = here.lineStart == 0 && source.utf8.starts(with: [0xEF, 0xBB, 0xBF]) && offset >= 3 ? 1 : 0
        let byteOffset =
            switch source.encoding {
            case .utf8: offset
            case .singleByte: here.characters
            case .utf16(let markLength): markLength + 2 * (here.characters + here.wide)
            }
        return Place(
            line: here.newlines + 1, column: here.characters - lineStart.characters - mark + 1, byteOffset: byteOffset)
    }

    private func counts(before offset: Int, in source: XMLSource) -> Counts {
        let clamped = min(max(offset, 0), source.utf8.count)
        let block = min(clamped / Self.blockLength, blocks.count - 1)
        var counts = blocks[block]
        source.utf8.withUnsafeBufferPointer { bytes in
            counts.add(bytes, min(block * Self.blockLength, clamped)..<clamped)
        }
        return counts
    }
}
