// Comments in a DOCX: marks in the text, a part that holds the comments, and the two lists that name it.

import Documents
import XML

struct WordAnnotator {
    private let bytes: [UInt8]
    private let sources: [SourcePart]
    private let body: SourcePart
    private let zip: ZipContainer
    private let main: ZipContainer.Entry
    private let outline: XMLOutline
    private let parts: OfficeParts

    init(_ bytes: [UInt8], _ sources: [SourcePart]) throws(AnnotationRefusal) {
        self.bytes = bytes
        self.sources = sources
        guard let body = sources.first(where: { $0.part == "body" }) else { throw AnnotationRefusal(reason: "document Word sans texte principal.") }
        self.body = body
        zip = try ZipContainer(bytes)
        guard let main = zip.entry(named: body.entry), main.crc == CRC32.of(body.bytes) else {
            throw AnnotationRefusal(reason: "contenu endommagé. Télécharger le fichier à nouveau.")
        }
        self.main = main
        outline = try Self.outline(body.bytes)
        parts = OfficeParts(bytes) { $0.hasSuffix(".xml") || $0.hasSuffix(".rels") }
    }

    private static func outline(_ bytes: [UInt8]) throws(AnnotationRefusal) -> XMLOutline {
        guard let outline = XMLOutline(bytes) else {
            throw AnnotationRefusal(reason: "texte dans un codage ou sous une forme rares. L’enregistrer à nouveau dans le traitement de texte.")
        }
        return outline
    }

    func annotate(_ comments: [PlannedComment]) throws(AnnotationRefusal) -> AnnotatedBytes {
        let listing = try CommentListing(parts, main: body.entry, zip)
        var numbers = FreeNumbers(taken: listing.numbers.union(Self.numbers(in: outline)))
        let cuts = WordCuts(outline: outline)
        let prefix = MarkPrefix(outline)
        var marks: [WordCut: (ends: String, starts: String)] = [:]
        var placements: [CommentPlacement] = []
        var written: [(offset: Int, xml: String)] = []
        for comment in comments {
            guard let place = place(of: comment.target, cuts) else { throw AnnotationRefusal(reason: "aucun paragraphe où placer un commentaire.") }
            let number = numbers.next()
            var text = comment.text
            if case .moved(let reason) = place.placement { text.add(reason) }
            marks[place.start, default: ("", "")].starts += prefix.tag("commentRangeStart", number)
            marks[place.end, default: ("", "")].ends +=
                prefix.tag("commentRangeEnd", number) + prefix.run(prefix.tag("commentReference", number, isDeclared: false))
            written.append((place.start.offset, listing.comment(number, text)))
            placements.append(place.placement)
        }
        var insertions = Insertions()
        cuts.insert(marks, into: &insertions)
        var replaced = [body.entry: insertions.applied(to: body.bytes)]
        // In the order of the text, as Word itself writes them.
        let list = written.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map(\.element.xml).joined()
        let added = listing.write(list, replacing: &replaced)
        return AnnotatedBytes(bytes: try zip.archive(replacing: replaced, adding: added, like: main), placements: placements)
    }

    // MARK: Places

    private typealias Place = (start: WordCut, end: WordCut, placement: CommentPlacement)

    private func place(of target: PlannedComment.Target, _ cuts: WordCuts) -> Place? {
        guard case .passage(let part, let index, let start, let end, let quote) = target else { return title(cuts, .title) }
        guard let found = sources.block(part: part, index: index, start: start, end: end, quote: quote) else {
            return title(cuts, .moved("Placé au titre : le passage n’a pas été retrouvé dans le fichier."))
        }
        if found.part.part == "body" { return place(found, cuts) ?? title(cuts, .moved("Placé au titre : ce passage ne peut porter de commentaire.")) }
        if let note = reference(toNoteOf: found, cuts) { return note }
        let what = part.hasPrefix("header") ? "un en-tête de page" : part.hasPrefix("footer") ? "un pied de page" : "une partie du document"
        return title(cuts, .moved("Placé au titre : le passage se trouve dans \(what), où Word n’admet pas de commentaire."))
    }

    private func place(_ found: (part: SourcePart, block: BlockSource, characters: Range<Int>, isAsQuoted: Bool), _ cuts: WordCuts) -> Place? {
        if let span = found.block.span(of: found.characters, in: outline), let cut = cuts.cuts(span) {
            if cut.isMoved {
                return (cut.start, cut.end, .moved("Placé à l’endroit où la zone de texte est ancrée : Word n’y admet pas de commentaire."))
            }
            return (cut.start, cut.end, cut.isExact && found.isAsQuoted ? .exact : .widened)
        }
        return element(of: found.block, outline).flatMap { cuts.wholeParagraph(of: $0) }.map { ($0.start, $0.end, .widened) }
    }

    private func element(of block: BlockSource, _ outline: XMLOutline) -> Int? {
        switch block.marks.first?.origin {
        case .element(let number): outline.elements.indices.contains(number) ? number : nil
        case .text(let offset): outline.text(at: offset).map { outline.texts[$0].parent }
        case nil: nil
        }
    }

    /// The sign in the text that refers to a footnote.
    private func reference(toNoteOf found: (part: SourcePart, block: BlockSource, characters: Range<Int>, isAsQuoted: Bool), _ cuts: WordCuts) -> Place? {
        guard let notes = XMLOutline(found.part.bytes), let element = element(of: found.block, notes),
            let note = notes.chain(from: element).first(where: { notes.isNamed($0, "footnote") || notes.isNamed($0, "endnote") }),
            let number = notes.attribute(notes.prefix(of: note) + "id", of: note)
        else { return nil }
        let name = notes.isNamed(note, "footnote") ? "footnoteReference" : "endnoteReference"
        guard let reference = outline.elements.indices.first(where: { outline.isNamed($0, name) && outline.attribute(outline.prefix(of: $0) + "id", of: $0) == number }),
            let cut = cuts.cuts(SourceSpan(start: .element(reference), end: .element(reference), isExact: true))
        else { return nil }
        return (cut.start, cut.end, .moved("Placé à l’appel de note : le passage se trouve dans une note, où Word n’admet pas de commentaire."))
    }

    /// Around the first words of the body.
    private func title(_ cuts: WordCuts, _ placement: CommentPlacement) -> Place? {
        for block in body.blocks {
            guard let element = element(of: block, outline), outline.chain(from: element).count(where: { outline.isNamed($0, "p") }) == 1,
                let whole = cuts.wholeParagraph(of: element)
            else { continue }
            return (whole.start, whole.end, placement)
        }
        return nil
    }

    /// The numbers that marks of comments bear in the text.
    private static func numbers(in outline: XMLOutline) -> Set<Int> {
        var numbers: Set<Int> = []
        for element in outline.elements.indices
        where outline.isNamed(element, "commentRangeStart") || outline.isNamed(element, "commentRangeEnd") || outline.isNamed(element, "commentReference") {
            if let number = outline.attribute(outline.prefix(of: element) + "id", of: element).flatMap({ Int($0) }) { numbers.insert(number) }
        }
        return numbers
    }
}

/// Numbers that nothing bears yet.
struct FreeNumbers {
    private let taken: Set<Int>
    private var last: Int

    init(taken: Set<Int>) {
        self.taken = taken
        // Numbers near the largest that fits would leave no room.
        let largest = taken.max() ?? -1
        last = largest < 1 << 30 ? max(largest, -1) : -1
    }

    mutating func next() -> Int {
        repeat { last += 1 } while taken.contains(last)
        return last
    }
}

/// The marks of comments in the prefix that a story uses.
private struct MarkPrefix {
    private let prefix: String
    private let declaration: String

    init(_ outline: XMLOutline) {
        let own = outline.prefix(of: 0)
        let name = own.dropLast()
        let space = outline.attribute("xmlns:\(name)", of: 0)
        // A prefix that means something else somewhere is not relied on.
        let isUnique = outline.bytes.split(on: Array("xmlns:\(name)=".utf8)) == 1
        if !own.isEmpty, isUnique, space != nil {
            prefix = own
            declaration = ""
        } else {
            prefix = "w:"
            declaration = " xmlns:w=\"\(WordSpace.of(outline))\""
        }
    }

    func tag(_ name: String, _ number: Int, isDeclared: Bool = true) -> String {
        "<\(prefix)\(name)\(isDeclared ? declaration : "") \(prefix)id=\"\(number)\"/>"
    }

    func run(_ content: String) -> String { "<\(prefix)r\(declaration)>\(content)</\(prefix)r>" }
}

/// The namespace of WordprocessingML in one of its two standards.
enum WordSpace {
    static let transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"

    static func of(_ outline: XMLOutline) -> String {
        let root = outline.bytes[outline.elements[0].startTag]
        return String(decoding: root, as: UTF8.self).contains(strict) ? strict : transitional
    }
}

extension [UInt8] {
    /// How often a sign occurs.
    fileprivate func split(on sign: [UInt8]) -> Int {
        guard let first = sign.first else { return 0 }
        var count = 0
        var index = startIndex
        while let found = self[index...].firstIndex(of: first) {
            if self[found...].starts(with: sign) { count += 1 }
            index = found + 1
        }
        return count
    }
}
