// Lists, also those of which only a part is known.

/// A list.
///
/// An element may itself be unknown. Where it is not even known how many elements there are, `rest`
/// says so: what holds for the known part is then decided, the remainder is unknown.
public struct ListValue: Sendable {
    /// The elements that are certainly there.
    public let elements: [Value]
    /// `nil` for a list known to be complete.
    public let rest: ListRest?

    public init(_ elements: [Value], rest: ListRest? = nil) {
        self.elements = elements
        self.rest = rest
    }

    /// A list of which some elements are known and more may exist behind them.
    ///
    /// ```swift
    /// let environment = try Environment(variables: [VariableDeclaration("weights", .list(.int))])
    /// let known = ListValue([.int(60), .int(120)], more: Unknown(UnknownAttribute(id: AttributeID(1), kind: .unread)))
    /// try environment.compile("weights.exists(w, w > 100)").evaluate([.list(known)])   // true
    /// try environment.compile("weights.size() >= 2").evaluate([.list(known)])          // true
    /// ```
    public init(_ elements: [Value], more unknown: Unknown) {
        self.init(elements, rest: ListRest(unknown))
    }
}

extension Value {
    /// What is unknown anywhere in the value: itself, elements, entries.
    var unknownWithin: Unknown? {
        switch self {
        case .unknown(let unknown): return unknown
        case .list(let list):
            var result = list.rest?.unknown
            for part in list.elements + (list.rest?.shapes ?? []) {
                guard let more = part.unknownWithin else { continue }
                result = result.map { $0.merged(with: more) } ?? more
            }
            return result
        case .map(let map):
            var result = map.rest
            for part in map.values {
                guard let more = part.unknownWithin else { continue }
                result = result.map { $0.merged(with: more) } ?? more
            }
            return result
        case .optional(let optional): return optional.value?.unknownWithin
        default: return nil
        }
    }
}

/// What may stand in a list beside its known elements.
public final class ListRest: Sendable {
    /// The attributes that would tell.
    public let unknown: Unknown
    /// Values that may be there; or, if open, what elements that may be there look like.
    let shapes: [Value]
    /// There may be any number of elements, not only those of `shapes`.
    let isOpen: Bool
    /// The known elements come first, so their positions are certain.
    public let isTail: Bool

    /// - Parameter candidates: if given, nothing but (some of) these values may be there.
    public convenience init(_ unknown: Unknown, candidates: [Value]? = nil, isTail: Bool = true) {
        self.init(
            unknown, shapes: candidates ?? [.unknown(unknown.derived())], isOpen: candidates == nil, isTail: isTail)
    }

    init(_ unknown: Unknown, shapes: [Value], isOpen: Bool, isTail: Bool) {
        self.unknown = unknown
        self.shapes = shapes
        self.isOpen = isOpen
        self.isTail = isTail
    }

    /// If not `nil`, nothing but (some of) these values may be there.
    public var candidates: [Value]? { isOpen ? nil : shapes }
}
