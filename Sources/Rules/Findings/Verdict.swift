// The vocabulary of judging: verdicts, severities, causes. Raw values are those of the JSON.

/// What a rule says about its subject.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// Applies, everything needed is known, nothing is wrong.
    case compliant
    /// Something is wrong; the severity says how certain that is.
    case breach
    /// Facts are missing or contradict each other, or a person must judge: the cause says which.
    case undetermined
    /// Good practice, never a breach.
    case advice
    /// Nothing to judge.
    case notApplicable
}

/// How certain a breach is.
public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Certain on the papers.
    case blocking
    /// Probable: the buyer must answer.
    case major
}

/// Why a verdict is undetermined.
public enum Cause: String, Hashable, Sendable, CaseIterable {
    /// Facts that no paper gave.
    case missing
    /// Papers that contradict each other.
    case conflicting
    /// A question that only a person can judge.
    case judgement
    /// The law differs over the days on which the consultation may have been launched.
    case launchDate
    /// The rule failed while it was evaluated: a defect of the rule, not of the papers.
    case ruleError
}

/// What a rule is judged on.
public enum RuleScope: String, Hashable, Sendable, CaseIterable {
    /// The market as a whole: once.
    case market
    /// Each lot.
    case lot
    /// Each award criterion of each lot.
    case criterion
    /// Each lot, for the candidate that asks whether to bid: nothing where nobody asks.
    case candidate
}

/// An article on which a rule rests.
public struct LegalBasis: Hashable, Sendable {
    /// The rank of the text.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case loi
        case règlement
        /// A commitment of the buyer, not a law: departures are « écarts à l’engagement ».
        case charte
        case convention
        case pratique
    }

    /// `L2113-11`.
    public let article: String
    public let kind: Kind
    /// Where the version that was read stands.
    public let link: String?

    public init(article: String, kind: Kind, link: String? = nil) {
        self.article = article
        self.kind = kind
        self.link = link
    }

    /// Whether a departure from it is one from an engagement and not from the law.
    public var isCommitment: Bool { kind == .charte || kind == .convention }
}

extension Finding {
    /// The verdict in French, as reports head it.
    public var verdictInFrench: String {
        if scope == .candidate { return Self.conditionInFrench(verdict, severity) }
        return switch (verdict, severity) {
        case (.compliant, _): "conforme"
        case (.breach, _) where departsFromCommitment: "écart à l’engagement"
        case (.breach, .blocking): "non conforme"
        case (.breach, _): "irrégularité probable — à justifier"
        case (.undetermined, _): "à vérifier"
        case (.advice, _): "recommandation"
        case (.notApplicable, _): "sans objet"
        }
    }

    /// What is asked of a candidate is a condition that it meets or not.
    static func conditionInFrench(_ verdict: Verdict, _ severity: Severity?) -> String {
        switch (verdict, severity) {
        case (.compliant, _): "condition remplie"
        case (.breach, .blocking): "condition non remplie"
        case (.breach, _): "obstacle probable"
        case (.undetermined, _): "à vérifier"
        case (.advice, _): "à savoir"
        case (.notApplicable, _): "sans objet"
        }
    }

    /// Whether every text it rests on is a charter or a convention.
    public var departsFromCommitment: Bool { !legalBasis.isEmpty && legalBasis.allSatisfy(\.isCommitment) }
}
