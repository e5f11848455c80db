// « conformément à l'article 12.4 du CCAP »: the articles a paper has, and those it refers to elsewhere.

import Clauses
import Documents
import Provenance

/// A reference to a numbered article of a paper of the tender.
struct ArticleReference: Hashable, Sendable {
    /// « 12.4 ».
    let article: String
    let paper: PaperKind
    let evidence: Evidence

    /// More than this in one paper are counted, not kept.
    private static let limit = 2_000

    /// All references in a paper's text.
    static func all(in text: DocumentText, document: DocumentID) -> [ArticleReference] {
        var found: [ArticleReference] = []
        for block in text.blocks where found.count < limit {
            switch block.role {
            case .comment, .pageHeader, .pageFooter: continue
            default: break
            }
            guard block.text.utf8.count < 20_000, Self.mayRefer(block.text) else { continue }
            let folded = FoldedText(block.text)
            var scanner = ReferenceScanner(folded.bytes)
            while let hit = scanner.next() {
                let quote = folded.quote(hit.range)
                let start = block.text.range(of: quote, fromUTF8: folded, hit.range.lowerBound)
                let evidence = Evidence(
                    document: document, locator: block.place.locator(of: start..<(start + quote.count)), quote: quote)
                for article in hit.articles { found.append(ArticleReference(article: article, paper: hit.paper, evidence: evidence)) }
            }
        }
        return found
    }

    /// Most paragraphs name no article, and need not be folded.
    private static func mayRefer(_ text: String) -> Bool {
        text.contains(wordThatBegins: "art")
    }
}

/// Finds « article(s) N … du CCAP » in folded bytes, in one pass.
struct ReferenceScanner {
    struct Hit {
        let articles: [String]
        let paper: PaperKind
        let range: Range<Int>
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Hit? {
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "a"), isWordStart(position), let start = articleWord(at: position) else {
                position += 1
                continue
            }
            let begin = position
            position = start
            var place = start
            var articles: [String] = []
            while let number = number(at: &place) {
                articles.append(number)
                var after = place
                guard skip([", ", " et ", " ou ", " et a l'article ", " et de l'article "], &after) else { break }
                place = after
            }
            guard !articles.isEmpty, skip([" du present ", " du ", " de la ", " de l'", " au "], &place), let paper = paper(at: &place) else { continue }
            position = place
            return Hit(articles: articles, paper: paper, range: begin..<place)
        }
        return nil
    }

    private func isWordStart(_ index: Int) -> Bool { index == 0 || !isLetter(bytes[index - 1]) && !isDigit(bytes[index - 1]) }

    /// Behind « article », « articles », « art. » and the space.
    private func articleWord(at index: Int) -> Int? {
        for word in ["articles no ", "article no ", "article no", "articles ", "article ", "art. ", "art "] {
            var place = index
            if skip([word], &place) { return place }
        }
        return nil
    }

    /// « 12 », « 12.4 », « 12-4-1 »; not « 12 000 », not « R2113-4 ».
    private func number(at place: inout Int) -> String? {
        var index = place
        var parts: [String] = []
        while true {
            let start = index
            while index < bytes.count, isDigit(bytes[index]), index - start < 3 { index += 1 }
            guard index > start else { break }
            parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
            guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: "-"), isDigit(bytes[index + 1]) else { break }
            index += 1
        }
        guard !parts.isEmpty, index >= bytes.count || !isDigit(bytes[index]) && !isLetter(bytes[index]) else { return nil }
        place = index
        return parts.compactMap { Int($0) }.map(String.init).joined(separator: ".")
    }

    /// The paper named; never the CCAG, whose articles are elsewhere.
    private func paper(at place: inout Int) -> PaperKind? {
        let names: [(String, PaperKind)] = [
            ("reglement de la consultation", .rc), ("reglement de consultation", .rc), ("rc", .rc), ("r.c.", .rc),
            ("cahier des clauses administratives particulieres", .ccap), ("ccap", .ccap), ("c.c.a.p", .ccap),
            ("cahier des clauses techniques particulieres", .cctp), ("cctp", .cctp), ("c.c.t.p", .cctp),
            ("cahier des clauses particulieres", .ccp), ("ccp", .ccp),
            ("acte d'engagement", .ae), ("ae", .ae),
        ]
        for (name, kind) in names {
            var end = place
            guard skip([name], &end), end >= bytes.count || !isLetter(bytes[end]) else { continue }
            place = end
            return kind
        }
        return nil
    }

    private func skip(_ words: [String], _ place: inout Int) -> Bool {
        for word in words {
            let utf8 = word.utf8
            guard place + utf8.count <= bytes.count, bytes[place..<(place + utf8.count)].elementsEqual(utf8) else { continue }
            place += utf8.count
            return true
        }
        return false
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
    private func isLetter(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }
}

extension String {
    /// At which character of the text a quote cut from it by folded offsets starts.
    fileprivate func range(of quote: String, fromUTF8 folded: FoldedText, _ offset: Int) -> Int {
        folded.quote(0..<offset).count
    }
}
