// References that lead nowhere: the paper referred to was read in full and has no such article.

import Market
import Provenance

enum BrokenReferences {
    /// Those of all papers; the same article missed in several places of one paper once.
    static func discrepancies(among documents: [ReadDocument]) -> [Discrepancy] {
        var found: [Discrepancy] = []
        for document in documents {
            var seen: Set<String> = []
            for reference in document.references {
                guard let target = target(of: reference.paper, from: document, among: documents) else { continue }
                guard target.articles.lacks(reference.article), let neighbour = target.articles.neighbour(of: reference.article) else { continue }
                let path = "documents[\(document.record.id.index)].\(reference.paper.rawValue).\(reference.article)"
                guard seen.insert(path).inserted else { continue }
                found.append(Discrepancy(
                    .reference, path: path, label: "Renvoi à l’article \(reference.article) \(reference.paper.labelWithDe)",
                    sides: [
                        Discrepancy.Side(
                            "\(document.record.kind.labelWithArticle) y renvoie (« \(reference.evidence.quote) »)", evidence: [reference.evidence]),
                        Discrepancy.Side(
                            "cette pièce, lue en entier, n’a pas d’article \(reference.article) (celui qui précède est le \(neighbour.number))",
                            evidence: [neighbour.evidence]),
                    ]))
            }
        }
        return found
    }

    /// The one paper that is meant: itself, else the only one of its kind; read in full, of one lot at most with it.
    private static func target(of kind: PaperKind, from document: ReadDocument, among documents: [ReadDocument]) -> ReadDocument? {
        if document.record.kind == kind { return document.record.status.isReadInFull ? document : nil }
        let candidates = documents.filter { other in
            other.record.kind == kind
                && (other.record.lots.isEmpty || document.record.lots.isEmpty || !Set(other.record.lots).isDisjoint(with: document.record.lots))
        }
        guard candidates.count == 1, let only = candidates.first, only.record.status.isReadInFull, only.record.possibleKinds.isEmpty else { return nil }
        return only
    }
}
