// What unknown attributes are taken to be, for one evaluation.

/// Values to be taken in place of unknown attributes.
public struct Assumptions: Sendable {
    private var entries: [(id: AttributeID, value: Value?)] = []

    /// - Parameter absent: attributes that are taken not to be there at all.
    public init(_ values: [AttributeID: Value] = [:], absent: Set<AttributeID> = []) {
        for (id, value) in values where !absent.contains(id) { entries.append((id, value)) }
        for id in absent { entries.append((id, nil)) }
    }

    var isEmpty: Bool { entries.isEmpty }

    /// `nil` without an assumption; `.some(nil)` if the attribute is taken to be absent. There are
    /// never more than a handful, so they are scanned.
    subscript(id: AttributeID) -> Value?? {
        for entry in entries where entry.id == id { return .some(entry.value) }
        return nil
    }

    mutating func push(_ id: AttributeID, _ value: Value?) { entries.append((id, value)) }
    mutating func pop() { entries.removeLast() }
}
