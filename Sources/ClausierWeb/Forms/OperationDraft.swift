// An urban-renewal operation as it is filled in: consultations of this server, and contracts by their figures.

import Clausier

/// What a person said about an operation; becomes the file that `clausier operation` reads.
struct OperationDraft: Codable, Sendable {
    struct Contract: Codable, Sendable {
        /// The consultation whose lots are the contracts; `nil`: the figures are given.
        var consultation: String?
        var name = ""
        var nature = "works"
        var status = "planned"
        var trade = ""
        var shareLow = ""
        var shareHigh = ""
        var amount = ""
        var hours = ""
        var carrier = ""

        var isEmpty: Bool { consultation == nil && name.isEmpty && amount.isEmpty && hours.isEmpty }
    }

    var name = ""
    var day = ""
    var costLow = ""
    var costHigh = ""
    var costSource = ""
    var contracts: [Contract] = []

    /// Rows for contracts of which only the figures are given.
    static let plainRows = 6

    init() {}

    init(_ fields: FormFields, consultations: [String]) {
        name = fields.text("nom") ?? ""
        day = fields.text("jour") ?? ""
        costLow = fields.text("cout-min") ?? ""
        costHigh = fields.text("cout-max") ?? ""
        costSource = fields.text("cout-source") ?? ""
        for id in consultations where fields["dossier-\(id)"] != nil {
            var contract = Self.contract(fields, id)
            contract.consultation = id
            contracts.append(contract)
        }
        for row in 0..<Self.plainRows {
            let contract = Self.contract(fields, String(row))
            if !contract.isEmpty { contracts.append(contract) }
        }
    }

    private static func contract(_ fields: FormFields, _ key: String) -> Contract {
        var contract = Contract()
        contract.name = fields.text("nom-\(key)") ?? ""
        contract.nature = fields.text("nature-\(key)") ?? "works"
        contract.status = fields.text("etat-\(key)") ?? "planned"
        contract.trade = fields.text("metier-\(key)") ?? ""
        contract.shareLow = fields.text("part-min-\(key)") ?? ""
        contract.shareHigh = fields.text("part-max-\(key)") ?? ""
        contract.amount = fields.text("montant-\(key)") ?? ""
        contract.hours = fields.text("heures-\(key)") ?? ""
        contract.carrier = fields.text("porteur-\(key)") ?? ""
        return contract
    }

    /// The file, as its own reader wants it: the same refusals as on the command line.
    func file() throws(SettingsError) -> OperationFile {
        var writer = YAMLWriter()
        writer.entry("operation", name)
        writer.entry("on", day)
        if !costLow.isEmpty || !costHigh.isEmpty {
            writer.section("hourlyCost") { writer in
                writer.entry("min", Self.number(costLow.isEmpty ? costHigh : costLow))
                writer.entry("max", Self.number(costHigh.isEmpty ? costLow : costHigh))
                writer.entry("source", costSource)
            }
        }
        writer.section("contracts") { writer in
            for contract in contracts { writer.member { Self.write(contract, &$0) } }
        }
        return try OperationFile.read(writer.text, file: "opération")
    }

    private static func write(_ contract: Contract, _ writer: inout YAMLWriter) {
        if let id = contract.consultation { writer.entry("path", id) } else { writer.entry("name", contract.name) }
        writer.entry("nature", contract.nature)
        writer.entry("status", contract.status)
        if !contract.trade.isEmpty { writer.entry("trade", contract.trade) }
        if !contract.shareLow.isEmpty || !contract.shareHigh.isEmpty {
            writer.section("labourShare") { writer in
                writer.entry("min", number(contract.shareLow.isEmpty ? contract.shareHigh : contract.shareLow))
                writer.entry("max", number(contract.shareHigh.isEmpty ? contract.shareLow : contract.shareHigh))
            }
        }
        if !contract.carrier.isEmpty { writer.entry("carriedBy", contract.carrier) }
        guard contract.consultation == nil else { return }
        if !contract.amount.isEmpty {
            // Amounts of contracts count without tax; who writes no unit means that.
            let isPlain = contract.amount.allSatisfy { $0.isNumber || $0.isWhitespace || $0 == "," || $0 == "." }
            writer.entry("amount", isPlain ? contract.amount + " € HT" : contract.amount)
        }
        if !contract.hours.isEmpty { writer.entry("hours", number(contract.hours)) }
    }

    /// « 12,5 » and « 1 250 » as YAML's numbers.
    private static func number(_ text: String) -> String { text.filter { !$0.isWhitespace }.replacing(",", with: ".") }
}
