// The profile of a candidate (`regie.yaml`): who it is, what it can do, where, with how many hours.
//
// What the file leaves out is `nil`: nobody has said. An empty list is an answer: there is none.

import Figures
import Market
import Operations
import Provenance

/// A candidate as its own file describes it.
public struct Profile: Sendable {
    public var name: String
    public var siret: String?
    public var legalForm: LegalForm?
    /// The label of the network, which is no category of the law by itself.
    public var label: Dated?
    public var agreements: [Agreement]?
    public var isSocialUtility: Bool?
    public var territory = Territory()
    public var activities: [Activity] = []
    public var workforce = Workforce()
    public var insurances: [Dated]?
    /// Fiscal and social certificates, extracts of registers…
    public var attestations: [Dated]?
    public var references: [WorkReference]?
    public var turnoverYears: [Int]?
    public var partners: [Partner] = []
    /// Who signs letters, and where.
    public var signatory: String?
    public var place: String?

    /// The file, for addresses of what it says.
    public let file: String
    /// What rules of eligibility ask of a candidate, each fact with its line in the file.
    public internal(set) var candidate = Record(.candidate)

    init(name: String, file: String) {
        self.name = name
        self.file = file
    }

    /// The number under which evidence names the file; no paper of a consultation bears it.
    public static let documentID = DocumentID(-2)

    /// The file among the documents of a report.
    public var document: DocumentRecord {
        DocumentRecord(id: Self.documentID, path: file, kind: .other, sha256: "", byteCount: 0, status: .read)
    }
}

extension Profile {
    public enum LegalForm: String, CaseIterable, Sendable {
        case association, scop, scic, cooperative, sas, sarl, fondation, autre

        public var label: String {
            switch self {
            case .association: "association"
            case .scop: "société coopérative de production (SCOP)"
            case .scic: "société coopérative d’intérêt collectif (SCIC)"
            case .cooperative: "coopérative"
            case .sas: "SAS"
            case .sarl: "SARL"
            case .fondation: "fondation"
            case .autre: "autre forme"
            }
        }
    }

    /// Kinds of agreement: those of the catalogue.
    public enum AgreementKind: String, CaseIterable, Sendable {
        case ei, aci, ai, etti, eiti, ea, esat

        public var label: String { CodeList.agreementKind.label(of: rawValue) ?? rawValue }
        public var shortLabel: String { rawValue.uppercased() }
    }

    public struct Agreement: Sendable {
        public let kind: AgreementKind
        public let start: CivilDate?
        public let end: CivilDate?
        public let evidence: Evidence
    }

    /// Something that is held until a day.
    public struct Dated: Sendable {
        public let name: String
        public let until: CivilDate?
        public let evidence: Evidence
    }

    /// Where the candidate works.
    public struct Territory: Sendable {
        public struct Commune: Sendable {
            /// INSEE code.
            public let code: String
            public let name: String?
            public let postCodes: [String]
        }

        public var nuts: [String] = []
        public var communes: [Commune] = []
        /// Priority districts (QPV), by name.
        public var districts: [String] = []

        public var isTold: Bool { !nuts.isEmpty || !communes.isEmpty }
    }

    /// A trade: what it is called in the CPV, and in the candidate's own words.
    public struct Activity: Sendable {
        public let name: String
        /// Digits with which the codes of this trade begin.
        public let cpv: [String]
        public let words: [String]
        /// Words that tell another trade of the same code.
        public let exceptions: [String]
        /// Per cent of the price.
        public let labourShare: Interval?
    }

    public struct Workforce: Sendable {
        public var employees: Int?
        /// Hours that one full-time post makes in a year, with where that figure comes from.
        public var hoursPerPost: (value: ExactDecimal, source: String)?
        public var insertionHours: MonthlyHours?
        public var totalHours: MonthlyHours?
        /// € for an hour, all charges included.
        public var hourlyCost: (value: Interval, source: String)?
    }

    /// Hours that are free in each month.
    public struct MonthlyHours: Sendable {
        public let everyMonth: ExactDecimal?
        public let months: [Month: ExactDecimal]

        public func hours(in month: Month) -> ExactDecimal? { months[month] ?? everyMonth }

        /// The least and the most of all that is said.
        public var span: Interval? {
            let values = Array(months.values) + (everyMonth.map { [$0] } ?? [])
            guard let low = values.min(), let high = values.max() else { return nil }
            return Interval(low, high)
        }
    }

    public struct WorkReference: Sendable {
        public let title: String
        public let buyer: String?
        public let year: Int?
    }

    /// Somebody to bid with, or to work for.
    public struct Partner: Sendable {
        public let name: String
        public let activities: [Activity]
        public let insertionHours: MonthlyHours?
        /// What rules of eligibility ask.
        public let candidate: Record
        public let evidence: Evidence
    }
}

/// A month of a year.
public struct Month: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let year: Int
    public let month: Int

    public init?(year: Int, month: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        self.year = year
        self.month = month
    }

    public init(_ date: CivilDate) {
        year = date.year
        month = date.month
    }

    /// Reads `2027-01`.
    public init?(iso text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let year = Int(parts[0]), let month = Int(parts[1]) else { return nil }
        self.init(year: year, month: month)
    }

    public var next: Month { Month(unchecked: month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1) }

    private init(unchecked year: Int, _ month: Int) {
        self.year = year
        self.month = month
    }

    public static func < (left: Month, right: Month) -> Bool { (left.year, left.month) < (right.year, right.month) }

    public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
