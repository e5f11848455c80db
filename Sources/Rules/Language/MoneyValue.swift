// Amounts of money in conditions: compared with thresholds, added up, never converted.

import CEL
import Figures
import Market

/// An amount in CEL. It remembers from which fact it comes, so that a comparison that cannot be made
/// (VAT included, another currency) says which fact is in the way.
struct MoneyValue: OpaqueValue {
    static let name = "money"
    static let type = CELType.opaque(name)

    let money: Money
    /// The fact; `nil` for an amount written in the rule.
    let attribute: AttributeID?

    init(_ money: Money, attribute: AttributeID? = nil) {
        self.money = money
        self.attribute = attribute
    }

    /// A threshold of the law: euros without VAT.
    init(threshold amount: ExactDecimal) {
        self.init(Money(amount, taxBasis: .excluded))
    }

    var typeName: String { Self.name }
    var description: String { money.description }

    func isEqual(to other: any OpaqueValue) -> Value {
        switch compare(to: other) {
        case .int(let order)?: .bool(order == 0)
        case let other?: other
        case nil: .bool(false)
        }
    }

    func compare(to other: any OpaqueValue) -> Value? {
        guard let other = other as? MoneyValue else { return nil }
        if let obstacle = obstacle(with: other) { return obstacle }
        let (left, right) = (money.amount, other.money.amount)
        return .int(left < right ? -1 : left == right ? 0 : 1)
    }

    /// The total, in the tax basis of the two: `nil` basis mixes are unknown, see `obstacle`.
    func adding(_ other: MoneyValue, negated: Bool = false) -> Value {
        if let obstacle = obstacle(with: other) { return obstacle }
        let (left, right) = (money.amount, other.money.amount)
        guard let sum = negated ? left.subtracting(right) : left.adding(right) else { return Self.outOfRange }
        return .opaque(MoneyValue(Money(sum, currency: money.currency, taxBasis: money.taxBasis), attribute: attribute ?? other.attribute))
    }

    func multiplied(by factor: ExactDecimal) -> Value {
        guard let product = money.amount.multiplied(by: factor) else { return Self.outOfRange }
        return .opaque(MoneyValue(Money(product, currency: money.currency, taxBasis: money.taxBasis), attribute: attribute))
    }

    static let outOfRange = Value.failure(.outOfRange, "montant hors des bornes du calcul")

    /// Why the two cannot be put side by side, as the unknown that would have to be settled. An
    /// amount whose tax basis is not written counts as without VAT, and the finding says so.
    private func obstacle(with other: MoneyValue) -> Value? {
        if money.currency != other.money.currency {
            return Self.unknown(money.currency == "EUR" ? other.attribute ?? attribute : attribute ?? other.attribute)
        }
        let (left, right) = (money.taxBasis == .included, other.money.taxBasis == .included)
        guard left != right else { return nil }
        return Self.unknown(left ? attribute : other.attribute)
    }

    private static func unknown(_ attribute: AttributeID?) -> Value {
        guard let attribute else { return .failure(.invalidArgument, "montants de monnaies ou de bases fiscales différentes") }
        // An open domain: two comparisons of one amount need not turn out alike.
        return .unknown(attribute, .imprecise)
    }
}

extension Value {
    /// The amount, if this is one.
    var moneyValue: MoneyValue? {
        if case .opaque(let value) = self { value as? MoneyValue } else { nil }
    }
}
