// Catalogue: what rules look at beside the consultation itself — one paper of it, or the hours of an
// operation that many consultations make up.

import Provenance

/// A paper of the consultation, by itself.
public enum DocumentField: Int, RecordField {
    case kind, readInFull, obsoleteReferences

    public static let recordType = RecordType.document

    public var spec: AttributeSpec {
        switch self {
        case .kind:
            AttributeSpec(
                .code(list: "paper-kind", values: PaperKind.allCases.map(\.rawValue)), nil, "nature de la pièce",
                ask: "De quelle pièce s’agit-il ?", papers: [])
        case .readInFull: AttributeSpec(.bool, nil, "pièce lue en entier", papers: [])
        case .obsoleteReferences:
            AttributeSpec(.text, nil, "renvois de la pièce à un droit abrogé", many: true, papers: [])
        }
    }
}

/// One objective of an urban-renewal operation: works and engineering, or local upkeep, over all contracts.
/// The figures are worked out by `Operations`, as ranges; what is not known or not confirmed has no claim.
public enum OperationField: Int, RecordField {
    case nature, requiredMinimum, requiredMaximum, writtenMinimum, writtenMaximum

    public static let recordType = RecordType.operation

    public var spec: AttributeSpec {
        switch self {
        case .nature:
            AttributeSpec(.code(list: "npnru-nature", values: ["works", "gup"]), nil, "nature de l’objectif", papers: [])
        case .requiredMinimum:
            AttributeSpec(.number, nil, "heures à réserver, au moins", ask: "Quels sont les montants, les parts de main-d’œuvre et le coût horaire de tous les contrats ?", unit: "heures", papers: [])
        case .requiredMaximum:
            AttributeSpec(.number, nil, "heures à réserver, au plus", ask: "Quels sont les montants, les parts de main-d’œuvre et le coût horaire de tous les contrats ?", unit: "heures", papers: [])
        case .writtenMinimum:
            AttributeSpec(.number, nil, "heures écrites, au moins", ask: "Combien d’heures d’insertion chaque contrat écrit-il ?", unit: "heures", papers: [])
        case .writtenMaximum:
            AttributeSpec(.number, nil, "heures écrites, au plus", ask: "Combien d’heures d’insertion chaque contrat écrit-il ?", unit: "heures", papers: [])
        }
    }
}
