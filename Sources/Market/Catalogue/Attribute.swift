// One entry of the attribute catalogue: everything the project knows about a kind of fact.

import Provenance

/// The kinds of record a market is made of. Names are those of eForms.
public enum RecordType: String, CaseIterable, Hashable, Sendable {
    case notice = "Notice"
    case buyer = "Buyer"
    case procedure = "Procedure"
    case lot = "Lot"
    case awardCriterion = "AwardCriterion"
    case selectionCriterion = "SelectionCriterion"
    case insertionCommitment = "InsertionCommitment"
    /// Who asks whether to bid, and what is below it: no part of any consultation's papers.
    case candidate = "Candidate"
    case agreement = "Agreement"
    case reservedAward = "ReservedAward"
    case yearlyTurnover = "YearlyTurnover"
    case reference = "Reference"
    case boardSeat = "BoardSeat"

    /// Whether it is of the candidate that asks whether to bid, rather than of the consultation.
    public var isOfCandidate: Bool {
        switch self {
        case .notice, .buyer, .procedure, .lot, .awardCriterion, .selectionCriterion, .insertionCommitment: false
        case .candidate, .agreement, .reservedAward, .yearlyTurnover, .reference, .boardSeat: true
        }
    }

    /// The attributes of this type of record, in slot order.
    public var attributes: [Attribute] { Catalogue.standard.attributes(of: self) }
}

/// What an attribute's values look like.
public enum AttributeType: Hashable, Sendable {
    case bool
    case integer
    case number
    /// A code; `values` lists the codes where the list is closed, empty where it is open (CPV, NUTS).
    case code(list: String, values: [String])
    case text
    case date
    case moment
    case money
    case duration
    /// A list of records below this one (lots, criteria).
    case records(RecordType)
}

/// How many values an attribute holds.
public enum Cardinality: Hashable, Sendable {
    case one
    /// A set of values: claims add up, they do not contradict each other.
    case many
}

/// What it means that no paper says anything.
public enum WhenSilent: String, Hashable, Sendable {
    /// Silence *is* the fact: no reservation, no maximum.
    case none
    /// The thing exists, unwritten: an estimated value.
    case unknown
}

/// The notices whose silence alone counts as silence, by form type (BT-03).
public enum NoticeCoverage: Hashable, Sendable {
    /// No notice need carry it: the other papers may.
    case never
    /// Notices of these form types would carry it.
    case formTypes(Set<String>)
    /// Every notice would.
    case always

    /// Calls for competition would carry it.
    public static let competition = NoticeCoverage.formTypes(["competition"])

    /// Whether a notice of this form type would carry it.
    public func includes(formType: String?) -> Bool {
        switch self {
        case .never: false
        case .always: true
        case .formTypes(let types): formType.map(types.contains) ?? false
        }
    }
}

/// One attribute of the market model.
public struct Attribute: Hashable, Sendable {
    public let record: RecordType
    /// Position among the attributes of its record: the slot in `Record` and in compiled rules.
    public let slot: Int
    /// Name in Swift, CEL and JSON alike.
    public let name: String
    public let spec: AttributeSpec

    /// `Lot.estimatedValue`.
    public var qualifiedName: String { "\(record.rawValue).\(name)" }
}

/// What the catalogue says about an attribute.
public struct AttributeSpec: Hashable, Sendable {
    public let type: AttributeType
    public let cardinality: Cardinality
    /// The eForms business term: `BT-27`; `nil` where eForms has none.
    public let businessTerm: String?
    /// What the values count: `€`, `%`, `heures`; `nil` where that goes without saying.
    public let unit: String?
    /// French name, lower case: « valeur estimée ».
    public let label: String
    /// French question to ask when it is not known; `nil` where nobody should be asked.
    public let question: String?
    /// The kinds of paper in which it may stand.
    public let papers: [PaperKind]
    public let whenSilent: WhenSilent
    public let noticeCarries: NoticeCoverage
    /// Whether a lot without a claim of its own takes the procedure's attribute of the same name.
    public let inherits: Bool

    public init(
        _ type: AttributeType, _ businessTerm: String? = nil, _ label: String, ask question: String? = nil,
        many: Bool = false, unit: String? = nil, papers: [PaperKind] = [.notice], whenSilent: WhenSilent = .unknown,
        noticeCarries: NoticeCoverage = .never, inherits: Bool = false
    ) {
        self.type = type
        self.cardinality = many ? .many : .one
        self.businessTerm = businessTerm
        self.unit = unit
        self.label = label
        self.question = question
        self.papers = papers
        self.whenSilent = whenSilent
        self.noticeCarries = noticeCarries
        self.inherits = inherits
    }

    /// Whether rules must guard a read with `has(x)`: one value, whose absence is a fact.
    public var mayBeAbsent: Bool {
        if case .records = type { return false }
        return cardinality == .one && whenSilent == .none
    }
}

/// The attributes of one type of record: an enum whose raw values are the slots.
///
/// A `CodingKey`, since of those the compiler writes the names down; « \\(field) » would look for them
/// at run time, a millisecond for each enum.
public protocol RecordField: RawRepresentable, CaseIterable, Sendable, CodingKey where RawValue == Int {
    static var recordType: RecordType { get }
    var spec: AttributeSpec { get }
}

extension RecordField {
    /// The name in CEL, JSON and rules: `estimatedValue`.
    public var name: String { stringValue }
}
