// What a decision sheet says: values only, each line with its proof. Rendering is elsewhere (Reports).

import Figures
import Market
import Provenance

/// Whether to bid on one consultation, lot by lot, for one candidate.
public struct DecisionSheet: Sendable {
    /// The path as the user gave it.
    public let source: String
    /// What tells this consultation from others in every run: the procedure's number where there is one.
    public let identity: String
    public let candidate: String
    /// The day on which the question is asked: what lies before it is over.
    public let today: CivilDate
    /// What the notice is, where it is no call: an award, a cancellation, a correction.
    public let notice: Stated?
    public let title: Stated?
    public let buyer: Stated?
    /// The papers, and the profile.
    public let documents: [DocumentRecord]
    /// Whether the one lot is the whole market, which nobody calls a lot.
    public let isUndivided: Bool
    /// In the order of the papers.
    public let lots: [LotDecision]
    /// What holds for every lot: payment, advance, penalties, form of the tender.
    public let terms: [SheetLine]
    public let calendar: [CalendarEvent]
    public let papers: [RequestedPaper]
    /// To the buyer, gravest first.
    public let questions: [BuyerQuestion]
    /// What the profile leaves out and the sheet would have needed: questions to ourselves.
    public let profileQuestions: [String]
    /// French remarks about what could not be read.
    public let reservations: [String]

    /// The best verdict of all lots: what the consultation is worth looking at for.
    public var verdict: BidVerdict { lots.map(\.verdict).min() ?? .check }
}

/// What to do about a lot, best first.
public enum BidVerdict: String, CaseIterable, Hashable, Sendable, Comparable {
    case bid
    case jointBid
    case check
    case decline

    public static func < (left: BidVerdict, right: BidVerdict) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    public var label: String {
        switch self {
        case .bid: "répondre"
        case .jointBid: "répondre en groupement ou en sous-traitance"
        case .check: "à vérifier"
        case .decline: "ne pas répondre"
        }
    }
}

/// A text with where it is written.
public struct Stated: Sendable, Hashable {
    public let text: String
    public let evidence: [Evidence]

    public init(_ text: String, _ evidence: [Evidence] = []) {
        self.text = text
        self.evidence = evidence
    }
}

/// One line of a sheet.
public struct SheetLine: Sendable, Hashable {
    /// What it is about; the raw values are those of the JSON.
    public enum Topic: String, CaseIterable, Hashable, Sendable {
        case trade, territory, reservation, eligibility, capacity, turnover, references, visit, insertion, role
        case criterion, duration, amount, payment, advance, retention, penalties, price, grouping, risk, interests

        public var label: String {
            switch self {
            case .trade: "Métier"
            case .territory: "Territoire"
            case .reservation: "Réservation"
            case .eligibility: "Condition"
            case .capacity: "Heures"
            case .turnover: "Chiffre d’affaires"
            case .references: "Références"
            case .visit: "Visite"
            case .insertion: "Clause d’insertion"
            case .role: "Notre rôle"
            case .criterion: "Critère"
            case .duration: "Durée"
            case .amount: "Montant"
            case .payment: "Paiement"
            case .advance: "Avance"
            case .retention: "Retenue"
            case .penalties: "Pénalités"
            case .price: "Prix"
            case .grouping: "Groupement"
            case .risk: "Risque"
            case .interests: "Conseil d’administration"
            }
        }
    }

    public enum Mark: String, CaseIterable, Hashable, Sendable {
        case good, obstacle, question, note
    }

    public let topic: Topic
    public let mark: Mark
    public let text: String
    /// What to do or to write, where there is something.
    public let advice: String?
    /// The rule it comes from, if one.
    public let rule: String?
    public let evidence: [Evidence]

    public init(_ topic: Topic, _ mark: Mark, _ text: String, advice: String? = nil, rule: String? = nil, _ evidence: [Evidence] = []) {
        self.topic = topic
        self.mark = mark
        self.text = text
        self.advice = advice
        self.rule = rule
        self.evidence = evidence
    }
}

/// A reason of a verdict. Those that weigh more come first.
public struct Reason: Sendable, Hashable {
    public let mark: SheetLine.Mark
    public let text: String
    /// What would change it, where something would.
    public let change: String?
    public let evidence: [Evidence]

    public init(_ mark: SheetLine.Mark, _ text: String, change: String? = nil, _ evidence: [Evidence] = []) {
        self.mark = mark
        self.text = text
        self.change = change
        self.evidence = evidence
    }
}

/// The decision about one lot.
public struct LotDecision: Sendable {
    /// `LOT-0001`; empty for a consultation whose lots nobody knows.
    public let identifier: String
    public let title: Stated?
    public let verdict: BidVerdict
    /// By weight.
    public let reasons: [Reason]
    public let trade: TradeFit
    public let territory: TerritoryFit
    public let reservation: Reservation
    public let hours: HoursNeed
    public let lines: [SheetLine]

    /// What would change the verdict.
    public var changes: [String] {
        var changes: [String] = []
        for reason in reasons { if let change = reason.change, !changes.contains(change) { changes.append(change) } }
        return changes
    }
}

/// A paper that a candidate must hand in.
public struct RequestedPaper: Sendable, Hashable {
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// The profile has it.
        case ready
        /// To be written for this tender.
        case toWrite
        /// Held, but it ends before it is needed.
        case expiring
        case missing
        /// The profile says nothing of it.
        case unknown
    }

    public let name: String
    public let state: State
    /// In French.
    public let remark: String?
    public let evidence: [Evidence]
}

/// A question to put to the buyer.
public struct BuyerQuestion: Sendable, Hashable {
    public let rule: String
    /// Identifiers of the lots; empty for all.
    public let lots: [String]
    /// « L2142-1 et R2142-7 »; empty where no article is at stake.
    public let articles: String
    /// What the papers say.
    public let statement: String
    public let question: String
    public let evidence: [Evidence]
}
