// « Les pièces prévalent dans l'ordre de priorité suivant … »: read to say in words which paper would
// win, never to choose a value.

import Clauses
import Documents
import Market
import Provenance

enum PrecedenceReading {
    /// The list may go on over so many paragraphs.
    private static let longestList = 25

    private static let names: [(PaperKind, [String])] = [
        (.ae, ["acte d engagement"]),
        (.ccap, ["cahier des clauses administratives particulieres", "ccap", "c c a p"]),
        (.cctp, ["cahier des clauses techniques particulieres", "cctp", "c c t p"]),
        (.ccp, ["cahier des clauses particulieres", "ccp", "ccatp"]),
        (.rc, ["reglement de la consultation", "reglement de consultation"]),
        (.dpgf, ["decomposition du prix global*", "dpgf"]),
        (.bpu, ["bordereau des prix*", "bordereau de prix*", "bpu"]),
        (.dqe, ["detail quantitatif*", "dqe"]),
        (.insertionAnnex, ["annexe* insertion", "annexe* * insertion", "annexe* * * insertion"]),
    ]

    /// The first order of precedence that a paper states.
    static func read(_ text: DocumentText, document: DocumentID) -> Precedence? {
        for (index, block) in text.blocks.enumerated() where block.text.utf8.count < 8_000 {
            guard let start = announcement(block.text) else { continue }
            let words = FoldedWords(block.text).words
            var order = kinds(Array(words[start...]))
            if order.count < 2 {
                order += listed(text.blocks[(index + 1)...].prefix(longestList), after: order)
            }
            guard order.count > 1 else { continue }
            let quote = String(block.text.prefix(300))
            return Precedence(order, evidence: Evidence(document: document, locator: block.place.locator(of: 0..<quote.count), quote: quote))
        }
        return nil
    }

    /// In which word the announcement ends: « … par ordre de priorité décroissante : ».
    private static func announcement(_ text: String) -> Int? {
        // Every phrase has this word; most paragraphs do not, and need not be cut into words.
        guard text.contains(wordThatBegins: "ordre") else { return nil }
        let words = FoldedWords(text)
        for phrase in ["ordre de priorite", "ordre decroissant de priorite", "ordre de preseance", "ordre de prevalence", "prevalent dans l ordre", "ordre d importance des pieces", "ordre hierarchique"] {
            if let position = words.position(of: phrase) { return position + phrase.split(separator: " ").count }
        }
        // « … prévalent, en cas de contradiction, dans l'ordre suivant : »
        guard words.contains("preval*") || words.contains("prime*") else { return nil }
        for phrase in ["ordre suivant", "ordre ci apres", "ordre ci dessous", "ordre d enumeration", "ordre de leur enumeration", "ordre dans lequel"] {
            if let position = words.position(of: phrase) { return position + phrase.split(separator: " ").count }
        }
        return nil
    }

    /// Papers in the order in which a text names them, each once.
    private static func kinds(_ words: [String]) -> [PaperKind] {
        let text = FoldedWords(words.joined(separator: " "))
        let found = names.compactMap { kind, phrases in
            phrases.compactMap(text.position).min().map { (kind: kind, position: $0) }
        }
        return found.sorted { $0.position < $1.position }.map(\.kind)
    }

    /// One paper for each item of a list, until the next article.
    private static func listed(_ blocks: ArraySlice<TextBlock>, after known: [PaperKind]) -> [PaperKind] {
        var order: [PaperKind] = []
        var empty = 0
        for block in blocks {
            if case .heading = block.role { break }
            switch block.role {
            case .pageHeader, .pageFooter, .comment, .footnote: continue
            default: break
            }
            if let first = kinds(FoldedWords(block.text).words).first {
                empty = 0
                if !order.contains(first), !known.contains(first) { order.append(first) }
            } else {
                empty += 1
                if empty > 3 { break }
            }
        }
        return order
    }
}
