// An operation against the charter: hours required and written, by contract and over the whole.

import Figures
import Market
import Rules

/// What an operation amounts to.
public struct OperationAssessment: Sendable {
    /// One contract with its figures.
    public struct Line: Sendable {
        public let contract: OperationContract
        public let labourShare: Parameter?
        public let hourlyCost: Parameter?
        /// Per cent; `nil` for what the charter does not count.
        public let rate: Parameter?
        /// Hours to reserve, from the most careful to the most demanding reading of the parameters.
        public let required: Interval?
        /// Per cent of the hours worked that the written hours make.
        public let impliedRate: Interval?
        /// Hours written for 100 000 € HT.
        public let perHundredThousand: Interval?
        /// Hours that the contract could still carry at its own rate.
        public let room: Interval?
    }

    /// Works and engineering, or local upkeep: what one rate of the charter is measured on.
    public struct Objective: Sendable {
        public enum Verdict: String, Sendable {
            /// Enough hours whatever the parameters.
            case reached
            /// Too few whatever the parameters.
            case below
            /// It depends on the parameters.
            case toCheck
            /// Amounts, shares, costs or hours are missing.
            case unknown

            init(_ finding: Finding?) {
                switch (finding?.verdict, finding?.cause) {
                case (.compliant, _): self = .reached
                case (.breach, _): self = .below
                case (.undetermined, .judgement): self = .toCheck
                default: self = .unknown
                }
            }
        }

        public let title: String
        public let rate: Parameter?
        public let lines: [Line]
        public var verdict: Verdict { Verdict(finding) }
        /// What the rules about operations say; `nil` where the set has none.
        public let finding: Finding?
        public let required: Interval?
        public let written: Interval?
        public let optionalHours: ExactDecimal
        /// Hours that are lacking, at least and at most.
        public let lacking: Interval?
        /// In French: what would have to be known.
        public let missing: [String]
        /// Required hours if only the hourly cost, or only the labour shares, took their bounds.
        public let byCost: Interval?
        public let byShare: Interval?
        /// Contracts that could carry more, those still to be launched first.
        public let placements: [Line]
    }

    /// Who carries hours, and in which role.
    public struct Carrier: Sendable {
        public let name: String
        public let role: OperationContract.Role
        public let hours: Interval
        public let contracts: [String]
    }

    public let name: String
    public let day: CivilDate
    public let hourlyCost: Parameter?
    public let objectives: [Objective]
    /// Contracts that the charter does not count.
    public let others: [Line]
    public let carriers: [Carrier]
    public let engineering: [OperationContract]
    /// In French.
    public let reserves: [String]

    /// - Parameter contracts: those of the file, with the lots of the papers in their place.
    public init(_ file: OperationFile, _ contracts: [OperationContract], _ judge: Judge) {
        name = file.name
        day = file.day
        let parameters = LabourParameters(judge.ruleSet.tables, file)
        hourlyCost = parameters.hourlyCost
        let lines = contracts.map { Line($0, parameters) }
        let groups: [(String, String, [OperationContract.Nature])] = [
            ("works", "Travaux et ingénierie", [.works, .engineering]), ("gup", "Gestion urbaine de proximité", [.gup]),
        ]
        let drafts = groups.compactMap { code, title, natures in
            let members = lines.filter { natures.contains($0.contract.nature) }
            return members.isEmpty ? nil : ObjectiveFigures(code, title, members)
        }
        var market = Market()
        market.objectives = drafts.map(\.record)
        let findings = judge.judge(market, on: file.day).findings.filter { $0.scope == .operation }
        objectives = drafts.map { draft in
            // The most severe of what the rules say of the objective.
            let own = findings.filter { $0.subject == draft.code && $0.verdict != .notApplicable }
            return Objective(draft, own.min { Self.rank($0) < Self.rank($1) })
        }
        others = lines.filter { $0.contract.nature == .other }
        carriers = Self.carriers(contracts)
        engineering = contracts.filter { $0.nature == .engineering }
        reserves = Self.reserves(lines, parameters, day)
    }

    /// Whether some objective is missed whatever the parameters.
    public var isBelow: Bool { objectives.contains { $0.verdict == .below } }

    private static func rank(_ finding: Finding) -> Int {
        switch finding.verdict {
        case .breach: 0
        case .undetermined: 1
        case .advice, .compliant, .notApplicable: 2
        }
    }

    private static func carriers(_ contracts: [OperationContract]) -> [Carrier] {
        var carriers: [Carrier] = []
        for contract in contracts {
            guard let name = contract.carrier, let hours = contract.hours else { continue }
            if let index = carriers.firstIndex(where: { $0.name == name && $0.role == contract.role }) {
                let known = carriers[index]
                carriers[index] = Carrier(
                    name: name, role: known.role, hours: known.hours + hours, contracts: known.contracts + [contract.name])
            } else {
                carriers.append(Carrier(name: name, role: contract.role, hours: hours, contracts: [contract.name]))
            }
        }
        return carriers
    }

    private static func reserves(_ lines: [Line], _ parameters: LabourParameters, _ day: CivilDate) -> [String] {
        var reserves: [String] = []
        if let cost = lines.compactMap(\.hourlyCost).first(where: { !$0.isConfirmed }) {
            reserves.append(
                "Le coût horaire chargé n’est pas confirmé pour le \(FrenchText.date(day)) (\(cost.source)) : les heures à réserver sont un ordre de grandeur et ne décident rien. Demandez-le au facilitateur et écrivez-le dans « hourlyCost ».")
        }
        if lines.contains(where: { $0.rate?.isConfirmed == false }) {
            reserves.append(
                "La charte nationale d’insertion porte sur 2014-2024 : sa prolongation est à vérifier dans la convention pluriannuelle, dont les taux se donnent dans « rates ».")
        }
        let unknown = Set(lines.compactMap(\.contract.trade)).subtracting(parameters.trades).sorted()
        if !unknown.isEmpty {
            reserves.append(
                "Métiers sans part de main-d’œuvre confirmée : \(unknown.joined(separator: ", ")). Métiers connus : \(parameters.trades.joined(separator: ", ")).")
        }
        return reserves.map(FrenchText.withNoBreakSpaces)
    }
}

extension OperationAssessment.Line {
    fileprivate init(_ contract: OperationContract, _ parameters: LabourParameters) {
        self.contract = contract
        let cost = parameters.hourlyCost(of: contract)
        hourlyCost = cost
        let share = parameters.labourShare(of: contract)
        let rate = contract.nature == .other ? nil : parameters.rate(of: contract.nature)
        labourShare = share
        self.rate = rate
        var required: Interval?
        var implied: Interval?
        if let amount = contract.amount, let share, let cost {
            let worked = Interval(Self.worked(amount, share.value.low, cost.value.high), Self.worked(amount, share.value.high, cost.value.low))
            if let rate {
                required = Interval(worked.low.times(rate.value.low).over(100).floored, worked.high.times(rate.value.high).over(100).floored)
            }
            if let hours = contract.hours, worked.low > .zero {
                implied = Interval(hours.low.times(100).over(worked.high), hours.high.times(100).over(worked.low))
            }
        }
        self.required = required
        impliedRate = implied
        perHundredThousand = contract.amount.flatMap { amount in
            amount > .zero ? contract.hours.map { Interval($0.low.times(100_000).over(amount), $0.high.times(100_000).over(amount)) } : nil
        }
        room = required.flatMap { required in
            contract.hours.map { hours in
                Interval(max(.zero, required.low.subtracting(hours.high) ?? .zero), max(.zero, required.high.subtracting(hours.low) ?? .zero))
            }
        }
    }

    /// All hours that an amount pays for.
    static func worked(_ amount: ExactDecimal, _ share: ExactDecimal, _ cost: ExactDecimal) -> ExactDecimal {
        amount.times(share).over(ExactDecimal(100).times(cost))
    }
}

extension OperationAssessment.Objective {
    fileprivate init(_ figures: ObjectiveFigures, _ finding: Finding?) {
        title = figures.title
        lines = figures.lines
        rate = figures.lines.first?.rate
        self.finding = finding
        required = figures.required
        written = figures.written
        optionalHours = figures.lines.reduce(.zero) { $0.adding($1.contract.optionalHours) ?? $0 }
        lacking = figures.lacking
        missing = figures.missing
        byCost = figures.byCost
        byShare = figures.byShare
        let open = lines.filter { ($0.room?.high ?? .zero) > .zero }
        placements = open.filter { $0.contract.status == .planned } + open.filter { $0.contract.status == .launched }
            + open.filter { $0.contract.status == .awarded }
    }
}
