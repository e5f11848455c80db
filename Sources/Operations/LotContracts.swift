// The lots of a consultation as contracts of an operation: amounts and hours as the papers write them.

import Figures
import Market

extension OperationFile.Reference {
    /// One contract for each lot.
    public func contracts(of market: Market) -> [OperationContract] {
        let lots = market.lots.members
        return lots.enumerated().map { position, lot in
            let title = lot.firstValue(of: LotField.title)?.description ?? market.procedure.firstValue(of: ProcedureField.title)?.description
            var contract = OperationContract(name: title ?? lot.identifier, nature: .works, status: .launched)
            contract.source = lots.count > 1 ? "\(path), lot \(position + 1)" : path
            if lot.firstValue(of: LotField.npnruNature) == .code("gup") { contract.nature = .gup }
            if lot.firstValue(of: LotField.npnruNature) == .code("other") { contract.nature = .other }
            contract.apply(defaults)
            if let own = self.lots[String(position + 1)] ?? self.lots[lot.identifier] { contract.apply(own) }
            contract.readAmount(lot)
            contract.readHours(lot)
            return contract
        }
    }
}

extension OperationContract {
    /// What a lot's papers write of hours and amounts, whatever it is about.
    public static func written(of lot: Record) -> OperationContract {
        var contract = OperationContract(name: lot.identifier, nature: .other, status: .launched)
        contract.readAmount(lot)
        contract.readHours(lot)
        return contract
    }

    /// The maximum of a framework, since that is what may be worked; else the estimated value.
    fileprivate mutating func readAmount(_ lot: Record) {
        for field in [LotField.frameworkMaximumValue, .estimatedValue] {
            let values = lot[field].distinctValues
            guard let first = values.first else { continue }
            guard values.count == 1, case .money(let money) = first, money.currency == "EUR", money.taxBasis != .included else {
                remarks.append("montant contradictoire ou toutes taxes comprises : non compté")
                return
            }
            amount = money.amount
            if field == .frameworkMaximumValue { remarks.append("montant : maximum de l’accord-cadre") }
            return
        }
    }

    fileprivate mutating func readHours(_ lot: Record) {
        let commitments = lot[list: LotField.insertionCommitments].members
        if commitments.isEmpty, lot.firstValue(of: LotField.insertionClause) == .code("none") { hours = .zero }
        var total = Interval.zero
        var isKnown = !commitments.isEmpty
        for commitment in commitments {
            guard let written = written(commitment, lot) else {
                isKnown = false
                continue
            }
            if commitment.firstValue(of: InsertionCommitmentField.tranche) == .code("optional") {
                optionalHours = optionalHours.adding(written.high) ?? optionalHours
            } else {
                total = total + written
            }
        }
        if isKnown { hours = total }
        if let hours, !hours.isExact { remarks.append("les pièces se contredisent sur les heures") }
    }

    /// The hours of one commitment over the whole contract; a contradiction is a range.
    private mutating func written(_ commitment: Record, _ lot: Record) -> Interval? {
        let values = commitment[InsertionCommitmentField.hours].distinctValues.compactMap { value in
            if case .integer(let hours) = value { ExactDecimal(hours) } else { nil }
        }
        guard let low = values.min(), let high = values.max() else { return nil }
        if case .money(let step)? = commitment.firstValue(of: InsertionCommitmentField.perAmount) {
            guard let amount else { return nil }
            return Interval(low.times(amount).over(step.amount).floored, high.times(amount).over(step.amount).floored)
        }
        if case .duration(let period)? = commitment.firstValue(of: InsertionCommitmentField.period) {
            guard let each = period.wholeMonths, each > 0, case .duration(let duration)? = lot.firstValue(of: LotField.duration),
                let whole = duration.wholeMonths
            else {
                remarks.append("heures par période, dont la durée n’est pas connue : non comptées")
                return nil
            }
            var renewals = 0
            if case .integer(let count)? = lot.firstValue(of: LotField.renewalMaximum) { renewals = count }
            if renewals > 0 { remarks.append("\(renewals) reconduction\(renewals > 1 ? "s" : "") comptée\(renewals > 1 ? "s" : "")") }
            let periods = ExactDecimal(whole * (renewals + 1)).over(ExactDecimal(each))
            return Interval(low.times(periods).floored, high.times(periods).floored)
        }
        return Interval(low, high)
    }
}
