// How the tables in Fields/ say where a business term is read and what becomes of it.

import Figures
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
    /// One language of a TED notice. Of several only one is read.
    case form
    /// A buyer that stands in one element, with all that is said of it.
    case buyer
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

    // Of the forms before eForms
    /// The element stands there, with whatever in it, and that says it.
    indirect case present(FactValue)
    /// A code of the form as the code of eForms that means the same; others are not read.
    case translated([String: String])
    /// One paragraph of a text, whose element is the one above.
    case paragraph
    /// Date and hour in one: `2026-10-08T12:00:00+02:00`.
    case dateTime
    /// `20160120`.
    case compactDate
    /// A number of days or months, without a unit.
    case count(CalendarDuration.Unit)
    /// An amount of which the form says, or does not say, that it is without tax. Zero is no amount.
    case amount(TaxBasis)
    /// The number of a weight as people write it: `60`, `60 %`, `40,5`.
    case weight
    /// What that number counts, where it is written.
    case weightKind
    /// There is one, of a kind that is not said: the attribute is not silent, and not known.
    case unspecified
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
        /// The language of a form, and the number of a lot.
        case formLanguage
        case lotNumber
        /// The box « offers may be made for all lots », whose number is that of the lots.
        case allLots
        /// Criteria and their percentages as text, line by line.
        case criteriaText
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
    /// The attribute that goes with the value: currency or unit. `nil`: the one eForms uses.
    var companion: NoticeAttribute?
    /// Whether it is read only where nothing else says the same.
    var isFallback = false

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

    /// A field of a form before eForms. `section` is the number that the form gives it; empty: none.
    static func form(
        _ section: String, _ path: String, as kind: ValueKind, into field: some RecordField, with companion: NoticeAttribute? = nil
    ) -> FieldEntry {
        FieldEntry(
            businessTerm: section, path: path, kind: kind, target: .claim(type(of: field).recordType, slot: field.rawValue),
            isUnlisted: true, companion: companion)
    }

    /// The same field, its path read from an element further up. A condition that the path begins with,
    /// `[PROCEDURE/OUVERT]DELAI`, is one of that element.
    func below(_ holder: String) -> FieldEntry {
        FieldEntry(
            businessTerm: businessTerm, path: path.hasPrefix("[") ? holder + path.replacing("]", with: "]/", maxReplacements: 1) : holder + "/" + path,
            kind: kind, target: target, isUnlisted: isUnlisted, companion: companion, isFallback: isFallback)
    }

    /// The same, read only where no other field says it.
    static func fallback(_ section: String, _ path: String, as kind: ValueKind, into field: some RecordField) -> FieldEntry {
        var entry = form(section, path, as: kind, into: field)
        entry.isFallback = true
        return entry
    }
}

extension [FieldEntry] {
    /// The same fields, their paths read from an element further up.
    func below(_ holder: String) -> [FieldEntry] { map { $0.below(holder) } }
}

/// The fields of one kind of record.
struct FieldArea: Sendable {
    /// Which forms can state them.
    enum Form: UInt8, Sendable {
        case eForms
        /// TED R2.0.9, and R2.0.8.
        case ted, ted2004
        /// What TED and the BOAMP write around a form: of every form.
        case common
        /// The three forms of the BOAMP.
        case fnSimple, mapa, announcement
    }

    let scope: Scope
    /// The record's own element, from the root.
    let base: String
    let fields: [FieldEntry]
    var form = Form.eForms

    static func of(_ form: Form, _ scope: Scope, at base: String, _ fields: [FieldEntry]) -> FieldArea {
        FieldArea(scope: scope, base: base, fields: fields, form: form)
    }
}

/// Every area of eForms, in the order in which Fields/EForms lists them.
let allAreas: [FieldArea] = [
    NoticeArea.area, ProcedureArea.area, BuyerArea.organisation, BuyerArea.contractingParty, LotArea.area,
    CriterionArea.award, CriterionArea.selection,
]
