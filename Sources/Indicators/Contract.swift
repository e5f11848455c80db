// One contract as indicators see it: a lot, or the whole of a market that is not divided.

import Figures
import Market
import Operations

/// What is known of one contract.
public struct Contract: Sendable, Hashable {
    public let source: String
    public let buyer: String?
    public let title: String?
    public let lot: String?
    /// Of the launch; `nil` where its papers do not tell it.
    public let year: Int?
    /// A code of `contract-nature`; `nil` where no paper says which.
    public let nature: String?
    /// € HT; `nil` where it is not known as such.
    public let value: ExactDecimal?
    /// Social considerations: a clause, a criterion, a reservation or a declared objective.
    public let social: Answer
    public let environmental: Answer
    /// Reserved to sheltered workshops and insertion structures, or to the social economy.
    public let reserved: Answer
    /// A clause that asks hours or places for people far from employment.
    public let insertion: Answer
    /// Hours asked on the whole contract, optional tranches apart; `nil` where no figure can be told.
    public let hours: Interval?
    /// Per cent of the hours worked.
    public let rate: ExactDecimal?
}

extension Contract {
    /// The contracts of a consultation: one for each lot. Of lots nobody lists, one that tells nothing.
    static func contracts(of market: Market, source: String) -> [Contract] {
        let lots = market.lots.members
        guard !lots.isEmpty else { return [Contract(unknownLotsOf: market, source: source)] }
        // An estimate of all lots that a notice repeats on each is none of theirs.
        let repeated = Self.repeatedValue(market)
        return lots.map { Contract($0, in: market, source: source, repeatedValue: repeated) }
    }

    private init(_ lot: Record, in market: Market, source: String, repeatedValue: ExactDecimal?) {
        self.source = source
        buyer = market.buyer.firstValue(of: BuyerField.name)?.description
        title = (lot.firstValue(of: LotField.title) ?? market.procedure.firstValue(of: ProcedureField.title))?.description
        self.lot = market.lots.members.count > 1 ? lot.identifier : nil
        year = market.yearOfLaunch
        if case .stated(.code(let code)) = market.state(of: LotField.nature, in: lot) { nature = code } else { nature = nil }
        let own = Self.amount(.estimatedValue, of: lot, in: market) ?? Self.amount(.frameworkMaximumValue, of: lot, in: market)
        let whole = market.lots.members.count == 1 && market.lots.completeness == .complete ? Self.wholeValue(market) : nil
        value = own == repeatedValue && own != nil ? nil : own ?? whole

        reserved = market.answer(.reservedParticipation, of: lot) { $0 == .code("res-ws") || $0 == .code("res-pub-ser") }
        let written = OperationContract.written(of: lot)
        let asksHours = lot[list: LotField.insertionCommitments].members.contains { commitment in
            commitment[InsertionCommitmentField.hours].claims.contains { $0.value != .integer(0) }
        }
        insertion = asksHours ? .yes : market.answer(.insertionClause, of: lot) { $0 == .code("required") }
        hours = written.hours
        if case .stated(.number(let number)) = market.state(of: LotField.insertionRate, in: lot) { rate = number } else { rate = nil }
        social = .any([
            reserved, insertion,
            market.answer(.reservedExecution, of: lot) { $0 == .code("yes") },
            market.answer(.strategicProcurement, of: lot) { $0 == .code("soc-obj") },
            market.answer(.socialObjective, of: lot) { _ in true },
            market.answer(.concernsInsertion, ofCriteriaOf: lot),
        ])
        environmental = .any([
            market.answer(.strategicProcurement, of: lot) { $0 == .code("env-imp") },
            market.answer(.environmentalImpact, of: lot) { _ in true },
            market.answer(.gppCriteria, of: lot) { _ in true },
            market.answer(.concernsEnvironment, ofCriteriaOf: lot),
        ])
    }

    private init(unknownLotsOf market: Market, source: String) {
        self.source = source
        buyer = market.buyer.firstValue(of: BuyerField.name)?.description
        title = market.procedure.firstValue(of: ProcedureField.title)?.description
        lot = nil
        year = market.yearOfLaunch
        if case .stated(.code(let code)) = market.state(of: ProcedureField.nature, in: market.procedure) { nature = code } else { nature = nil }
        value = Self.wholeValue(market)
        social = .unknown
        environmental = .unknown
        reserved = .unknown
        insertion = .unknown
        hours = nil
        rate = nil
    }

    /// Euros without tax; an amount of a notice is. Another currency and « TTC » are not known as such.
    private static func euros(_ state: FactState) -> ExactDecimal? {
        guard case .stated(.money(let money)) = state, money.currency == "EUR", money.taxBasis != .included, !money.amount.isNegative else { return nil }
        return money.amount
    }

    private static func amount(_ field: LotField, of lot: Record, in market: Market) -> ExactDecimal? { euros(market.state(of: field, in: lot)) }

    private static func wholeValue(_ market: Market) -> ExactDecimal? {
        euros(market.state(of: ProcedureField.estimatedValue, in: market.procedure))
            ?? euros(market.state(of: ProcedureField.frameworkMaximumValue, in: market.procedure))
    }

    private static func repeatedValue(_ market: Market) -> ExactDecimal? {
        guard market.lots.members.count > 1, let whole = wholeValue(market) else { return nil }
        return market.lots.members.count { amount(.estimatedValue, of: $0, in: market) == whole } > 1 ? whole : nil
    }
}

extension Market {
    /// The year of the launch if it is known; else that in which the first contract was concluded.
    fileprivate var yearOfLaunch: Int? {
        if let earliest = launchDate.earliest, let latest = launchDate.latest, earliest.year == latest.year { return earliest.year }
        let conclusions = notice[NoticeField.contractConclusions].distinctValues.compactMap { value -> Int? in
            if case .date(let date) = value { date.year } else { nil }
        }
        return conclusions.min()
    }
}
