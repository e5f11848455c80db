// What holds for every consultation of one buyer, declared once in its settings.

import Figures
import Market
import Provenance

/// Facts that a house declares of itself. They fill gaps: what the papers or an answer say is left alone.
public struct HouseFacts: Hashable, Sendable {
    /// Who declares them.
    public let by: String
    public let date: CivilDate
    /// A code of `CodeList.buyerKind`.
    public let buyerKind: String?
    /// A code of `CodeList.buyerCategory`.
    public let buyerCategory: String?
    /// Per cent of a lot's price.
    public let labourShare: ExactDecimal?
    /// € an hour, charges included.
    public let labourHourlyCost: ExactDecimal?

    public init(
        by: String, date: CivilDate, buyerKind: String? = nil, buyerCategory: String? = nil, labourShare: ExactDecimal? = nil,
        labourHourlyCost: ExactDecimal? = nil
    ) {
        self.by = by
        self.date = date
        self.buyerKind = buyerKind
        self.buyerCategory = buyerCategory
        self.labourShare = labourShare
        self.labourHourlyCost = labourHourlyCost
    }

    /// Adds what the papers do not say.
    public func apply(to market: inout Market) {
        if let buyerKind, market.buyer[BuyerField.kind].claims.isEmpty {
            market.buyer.add(Claim(.code(buyerKind), evidence(buyerKind)), to: BuyerField.kind)
        }
        if let buyerCategory, market.buyer[BuyerField.category].claims.isEmpty {
            market.buyer.add(Claim(.code(buyerCategory), evidence(buyerCategory)), to: BuyerField.category)
        }
        market.categoriseBuyer()
        for index in market.lots.members.indices {
            if let labourShare, market.lots.members[index][LotField.labourShare].claims.isEmpty {
                market.lots.members[index].add(Claim(.number(labourShare), evidence("\(labourShare) %")), to: LotField.labourShare)
            }
            if let labourHourlyCost, market.lots.members[index][LotField.labourHourlyCost].claims.isEmpty {
                market.lots.members[index].add(
                    Claim(.money(Money(labourHourlyCost, taxBasis: .excluded)), evidence("\(labourHourlyCost) €")), to: LotField.labourHourlyCost)
            }
        }
    }

    private func evidence(_ quote: String) -> Evidence {
        // A declaration stands in no paper; the number only has to differ from theirs.
        Evidence(document: DocumentID(-1), locator: .declared(by: by, date: date), quote: quote)
    }
}
