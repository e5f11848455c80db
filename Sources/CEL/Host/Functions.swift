// Functions, variables and constants that the host declares.

/// A variable; its slot is its position among the declarations.
public struct VariableDeclaration: Sendable {
    public let name: String
    public let type: CELType

    public init(_ name: String, _ type: CELType) {
        self.name = name
        self.type = type
    }
}

/// A name for a fixed value.
public struct ConstantDeclaration: Sendable {
    public let name: String
    public let type: CELType
    public let value: Value

    public init(_ name: String, _ type: CELType, _ value: Value) {
        self.name = name
        self.type = type
        self.value = value
    }
}

/// A function of the host. An operator is a function too: `_<_`, `_+_`, `_-_`, `_*_`, `-_`, `_[_]`…
///
/// ```swift
/// let double = FunctionDeclaration("double", .unary(.int, returns: .int) { .int(($0.intValue ?? 0) * 2) })
/// let environment = try Environment(functions: [double])
/// try environment.compile("double(21)").evaluate([])   // 42
/// ```
public struct FunctionDeclaration: Sendable {
    public let name: String
    public let overloads: [FunctionOverload]

    public init(_ name: String, _ overloads: FunctionOverload...) {
        self.name = name
        self.overloads = overloads
    }

    public init(_ name: String, overloads: [FunctionOverload]) {
        self.name = name
        self.overloads = overloads
    }
}

/// One signature of a function, with what it does.
public struct FunctionOverload: Sendable {
    /// How it is called: `f(x)` or `x.f()`.
    public enum Style: Sendable { case global, receiver }

    /// Who deals with arguments that are unknown or in error.
    public enum Strictness: Sendable {
        /// The engine: the function is called with ordinary values only.
        case strict
        /// The function, which sees them all.
        case nonStrict
    }

    enum Body: Sendable {
        case unary(@Sendable (Value) -> Value)
        case binary(@Sendable (Value, Value) -> Value)
        case nary(@Sendable ([Value]) -> Value)
        case field(@Sendable (any ObjectValue, Int, [Value]) -> Value)
    }

    public let parameters: [CELType]
    public let result: CELType
    public let style: Style
    public let strictness: Strictness
    /// A single-attribute unknown that the function returns *is* the value of that attribute, so an
    /// assumption about the attribute may take its place. Leave it `false` where the function
    /// computes with what it could not know.
    public let returnsAttributes: Bool
    let body: Body

    init(_ parameters: [CELType], _ result: CELType, _ style: Style, _ strictness: Strictness, _ returnsAttributes: Bool, _ body: Body) {
        self.parameters = parameters
        self.result = result
        self.style = style
        self.strictness = strictness
        self.returnsAttributes = returnsAttributes
        self.body = body
    }

    /// Any number of arguments; a receiver is the first of them.
    public init(
        _ parameters: [CELType], returns result: CELType, style: Style = .global, strictness: Strictness = .strict,
        returnsAttributes: Bool = false, _ body: @escaping @Sendable ([Value]) -> Value
    ) {
        self.init(parameters, result, style, strictness, returnsAttributes, .nary(body))
    }

    /// One argument, without the cost of an array.
    public static func unary(
        _ parameter: CELType, returns result: CELType, style: Style = .global, strictness: Strictness = .strict,
        returnsAttributes: Bool = false, _ body: @escaping @Sendable (Value) -> Value
    ) -> FunctionOverload {
        FunctionOverload([parameter], result, style, strictness, returnsAttributes, .unary(body))
    }

    /// Two arguments, without the cost of an array.
    public static func binary(
        _ left: CELType, _ right: CELType, returns result: CELType, style: Style = .global,
        strictness: Strictness = .strict, returnsAttributes: Bool = false,
        _ body: @escaping @Sendable (Value, Value) -> Value
    ) -> FunctionOverload {
        FunctionOverload([left, right], result, style, strictness, returnsAttributes, .binary(body))
    }

    /// A function *about* a field: its first argument must be written as a field of a record
    /// (`stated(lot.duration)`). The field is not read; the body gets the record and the slot, then
    /// the further arguments.
    public static func field(
        _ further: [CELType] = [], returns result: CELType, style: Style = .global, returnsAttributes: Bool = false,
        _ body: @escaping @Sendable (any ObjectValue, Int, [Value]) -> Value
    ) -> FunctionOverload {
        FunctionOverload([.dyn] + further, result, style, .strict, returnsAttributes, .field(body))
    }

    var takesField: Bool { if case .field = body { true } else { false } }
}
