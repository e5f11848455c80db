// Recording an evaluation, for explanations.

/// Collects steps while the nodes of a recording program are evaluated.
struct Recorder {
    /// A node that was evaluated, with those evaluated for it.
    struct Entry {
        let expression: Expression
        let value: Value
        let entries: [Entry]
    }
    private var open: [[Entry]] = [[]]

    mutating func begin() { open.append([]) }

    mutating func end(_ expression: Expression, _ value: Value) {
        let entries = open.removeLast()
        open[open.count - 1].append(Entry(expression: expression, value: value, entries: entries))
    }

    /// The outermost entries.
    var entries: [Entry] { open.first ?? [] }
}

/// Records what the node inside evaluates to.
final class RecordingNode: Node {
    let expression: Expression
    let inner: any Node
    init(_ expression: Expression, _ inner: any Node) {
        self.expression = expression
        self.inner = inner
    }
    func evaluate(_ frame: inout Frame) -> Value {
        frame.recorder?.begin()
        let value = inner.evaluate(&frame)
        frame.recorder?.end(expression, value)
        return value
    }
}

extension Program {
    /// Evaluates once more, recording; costs nothing to programs that are not asked.
    ///
    /// The value is that of `evaluate`; the steps are those of the evaluation without the search
    /// over completions.
    public func explain(_ variables: [Value], assuming assumptions: Assumptions = Assumptions()) -> Explanation {
        var planner = Planner(tree: tree, isRecording: true)
        let planned = planner.plan(tree.root)
        var frame = Frame(
            variables: variables, localCount: planner.localCount, budget: environment.limits.cost,
            assumptions: assumptions, recorder: Recorder())
        let value = planned.node.evaluate(&frame)
        let explainer = Explainer(source: source, tree: tree)
        let root = frame.recorder?.entries.first.map { explainer.step($0) }
        let (line, column) = SourceLines(source).place(of: tree.root.start)
        return Explanation(
            value: evaluate(variables, assuming: assumptions),
            root: root ?? Explanation.Step(text: source, line: line, column: column, value: value, field: nil, steps: []))
    }
}

/// Entries → steps: keeps what mattered.
struct Explainer {
    let tree: CheckedTree
    private let bytes: [UInt8]
    private let lines: SourceLines

    init(source: String, tree: CheckedTree) {
        self.tree = tree
        bytes = Array(source.utf8)
        lines = SourceLines(source)
    }

    func step(_ entry: Recorder.Entry) -> Explanation.Step {
        let expression = entry.expression
        let (line, column) = lines.place(of: expression.start)
        var field: (objectType: ObjectType, index: Int)?
        if case .field(let type, let slot) = tree.references[expression.id] { field = (type, slot) }
        return Explanation.Step(
            text: String(decoding: bytes[expression.start..<min(expression.end, bytes.count)], as: UTF8.self),
            line: line, column: column, value: entry.value, field: field,
            steps: relevant(entry).map(step))
    }

    /// Operands that decided; constants are no news.
    private func relevant(_ entry: Recorder.Entry) -> [Recorder.Entry] {
        let parts = entry.entries.filter { part in
            if case .literal = part.expression.kind { return false }
            return true
        }
        switch (entry.expression.kind, entry.value) {
        case (.and, .bool(false)), (.or, .bool(true)): return parts.filter { $0.value == entry.value }
        case (.fold(let fold), .bool(let outcome)):
            let decided = fold.operation == .exists && outcome || fold.operation == .all && !outcome
            guard decided else { return parts }
            // The range, and the item that decided.
            return parts.filter { $0.expression !== fold.body } + parts.filter { $0.expression === fold.body && $0.value == entry.value }
        default: return parts
        }
    }
}
