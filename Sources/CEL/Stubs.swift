import Figures
struct Declarations: Sendable {
    init(variables: [VariableDeclaration], constants: [ConstantDeclaration], functions: [FunctionDeclaration], types: [ObjectType], opaqueTypes: [OpaqueType], macros: [Macro], container: String) throws(EnvironmentError) {}
    func slot(of variable: String) -> Int? { nil }
}
protocol Node: AnyObject, Sendable { func evaluate(_ frame: inout Frame) -> Value }
struct Frame { init(variables: [Value], localCount: Int, budget: Int, assumptions: Assumptions) {} }
struct CheckedTree: Sendable {}
struct Compiler { let environment: Environment; let source: String
  func compile(expecting: CELType?, checked: Bool) throws(CompileError) -> Program { throw CompileError(diagnostics: [], source: source) } }
enum CompletionSearch { static func decide(_ p: Program, _ v: [Value], _ a: Assumptions, _ u: Unknown) -> Value { .unknown(u) } }
extension Cascade {
    public func evaluate(_ variables: [Value], classOf: [Int]? = nil, assuming: Assumptions = Assumptions()) -> CascadeResult { .decided(outcome: 0) }
}
extension Program { public func explain(_ variables: [Value]) -> Explanation { Explanation(value: .null, root: Explanation.Step(text: "", line: 1, column: 1, value: .null, field: nil, steps: [])) } }
extension String { func hasSameBytes(as o: String) -> Bool { utf8.elementsEqual(o.utf8) } }
extension Value { var typeName: String { "" } }
