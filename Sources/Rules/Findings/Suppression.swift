// Findings that somebody has taken note of: shown in every report, but no longer counted.

import Figures

/// Why a finding does not count: somebody accepted it for a time, or it was known before.
///
/// An object, since almost no finding has one and findings are passed on by the thousand.
public final class Suppression: Sendable, Hashable {
    /// Who set the finding aside.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A person, in `clausier.yaml`.
        case accepted
        /// It stands in the file of known findings.
        case baseline
    }

    public let kind: Kind
    /// In the words of whoever accepted it, or where it is known from.
    public let reason: String
    /// Who accepted it.
    public let by: String?
    /// The last day on which it is accepted.
    public let until: CivilDate?

    public init(_ kind: Kind, reason: String, by: String? = nil, until: CivilDate? = nil) {
        self.kind = kind
        self.reason = reason
        self.by = by
        self.until = until
    }

    public static func == (left: Suppression, right: Suppression) -> Bool {
        left === right
            || (left.kind == right.kind && left.reason == right.reason && left.by == right.by && left.until == right.until)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(reason) }

    /// In French: « accepté par Mme Roy jusqu’au 30 juin 2027 : reconduction déjà signée ».
    public var sentence: String {
        let who = by.map { " par \($0)" } ?? ""
        let until = until.map { " jusqu’au \(FrenchText.date($0))" } ?? ""
        return (kind == .accepted ? "accepté" : "déjà connu") + "\(who)\(until)\u{A0}: \(reason)"
    }
}

extension Finding {
    /// Whether it can be set aside: what needs somebody to act. A rule that failed is a defect of the
    /// rule, which nobody can accept.
    public var isSuppressible: Bool {
        switch verdict {
        case .breach, .advice: true
        case .undetermined: !harmless && cause != .ruleError
        case .compliant, .notApplicable: false
        }
    }

    /// Whether somebody has something to do: neither in order, nor without object, nor set aside.
    public var needsAction: Bool {
        switch verdict {
        case .breach, .advice: suppression == nil
        case .undetermined: suppression == nil && !harmless
        case .compliant, .notApplicable: false
        }
    }
}
