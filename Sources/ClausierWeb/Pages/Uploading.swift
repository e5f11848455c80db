// From an upload to a queued consultation: the same for pages and for programs.

import Clausier
import Foundation
import GRDB
import Hummingbird

extension Site {
    /// Takes in an upload and queues it: one consultation, or one of each file where the form says so.
    ///
    /// - Parameter mayTakeFiles: asked before the first file is written.
    func receive(_ request: Request, by author: String?, mayTakeFiles: @escaping (FormFields) throws -> Void) async throws -> [ConsultationRecord] {
        guard !workshop.isFull else {
            throw PageProblem(.serviceUnavailable, "Trop de contrôles attendent déjà. Réessayez dans quelques minutes.")
        }
        let type = request.headers[.contentType] ?? ""
        guard let intake = Intake(contentType: type, into: store.folder, limits: limits, mayTakeFiles: mayTakeFiles) else {
            throw PageProblem(.unsupportedMediaType, "L’envoi doit être un formulaire « multipart/form-data ».")
        }
        do {
            for try await buffer in request.body { try intake.take(buffer.readableBytesView, count: buffer.readableBytes) }
            try intake.finish()
        } catch let error as FormError {
            let status: HTTPResponse.Status =
                switch error.reason {
                case .malformed: .badRequest
                case .tooLarge, .tooMany: .contentTooLarge
                case .storage: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
                }
            throw PageProblem(status, "Rien n’a été enregistré\u{A0}: \(error.message).")
        }
        try mayTakeFiles(intake.fields)
        guard !intake.files.isEmpty else { throw PageProblem(.badRequest, "Choisissez au moins un fichier.") }
        guard intake.fields["separe"] != nil, intake.files.count > 1 else { return [try await keep(intake.files, intake.fields, by: author)] }
        var records: [ConsultationRecord] = []
        // In their order, the first on top of the history.
        let now = Date()
        for (number, file) in intake.files.reversed().enumerated() {
            records.append(try await keep([file], intake.fields, by: author, now: now.addingTimeInterval(Double(number) / 1000), isOneOfMany: true))
        }
        return records
    }

    private func keep(_ files: [Intake.File], _ fields: FormFields, by author: String?, now: Date = Date(), isOneOfMany: Bool = false) async throws -> ConsultationRecord {
        let id = Identifier.make()
        let names = files.map { $0.name.isEmpty ? "sans nom" : $0.name }
        let title = String(((isOneOfMany ? nil : fields.text("titre")) ?? Self.title(names)).prefix(200))
        var record = ConsultationRecord(
            id: id, title: title, searchText: SearchText.fold(([title] + names).joined(separator: " ")), createdBy: author, previous: nil, now: now)
        if let day = fields.text("droit") {
            guard CivilDate(iso: day) != nil else { throw PageProblem(.badRequest, "« \(day) » n’est pas un jour comme 2026-08-21.") }
            record.lawDay = day
        }
        if let previous = isOneOfMany ? nil : fields.text("precedent") {
            guard let known = try await store.consultation(previous) else {
                throw PageProblem(.badRequest, "Le contrôle dont ce dossier serait la correction n’existe pas.")
            }
            record.previous = known.id
            if record.lawDay == nil { record.lawDay = known.lawDay }
        }
        try FileManager.default.createDirectory(
            atPath: store.folder.folder(of: id), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        do {
            for (position, file) in files.enumerated() {
                try FileManager.default.moveItem(atPath: file.path, toPath: store.folder.upload(position, of: id))
            }
            let uploads = files.enumerated().map { position, file in
                UploadRecord(consultation: id, position: position, name: names[position], bytes: file.bytes)
            }
            let kept = record
            try await store.pool.write { db in
                try kept.insert(db)
                for upload in uploads { try upload.insert(db) }
                if let previous = kept.previous {
                    try Self.carryAnswers(from: previous, to: id, now: now, db)
                    for carried in try CarriedPaperRecord.all(from: previous, to: id, db) { try carried.insert(db) }
                }
            }
        } catch {
            try? store.folder.remove(id)
            throw error
        }
        do {
            try workshop.enqueue(id)
        } catch {
            // Its row says « queued »: it is taken up when there is room.
        }
        return record
    }

    /// Answers hold for the corrected package too, until somebody says otherwise; the report says which papers changed since.
    private static func carryAnswers(from previous: String, to id: String, now: Date, _ db: Database) throws {
        let papers = try PaperRecord.filter(Column("consultation") == previous).fetchAll(db).map { BasisPaper(path: $0.path, sha256: $0.sha256) }
        let basis = String(decoding: try JSONEncoder().encode(papers), as: UTF8.self)
        for var answer in try Store.answers(of: previous, db) {
            answer.id = Identifier.make()
            answer.consultation = id
            answer.basis = answer.basis ?? basis
            answer.createdAt = now
            answer.problem = nil
            try answer.insert(db)
        }
    }

    /// The folder all files stand in, or the first file.
    private static func title(_ names: [String]) -> String {
        let first = names.first ?? ""
        if let slash = first.firstIndex(of: "/"), names.allSatisfy({ $0.hasPrefix(first[...slash]) }) { return String(first[..<slash]) }
        return names.count == 1 ? first : "\(first) et \(counted(names.count - 1, "autre fichier", "autres fichiers"))"
    }
}
