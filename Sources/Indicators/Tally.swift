// What some contracts come to: numbers, values, shares between bounds.

import Figures
import Operations

/// How many contracts answer yes, no, and not at all; and what those are worth whose value is known.
public struct Count: Sendable, Hashable {
    public private(set) var yes = 0
    public private(set) var no = 0
    public private(set) var unknown = 0
    public private(set) var valueOfYes = ExactDecimal.zero
    public private(set) var valueOfNo = ExactDecimal.zero
    public private(set) var valueOfUnknown = ExactDecimal.zero

    public var total: Int { yes + no + unknown }

    /// Per cent of the contracts: at least those that say yes, at most also those that say nothing.
    public var share: ClosedRange<ExactDecimal>? { Self.share(ExactDecimal(yes), ExactDecimal(yes + unknown), of: ExactDecimal(total)) }

    /// Per cent of the value that is known.
    public var shareOfValue: ClosedRange<ExactDecimal>? {
        guard let most = valueOfYes.adding(valueOfUnknown), let all = most.adding(valueOfNo) else { return nil }
        return Self.share(valueOfYes, most, of: all)
    }

    mutating func add(_ answer: Answer, value: ExactDecimal?) {
        let value = value ?? .zero
        switch answer {
        case .yes:
            yes += 1
            valueOfYes = valueOfYes.adding(value) ?? valueOfYes
        case .no:
            no += 1
            valueOfNo = valueOfNo.adding(value) ?? valueOfNo
        case .unknown:
            unknown += 1
            valueOfUnknown = valueOfUnknown.adding(value) ?? valueOfUnknown
        }
    }

    private static func share(_ least: ExactDecimal, _ most: ExactDecimal, of all: ExactDecimal) -> ClosedRange<ExactDecimal>? {
        guard all > .zero, let low = percent(least, all), let high = percent(most, all), low <= high else { return nil }
        return low...high
    }

    private static func percent(_ part: ExactDecimal, _ all: ExactDecimal) -> ExactDecimal? {
        part.multiplied(by: 100)?.rounded(over: all)
    }
}

extension ExactDecimal {
    /// The quotient to one place, half a tenth rounded up; of amounts that are not negative.
    fileprivate func rounded(over divisor: ExactDecimal) -> ExactDecimal? {
        guard let doubled = multiplied(by: 20)?.adding(divisor), let twice = divisor.multiplied(by: 2) else { return nil }
        return doubled.divided(by: twice, places: 0)?.divided(by: 10, places: 1)
    }
}

/// The indicators of some contracts.
public struct Tally: Sendable, Hashable {
    public private(set) var contracts = 0
    /// Contracts whose value is known, and their sum, € HT.
    public private(set) var valued = 0
    public private(set) var value = ExactDecimal.zero
    public private(set) var social = Count()
    public private(set) var environmental = Count()
    public private(set) var reserved = Count()
    public private(set) var insertion = Count()
    /// Contracts whose hours are a figure, and their sum.
    public private(set) var contractsWithHours = 0
    public private(set) var hours = Interval.zero
    /// Contracts that ask for insertion without a figure that can be added up.
    public private(set) var contractsWithoutFigure = 0
    /// Contracts that give a rate.
    public private(set) var rated = 0
    private var sumOfRates = ExactDecimal.zero

    public init(_ contracts: some Sequence<Contract> = []) {
        for contract in contracts { add(contract) }
    }

    /// Plain mean of the rates that are given, per cent.
    public var averageRate: ExactDecimal? { rated > 0 ? sumOfRates.rounded(over: ExactDecimal(rated)) : nil }

    private mutating func add(_ contract: Contract) {
        contracts += 1
        if let value = contract.value {
            valued += 1
            self.value = self.value.adding(value) ?? self.value
        }
        social.add(contract.social, value: contract.value)
        environmental.add(contract.environmental, value: contract.value)
        reserved.add(contract.reserved, value: contract.value)
        insertion.add(contract.insertion, value: contract.value)
        if let hours = contract.hours, hours.high > .zero {
            contractsWithHours += 1
            self.hours = Interval(self.hours.low.adding(hours.low) ?? self.hours.low, self.hours.high.adding(hours.high) ?? self.hours.high)
        } else if contract.insertion == .yes {
            contractsWithoutFigure += 1
        }
        if let rate = contract.rate {
            rated += 1
            sumOfRates = sumOfRates.adding(rate) ?? sumOfRates
        }
    }
}

/// The indicators of all contracts, by year and by nature.
public struct IndicatorTable: Sendable {
    public let contracts: [Contract]
    public let purchases: Int
    public let total: Tally
    /// By year of launch, the first year first; `nil` last.
    public let years: [(year: Int?, tally: Tally)]
    /// Works, supplies, services, then what is not known.
    public let natures: [(nature: String?, tally: Tally)]
    public let leftAside: [(source: String, reason: LeftAside)]

    public init(_ selection: Selection) {
        self.init(contracts: selection.counted.flatMap(\.contracts), purchases: selection.counted.count, leftAside: selection.leftAside)
    }

    init(contracts: [Contract], purchases: Int, leftAside: [(source: String, reason: LeftAside)]) {
        self.contracts = contracts
        self.purchases = purchases
        self.leftAside = leftAside
        total = Tally(contracts)
        years = Dictionary(grouping: contracts, by: \.year).map { ($0.key, Tally($0.value)) }
            .sorted { ($0.0 ?? .max) < ($1.0 ?? .max) }
        let order = ["works", "supplies", "services"]
        natures = Dictionary(grouping: contracts, by: \.nature).map { ($0.key, Tally($0.value)) }.sorted { left, right in
            func place(_ nature: String?) -> (Int, String) {
                (nature.flatMap(order.firstIndex) ?? (nature == nil ? order.count + 1 : order.count), nature ?? "")
            }
            return place(left.0) < place(right.0)
        }
    }
}
