// Which papers were given and read: what decides whether silence means anything.

import Provenance

/// The papers of a consultation by kind, and how well each could be read.
public struct Coverage: Sendable {
    /// What is known of one kind of paper.
    public enum PaperState: Hashable, Sendable {
        /// At least one was given and all that were given were read in full.
        case read
        /// Given, but one of them at least could not be read in full.
        case unread
        case notGiven
    }

    private var states: [PaperKind: PaperState] = [:]
    /// Nature of the notice (BT-03), once read.
    public var noticeFormType: String?

    public init(documents: [DocumentRecord] = [], noticeFormType: String? = nil) {
        self.noticeFormType = noticeFormType
        for document in documents {
            let state: PaperState = document.status.isReadInFull ? .read : .unread
            if states[document.kind] != .unread { states[document.kind] = state }
        }
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

    /// Whether the lack of any claim about an attribute is silence, rather than ignorance.
    public func isSilence(about spec: AttributeSpec) -> Bool {
        if state(of: .notice) == .read, spec.papers.contains(.notice), spec.noticeCarries.includes(formType: noticeFormType) {
            return true
        }
        return spec.papers.allSatisfy { state(of: $0) == .read }
    }

    /// The kinds of paper that could state the attribute and were not given or not read, in catalogue order.
    public func papersThatCouldState(_ spec: AttributeSpec) -> [PaperKind] {
        spec.papers.filter { state(of: $0) != .read }
    }
}
