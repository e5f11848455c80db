// What was read from a document: each passage with its address and the facts it establishes.

import Market
import Provenance
import Rules

/// `clausier text`.
public enum ReadingPage {
    /// In the order of the document.
    public static func page(_ market: Market, display: TextDisplay) -> [UInt8] {
        var page = Page(display)
        for document in market.documents {
            if market.documents.count > 1 { page.heading("\(document.path) (\(document.kind.label))", .strong) }
            for passage in passages(of: document.id, in: market) {
                page.paragraph(
                    Run(passage.evidence.place, .faint), Run(" "),
                    Run(passage.evidence.quote.isEmpty ? "(vide)" : Quotation.french(passage.evidence.quote, limit: 2_000)))
                for fact in passage.facts { page.paragraph(Run("→\u{A0}", .good), Run(fact), indent: 4, hanging: 6) }
            }
        }
        return page.bytes
    }

    private struct Passage {
        let evidence: Evidence
        var facts: [String]
    }

    private static func passages(of document: DocumentID, in market: Market) -> [Passage] {
        var passages: [Passage] = []
        var places: [Evidence: Int] = [:]
        market.forEachRecord { path, record in
            for attribute in record.type.attributes {
                for claim in record[slot: attribute.slot].claims where claim.evidence.document == document {
                    let fact = "\(AttributePath.field(path, attribute.name)) = \(value(claim.value, attribute))"
                    if let place = places[claim.evidence] {
                        if !passages[place].facts.contains(fact) { passages[place].facts.append(fact) }
                    } else {
                        places[claim.evidence] = passages.count
                        passages.append(Passage(evidence: claim.evidence, facts: [fact]))
                    }
                }
            }
        }
        return passages.enumerated().sorted { left, right in
            (order(left.element.evidence.locator), left.offset) < (order(right.element.evidence.locator), right.offset)
        }.map(\.element)
    }

    /// Texts are quoted above; only the beginning is repeated.
    private static func value(_ value: FactValue, _ attribute: Attribute) -> String {
        let text = FrenchText.value(value, of: attribute.spec.type)
        return text.count > 60 ? text.prefix(60) + "…" : text
    }

    /// Position in the document, as far as the kinds of place can be compared.
    private static func order(_ locator: Locator) -> Int {
        switch locator {
        case .xml(let place): place.element
        case .page(let page, let block, _): page * 10_000 + block
        case .paragraph(_, let index, _, _): index
        case .text(let line, let column): line * 10_000 + column
        case .cell, .declared: .max
        }
    }
}
