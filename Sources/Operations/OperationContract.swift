// One contract, or one lot, of an urban-renewal operation.

import Figures

/// A contract of an operation, as its file or its papers give it.
public struct OperationContract: Sendable {
    /// What the charter counts.
    public enum Nature: String, CaseIterable, Hashable, Sendable {
        case works, engineering, gup, other

        public var label: String {
            switch self {
            case .works: "travaux"
            case .engineering: "ingénierie"
            case .gup: "gestion urbaine de proximité"
            case .other: "autre"
            }
        }
    }

    /// How far it is: what is not yet launched can still be changed.
    public enum Status: String, CaseIterable, Hashable, Sendable {
        case planned, launched, awarded

        public var label: String {
            switch self {
            case .planned: "à lancer"
            case .launched: "lancé"
            case .awarded: "attribué"
            }
        }
    }

    /// In which way the hours reach who carries them.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        case direct, subcontractor

        public var label: String {
            switch self {
            case .direct: "titulaire"
            case .subcontractor: "sous-traitant"
            }
        }
    }

    public var name: String
    public var nature: Nature
    public var status: Status
    /// A row of the table of labour shares.
    public var trade: String?
    /// € HT; `nil` where it is not known.
    public var amount: ExactDecimal?
    /// Declared share of labour, in per cent; wins over the table.
    public var labourShare: Interval?
    /// Hours written in the contract; `nil` where that is not known.
    public var hours: Interval?
    /// Hours of optional tranches, which count only once they are affirmed.
    public var optionalHours: ExactDecimal = .zero
    /// Hires, which the charter asks of engineering without a figure.
    public var hires: Int?
    public var carrier: String?
    public var role: Role = .direct
    /// The paper it was read from.
    public var source: String?
    /// In French: what a reader must know of these figures.
    public var remarks: [String] = []

    public init(name: String, nature: Nature, status: Status) {
        self.name = name
        self.nature = nature
        self.status = status
    }
}
