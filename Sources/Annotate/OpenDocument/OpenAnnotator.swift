// Comments in an OpenDocument text: they stand in the text itself, an element at either end.

import Documents
import XML

struct OpenAnnotator {
    private let sources: [SourcePart]
    private let content: SourcePart
    private let outline: XMLOutline
    /// `nil` where the file is one XML document.
    private let container: (zip: ZipContainer, entry: ZipContainer.Entry)?

    init(_ bytes: [UInt8], _ sources: [SourcePart]) throws(AnnotationRefusal) {
        self.sources = sources
        guard let content = sources.first(where: { $0.entry == "content.xml" || $0.entry.isEmpty }) else {
            throw AnnotationRefusal(reason: "document OpenDocument sans contenu.")
        }
        self.content = content
        if content.entry.isEmpty {
            container = nil
        } else {
            let zip = try ZipContainer(bytes)
            guard let entry = zip.entry(named: content.entry), entry.crc == CRC32.of(content.bytes) else {
                throw AnnotationRefusal(reason: "contenu endommagé. Télécharger le fichier à nouveau.")
            }
            container = (zip, entry)
        }
        guard let outline = XMLOutline(content.bytes) else {
            throw AnnotationRefusal(reason: "texte dans un codage ou sous une forme rares. L’enregistrer à nouveau dans le traitement de texte.")
        }
        self.outline = outline
    }

    func annotate(_ comments: [PlannedComment]) throws(AnnotationRefusal) -> AnnotatedBytes {
        var starts: [Int: String] = [:]
        var ends: [Int: String] = [:]
        var placements: [CommentPlacement] = []
        var numbers = FreeNames(outline)
        for comment in comments {
            guard let place = place(of: comment.target) else { throw AnnotationRefusal(reason: "aucun paragraphe où placer un commentaire.") }
            var text = comment.text
            if case .moved(let reason) = place.placement { text.add(reason) }
            let name = numbers.next()
            starts[place.range.lowerBound, default: ""] += Self.annotation(name, text)
            ends[place.range.upperBound, default: ""] += "<office:annotation-end \(Self.office) office:name=\"\(name)\"/>"
            placements.append(place.placement)
        }
        var insertions = Insertions()
        for offset in Set(starts.keys).union(ends.keys).sorted() { insertions.insert((ends[offset] ?? "") + (starts[offset] ?? ""), at: offset) }
        let changed = insertions.applied(to: content.bytes)
        guard let container else { return AnnotatedBytes(bytes: changed, placements: placements) }
        return AnnotatedBytes(
            bytes: try container.zip.archive(replacing: [content.entry: changed], adding: [], like: container.entry), placements: placements)
    }

    // The document's own prefixes may mean anything: each comment brings its own.
    private static let office = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    private static let text = "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    private static let core = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\""

    private static func annotation(_ name: String, _ text: CommentText) -> String {
        let paragraphs = text.lines.map { "<text:p>\(Markup.text($0.text))</text:p>" }.joined()
        return "<office:annotation \(office) \(Self.text) \(core) office:name=\"\(name)\"><dc:creator>\(CommentText.author)</dc:creator>\(paragraphs)</office:annotation>"
    }

    // MARK: Places

    private typealias Place = (range: Range<Int>, placement: CommentPlacement)

    private func place(of target: PlannedComment.Target) -> Place? {
        guard case .passage(let part, let index, let start, let end, let quote) = target else { return title(.title) }
        guard let found = sources.block(part: part, index: index, start: start, end: end, quote: quote), found.part.entry == content.entry else {
            let what = part == "header" ? "un en-tête de page" : part == "footer" ? "un pied de page" : "une partie du document"
            return title(.moved("Placé au titre : le passage se trouve dans \(what), où un commentaire ne peut être placé."))
        }
        if let span = found.block.span(of: found.characters, in: outline), let from = bound(span.start, isStart: true), let to = bound(span.end, isStart: false),
            from.offset < to.offset
        {
            let range = from.offset..<to.offset
            if from.isMoved || to.isMoved {
                return (range, .moved("Placé à l’endroit où la note ou le cadre est ancré : le passage lui-même ne peut porter de commentaire."))
            }
            return (range, from.isExact && to.isExact && span.isExact && found.isAsQuoted ? .exact : .widened)
        }
        return whole(found.block).map { ($0, .widened) } ?? title(.moved("Placé au titre : ce passage ne peut porter de commentaire."))
    }

    private func bound(_ position: SourcePosition, isStart: Bool) -> (offset: Int, isExact: Bool, isMoved: Bool)? {
        let element: Int
        switch position {
        case .element(let number): element = number
        case .text(let number, _): element = outline.texts[number].parent
        }
        let chain = outline.chain(from: element)
        guard let place = chain.lastIndex(where: isParagraph), !chain[place...].contains(where: isAside) else { return nil }
        // From the paragraph inwards, as far as comments may stand.
        let isMoved = chain[..<place].contains { isParagraph($0) || isAside($0) }
        for index in stride(from: place - 1, through: 0, by: -1) where !isInline(chain[index]) {
            let range = outline.elements[chain[index]].range
            let isItself = index == 0 && position == .element(chain[0])
            return (isStart ? range.lowerBound : range.upperBound, isItself, isMoved)
        }
        switch position {
        case .text(_, let offset): return (offset, true, isMoved)
        case .element(let number):
            let range = outline.elements[number].range
            return place == 0 ? nil : (isStart ? range.lowerBound : range.upperBound, true, isMoved)
        }
    }

    private func isParagraph(_ element: Int) -> Bool { outline.isNamed(element, "p") || outline.isNamed(element, "h") }
    private func isInline(_ element: Int) -> Bool { outline.isNamed(element, "span") || outline.isNamed(element, "a") }

    /// What stands beside the text and may hold no comment.
    private func isAside(_ element: Int) -> Bool {
        ["note", "frame", "text-box", "custom-shape", "g", "annotation", "rect", "shape"].contains { outline.isNamed(element, $0) }
    }

    private func whole(_ block: BlockSource) -> Range<Int>? {
        let element: Int?
        switch block.marks.first?.origin {
        case .element(let number): element = outline.elements.indices.contains(number) ? number : nil
        case .text(let offset): element = outline.text(at: offset).map { outline.texts[$0].parent }
        case nil: element = nil
        }
        guard let element else { return nil }
        let chain = outline.chain(from: element)
        guard let paragraph = chain.last(where: isParagraph), !chain.contains(where: isAside), !outline.elements[paragraph].isEmptyTag else { return nil }
        return outline.elements[paragraph].startTag.upperBound..<outline.elements[paragraph].endTag.lowerBound
    }

    private func title(_ placement: CommentPlacement) -> Place? {
        for block in content.blocks where block.part == "body" {
            if let range = whole(block) { return (range, placement) }
        }
        return nil
    }
}

/// Names of comments that the document does not use yet.
private struct FreeNames {
    private var taken: Set<String> = []
    private var last = 0

    init(_ outline: XMLOutline) {
        for element in outline.elements.indices where outline.isNamed(element, "annotation") {
            if let name = outline.attribute(outline.prefix(of: element) + "name", of: element) { taken.insert(name) }
        }
    }

    mutating func next() -> String {
        repeat { last += 1 } while taken.contains("clausier-\(last)")
        return "clausier-\(last)"
    }
}
