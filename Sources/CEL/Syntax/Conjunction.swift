// What a conjunction begins with: for hosts whose expressions share their first condition.

/// An expression of the form `name && rest`, or a name alone.
///
/// ```swift
/// Conjunction("isOpen && (size > 3 || isNew)")?.rest   // " (size > 3 || isNew)"
/// Conjunction("isOpen && size > 3 || isNew")           // nil: `||` binds less tightly
/// ```
public struct Conjunction: Sendable, Hashable {
    /// The name that stands first.
    public let name: String
    /// What stands behind its `&&`, as it is written; `nil` if there is nothing but the name.
    public let rest: String?

    /// `nil` for every other expression, and for what is none.
    public init?(_ source: String) {
        let bytes = Array(source.utf8)
        guard var parser = try? Parser(source: bytes, limits: .standard, macros: [:]), let root = try? parser.parse().root else { return nil }
        let first: Expression
        let isAlone: Bool
        if case .and(let operands) = root.kind, let operand = operands.first {
            (first, isAlone) = (operand, false)
        } else {
            (first, isAlone) = (root, true)
        }
        guard case .name(let name, isRooted: false) = first.kind else { return nil }
        self.name = name
        if isAlone {
            rest = nil
            return
        }
        // A parenthesis or a comment between the name and `&&`: too rare to be looked into.
        let behind = bytes[first.end...].drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard behind.starts(with: "&&".utf8) else { return nil }
        rest = String(decoding: behind.dropFirst(2), as: UTF8.self)
    }
}
