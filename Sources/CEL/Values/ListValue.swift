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
    public init(_ elements: [Value], more unknown: Unknown) {
        self.init(elements, rest: ListRest(unknown))
    }
}

/// What may stand in a list beside its known elements.
public final class ListRest: Sendable {
    /// The attributes that would tell.
    public let unknown: Unknown
    /// If not `nil`, nothing but (some of) these values may be there.
    public let candidates: [Value]?
    /// The known elements come first, so their positions are certain.
    public let isTail: Bool

    public init(_ unknown: Unknown, candidates: [Value]? = nil, isTail: Bool = true) {
        self.unknown = unknown
        self.candidates = candidates
        self.isTail = isTail
    }

    /// What to try in place of the elements that may be there: the candidates, or an element of
    /// which nothing is known.
    var representatives: [Value] { candidates ?? [.unknown(unknown.derived())] }
}
