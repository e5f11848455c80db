// The syntax tree, after macro expansion.

/// A node of the syntax tree. Immutable; what the checker finds out stands in tables by `id`.
public final class Expression: Sendable {
    public enum Kind: Sendable {
        case literal(Value)
        /// A name; `isRooted` for `.name`, which skips local variables and the container.
        case name(String, isRooted: Bool)
        /// `operand.field` or `operand.?field`.
        case select(Expression, field: String, isOptional: Bool)
        /// `has(operand.field)`.
        case presence(Expression, field: String)
        /// `f(a)`, `r.f(a)`; operators under their CEL names (`_+_`, `!_`, `_[_]`, `_[?_]`…).
        case call(String, receiver: Expression?, arguments: [Expression])
        case list([Item])
        case map([Entry])
        /// `Name{field: value}`.
        case message(String, [Entry])
        /// Two or more operands: chains are kept flat.
        case and([Expression])
        case or([Expression])
        case conditional(Expression, Expression, Expression)
        /// A comprehension.
        indirect case fold(Fold)
        /// `variable` stands for the value of `initializer` in `body`.
        case bind(variable: String, initializer: Expression, body: Expression)
        /// `cel.block`: each element may use those before it, as `@index0`, `@index1`…
        case block([Expression], Expression)
    }

    /// An element of a list; if optional (`?x`), `expression` yields an optional.
    public struct Item: Sendable {
        public let expression: Expression
        public let isOptional: Bool
    }

    /// `key: value`; if optional (`?key: value`), `value` yields an optional.
    public struct Entry: Sendable {
        public let key: Expression
        public let value: Expression
        public let isOptional: Bool
    }

    /// What a comprehension makes of its range.
    public struct Fold: Sendable {
        public enum Operation: Sendable {
            case all, exists, existsOne
            /// Elements for which the body holds.
            case filter
            /// The body for each element (for which the filter holds).
            case map
            /// A map with the same keys and the body as values.
            case transformMap
            /// A map merged from the one-entry maps that the body yields.
            case transformMapEntry
        }
        public let operation: Operation
        public let range: Expression
        /// The element of a list, the key of a map; with `secondVariable`, the index of a list.
        public let variable: String
        /// The value, in the two-variable form.
        public let secondVariable: String?
        /// Only for `map`, `transformMap`, `transformMapEntry`.
        public let filter: Expression?
        public let body: Expression
    }

    public let kind: Kind
    /// Position in the tables of the checker; unique within one tree.
    let id: Int
    /// Byte range in the source.
    public let start: Int
    public let end: Int
    /// Levels of nodes below and including this one.
    let height: Int

    init(_ kind: Kind, id: Int, start: Int, end: Int) {
        self.kind = kind
        self.id = id
        self.start = start
        self.end = end
        var below = 0
        kind.forEachChild { below = max(below, $0.height) }
        height = below + 1
    }
}

extension Expression.Kind {
    /// The direct parts, in source order.
    func forEachChild(_ body: (Expression) -> Void) {
        switch self {
        case .literal, .name: break
        case .select(let operand, _, _), .presence(let operand, _): body(operand)
        case .call(_, let receiver, let arguments):
            if let receiver { body(receiver) }
            arguments.forEach(body)
        case .list(let items): for item in items { body(item.expression) }
        case .map(let entries), .message(_, let entries):
            for entry in entries {
                body(entry.key)
                body(entry.value)
            }
        case .and(let operands), .or(let operands): operands.forEach(body)
        case .conditional(let condition, let yes, let no):
            body(condition)
            body(yes)
            body(no)
        case .fold(let fold):
            body(fold.range)
            if let filter = fold.filter { body(filter) }
            body(fold.body)
        case .bind(_, let initializer, let result):
            body(initializer)
            body(result)
        case .block(let elements, let result):
            elements.forEach(body)
            body(result)
        }
    }
}
