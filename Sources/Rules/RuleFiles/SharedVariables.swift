// Named sub-expressions that every rule of a set may use: `variables.yaml`.

import CEL
import Settings

/// The shared sub-expressions of a rule set, each with the earlier ones already put in.
struct SharedVariables: Sendable {
    /// One of them, as its file has it.
    struct Named: Sendable {
        let name: String
        let expression: LocatedText
        let file: String
    }

    private(set) var sources: [String: ConditionSource] = [:]
    private(set) var named: [Named] = []
    /// `mutants:` of each file: which survivors of mutation are excused.
    private(set) var mutants: [(file: String, node: Node)] = []
    /// `tests:` of each file.
    private(set) var tests: [(file: String, node: Node)] = []

    init(_ named: [(name: String, expression: LocatedText)] = []) {
        for variable in named { add(Named(name: variable.name, expression: variable.expression, file: "")) }
    }

    /// Adds those of one file.
    mutating func read(_ root: Node, _ decoding: Decoding) {
        guard var file = decoding.map(root) else { return }
        if let node = file.required("variables") {
            for variable in RuleVersion.variables(node, decoding) {
                // Rules that use the name already would mean something else by it.
                if sources[variable.name] != nil {
                    decoding.note("« \(variable.name) » est déjà une expression nommée de l’ensemble livré", at: variable.expression.node.position)
                    continue
                }
                add(Named(name: variable.name, expression: variable.expression, file: decoding.file))
            }
        }
        if let node = file.optional("tests") { tests.append((decoding.file, node)) }
        if let node = file.optional("mutants") { mutants.append((decoding.file, node)) }
        file.finish()
    }

    private mutating func add(_ variable: Named) {
        sources[variable.name] = ConditionSource(variable.expression, variables: sources, isShared: true)
        named.append(variable)
    }

    /// The same with another text for one of them.
    func replacing(_ position: Int, by text: String) -> SharedVariables {
        var changed = SharedVariables()
        for (index, variable) in named.enumerated() {
            let expression = index == position ? LocatedText(text, variable.expression.node) : variable.expression
            changed.add(Named(name: variable.name, expression: expression, file: variable.file))
        }
        return changed
    }

    /// Compiles each on its own. They may speak of a lot or a criterion: rules of a wider scope that
    /// use them are then refused.
    func check(_ tables: Tables, _ decoding: Decoding) {
        guard let environments = try? RuleEnvironments(tables) else { return }
        let compiler = ConditionCompiler(environment: environments.environment(for: .criterion), tables: tables, decoding: decoding)
        var earlier: [String: ConditionSource] = [:]
        for variable in named {
            let source = ConditionSource(variable.expression, variables: earlier)
            _ = compiler.compile(source)
            earlier[variable.name] = source
        }
    }
}
