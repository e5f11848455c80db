// To whom a lot is reserved, as the papers say it. Whether the candidate is one of them is for the rules.

import Market
import Provenance

/// What is known of a lot's reservation.
public struct Reservation: Sendable, Hashable {
    public enum Family: String, CaseIterable, Hashable, Sendable {
        case insertion, sheltered, prison, socialEconomy
        /// BT-71 `res-ws` and nothing else: disability or insertion.
        case shelteredOrInsertion

        public var label: String {
            switch self {
            case .insertion: "structures d’insertion (L2113-13)"
            case .sheltered: "entreprises adaptées et ESAT (L2113-12)"
            case .prison: "travail en établissement pénitentiaire (L2113-13-1)"
            case .socialEconomy: "économie sociale et solidaire (L2113-15)"
            case .shelteredOrInsertion: "entreprises adaptées, ESAT ou structures d’insertion, sans dire lesquelles"
            }
        }
    }

    public enum State: String, Hashable, Sendable { case reserved, notReserved, unknown }

    public let state: State
    public let families: [Family]
    public let evidence: [Evidence]

    public var text: String {
        switch state {
        case .reserved: "réservé\u{A0}: \(families.map(\.label).joined(separator: " ; "))"
        case .notReserved: "non réservé"
        case .unknown: "aucune réservation n’est écrite dans les pièces données, mais toutes n’ont pas été lues"
        }
    }
}

extension Reservation {
    init(_ lot: Record, in market: Market) {
        let participation = lot[LotField.reservedParticipation]
        let basis = lot[LotField.reservationBasis]
        let named = lot[LotField.reservedBeneficiaries]
        func has(_ fact: Fact, _ codes: String...) -> Bool { fact.claims.contains { codes.contains($0.value.description) } }
        var families: [Family] = []
        if has(basis, "L2113-13") || has(named, "insertion", "neighbourhood-company") { families.append(.insertion) }
        if has(basis, "L2113-12") || has(named, "sheltered") { families.append(.sheltered) }
        if has(basis, "L2113-13-1") || has(named, "prison") { families.append(.prison) }
        if has(basis, "L2113-15") || has(participation, "res-pub-ser") { families.append(.socialEconomy) }
        if families.isEmpty, has(participation, "res-ws") { families.append(.shelteredOrInsertion) }
        let claims = participation.claims.filter { $0.value != .code("none") } + basis.claims + named.claims
        if !families.isEmpty {
            self.init(state: .reserved, families: families, evidence: claims.map(\.evidence))
            return
        }
        switch market.state(of: LotField.reservedParticipation, in: lot) {
        case .silent, .stated(.code("none")): self.init(state: .notReserved, families: [], evidence: participation.claims.map(\.evidence))
        default: self.init(state: .unknown, families: [], evidence: [])
        }
    }
}
