// What the database keeps, finds and forgets.

import Foundation
import GRDB
import Testing

@testable import ClausierWeb

final class StoreTests {
    private let path = NSTemporaryDirectory() + "clausier-store-" + UUID().uuidString

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private func store() throws -> Store { try Store(DataFolder(path)) }

    private func consultation(_ title: String, in store: Store) async throws -> String {
        let record = ConsultationRecord(
            id: Identifier.make(), title: title, searchText: SearchText.fold(title), createdBy: nil, previous: nil, now: Date())
        try await store.pool.write { try record.insert($0) }
        return record.id
    }

    private func answer(_ text: String, on attribute: String, to id: String, at seconds: Double) -> AnswerRecord {
        AnswerRecord(
            id: Identifier.make(), consultation: id, kind: .value, attribute: attribute, rule: nil, lot: nil, text: text, because: nil,
            author: "Camille Durand", day: "2026-11-27", createdAt: Date(timeIntervalSince1970: seconds), question: nil, problem: nil, basis: nil,
            retiredAt: nil)
    }

    @Test("words are found without accents and case, signs of the search are letters")
    func search() async throws {
        let store = try store()
        _ = try await consultation("Élagage des érables, cœur de ville", in: store)
        _ = try await consultation("Nettoyage 100 %", in: store)
        func titles(_ text: String) async throws -> Int {
            var query = HistoryQuery()
            query.text = text
            return try await store.history(query).total
        }
        #expect(try await titles("elagage COEUR") == 1)
        #expect(try await titles("100 %") == 1)
        #expect(try await titles("%") == 1)
        #expect(try await titles("_") == 0)
        #expect(try await titles("") == 2)
    }

    @Test("an answer replaces the one before on the same subject, and comes off again")
    func answers() async throws {
        let store = try store()
        let id = try await consultation("A", in: store)
        try await store.add([answer("12 mois", on: "procedure.duration", to: id, at: 1), answer("oui", on: "procedure.accelerated", to: id, at: 2)], to: id)
        try await store.add([answer("24 mois", on: "procedure.duration", to: id, at: 3)], to: id)
        let standing = try await store.answers(of: id)
        #expect(standing.map(\.text) == ["oui", "24 mois"])
        #expect(try await store.withdraw(answer: standing[1].id, from: id, now: Date()))
        #expect(try await !store.withdraw(answer: standing[1].id, from: id, now: Date()))
        #expect(try await !store.withdraw(answer: standing[0].id, from: "autre", now: Date()))
        #expect(try await store.answers(of: id).map(\.text) == ["oui"])
    }

    @Test("what belongs to a consultation goes with it; its corrections stay")
    func deletion() async throws {
        let store = try store()
        let id = try await consultation("A", in: store)
        try await store.add([answer("oui", on: "procedure.accelerated", to: id, at: 1)], to: id)
        var correction = ConsultationRecord(id: Identifier.make(), title: "B", searchText: "b", createdBy: nil, previous: id, now: Date())
        let inserted = correction
        try await store.pool.write { try inserted.insert($0) }
        try FileManager.default.createDirectory(atPath: store.folder.folder(of: id), withIntermediateDirectories: true)
        try await store.delete(id)
        #expect(!FileManager.default.fileExists(atPath: store.folder.folder(of: id)))
        #expect(try await store.pool.read { try AnswerRecord.fetchCount($0) } == 0)
        correction = try #require(try await store.consultation(correction.id))
        #expect(correction.previous == nil)
    }

    @Test("passwords are checked, sessions end")
    func accounts() async throws {
        let store = try store()
        #expect(throws: AccountProblem.self) { try store.setPassword("trop court", of: "") }
        #expect(throws: AccountProblem.self) { try store.setPassword("court", of: "martin") }
        try store.setPassword("une phrase de passe", of: "martin")
        #expect(try await store.checkPassword("une phrase de passe", of: "martin"))
        #expect(try await !store.checkPassword("une phrase de passe ", of: "martin"))
        #expect(try await !store.checkPassword("une phrase de passe", of: "dupont"))
        let now = Date()
        let cookie = try await store.openSession(for: "martin", now: now)
        #expect(try await store.account(ofSession: cookie, now: now) == "martin")
        #expect(try await store.account(ofSession: cookie, now: now.addingTimeInterval(13 * 3600)) == nil)
        // Another password closes what was open.
        try store.setPassword("une autre phrase de passe", of: "martin")
        #expect(try await store.account(ofSession: cookie, now: now) == nil)
    }

    @Test("a folder of the first form is brought to the present one, with what it holds")
    func migration() async throws {
        let folder = try DataFolder(path)
        let id = Identifier.make()
        do {
            let old = try DatabasePool(path: folder.database)
            try Migrations.migrator().migrate(old, upTo: "2026-11 first form")
            let record = ConsultationRecord(id: id, title: "A", searchText: "a", createdBy: nil, previous: nil, now: Date())
            try await old.write { db in
                try record.insert(db)
                try db.execute(
                    sql: "INSERT INTO paper (consultation, position, path, kind, reasons, lots, status, bytes, sha256) VALUES (?, 0, 'RC.docx', 'rc', '', '', 'read', 1, 'aa')",
                    arguments: [id])
                try DeclarationRecord(consultation: id, path: "RC.docx", kind: "ccap", lots: "2").insert(db)
            }
            try old.close()
        }
        let store = try store()
        let papers = try await store.papers(of: id)
        #expect(papers.map(\.path) == ["RC.docx"])
        #expect(papers.first?.takesComments == nil)
        let carried = try await store.pool.read { try CarriedPaperRecord.all(from: id, to: "suite", $0) }
        #expect(carried.map { [$0.earlier, $0.kind, $0.lots, $0.sha256] } == [["RC.docx", "ccap", "2", "aa"]])
    }

    @Test("a data folder is opened again as it was left")
    func reopening() async throws {
        let secret = try store().secret
        #expect(try store().secret == secret)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
    }
}
