// What the comments of a file stand around, read with other eyes than the writer's.

import Documents
import XML

/// A comment as a word processor would show it.
struct FoundComment: Equatable {
    let author: String
    let lines: [String]
    /// The words between its two marks.
    let anchored: String
}

enum Anchors {
    /// The comments of a DOCX, in the order of their numbers.
    static func ofWord(_ bytes: [UInt8]) -> [FoundComment] {
        let parts = OfficeParts(bytes) { $0.hasSuffix(".xml") || $0.hasSuffix(".rels") }
        guard let name = parts.relationships(of: "word/document.xml").first(where: { $0.isOf("comments") })?.target,
            let listing = parts[name].flatMap(XMLOutline.init), let body = parts["word/document.xml"].flatMap(XMLOutline.init)
        else { return [] }
        // Each number once, in this order: else Word calls the file damaged.
        var marks: [String: [(name: Int, element: Int)]] = [:]
        let names = ["commentRangeStart", "commentRangeEnd", "commentReference"]
        for element in body.elements.indices {
            guard let name = names.firstIndex(where: { body.isNamed(element, $0) }) else { continue }
            marks[body.attribute(body.prefix(of: element) + "id", of: element) ?? "", default: []].append((name, element))
        }
        return listing.elements.indices.filter { listing.isNamed($0, "comment") }.compactMap { comment in
            let number = listing.attribute(listing.prefix(of: comment) + "id", of: comment) ?? ""
            let own = marks[number] ?? []
            guard own.map(\.name) == [0, 1, 2] else { return nil }
            let (start, end) = (own[0].element, own[1].element)
            let lines = listing.children(of: comment).map { text(in: listing, within: listing.elements[$0].range, of: ["t"]) }
            return FoundComment(
                author: listing.attribute(listing.prefix(of: comment) + "author", of: comment) ?? "", lines: lines,
                anchored: text(in: body, within: body.elements[start].range.upperBound..<body.elements[end].range.lowerBound, of: ["t"]))
        }
    }

    /// The comments of an OpenDocument text, in the order of the text.
    static func ofOpenDocument(_ content: [UInt8]) -> [FoundComment] {
        guard let outline = XMLOutline(content) else { return [] }
        func name(_ element: Int) -> String? { outline.attribute(outline.prefix(of: element) + "name", of: element) }
        return outline.elements.indices.filter { outline.isNamed($0, "annotation") }.compactMap { start in
            let end = outline.elements.indices.first { outline.isNamed($0, "annotation-end") && name($0) == name(start) }
            let children = outline.children(of: start)
            func words(_ kind: String) -> [String] {
                children.filter { outline.isNamed($0, kind) }.map { text(in: outline, within: outline.elements[$0].range, of: nil) }
            }
            let anchored = end.map { text(in: outline, within: outline.elements[start].range.upperBound..<outline.elements[$0].range.lowerBound, of: nil) }
            return FoundComment(author: words("creator").first ?? "", lines: words("p"), anchored: anchored ?? "")
        }
    }

    static func content(_ bytes: [UInt8]) -> [UInt8] { OfficeParts(bytes) { $0 == "content.xml" }["content.xml"] ?? [] }

    /// The text in some bytes, as the elements of these names hold it; comments, notes and the like left out.
    private static func text(in outline: XMLOutline, within range: Range<Int>, of names: [String]?) -> String {
        var text = ""
        let spaces = ["tab", "br", "cr", "s", "line-break"]
        // Both are in the order of the document.
        func first<Item>(of items: [Item], _ start: (Item) -> Int) -> Int {
            var (low, high) = (0, items.count)
            while low < high {
                let middle = (low + high) / 2
                if start(items[middle]) < range.lowerBound { low = middle + 1 } else { high = middle }
            }
            return low
        }
        var pieces: [(Int, String)] = []
        for piece in outline.texts[first(of: outline.texts) { $0.range.lowerBound }...].prefix(while: { $0.range.lowerBound < range.upperBound }) {
            let isText = names.map { $0.contains { outline.isNamed(piece.parent, $0) } } ?? true
            // Of a text box both shapes hold the words; they are read once.
            let outer = outline.chain(from: piece.parent).filter { outline.elements[$0].range.lowerBound >= range.lowerBound }
            guard isText, !outer.contains(where: { outline.isNamed($0, "annotation") || outline.isNamed($0, "Fallback") || outline.isNamed($0, "del") }) else { continue }
            pieces.append((piece.range.lowerBound, decoded(String(decoding: outline.bytes[piece.range], as: UTF8.self))))
        }
        let start = first(of: outline.elements) { $0.startTag.lowerBound }
        for element in outline.elements.indices[start...].prefix(while: { outline.elements[$0].startTag.lowerBound < range.upperBound }) {
            if spaces.contains(where: { outline.isNamed(element, $0) }) { pieces.append((outline.elements[element].range.lowerBound, " ")) }
            if outline.isNamed(element, "noBreakHyphen") { pieces.append((outline.elements[element].range.lowerBound, "\u{2011}")) }
        }
        for piece in pieces.sorted(by: { $0.0 < $1.0 }) { text += piece.1 }
        return text.split(whereSeparator: { $0 == " " || $0.isNewline }).joined(separator: " ")
    }

    private static func decoded(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&apos;", with: "'")
            .replacing("&#233;", with: "é").replacing("&amp;", with: "&")
    }
}
