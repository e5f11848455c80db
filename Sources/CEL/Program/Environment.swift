// What expressions may name: variables, constants, functions, record types, macros.

/// The declarations under which expressions are compiled. Immutable.
///
/// ```swift
/// let environment = try Environment(variables: [VariableDeclaration("age", .int)])
/// let program = try environment.compile("age >= 18", expecting: .bool)
/// program.evaluate([.int(20)])   // true
/// ```
public struct Environment: Sendable {
    let declarations: Declarations
    public let limits: Limits

    /// - Parameters:
    ///   - variables: their order gives the slots at evaluation.
    ///   - container: the namespace in which names are looked up first.
    public init(
        variables: [VariableDeclaration] = [], constants: [ConstantDeclaration] = [],
        functions: [FunctionDeclaration] = [], types: [ObjectType] = [], opaqueTypes: [OpaqueType] = [],
        macros: [Macro] = [], container: String = "", limits: Limits = .standard
    ) throws(EnvironmentError) {
        declarations = try Declarations(
            variables: variables, constants: constants, functions: functions, types: types,
            opaqueTypes: opaqueTypes, macros: macros, container: container)
        self.limits = limits
    }

    /// The same functions, types and macros under other variables and no constants: cheaper than to declare them anew.
    public func replacingVariables(_ variables: [VariableDeclaration]) throws(EnvironmentError) -> Environment {
        Environment(declarations: try Declarations(declarations, variables: variables), limits: limits)
    }

    private init(declarations: Declarations, limits: Limits) {
        self.declarations = declarations
        self.limits = limits
    }

    /// The slot of a variable.
    public func slot(of variable: String) -> Int? { declarations.slot(of: variable) }

    /// Parses, checks and plans an expression.
    ///
    /// - Parameter type: the type its result must have; `nil` for any.
    public func compile(_ source: String, expecting type: CELType? = nil) throws(CompileError) -> Program {
        try Compiler(environment: self, source: source).compile(expecting: type, checked: true)
    }

    /// Parses and plans without type checking: every operation is checked at run time. Fields of
    /// records are then found by name, and reads are not listed.
    public func compileUnchecked(_ source: String) throws(CompileError) -> Program {
        try Compiler(environment: self, source: source).compile(expecting: nil, checked: false)
    }
}
