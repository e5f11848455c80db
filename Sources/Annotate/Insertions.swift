// Changes to a part of a document, by byte: everything between them stays as it is.

import XML

/// What is inserted where.
struct Insertions {
    private var list: [(range: Range<Int>, bytes: [UInt8])] = []

    /// Insertions at the same place stand in the order in which they were made.
    mutating func insert(_ text: String, at offset: Int) { list.append((offset..<offset, Array(text.utf8))) }

    /// Puts something behind the last child of an element.
    mutating func append(_ text: String, to element: Int, of outline: XMLOutline) {
        let parent = outline.elements[element]
        guard parent.isEmptyTag else { return insert(text, at: parent.endTag.lowerBound) }
        let end = parent.startTag.upperBound
        list.append(((end - 2)..<end, Array(">\(text)</\(outline.name(of: element))>".utf8)))
    }

    func applied(to bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + list.reduce(0) { $0 + $1.bytes.count })
        var copied = 0
        let sorted = list.enumerated().sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
        for (_, change) in sorted {
            output += bytes[copied..<change.range.lowerBound]
            output += change.bytes
            copied = change.range.upperBound
        }
        return output + bytes[copied...]
    }
}

/// Text in XML.
enum Markup {
    static func text(_ text: String) -> String {
        var escaped = ""
        for scalar in harmless(text).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// On one line, without what XML forbids and without marks that would turn the direction of what
    /// follows: a quote comes from anywhere.
    static func harmless(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: escaped += " "
            case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: break
            case let value where value & 0xFFFE == 0xFFFE: break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
