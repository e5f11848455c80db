// What unknown attributes are taken to be, for one evaluation.

/// Values to be taken in place of unknown attributes: « what if? ».
///
/// ```swift
/// let environment = try Environment(variables: [VariableDeclaration("hours", .int)])
/// let program = try environment.compile("hours >= 60")
/// let unknown: [Value] = [.unknown(AttributeID(7))]
/// program.evaluate(unknown, assuming: [AttributeID(7): .int(80)])   // true
/// ```
public struct Assumptions: Sendable {
    private var entries: [(id: AttributeID, value: Value?, serial: Int)] = []
    /// How many were ever pushed.
    private var pushes = 0

    /// - Parameter absent: attributes that are taken not to be there at all.
    public init(_ values: [AttributeID: Value] = [:], absent: Set<AttributeID> = []) {
        for (id, value) in values where !absent.contains(id) { entries.append((id, value, 0)) }
        for id in absent { entries.append((id, nil, 0)) }
    }

    var isEmpty: Bool { entries.isEmpty }

    /// `nil` without an assumption; `.some(nil)` if the attribute is taken to be absent. There are
    /// never more than a handful, so they are scanned.
    subscript(id: AttributeID) -> Value?? {
        for entry in entries where entry.id == id { return .some(entry.value) }
        return nil
    }

    /// The value with its unknown attributes replaced, also inside aggregates. Records are left
    /// alone: their fields are replaced when they are read.
    func apply(to value: Value) -> Value {
        switch value {
        case .unknown(let unknown):
            guard let attribute = unknown.attribute, let assumed = self[attribute.id] else { return value }
            return assumed ?? .failure(.noSuchField, "the attribute is assumed to be absent")
        case .list(let list):
            guard list.elements.contains(where: Self.canHold) else { return value }
            return .list(ListValue(list.elements.map(apply), rest: list.rest))
        case .map(let map):
            return map.values.contains(where: Self.canHold) ? .map(map.mapValues(apply)) : value
        case .optional(let optional):
            guard let inner = optional.value, Self.canHold(inner) else { return value }
            return .optional(OptionalValue(apply(to: inner)))
        default: return value
        }
    }

    private static func canHold(_ value: Value) -> Bool {
        switch value {
        case .unknown, .list, .map, .optional: true
        default: false
        }
    }

    var count: Int { entries.count }

    /// A number that no other assumption of a search has, for the last of the first so many.
    func serial(_ count: Int) -> Int { count == 0 ? 0 : entries[count - 1].serial }

    /// Whether an assumption at this place or behind it is about an attribute.
    func concerns(_ id: AttributeID, from start: Int) -> Bool { entries[start...].contains { $0.id == id } }

    mutating func push(_ id: AttributeID, _ value: Value?) {
        pushes += 1
        entries.append((id, value, pushes))
    }
    mutating func pop() { entries.removeLast() }
}
