// What the database holds, table by table.

import Foundation
import GRDB

/// A consultation that was uploaded, and how its check stands.
struct ConsultationRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "consultation"

    enum State: String, Codable, Sendable {
        /// Waits for a free worker.
        case queued
        case running
        case done
        /// `failure` says why.
        case failed
    }

    var id: String
    var title: String
    /// Title, buyer and file names in small letters without accents.
    var searchText: String
    var createdAt: Date
    var createdBy: String?
    /// The consultation whose corrected package this is.
    var previous: String?
    /// The day whose law is asked for; `nil`: that of the launch.
    var lawDay: String?
    var state: State
    var queuedAt: Date
    var startedAt: Date?
    var finishedAt: Date?
    /// How often a worker began without coming to an end.
    var attempts: Int
    var failure: String?
    var paperTotal: Int?
    /// A report exists: while the state is not `done`, an older one.
    var judgedAt: Date?
    var ruleSet: String?
    var buyer: String?
    /// In French, as the report says it.
    var launchDate: String?
    var summary: String?
    var blocking: Int
    var major: Int
    var undetermined: Int
    var advice: Int
    var compliant: Int
    var notApplicable: Int
    var questions: Int
    var unread: Int

    init(id: String, title: String, searchText: String, createdBy: String?, previous: String?, now: Date) {
        self.id = id
        self.title = title
        self.searchText = searchText
        self.createdBy = createdBy
        self.previous = previous
        createdAt = now
        state = .queued
        queuedAt = now
        attempts = 0
        blocking = 0
        major = 0
        undetermined = 0
        advice = 0
        compliant = 0
        notApplicable = 0
        questions = 0
        unread = 0
    }

    var isAtWork: Bool { state == .queued || state == .running }
}

/// A file as it was uploaded.
struct UploadRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "upload"
    var consultation: String
    var position: Int
    /// As the browser named it: shown and used to tell what paper it is, never a path.
    var name: String
    var bytes: Int
}

/// A document as it was read.
struct PaperRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "paper"
    var consultation: String
    var position: Int
    var path: String
    /// Raw value of `PaperKind`.
    var kind: String
    var reasons: String
    /// « 1, 2A »; empty: the whole market.
    var lots: String
    var status: String
    var reason: String?
    var bytes: Int
    var sha256: String
    /// Whether a copy with comments can be had; `nil` of papers judged before that was kept.
    var takesComments: Bool?
}

/// What a person says a document is.
struct DeclarationRecord: Codable, Hashable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "declaration"
    var consultation: String
    var path: String
    var kind: String
    var lots: String
}

/// What a person said of a paper of the package before, to be said of the same paper of the corrected one.
struct CarriedPaperRecord: Codable, Hashable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "carriedPaper"
    var consultation: String
    /// Its path in the package before.
    var earlier: String
    /// Of its contents then; empty if it had not been read.
    var sha256: String
    var kind: String
    var lots: String
    /// The corrected package has not been looked through yet.
    var isSought: Bool
    /// Where it stands in the corrected package; `nil` if nothing there is it.
    var path: String?
}

/// What a person answered to one question.
struct AnswerRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "answer"

    enum Kind: String, Codable, Sendable {
        case value, prevails, decision
    }

    var id: String
    var consultation: String
    var kind: Kind
    /// Path of the fact; `nil` of a decision.
    var attribute: String?
    /// Of a decision.
    var rule: String?
    var lot: String?
    /// The value, the claim that prevails, « conforme » or « non conforme ».
    var text: String
    var because: String?
    var author: String
    /// ISO, as the person gave it.
    var day: String
    var createdAt: Date
    /// The question as it was put.
    var question: String?
    /// Why it could not be taken into account, if it could not.
    var problem: String?
    /// Of an answer carried over: the papers it was given about, as JSON.
    var basis: String?
    /// Replaced or withdrawn: kept as history, no longer applied.
    var retiredAt: Date?

    /// Two answers with the same subject replace each other.
    var subject: String { attribute ?? "\(rule ?? "") \(lot ?? "")" }
}

/// A finding of the last judgement, for search and comparison.
struct FindingRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "finding"
    var consultation: String
    var position: Int
    /// The engine's own fingerprint.
    var finding: String
    var rule: String
    var title: String
    var lot: String?
    var verdict: String
    var severity: String?
    var verdictText: String
    var harmless: Bool
    var message: String
    /// Under which reports name the lot; `nil` if lots have no numbers, or of judgements before that was kept.
    var lotNumber: Int?
}

/// An operation of urban renewal, with its report as it was last worked out.
struct OperationRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "operation"
    var id: String
    var name: String
    var createdAt: Date
    /// What was filled in, as JSON.
    var draft: String
    var report: String
    var verdict: String
    /// Consultations that could not be taken into account yet.
    var pending: Int
}

struct AccountRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "account"
    var name: String
    var salt: Data
    var hash: Data
    var createdAt: Date
}

struct SessionRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
    static let databaseTableName = "session"
    /// SHA-256 of the cookie: who reads the database cannot log in with it.
    var digest: String
    var account: String
    var expiresAt: Date
}
