// The parameters of the calculation: labour shares, hourly cost, rates — declared, or from the tables.

import Figures
import Rules

/// A parameter with where it comes from.
public struct Parameter: Sendable, Hashable {
    public let value: Interval
    /// In French.
    public let source: String
    /// Declared by the user, or confirmed for that day. What is not shows an order of magnitude and
    /// decides nothing.
    public let isConfirmed: Bool
}

/// What hours are worked out with, on one day.
struct LabourParameters {
    private let tables: Tables
    private let file: OperationFile

    init(_ tables: Tables, _ file: OperationFile) {
        self.tables = tables
        self.file = file
    }

    /// € for an hour of that contract.
    func hourlyCost(of contract: OperationContract) -> Parameter? {
        guard file.hourlyCost == nil, let written = contract.writtenHourlyCost else { return hourlyCost }
        return Parameter(value: written, source: "écrit dans les pièces du marché", isConfirmed: true)
    }

    /// € for an hour, where the contract writes none.
    var hourlyCost: Parameter? {
        if let own = file.hourlyCost { return Parameter(value: own.value, source: own.source, isConfirmed: true) }
        guard let low = latest("cout-horaire", "min"), let high = latest("cout-horaire", "max") else { return nil }
        return Parameter(
            value: Interval(low.row.value, high.row.value), source: low.row.source, isConfirmed: low.isCurrent && high.isCurrent)
    }

    /// Per cent of the amount.
    func labourShare(of contract: OperationContract) -> Parameter? {
        if let own = contract.labourShare { return Parameter(value: own, source: "déclarée dans le fichier de l’opération", isConfirmed: true) }
        if let written = contract.writtenLabourShare { return Parameter(value: written, source: "écrite dans les pièces du marché", isConfirmed: true) }
        return contract.trade.flatMap { latest("part-main-oeuvre", $0) }.map {
            Parameter(value: Interval($0.row.value), source: $0.row.source, isConfirmed: $0.isCurrent)
        }
    }

    /// Per cent of the hours worked; `nil` for what the charter does not count. After the charter's end its
    /// rates still say what the convention has most likely kept: shown, with that reserve.
    func rate(of nature: OperationContract.Nature) -> Parameter? {
        if let own = file.rates[nature] { return Parameter(value: Interval(own), source: "convention, déclaré dans le fichier", isConfirmed: true) }
        return latest("taux-insertion", nature.rawValue).map {
            Parameter(value: Interval($0.row.value), source: $0.row.source, isConfirmed: $0.isCurrent)
        }
    }

    /// The trades that the table knows, for who misspells one.
    var trades: [String] { tables.dated.first { $0.name == "part-main-oeuvre" }?.rows.flatMap { $0.matches.first ?? [] } ?? [] }

    /// The row of the day; failing that the last one before it.
    private func latest(_ table: String, _ key: String) -> (row: DatedTable.Row, isCurrent: Bool)? {
        let rows = tables.dated.first { $0.name == table }?.rows.filter { row in
            row.from <= file.day && (row.matches.first.map { $0.isEmpty || $0.contains(key) } ?? true)
        } ?? []
        if let current = rows.first(where: { $0.until.map { file.day < $0 } ?? true }) { return (current, true) }
        return rows.max { $0.from < $1.from }.map { ($0, false) }
    }
}
