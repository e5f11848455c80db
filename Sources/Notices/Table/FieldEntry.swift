// How the tables in Fields/ say where a business term is read and what becomes of it.

import Market

/// What kind of element opens a record; the fields below it belong to that record.
enum Scope: UInt8, Sendable {
    /// The notice as a whole: fields of the notice and of the procedure.
    case root = 1
    case organisation
    /// A `cac:ContractingParty`: what it says of one buyer, and which organisation that is.
    case contractingParty
    case lot
    case awardCriterion
    case selectionCriterion
}

/// How the text of an element becomes a value.
enum ValueKind: Hashable, Sendable {
    case code
    /// Text without a language: an address, a name of a town.
    case plain
    /// Text in several languages: French is preferred.
    case text
    case boolean
    /// A code of which one value means yes and any other no.
    case flag(String)
    case integer
    case number
    case money
    case duration
    case date
    /// The date of a moment; its hour stands in a sibling with `.hour` for the same attribute.
    case moment
    case hour
}

/// Where a value goes.
enum Target: Hashable, Sendable {
    case claim(RecordType, slot: Int)
    case key(Key)

    /// What the reader needs to put the records together.
    enum Key: Hashable, Sendable {
        case lotIdentifier
        case organisationIdentifier
        case buyerOrganisation
        case leadsBuyers
    }
}

/// One line of a table.
struct FieldEntry: Sendable {
    let businessTerm: String
    /// From the record's own element, in the notation of the SDK's fields.json.
    let path: String
    let kind: ValueKind
    let target: Target
    /// Whether the current SDK has no such field: older notices do, or real ones write it anyway.
    let isUnlisted: Bool

    /// A field of the SDK.
    static func field(_ businessTerm: String, _ path: String, as kind: ValueKind, into field: some RecordField) -> FieldEntry {
        FieldEntry(
            businessTerm: businessTerm, path: path, kind: kind,
            target: .claim(type(of: field).recordType, slot: field.rawValue), isUnlisted: false)
    }

    /// A field that the current SDK does not list.
    static func unlisted(_ businessTerm: String, _ path: String, as kind: ValueKind, into field: some RecordField) -> FieldEntry {
        FieldEntry(
            businessTerm: businessTerm, path: path, kind: kind,
            target: .claim(type(of: field).recordType, slot: field.rawValue), isUnlisted: true)
    }

    static func key(_ businessTerm: String, _ path: String, _ key: Target.Key) -> FieldEntry {
        FieldEntry(businessTerm: businessTerm, path: path, kind: .plain, target: .key(key), isUnlisted: false)
    }
}

/// The fields of one kind of record.
struct FieldArea: Sendable {
    let scope: Scope
    /// The record's own element, from the root.
    let base: String
    let fields: [FieldEntry]
}

/// Every area, in the order in which Fields/ lists them.
let allAreas: [FieldArea] = [
    NoticeArea.area, ProcedureArea.area, BuyerArea.organisation, BuyerArea.contractingParty, LotArea.area,
    CriterionArea.award, CriterionArea.selection,
]
