// What does not fit between papers and is no single fact: lists that differ, references that lead nowhere.

import Provenance

/// Something that papers, put side by side, do not agree on.
public struct Discrepancy: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The papers list other lots, or other criteria.
        case lists
        /// A paper refers to an article that the paper referred to does not have.
        case reference
    }

    /// What one side says.
    public struct Side: Hashable, Sendable {
        /// In French: « lots 1 à 3 ».
        public let text: String
        public let evidence: [Evidence]

        public init(_ text: String, evidence: [Evidence]) {
            self.text = text
            self.evidence = evidence
        }
    }

    public let kind: Kind
    /// What it is about, as reports address it: `lots`, `lots[LOT-0001].awardCriteria`.
    public let path: String
    /// Identifier of the lot; `nil` for the market as a whole.
    public let lot: String?
    /// French name: « liste des lots ».
    public let label: String
    /// Two at least.
    public let sides: [Side]

    public init(_ kind: Kind, path: String, lot: String? = nil, label: String, sides: [Side]) {
        self.kind = kind
        self.path = path
        self.lot = lot
        self.label = label
        self.sides = sides
    }
}

/// « Les pièces contractuelles prévalent dans l'ordre suivant … »
public struct Precedence: Hashable, Sendable {
    /// The first prevails.
    public let order: [PaperKind]
    public let evidence: Evidence

    public init(_ order: [PaperKind], evidence: Evidence) {
        self.order = order
        self.evidence = evidence
    }
}
