// The database, opened: what every part of the server asks of it.

import Figures
import Foundation
import GRDB

/// Consultations, answers and accounts, in one SQLite file beside the files themselves.
final class Store: Sendable {
    let folder: DataFolder
    let pool: DatabasePool
    /// Signs what the server gives out and wants back unchanged.
    let secret: Data

    /// Opens or creates the database and brings it to the present form.
    init(_ folder: DataFolder) throws {
        self.folder = folder
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            // What is deleted is overwritten.
            try db.execute(sql: "PRAGMA secure_delete = ON")
        }
        pool = try DatabasePool(path: folder.database, configuration: configuration)
        try Migrations.migrator().migrate(pool)
        secret = try pool.write { db in
            if let known = try Data.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'secret'") { return known }
            var generator = SystemRandomNumberGenerator()
            let fresh = Data((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
            try db.execute(sql: "INSERT INTO setting (name, value) VALUES ('secret', ?)", arguments: [fresh])
            return fresh
        }
    }

    func consultation(_ id: String) async throws -> ConsultationRecord? {
        guard Identifier.isValid(id) else { return nil }
        return try await pool.read { try ConsultationRecord.fetchOne($0, key: id) }
    }

    func uploads(of id: String) async throws -> [UploadRecord] {
        try await pool.read { db in
            try UploadRecord.filter(Column("consultation") == id).order(Column("position")).fetchAll(db)
        }
    }

    func papers(of id: String) async throws -> [PaperRecord] {
        try await pool.read { db in
            try PaperRecord.filter(Column("consultation") == id).order(Column("position")).fetchAll(db)
        }
    }

    func declarations(of id: String) async throws -> [DeclarationRecord] {
        try await pool.read { try DeclarationRecord.filter(Column("consultation") == id).fetchAll($0) }
    }

    /// The answers that count, oldest first.
    func answers(of id: String) async throws -> [AnswerRecord] {
        try await pool.read { try Self.answers(of: id, $0) }
    }

    static func answers(of id: String, _ db: Database) throws -> [AnswerRecord] {
        try AnswerRecord.filter(Column("consultation") == id && Column("retiredAt") == nil).order(Column("createdAt"), Column("id"))
            .fetchAll(db)
    }

    func findings(of id: String) async throws -> [FindingRecord] {
        try await pool.read { db in
            try FindingRecord.filter(Column("consultation") == id).order(Column("position")).fetchAll(db)
        }
    }

    /// Adds answers; each replaces the one that stood on the same subject.
    func add(_ answers: [AnswerRecord], to id: String) async throws {
        try await pool.write { db in
            let standing = try Self.answers(of: id, db)
            for answer in answers {
                for var old in standing where old.subject == answer.subject {
                    old.retiredAt = answer.createdAt
                    try old.update(db)
                }
                try answer.insert(db)
            }
        }
    }

    /// Takes an answer back; false if there is none.
    func withdraw(answer: String, from id: String, now: Date) async throws -> Bool {
        try await pool.write { db in
            guard var record = try AnswerRecord.fetchOne(db, key: answer), record.consultation == id, record.retiredAt == nil
            else { return false }
            record.retiredAt = now
            try record.update(db)
            return true
        }
    }

    /// Deletes for good: rows, files, and what the write-ahead log still held of them.
    func delete(_ id: String) async throws {
        _ = try await pool.write { try ConsultationRecord.deleteOne($0, key: id) }
        try folder.remove(id)
        try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }
}

/// Search and filters of the history.
struct HistoryQuery: Sendable {
    enum Filter: String, CaseIterable, Sendable {
        case breach = "non-conforme"
        case open = "a-verifier"
        case clean = "rien-a-signaler"
        case failed = "en-echec"

        var label: String {
            switch self {
            case .breach: "Avec une non-conformité ou une irrégularité"
            case .open: "Avec des questions ouvertes"
            case .clean: "Sans écart ni question"
            case .failed: "En échec"
            }
        }
    }

    var text = ""
    var filter: Filter?
    /// Days of upload, both included, ISO.
    var from: CivilDate?
    var to: CivilDate?
    var limit = 25
    var offset = 0
}

extension Store {
    /// The newest first, and how many there are in all.
    func history(_ query: HistoryQuery) async throws -> (records: [ConsultationRecord], total: Int) {
        var request = ConsultationRecord.all()
        for word in SearchText.fold(query.text).split(separator: " ") {
            // LIKE's own signs are letters here.
            let pattern = word.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
            request = request.filter(Column("searchText").like("%\(pattern)%", escape: "\\"))
        }
        switch query.filter {
        case .breach: request = request.filter(Column("blocking") > 0 || Column("major") > 0)
        case .open: request = request.filter(Column("undetermined") > 0)
        case .clean:
            request = request.filter(
                Column("state") == "done" && Column("blocking") == 0 && Column("major") == 0 && Column("undetermined") == 0
                    && Column("unread") == 0)
        case .failed: request = request.filter(Column("state") == "failed")
        case nil: break
        }
        if let from = query.from { request = request.filter(Column("createdAt") >= "\(from) 00:00:00.000") }
        if let to = query.to { request = request.filter(Column("createdAt") < "\(to.adding(days: 1)) 00:00:00.000") }
        let sorted = request.order(Column("createdAt").desc, Column("id"))
        let page = sorted.limit(query.limit, offset: query.offset)
        let all = request
        return try await pool.read { db in (try page.fetchAll(db), try all.fetchCount(db)) }
    }
}

/// Words as they are searched: small letters without accents.
enum SearchText {
    static func fold(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: Locale(identifier: "fr")).lowercased()
            .replacing("œ", with: "oe")
    }
}

extension Store {
    /// The operations into which a consultation was gathered.
    func operations(with id: String) async throws -> [OperationRecord] {
        // Identifiers are long and random: nothing else in a draft reads like one.
        try await pool.read { try OperationRecord.filter(Column("draft").like("%\(id)%")).order(Column("createdAt")).fetchAll($0) }
    }

    /// The packages that were uploaded as corrections of a consultation.
    func corrections(of id: String) async throws -> [ConsultationRecord] {
        try await pool.read { try ConsultationRecord.filter(Column("previous") == id).order(Column("createdAt")).fetchAll($0) }
    }
}
