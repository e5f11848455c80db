// Which papers were given and read: what decides whether silence means anything.

import Provenance

/// The papers of a consultation by kind, and how well each could be read.
public struct Coverage: Sendable {
    /// What is known of one kind of paper.
    public enum PaperState: Hashable, Sendable {
        /// At least one was given and all that were given were read in full.
        case read
        /// Given, but one of them at least could not be read in full, or not for every lot.
        case unread
        case notGiven
    }

    private var states: [PaperKind: PaperState] = [:]
    /// The kinds of paper that were read, as they are or by one that stands in.
    public private(set) var papersRead: PaperSet = []
    /// Nature of the notice (BT-03), once read.
    public var noticeFormType: String?
    /// False for a notice in prose (PDF, HTML, text), where a business term cannot be looked up.
    public var noticeIsStructured = true
    /// The attributes that this form of notice has a place for; `nil`: all, as in eForms. Older forms are
    /// silent only about these.
    public var noticeAttributes: AttributeSet?
    /// The attributes that somebody looks for in papers of prose; `nil`: all. Where nobody looks,
    /// finding nothing is no silence.
    public var recognised: AttributeSet?

    /// `lots`: the numbers of all lots, or those that are known, with `lotsAreKnown` false. A kind of
    /// paper that exists lot by lot was given only if it was given for every lot.
    public init(
        documents: [DocumentRecord] = [], lots: [String] = [], lotsAreKnown: Bool = true, noticeFormType: String? = nil
    ) {
        self.noticeFormType = noticeFormType
        var ofEveryLot: Set<PaperKind> = []
        for document in documents {
            note(document.kind, document.status.isReadInFull && document.possibleKinds.isEmpty ? .read : .unread)
            for kind in document.possibleKinds { note(kind, .unread) }
            if document.lots.isEmpty { ofEveryLot.insert(document.kind) }
        }
        for (kind, state) in states where state == .read && !ofEveryLot.contains(kind) {
            let given = Set(documents.lazy.filter { $0.kind == kind }.flatMap(\.lots))
            if !lotsAreKnown || !given.isSuperset(of: lots) { states[kind] = .unread }
        }
        settle()
    }

    /// The papers as one lot sees them: those of the whole market and its own.
    public init(documents: [DocumentRecord], ofLot lot: String) {
        for document in documents where document.lots.isEmpty || document.lots.contains(lot) {
            note(document.kind, document.status.isReadInFull && document.possibleKinds.isEmpty ? .read : .unread)
            for kind in document.possibleKinds { note(kind, .unread) }
        }
        settle()
    }

    private mutating func note(_ kind: PaperKind, _ state: PaperState) {
        if states[kind] != .unread { states[kind] = state }
    }

    private mutating func settle() {
        // There may always be one more « autre pièce »: those read never say it all.
        for kind in PaperKind.allCases where kind != .other && state(of: kind) == .read { papersRead.insert(PaperSet(kind)) }
    }

    /// A paper or, where one stands in for it (CCP for CCAP and CCTP), that one.
    public func state(of kind: PaperKind) -> PaperState {
        let own = states[kind] ?? .notGiven
        guard own == .notGiven else { return own }
        for standIn in kind.standIns {
            if let state = states[standIn], state != .notGiven { return state }
        }
        return .notGiven
    }

    /// Whether that kind of paper was read for this record: for its lot, where papers exist lot by lot.
    public func isRead(_ kind: PaperKind, for record: Record) -> Bool { (record.papersRead ?? papersRead).contains(kind) }

    /// Whether the lack of any claim about an attribute is silence, rather than ignorance.
    public func isSilence(about attribute: Attribute, in record: Record) -> Bool {
        let spec = attribute.spec
        // What no paper could state, no paper's silence denies.
        guard !spec.papers.isEmpty else { return false }
        if noticeIsStructured, isRead(.notice, for: record), spec.papers.contains(.notice),
            spec.noticeCarries.includes(formType: noticeFormType), noticeAttributes?.contains(attribute) ?? true
        {
            return true
        }
        return spec.papers.allSatisfy { isCovered(attribute, by: $0, in: record) }
    }

    /// Whether that kind of paper was read and would have shown the attribute.
    public func isCovered(_ attribute: Attribute, by kind: PaperKind, in record: Record) -> Bool {
        guard isRead(kind, for: record) else { return false }
        if kind == .notice, noticeIsStructured { return noticeAttributes?.contains(attribute) ?? true }
        return recognised?.contains(attribute) ?? true
    }

    /// The kinds of paper that could state the attribute and were not given or not read, in catalogue order.
    public func papersThatCouldState(_ spec: AttributeSpec, in record: Record) -> [PaperKind] {
        spec.papers.filter { !isRead($0, for: record) }
    }
}

/// Some attributes of the catalogue.
public struct AttributeSet: Hashable, Sendable {
    private var numbers: Set<Int> = []

    public init() {}

    public mutating func insert(_ attribute: Attribute) { numbers.insert(Self.number(attribute)) }

    public mutating func formUnion(_ other: AttributeSet) { numbers.formUnion(other.numbers) }

    public func contains(_ attribute: Attribute) -> Bool { numbers.contains(Self.number(attribute)) }

    /// Records and slots are few: one number tells them all apart.
    private static func number(_ attribute: Attribute) -> Int {
        (RecordType.allCases.firstIndex(of: attribute.record) ?? 0) << 16 | attribute.slot
    }
}
