// The form of the database, version by version: a migration that was published is never changed.

import Foundation
import GRDB

enum Migrations {
    static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("2026-11 first form", migrate: firstForm)
        migrator.registerMigration("2026-11 papers carried over", migrate: carriedPapers)
        return migrator
    }

    private static func carriedPapers(_ db: Database) throws {
        try db.alter(table: "paper") { $0.add(column: "takesComments", .boolean) }
        try db.alter(table: "finding") { $0.add(column: "lotNumber", .integer) }
        try db.create(table: "carriedPaper") { table in
            table.column("consultation", .text).notNull().references("consultation", onDelete: .cascade)
            for name in ["earlier", "sha256", "kind", "lots"] { table.column(name, .text).notNull() }
            table.column("isSought", .boolean).notNull()
            table.column("path", .text)
            table.primaryKey(["consultation", "earlier"])
        }
    }

    private static func firstForm(_ db: Database) throws {
        try db.create(table: "setting") { table in
            table.primaryKey("name", .text)
            table.column("value", .blob).notNull()
        }
        try db.create(table: "consultation") { table in
            table.primaryKey("id", .text)
            for name in ["title", "searchText", "state"] { table.column(name, .text).notNull() }
            for name in ["createdAt", "queuedAt"] { table.column(name, .datetime).notNull() }
            for name in ["startedAt", "finishedAt", "judgedAt"] { table.column(name, .datetime) }
            for name in ["createdBy", "lawDay", "failure", "ruleSet", "buyer", "launchDate", "summary"] { table.column(name, .text) }
            table.column("previous", .text).references("consultation", onDelete: .setNull)
            table.column("paperTotal", .integer)
            for name in [
                "attempts", "blocking", "major", "undetermined", "advice", "compliant", "notApplicable", "questions", "unread",
            ] { table.column(name, .integer).notNull() }
        }
        try db.create(index: "consultationByDate", on: "consultation", columns: ["createdAt"])
        try db.create(table: "upload") { table in
            table.column("consultation", .text).notNull().references("consultation", onDelete: .cascade)
            table.column("position", .integer).notNull()
            table.column("name", .text).notNull()
            table.column("bytes", .integer).notNull()
            table.primaryKey(["consultation", "position"])
        }
        try db.create(table: "paper") { table in
            table.column("consultation", .text).notNull().references("consultation", onDelete: .cascade)
            table.column("position", .integer).notNull()
            for name in ["path", "kind", "reasons", "lots", "status", "sha256"] { table.column(name, .text).notNull() }
            table.column("reason", .text)
            table.column("bytes", .integer).notNull()
            table.primaryKey(["consultation", "position"])
        }
        try db.create(table: "declaration") { table in
            table.column("consultation", .text).notNull().references("consultation", onDelete: .cascade)
            for name in ["path", "kind", "lots"] { table.column(name, .text).notNull() }
            table.primaryKey(["consultation", "path"])
        }
        try db.create(table: "answer") { table in
            table.primaryKey("id", .text)
            table.column("consultation", .text).notNull().indexed().references("consultation", onDelete: .cascade)
            for name in ["kind", "text", "author", "day"] { table.column(name, .text).notNull() }
            for name in ["attribute", "rule", "lot", "because", "question", "problem", "basis"] { table.column(name, .text) }
            table.column("createdAt", .datetime).notNull()
            table.column("retiredAt", .datetime)
        }
        try db.create(table: "finding") { table in
            table.column("consultation", .text).notNull().references("consultation", onDelete: .cascade)
            table.column("position", .integer).notNull()
            for name in ["finding", "rule", "title", "verdict", "verdictText", "message"] { table.column(name, .text).notNull() }
            table.column("lot", .text)
            table.column("severity", .text)
            table.column("harmless", .boolean).notNull()
            table.primaryKey(["consultation", "position"])
        }
        try db.create(table: "operation") { table in
            table.primaryKey("id", .text)
            for name in ["name", "draft", "report", "verdict"] { table.column(name, .text).notNull() }
            table.column("createdAt", .datetime).notNull()
            table.column("pending", .integer).notNull()
        }
        try db.create(table: "account") { table in
            table.primaryKey("name", .text)
            table.column("salt", .blob).notNull()
            table.column("hash", .blob).notNull()
            table.column("createdAt", .datetime).notNull()
        }
        try db.create(table: "session") { table in
            table.primaryKey("digest", .text)
            table.column("account", .text).notNull().references("account", onDelete: .cascade)
            table.column("expiresAt", .datetime).notNull()
        }
    }
}
