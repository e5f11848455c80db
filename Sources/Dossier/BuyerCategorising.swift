// Which European threshold column a buyer falls under, where its legal type or kind decides it.

import Market
import Provenance

extension Market {
    /// Adds the buyer's category for thresholds (annexe 2 CCP) where the papers decide it.
    ///
    /// Left open, to be asked: bodies governed by public law that the State controls (its
    /// establishments are central authorities unless industrial and commercial, which eForms does not
    /// tell) and subsidised organisations.
    mutating func categoriseBuyer() {
        guard buyer[BuyerField.category].claims.isEmpty else { return }
        if case .code("32014L0025")? = notice.firstValue(of: NoticeField.legalBasis),
            let claim = notice[NoticeField.legalBasis].claims.first
        {
            // The utilities directive: the buyer acts as an entité adjudicatrice.
            buyer.add(Claim(.code("contracting-entity"), claim.evidence), to: BuyerField.category)
            return
        }
        for claim in buyer[BuyerField.kind].claims {
            if case .code(let kind) = claim.value, ["oph", "esh", "coop-hlm", "local-authority"].contains(kind) {
                buyer.add(Claim(.code("sub-central"), claim.evidence), to: BuyerField.category)
                return
            }
        }
        guard let claim = buyer[BuyerField.legalType].claims.first, case .code(let type) = claim.value else { return }
        switch type {
        case "cga":
            buyer.add(Claim(.code("central"), claim.evidence), to: BuyerField.category)
        case "la", "ra", "body-pl-la", "body-pl-ra":
            buyer.add(Claim(.code("sub-central"), claim.evidence), to: BuyerField.category)
        default:
            break
        }
    }
}
