// The papers of a consultation: what kinds there are, and whether each one could be read.

/// A kind of tender paper. Raw values are the ones used in `papiers.yaml`, in rules and in JSON.
public enum PaperKind: String, CaseIterable, Hashable, Sendable {
    /// Avis (eForms, BOAMP, TED).
    case notice
    /// Règlement de la consultation.
    case rc
    /// Cahier des clauses administratives particulières.
    case ccap
    /// Cahier des clauses techniques particulières.
    case cctp
    /// Cahier des clauses particulières: CCAP and CCTP in one paper.
    case ccp
    /// Acte d'engagement (ATTRI1).
    case ae
    /// Décomposition du prix global et forfaitaire.
    case dpgf
    /// Bordereau des prix unitaires.
    case bpu
    /// Détail quantitatif estimatif.
    case dqe
    /// Annex on insertion (clause sociale).
    case insertionAnnex = "annexe-insertion"
    /// A form to fill in (DC1, DC2, DC4, DUME): states nothing about the market.
    case form = "formulaire"
    /// A drawing.
    case plan
    /// Any other annex or paper, and one that nobody can tell.
    case other = "autre"

    /// Short French name: « avis », « RC ».
    public var label: String {
        switch self {
        case .notice: "avis"
        case .rc: "RC"
        case .ccap: "CCAP"
        case .cctp: "CCTP"
        case .ccp: "CCP"
        case .ae: "acte d’engagement"
        case .dpgf: "DPGF"
        case .bpu: "BPU"
        case .dqe: "DQE"
        case .insertionAnnex: "annexe insertion"
        case .form: "formulaire"
        case .plan: "plan"
        case .other: "autre pièce"
        }
    }

    /// With its article: « l’avis », « le RC ».
    public var labelWithArticle: String {
        switch self {
        case .notice, .ae, .insertionAnnex, .other: "l’" + label
        case .dpgf: "la " + label
        case .rc, .ccap, .cctp, .ccp, .bpu, .dqe, .form, .plan: "le " + label
        }
    }

    /// « du RC », « de la DPGF », « de l’avis ».
    public var labelWithDe: String {
        let words = labelWithArticle
        return words.hasPrefix("le ") ? "du " + words.dropFirst(3) : "de " + words
    }

    /// The kinds of paper that can stand in for this one: a CCP is a CCAP and a CCTP.
    public var standIns: [PaperKind] {
        switch self {
        case .ccap, .cctp: [.ccp]
        default: []
        }
    }

    /// Whether it is one of the papers that say what the contract is: what a consultation is known by.
    public var isTenderPaper: Bool {
        switch self {
        case .rc, .ccap, .cctp, .ccp, .ae, .dpgf, .bpu, .dqe, .insertionAnnex: true
        case .notice, .form, .plan, .other: false
        }
    }
}

/// Some kinds of paper.
public struct PaperSet: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public init(_ kind: PaperKind) {
        self.init(rawValue: 1 << UInt32(PaperKind.allCases.firstIndex(of: kind) ?? 31))
    }

    public func contains(_ kind: PaperKind) -> Bool { contains(PaperSet(kind)) }
}

/// Number of a document within one consultation, in the order in which they were opened.
public struct DocumentID: Hashable, Sendable, Comparable {
    public let index: Int
    public init(_ index: Int) { self.index = index }
    public static func < (left: DocumentID, right: DocumentID) -> Bool { left.index < right.index }
}

/// How much of a document could be read.
public enum ReadStatus: Hashable, Sendable {
    case read
    /// Some of it could not: nothing may be concluded from its silence. The reason is in French.
    case incomplete(reason: String)
    /// None of it could. The reason is in French.
    case unread(reason: String)

    public var isReadInFull: Bool { self == .read }

    public var reason: String? {
        switch self {
        case .read: nil
        case .incomplete(let reason), .unread(let reason): reason
        }
    }
}

/// One document of a consultation, as it is listed in reports.
public struct DocumentRecord: Hashable, Sendable {
    public let id: DocumentID
    /// The path as the user gave it, or the path within the package.
    public let path: String
    public let kind: PaperKind
    /// Why it was taken for this kind, in French; empty where the format itself says it.
    public let kindReasons: [String]
    /// The kinds it may be besides, where nobody can tell: nothing may be concluded from their silence.
    public let possibleKinds: [PaperKind]
    /// The lots it is about, as papers number them (« 1 », « 2A »); empty: the whole market.
    public let lots: [String]
    /// Lower-case hexadecimal SHA-256 of the bytes.
    public let sha256: String
    public let byteCount: Int
    public let status: ReadStatus

    public init(
        id: DocumentID, path: String, kind: PaperKind, kindReasons: [String] = [], possibleKinds: [PaperKind] = [],
        lots: [String] = [], sha256: String, byteCount: Int, status: ReadStatus
    ) {
        self.id = id
        self.path = path
        self.kind = kind
        self.kindReasons = kindReasons
        self.possibleKinds = possibleKinds
        self.lots = lots
        self.sha256 = sha256
        self.byteCount = byteCount
        self.status = status
    }
}
