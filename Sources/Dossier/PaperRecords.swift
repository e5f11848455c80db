// Each paper by itself: what it is, and what only it says, for rules that look at papers one by one.

import Market
import Provenance

extension Market {
    /// One record for each document, named by its path below the folder that they share.
    mutating func describePapers() {
        let names = Self.namesBelowTheirFolder(documents.map(\.path))
        papers = zip(documents, names).map { document, name in
            var paper = Record(.document, identifier: name)
            let derived = Evidence.derived(document.id)
            // A paper that may be one of several kinds is none of them yet.
            if document.possibleKinds.isEmpty { paper.add(Claim(.code(document.kind.rawValue), derived), to: DocumentField.kind) }
            paper.add(Claim(.bool(document.status.isReadInFull), derived), to: DocumentField.readInFull)
            for claim in procedure[ProcedureField.obsoleteReferences].claims where claim.evidence.document == document.id {
                paper.add(claim, to: DocumentField.obsoleteReferences)
            }
            return paper
        }
    }

    private static func namesBelowTheirFolder(_ paths: [String]) -> [String] {
        let steps = paths.map { $0.split(separator: "/") }
        var shared = (steps.first?.count ?? 1) - 1
        for other in steps.dropFirst() {
            let same = zip(steps[0].dropLast(), other.dropLast()).prefix { $0 == $1 }.count
            shared = min(shared, same)
        }
        return zip(steps, paths).map { steps, path in steps.isEmpty ? path : steps.dropFirst(shared).joined(separator: "/") }
    }
}
