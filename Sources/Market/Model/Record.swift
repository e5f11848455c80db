// A record: one thing the papers speak of (a lot, a criterion), as its facts in slot order.

import Provenance

/// One thing of the market with its facts.
///
/// Facts stand in an array by slot, so that a compiled rule reads them without a look-up by name.
public struct Record: Sendable {
    public let type: RecordType
    /// What the papers call it: `LOT-0001`, or a number from 1 where they give it no name.
    public var identifier: String
    public private(set) var facts: [Fact]
    /// The lists of records below this one, by slot. Few records have any.
    public private(set) var lists: [Int: RecordList] = [:]
    /// The papers that were read for this record's lot; `nil` where they are those of the whole market.
    public private(set) var papersRead: PaperSet?

    public init(_ type: RecordType, identifier: String = "") {
        self.type = type
        self.identifier = identifier
        facts = [Fact](repeating: Fact(), count: Catalogue.standard.attributes(of: type).count)
    }

    public subscript(_ field: some RecordField) -> Fact {
        get { facts[field.rawValue] }
        set { facts[field.rawValue] = newValue }
    }

    public subscript(slot slot: Int) -> Fact {
        get { facts[slot] }
        set { facts[slot] = newValue }
    }

    /// The list of records that the attribute holds. A list nobody has spoken of is unknown.
    public subscript(list field: some RecordField) -> RecordList {
        get { self[listSlot: field.rawValue] }
        set { self[listSlot: field.rawValue] = newValue }
    }

    public subscript(listSlot slot: Int) -> RecordList {
        get { lists[slot] ?? .unknown }
        set { lists[slot] = newValue }
    }

    public mutating func add(_ claim: Claim, to field: some RecordField) {
        facts[field.rawValue].add(claim)
    }

    /// Says which papers were read for this record and all below it.
    public mutating func setPapersRead(_ papers: PaperSet) {
        papersRead = papers
        for slot in lists.keys {
            guard var list = lists[slot] else { continue }
            for index in list.members.indices { list.members[index].setPapersRead(papers) }
            lists[slot] = list
        }
    }

    /// For readers driven by tables, which know attributes by slot.
    public mutating func add(_ claim: Claim, slot: Int) { facts[slot].add(claim) }

    /// The first claim's value, for readers and reports that want to show *a* value. Never for a verdict.
    public func firstValue(of field: some RecordField) -> FactValue? { facts[field.rawValue].claims.first?.value }
}

/// How much of a list of records is known.
public enum Completeness: Hashable, Sendable {
    /// Every member is listed.
    case complete
    /// Those listed exist; there may be more.
    case partial
    /// Nothing is known of the list.
    case unknown
}

/// A list of records with how complete it is.
public struct RecordList: Sendable {
    public var members: [Record]
    public var completeness: Completeness

    public init(_ members: [Record], completeness: Completeness = .complete) {
        self.members = members
        self.completeness = completeness
    }

    public static let unknown = RecordList([], completeness: .unknown)
}
