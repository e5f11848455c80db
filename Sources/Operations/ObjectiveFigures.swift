// The figures of one objective over all its contracts, and the record that rules judge.

import Figures
import Market
import Provenance
import Rules

/// Sums over the contracts of one objective.
struct ObjectiveFigures {
    /// `works`, `gup`.
    let code: String
    let title: String
    let lines: [OperationAssessment.Line]
    let required: Interval?
    let written: Interval?
    /// In French: what would have to be known.
    let missing: [String]
    let byCost: Interval?
    let byShare: Interval?
    /// What is not confirmed shows an order of magnitude and decides nothing.
    private let isConfirmed: Bool

    init(_ code: String, _ title: String, _ lines: [OperationAssessment.Line]) {
        self.code = code
        self.title = title
        self.lines = lines
        required = lines.allSatisfy { $0.required != nil } ? lines.compactMap(\.required).reduce(.zero, +) : nil
        written = lines.allSatisfy { $0.contract.hours != nil } ? lines.compactMap(\.contract.hours).reduce(.zero, +) : nil
        isConfirmed = lines.allSatisfy { $0.labourShare?.isConfirmed == true && $0.hourlyCost?.isConfirmed == true }
        missing = Self.missing(lines)
        byCost = Self.total(lines) { worked, share, cost in Interval(worked(share.middle, cost.high), worked(share.middle, cost.low)) }
        byShare = Self.total(lines) { worked, share, cost in Interval(worked(share.low, cost.middle), worked(share.high, cost.middle)) }
    }

    /// Hours that are lacking, at least and at most.
    var lacking: Interval? {
        guard let required, let written else { return nil }
        return Interval(
            max(.zero, required.low.subtracting(written.high) ?? .zero), max(.zero, required.high.subtracting(written.low) ?? .zero))
    }

    /// What rules of scope `operation` are judged on.
    var record: Record {
        var record = Record(.operation, identifier: code)
        func add(_ value: FactValue, _ field: OperationField) { record.add(Claim(value, .derived()), to: field) }
        add(.code(code), .nature)
        if isConfirmed, let required {
            add(.number(required.low), .requiredMinimum)
            add(.number(required.high), .requiredMaximum)
        }
        if let written {
            add(.number(written.low), .writtenMinimum)
            add(.number(written.high), .writtenMaximum)
        }
        return record
    }

    private static func missing(_ lines: [OperationAssessment.Line]) -> [String] {
        var missing: [String] = []
        for line in lines {
            var parts: [String] = []
            if line.contract.amount == nil { parts.append("montant") }
            if line.labourShare == nil { parts.append("part de la main-d’œuvre") }
            if line.contract.hours == nil { parts.append("heures écrites") }
            if !parts.isEmpty { missing.append("\(line.contract.name) : \(parts.joined(separator: ", "))") }
        }
        if lines.contains(where: { $0.hourlyCost?.isConfirmed != true }) { missing.append("coût horaire chargé confirmé") }
        return missing.map(FrenchText.withNoBreakSpaces)
    }

    private static func total(
        _ lines: [OperationAssessment.Line], _ body: ((ExactDecimal, ExactDecimal) -> ExactDecimal, _ share: Interval, _ cost: Interval) -> Interval
    ) -> Interval? {
        var total = Interval.zero
        for line in lines {
            guard let amount = line.contract.amount, let share = line.labourShare?.value, let rate = line.rate?.value.low,
                let cost = line.hourlyCost?.value
            else { return nil }
            total = total + body({ OperationAssessment.Line.worked(amount, $0, $1).times(rate).over(100).floored }, share, cost)
        }
        return total
    }
}
