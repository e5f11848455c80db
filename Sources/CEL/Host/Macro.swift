// Macros of the host: calls that are rewritten before they are checked.

import Synchronization

/// A macro, recognised by name, form and number of arguments.
///
/// ```swift
/// let unless = Macro("unless", arity: 2) { call in
///     call.or(call.arguments[1], call.arguments[0])
/// }
/// let environment = try Environment(variables: [VariableDeclaration("done", .bool)], macros: [unless])
/// try environment.compile("unless(1 > 2, done)").evaluate([.bool(true)])   // true
/// ```
public struct Macro: Sendable {
    public let name: String
    /// Called as `receiver.name(…)`.
    public let hasReceiver: Bool
    public let arity: Int
    let expand: @Sendable (MacroCall) throws(MacroError) -> Expression

    public init(
        _ name: String, hasReceiver: Bool = false, arity: Int,
        expand: @escaping @Sendable (MacroCall) throws(MacroError) -> Expression
    ) {
        self.name = name
        self.hasReceiver = hasReceiver
        self.arity = arity
        self.expand = expand
    }
}

/// Why a macro cannot be expanded; becomes a diagnostic with the code `invalid-macro`.
public struct MacroError: Error, Sendable {
    public let message: String
    public init(_ message: String) { self.message = message }
}

/// One call of a macro, with the means to build its expansion. Every node built here bears the
/// position of the call.
public struct MacroCall: Sendable {
    public let receiver: Expression?
    public let arguments: [Expression]
    let start: Int
    let end: Int
    let identifiers: NodeIdentifiers

    public func literal(_ value: Value) -> Expression { make(.literal(value)) }
    public func name(_ name: String) -> Expression { make(.name(name, isRooted: false)) }
    public func select(_ operand: Expression, _ field: String) -> Expression {
        make(.select(operand, field: field, isOptional: false))
    }
    public func presence(_ operand: Expression, _ field: String) -> Expression {
        make(.presence(operand, field: field))
    }
    public func call(_ function: String, receiver: Expression? = nil, _ arguments: Expression...) -> Expression {
        make(.call(function, receiver: receiver, arguments: arguments))
    }
    public func not(_ operand: Expression) -> Expression { make(.call("!_", receiver: nil, arguments: [operand])) }
    public func and(_ operands: Expression...) -> Expression { make(.and(operands)) }
    public func or(_ operands: Expression...) -> Expression { make(.or(operands)) }
    public func conditional(_ condition: Expression, _ yes: Expression, _ no: Expression) -> Expression {
        make(.conditional(condition, yes, no))
    }
    public func list(_ elements: [Expression]) -> Expression {
        make(.list(elements.map { Expression.Item(expression: $0, isOptional: false) }))
    }

    private func make(_ kind: Expression.Kind) -> Expression { Expression(kind, id: identifiers.take(), start: start, end: end) }
}

/// Gives out identifiers of nodes to a macro.
final class NodeIdentifiers: Sendable {
    private let state: Atomic<Int>

    init(from first: Int) { state = Atomic(first) }

    var next: Int { state.load(ordering: .relaxed) }

    func take() -> Int { state.wrappingAdd(1, ordering: .relaxed).oldValue }
}
