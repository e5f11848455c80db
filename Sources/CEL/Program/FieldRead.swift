// The fields that an expression names, and where: what a rule needs to know, for its documentation.

/// A field of a record that an expression names.
public struct FieldRead: Sendable {
    public enum Purpose: Sendable {
        /// Its value is used.
        case value
        /// Only whether it is there.
        case presence
        /// It is handed to a function about fields.
        case function
    }
    public let objectType: ObjectType
    public let field: Int
    public let purpose: Purpose
    public let line: Int
    public let column: Int

    public var name: String { objectType.fields[field].name }
}

extension Program {
    /// The fields of records that the expression names, in source order. Found out when asked for.
    public var reads: [FieldRead] {
        guard !fieldNodes.isEmpty else { return [] }
        let placed = fieldNodes.enumerated().map { order, read in
            // has(a.b) names the field where its operand stands.
            if case .presence(let operand, _) = read.node.kind { return (operand.start, order, read) }
            return (read.node.start, order, read)
        }
        // In source order, so that the text is gone through once.
        var cursor = SourceLines(source).cursor()
        return placed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.compactMap { start, _, read in
            guard case .field(let objectType, let slot) = tree.references[read.node.id] else { return nil }
            let (line, column) = cursor.place(of: start)
            return FieldRead(objectType: objectType, field: slot, purpose: read.purpose, line: line, column: column)
        }
    }
}
