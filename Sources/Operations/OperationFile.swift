// The file of an operation: its contracts, by paths or by figures, and the parameters of its own.

import Figures
import Market
import Settings

/// `clausier operation FICHIER.yaml`.
public struct OperationFile: Sendable {
    /// A consultation whose lots are contracts of the operation.
    public struct Reference: Sendable {
        /// As written: it starts where the file stands.
        public let path: String
        let defaults: Details
        let lots: [String: Details]
    }

    /// What a file says about a contract beside its figures.
    struct Details: Sendable {
        var nature: OperationContract.Nature?
        var status: OperationContract.Status?
        var trade: String?
        var labourShare: Interval?
        var carrier: String?
        var role: OperationContract.Role?
        var hires: Int?
    }

    public enum Entry: Sendable {
        case contract(OperationContract)
        case reference(Reference)
    }

    public let name: String
    /// The day by which the tables are looked up.
    public let day: CivilDate
    public let entries: [Entry]
    /// € for an hour, declared with its source.
    public let hourlyCost: (value: Interval, source: String)?
    /// Rates of the convention, in per cent; they win over the charter.
    public let rates: [OperationContract.Nature: ExactDecimal]

    /// Reads the file; throws all its mistakes together.
    public static func read(_ text: String, file: String) throws(SettingsError) -> OperationFile {
        let root = try YAML.read(text, file: file)
        let decoding = Decoding(file: file, source: SourceText(text))
        var reader = OperationReader(decoding: decoding)
        let operation = reader.operation(root)
        try decoding.finish()
        guard let operation else { throw SettingsError([Problem(file: file, position: nil, message: "fichier d’opération illisible")]) }
        return operation
    }
}

/// Reads the parts of an operation's file.
private struct OperationReader {
    let decoding: Decoding

    mutating func operation(_ root: Node) -> OperationFile? {
        guard var map = decoding.map(root) else { return nil }
        let name = map.string("operation")
        let day = map.date("on")
        var cost: (value: Interval, source: String)?
        var rates: [OperationContract.Nature: ExactDecimal] = [:]
        if let node = map.optional("hourlyCost"), var own = decoding.map(node) {
            let low = own.decimal("min")
            let high = own.decimal("max")
            let source = own.string("source")
            own.finish()
            if let low, let high, let source { cost = (Interval(low, high), source) }
            if let low, low <= .zero { decoding.note("un coût horaire est supérieur à zéro", at: node.position) }
        }
        if let node = map.optional("rates"), var own = decoding.map(node) {
            for nature in [OperationContract.Nature.works, .engineering, .gup] {
                if let value = own.optional(nature.rawValue).flatMap(decoding.decimal) { rates[nature] = value }
            }
            own.finish()
        }
        let entries = map.required("contracts").flatMap { decoding.list($0) { entry($0) } }
        map.finish()
        guard let name, let day, let entries else { return nil }
        return OperationFile(name: name, day: day, entries: entries, hourlyCost: cost, rates: rates)
    }

    private func entry(_ node: Node) -> OperationFile.Entry? {
        guard var map = decoding.map(node) else { return nil }
        let defaults = details(&map)
        if let path = map.optionalString("path") {
            var lots: [String: OperationFile.Details] = [:]
            if let node = map.optional("lots"), var members = decoding.map(node) {
                for entry in members.everything() {
                    guard var own = decoding.map(entry.value) else { continue }
                    lots[entry.key] = details(&own)
                    own.finish()
                }
            }
            map.finish()
            return .reference(OperationFile.Reference(path: path, defaults: defaults, lots: lots))
        }
        return contract(&map, defaults, node).map { .contract($0) }
    }

    private func contract(_ map: inout MapReader, _ details: OperationFile.Details, _ node: Node) -> OperationContract? {
        let name = map.string("name")
        let amount = map.optional("amount").flatMap(money)
        let hours = map.optional("hours").flatMap(decoding.decimal)
        let optional = map.optional("optionalHours").flatMap(decoding.decimal)
        map.finish()
        if details.nature == nil { decoding.note("un contrat dit sa nature : nature: works, engineering, gup ou other", at: node.position) }
        guard let name, let nature = details.nature else { return nil }
        var contract = OperationContract(name: name, nature: nature, status: details.status ?? .planned)
        contract.apply(details)
        contract.amount = amount
        contract.hours = hours.map { Interval($0) }
        contract.optionalHours = optional ?? .zero
        return contract
    }

    private func details(_ map: inout MapReader) -> OperationFile.Details {
        var details = OperationFile.Details()
        details.nature = map.optionalChoice("nature", of: OperationContract.Nature.self)
        details.status = map.optionalChoice("status", of: OperationContract.Status.self)
        details.trade = map.optionalString("trade")
        details.labourShare = map.optional("labourShare").flatMap(share)
        details.carrier = map.optionalString("carriedBy")
        details.role = map.optionalChoice("role", of: OperationContract.Role.self)
        details.hires = map.optionalInt("hires")
        return details
    }

    /// `60`, or `{min: 50, max: 70}`, in per cent.
    private func share(_ node: Node) -> Interval? {
        var share: Interval?
        if node.entries == nil {
            share = decoding.decimal(node).map { Interval($0) }
        } else if var map = decoding.map(node) {
            let low = map.decimal("min")
            let high = map.decimal("max")
            map.finish()
            if let low, let high { share = Interval(low, high) }
        }
        if let share, share.low <= .zero || share.high > 100 { decoding.note("une part est un pourcentage entre 0 et 100", at: node.position) }
        return share
    }

    private func money(_ node: Node) -> ExactDecimal? {
        guard let text = decoding.string(node) else { return nil }
        if case .money(let money)? = try? FactValue(parsing: text, as: .money), money.currency == "EUR", money.taxBasis != .included { return money.amount }
        decoding.note("un montant hors taxes en euros est attendu : « 420 000 € HT »", at: node.position)
        return nil
    }
}

extension OperationContract {
    /// What the file says about a contract.
    mutating func apply(_ details: OperationFile.Details) {
        if let nature = details.nature { self.nature = nature }
        if let status = details.status { self.status = status }
        if let trade = details.trade { self.trade = trade }
        if let share = details.labourShare { labourShare = share }
        if let carrier = details.carrier { self.carrier = carrier }
        if let role = details.role { self.role = role }
        if let hires = details.hires { self.hires = hires }
    }
}
