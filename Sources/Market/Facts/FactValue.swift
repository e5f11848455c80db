// The values a paper can give: one case for each type of the attribute catalogue.

import Figures

/// A value as one paper states it.
public enum FactValue: Hashable, Sendable {
    case bool(Bool)
    case integer(Int)
    /// A number that may have decimals: a weight, a percentage.
    indirect case number(ExactDecimal)
    /// A code of an eForms list, or of a list of ours in the same style.
    case code(String)
    case text(String)
    case date(CivilDate)
    /// A date with, where written, the hour and the offset.
    indirect case moment(Moment)
    indirect case money(Money)
    case duration(CalendarDuration)
}

/// Whether an amount includes VAT.
public enum TaxBasis: String, Hashable, Sendable, CaseIterable {
    /// Hors taxes. Every amount in eForms is.
    case excluded = "HT"
    /// Toutes taxes comprises.
    case included = "TTC"
    case unstated
}

/// An amount of money: exact, in a currency, with its tax basis.
public struct Money: Hashable, Sendable, CustomStringConvertible {
    public let amount: ExactDecimal
    /// ISO 4217: `EUR`.
    public let currency: String
    public let taxBasis: TaxBasis

    public init(_ amount: ExactDecimal, currency: String = "EUR", taxBasis: TaxBasis) {
        self.amount = amount
        self.currency = currency
        self.taxBasis = taxBasis
    }

    /// `216000 EUR HT`: for logs and tests; reports write French.
    public var description: String { "\(amount) \(currency) \(taxBasis.rawValue)" }
}

extension FactValue: CustomStringConvertible {
    /// Plain form without formatting: codes and texts as they are, ISO dates, exact decimals.
    public var description: String {
        switch self {
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): value.description
        case .code(let value), .text(let value): value
        case .date(let value): value.description
        case .moment(let value): value.description
        case .money(let value): value.description
        case .duration(let value): value.description
        }
    }
}
