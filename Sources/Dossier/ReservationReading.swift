// Papers reserve a lot by citing the article; notices by a code. The article tells the code.

import Market

extension Market {
    /// Gives a lot that papers reserve under an article, and that no paper codes, the code of eForms
    /// (BT-71) with the same evidence. Prison work (L2113-13-1) has none.
    mutating func deduceReservations() {
        for index in lots.members.indices where lots.members[index][LotField.reservedParticipation].claims.isEmpty {
            for claim in lots.members[index][LotField.reservationBasis].claims {
                let code: String
                switch claim.value {
                case .code("L2113-12"), .code("L2113-13"): code = "res-ws"
                case .code("L2113-15"): code = "res-pub-ser"
                default: continue
                }
                lots.members[index].add(Claim(.code(code), claim.evidence), to: LotField.reservedParticipation)
            }
        }
    }
}
