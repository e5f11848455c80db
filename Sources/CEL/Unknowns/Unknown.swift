// What is not known: which attributes, why, and what they could turn out to be.

/// Names an attribute of the host: a fact of one record, a claim, a file.
///
/// Identifiers with the highest bit set are the engine's own (comparisons of calendar durations
/// that the calendar leaves open).
public struct AttributeID: RawRepresentable, Hashable, Sendable, Comparable {
    public let rawValue: UInt64
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
    @inlinable public init(_ rawValue: UInt64) { self.rawValue = rawValue }
    public static func < (left: AttributeID, right: AttributeID) -> Bool { left.rawValue < right.rawValue }
}

/// Why an attribute is unknown. The host may add its own from 16 on.
public struct UnknownKind: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Nobody has read what would tell.
    public static let unread = UnknownKind(rawValue: 0)
    /// All was read, and says nothing.
    public static let silent = UnknownKind(rawValue: 1)
    /// Several answers contradict each other; the domain holds them.
    public static let conflicting = UnknownKind(rawValue: 2)
    /// Known, but not precisely enough for this question (1 460 days against 4 years).
    public static let imprecise = UnknownKind(rawValue: 3)
    public static let other = UnknownKind(rawValue: 4)

    public static func < (left: UnknownKind, right: UnknownKind) -> Bool { left.rawValue < right.rawValue }

    public var description: String {
        switch self {
        case .unread: "unread"
        case .silent: "silent"
        case .conflicting: "conflicting"
        case .imprecise: "imprecise"
        case .other: "other"
        default: "kind \(rawValue)"
        }
    }
}

/// What an unknown attribute can turn out to be.
public enum Domain: Sendable {
    /// Anything of its type.
    case open
    /// `true` or `false`.
    case boolean
    /// One of these.
    case values([Value])
}

/// One attribute that is not known.
public struct UnknownAttribute: Sendable {
    public let id: AttributeID
    public let kind: UnknownKind
    public let domain: Domain
    /// It may also turn out not to be there at all.
    public let mayBeAbsent: Bool

    public init(id: AttributeID, kind: UnknownKind, domain: Domain = .open, mayBeAbsent: Bool = false) {
        self.id = id
        self.kind = kind
        self.domain = domain
        self.mayBeAbsent = mayBeAbsent
    }
}

/// A set of unknown attributes: those on which a result depends.
///
/// The case of one attribute costs one allocation.
public final class Unknown: Sendable {
    private let first: UnknownAttribute
    private let others: [UnknownAttribute]
    /// Some completion may make the evaluation fail (a division by what is not known…). An
    /// attribute itself never does.
    let mayFail: Bool
    /// Computed from unknowns, so it is not the value of its attribute, even if that is single.
    let isDerived: Bool
    /// If it is a whole number, the least and the greatest it can be.
    let bounds: (lower: Int64, upper: Int64)?
    /// A fingerprint of what is still to be computed; `nil` if there is none.
    let residual: UInt64?
    /// The list or record that it is unless the evaluation fails, which alone is not known: what is
    /// asked of its parts depends on more attributes than the failure does.
    let provided: Value?

    /// The unknown value of one attribute.
    public convenience init(_ attribute: UnknownAttribute) {
        self.init(
            attribute, [], mayFail: false, isDerived: false,
            residual: Residual.of(attribute))
    }

    private init(
        _ first: UnknownAttribute, _ others: [UnknownAttribute], mayFail: Bool, isDerived: Bool,
        bounds: (lower: Int64, upper: Int64)? = nil, residual: UInt64? = nil, provided: Value? = nil
    ) {
        self.first = first
        self.others = others
        self.mayFail = mayFail
        self.isDerived = isDerived
        self.bounds = bounds
        self.residual = residual
        self.provided = provided
    }

    /// Something that depends on these attributes, in any order; `nil` for none.
    public convenience init?(_ attributes: some Sequence<UnknownAttribute>) {
        self.init(attributes, mayFail: false)
    }

    convenience init?(_ attributes: some Sequence<UnknownAttribute>, mayFail: Bool) {
        var sorted = attributes.sorted { ($0.id, $0.kind) < ($1.id, $1.kind) }
        guard !sorted.isEmpty else { return nil }
        var kept = 0
        for position in sorted.indices.dropFirst()
        where sorted[position].id != sorted[kept].id || sorted[position].kind != sorted[kept].kind {
            kept += 1
            sorted[kept] = sorted[position]
        }
        self.init(ordered: sorted[...kept], mayFail: mayFail)
    }

    /// - Parameter attributes: at least one, in order and without repetition.
    private convenience init(ordered attributes: some RandomAccessCollection<UnknownAttribute>, mayFail: Bool) {
        self.init(attributes[attributes.startIndex], Array(attributes.dropFirst()), mayFail: mayFail, isDerived: true)
    }

    /// Sorted by identifier, without repetition.
    public var attributes: [UnknownAttribute] { [first] + others }

    public var count: Int { 1 + others.count }

    /// The attribute of which this is the very value.
    var attribute: UnknownAttribute? { isDerived || !others.isEmpty ? nil : first }

    /// One of the attributes may turn out to be absent.
    public var mayBeAbsent: Bool { first.mayBeAbsent || others.contains(where: \.mayBeAbsent) }

    /// What depends on both.
    public func merged(with other: Unknown) -> Unknown {
        let eitherMayFail = mayFail || other.mayFail
        // Mostly the one asks about some of what the other asks about already.
        if self === other || includes(other) { return derived(mayFail: eitherMayFail) }
        if other.includes(self) { return other.derived(mayFail: eitherMayFail) }
        return Unknown(ordered: Self.merged(attributes, other.attributes), mayFail: eitherMayFail)
    }

    /// The members of two ordered lists, in order, without repetition.
    private static func merged(_ left: [UnknownAttribute], _ right: [UnknownAttribute]) -> [UnknownAttribute] {
        var all: [UnknownAttribute] = []
        all.reserveCapacity(left.count + right.count)
        var (l, r) = (0, 0)
        while l < left.count, r < right.count {
            let (one, other) = ((left[l].id, left[l].kind), (right[r].id, right[r].kind))
            all.append(one <= other ? left[l] : right[r])
            if one <= other { l += 1 }
            if other <= one { r += 1 }
        }
        all += left[l...]
        all += right[r...]
        return all
    }

    /// Whether it depends on all that the other depends on.
    private func includes(_ other: Unknown) -> Bool {
        guard count >= other.count else { return false }
        var next = -1
        for wanted in -1..<other.others.count {
            let (wantedID, wantedKind) = wanted < 0 ? (other.first.id, other.first.kind) : (other.others[wanted].id, other.others[wanted].kind)
            var isFound = false
            while next < others.count, !isFound {
                let (id, kind) = next < 0 ? (first.id, first.kind) : (others[next].id, others[next].kind)
                next += 1
                if (id, kind) < (wantedID, wantedKind) { continue }
                guard id == wantedID, kind == wantedKind else { return false }
                isFound = true
            }
            if !isFound { return false }
        }
        return true
    }

    func hasSameAttributes(as other: Unknown) -> Bool {
        first.id == other.first.id && first.kind == other.first.kind && others.count == other.others.count
            && zip(others, other.others).allSatisfy { $0.id == $1.id && $0.kind == $1.kind }
    }

    /// The result of an operation on this unknown.
    func derived(
        mayFail fails: Bool = false, bounds: (lower: Int64, upper: Int64)? = nil, residual: UInt64? = nil
    ) -> Unknown {
        if isDerived, self.bounds == nil, bounds == nil, provided == nil, mayFail || !fails, self.residual == residual { return self }
        return Unknown(first, others, mayFail: mayFail || fails, isDerived: true, bounds: bounds, residual: residual)
    }

    /// A value that the failure these attributes stand for may still prevent.
    func preventing(_ value: Value) -> Value {
        switch value {
        case .unknown(let unknown):
            let merged = merged(with: unknown)
            return .unknown(unknown.provided.map(merged.providing) ?? merged)
        default:
            let merged = value.unknownWithin.map(merged(with:)) ?? derived()
            return .unknown(merged.providing(value))
        }
    }

    private func providing(_ value: Value) -> Unknown {
        switch value {
        case .list, .object, .optional:
            Unknown(first, others, mayFail: mayFail, isDerived: true, bounds: bounds, residual: residual, provided: value)
        default: self
        }
    }
}
