// The environments in which conditions are compiled, one for each scope.

import CEL
import Figures
import Market

/// The environments of one rule set. Built when first needed.
struct RuleEnvironments: Sendable {
    private let market: Environment
    private let lot: Environment
    private let criterion: Environment
    private let document: Environment
    private let operation: Environment
    private let candidate: Environment

    init(_ tables: Tables) throws(EnvironmentError) {
        market = try Self.environment(tables, Self.marketVariables)
        lot = try market.replacingVariables(Self.lotVariables)
        criterion = try market.replacingVariables(Self.criterionVariables)
        document = try market.replacingVariables(Self.documentVariables)
        operation = try market.replacingVariables(Self.operationVariables)
        candidate = try market.replacingVariables(Self.candidateVariables)
    }

    func environment(for scope: RuleScope) -> Environment {
        switch scope {
        case .market: market
        case .lot: lot
        case .criterion: criterion
        case .document: document
        case .operation: operation
        case .candidate: candidate
        }
    }

    private static let marketVariables = [
        VariableDeclaration(LookupFunctions.launchVariable, .date),
        VariableDeclaration("notice", .object(RecordType.notice.rawValue)),
        VariableDeclaration("buyer", .object(RecordType.buyer.rawValue)),
        VariableDeclaration("procedure", .object(RecordType.procedure.rawValue)),
        VariableDeclaration("lots", .list(.object(RecordType.lot.rawValue))),
    ]
    private static let lotVariables = marketVariables + [VariableDeclaration("lot", .object(RecordType.lot.rawValue))]
    private static let criterionVariables = lotVariables + [
        VariableDeclaration("criterion", .object(RecordType.awardCriterion.rawValue))
    ]

    private static let documentVariables = marketVariables + [VariableDeclaration("document", .object(RecordType.document.rawValue))]
    private static let operationVariables = marketVariables + [VariableDeclaration("operation", .object(RecordType.operation.rawValue))]
    private static let candidateVariables = lotVariables + [VariableDeclaration("candidate", .object(RecordType.candidate.rawValue))]

    private static func environment(_ tables: Tables, _ variables: [VariableDeclaration]) throws(EnvironmentError) -> Environment {
        try Environment(
            variables: variables,
            functions: MoneyFunctions.all + PaperFunctions.all + LookupFunctions.functions(tables),
            types: MarketTypes.standard.all,
            opaqueTypes: [OpaqueType(MoneyValue.name, isOrdered: true)],
            macros: LookupFunctions.macros + PaperFunctions.macros)
    }

    /// The values of the variables, in their order. A record that is not known is unknown.
    static func variables(_ view: MarketView, launch: CivilDate, subject: Subject) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(7)
        values.append(.date(launch))
        values.append(.object(view.notice))
        values.append(.object(view.buyer))
        values.append(.object(view.procedure))
        values.append(view.lotsValue)
        if let lot = subject.lot { values.append(lot) }
        if let criterion = subject.criterion { values.append(criterion) }
        if let document = subject.document { values.append(document) }
        if let operation = subject.operation { values.append(operation) }
        if let candidate = subject.candidate { values.append(candidate) }
        return values
    }

    /// What one evaluation is about.
    struct Subject {
        /// The lot, or the unknown that stands for lots not known; `nil` for the market as a whole.
        var lot: Value?
        var criterion: Value?
        var document: Value?
        var operation: Value?
        /// Who asks whether to bid on the lot.
        var candidate: Value?
    }
}
