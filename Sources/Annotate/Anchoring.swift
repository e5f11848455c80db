// From the characters of a paragraph to bytes of the file between which a comment may stand.

import Documents
import XML

/// A place in the file that text was read from.
enum SourcePosition: Hashable {
    /// Before or behind a byte of the text that has this number in the outline.
    case text(Int, offset: Int)
    /// Before or behind an element.
    case element(Int)
}

/// Where a passage starts and ends in one part.
struct SourceSpan {
    let start: SourcePosition
    let end: SourcePosition
    /// Whether it holds these characters and no others.
    let isExact: Bool
}

extension BlockSource {
    /// Where some of its characters stand.
    func span(of characters: Range<Int>, in outline: XMLOutline) -> SourceSpan? {
        guard characters.lowerBound >= 0, var start = text.index(text.startIndex, offsetBy: characters.lowerBound, limitedBy: text.endIndex),
            var end = text.index(start, offsetBy: characters.count, limitedBy: text.endIndex)
        else { return nil }
        // A space was written when the word behind it was read: it is no place of its own.
        while start < end, text[start].isWhitespace { start = text.index(after: start) }
        while start < end, text[text.index(before: end)].isWhitespace { end = text.index(before: end) }
        guard start < end else { return nil }
        let bytes = text.utf8.distance(from: text.startIndex, to: start)..<text.utf8.distance(from: text.startIndex, to: end)
        guard let first = marks.firstIndex(where: { $0.end > bytes.lowerBound }), let last = marks.firstIndex(where: { $0.end >= bytes.upperBound }) else {
            return nil
        }
        guard let from = position(first, of: bytes, in: outline, isStart: true), let to = position(last, of: bytes, in: outline, isStart: false) else { return nil }
        return SourceSpan(start: from.position, end: to.position, isExact: from.isExact && to.isExact)
    }

    private func position(
        _ mark: Int, of wanted: Range<Int>, in outline: XMLOutline, isStart: Bool
    ) -> (position: SourcePosition, isExact: Bool)? {
        switch marks[mark].origin {
        case .element(let number):
            guard outline.elements.indices.contains(number) else { return nil }
            return (.element(number), true)
        case .text(let offset):
            guard let number = outline.text(at: offset) else { return nil }
            // A text may have been reported in pieces.
            func isSame(_ index: Int) -> Bool {
                if case .text(let other) = marks[index].origin { outline.texts[number].range.contains(other) } else { false }
            }
            var first = mark
            while first > 0, isSame(first - 1) { first -= 1 }
            var last = mark
            while last + 1 < marks.count, isSame(last + 1) { last += 1 }
            let output = (first > 0 ? marks[first - 1].end : 0)..<marks[last].end
            let range = outline.texts[number].range
            guard let found = origin(of: wanted.clamped(to: output), in: output, written: outline.bytes[range]) else {
                return (.text(number, offset: isStart ? range.lowerBound : range.upperBound), false)
            }
            return (.text(number, offset: range.lowerBound + (isStart ? found.lowerBound : found.upperBound)), true)
        }
    }
}

extension [SourcePart] {
    /// The block at an address, and which of its characters are meant: those at the address if they
    /// read as quoted, else the first that do, else all.
    func block(part: String, index: Int, start: Int, end: Int, quote: String) -> (part: SourcePart, block: BlockSource, characters: Range<Int>, isAsQuoted: Bool)? {
        var fallback: (SourcePart, BlockSource, Range<Int>, Bool)?
        for source in self where source.part == nil || source.part == part {
            for block in source.blocks where block.part == part && block.index == index {
                if start >= 0, end >= start, block.text.dropFirst(start).prefix(end - start) == quote, !quote.isEmpty { return (source, block, start..<end, true) }
                if !quote.isEmpty, let found = block.text.firstRange(of: quote) {
                    let from = block.text.distance(from: block.text.startIndex, to: found.lowerBound)
                    return (source, block, from..<(from + quote.count), true)
                }
                fallback = fallback ?? (source, block, 0..<block.text.count, false)
            }
        }
        return fallback
    }
}
