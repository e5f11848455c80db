// Named sub-expressions that every rule of a set may use: `variables.yaml`.

import CEL
import Settings

/// The shared sub-expressions of a rule set, each with the earlier ones already put in.
struct SharedVariables: Sendable {
    private(set) var sources: [String: ConditionSource] = [:]
    private(set) var named: [(name: String, expression: LocatedText)] = []

    init(_ named: [(name: String, expression: LocatedText)] = []) {
        for variable in named { add(variable) }
    }

    /// Adds those of one file.
    mutating func read(_ root: Node, _ decoding: Decoding) {
        guard var file = decoding.map(root) else { return }
        if let node = file.required("variables") {
            for variable in RuleVersion.variables(node, decoding) { add(variable) }
        }
        file.finish()
    }

    private mutating func add(_ variable: (name: String, expression: LocatedText)) {
        sources[variable.name] = ConditionSource(variable.expression, variables: sources, isShared: true)
        named.append(variable)
    }

    /// Compiles each on its own. They may speak of a lot or a criterion: rules of a wider scope that
    /// use them are then refused.
    func check(_ tables: Tables, _ decoding: Decoding) {
        guard let environments = try? RuleEnvironments(tables) else { return }
        let compiler = ConditionCompiler(environment: environments.environment(for: .criterion), tables: tables, decoding: decoding)
        var earlier: [String: ConditionSource] = [:]
        for (name, expression) in named {
            let source = ConditionSource(expression, variables: earlier)
            _ = compiler.compile(source)
            earlier[name] = source
        }
    }
}
