// The declarations of an environment, indexed for the checker.

/// What a name stands for.
enum NameTarget: Sendable {
    case variable(slot: Int, CELType)
    case constant(Value, CELType)
}

/// One signature of a function, of the library or of the host.
final class Overload: Sendable {
    enum Body: Sendable {
        case unary(@Sendable (Value) -> Value)
        case binary(@Sendable (Value, Value) -> Value)
        case nary(@Sendable ([Value]) -> Value)
        /// The planner knows how.
        case special(SpecialForm)
        case host(FunctionOverload)
    }
    let parameters: [CELType]
    let result: CELType
    let isReceiver: Bool
    /// Has type parameters.
    let isGeneric: Bool
    /// Cannot fail for arguments of its types.
    let isTotal: Bool
    let body: Body
    let shape: Shape

    /// What most overloads are told by.
    struct Shape {
        let isReceiver: Bool
        let parameterCount: Int
        /// The tags of the parameters, if there are at most two.
        let tags: (UInt8, UInt8)
    }

    init(_ parameters: [CELType], _ result: CELType, isReceiver: Bool, isTotal: Bool, body: Body) {
        self.parameters = parameters
        self.result = result
        self.isReceiver = isReceiver
        self.isTotal = isTotal
        self.body = body
        shape = Shape(
            isReceiver: isReceiver, parameterCount: parameters.count,
            tags: (parameters.first?.tag ?? 0, parameters.count == 2 ? parameters[1].tag : 0))
        isGeneric = parameters.contains(where: \.hasParameters) || result.hasParameters
    }

    var host: FunctionOverload? { if case .host(let overload) = body { overload } else { nil } }

    var isEquality: Bool {
        switch body {
        case .special(.equal), .special(.notEqual): true
        default: false
        }
    }
}

/// Operations with rules of their own for what is unknown, or that the planner specialises.
enum SpecialForm: Sendable {
    case equal, notEqual, relation(Relation), not, add, subtract, multiply
    case membership, index, optionalIndex, size, optionalOf, optionalOr, optionalOrValue, optionalHasValue, optionalValue
    case matches
}

/// The overloads of one name.
final class FunctionGroup: Sendable {
    let name: String
    let overloads: [Overload]
    /// The shapes of the overloads: to look through them touches no overload.
    let shapes: [Overload.Shape]
    /// Each overload by itself.
    let single: [[Overload]]
    /// Some overload is about a field that is named, not read.
    let takesField: Bool
    /// The overload of `==` and `!=`, which the host has added nothing to.
    let equality: Overload?

    init(_ name: String, _ overloads: [Overload]) {
        self.name = name
        self.overloads = overloads
        shapes = overloads.map(\.shape)
        single = overloads.map { [$0] }
        takesField = overloads.contains { $0.host?.takesField ?? false }
        equality = overloads.count == 1 ? overloads.first { $0.isEquality } : nil
    }
}

final class Declarations: Sendable {
    let variables: [VariableDeclaration]
    let names: [String: NameTarget]
    let functions: [String: FunctionGroup]
    let objectTypes: [String: ObjectType]
    let opaqueTypes: [String: OpaqueType]
    let macros: [String: [Macro]]
    /// `["a.b.", "a.", ""]` for the container `a.b`.
    let prefixes: [String]
    /// First parts of qualified names, seen from the container: only these are worth a try.
    private let qualifiedRoots: Set<String>
    private let functionRoots: Set<String>

    init(
        variables: [VariableDeclaration], constants: [ConstantDeclaration], functions: [FunctionDeclaration],
        types: [ObjectType], opaqueTypes: [OpaqueType], macros: [Macro], container: String
    ) throws(EnvironmentError) {
        self.variables = variables
        var prefixes = [""]
        var path = ""
        for part in container.split(separator: ".") {
            path += part + "."
            prefixes.insert(path, at: 0)
        }
        self.prefixes = prefixes

        names = try Self.names(variables, constants, types, opaqueTypes)

        self.objectTypes = Dictionary(types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.opaqueTypes = Dictionary(opaqueTypes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for type in types {
            for field in type.fields {
                if case .list = field.type, field.presence == .optional {
                    throw EnvironmentError("\(type.name).\(field.name): a list is never optional; an absent one is empty")
                }
                try Self.require(field.type, "\(type.name).\(field.name)", self.objectTypes)
            }
        }
        for variable in variables { try Self.require(variable.type, variable.name, self.objectTypes) }

        var table = StandardLibrary.functions
        for type in opaqueTypes where type.isOrdered {
            for (name, relation) in [("_<_", Relation.less), ("_<=_", .lessEqual), ("_>_", .greater), ("_>=_", .greaterEqual)] {
                let overload = Overload(
                    [.opaque(type.name), .opaque(type.name)], .bool, isReceiver: false, isTotal: false,
                    body: .special(.relation(relation)))
                table[name] = FunctionGroup(name, (table[name]?.overloads ?? []) + [overload])
            }
        }
        for function in functions {
            let added = function.overloads.map {
                Overload($0.parameters, $0.result, isReceiver: $0.style == .receiver, isTotal: false, body: .host($0))
            }
            table[function.name] = FunctionGroup(function.name, (table[function.name]?.overloads ?? []) + added)
        }
        self.functions = table
        self.macros = Dictionary(grouping: macros, by: \.name)

        qualifiedRoots = Self.roots(of: names.keys, prefixes)
        functionRoots = functions.isEmpty && container.isEmpty ? Self.standardFunctionRoots : Self.roots(of: table.keys, prefixes)
    }

    /// The same but for variables and constants.
    init(_ other: Declarations, variables: [VariableDeclaration]) throws(EnvironmentError) {
        self.variables = variables
        names = try Self.names(variables, [], Array(other.objectTypes.values), Array(other.opaqueTypes.values))
        functions = other.functions
        objectTypes = other.objectTypes
        opaqueTypes = other.opaqueTypes
        macros = other.macros
        prefixes = other.prefixes
        functionRoots = other.functionRoots
        qualifiedRoots = Self.roots(of: names.keys, prefixes)
        for variable in variables { try Self.require(variable.type, variable.name, objectTypes) }
    }

    /// All names that are no functions.
    private static func names(
        _ variables: [VariableDeclaration], _ constants: [ConstantDeclaration], _ types: [ObjectType], _ opaqueTypes: [OpaqueType]
    ) throws(EnvironmentError) -> [String: NameTarget] {
        var names = standardNames
        func declare(_ name: String, _ target: NameTarget) throws(EnvironmentError) {
            if names.updateValue(target, forKey: name) != nil { throw EnvironmentError("`\(name)` is declared twice") }
        }
        for type in types { try declare(type.name, .constant(.type(TypeValue(type.name)), .type(.object(type.name)))) }
        for type in opaqueTypes { try declare(type.name, .constant(.type(TypeValue(type.name)), .type(.opaque(type.name)))) }
        for constant in constants { try declare(constant.name, .constant(constant.value, constant.type)) }
        for (slot, variable) in variables.enumerated() {
            // A variable may hide a type of the language, as in the reference implementations.
            if standardNames[variable.name] != nil { names[variable.name] = nil }
            try declare(variable.name, .variable(slot: slot, variable.type))
        }
        return names
    }

    private static let standardFunctionRoots = roots(of: StandardLibrary.functions.keys, [""])

    private static func roots(of names: some Sequence<String>, _ prefixes: [String]) -> Set<String> {
        var roots: Set<String> = []
        for name in names where name.utf8.contains(UInt8(ascii: ".")) {
            for prefix in prefixes where name.hasPrefix(prefix) {
                if let root = name.dropFirst(prefix.count).split(separator: ".").first { roots.insert(String(root)) }
            }
        }
        return roots
    }

    private static func require(
        _ type: CELType, _ place: String, _ objectTypes: [String: ObjectType]
    ) throws(EnvironmentError) {
        switch type {
        case .object(let name):
            if objectTypes[name] == nil { throw EnvironmentError("\(place): there is no type `\(name)`") }
        case .list(let element), .optional(let element): try require(element, place, objectTypes)
        case .map(let key, let value):
            try require(key, place, objectTypes)
            try require(value, place, objectTypes)
        default: break
        }
    }

    /// The types of the language, as values.
    private static let standardNames: [String: NameTarget] = {
        var names: [String: NameTarget] = [:]
        let types: [(String, CELType)] = [
            ("bool", .bool), ("int", .int), ("uint", .uint), ("double", .double), ("string", .string), ("bytes", .bytes),
            ("list", .list(.dyn)), ("map", .map(.dyn, .dyn)), ("null_type", .null), ("type", .type(.dyn)),
            ("google.protobuf.Timestamp", .timestamp), ("google.protobuf.Duration", .duration),
            ("optional_type", .optional(.dyn)), ("date", .date), ("decimal", .decimal),
            ("calendarDuration", .calendarDuration),
        ]
        for (name, type) in types { names[name] = .constant(.type(TypeValue(name)), .type(type)) }
        return names
    }()

    func slot(of variable: String) -> Int? {
        if case .variable(let slot, _)? = names[variable] { slot } else { nil }
    }

    /// Resolves a simple or qualified name from the container outwards; `.name` only at the root.
    func resolve(_ name: String) -> NameTarget? {
        if name.utf8.first == UInt8(ascii: ".") { return names[String(name.dropFirst())] }
        for prefix in prefixes {
            if let target = names[prefix.isEmpty ? name : prefix + name] { return target }
        }
        return nil
    }

    func mayBeQualified(_ root: String) -> Bool { qualifiedRoots.contains(root) }
    func mayBeNamespace(_ root: String) -> Bool { functionRoots.contains(root) }

    func function(_ name: String) -> FunctionGroup? {
        if name.utf8.first == UInt8(ascii: ".") { return functions[String(name.dropFirst())] }
        for prefix in prefixes {
            if let group = functions[prefix.isEmpty ? name : prefix + name] { return group }
        }
        return nil
    }
}

extension CELType {
    var hasParameters: Bool {
        switch self {
        case .parameter: true
        case .list(let inner), .optional(let inner), .type(let inner): inner.hasParameters
        case .map(let key, let value): key.hasParameters || value.hasParameters
        case .opaque(_, let parameters): parameters.contains(where: \.hasParameters)
        default: false
        }
    }
}
