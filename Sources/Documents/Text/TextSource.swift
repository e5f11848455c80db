// Which bytes of a file the text of a block was read from: for those who write into the file.

import Provenance

/// A part of a document with the origin of every block that stands in it.
public struct SourcePart: Sendable {
    /// Name of the part in the container (`word/document.xml`); empty where the file is the part.
    public let entry: String
    /// As locators name it: `body`, `footnotes`; `nil` where the part holds several.
    public let part: String?
    public let bytes: [UInt8]
    public let blocks: [BlockSource]
}

/// A block of text and where it comes from.
public struct BlockSource: Sendable {
    public let part: String
    /// Of the paragraph in its part.
    public let index: Int
    public let isHeading: Bool
    /// As in the block itself.
    public let text: String
    /// In order, one behind the other.
    public let marks: [SourceMark]
}

extension BlockSource {
    init(_ block: TextBlock, part: String, index: Int, marks: [SourceMark]) {
        var isHeading = false
        if case .heading = block.role { isHeading = true }
        self.init(part: part, index: index, isHeading: isHeading, text: block.text, marks: marks)
    }
}

/// The origin of a piece of text.
public struct SourceMark: Hashable, Sendable {
    public enum Origin: Hashable, Sendable {
        /// Text as it is written; the offset is a byte within it.
        case text(Int)
        /// What an element stands for, such as a tick box: the element's number.
        case element(Int)
    }

    /// Where the piece ends in the block's UTF-8; it starts where the one before it ends.
    public let end: Int
    public let origin: Origin
}

extension BlockSource {
    /// The bytes of a text, by their distance from its start, that some of its characters were read
    /// from; `written` is the text between two tags, as the file has it. `nil` if that cannot be told.
    ///
    /// `output` are the bytes of the block's text that come from it, `wanted` those among them that
    /// are asked for.
    public func origin(of wanted: Range<Int>, in output: Range<Int>, written: ArraySlice<UInt8>) -> Range<Int>? {
        guard let scalars = WrittenText.scalars(written) else { return nil }
        let shown = Array(Array(text.utf8)[output])
        // The same steps as when it was read, one character at a time. What goes before decides only
        // whether white space at its beginning shows.
        var flow = TextFlow()
        flow.append("x")
        var ends: [Int] = []
        for scalar in scalars {
            flow.append(scalar.text)
            ends.append(flow.byteCount)
        }
        let replayed = Array(flow.take().utf8.dropFirst())
        let offset = shown.count - replayed.count
        guard shown.dropFirst(max(0, offset)).elementsEqual(replayed.dropFirst(max(0, -offset))), abs(offset) <= 3,
            shown.prefix(max(0, offset)).allSatisfy(Self.isSpace), replayed.prefix(max(0, -offset)).allSatisfy(Self.isSpace)
        else { return nil }
        // `ends` count from the « x », which takes one byte.
        func end(_ index: Int) -> Int { ends[index] - 1 + offset + output.lowerBound }
        guard let first = ends.indices.first(where: { end($0) > wanted.lowerBound }), let last = ends.indices.first(where: { end($0) >= wanted.upperBound })
        else { return nil }
        return scalars[first].range.lowerBound..<scalars[last].range.upperBound
    }

    /// A byte of a space, breaking or not.
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0xC2 || byte == 0xA0 || byte == 0xE2 || byte == 0x80 || byte == 0xAF }
}

/// Text as an XML file writes it.
enum WrittenText {
    /// Its characters, each with the bytes that write it; `nil` if it holds more than text and the
    /// references of XML itself.
    static func scalars(_ written: ArraySlice<UInt8>) -> [(text: String, range: Range<Int>)]? {
        var scalars: [(text: String, range: Range<Int>)] = []
        let base = written.startIndex
        var index = base
        while index < written.endIndex {
            let byte = written[index]
            var length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            var text: String?
            if byte == UInt8(ascii: "<") {
                return nil
            } else if byte == UInt8(ascii: "&") {
                guard let end = written[index...].prefix(16).firstIndex(of: UInt8(ascii: ";")) else { return nil }
                length = end - index + 1
                text = reference(String(decoding: written[(index + 1)..<end], as: UTF8.self))
            } else {
                guard index + length <= written.endIndex else { return nil }
                text = String(validating: written[index..<(index + length)], as: UTF8.self)
            }
            guard let text else { return nil }
            scalars.append((text, (index - base)..<(index - base + length)))
            index += length
        }
        return scalars
    }

    private static func reference(_ name: String) -> String? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        let code = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst(), radix: 10) : nil
        return code.flatMap(Unicode.Scalar.init).map { String($0) }
    }
}
