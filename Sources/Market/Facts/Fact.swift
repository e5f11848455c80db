// A fact: what the papers claim about one attribute, each claim with its address.

import Provenance

/// One paper's (or person's) word on one attribute.
public struct Claim: Hashable, Sendable {
    public let value: FactValue
    public let evidence: Evidence

    public init(_ value: FactValue, _ evidence: Evidence) {
        self.value = value
        self.evidence = evidence
    }
}

/// All claims about one attribute of one record, in the order in which the papers were read.
///
/// The state is not stored: it follows from the claims, from the attribute's entry in the catalogue
/// and from which papers were given and read (`Market.state(of:in:)`).
public struct Fact: Hashable, Sendable {
    public private(set) var claims: [Claim]
    /// For each claim, the one that it repeats in other words (48 months, four years) or less exactly;
    /// itself where there is none. Empty as long as no claim repeats another.
    public private(set) var readings: [Int] = []
    /// The person's decision between contradicting claims: index into `claims`.
    public private(set) var prevailing: Int?

    /// Who said, in an answer, that there is none.
    public private(set) var denial: Evidence?

    public init(claims: [Claim] = [], prevailing: Int? = nil, denial: Evidence? = nil) {
        self.claims = claims
        self.prevailing = prevailing
        self.denial = denial
    }

    public mutating func add(_ claim: Claim) {
        if !readings.isEmpty { readings.append(claims.firstIndex { $0.value == claim.value }.map { readings[$0] } ?? claims.count) }
        claims.append(claim)
    }

    /// Notes that one claim says the same as another: they do not contradict each other, and `other`
    /// is how both are read.
    public mutating func read(_ index: Int, as other: Int) {
        guard claims.indices.contains(index), claims.indices.contains(other) else { return }
        if readings.isEmpty { readings = Array(claims.indices) }
        readings[index] = other
    }

    /// The value that a claim amounts to.
    public func value(ofClaim index: Int) -> FactValue {
        claims[readings.isEmpty ? index : readings[index]].value
    }

    /// The claims that amount to this value, however they are worded.
    public func claims(amountingTo value: FactValue) -> [Claim] {
        claims.indices.filter { self.value(ofClaim: $0) == value }.map { claims[$0] }
    }

    /// Settles a conflict in favour of one claim. The others stay visible.
    public mutating func settle(on index: Int) { prevailing = claims.indices.contains(index) ? index : nil }

    /// Records a person's word that there is no such thing.
    public mutating func deny(_ evidence: Evidence) { denial = evidence }

    /// Whether a person has answered for this fact: its value, its absence, or which claim prevails.
    public var isDeclared: Bool {
        denial != nil || prevailing != nil || claims.contains { $0.evidence.isDeclaration }
    }

    /// The values that differ from each other, in order of first appearance.
    public var distinctValues: [FactValue] {
        var seen: [FactValue] = []
        for index in claims.indices {
            let value = value(ofClaim: index)
            if !seen.contains(value) { seen.append(value) }
        }
        return seen
    }
}

/// What is known of an attribute that holds one value.
public enum FactState: Hashable, Sendable {
    /// All claims agree, or a person has said which one prevails.
    case stated(FactValue)
    /// The papers contradict each other: the values, in order of appearance (two at least).
    case conflicting([FactValue])
    /// No claim, and every kind of paper in which it may stand was given and read in full.
    case silent
    /// Nothing may be concluded: a paper that could state it is missing or could not be read.
    case unread
}
